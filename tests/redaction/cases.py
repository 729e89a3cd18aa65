"""Invented cases for the tests of redaction, made from short forms."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import (
    ArgumentId,
    CaseId,
    ContentId,
    DeadlineId,
    DocumentId,
    DocumentLinkId,
    EventId,
    ExhibitId,
    FactId,
    MarkId,
    PersonId,
    TranslationId,
)
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.arguments import Argument, Bearing
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    DocumentStatus,
    Event,
    Exhibit,
    Fact,
    Identifier,
    Mark,
    Person,
    Protection,
)
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.printed_tests import CitedAuthority, PrintedLimb, PrintedTest
from casefiles.domain.records.reprisals import ReprisalLane, ReprisalStep, ReprisalStepKind
from casefiles.domain.records.snapshot import CaseSnapshot
from casefiles.domain.records.translation import (
    DocumentLink,
    DocumentLinkKind,
    Translation,
    TranslationStatus,
    TranslatorCertificate,
)

CASE = CaseId("ca5e" * 8)
GROUNDS = (
    PrintedTest(
        "risk",
        "Risk on return",
        "Convention, article 3",
        (PrintedLimb("a", "Detained"), PrintedLimb("b", "Harmed")),
    ),
    PrintedTest("trial", "No fair trial", "Convention, article 6", (PrintedLimb("a", "No court"),)),
)
SOURCES = (
    CitedAuthority("liu", "Liu v. Poland", "A court", "1/18", "2022-10-06"),
    CitedAuthority("may", "In re May", "A court", "2/18", "2020"),
    CitedAuthority("own", "In re Nobody", "The bench", "3/18", "", is_built_in=False),
)


def person(
    person_id: str,
    names: str | Sequence[str],
    protection: str = "pseudonym",
    identifiers: Sequence[str] = (),
) -> Person:
    texts = [names] if isinstance(names, str) else names
    return Person(
        PersonId(person_id),
        CASE,
        tuple(PersonName(text, "", "") for text in texts),
        tuple(Identifier("", value) for value in identifiers),
        Protection(protection),
    )


def event(
    event_id: str,
    date: str,
    text: str,
    *,
    place: str = "",
    persons: Sequence[str] = (),
    cites: Sequence[tuple[str, int]] = (),
    withheld: bool = False,
) -> Event:
    return Event(
        EventId(event_id),
        CASE,
        date,
        place,
        text,
        tuple(map(PersonId, persons)),
        tuple(Citation(DocumentId(d), page) for d, page in cites),
        withheld,
    )


def fact(
    position: int,
    text: str,
    *,
    cites: Sequence[tuple[str, int]] = (),
    standing: str = "on_instructions",
) -> Fact:
    return Fact(
        FactId(f"f{position}"),
        CASE,
        position,
        text,
        EvidentialStatus(standing),
        tuple(Citation(DocumentId(d), page) for d, page in cites),
    )


def argument(
    limb: str,
    text: str,
    *,
    position: int = 1,
    answer: str = "",
    reply: str = "",
    facts: Sequence[int] = (),
    cites: Sequence[tuple[str, int]] = (),
    sources: Sequence[str] = (),
    ours: bool = True,
) -> Argument:
    """Make an argument on a limb such as risk/a, resting on facts by their positions."""
    test, _, name = limb.partition("/")
    return Argument(
        ArgumentId(f"a{limb}{position}"), CASE, test, name, position,
        Bearing.OURS if ours else Bearing.THEIRS, text, answer, reply,
        tuple(FactId(f"f{one}") for one in facts),
        tuple(Citation(DocumentId(d), page) for d, page in cites), tuple(sources),
    )  # fmt: skip


def deadline(date: str, kind: str = "hearing", forum: str = "") -> Deadline:
    return Deadline(DeadlineId(date), CASE, kind, date, forum)


def document(
    document_id: str, title: str = "", status: str = "to_serve", file_name: str = "scan.pdf"
) -> Document:
    return Document(
        DocumentId(document_id),
        CASE,
        ContentId("c" + document_id),
        title,
        file_name,
        DocumentStatus(status),
        is_public=False,
        is_looked_at=True,
    )


def exhibit(document_id: str, mark: str, witness: str = "", **sheet: str) -> Exhibit:
    own = ExhibitId("e" + mark)
    return Exhibit(own, CASE, DocumentId(document_id), mark, witness, **sheet)


def link(document_id: str, kind: str, other_id: str, note: str = "") -> DocumentLink:
    own = DocumentLinkId(f"l{document_id}{kind}{other_id}")
    ends = DocumentId(document_id), DocumentLinkKind(kind), DocumentId(other_id)
    return DocumentLink(own, CASE, *ends, note)


def translation(
    document_id: str,
    translated_id: str,
    certificate: TranslatorCertificate | None = None,
    note: str = "",
) -> Translation:
    """Make a translation; a certified one where it has a certificate."""
    state = TranslationStatus.DRAFT if certificate is None else TranslationStatus.CERTIFIED
    return Translation(
        TranslationId(f"t{document_id}"), CASE, DocumentId(document_id), "en", state, note,
        certificate or TranslatorCertificate(), "", "", 0, DocumentId(translated_id), note,
    )  # fmt: skip


def step(
    step_id: str,
    date: str,
    text: str,
    *,
    kind: str = "incident",
    place: str = "",
    zone: str = "",
    cites: Sequence[tuple[str, int]] = (),
    withheld: bool = False,
    about: str = "",
) -> ReprisalStep:
    lane = ReprisalLane.PRESSURE if kind in {"incident", "event"} else ReprisalLane.PROCEDURE
    return ReprisalStep(
        step_id,
        lane,
        ReprisalStepKind(kind),
        date,
        text,
        zone,
        place,
        tuple(Citation(DocumentId(d), page) for d, page in cites),
        withheld,
        about=PersonId(about),
    )


def mark(document_id: str, page: int = 1, audiences: Sequence[str] = ()) -> Mark:
    return Mark(
        MarkId("m"),
        CASE,
        DocumentId(document_id),
        page,
        Box(0.1, 0.1, 0.5, 0.2),
        "a private reason",
        PersonId(""),
        tuple(audiences),
        "",
    )


def snapshot(
    *,
    title: str = "In the matter",
    reference: str = "R-1",
    client: str = "",
    requesting: str = "",
    requested: str = "",
    dated: str = "",
    persons: Sequence[Person] = (),
    documents: Sequence[Document] = (),
    exhibits: Sequence[Exhibit] = (),
    events: Sequence[Event] = (),
    facts: Sequence[Fact] = (),
    deadlines: Sequence[Deadline] = (),
    marks: Sequence[Mark] = (),
    pages: Mapping[str, int] | None = None,
    arguments: Sequence[Argument] = (),
    sources: Sequence[CitedAuthority] = SOURCES,
) -> CaseSnapshot:
    return CaseSnapshot(
        Case(CASE, reference, title, client, requesting, requested, dated),
        tuple(persons),
        tuple(documents),
        tuple(exhibits),
        tuple(events),
        tuple(facts),
        tuple(deadlines),
        tuple(marks),
        {DocumentId(key): count for key, count in (pages or {}).items()},
        arguments=tuple(arguments),
        grounds=GROUNDS,
        sources=tuple(sources),
    )


def reversed_load(case: CaseSnapshot) -> CaseSnapshot:
    """Return the same case as another load order gives it."""
    return replace(
        case,
        persons=case.persons[::-1],
        documents=case.documents[::-1],
        exhibits=case.exhibits[::-1],
        events=case.events[::-1],
        facts=case.facts[::-1],
        deadlines=case.deadlines[::-1],
        steps=case.steps[::-1],
        marks=case.marks[::-1],
        arguments=case.arguments[::-1],
        links=case.links[::-1],
        translations=case.translations[::-1],
    )
