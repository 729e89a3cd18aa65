"""What a record of the register shows beside its fields: grids, chains, clocks and days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from casefiles.domain.dates.edtf import is_edtf, span
from casefiles.domain.foundation.opaque import legible
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.incidents import Incident
from casefiles.domain.records.proceedings import Assurance, Detention, LimbAssessment, Submission
from casefiles.domain.records.proceedings_records import Registered
from casefiles.domain.records.requests import (
    Charge,
    DataRequest,
    Limitation,
    Notice,
    ReceiptState,
    Request,
    YesNoDisputed,
)
from casefiles.domain.rules.citation_text import place_detail
from casefiles.library.legal_tests import TestLimb
from casefiles.library.time_limit_dates import reckon
from casefiles.library.time_limit_rules import TimeLimitRules
from casefiles.office.proceedings.proceedings_times import both_clocks
from casefiles.office.proceedings.record_states import days_in_detention
from casefiles.office.records.citation_locations import location_of_citation
from casefiles.office.records.proceedings_lines import ShownLine, registered_line, titled
from casefiles.office.records.record_names import RecordNames, date_in_words
from casefiles.office.records.vocabularies import choices
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg, msg_mark, msg_of

_CONSULTS: Final = msg_mark(
    "Before requesting access: the CCF may consult the bureau that supplied the data."
)
_LOCKED: Final = msg_mark(
    "Locked as filed. Only acknowledgement, registration number, outcome and note can be changed."
)
_FILES: Final = msg_mark("Files as exported, with hash values for comparison.")
_CCF_RULES: Final = {
    "access": "ccf_access_4m",
    "deletion": "ccf_deletion_9m",
    "correction": "ccf_deletion_9m",
}
_CERTAINTY_CELLS: Final = {
    YesNoDisputed.NOT_RECORDED: ("?", "circle-dashed", "muted"),
    YesNoDisputed.YES: (msg_mark("Yes"), "check-circle", "text"),
    YesNoDisputed.NO: (msg_mark("No"), "x-circle", "text"),
    YesNoDisputed.DISPUTED: (msg_mark("Disputed"), "warning", "warn"),
}
_PRESENCE: Final = {
    ReceiptState.NOT_RECORDED: (msg_mark("Not recorded"), "circle-dashed", "muted"),
    ReceiptState.IN_TIME: (msg_mark("In time"), "check-circle", "ok"),
    ReceiptState.LATE: (msg_mark("Late"), "clock", "danger"),
    ReceiptState.MISSING: (msg_mark("Missing"), "x-circle", "danger"),
}


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: words, with an icon and colour role."""

    words: str
    icon: str = ""
    role: str = "text"


@dataclass(frozen=True, slots=True)
class DetailBlock:
    """Something above the fields.

    Attributes:
        title: words above it; empty for none.
        note: a sentence below the title; `note_role` its colour role.
        columns: heads of its grid; empty for no grid.
        rows: of the grid.
        lines: below the grid.
        instead_of: fields that it shows in their place.
    """

    title: str
    note: str = ""
    note_role: str = "muted"
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[GridCell, ...], ...] = ()
    lines: tuple[ShownLine, ...] = ()
    instead_of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class BlockContext:
    """What blocks are made with.

    Attributes:
        today: the present day, as EDTF.
        limbs: questions that an assurance is held against.
    """

    reader: ReadTransaction
    at: RecordNames
    today: str
    rules: TimeLimitRules
    limbs: tuple[TestLimb, ...]
    terms: dict[str, dict[str, str]] = field(default_factory=dict)

    def term(self, vocabulary: str, code: str) -> str:
        """Return what a code is called; what is no code stays as it was typed."""
        if vocabulary not in self.terms:
            self.terms[vocabulary] = dict(choices(self.reader, vocabulary))
        return self.terms[vocabulary].get(code) or self.at.text(code)


def blocks_of(record: Registered, context: BlockContext) -> tuple[DetailBlock, ...]:
    """Return what stands above the fields of a record."""
    made = _MAKERS.get(type(record))
    return tuple(made(record, context)) if made is not None else ()


def _request(one: Request, context: BlockContext) -> Iterable[DetailBlock]:
    chain = _chain(one, context.reader.find(Request, case_id=one.case_id))
    if len(chain) > 1:
        lines = tuple(_version(one, context, own, at) for at, own in enumerate(chain, start=1))
        yield DetailBlock(
            msg("VERSIONS OF THIS REQUEST"), lines=lines, instead_of=frozenset({"previous_id"})
        )
    if one.required:
        rows = tuple(
            (
                GridCell(context.at.text(paper.text)),
                GridCell(paper.basis, role="muted"),
                GridCell(*msg_of(_PRESENCE[paper.presence])),
                GridCell(date_in_words(paper.arrived), role="muted"),
            )
            for paper in one.required
        )
        ids = [paper.document_id for paper in one.required if paper.document_id]
        lines = tuple(ShownLine(titled(context.at, own), ("document", own, "")) for own in ids)
        columns = (msg("Paper"), msg("Demanded by"), msg("Came"), msg("On"))
        yield DetailBlock(
            msg("DOCUMENTS REQUIRED BY THE TREATY"),
            columns=columns,
            rows=rows,
            lines=lines,
            instead_of=frozenset({"required"}),
        )


def _version(shown: Request, context: BlockContext, own: Request, number: int) -> ShownLine:
    line = registered_line(context.at, own)
    if own.id == shown.id:
        return ShownLine(msg("{number}. {words} (this one)", number=number, words=line.text))
    return ShownLine(f"{number}. {line.text}", line.leads_to)


def _chain(one: Request, all_of_them: Iterable[Request]) -> list[Request]:
    """Return every version that hangs together with one, each after the one it replaces."""
    by_id = {own.id: own for own in all_of_them}
    first, seen = one, {one.id}
    while first.previous_id in by_id and first.previous_id not in seen:
        first = by_id[first.previous_id]
        seen.add(first.id)
    chain = [first]
    for at in chain:
        chain += [own for own in by_id.values() if own.previous_id == at.id and own not in chain]
    return chain


def _charge(one: Charge, context: BlockContext) -> Iterable[DetailBlock]:
    if one.elements:
        rows = tuple(
            (
                GridCell(context.at.text(element.text)),
                _certainty_cell(element.is_there),
                _certainty_cell(element.is_here),
                _certainty_cell(element.is_alleged),
                GridCell(context.at.text(element.note), role="muted"),
            )
            for element in one.elements
        )
        lacking = [
            context.at.text(element.text)
            for element in one.elements
            if element.is_here is YesNoDisputed.YES and element.is_alleged is not YesNoDisputed.YES
        ]
        yield DetailBlock(
            msg("DUAL CRIMINALITY"),
            msg(
                "The law here asks for it, and it is not made out: {names}.",
                names="; ".join(lacking),
            )
            if lacking
            else "",
            columns=(msg("Element"), msg("Law there"), msg("Law here"), msg("Alleged"), ""),
            rows=rows,
            instead_of=frozenset({"elements"}),
        )
    clocks = ((msg("Requesting State"), one.there), (msg("Requested State"), one.here))
    if any(clock != Limitation() for _, clock in clocks):
        yield DetailBlock(
            msg("LIMITATION IN BOTH STATES"),
            columns=(msg("Law"), msg("Years"), msg("From"), msg("Ends"), msg("State")),
            rows=tuple(_clock(words, clock, context.today) for words, clock in clocks),
            lines=tuple(
                ShownLine(f"{words}: {context.at.text(clock.why)}")
                for words, clock in clocks
                if clock.why
            ),
            instead_of=frozenset({"there", "here"}),
        )


def _clock(words: str, one: Limitation, today: str) -> tuple[GridCell, ...]:
    ends = span(one.ends).end_day if is_edtf(one.ends) else None
    now = span(today).start_day
    state = GridCell(msg("Not recorded"), "circle-dashed", "muted")
    if ends is not None and now is not None:
        state = (
            GridCell(msg("Ended"), "hourglass", "ok")
            if ends <= now
            else GridCell(msg("Runs"), "clock", "warn")
        )
    days = (date_in_words(one.runs_from), date_in_words(one.ends))
    return (GridCell(words), GridCell(one.years), *(GridCell(day) for day in days), state)


def _notice(one: Notice, context: BlockContext) -> Iterable[DetailBlock]:
    note = (
        msg_of(_CONSULTS)
        if not any(own.kind == "access" and own.filed for own in one.requests)
        else ""
    )
    rows = tuple(_track(own, context) for own in one.requests)
    yield DetailBlock(
        msg("BEFORE THE COMMISSION FOR THE CONTROL OF INTERPOL’S FILES"),
        note,
        "warn",
        columns=(msg("Asked"), msg("Filed"), msg("Admissible"), msg("Due"), msg("Outcome"))
        if rows
        else (),
        rows=rows,
        lines=tuple(ShownLine(context.at.text(own.ground)) for own in one.requests if own.ground),
        instead_of=frozenset({"requests"}),
    )


def _track(one: DataRequest, context: BlockContext) -> tuple[GridCell, ...]:
    due = GridCell(date_in_words(one.due), role=_past(one.due, context.today, one.decided))
    if not one.due:
        due = _reckoned_due(one, context)
    outcome = context.term("ccf_outcome", one.outcome) or date_in_words(one.decided) or msg("Open")
    requested = ", ".join(filter(None, (context.term("ccf_request_kind", one.kind), one.number)))
    days = (GridCell(date_in_words(day)) for day in (one.filed, one.admissible))
    return (
        GridCell(requested),
        *days,
        due,
        GridCell(outcome, role="text" if one.decided else "muted"),
    )


def _reckoned_due(one: DataRequest, context: BlockContext) -> GridCell:
    """Return the day that the rule gives, counted from admissibility."""
    rule = context.rules.rule(_CCF_RULES.get(one.kind, ""))
    if rule is None or one.decided:
        return GridCell("")
    description = reckon(rule, one.admissible).date if one.admissible else ""
    if not description:
        return GridCell(msg("Not running: admissibility date not recorded"), role="muted")
    role = _past(description, context.today, one.decided)
    return GridCell(msg("about {date}, by the rule", date=date_in_words(description)), role=role)


def _past(day: str, today: str, done: str) -> str:
    if done or not is_edtf(day):
        return "text"
    end, now = span(day).end_day, span(today).start_day
    return "danger" if end is not None and now is not None and end <= now else "text"


def _assurance(one: Assurance, context: BlockContext) -> Iterable[DetailBlock]:
    if one.promises:
        yield DetailBlock(
            msg("UNDERTAKINGS"),
            columns=(
                msg("About"),
                msg("Wording"),
                msg("Of this client"),
                msg("Open questions"),
            ),
            rows=tuple(
                (
                    GridCell(context.term("assurance_topic", own.topic)),
                    GridCell(
                        context.at.text(own.text)
                        + (msg(" (page {page})", page=own.page) if own.page else "")
                    ),
                    _certainty_cell(own.is_specific),
                    GridCell(context.at.text(own.lacks), role="warn" if own.lacks else "text"),
                )
                for own in one.promises
            ),
            instead_of=frozenset({"promises"}),
        )
    answers = {own.limb: own for own in one.answers}
    open_ones = [limb for limb in context.limbs if not _is_answered(answers.get(limb.id))]
    note = msg(
        "{unanswered} of {of} questions have no answer yet.",
        unanswered=len(open_ones),
        of=len(context.limbs),
    )
    yield DetailBlock(
        msg("ASSESSMENT BY LIMB"),
        note if open_ones else msg("Every question is answered."),
        "warn" if open_ones else "ok",
        columns=(msg("Question"), msg("Met"), msg("Why")),
        rows=tuple(_limb(limb, answers.get(limb.id), context) for limb in context.limbs),
        lines=tuple(
            _proof(context, answer.limb, cite) for answer in one.answers for cite in answer.cites
        ),
        instead_of=frozenset({"answers"}),
    )


def _is_answered(one: LimbAssessment | None) -> bool:
    return one is not None and one.is_met is not YesNoDisputed.NOT_RECORDED


def _proof(context: BlockContext, limb: str, cite: Citation) -> ShownLine:
    question = next((one.text for one in context.limbs if one.id == limb), limb)
    where = f"{titled(context.at, cite.document_id)}, {location_of_citation(context.reader, cite)}"
    leads = ("document", cite.document_id, place_detail(cite))
    return ShownLine(f"{question} {where}", leads)


def _limb(
    limb: TestLimb, answer: LimbAssessment | None, context: BlockContext
) -> tuple[GridCell, ...]:
    if answer is None or not _is_answered(answer):
        why = context.at.text(answer.text) if answer is not None else ""
        return (
            GridCell(limb.text),
            GridCell(msg("No answer"), "circle-dashed", "warn"),
            GridCell(why),
        )
    return (
        GridCell(limb.text),
        _certainty_cell(answer.is_met),
        GridCell(context.at.text(answer.text)),
    )


def _certainty_cell(certainty: YesNoDisputed) -> GridCell:
    return GridCell(*msg_of(_CERTAINTY_CELLS[certainty]))


def _detention(one: Detention, context: BlockContext) -> Iterable[DetailBlock]:
    others = context.reader.find(Detention, case_id=one.case_id)
    own = [other for other in others if other.person_id == one.person_id]
    days: set[int] = set()
    for other in own:
        days.update(_days_of(other, context.today))
    counted = [len(tuple(_days_of(other, context.today))) or None for other in own]
    unknown = sum(1 for count in counted if count is None)
    note = (
        msg(
            "Periods that cannot be counted because a day is not recorded: {unknown}.",
            unknown=unknown,
        )
        if unknown
        else ""
    )
    first = len(tuple(_days_of(one, context.today))) or None
    rows = [
        (msg("This time"), first),
        (msg("All {count} times together, each day once", count=len(own)), len(days)),
    ]
    yield DetailBlock(
        "DAYS",
        note,
        "warn",
        columns=("", msg("Days")),
        rows=tuple(
            (GridCell(words), GridCell(msg("Not recorded") if count is None else f"{count:,}"))
            for words, count in (rows if len(own) > 1 else rows[:1])
        ),
        lines=(ShownLine(msg("The first and the last day are counted.")),)
        if one.end
        else (
            ShownLine(msg("Continuing; counted until {date}.", date=date_in_words(context.today))),
        ),
    )


def _days_of(one: Detention, today: str) -> Iterable[int]:
    if not is_edtf(one.begin) or (one.end and not is_edtf(one.end)):
        return ()
    count = days_in_detention(one, today)
    begin = span(one.begin).start_day
    if count is None or begin is None:
        return ()
    return range(int(begin), int(begin) + count)


def _incident(one: Incident, _: BlockContext) -> Iterable[DetailBlock]:
    clocks = both_clocks(one.date, one.zone)
    if clocks:
        rows = tuple((GridCell(where), GridCell(words)) for where, words in clocks)
        yield DetailBlock(msg("TIME IN BOTH ZONES"), columns=(msg("Clock"), msg("Time")), rows=rows)


def _submission(one: Submission, context: BlockContext) -> Iterable[DetailBlock]:
    if one.is_filed:
        yield DetailBlock(msg("AS FILED"), msg_of(_LOCKED), instead_of=frozenset({"is_filed"}))
    edition = context.reader.get(Edition, one.edition_id) if one.edition_id else None
    if edition is not None and edition.files:
        yield DetailBlock(
            msg("FILES OF THE PACK"),
            msg_of(_FILES),
            columns=(msg("File"), msg("Bytes"), "SHA-256"),
            rows=tuple(
                (
                    GridCell(legible(file.name)),
                    GridCell(f"{file.size:,}"),
                    GridCell(legible(file.sha256)),
                )
                for file in edition.files
            ),
        )


_MAKERS: Final[dict[type[Any], Callable[[Any, BlockContext], Iterable[DetailBlock]]]] = {
    Request: _request,
    Charge: _charge,
    Notice: _notice,
    Assurance: _assurance,
    Detention: _detention,
    Incident: _incident,
    Submission: _submission,
}
