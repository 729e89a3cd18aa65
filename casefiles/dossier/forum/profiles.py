"""Forum profiles: which sections a dossier has and how they are worded, as checked data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from casefiles.domain.disclosure.sections import SECTIONS
from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.dossier.forum.dates import ENGLISH_DATES, DateWording
from casefiles.dossier.forum.forums import ForumProfile
from casefiles.dossier.forum.wording import SLOT, load_wording, wording_of
from casefiles.library.seen import READING, is_unverified_form
from casefiles.resource_files.plain_fields import (
    day,
    fields,
    form_path,
    require_days,
    require_own_name,
    some_fields,
    text,
    truth,
)
from casefiles.resource_files.plain_yaml import Plain, bytes_of_form, read_plain_yaml

LANGUAGES: Final = frozenset({"en"})
"""Languages in which `dossier.dates` can word a date."""

_FIELDS: Final = frozenset(
    {
        "id",
        "title",
        "as_of",
        "review_by",
        "source",
        "unverified",
        "language",
        "takes_attachments",
        "sections",
        "audiences",
    }
)
_MAY_HAVE: Final = frozenset({"wording"}) | READING
_TOKEN: Final = re.compile(SLOT)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a dossier and its heading."""

    id: str
    heading: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What one forum wants.

    Attributes:
        as_of: day as of which it says what the forum wants.
        review_by: day after which its limits only warn.
        is_unverified: it is a house form or rests on general knowledge.
        takes_attachments: the forum takes files inside the file, so that a list of the exhibits
            for machines goes with it (PDF/A-3a); else it gets PDF/A-2a.
        audiences: each audience in words.
        wording: texts with `{tokens}`, keyed as in `wording.WORDING`: those of its language where
            it has none of its own.
        form: what a forum asks for, where it has headings and fields of its own.
        dates: how its language words dates; `kinds_of_dates` those of a case, by code.
        languages: what it calls languages, by code; `authorities` decisions and those who gave
            them, by their English names; `messages` what a message with papers says.
        is_wording_unread: nobody who pleads in its language has read all its words.
        language_in_english: what that language is called there; empty for a profile as it came.
    """

    id: str
    title: str
    as_of: date
    review_by: date
    source: str
    is_unverified: bool
    language: str
    takes_attachments: bool
    sections: tuple[Section, ...]
    audiences: Mapping[str, str]
    wording: Mapping[str, str]
    form: ForumProfile | None = None
    dates: DateWording = ENGLISH_DATES
    kinds_of_dates: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    authorities: Mapping[str, str] = field(default_factory=dict)
    messages: Mapping[str, str] = field(default_factory=dict)
    is_wording_unread: bool = False
    language_in_english: str = ""

    @property
    def is_schedule(self) -> bool:
        """Whether it lists what another edition lacks, and nothing else."""
        return any(section.id == "schedule" for section in self.sections)

    @property
    def is_of_authorities(self) -> bool:
        """Whether it holds authorities and nothing that the case itself says."""
        ids = {section.id for section in self.sections}
        return "authorities" in ids and not ids & {"grounds", "statement", "chronology"}

    def say(self, key: str, **values: str) -> str:
        """Return a wording with its tokens replaced, once and by plain text."""
        return "".join(values[piece] if is_token else piece for piece, is_token in self.pieces(key))

    def kind_of_date(self, code: str) -> str:
        """Return what a date of a case is for, in the language of the dossier."""
        words = code.replace("_", " ")
        return self.kinds_of_dates.get(code) or f"{words[:1].upper()}{words[1:]}"

    def pieces(self, key: str) -> tuple[tuple[str, bool], ...]:
        """Return a wording cut at its tokens: pairs of text or token name, and which it is."""
        cut = _TOKEN.split(self.wording[key])
        return tuple((piece, index % 2 == 1) for index, piece in enumerate(cut) if piece)


def profile_path(resources: Path, profile_id: str) -> Path:
    """Return where a profile lies.

    Raises:
        Refused: unknown_profile, where no profile can have this id.
    """
    return form_path(resources / "profiles", profile_id, Refused("unknown_profile"))


def load_profile(path: Path) -> Profile:
    """Read a profile, all or nothing.

    Raises:
        Refused: unknown_profile, where there is no such file.
        InvalidForm: profile_invalid; the details tell a reason and, where known, line or key.
            law_invalid, where nobody signed for what it declares verified.
    """
    data = bytes_of_form(path, Refused("unknown_profile"))
    entry = some_fields(read_plain_yaml(data), _FIELDS, _MAY_HAVE)
    language = text(entry["language"])
    if language not in LANGUAGES:
        raise InvalidInput("profile_invalid", reason="unknown_language")
    common = load_wording(path.parent / "wording" / f"{language}.yaml")
    profile = Profile(
        id=text(entry["id"]),
        title=text(entry["title"]),
        as_of=day(entry["as_of"]),
        review_by=day(entry["review_by"]),
        source=text(entry["source"]),
        is_unverified=is_unverified_form(entry, path),
        language=language,
        takes_attachments=truth(entry["takes_attachments"]),
        sections=_sections(entry["sections"]),
        audiences=_texts(entry["audiences"], AUDIENCES),
        wording={**common, **wording_of(entry.get("wording", {}))},
    )
    require_own_name(profile.id, path)
    require_days(profile.as_of, profile.review_by)
    return profile


def _texts(value: Plain, known: frozenset[str]) -> dict[str, str]:
    return {key: text(one) for key, one in fields(value, known).items()}


def _sections(value: Plain) -> tuple[Section, ...]:
    if not isinstance(value, list):
        raise InvalidInput("profile_invalid", reason="not_a_list")
    sections = []
    for item in value:
        entry = fields(item, frozenset({"id", "heading"}))
        sections.append(Section(text(entry["id"]), text(entry["heading"])))
    ids = [section.id for section in sections]
    if len(set(ids)) < len(ids) or not set(ids) <= set(SECTIONS):
        raise InvalidInput("profile_invalid", reason="unknown_or_doubled_section")
    return tuple(sections)
