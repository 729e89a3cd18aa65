"""What the redaction queue holds: things that machines found and only a person can decide."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from casefiles.domain.files.extraction import PageText
from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId
from casefiles.domain.records.case_records import NOBODY, Person
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.redaction.kinships import KinshipsAt
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.finding.excuses import EXCUSED_NAME
from casefiles.redaction.names.left_words import PUBLIC_WORD
from casefiles.redaction.names.mentions import Matcher, Mention
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.sought import Sought
from casefiles.words.language import msg_mark

NOWHERE: Final = DocumentId("")
CONTEXT: Final = 60
"""Characters shown on each side of what was found."""
_KEY: Final = 24
"""Hexadecimal digits of a key."""

OnAccept: TypeAlias = Literal["mark", "name", "refer", "note", "kin"]
"""What becomes of an item that is accepted: mark: its place goes from the pages; name: its text
is added to the written forms of the person, so that it goes everywhere; refer: its text in a
record becomes a reference to the person; note: the decision alone is kept; kin: it has answers of
its own, see `kinship_answers`."""


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """One of several places that an item stands for.

    Attributes:
        key: names it, where it is decided by itself.
        page: on which it begins.
        areas: pages and boxes of the lines of its whole sentence; `spots` of its own words.
        discloses: the sentence may say what somebody did.
    """

    key: str
    page: int
    areas: tuple[tuple[int, Box], ...]
    spots: tuple[tuple[int, Box], ...]
    before: str
    text: str
    after: str
    discloses: bool = False


@dataclass(frozen=True, slots=True)
class RedactionSuggestion:
    """One thing to decide.

    Attributes:
        kind: code of what it is, a key of `KINDS`.
        key: names it; the same after each new search, as long as what stands there is the same.
        document_id: where it stands; empty for a record of the case.
        page: from 1; 0 where it stands on none.
        boxes: one per line that holds a part of it.
        before: text before it, on one line.
        text: what was found.
        after: text after it.
        person_id: whom it may lead to; empty if nobody in particular.
        words: why it is here, in words.
        same: names everything that is alike, wherever it stands; empty where nothing is.
        record: kind and id of the record in whose text it stands.
        count: places that it stands for.
        places: all of them, where one answer is for all.
        may_be: everybody whom it may lead to, where that is more than one.
        word: what is answered for the whole case, folded; empty where each place is by itself.
        form: what of the person's names it may be, as listed.
        owners: everyone whom it may lead to.
        means: whom its words speak of, where that is another person than they lead to.
        also: what its other places have in place of `text`, such as other cases of a name.
    """

    kind: str
    key: str
    document_id: DocumentId
    page: int
    boxes: tuple[Box, ...]
    before: str
    text: str
    after: str
    person_id: PersonId
    words: str
    same: str = ""
    record: tuple[str, str] = ("", "")
    count: int = 1
    places: tuple[ItemPlace, ...] = ()
    may_be: tuple[PersonId, ...] = ()
    word: str = ""
    form: str = ""
    owners: tuple[PersonId, ...] = ()
    means: PersonId = NOBODY
    also: tuple[str, ...] = ()

    @property
    def spots(self) -> tuple[tuple[int, Box], ...]:
        """Pages and boxes of the words of all its places."""
        if self.places:
            return tuple(spot for one in self.places for spot in one.spots)
        return tuple((self.page, box) for box in self.boxes)


@dataclass(frozen=True, slots=True)
class SuggestionKind:
    """One kind of item.

    Attributes:
        title: what items of it are called together.
        question: what is to be decided.
        accept: words of the answer that removes it.
        reject: words of the answer that leaves it.
        on_accept: what becomes of it then.
        needs_person: accepting it needs somebody whom it leads to.
        is_word: its word is answered for the whole case too: as a name of the person, so that it
            goes everywhere and later, or as none, so that it never comes back.
    """

    title: str
    question: str
    accept: str = msg_mark("Redact")
    reject: str = msg_mark("Do not redact")
    on_accept: OnAccept = "mark"
    needs_person: bool = False
    is_word: bool = False


@dataclass(frozen=True, slots=True)
class CaseContext:
    """What sources know of the case.

    Attributes:
        matcher: finds the protected, as projection, pages and clearance do.
        stamp: changes with names, numbers, kinship and protection of people, and what may stay.
        sought: what the matcher was made of.
        kinships: who is whose kin.
    """

    case_id: CaseId
    persons: tuple[Person, ...]
    matcher: Matcher
    stamp: str
    sought: Sought
    kinships: KinshipsAt = field(default_factory=KinshipsAt)


@dataclass(frozen=True, slots=True)
class DocumentContext:
    """A document as sources look through it.

    Attributes:
        pages: as they say themselves.
        pictured: the same with what their pictures say behind it, and what codes hold at last.
        inspections: what their pictures show beside their text, by number.
        mentions: of the protected in the text of each of `pictured`.
    """

    row: DocumentRow
    pages: tuple[PageText, ...] = ()
    pictured: tuple[PageText, ...] = ()
    inspections: Mapping[int, PageInspection] = field(default_factory=dict)
    mentions: tuple[tuple[Mention, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """Looks through documents one by one; what it finds is kept until document or people change.

    It is kept until the rules change, too: see `rules_stamp`.
    """

    name: str
    look: Callable[
        [JobContext, CaseContext, DocumentContext, CancellationToken], Iterable[RedactionSuggestion]
    ]


@dataclass(frozen=True, slots=True)
class CaseSource:
    """Looks at the case as a whole, anew each time."""

    name: str
    look: Callable[
        [JobContext, CaseContext, Sequence[DocumentRow], CancellationToken],
        Iterable[RedactionSuggestion],
    ]


def item_key(kind: str, place: Sequence[str | int], person_id: PersonId, text: str) -> str:
    """Return the key of an item: it tells nothing by itself, and is the same each time.

    Args:
        kind: of the item.
        place: ids and numbers of where it stands.
        person_id: whom it may lead to.
        text: what was found.
    """
    description = "\x1f".join([kind, *map(str, place), person_id, compact(text) or text])
    return hashlib.sha256(description.encode("utf-8", "surrogatepass")).hexdigest()[:_KEY]


def same_key(kind: str, person_id: PersonId, text: str) -> str:
    """Return what names everything with the same text that leads to the same person."""
    return item_key(kind, (), person_id, text)


def on_one_line(text: str) -> str:
    """Return a text without line ends."""
    return text.replace("\n", " ")


def context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return what stands before a stretch of a text, the stretch, and what stands after it."""
    return (
        on_one_line(text[max(0, start - CONTEXT) : start]).lstrip(),
        on_one_line(text[start:end]),
        on_one_line(text[end : end + CONTEXT]).rstrip(),
    )


KINDS: Final[Mapping[str, SuggestionKind]] = {
    EXCUSED_NAME: SuggestionKind(
        msg_mark("Protected names inside open ones"),
        msg_mark(
            "Who is meant where the named person's name is written as you listed it? It is"
            " redacted until you decide."
        ),
        msg_mark("Take the word out everywhere"),
        msg_mark("It is the named person there: keep it"),
        "note",
    ),
    PUBLIC_WORD: SuggestionKind(
        msg_mark("Names that are words of the text too"),
        msg_mark(
            "Is it an ordinary word here? Readers could fill in what is redacted. It is redacted"
            " until you decide."
        ),
        msg_mark("Take the word out everywhere"),
        msg_mark("Keep it in lower case"),
        "note",
    ),
    "name_in_word": SuggestionKind(
        msg_mark("Short names within words"),
        msg_mark("Is this word a spelling of the name?"),
        msg_mark("Name: redact everywhere"),
        msg_mark("Ordinary word: never redact"),
        "name",
        needs_person=True,
    ),
    "short_name": SuggestionKind(
        msg_mark("Short names that redact whole lines"),
        msg_mark(
            "Do these lines name the person? If not, remove this short spelling from the person."
        ),
        msg_mark("Checked: redact"),
        msg_mark("Keep undecided"),
        "note",
    ),
    "misread": SuggestionKind(
        msg_mark("Names possibly misread by OCR"),
        msg_mark("Does the page show this name?"),
        msg_mark("Name: redact the line"),
        msg_mark("Not the name: do not redact"),
    ),
    "kinship": SuggestionKind(
        msg_mark("Words of kinship"),
        msg_mark("Who is meant? A reader who knows the family knows the person by this word."),
        msg_mark("Remove these sentences"),
        msg_mark("It may be known"),
        "kin",
    ),
    "kinship_unknown": SuggestionKind(
        msg_mark("Kin not recorded"),
        msg_mark("Who is this? The word is near a protected person and links the two."),
        msg_mark("Remove these sentences"),
        msg_mark("It may be known"),
        "kin",
    ),
    "part_of_name": SuggestionKind(
        msg_mark("Parts of names that others bear too"),
        msg_mark("Does this part of the name mean the person here?"),
        msg_mark("The person: remove the line"),
        msg_mark("Another person: do not redact here"),
        is_word=True,
    ),
    "name_field": SuggestionKind(
        msg_mark("Names in fields of forms"),
        msg_mark("Is this the form of this person?"),
        msg_mark("The person: remove the line"),
        msg_mark("Another person: do not redact"),
    ),
    "court_mask": SuggestionKind(
        msg_mark("Names that a court has masked"),
        msg_mark("Do you know that this masked name is the person?"),
        msg_mark("The person: remove the line"),
        msg_mark("May remain, or is another person"),
    ),
    "title_name": SuggestionKind(
        msg_mark("Family names with a title"),
        msg_mark("Does this family name with a title mean the person?"),
        msg_mark("The person: remove the line"),
        msg_mark("Another person: do not redact"),
    ),
    "beside_name": SuggestionKind(
        msg_mark("Forms of address and file names beside names"),
        msg_mark("Does this identify the redacted person?"),
        msg_mark("It does: remove the line"),
        msg_mark("It may remain"),
    ),
    "masked_number": SuggestionKind(
        msg_mark("Numbers that are shown in part"),
        msg_mark("Is this what is shown of the person's number?"),
        msg_mark("It is: remove the line"),
        msg_mark("Another number: keep it"),
    ),
    "birth_date": SuggestionKind(
        msg_mark("Days that may be the date of birth"),
        msg_mark("Is this the person's date of birth?"),
        msg_mark("It is: remove the line"),
        msg_mark("Another day: keep it"),
    ),
    "slip": SuggestionKind(
        msg_mark("Names that may be misspelt"),
        msg_mark("Is this the name, with a spelling mistake?"),
        msg_mark("It is: remove the line"),
        msg_mark("Another word: keep it here"),
        is_word=True,
    ),
    "initials": SuggestionKind(
        msg_mark("Initials of names"),
        msg_mark("Do these initials mean the person?"),
        msg_mark("They do: remove the line"),
        msg_mark("Another person: do not redact them here"),
        is_word=True,
    ),
    "sounds_like": SuggestionKind(
        msg_mark("Names that sound alike"),
        msg_mark("Is this the name, spelled in another way?"),
        msg_mark("It is: remove the line"),
        msg_mark("Another name: keep it here"),
        is_word=True,
    ),
    "in_record": SuggestionKind(
        msg_mark("Uncertain names in your own texts"),
        msg_mark("Do you mean this person here?"),
        msg_mark("Yes: link to the person"),
        msg_mark("No"),
        "refer",
        needs_person=True,
        is_word=True,
    ),
    "shared_name": SuggestionKind(
        msg_mark("Names that lead to two people"),
        msg_mark(
            "Whom do you mean? Until you decide it is printed as [WITHHELD], which shows that two"
            " people share a name."
        ),
        msg_mark("This person: make it a reference"),
        msg_mark("Leave it as [WITHHELD]"),
        "refer",
        needs_person=True,
    ),
    "resident_id": SuggestionKind(msg_mark("Resident ID numbers"), msg_mark("Redact this number?")),
    "passport": SuggestionKind(msg_mark("Passport numbers"), msg_mark("Redact this number?")),
    "machine_zone": SuggestionKind(
        msg_mark("Machine-readable zones of papers"), msg_mark("Redact these lines?")
    ),
    "phone": SuggestionKind(msg_mark("Telephone numbers"), msg_mark("Redact this number?")),
    "plate": SuggestionKind(msg_mark("Number plates"), msg_mark("Redact this number?")),
    "bank_card": SuggestionKind(msg_mark("Bank cards"), msg_mark("Redact this number?")),
    "device": SuggestionKind(msg_mark("Device numbers"), msg_mark("Redact this number?")),
    "mail": SuggestionKind(msg_mark("E-mail addresses"), msg_mark("Redact this address?")),
    "account": SuggestionKind(msg_mark("Accounts and links"), msg_mark("Redact this?")),
    "place": SuggestionKind(msg_mark("Coordinates of places"), msg_mark("Redact this location?")),
    "code": SuggestionKind(msg_mark("QR codes and barcodes"), msg_mark("Redact this code?")),
    "hidden_text": SuggestionKind(
        msg_mark("Hidden text"),
        msg_mark(
            "The file contains this text but the page does not show it. Redact something here?"
        ),
    ),
    "unseen_page": SuggestionKind(
        msg_mark("Unchecked pages"),
        msg_mark("This page is an image. Check it and mark what must be redacted."),
        msg_mark("Checked: nothing else to redact"),
        msg_mark("Keep undecided"),
        "note",
    ),
    "known_public_text": SuggestionKind(
        msg_mark("Public text with names in it"),
        msg_mark(
            "This passage is also in a public document: the position of the names reveals them."
        ),
        msg_mark("Remove the whole passage"),
        msg_mark("Redact only the names"),
    ),
    "quoted_public": SuggestionKind(
        msg_mark("Public text quoted in your own texts"),
        msg_mark("This passage is also in a public document: its placeholders reveal the persons."),
        msg_mark("Reworded"),
        msg_mark("Do not redact"),
        "note",
    ),
    "minor_named": SuggestionKind(
        msg_mark("People named openly who may be under 18"),
        msg_mark(
            "Courts allow only the initials of a minor. Has the export of the name been considered?"
        ),
        msg_mark("It was considered: the name may be exported"),
        msg_mark("Keep it open: protect the person, or sign each time"),
        "note",
    ),
}
"""Every kind of item, in the order in which they are shown."""
