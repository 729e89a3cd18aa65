"""A record of every kind that commands add, and an edit of each."""

import secrets
from dataclasses import replace

from casefiles.domain.dates.closed_days import ClosedDays
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import (
    AcceptanceId,
    ApprovalId,
    ArgumentId,
    ConsentId,
    DeadlineId,
    DocumentId,
    DocumentLinkId,
    ExhibitId,
    FactId,
    FieldAnswerId,
    InstalledPackId,
    LibraryNoteId,
    MarkId,
    NarrativeBlockId,
    OwnTermId,
    ReachId,
    ReviewDecisionId,
    SubstituteId,
    TranscriptionId,
    TranslationId,
    TreatmentId,
    TrustedKeyId,
    TwinVerdictId,
)
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.arguments import Argument, Bearing, Support
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Mark,
    Outline,
    Person,
)
from casefiles.domain.records.checked_text import CheckedLine, Transcription
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.custom_limits import OwnLimit
from casefiles.domain.records.custom_terms import OwnTerm
from casefiles.domain.records.editions import Acceptance
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.library_records import InstalledPack, LibraryNote, TrustedKey
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.domain.records.proceedings import Task
from casefiles.domain.records.proceedings_records import REGISTERED
from casefiles.domain.records.provenance import Consent, ConsentAnswer, ConsentUse
from casefiles.domain.records.redaction_settings import Approval, Treatment
from casefiles.domain.records.replacement_texts import (
    CopyPairAnswer,
    ExportFormat,
    Substitute,
    TwinVerdict,
)
from casefiles.domain.records.signed_forms import AuthorityForm
from casefiles.domain.records.stages import Stage
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.domain.records.translation import (
    DocumentLink,
    DocumentLinkKind,
    Translation,
    TranslationStatus,
    TranslatorCertificate,
)
from tests.store.papers import closed_list, paper_and_limit
from tests.store.registered import fresh_id, one_of_each_registered
from tests.store.world import (
    new_document,
    new_event,
    new_person,
)


def own(kind):
    return kind(secrets.token_hex(16))


def one_of_each(case, person, document):
    """Return a new record of every kind that commands add."""
    cites = (Citation(document.id, 1),)
    return [
        new_person(case, "Rahile"),
        replace(new_event(case), person_ids=(person.id,), cites=cites),
        Exhibit(own(ExhibitId), case.id, document.id, "AB/1", "A. Witness"),
        Fact(own(FactId), case.id, 1, f"[[{person.id}]] left.", EvidentialStatus.CITED, cites),
        Deadline(own(DeadlineId), case.id, "hearing", "2026-02-01", "court"),
        Mark(
            own(MarkId),
            case.id,
            document.id,
            1,
            Box(0, 0, 1, 1),
            "sister",
            person.id,
            (),
            "ab" * 32,
        ),
        new_document(case, document.content_id),
        Consent(
            *(own(ConsentId), case.id, person.id, document.id),
            *(ConsentUse.FILE, "court_open", ConsentAnswer.GIVEN, "2026-01-06", "form", ""),
        ),
        DocumentLink(
            own(DocumentLinkId),
            case.id,
            document.id,
            DocumentLinkKind.REPLY,
            document.id,
            "to itself",
        ),
        Translation(
            *(own(TranslationId), case.id, document.id, "en", TranslationStatus.DRAFT, "A. Name"),
            *(TranslatorCertificate("A. Name", "zh to en", "2026-01-07", "T/5"), "2026-01-05"),
            *("2026-02-01", 3, DocumentId(""), ""),
        ),
        Transcription(
            *(own(TranscriptionId), case.id, document.id, 1),
            *((CheckedLine("one", Box(0, 0, 1, 1)),), False),
        ),
        Treatment(own(TreatmentId), case.id, "national_court", "ccf"),
        Approval(
            *(own(ApprovalId), case.id, "national_court", "ccf", "ab" * 32, True, 1, "B", ""),
        ),
        Reach(own(ReachId), case.id, "ccf", ("expert",), (), "order"),
        Substitute(
            own(SubstituteId), case.id, document.id, ExportFormat.SUMMARY, f"[[{person.id}]] left"
        ),
        TwinVerdict(
            *(
                own(TwinVerdictId),
                case.id,
                document.id,
                document.id,
                CopyPairAnswer.COMPARED,
                "ab" * 32,
            )
        ),
        Acceptance(own(AcceptanceId), case.id, "edition_overlap", "ab" * 32, "read together"),
        ReviewDecision(
            *(own(ReviewDecisionId), case.id, document.id, "misread", "ab12"),
            *(SuggestionVerdict.ACCEPTED, person.id, ""),
        ),
        Argument(
            *(own(ArgumentId), case.id, "torture_echr", "will_be_detained", 1, Bearing.OURS),
            *("All are held.", "He is not.", "He is.", (), (Citation(document.id, 2),)),
            *(("liu_poland",), Support.SOURCED, "a letter"),
        ),
        FieldAnswer(
            *(own(FieldAnswerId), case.id, "un_cat_art22", "treaty_body"),
            *("measure", f"[[{person.id}]]"),
        ),
        NarrativeBlock(
            *(own(NarrativeBlockId), case.id, 1, BlockKind.NUMBERED, 0),
            *("He left [AB/1, 2].", ("At 6.",)),
        ),
        *(*paper_and_limit(case.id, person.id, document.id, fresh_id), closed_list(fresh_id)),
        OwnTerm(own(OwnTermId), "return_method", "own_by_sea", "By sea", "on a boat"),
        TrustedKey(own(TrustedKeyId), "maker.example", "maker+00", "0000", "2026-11-26"),
        InstalledPack(
            *(own(InstalledPackId), "third", 1, "Third pack", "maker+00", "2026-11-26", "{}")
        ),
        LibraryNote(own(LibraryNoteId), "nz_kim", "Kim", "read again"),
        *one_of_each_registered(case.id, person.id, document.id, fresh_id),
    ]


EDITS = {
    Case: {"title": "Another", "stage": Stage.APPEAL},
    Person: {"names": (PersonName("Other", "", ""),), "role": "client"},
    Document: {"title": "Other", "source": "embassy"},
    Exhibit: {"mark": "XY/9"},
    Event: {"is_pressure": True, "text": "Other.", "lane": "travel"},
    Fact: {"text": "Other.", "position": 7, "is_widely_known": True},
    Deadline: {"date": "2027"},
    Mark: {"reason": "other", "judge_code": "minor", "judge_reason": "She is nine."},
    Outline: {"sections": ("facts",)},
    Consent: {"answer": ConsentAnswer.WITHDRAWN},
    DocumentLink: {"note": "other"},
    Translation: {"note": "other"},
    Transcription: {"is_confirmed": True},
    Treatment: {"preset": "ccf"},
    Approval: {"note": "other"},
    Substitute: {"text": "other"},
    TwinVerdict: {"answer": CopyPairAnswer.DIFFERENT, "of": ""},
    Reach: {"narrower": ("requesting_state",)},
    Acceptance: {"reason": "other"},
    ReviewDecision: {"verdict": SuggestionVerdict.REJECTED},
    Argument: {"support": Support.CONTESTED},
    NarrativeBlock: {"text": "Other."},
    OwnTerm: {"is_hidden": True},
    TrustedKey: {"day": "2026-11-27"},
    InstalledPack: {"edition": 2},
    LibraryNote: {"text": "other"},
    **{kind: {"note": "other", "cites": ()} for kind in REGISTERED if kind is not Task},
    Task: {"done": "2026-05-08"},
    FieldAnswer: {"text": "other"},
    AuthorityForm: {"refused": "2026-03-06", "reason": "afraid"},
    OwnLimit: {"value": "30"},
    ClosedDays: {"days": ("2027-01-01",)},
}
