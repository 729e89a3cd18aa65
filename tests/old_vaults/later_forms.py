"""What the ninth and later forms of a vault added to its records."""

from dataclasses import replace

from casefiles.domain.foundation.ids import (
    CaseId,
    IssueId,
    PairingId,
    PaperBlockId,
    PaperId,
    ReliefId,
    TextVersionId,
)
from casefiles.domain.records.arguments import AnsweredBy, Argument, AuthorityCite
from casefiles.domain.records.case_records import Case, Deadline, Document, Edition, Person, Record
from casefiles.domain.records.custom_limits import OwnLimit
from casefiles.domain.records.editions import (
    ExportedFile,
    ExportedNote,
    ExportedParagraph,
    ExportedWords,
)
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.library_records import LibraryNote
from casefiles.domain.records.offices import OWN_OFFICE, Office
from casefiles.domain.records.pairings import MayJoin, Pairing
from casefiles.domain.records.papers import (
    ARGUMENT,
    Paper,
    PaperBlock,
    PaperBlockKind,
    PaperState,
)
from casefiles.domain.records.proceedings import Detention
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.domain.records.relief import Issue, Relief, ReliefKind
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.domain.records.text_versions import TextVersion, VersionMaker

CASE = CaseId("c" * 32)

PAIRING = Pairing(
    *(PairingId("9a" * 16), CASE, "court_open", "treaty_body", MayJoin.YES),
    *("The State has both.", "0123456789abcdef fedcba9876543210"),
)

OFFICE = Office(
    *(OWN_OFFICE, "A. Counsel", "advocate", "Bar of Lysmark", "Quay Street 4", "+999 20 1"),
    *("+999 20 2", "office@counsel.example", "B. Counsel"),
)


PAPER = Paper(
    *(PaperId("9b" * 16), CASE, "national_court", ARGUMENT, "en", "Skeleton argument"),
    *(PaperState.READY, ("limb",), (AuthorityCite("liu_poland", "§ 83", checked_by="A. Counsel"),)),
)
PAPERS = (
    PAPER,
    PaperBlock(
        *(PaperBlockId("9c" * 16), CASE, PAPER.id, 1 << 20, PaperBlockKind.NUMBERED, 0),
        *("He would be held [[law:liu_poland § 83]].", ("A note",), ("court_open",), "limb", "d"),
    ),
    Relief(
        *(ReliefId("9d" * 16), CASE, "to allow the appeal", ReliefKind.ALTERNATIVE),
        *("The appeal is allowed.", "national_court", 2),
    ),
    Issue(
        *(IssueId("9e" * 16), CASE, "torture_echr", "Is there a risk?", "national_court", 1),
        is_left_out=True,
    ),
)
TEXT_VERSION = TextVersion(
    *(TextVersionId("7e" * 16), CASE, CASE, "title", "fr", "Affaire de Lysmark"),
    *(VersionMaker.TRANSLATOR, "A. Counsel", "2026-11-30", "The Lysmark case"),
)


def with_ninth_form(record: Record) -> Record:
    """Add who answers for a date that no rule reckons, and who read a decision."""
    match record:
        case Deadline():
            return replace(record, signed_by="A. Counsel")
        case LibraryNote():
            return replace(record, checked_by="A. Counsel")
    return record


def with_tenth_form(record: Record) -> Record:
    """Add who answers for an address of a forum."""
    return replace(record, signed_by="A. Counsel") if isinstance(record, OwnLimit) else record


def with_eleventh_form(record: Record) -> Record:
    """Add how single recipients see a person, and the need behind a reason for the court."""
    match record:
        case Person():
            return replace(record, showings=(Showing("ccf", Appearance.NAMED, reason="Order"),))
        case Treatment(grounds=(ground, *_)):
            return replace(record, grounds=(replace(ground, less="No less will do."),))
    return record


def with_twelfth_form(record: Record) -> Record:
    """Add what forms of the United Nations ask of an arrest, a search and an identity document."""
    match record:
        case Document():
            return replace(record, kind="id_document", valid_until="2027-03-01")
        case Detention():
            told = ("23-0914", "airport", "airport police", "prison service", "Article 266")
            names = ("prison_no", "arrest_place", "arrested_by", "detained_by", "law_applied")
            return replace(record, **dict(zip(names, told, strict=True)))
        case Incident():
            return replace(record, search_steps="The police was asked.")
    return record


def with_thirteenth_form(record: Record) -> Record:
    """Add who raised a counter-argument, where an authority says it, and what else is served."""
    if not isinstance(record, Argument):
        return record
    cite = AuthorityCite("othman", "§ 187", "in practice", "en", checked_on="2026-01-02")
    return replace(
        record,
        answered_by=AnsweredBy.COURT,
        is_met_early=True,
        pinpoints=(cite,),
        serves=("torture_cat/personal",),
    )


def with_fourteenth_form(record: Record) -> Record:
    """Add in which languages a case is written and a dossier printed."""
    match record:
        case Case():
            return replace(record, work_language="fr")
        case Treatment():
            return replace(record, language="pl")
    return record


def with_fifteenth_form(record: Record) -> Record:
    """Add the digest of a key to the placeholders of an edition."""
    if not isinstance(record, Edition):
        return record
    return replace(record, keys=(ExportedFile("key_paper", 4321, "ab" * 32),))


def with_sixteenth_form(record: Record) -> Record:
    """Add what an edition printed of the argument in a Word file."""
    if not isinstance(record, Edition) or record.left_as is None:
        return record
    words = (ExportedWords("He says so ", "", 1), ExportedWords("AB/1/2 [9]", "[AB/1, 2]"))
    note = ExportedNote((ExportedWords("See there."),))
    block_id = PaperBlockId("7b" * 16)
    text = "*He says so* [AB/1, 2][^1]"
    paragraph = ExportedParagraph(1, block_id, text, ("See there.",), words, (note,))
    left = replace(record.left_as, argued=(paragraph,), other_text=("Skeleton",))
    return replace(record, left_as=left)
