"""A case at a glance: who, where, when, what is missing and what was done last, in one question."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DeadlineId
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import Case, Deadline, Person
from casefiles.domain.records.rows import CaseCounts
from casefiles.domain.records.stages import Stage
from casefiles.office.case.first_steps import FirstStepState, first_steps_of
from casefiles.office.documents.translations import due_dates
from casefiles.office.importing.case_loading import LoadReport, load_case
from casefiles.office.importing.import_list import unfinished
from casefiles.office.people.persons import shown_names
from casefiles.office.proceedings.date_badges import badge_of
from casefiles.office.records.closed_days import lists_of
from casefiles.office.records.countdown import Countdown, countdown, time_words
from casefiles.office.records.history import ChangeRow, HistoryFilter, acts_of
from casefiles.office.records.record_names import RecordNames
from casefiles.office.vault.anchors import AnchorVerdict, last_comparison
from casefiles.office.vault.integrity_check import last_check
from casefiles.office.vault.recovery import is_reminder_set
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.language import msg, msg_mark, msg_mark_n, msg_n, msg_n_of, msg_of

STAGES: Final = {
    Stage.UNKNOWN: msg_mark("Not recorded"),
    Stage.NOTICE_SEEN: msg_mark("Notice seen"),
    Stage.STOP: msg_mark("Stopped by police or at a border"),
    Stage.PROVISIONAL_ARREST: msg_mark("Provisional arrest"),
    Stage.REQUEST_RECEIVED: msg_mark("Request received"),
    Stage.AUTHORITY_TO_PROCEED: msg_mark("Authority to proceed"),
    Stage.ADMISSIBILITY: msg_mark("Admissibility"),
    Stage.FIRST_INSTANCE: msg_mark("First instance"),
    Stage.APPEAL: msg_mark("Appeal"),
    Stage.CASSATION: msg_mark("Cassation"),
    Stage.CONSTITUTIONAL: msg_mark("Constitutional court"),
    Stage.EXECUTIVE_DECISION: msg_mark("Executive decision"),
    Stage.JUDICIAL_REVIEW: msg_mark("Judicial review"),
    Stage.INTERIM_MEASURE_SOUGHT: msg_mark("Interim measure sought"),
    Stage.INTERIM_MEASURE_GRANTED: msg_mark("Interim measure granted"),
    Stage.SURRENDER_FIXED: msg_mark("Surrender date set"),
    Stage.SURRENDERED: msg_mark("Surrendered"),
    Stage.REFUSED: msg_mark("Surrender refused"),
    Stage.DISCHARGED: msg_mark("Discharged"),
    Stage.RESETTLED: msg_mark("Resettled"),
    Stage.POST_RETURN_MONITORING: msg_mark("Monitoring after surrender"),
}
"""How far the proceedings are, in words, in their usual order."""
REMOVAL: Final = "removal"
"""Kind of the date on which the client would be taken."""
KIND_WORDS: Final = {
    "hearing": msg_mark("Hearing"),
    REMOVAL: msg_mark("Removal date"),
    "appeal": msg_mark("Appeal due"),
    "filing": msg_mark("Filing due"),
    "translation": msg_mark("Translation due"),
}
"""What a date is for, in words."""
_LATEST: Final = 7

GapKind = Literal[
    "not_looked_at",
    "not_opened",
    "not_read",
    "unreadable",
    "import_unfinished",
    "unmarked",
    "unproven_facts",
    "unproven_events",
    "no_client",
    "no_states",
    "no_hearing",
    "no_recovery_sheet",
    "never_checked",
    "anchor_disagrees",
]


@dataclass(frozen=True, slots=True)
class MissingItem:
    """Something that is missing.

    Attributes:
        words: in a sentence.
        is_serious: it can lose or reveal something, or stops an export.
    """

    kind: GapKind
    words: str
    is_serious: bool = False


@dataclass(frozen=True, slots=True)
class DateCard:
    """A date that the case must meet.

    Attributes:
        title: what it is for, and how far away: "Hearing in 9 days".
        forum: where, with names.
        is_urgent: a removal that is less than 72 hours away.
        badge: what speaks against relying on it; empty for nothing.
    """

    deadline: Deadline
    title: str
    forum: str
    countdown: Countdown
    is_urgent: bool
    badge: str = ""

    @property
    def id(self) -> DeadlineId:
        """The id of the date."""
        return self.deadline.id


@dataclass(frozen=True, slots=True)
class RecentChange:
    """Something that was done, and when, in words."""

    act: ChangeRow
    when: str


@dataclass(frozen=True, slots=True)
class Overview:
    """A case at a glance.

    Attributes:
        client: as the case says it, with names.
        client_person: the person that it refers to, if it refers to one.
        stage: in words.
        dates: those to come, the next first; then those that are over, the last first.
        others: id, reference and title of the other cases of the vault.
        steps: the first steps; none once a dossier was exported.
    """

    case: Case
    client: str
    client_person: Person | None
    stage: str
    dates: tuple[DateCard, ...]
    gaps: tuple[MissingItem, ...]
    changes: tuple[RecentChange, ...]
    counts: CaseCounts
    others: tuple[tuple[CaseId, str, str], ...]
    steps: tuple[FirstStepState, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case that came from a form."""

    case_id: CaseId
    report: LoadReport


def overview_of(case_id: CaseId, now: datetime) -> Query[Overview | None]:
    """Return a case at a glance; None if it is gone.

    Args:
        case_id: of the case.
        now: with the zone of the office.
    """

    def ask(reader: ReadTransaction) -> Overview | None:
        case = reader.get(Case, case_id)
        if case is None:
            return None
        show = shown_names(reader, case_id)
        counts = reader.case_counts(case_id)
        deadlines = reader.find(Deadline, case_id=case_id)
        lists, resources = lists_of(reader), paths.resources()
        dates = [
            replace(
                date_card(one, show(one.forum), now),
                badge=badge_of(one, case, lists, resources),
            )
            for one in deadlines
        ]
        dates += [
            date_card(one, RecordNames(reader).name("document", document_id), now)
            for one, document_id in due_dates(reader, case_id)
        ]
        dates += [date_card(one, show(one.forum), now) for one in removal_of_case(case, deadlines)]
        acts = acts_of(HistoryFilter(case_id, limit=_LATEST))(reader)
        return Overview(
            case=case,
            client=show(case.client),
            client_person=_client(reader, case),
            stage=msg_of(STAGES[case.stage]),
            dates=in_order(dates),
            gaps=(
                *_gaps_of_imports(reader, case_id),
                *_gaps_of_case(case, counts, dates),
                *_gaps_of_looking(reader, case_id),
                *_gaps_of_vault(reader),
            ),
            changes=tuple(RecentChange(act, time_words(act.wall, now)) for act in acts.rows),
            counts=counts,
            others=tuple(
                (other.id, other.reference, title_of(reader, other))
                for other in reader.find(Case)
                if other.id != case_id
            ),
            steps=first_steps_of(reader, case, counts, has_date=bool(dates)),
        )

    return ask


def title_of(reader: ReadTransaction, case: Case) -> str:
    """Return the title of a case as a choice of cases shows it; one that is closed says so."""
    title = shown_names(reader, case.id)(case.title) if referenced(case.title) else case.title
    return msg("{title} (closed)", title=title).strip() if case.closed else title


def date_card(deadline: Deadline, forum: str, now: datetime) -> DateCard:
    """Return a date as it is shown."""
    remaining = countdown(deadline.date, now)
    kind = msg_of(KIND_WORDS.get(deadline.kind, deadline.kind.replace("_", " ").capitalize()))
    title = " ".join(part for part in (kind, remaining.away) if part)
    if remaining.away and not remaining.is_exact:
        title = f"{kind}: {remaining.away}"
    is_urgent = deadline.kind == REMOVAL and remaining.is_near
    return DateCard(deadline, title, forum, remaining, is_urgent)


def in_order(dates: list[DateCard]) -> tuple[DateCard, ...]:
    """Put what is next first, and what is over last."""
    coming = [one for one in dates if not one.countdown.is_past]
    over = [one for one in dates if one.countdown.is_past]
    coming.sort(key=lambda one: one.countdown.begins)
    over.sort(key=lambda one: one.countdown.begins, reverse=True)
    return (*coming, *over)


def removal_of_case(case: Case, deadlines: Sequence[Deadline]) -> list[Deadline]:
    """Return the removal that the case itself holds, unless it is among the dates too.

    It is no record: forms and dossiers take it from the case.
    """
    moments = {one.date for one in deadlines if one.kind == REMOVAL}
    if not case.removal or case.removal in moments:
        return []
    where = ", ".join(one for one in (case.removal_to, case.flight) if one)
    return [Deadline(DeadlineId(case.id), case.id, REMOVAL, case.removal, where)]


def _client(reader: ReadTransaction, case: Case) -> Person | None:
    ids = referenced(case.client)
    return reader.get(Person, ids[0]) if len(ids) == 1 else None


def _gaps_of_imports(reader: ReadTransaction, case_id: CaseId) -> list[MissingItem]:
    """Return what a lock, a crash or a full disk left of imports."""
    gaps = []
    for one in unfinished(case_id)(reader):
        left = None if one.left is None else one.left + len(one.not_taken)
        files = msg_n("{n} file", "{n} files", left) if left is not None else msg("The files")
        if left != 0:
            words = msg("{files} of {place} not taken yet", files=files, place=one.place)
            gaps.append(MissingItem("import_unfinished", words, is_serious=True))
    return gaps


def _gaps_of_case(case: Case, counts: CaseCounts, dates: list[DateCard]) -> list[MissingItem]:
    gaps = [
        _counted("unreadable", counts.unreadable),
        _counted("not_read", counts.not_read),
        _counted("not_looked_at", counts.unchecked),
        _counted("unmarked", counts.unmarked),
        _counted("unproven_facts", counts.unproven_facts),
        _counted("unproven_events", counts.unproven_events),
    ]
    if not case.client.strip():
        gaps.append(MissingItem("no_client", msg("No client recorded")))
    if not (case.requesting_state.strip() and case.requested_state.strip()):
        gaps.append(MissingItem("no_states", msg("Requesting or requested State missing")))
    if not any(one.deadline.kind == "hearing" and not one.countdown.is_past for one in dates):
        gaps.append(MissingItem("no_hearing", msg("No upcoming hearing dated")))
    return [gap for gap in gaps if gap is not None]


def _gaps_of_looking(reader: ReadTransaction, case_id: CaseId) -> list[MissingItem]:
    """Return what nobody has ever had on the screen."""
    coverage = reader.coverage(case_id)
    left = coverage.documents - coverage.opened_documents
    gap = _counted("not_opened", left)
    return [] if gap is None else [gap]


def _counted(kind: GapKind, count: int) -> MissingItem | None:
    if not count:
        return None
    return MissingItem(kind, msg_n_of(_GAPS[kind], count), is_serious=kind == "unreadable")


_GAPS: Final[dict[GapKind, tuple[str, str]]] = {
    "unreadable": msg_mark_n("{n} document cannot be read", "{n} documents cannot be read"),
    "not_read": msg_mark_n("{n} document not read yet", "{n} documents not read yet"),
    "not_looked_at": msg_mark_n(
        "{n} document without page check", "{n} documents without page check"
    ),
    "unmarked": msg_mark_n(
        "{n} exhibit without exhibit number", "{n} exhibits without exhibit number"
    ),
    "unproven_facts": msg_mark_n("{n} fact without evidence", "{n} facts without evidence"),
    "unproven_events": msg_mark_n("{n} event without evidence", "{n} events without evidence"),
    "not_opened": msg_mark_n("{n} document never opened", "{n} documents never opened"),
}


def _gaps_of_vault(reader: ReadTransaction) -> list[MissingItem]:
    gaps = []
    if is_reminder_set()(reader):
        words = msg("No recovery sheet: without it a forgotten passphrase means losing the vault")
        gaps.append(MissingItem("no_recovery_sheet", words, is_serious=True))
    compared = last_comparison()(reader)
    proves_nothing = {AnchorVerdict.AGREES, AnchorVerdict.FOREIGN, AnchorVerdict.ENDED_KEY}
    if compared is not None and compared.verdict not in proves_nothing:
        words = msg("An anchor does not match this vault")
        gaps.append(MissingItem("anchor_disagrees", words, is_serious=True))
    if last_check()(reader) is None:
        gaps.append(MissingItem("never_checked", msg("Integrity never verified")))
    return gaps


def load_case_form(form: Path) -> Job[LoadedCase]:
    """Load a case form with its files; see `load_case`."""

    def work(workplace: JobContext, ticket: CancellationToken) -> LoadedCase:
        vault, template = workplace.vault, workplace.template()
        report = load_case(vault, template, form, workplace.randomness, ticket)
        newest = vault.read(lambda reader: reader.find(Case))[-1]
        return LoadedCase(newest.id, report)

    return work
