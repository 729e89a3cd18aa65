"""The list of an outsider: phrases about fourteen people, and the case and files they stand in."""

import csv
import email.message
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from casefiles.redaction.kinship.word_lists import words_of

LISTS: Final = Path(__file__).parents[1] / "lists"
BREAK: Final = "<|>"
"""Between two messages, or two cells."""
NOBODY_PROTECTED: Final = "-"
CLIENT: Final = "P01"
NAMES: Final = frozenset(
    words_of(
        """
full-name nick inflection translit initials misspelling mask title reorder shortform case mrz split
hyphen possessive spacing bracket punctuation mixed-script finglish spelling filename spelled layout
homoglyph leet alias embedded single-name hashtag
"""
    )
)
"""Kinds of names; all others are kinship, numbers, days, addresses and what stands on the net."""
BEYOND: Final = frozenset(
    words_of("alias kinship-chain spelled layout homoglyph leet phone-words plate-words dob-words")
)
"""Kinds that a list of names does not reach by itself: asking is a fair answer, see the list."""
NOT_ATTEMPTED: Final = frozenset({216, 276, 304, 339})
"""Rows that only somebody who knows the people could tell: whoever "remains in Ghulja" where the
father died, a boy told by his age alone, "not yet four", letters spelled by names. Most of the rest
of these kinds is asked about, so the rows are named, not their kinds."""
KIN_KINDS: Final = frozenset({"kinship", "kinship-noowner", "kinship-chain"})
KIN_DECOYS: Final = frozenset(
    words_of("idiom others-kin generic-kin form-label other-kin-unlisted")
)
"""Kinds of what only looks like a protected person's kin; idioms with a name are none of them."""
OWN: Final = "own"
"""Carrier of such a decoy where it stands in a text of the lawyer's."""
_KIN: Final = {
    "P02": ("sister", ""), "P03": ("brother", ""), "P04": ("mother", ""), "P05": ("husband", ""),
    "P06": ("child", ""), "P13": ("wife", "P03"), "P08": ("husband", "P07"),
    "P09": ("other", "P07"), "P10": ("mother", "P11"), "P12": ("wife", "P11"),
    "P14": ("other", "P11"),
}  # fmt: skip
"""What each is, and to whom; nobody told is the client."""
_RELATED: Final = (
    {"person_id": "P13", "other_id": "P01", "kind": "in_law"},
    {"person_id": "P09", "other_id": "P08", "kind": "in_law"},
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A row of the list; a decoy is of nobody."""

    number: int
    language: str
    carrier: str
    speaker: str
    person: str
    kind: str
    mention: str
    text: str

    @property
    def is_decoy(self) -> bool:
        """Tell whether it must stay."""
        return self.person == NOBODY_PROTECTED


def phrases() -> tuple[Phrase, ...]:
    """Return the list."""
    with (LISTS / "outside_phrases.tsv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
    return tuple(
        Phrase(int(row[0]), *row[1:6], row[6].replace("\\n", "\n"), row[7].replace("\\n", "\n"))
        for row in rows
    )


def people() -> list[dict[str, Any]]:
    """Return the people of the list as a case form has them."""
    told = yaml.safe_load((LISTS / "outside_people.yaml").read_text("utf-8"))["people"]
    return [_person(one) for one in told]


def _person(told: dict[str, Any]) -> dict[str, Any]:
    own: dict[str, Any] = {
        "id": told["id"],
        "protection": told["protection"],
        "names": [{"text": name} for name in told["names"]],
        "identifiers": told["identifiers"],
        "proposed_names": "ask",
    }
    if told["id"] == CLIENT:
        own["role"] = "client"
    if told["id"] in _KIN:
        kin, related = _KIN[told["id"]]
        own["kin"] = kin
        if related:
            own["related_to"] = related
    return own


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of the case: what one speaker says in one kind of file.

    Attributes:
        ending: of its file; name for the name of a file alone.
    """

    ending: str
    speaker: str
    phrases: tuple[Phrase, ...]

    @property
    def reference(self) -> str:
        """Name the document."""
        number = f"-{self.phrases[0].number}" if self.ending in {"name", "unset"} else ""
        return f"d-{self.ending}-{self.speaker or 'nobody'}{number}"

    @property
    def file(self) -> str:
        """Name its file."""
        return (
            f"{self.reference}.{'txt' if self.ending in {'name', 'chat', 'unset'} else self.ending}"
        )


UNSET: Final = re.compile("[\u0900-\u097f]")
_ENDINGS: Final = {"mail": "mbox", "table": "csv", "message": "chat", "filename": "name"}


def papers(rows: Iterable[Phrase]) -> tuple[Paper, ...]:
    """Return the documents of some phrases: one for each speaker and kind of file."""
    found: defaultdict[tuple[str, str, int], list[Phrase]] = defaultdict(list)
    for row in rows:
        # A script that is not set on pages lets nothing of its document leave.
        ending = "unset" if UNSET.search(row.text) else _ENDINGS.get(row.carrier, "txt")
        is_alone = ending in {"name", "unset"}
        found[ending, row.speaker, row.number if is_alone else 0].append(row)
    return tuple(Paper(ending, speaker, tuple(own)) for (ending, speaker, _), own in found.items())


def form(told: Sequence[Paper]) -> dict[str, Any]:
    """Return a case with these documents."""
    return {
        "reference": "OUTSIDE",
        "title": "A case",
        "client": CLIENT,
        "persons": people(),
        "documents": [_document(one) for one in told],
        "register": {"relationship": [*_RELATED]},
        "narrative": [paragraph(row) for one in told for row in one.phrases if is_own(row)],
    }


def is_own(row: Phrase) -> bool:
    return row.is_decoy and row.kind in KIN_DECOYS and row.number not in _NAMES_AS_IDIOMS


_NAMES_AS_IDIOMS: Final = frozenset({855, 856, 857})


def paragraph(row: Phrase) -> str:
    return row.text.replace(BREAK, " ")


def _document(one: Paper) -> dict[str, Any]:
    exhibit = {"mark": one.reference}
    if one.speaker:
        exhibit["spoken_by"] = CLIENT if one.speaker == "client" else one.speaker
    title = one.phrases[0].text if one.ending == "name" else ""
    return {"id": one.reference, "file": one.file, "title": title, "exhibit": exhibit}


_APART: Final = "=. =. =. =. =."
"""Between two phrases, so that neither stands near the other."""
_COLUMNS: Final = 6


def bytes_of(one: Paper) -> bytes:
    if one.ending == "chat":
        return _chat(one.phrases).encode()
    if one.ending == "mbox":
        mails = (b"From nobody Tue Sep 12 18:02:00 2023\n" + _mail(row.text) for row in one.phrases)
        return b"\n".join(mails)
    if one.ending == "csv":
        rows = ([row.text.split(BREAK), [_APART]] for row in one.phrases)
        lines = (",".join(_cells(cells)) for own in rows for cells in own)
        return ("\n".join(lines) + "\n").encode()
    if one.ending == "name":
        return f"File {one.phrases[0].number}.\n".encode()
    return "".join(
        f"{row.text.replace(BREAK, chr(10))}\n{_APART}\n" for row in one.phrases
    ).encode()


def _cells(told: Sequence[str]) -> Iterator[str]:
    for at in range(_COLUMNS):
        cell = told[at] if at < len(told) else ""
        yield f'"{cell}"'


def _chat(rows: Iterable[Phrase]) -> str:
    lines = []
    for at, row in enumerate(rows):
        # Somebody else writes each time, so that none goes on with what another began.
        sender = "Q" + "".join(chr(ord("a") + int(digit)) for digit in f"{row.number:03}")
        said = [*row.text.split(BREAK)]
        when = f"12/09/{2000 + at % 24}, "
        lines += [f"{when}18:{minute:02} - {sender}: {line}" for minute, line in enumerate(said)]
        lines.append(f"{when}19:00 - Zz: {_APART}")
    return "\n".join([*lines, ""])


def _mail(text: str) -> bytes:
    message = email.message.EmailMessage()
    subject = re.search(r"^Subject: (.*)$", text, re.MULTILINE)
    sender = re.search(r"^From: (.*)$", text, re.MULTILINE)
    message["From"] = sender[1] if sender else "office@example.org"
    message["To"] = "desk@example.org"
    message["Subject"] = subject[1] if subject else "Note"
    message["Date"] = "Tue, 12 Sep 2023 18:02:00 +0000"
    message.set_content(text)
    return message.as_bytes()
