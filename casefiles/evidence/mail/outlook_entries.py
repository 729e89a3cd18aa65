"""What Outlook keeps beside mails: appointments, people, tasks and notes, told as letters."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import Enum
from typing import Final

from casefiles.evidence.layout.email_pages import EmailMessage
from casefiles.evidence.mail.outlook_properties import PropertyBag, moment_of, text_of


class KindOfEntry(Enum):
    """What an entry is, and the word that stands before its subject."""

    NONE = "none"
    MAIL = ""
    APPOINTMENT = "Appointment"
    PERSON = "Contact"
    GROUP = "Group of contacts"
    TASK = "Task"
    NOTE = "Note"
    JOURNAL = "Journal entry"


_KINDS: Final = (
    ("ipm.appointment", KindOfEntry.APPOINTMENT),
    ("ipm.contact", KindOfEntry.PERSON),
    ("ipm.distlist", KindOfEntry.GROUP),
    ("ipm.task", KindOfEntry.TASK),
    ("ipm.stickynote", KindOfEntry.NOTE),
    ("ipm.activity", KindOfEntry.JOURNAL),
)
_OF_THE_PROGRAM: Final = (
    "ipm.microsoft",
    "ipm.configuration",
    "ipm.rule",
    "ipm.extendedrule",
    "ipc.",
    "ipm.wunderbar",
)
"""Settings that Outlook keeps among the messages."""
_TEXT, _TIME = text_of, moment_of
_FIXED_LINES: Final = (
    ("Name", 0x3001, _TEXT),
    ("Company", 0x3A16, _TEXT),
    ("Position", 0x3A17, _TEXT),
    ("Business telephone", 0x3A08, _TEXT),
    ("Home telephone", 0x3A09, _TEXT),
    ("Mobile telephone", 0x3A1C, _TEXT),
    ("Other telephone", 0x3A1F, _TEXT),
    ("Birthday", 0x3A42, _TIME),
    ("Nickname", 0x3A4F, _TEXT),
    ("Web page", 0x3A51, _TEXT),
)
_NAMED_LINES: Final = (
    ("Begins", 0x820D, _TIME),
    ("Ends", 0x820E, _TIME),
    ("Place", 0x8208, _TEXT),
    ("Repeats", 0x8232, _TEXT),
    ("Begins", 0x8104, _TIME),
    ("Due", 0x8105, _TIME),
    ("E-mail", 0x8083, _TEXT),
    ("E-mail", 0x8093, _TEXT),
    ("E-mail", 0x80A3, _TEXT),
    ("Home address", 0x801A, _TEXT),
    ("Business address", 0x801B, _TEXT),
    ("Other address", 0x801C, _TEXT),
)
"""Properties that each file numbers anew; these are the numbers of their names (MS-OXPROPS)."""


def kind_of_entry(class_name: str) -> KindOfEntry:
    """Return what an entry is by its class; nothing where it is a setting of the program."""
    text = class_name.casefold()
    if text.startswith(_OF_THE_PROGRAM):
        return KindOfEntry.NONE
    return next((kind for start, kind in _KINDS if text.startswith(start)), KindOfEntry.MAIL)


def entry_letter(
    letter: EmailMessage, kind: KindOfEntry, bag: PropertyBag, aliases: Mapping[int, int]
) -> EmailMessage:
    """Return an entry as a letter: its word before the subject, its fields before the text.

    Args:
        letter: what the entry says as a mail does.
        kind: of the entry.
        bag: its properties.
        aliases: tags of properties that have numbers as names, by these.
    """
    lines = [f"{name}: {value}" for name, value in _lines(kind, bag, aliases)]
    text = "\n".join((*lines, "", letter.text)) if lines else letter.text
    return replace(letter, subject=f"{kind.value}: {letter.subject}", text=text.strip("\n"))


def _lines(
    kind: KindOfEntry, bag: PropertyBag, aliases: Mapping[int, int]
) -> Iterator[tuple[str, str]]:
    if kind is KindOfEntry.PERSON:
        for name, tag, value in _FIXED_LINES:
            if text := value(bag, tag):
                yield name, text
    for name, number, value in _NAMED_LINES:
        tag = aliases.get(number, 0)
        if tag and (text := value(bag, tag)):
            yield name, text
