"""The parts of records of the register in words: particulars, promises, elements and the like."""

from collections.abc import Callable
from typing import Any, Final

from casefiles.domain.records.arguments import AuthorityCite
from casefiles.domain.records.country_information import Pinpoint
from casefiles.domain.records.incidents import IncidentReport
from casefiles.domain.records.proceedings import (
    DecisionReason,
    DetentionAlert,
    LimbAssessment,
    Undertaking,
)
from casefiles.domain.records.requests import (
    DataRequest,
    Limitation,
    OffenceElement,
    Particular,
    RequiredDocument,
    YesNoDisputed,
)
from casefiles.office.records.record_names import RecordNames, date_in_words
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_number

CERTAINTIES: Final = {
    YesNoDisputed.NOT_RECORDED: "",
    YesNoDisputed.YES: "yes",
    YesNoDisputed.NO: "no",
    YesNoDisputed.DISPUTED: "disputed",
}
"""Within a sentence."""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _with_certainty(words: str, certainty: YesNoDisputed) -> str:
    description = CERTAINTIES[certainty]
    return f"{words}: {description}" if description else ""


def _page(page: int) -> str:
    return msg("page {page}", page=msg_number(page)) if page else ""


def _particular(at: RecordNames, one: Particular) -> str:
    about = at.text(one.about) or label(one.kind)
    return _joined(f"{about}: {date_in_words(at.text(one.text))}", _page(one.page))


def _required(at: RecordNames, one: RequiredDocument) -> str:
    where = at.name("document", one.document_id) if one.document_id else ""
    came = date_in_words(one.arrived)
    return _joined(at.text(one.text), one.basis, label(one.presence), came, where)


def _element(at: RecordNames, one: OffenceElement) -> str:
    answers = (
        _with_certainty("there", one.is_there),
        _with_certainty("here", one.is_here),
        _with_certainty("alleged", one.is_alleged),
    )
    return _joined(at.text(one.text), *answers, at.text(one.note))


def _limitation(at: RecordNames, one: Limitation) -> str:
    years = msg("{years} years", years=one.years) if one.years else ""
    since = msg("from {date}", date=date_in_words(one.runs_from)) if one.runs_from else ""
    until = msg("until {date}", date=date_in_words(one.ends)) if one.ends else ""
    return _joined(years, since, until, at.text(one.why))


def _file_request(at: RecordNames, one: DataRequest) -> str:
    days = (
        ("filed", one.filed),
        ("admissible", one.admissible),
        ("due", one.due),
        ("decided", one.decided),
    )
    texts = (f"{words} {date_in_words(day)}" for words, day in days if day)
    return _joined(label(one.kind), one.number, *texts, at.text(one.outcome), at.text(one.ground))


def _promise(at: RecordNames, one: Undertaking) -> str:
    lacks = msg("open questions: {words}", words=at.text(one.lacks)) if one.lacks else ""
    specific = _with_certainty("specific", one.is_specific)
    return _joined(f"{label(one.topic)}: {at.text(one.text)}", _page(one.page), specific, lacks)


def _answer(at: RecordNames, one: LimbAssessment) -> str:
    cites = (at.cite(cite) for cite in one.cites)
    met = CERTAINTIES[one.is_met]
    return _joined(
        f"{label(one.limb)}: {met}" if met else label(one.limb), at.text(one.text), *cites
    )


def _reason(at: RecordNames, one: DecisionReason) -> str:
    return _joined(f"{label(one.ground)}: {at.text(one.text)}", label(one.outcome), _page(one.page))


def _alert(at: RecordNames, one: DetentionAlert) -> str:
    return _joined(label(one.kind), date_in_words(one.date), at.text(one.text))


def _report(at: RecordNames, one: IncidentReport) -> str:
    return _joined(at.text(one.to), date_in_words(one.date), one.number, at.text(one.answer))


def _pinpoint(at: RecordNames, one: Pinpoint) -> str:
    return _joined(one.at, at.text(one.text))


def _authority_cite(at: RecordNames, one: AuthorityCite) -> str:
    read = msg("read by {person}", person=one.checked_by) if one.checked_by else ""
    return _joined(label(one.authority), one.pinpoint, at.text(one.quote), read)


NESTED_IN_REGISTER: Final[dict[type[Any], Callable[[RecordNames, Any], str]]] = {
    Particular: _particular,
    RequiredDocument: _required,
    OffenceElement: _element,
    Limitation: _limitation,
    DataRequest: _file_request,
    Undertaking: _promise,
    LimbAssessment: _answer,
    DecisionReason: _reason,
    DetentionAlert: _alert,
    IncidentReport: _report,
    Pinpoint: _pinpoint,
    AuthorityCite: _authority_cite,
}
"""By type of part."""
