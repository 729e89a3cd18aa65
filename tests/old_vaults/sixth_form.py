"""The records of the proceedings that the vault of the sixth form holds; they stay as they are."""

from casefiles.domain.foundation.ids import (
    AssuranceId,
    CaseId,
    ChargeId,
    CountrySourceId,
    DecisionId,
    DetentionId,
    DocumentId,
    HearingId,
    IncidentId,
    InstrumentStatusId,
    NoticeId,
    PersonId,
    RelationshipId,
    RequestId,
    SubmissionId,
    TaskId,
    WarrantId,
)
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.country_information import CountrySource, InstrumentStatus, Pinpoint
from casefiles.domain.records.incidents import Incident, IncidentReport, Relationship
from casefiles.domain.records.proceedings import (
    Assurance,
    Decision,
    DecisionReason,
    Detention,
    DetentionAlert,
    Hearing,
    LimbAssessment,
    Submission,
    Task,
    Undertaking,
)
from casefiles.domain.records.proceedings_records import Registered
from casefiles.domain.records.requests import (
    Charge,
    DataRequest,
    Limitation,
    Notice,
    OffenceCharacter,
    OffenceElement,
    Particular,
    ParticularKind,
    ReceiptState,
    Request,
    RequestKind,
    RequiredDocument,
    TranslationPresence,
    Warrant,
    YesNoDisputed,
)


def one_of_each_registered(
    case: CaseId, person: PersonId, document: DocumentId
) -> tuple[Registered, ...]:
    """Return the records; their ids are the same each time."""
    numbers = iter(range(0x50, 0x100))

    def own() -> str:
        return f"{next(numbers):02x}" * 16

    cites = (Citation(document, 1),)
    told = f"[[{person}]] is named."
    particulars = (Particular(ParticularKind.SUM, "damage", "120,000 CNY", 2),)
    hearing = HearingId(own())
    return (
        Request(
            *(RequestId(own()), case, RequestKind.EXTRADITION, RequestId(""), "N-1", "2026-01-04"),
            *("2026-01-09", "diplomatic", "Procuratorate", "A. Signer", "unclear", told, "zh"),
            *(TranslationPresence.CERTIFIED, "2026-01-02", "provisional_arrest"),
            (RequiredDocument("warrant", "Article 7", ReceiptState.LATE, "2026-02-01", document),),
            *(particulars, document, cites, "kept in the binder"),
        ),
        Warrant(
            *(WarrantId(own()), case, RequestId(""), "arrest warrant", "Police bureau", "B. Chief"),
            *("2025-11-02", "Article 266", "life", YesNoDisputed.NO, "2035", "2030-01-01"),
            *(particulars, document, cites, "a copy"),
        ),
        Charge(
            *(ChargeId(own()), case, RequestId(""), 1, "Article 266", "fraud", "2018/2019"),
            *("120,000", "CNY", "theft by deception"),
            (
                OffenceElement(
                    "deception",
                    YesNoDisputed.YES,
                    YesNoDisputed.YES,
                    YesNoDisputed.NO,
                    "never shown",
                ),
            ),
            *(YesNoDisputed.DISPUTED, Limitation("15", "2019", "2034", "Article 87")),
            *(Limitation("10", "2019", "2029", "not interrupted"), YesNoDisputed.NO),
            *(OffenceCharacter.POLITICAL, "ten years to life", "after an article", cites, ""),
        ),
        Notice(
            *(NoticeId(own()), case, "red", "A-1/1-2026", "Beijing", "2026-01-01", "2026-01-03"),
            *("at the border", "WANG WEI", "wanted for fraud", "stopped at the airport"),
            (DataRequest("deletion", "2026-02-01", "2026-03-01", "2026-12-01", "", "", "", "R-1"),),
            *("", document, "two states", particulars, document, cites, ""),
        ),
        Assurance(
            *(AssuranceId(own()), case, AssuranceId(""), "2026-03-01", "Embassy", "not shown"),
            *("Ministry", "visits announced", "none", "three cases", "too general"),
            (Undertaking("torture", "He will be well treated.", 1, YesNoDisputed.NO, "by whom"),),
            (LimbAssessment("is_specific", YesNoDisputed.NO, "No place is named.", cites),),
            *(document, cites, ""),
        ),
        Hearing(
            *(hearing, case, "2026-04-01T09:30", "Europe/Warsaw", "national", "Judge C."),
            *("admissibility", "client by video", "zh to pl, poor", "a prosecutor", "adjourned"),
            *(cites, "ask for a better one"),
        ),
        Decision(
            *(DecisionId(own()), case, "2026-04-20", hearing, "national", "Judge C.", "refused"),
            (DecisionReason("torture", "a real risk", "torture_risk", 3),),
            *("2 to 1", "appeal", "national_appeal", "2026-04-22", "", "II Kop 1/26", "ordered"),
            *(document, cites, ""),
        ),
        Detention(
            *(DetentionId(own()), case, person, "2026-01-02", "", "remand prison", "remand"),
            *("provisional_arrest", ("2026-04-02",), "no daylight", "one, unanswered"),
            *((DetentionAlert("hunger_strike", "2026-02-01/2026-02-05", "stopped"),), cites, ""),
        ),
        Incident(
            *(IncidentId(own()), case, "2026-04-02T21:00", "Asia/Urumqi", "Kashgar", "visit"),
            *("provincial_psb", "village office", (person,), (person,), "visit", told),
            *("withdraw the claim", "the children", hearing, DetentionId(""), "she was silent"),
            *("none", (IncidentReport("embassy", "2026-04-05", "7", "none"),), "call again"),
            *("alleged", "B", "2", False, person, (person,), cites, ""),
        ),
        Relationship(
            *(RelationshipId(own()), case, person, person, "sister", "1990", "", "at home"),
            *("high", YesNoDisputed.YES, cites, "never by phone"),
        ),
        CountrySource(
            *(CountrySourceId(own()), case, "CAT", "CAT/C/CHN/CO/5", "Observations", "2016-02-03"),
            *(
                "CN",
                "un_body",
                "torture",
                (Pinpoint("para. 20", "confessions"),),
                YesNoDisputed.YES,
            ),
            *(document, cites, ""),
        ),
        InstrumentStatus(
            *(InstrumentStatusId(own()), case, "CAT", "CN", "party", "1986-12-12", "1988-10-04"),
            *("1988-11-03", "", "Article 20", ("none",), "UN treaty series", document, cites, ""),
        ),
        Submission(
            *(SubmissionId(own()), case, "cat", "un_cat_art22", "Complaint", "2023", "2026-05-01"),
            *("email", (document,)),
            receipt_id=document,
            registration="1/2026",
            measure="not to remove",
            granted="2026-05-03",
            compliance="heeded",
            is_filed=True,
            cites=cites,
        ),
        Task(
            *(TaskId(own()), case, f"Ask [[{person}]] to sign", "prison_visit", "A. Lawyer"),
            *("2026-05-09", "", hearing, "bring the form"),
        ),
    )
