"""Forum profiles: which sections a dossier has and how they are worded, as checked data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from casefiles.domain.audiences import AUDIENCES
from casefiles.domain.errors import InvalidForm, Refused
from casefiles.domain.sections import SECTIONS
from casefiles.dossier.plain_yaml import SIZE_LIMIT, Plain, read_plain_yaml

WORDING: Final[Mapping[str, frozenset[str]]] = {
    "running_head": frozenset({"reference"}),
    "cite": frozenset({"exhibit", "page"}),
    "cite_separate": frozenset({"exhibit"}),
    "dossier_page": frozenset({"dossier_page"}),
    "page_count": frozenset({"count", "dossier_page"}),
    "stamp": frozenset({"exhibit", "page", "count"}),
    "exhibit_bookmark": frozenset({"exhibit", "title"}),
} | dict.fromkeys(
    (
        "page_word",
        "reference",
        "client",
        "requesting_state",
        "requested_state",
        "audience",
        "dated",
        "hearing",
        "person",
        "appearance",
        "named",
        "pseudonym",
        "date",
        "place",
        "event",
        "proof",
        "cites",
        "on_instructions",
        "evidence_to_follow",
        "mark",
        "title",
        "witness",
        "first_page",
        "pages",
        "produced_separately",
        "exhibit",
        "legend_intro",
        "legend_pseudonym",
        "legend_withheld",
        "legend_boxes_name",
        "legend_boxes",
        "legend_limits_name",
        "legend_limits",
    ),
    frozenset[str](),
)
"""The wordings that a profile gives, each with the tokens that it must hold."""

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
        "sections",
        "audiences",
        "wording",
    }
)
_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")
_TOKEN: Final = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a dossier and its heading."""

    id: str
    heading: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What one forum wants.

    Attributes:
        as_of: day on which its source was checked.
        review_by: day after which its limits only warn.
        is_unverified: it is a house form or rests on general knowledge.
        audiences: each audience in words.
        wording: texts with `{tokens}`, keyed as in `WORDING`.
    """

    id: str
    title: str
    as_of: date
    review_by: date
    source: str
    is_unverified: bool
    language: str
    sections: tuple[Section, ...]
    audiences: Mapping[str, str]
    wording: Mapping[str, str]

    def say(self, key: str, **values: str) -> str:
        """Return a wording with its tokens replaced, once and by plain text."""
        return "".join(values[piece] if is_token else piece for piece, is_token in self.pieces(key))

    def pieces(self, key: str) -> tuple[tuple[str, bool], ...]:
        """Return a wording cut at its tokens: pairs of text or token name, and which it is."""
        cut = _TOKEN.split(self.wording[key])
        return tuple((piece, index % 2 == 1) for index, piece in enumerate(cut) if piece)


def profile_path(resources: Path, profile_id: str) -> Path:
    """Return where a profile lies.

    Raises:
        Refused: unknown_profile, where no profile can have this id.
    """
    if not _ID.match(profile_id):
        raise Refused("unknown_profile")
    return resources / "profiles" / f"{profile_id}.yaml"


def load_profile(path: Path) -> Profile:
    """Read a profile, all or nothing.

    Raises:
        Refused: unknown_profile, where there is no such file.
        InvalidForm: profile_invalid; the details tell a reason and, where known, line or key.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError:
        raise Refused("unknown_profile") from None
    fields = _fields(read_plain_yaml(data), _FIELDS)
    profile = Profile(
        id=_text(fields["id"]),
        title=_text(fields["title"]),
        as_of=_day(fields["as_of"]),
        review_by=_day(fields["review_by"]),
        source=_text(fields["source"]),
        is_unverified=_truth(fields["unverified"]),
        language=_text(fields["language"]),
        sections=_sections(fields["sections"]),
        audiences=_texts(fields["audiences"], AUDIENCES),
        wording=_texts(fields["wording"], frozenset(WORDING)),
    )
    _check(profile, path)
    return profile


def _check(profile: Profile, path: Path) -> None:
    if not _ID.match(profile.id) or profile.id != path.stem:
        raise InvalidForm("profile_invalid", reason="id_is_not_file_name")
    if profile.language not in LANGUAGES:
        raise InvalidForm("profile_invalid", reason="unknown_language")
    if profile.review_by < profile.as_of:
        raise InvalidForm("profile_invalid", reason="review_before_as_of")
    for key, tokens in WORDING.items():
        found = _TOKEN.findall(profile.wording[key])
        rest = _TOKEN.sub("", profile.wording[key])
        if sorted(found) != sorted(tokens) or "{" in rest or "}" in rest:
            raise InvalidForm("profile_invalid", reason="wrong_tokens", key=key)


def _fields(value: Plain, known: frozenset[str]) -> dict[str, Plain]:
    if not isinstance(value, dict):
        raise InvalidForm("profile_invalid", reason="not_a_mapping")
    if value.keys() - known:
        raise InvalidForm("profile_invalid", reason="unknown_key")
    missing = sorted(known - value.keys())
    if missing:
        raise InvalidForm("profile_invalid", reason="missing_key", key=missing[0])
    return value


def _texts(value: Plain, known: frozenset[str]) -> dict[str, str]:
    return {key: _text(text) for key, text in _fields(value, known).items()}


def _text(value: Plain) -> str:
    if not isinstance(value, str) or not value.strip():
        raise InvalidForm("profile_invalid", reason="not_a_text")
    return value


def _truth(value: Plain) -> bool:
    if value not in {"true", "false"}:
        raise InvalidForm("profile_invalid", reason="not_true_or_false")
    return value == "true"


def _day(value: Plain) -> date:
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise InvalidForm("profile_invalid", reason="not_a_day") from None


def _sections(value: Plain) -> tuple[Section, ...]:
    if not isinstance(value, list):
        raise InvalidForm("profile_invalid", reason="not_a_list")
    sections = []
    for item in value:
        fields = _fields(item, frozenset({"id", "heading"}))
        sections.append(Section(_text(fields["id"]), _text(fields["heading"])))
    ids = [section.id for section in sections]
    if len(set(ids)) < len(ids) or not set(ids) <= set(SECTIONS):
        raise InvalidForm("profile_invalid", reason="unknown_or_doubled_section")
    return tuple(sections)
