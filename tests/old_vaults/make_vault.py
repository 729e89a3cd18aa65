"""Makes the old vault of the present form: python -m tests.old_vaults.make_vault FOLDER.

Run once when the form of vaults changes, and commit what it makes beside the earlier ones: every
later program has to open them all. Everything in it is invented.
"""

import random
import sys
from dataclasses import replace
from pathlib import Path

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.ids import (
    AcceptanceId,
    ApprovalId,
    ArgumentId,
    ConsentId,
    ContentId,
    DeadlineId,
    DocumentId,
    DocumentLinkId,
    EditionId,
    EventId,
    ExhibitId,
    FactId,
    FieldAnswerId,
    InstalledPackId,
    LibraryNoteId,
    MarkId,
    NarrativeBlockId,
    OutlineId,
    OwnTermId,
    PersonId,
    ReachId,
    ReviewDecisionId,
    SubstituteId,
    TranscriptionId,
    TranslationId,
    TreatmentId,
    TrustedKeyId,
    TwinVerdictId,
)
from casefiles.domain.language.names import NameOrder, NameSource, PersonName, Transliteration
from casefiles.domain.records.arguments import Argument, Bearing, Support
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    DocumentStatus,
    Edition,
    Event,
    Exhibit,
    Fact,
    Identifier,
    Mark,
    Outline,
    Person,
    Protection,
    Record,
    RedactionKind,
)
from casefiles.domain.records.checked_text import CheckedLine, Transcription
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.custom_terms import OwnTerm
from casefiles.domain.records.editions import (
    Acceptance,
    ExportedContent,
    ExportedFile,
    ExportedPage,
    PseudonymNumber,
)
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.image_quality import ExhibitImageQuality, Fineness, PageExportSettings
from casefiles.domain.records.kin import Kin
from casefiles.domain.records.library_records import InstalledPack, LibraryNote, TrustedKey
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.domain.records.provenance import (
    AcquisitionMethod,
    Consent,
    ConsentAnswer,
    ConsentUse,
    Originality,
    Privilege,
    Relevance,
    Sensitivity,
)
from casefiles.domain.records.redaction_settings import (
    Approval,
    AssignedPseudonym,
    RedactionReason,
    Treatment,
)
from casefiles.domain.records.replacement_texts import (
    CopyPairAnswer,
    ExportFormat,
    Substitute,
    TwinVerdict,
)
from casefiles.domain.records.stages import Stage
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.domain.records.translation import (
    DocumentLink,
    DocumentLinkKind,
    Translation,
    TranslationStatus,
    TranslatorCertificate,
)
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.opening import create
from tests.old_vaults.later_forms import (
    CASE,
    OFFICE,
    PAIRING,
    PAPERS,
    TEXT_VERSION,
    with_eleventh_form,
    with_fifteenth_form,
    with_fourteenth_form,
    with_ninth_form,
    with_sixteenth_form,
    with_tenth_form,
    with_thirteenth_form,
    with_twelfth_form,
)
from tests.old_vaults.sixth_form import one_of_each_registered
from tests.store.papers import closed_list, paper_and_limit

PASSPHRASE = "an old vault of tests"
BYTES = b"%PDF-1.7 the bytes of an old document\n" * 40
READING = Extraction(
    "application/pdf",
    (PageText(1, 595.0, 842.0, (TextLine("Notice of 王伟 in Ürümqi", Box(0.1, 0.1, 0.9, 0.12)),)),),
)
PERSON = PersonId("a1" * 16)
DOCUMENT = DocumentId("d0" * 16)
TODAY = "form_16"


def records(content_id: ContentId, form: str = TODAY) -> tuple[Record, ...]:
    """Return one record of every type that a form knows, with the fields that it knows."""
    forms = [_first_form(content_id)]
    forms.append((*map(_with_second_form, forms[-1]), OUTLINE))
    forms.append(tuple(map(_with_third_form, forms[-1])))
    forms.append((*map(_with_fourth_form, forms[-1]), *FOURTH))
    forms.append((*map(_with_fifth_form, forms[-1]), *FIFTH))
    registered = one_of_each_registered(CASE, PERSON, DOCUMENT)
    forms.append((*map(_with_sixth_form, forms[-1]), *SIXTH, *registered))
    papers = paper_and_limit(CASE, PERSON, DOCUMENT)
    forms.append((*map(_with_seventh_form, forms[-1]), *papers))
    forms.append(tuple(map(_with_eighth_form, forms[-1])))
    forms.append((*map(with_ninth_form, forms[-1]), closed_list()))
    forms.append(tuple(map(with_tenth_form, forms[-1])))
    forms.append((*map(with_eleventh_form, forms[-1]), PAIRING))
    forms.append((*map(with_twelfth_form, forms[-1]), OFFICE))
    forms.append((*map(with_thirteenth_form, forms[-1]), *PAPERS))
    forms.append((*map(with_fourteenth_form, forms[-1]), TEXT_VERSION))
    forms.append(tuple(map(with_fifteenth_form, forms[-1])))
    forms.append(tuple(map(with_sixteenth_form, forms[-1])))
    return forms[int(form.removeprefix("form_")) - 1]


OUTLINE = Outline(
    OutlineId("0f" * 16),
    CASE,
    "national_court",
    "court_open",
    ("facts", "exhibits"),
    (DOCUMENT,),
)


FOURTH = (
    Consent(
        ConsentId("c0" * 16),
        CASE,
        PERSON,
        DOCUMENT,
        ConsentUse.FILE,
        "court_open",
        ConsentAnswer.GIVEN,
        "2026-01-06",
        "signed form",
        "no photograph",
    ),
    DocumentLink(
        DocumentLinkId("1d" * 16), CASE, DOCUMENT, DocumentLinkKind.REPLY, DOCUMENT, "to itself"
    ),
    Translation(
        TranslationId("7e" * 16),
        CASE,
        DOCUMENT,
        "en",
        TranslationStatus.DRAFT,
        "A. Translator",
        TranslatorCertificate("A. Translator", "zh to en", "2026-01-07", "T/5"),
        "2026-01-05",
        "2026-02-01",
        3,
        DocumentId(""),
        "the second page first",
    ),
    Transcription(
        TranscriptionId("75" * 16),
        CASE,
        DOCUMENT,
        1,
        (CheckedLine("王伟", Box(0.1, 0.1, 0.2, 0.2)),),
        is_confirmed=False,
    ),
)


FIFTH = (
    Reach(ReachId("4c" * 16), CASE, "treaty_body", ("expert",), ("requesting_state",), "its rules"),
    ReviewDecision(
        ReviewDecisionId("4e" * 16),
        CASE,
        DOCUMENT,
        "misread",
        "ab12",
        SuggestionVerdict.REJECTED,
        PERSON,
        "no",
    ),
    Substitute(
        SubstituteId("5b" * 16), CASE, DOCUMENT, ExportFormat.SUMMARY, f"[[{PERSON}]] is asked."
    ),
    TwinVerdict(
        TwinVerdictId("7b" * 16), CASE, DOCUMENT, DOCUMENT, CopyPairAnswer.COMPARED, "9a" * 32
    ),
    Acceptance(AcceptanceId("ac" * 16), CASE, "edition_overlap", "ef" * 32, "one and the same"),
    Treatment(
        TreatmentId("7a" * 16),
        CASE,
        "national_court",
        "treaty_body",
        "un_third_parties",
        (AssignedPseudonym(PERSON, "Witness A"),),
        "",
        (RedactionReason(PERSON, "relative", "She is at home."),),
    ),
    Approval(
        ApprovalId("a9" * 16),
        CASE,
        "national_court",
        "treaty_body",
        "ef" * 32,
        True,
        1,
        "B. Colleague",
        "all pages",
    ),
    Argument(
        ArgumentId("a5" * 16),
        CASE,
        "torture_echr",
        "will_be_detained",
        1,
        Bearing.OURS,
        "All are held.",
        "He is not.",
        "He is.",
        (),
        (Citation(DOCUMENT, 1),),
        ("liu_poland",),
        Support.SOURCED,
        "a letter",
    ),
)


SIXTH = (
    NarrativeBlock(
        *(NarrativeBlockId("7b" * 16), CASE, 1000, BlockKind.NUMBERED, 0),
        *(f"[[{PERSON}]] left [AB/1, 1].[^1]", ("By train.",)),
    ),
    FieldAnswer(
        FieldAnswerId("fa" * 16), CASE, "un_cat_art22", "treaty_body", "sought",
        f"[[{PERSON}]] stays",
    ),
    OwnTerm(OwnTermId("07" * 16), "return_method", "own_by_sea", "By sea", "on a boat", True),
    TrustedKey(TrustedKeyId("7c" * 16), "maker.example", "maker+00", "0000", "2026-03-03"),
    InstalledPack(
        InstalledPackId("1b" * 16), "third", 1, "Third pack", "maker+00", "2026-03-03", "{}"
    ),
    LibraryNote(LibraryNoteId("1e" * 16), "nz_kim", "Kim", "王伟 is told to read it"),
)  # fmt: skip


def _with_eighth_form(record: Record) -> Record:
    """Fill in what the eighth form added."""
    match record:
        case Person():
            return replace(record, kin=Kin.SISTER, related_to=PERSON)
        case Exhibit():
            return replace(record, spoken_by=PERSON)
    return record


def _with_seventh_form(record: Record) -> Record:
    """Fill in what the seventh form added."""
    if isinstance(record, Edition):
        return replace(record, files=(ExportedFile("1-fields.txt", 12, "ab" * 32),))
    return record


def _with_sixth_form(record: Record) -> Record:
    """Fill in what the sixth form added."""
    match record:
        case Case():
            return replace(
                record, legal_basis="treaty of 1992", lead="A. Lawyer", removal="2026-02-03T06:30"
            )
        case Person():
            return replace(record, born="1984-05", nationalities=("CN",), asylum="pending", post="")
        case Fact():
            return replace(record, weight="alleged", reliability="B", is_disputed=True)
        case Exhibit():
            return replace(record, dated="2023-09-20", language="Chinese", original="copy")
    return record


def _with_fifth_form(record: Record) -> Record:
    """Fill in what the fifth form added."""
    match record:
        case Event() | Fact():
            return replace(record, source_person=PERSON, known_to=(PERSON,), is_widely_known=True)
        case Edition():
            page = ExportedPage("AB/1", 1, (Box(0.1, 0.2, 0.5, 0.25),), "cd" * 32)
            left = ExportedContent(
                "{}", (DOCUMENT,), (EventId("e1" * 16),), (FactId("f0" * 16),), (page,)
            )
            return replace(record, day="2026-03-03", left_as=left)
        case Person():
            return _with_decided_names(record)
        case Outline():
            own = (ExhibitImageQuality(DOCUMENT, Fineness.SMALLEST),)
            return replace(record, pages_leave=PageExportSettings(Fineness.SMALL_PRINT, own, True))
        case Mark():
            return replace(record, kind=RedactionKind.SPAN, start=3, end=9)
    return record


def _with_fourth_form(record: Record) -> Record:
    """Fill in what the fourth form added."""
    if not isinstance(record, Document):
        return record
    return replace(
        record,
        obtained_by="A. Lawyer",
        obtained_on="2026-01-03",
        obtained_how=AcquisitionMethod.BY_POST,
        obtained_at="Ankara",
        carrier="paper",
        originality=Originality.CERTIFIED_COPY,
        custody="sealed envelope",
        sensitivity=Sensitivity.GRAPHIC,
        privilege=Privilege.LEGAL,
        privilege_reason="advice",
        do_not_use="until the hearing",
        is_traceable=True,
        languages=("zh", "ug"),
        relevance=Relevance.KEY,
        gist="He is asked to come.",
        tags=("summons",),
    )


def _with_decided_names(person: Person) -> Person:
    names = (
        *person.names,
        PersonName(
            "Wong Wai",
            "Latn",
            "",
            Transliteration.HONG_KONG,
            NameOrder.FAMILY_FIRST,
            NameSource.GENERATED,
            "王伟",
        ),
        PersonName("Weiwei", "Latn", "nickname", source=NameSource.FOUND, origin=DOCUMENT),
    )
    return replace(person, names=names, rejected=("Wang W.",))


def _with_second_form(record: Record) -> Record:
    """Fill in what the second form added."""
    match record:
        case Case():
            return replace(record, stage=Stage.APPEAL)
        case Person():
            return replace(record, role="sister", contact="by Signal only")
        case Document():
            return replace(record, received="2026-01-04", source="Embassy")
        case Event():
            return replace(record, lane="Travel")
    return record


def _with_third_form(record: Record) -> Record:
    """Fill in what the third form added."""
    if isinstance(record, Case):
        return replace(record, retention_until="2036-01-05", hold="a complaint is pending")
    return record


def _first_form(content_id: ContentId) -> tuple[Record, ...]:
    certificate = FinalCheckCertificate(5, 2, 3, 7, 4, 90, 0, 1, "signed")
    return (
        Case(CASE, "OLD-1", "Old case", f"[[{PERSON}]]", "CN", "TR", "2026-01-05"),
        Person(
            PERSON,
            CASE,
            (PersonName("王伟", "Hans", "birth"), PersonName("Wang Wei", "Latn", "")),
            (Identifier("passport", "E00000000"),),
            Protection.PSEUDONYM,
        ),
        Document(
            DOCUMENT, CASE, content_id, "Notice", "notice.pdf", DocumentStatus.RECEIVED, False, True
        ),
        Exhibit(ExhibitId("e0" * 16), CASE, DOCUMENT, "AB/1", "A. Witness"),
        Event(
            EventId("e1" * 16),
            CASE,
            "2019-02~",
            "Ürümqi",
            "Came.",
            (PERSON,),
            (Citation(DOCUMENT, 1),),
            False,
        ),
        Fact(FactId("f0" * 16), CASE, 1, "He left.", EvidentialStatus.ON_INSTRUCTIONS, ()),
        Deadline(DeadlineId("dd" * 16), CASE, "hearing", "2026-02-01", "court"),
        Mark(
            MarkId("b0" * 16),
            CASE,
            DOCUMENT,
            1,
            Box(0.1, 0.2, 0.5, 0.25),
            "sister",
            PERSON,
            ("court_open",),
            "ab" * 32,
        ),
        Edition(
            EditionId("ed" * 16),
            CASE,
            "national_court",
            "court_open",
            "cd" * 32,
            12345,
            (PseudonymNumber(PERSON, 1),),
            certificate,
        ),
    )


def make(folder: Path) -> None:
    """Make the vault; the same keys each time, since it protects nothing."""
    chance = random.Random(1)
    ticks = iter(range(1_700_000_000_000_000_000, 1_800_000_000_000_000_000, 1_000_000_000))
    clock = Clock(lambda: next(ticks), lambda: 5, "old boot")
    with create(folder, PASSPHRASE, Argon2Cost(8, 1, 1), clock, chance.randbytes) as vault:
        sealed = vault.seal(CASE, [BYTES], CancellationToken())

        def keep(work):
            work.accept_content(sealed.content_id)
            for record in records(sealed.content_id):
                work.insert(record, "load")
            work.put_reading(DOCUMENT, READING)
            work.put_setting("language", "en")

        vault.write(keep)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
