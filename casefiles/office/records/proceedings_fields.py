"""What the fields of the register hold: by which a form asks for them and a page shows them."""

from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from typing import Any, Final

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
from casefiles.store.database.tables import table_of


class FieldKind(StrEnum):
    """What a field holds."""

    LINE = "line"
    NAMES = "names"
    TEXT = "text"
    DATE = "date"
    DATES = "dates"
    LINES = "lines"
    TERM = "term"
    CHOICE = "choice"
    RULE = "rule"
    LIMB = "limb"
    ZONE = "zone"
    PROFILE = "profile"
    LANGUAGE = "language"
    STATE = "state"
    PERSON = "person"
    PEOPLE = "people"
    DOCUMENT = "document"
    DOCUMENTS = "documents"
    EDITION = "edition"
    RECORD = "record"
    ANY_RECORD = "any_record"
    CITES = "cites"
    PARTS = "parts"
    PART = "part"
    TRUTH = "truth"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """How one field is asked for and shown.

    Attributes:
        vocabulary: that its codes come from, for `Holds.TERM`; several are parted by commas.
        kind: of the enumeration, part or record that it holds; None for none.
        words: of the field, where it is one of a part.
        hint: what it is for; empty where its name says it.
    """

    name: str
    holds: FieldKind = FieldKind.LINE
    vocabulary: str = ""
    kind: type[Any] | None = None
    words: str = ""
    hint: str = ""

    @property
    def vocabularies(self) -> tuple[str, ...]:
        """The vocabularies that its codes come from."""
        return tuple(self.vocabulary.split(",")) if self.vocabulary else ()


_H: Final = FieldKind
_CITES: Final = FieldSpec("cites", _H.CITES)
_NOTE: Final = FieldSpec("note", _H.TEXT)
_DOCUMENT: Final = FieldSpec("document_id", _H.DOCUMENT, hint="The paper itself, if it is here.")
_PARTICULARS: Final = FieldSpec(
    "particulars",
    _H.PARTS,
    kind=Particular,
    hint="Dates, sums, articles and names as the paper has them, to be held against other papers.",
)
_END: Final = (_CITES, _NOTE)


def _term(name: str, vocabulary: str, hint: str = "") -> FieldSpec:
    return FieldSpec(name, _H.TERM, vocabulary, hint=hint)


def _date(name: str, hint: str = "") -> FieldSpec:
    return FieldSpec(name, _H.DATE, hint=hint)


def _text(name: str, hint: str = "") -> FieldSpec:
    return FieldSpec(name, _H.TEXT, hint=hint)


def _names(name: str, hint: str = "") -> FieldSpec:
    return FieldSpec(name, _H.NAMES, hint=hint)


def _choice(name: str, kind: type[StrEnum], words: str = "") -> FieldSpec:
    return FieldSpec(name, _H.CHOICE, kind=kind, words=words)


def _record(name: str, kind: type[Any], hint: str = "") -> FieldSpec:
    return FieldSpec(name, _H.RECORD, kind=kind, hint=hint)


def _said(name: str, words: str, holds: FieldKind = _H.NAMES, vocabulary: str = "") -> FieldSpec:
    return FieldSpec(name, holds, vocabulary, words=words)


FIELDS_OF: Final[dict[type[Registered], tuple[FieldSpec, ...]]] = {
    Request: (
        _choice("kind", RequestKind),
        FieldSpec("number", hint="Of the note."),
        _date("dated"),
        _date("received"),
        _term("channel", "request_channel"),
        _term("body", "issuing_body"),
        _names("signatory"),
        _text("competence", "Why that body may, or may not, ask."),
        _text("facts", "In your words, and short: pages that show it go below."),
        FieldSpec("language", _H.LANGUAGE),
        _choice("translated", TranslationPresence),
        _record("previous_id", Request, "The version that this one replaces or adds to."),
        _date("arrested"),
        FieldSpec("expiry_rule", _H.RULE, hint="It runs from the provisional arrest."),
        FieldSpec("required", _H.PARTS, kind=RequiredDocument),
        _PARTICULARS,
        _DOCUMENT,
        *_END,
    ),
    Warrant: (
        FieldSpec("kind", hint="Arrest warrant, detention order or judgment."),
        _term("body", "issuing_body"),
        _names("signatory"),
        _date("dated"),
        FieldSpec("article"),
        FieldSpec("maximum"),
        _choice("is_death_possible", YesNoDisputed),
        _date("barred_there"),
        _date("barred_here"),
        _record("request_id", Request, "The request that it came with."),
        _PARTICULARS,
        _DOCUMENT,
        *_END,
    ),
    Charge: (
        FieldSpec("article", hint="Of the criminal law of the requesting State."),
        _names("label"),
        _date("period", "As a span: 2011 to 2013."),
        FieldSpec("amount"),
        FieldSpec("currency"),
        FieldSpec("counterpart"),
        FieldSpec("elements", _H.PARTS, kind=OffenceElement),
        _choice("is_dual", YesNoDisputed),
        FieldSpec("there", _H.PART, kind=Limitation),
        FieldSpec("here", _H.PART, kind=Limitation),
        _choice("is_barred", YesNoDisputed),
        _choice("character", OffenceCharacter),
        FieldSpec("penalty"),
        _text("relation"),
        _record("request_id", Request, "The version of the request that brings it."),
        FieldSpec("position", _H.NUMBER, hint="Among the charges, from 1."),
        *_END,
    ),
    Notice: (
        _term("kind", "notice_kind"),
        FieldSpec("number"),
        FieldSpec("bureau", _H.STATE, hint="The State of the bureau that asked for it."),
        _date("issued"),
        _date("seen"),
        _names("learned"),
        FieldSpec("spelling", hint="Letter for letter."),
        _text("text"),
        _text("arrest"),
        FieldSpec("requests", _H.PARTS, kind=DataRequest),
        _date("cancelled", "Empty while it stands."),
        FieldSpec("letter_id", _H.DOCUMENT),
        _text("acting"),
        _PARTICULARS,
        _DOCUMENT,
        *_END,
    ),
    Assurance: (
        _date("dated"),
        _names("giver"),
        _text("competence"),
        _names("addressee"),
        FieldSpec("promises", _H.PARTS, kind=Undertaking),
        _text("monitoring"),
        _text("remedy"),
        _text("breaches"),
        _text("court_view"),
        FieldSpec("answers", _H.PARTS, kind=LimbAssessment, hint="An answer to each question."),
        _record("previous_id", Assurance, "The one that this one replaces."),
        _DOCUMENT,
        *_END,
    ),
    Hearing: (
        _date("date", "With the hour if you know it: 3 June 2025 10:00."),
        FieldSpec("zone", _H.ZONE),
        _term("forum", "forum", "One of these, or the name of a court."),
        _term("kind", "hearing_type"),
        _names("panel"),
        _names("attendance"),
        _names("interpreter"),
        _names("representatives"),
        _text("order"),
        *_END,
    ),
    Decision: (
        _date("date"),
        _term("forum", "forum", "One of these, or the name of a court."),
        _record("hearing_id", Hearing),
        _names("panel"),
        _text("order"),
        FieldSpec("reasons", _H.PARTS, kind=DecisionReason),
        FieldSpec("vote"),
        FieldSpec("appeal"),
        FieldSpec("time_limit", _H.RULE, hint="It runs from the day on which it was served."),
        _date("served"),
        _date("final_on"),
        FieldSpec("citation"),
        _term("translation", "translation_status"),
        _DOCUMENT,
        *_END,
    ),
    Detention: (
        FieldSpec("person_id", _H.PERSON),
        _date("begin"),
        _date("end", "Empty while it lasts."),
        _names("place"),
        _term("regime", "detention_regime"),
        _term("title", "legal_title"),
        FieldSpec("reviews", _H.DATES),
        _text("conditions"),
        _text("complaints"),
        FieldSpec("alerts", _H.PARTS, kind=DetentionAlert),
        *_END,
    ),
    Incident: (
        _date("date", "With the hour if you know it: 14 Mar 2019 14:05."),
        FieldSpec("zone", _H.ZONE),
        _names("place"),
        _term("method", "reprisal_type,return_method"),
        FieldSpec("target_ids", _H.PEOPLE),
        _term("actor", "actor"),
        FieldSpec("actor_ids", _H.PEOPLE),
        FieldSpec("claimed"),
        _term("channel", "incident_channel"),
        _text("text"),
        _term("demand", "demand"),
        _text("threat"),
        _record("hearing_id", Hearing, "The hearing or testimony that it answers."),
        _record("detention_id", Detention),
        _text("outcome"),
        _text("injury"),
        FieldSpec("reports", _H.PARTS, kind=IncidentReport),
        _text("follow_up"),
        _term("standing", "standing"),
        _term("reliability", "source_reliability"),
        _term("credibility", "credibility"),
        FieldSpec("source_person", _H.PERSON, hint="Never leaves the vault."),
        FieldSpec("known_to", _H.PEOPLE, hint="Everybody who can know it. Never leaves the vault."),
        FieldSpec("is_withheld", _H.TRUTH, hint="No dossier tells of it."),
        *_END,
    ),
    Relationship: (
        FieldSpec("person_id", _H.PERSON),
        _term("kind", "relationship_kind", "What this person is to the other."),
        FieldSpec("other_id", _H.PERSON),
        _date("since"),
        _date("until", "Empty while it lasts."),
        _names("location", "Inside or outside the requesting State."),
        _term("exposure", "exposure_level", "Never leaves the vault."),
        _choice("knows", YesNoDisputed),
        *_END,
    ),
    CountrySource: (
        FieldSpec("issuer"),
        FieldSpec("symbol", hint="Such as CAT/C/CHN/CO/5."),
        _names("title"),
        _date("date"),
        FieldSpec("country", _H.STATE),
        _term("independence", "independence_class"),
        _term("topic", "topic"),
        FieldSpec("pinpoints", _H.PARTS, kind=Pinpoint),
        _choice("is_current", YesNoDisputed),
        _DOCUMENT,
        *_END,
    ),
    InstrumentStatus: (
        FieldSpec("treaty"),
        FieldSpec("party", _H.STATE),
        FieldSpec("status", hint="Such as party, signed only, not party, or left."),
        _date("signed"),
        _date("ratified"),
        _date("in_force"),
        _date("left"),
        _text("reservations"),
        FieldSpec("declarations", _H.LINES, hint="One a line, such as CAT 22 or ICCPR-OP1."),
        _names("source", "Where this was read, and when."),
        _DOCUMENT,
        *_END,
    ),
    Submission: (
        _term("forum", "forum"),
        FieldSpec("profile", _H.PROFILE),
        _names("title"),
        FieldSpec("form_version"),
        _date("filed", "Empty while it is prepared."),
        _term("channel", "submission_channel"),
        FieldSpec("annexes", _H.DOCUMENTS),
        FieldSpec("edition_id", _H.EDITION),
        _text("measure"),
        FieldSpec(
            "is_filed",
            _H.TRUTH,
            hint="Locks it as it was filed. Receipt, number, what came of it and notes stay open.",
        ),
        FieldSpec("receipt_id", _H.DOCUMENT),
        FieldSpec("registration"),
        _text("granted"),
        _text("compliance"),
        *_END,
    ),
    Task: (
        _names("text"),
        _term("kind", "task_kind"),
        _names("owner"),
        _date("due"),
        _date("done", "Empty while it is open."),
        FieldSpec("about", _H.ANY_RECORD),
        _NOTE,
    ),
}
"""By type, in the order in which a form asks."""

FIELDS_OF_PARTS: Final[dict[type[Any], tuple[FieldSpec, ...]]] = {
    Particular: (
        _choice("kind", ParticularKind, "What it is"),
        _said("about", "Of what"),
        _said("text", "As the paper says it"),
        _said("page", "Page", _H.NUMBER),
    ),
    RequiredDocument: (
        _said("text", "Paper"),
        _said("basis", "Article that demands it", _H.LINE),
        _choice("presence", ReceiptState, "Whether it came"),
        _said("arrived", "Came on", _H.DATE),
        _said("document_id", "Document", _H.DOCUMENT),
    ),
    OffenceElement: (
        _said("text", "Element"),
        _choice("is_there", YesNoDisputed, "Law of the requesting State asks for it"),
        _choice("is_here", YesNoDisputed, "Law here asks for it"),
        _choice("is_alleged", YesNoDisputed, "The facts alleged make it out"),
        _said("note", "Note"),
    ),
    Limitation: (
        _said("years", "Years", _H.LINE),
        _said("runs_from", "Runs from", _H.DATE),
        _said("ends", "Ends", _H.DATE),
        _said("why", "What stops or suspends it, and the article"),
    ),
    DataRequest: (
        _said("kind", "What is asked", _H.TERM, "ccf_request_kind"),
        _said("number", "Number", _H.LINE),
        _said("filed", "Filed", _H.DATE),
        _said("admissible", "Found admissible", _H.DATE),
        _said("due", "Answer due", _H.DATE),
        _said("decided", "Decided", _H.DATE),
        _said("outcome", "Outcome", _H.TERM, "ccf_outcome"),
        _said("ground", "Ground"),
    ),
    Undertaking: (
        _said("topic", "About", _H.TERM, "assurance_topic"),
        _said("text", "As it is written"),
        _said("page", "Page", _H.NUMBER),
        _choice("is_specific", YesNoDisputed, "Speaks of this client and place"),
        _said("lacks", "What it leaves open"),
    ),
    LimbAssessment: (
        _said("limb", "Question", _H.LIMB),
        _choice("is_met", YesNoDisputed, "Met"),
        _said("text", "Why"),
        _said("cites", "Proven by", _H.CITES),
    ),
    DecisionReason: (
        _said("ground", "Ground", _H.TERM, "ground"),
        _said("text", "What it says"),
        _said("outcome", "Why it ended so", _H.TERM, "outcome_reason"),
        _said("page", "Page", _H.NUMBER),
    ),
    DetentionAlert: (
        _said("kind", "What", _H.LINE),
        _said("date", "When", _H.DATE),
        _said("text", "More"),
    ),
    IncidentReport: (
        _said("to", "To whom"),
        _said("date", "When", _H.DATE),
        _said("number", "Number", _H.LINE),
        _said("answer", "Answer"),
    ),
    Pinpoint: (
        _said("at", "Paragraph or page", _H.LINE),
        _said("text", "What it bears out"),
    ),
}
"""By type of part."""

OPEN_AFTER_FILING: Final = frozenset(
    {"receipt_id", "registration", "granted", "compliance", "note", "is_filed"}
)
"""Fields of a submission that may change once it was filed."""


def type_code(kind: type[Any]) -> str:
    """Return the code of a type of record or part, by which words name it."""
    return table_of(kind)


def required_of(kind: type[Any]) -> frozenset[str]:
    """Return the fields of a type that may not be empty: those without a default of their own."""
    own = {"id", "case_id"}
    return frozenset(one.name for one in fields(kind) if one.default is MISSING) - own


def vocabularies_of(kind: type[Registered]) -> frozenset[str]:
    """Return the vocabularies that fields of a type and of its parts offer."""
    found: set[str] = set()
    for field in FIELDS_OF[kind]:
        for one in (field, *FIELDS_OF_PARTS.get(field.kind or type(None), ())):
            found.update(one.vocabularies)
    return frozenset(found)
