"""Where nothing was decided and time is short: the strictest way to send, in one step.

Nothing is decided here for good: what is removed without a look can be taken back, act by act.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.boxes import WHOLE_PAGE, Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId, PersonId
from casefiles.domain.records.case_records import NOBODY, Mark, RedactionKind
from casefiles.dossier.forum.presets import load_preset, preset_path
from casefiles.office.draft.dossiers import exhibits_requested, forums, plan_of, save_contents
from casefiles.office.draft.reading_first import read_exhibits
from casefiles.office.draft.snapshots import case_named
from casefiles.office.records.findings import Finding, FindingLocation
from casefiles.office.redaction.kinship_answers import keep_accepted, sentences_in_words
from casefiles.office.redaction.marking import MarkInput, RedactionArea, insert_marks, marks_made
from casefiles.office.redaction.presets import save_preset
from casefiles.office.redaction.redaction_queue import queue_of, search_documents
from casefiles.office.redaction.suggestion_decisions import (
    AcceptedSuggestion,
    accept_in_records,
    areas_of,
)
from casefiles.office.redaction.suggestions import KINDS, NOWHERE, RedactionSuggestion
from casefiles.office.redaction.unseen_texts import is_in_text, settle_texts
from casefiles.office.redaction.word_places import marks_in_words, worded_among
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg, msg_n, msg_of

_REASON: Final = "removed unseen, for want of time"
_UNSEEN: Final = "unseen_page"
_CLAIMED: Final = frozenset({"quoted_public", "minor_named"})
"""Kinds of which accepting would say that somebody did something: nobody did."""
_SECTIONS: Final = {
    ("timeline", ""): "chronology",
    ("register", ""): "pressure",
    ("argument", ""): "grounds",
    ("dossier", "facts"): "statement",
    ("dossier", "narrative"): "narrative",
    ("dossier", "paper"): "grounds",
}
"""Which section of a dossier a place is in, by room and detail."""
_ROUNDS: Final = 4
"""Leaving one thing out may let another stop show; so often it is looked again."""


@dataclass(frozen=True, slots=True)
class UndecidedRemoval:
    """What came of removing all that nobody decided.

    Attributes:
        marks: areas, passages and whole pages marked; one question may take several.
        names: added to a person; `texts`: places reworded in own texts.
        left: questions that wait all the same, such as a text of which nothing would be left.
        questions: that waited before and do no more.
        pages: whole pages among the marks.
    """

    marks: int
    names: int
    texts: int
    left: int
    questions: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Strictest:
    """What was done so that a dossier can be sent.

    Attributes:
        exhibits: how many were left out of it; `sections` likewise.
        stops: codes of what stops it all the same.
    """

    removed: UndecidedRemoval
    exhibits: int
    sections: tuple[str, ...]
    stops: tuple[str, ...]


def removed_words(removed: UndecidedRemoval) -> str:
    """Return how many questions were answered by redacting, by what, and how many wait."""
    areas = removed.marks - removed.pages
    parts = (
        (areas, msg_n("{n} redaction mark", "{n} redaction marks", areas)),
        (removed.pages, msg_n("{n} whole page", "{n} whole pages", removed.pages)),
        (removed.names, msg_n("{n} name everywhere", "{n} names everywhere", removed.names)),
        (removed.texts, msg_n("{n} place in texts", "{n} places in texts", removed.texts)),
    )
    answered = msg_n("{n} question answered", "{n} questions answered", removed.questions)
    redacted = ", ".join(words for count, words in parts if count)
    words = (
        msg("{answered}. Redacted: {parts}.", answered=answered, parts=redacted)
        if redacted
        else f"{answered}."
    )
    waiting = msg_n("{n} question waits.", "{n} questions wait.", removed.left)
    return f"{words} {waiting}" if removed.left else words


def remove_undecided(
    case_id: CaseId, only: frozenset[DocumentId] | None = None
) -> Job[UndecidedRemoval]:
    """Remove everything that waits in the redaction queue, each as its kind wants it, in one act.

    A page that nobody has seen goes as a whole. What names nobody whom it could lead to goes where
    it stands. In own texts, what a rewording leaves to be asked goes with it. All of it is one act,
    so that one undo brings it back.

    Args:
        case_id: of the case.
        only: these documents, beside the lawyer's own texts; None for all.

    Raises:
        WorkerFailed: a page cannot be drawn.
        Cancelled: somebody asked to stop; nothing was changed.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> UndecidedRemoval:
        search_documents(workplace, case_id, ticket, only)
        waiting = _waiting(workplace, case_id, only)
        taken = [one for one in waiting if one.kind not in _CLAIMED]
        in_texts = [one for one in taken if is_in_text(one)]
        taken = [one for one in taken if one not in in_texts]
        redaction_suggestions = [one for one in taken if _is_stored_choice(one)]
        placed = [one for one in taken if not _is_stored_choice(one)]
        worded = worded_among(workplace, placed)
        in_words = [one for one in placed if one.document_id in worded]
        on_pages = [one for one in placed if one.document_id not in worded]
        marks = [mark for own in _marks(workplace, on_pages, ticket) for mark in own]
        marks += _marks_in_words(workplace, in_words)
        ticket.check()

        def change(at: WriteTransaction) -> AcceptedSuggestion:
            # Texts first: a word that becomes a name would else be asked about in them no more.
            texts = settle_texts(at, case_id, workplace.randomness) if in_texts else 0
            done = accept_in_records(
                at, case_id, redaction_suggestions, NOBODY, workplace.randomness
            )
            insert_marks(at, marks)
            keep_accepted(at, case_id, in_words, workplace.randomness)
            if done.names:
                texts += settle_texts(at, case_id, workplace.randomness)
            return replace(done, texts=done.texts + texts)

        is_any = marks or redaction_suggestions or in_texts or in_words
        done = workplace.vault.write(change) if is_any else AcceptedSuggestion()
        search_documents(workplace, case_id, CancellationToken(stop=ticket.stop), only)
        # One answer may bring up another question: only those that waited before are counted.
        after = {(one.kind, one.key) for one in _waiting(workplace, case_id, only)}
        answered = len({(one.kind, one.key) for one in waiting} - after)
        pages = sum(one.kind is RedactionKind.PAGE for one in marks)
        return UndecidedRemoval(len(marks), done.names, done.texts, len(after), answered, pages)

    return work


def _marks_in_words(workplace: JobContext, items: Sequence[RedactionSuggestion]) -> list[Mark]:
    """Return the marks over items in documents that leave as words; of kin, whole sentences."""
    kin = [one for one in items if KINDS[one.kind].on_accept == "kin"]
    marks = sentences_in_words(workplace, kin)
    rest = [one for one in items if one not in kin]
    for kind, person_id in dict.fromkeys((one.kind, one.person_id) for one in rest):
        own = [one for one in rest if (one.kind, one.person_id) == (kind, person_id)]
        terms = MarkInput(f"{KINDS[kind].title}: {_REASON}", person_id)
        marks += marks_in_words(workplace, own, terms)[0]
    return marks


def _waiting(
    workplace: JobContext, case_id: CaseId, only: frozenset[DocumentId] | None
) -> list[RedactionSuggestion]:
    queue = workplace.vault.read(queue_of(case_id))
    document_ids = None if only is None else only | {NOWHERE}
    items = (one.item for one in queue.undecided)
    return [one for one in items if document_ids is None or one.document_id in document_ids]


def _is_stored_choice(item: RedactionSuggestion) -> bool:
    """Tell whether an item goes by what is kept of a person or text, and not by a mark."""
    kind = msg_of(KINDS[item.kind])
    if item.kind == _UNSEEN or kind.on_accept in {"mark", "kin"}:
        return False
    return not kind.needs_person or bool(item.person_id)


def _marks(
    workplace: JobContext, items: Sequence[RedactionSuggestion], ticket: CancellationToken
) -> Iterator[tuple[Mark, ...]]:
    """Yield the marks over items, those of a kind, person and extent together."""
    grouped: dict[tuple[str, PersonId, RedactionKind], list[RedactionArea]] = {}
    for item in items:
        areas, extent = list(areas_of(item)), RedactionKind.AREA
        if KINDS[item.kind].on_accept == "kin":
            areas = [
                RedactionArea(item.document_id, page, Box(0.0, box.y0, 1.0, box.y1))
                for place in item.places
                for page, box in place.areas
            ]
        if item.document_id != NOWHERE and item.page and (item.kind == _UNSEEN or not areas):
            extent = RedactionKind.PAGE
            areas = [RedactionArea(item.document_id, item.page, WHOLE_PAGE)]
        if areas:
            grouped.setdefault((item.kind, item.person_id, extent), []).extend(areas)
    for (kind, person_id, extent), areas in grouped.items():
        terms = MarkInput(f"{KINDS[kind].title}: {_REASON}", person_id, kind=extent)
        yield marks_made(workplace, areas, terms, ticket)


def stricter_of(spots: Iterable[FindingLocation]) -> tuple[tuple[DocumentId, ...], tuple[str, ...]]:
    """Return what can be left out so that what stands at some places does not leave.

    Returns:
        Exhibits, and sections of the dossier; both empty where only mending helps.
    """
    documents: dict[DocumentId, None] = {}
    sections: dict[str, None] = {}
    for one in spots:
        if one.room == "documents" and one.record:
            documents[DocumentId(one.record)] = None
        section = _SECTIONS.get((one.room, one.detail if one.room == "dossier" else ""))
        if section:
            sections[section] = None
    return tuple(documents), tuple(sections)


def leave_out(
    request: EditionRequest, documents: Iterable[DocumentId], sections: Iterable[str]
) -> Job[tuple[int, tuple[str, ...]]]:
    """Leave exhibits and sections out of one dossier, as in its outline; everything else stays.

    Returns (when done):
        How many exhibits, and which sections, it held before and holds no more.

    Raises:
        Refused: unknown case or profile.
    """
    document_ids, without = frozenset(documents), frozenset(sections)

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[int, tuple[str, ...]]:
        forum = next(one for one in forums()(workplace, ticket) if one.id == request.profile)
        plan = workplace.vault.read(plan_of(request.case_id, forum, request.audience))
        requested = [one.id for one in plan.exhibits if one.is_requested]
        parts = [one.id for one in plan.sections if one.is_requested and not one.is_fixed]
        remaining = [one for one in requested if one not in document_ids]
        texts = [one for one in parts if one not in without]
        if (remaining, texts) != (requested, parts):
            workplace.vault.write(save_contents(request, texts, remaining, plan.pages_leave))
        return len(requested) - len(remaining), tuple(one for one in parts if one in without)

    return work


def strictest(request: EditionRequest) -> Job[Strictest]:
    """Do all that lets a dossier be sent though nothing was decided, each the strictest way.

    Raises:
        CasefilesError: see `remove_undecided` and `leave_out`.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Strictest:
        # What may not leave at all is left out before its pages are drawn for marks; and what
        # marks of pages do not fit, since it leaves as words, is left out after.
        exhibits, sections = _leave_out_stopped(workplace, request, ticket)
        shown = frozenset(workplace.vault.read(exhibits_requested(request)))
        removed = remove_undecided(request.case_id, shown)(workplace, ticket)
        more, others = _leave_out_stopped(workplace, request, ticket)
        stops = tuple(one.code for one in _hard(workplace, request, ticket))
        return Strictest(removed, exhibits + more, (*sections, *others), stops)

    return work


def _leave_out_stopped(
    workplace: JobContext, request: EditionRequest, ticket: CancellationToken
) -> tuple[int, tuple[str, ...]]:
    """Leave out whatever a stop names that nobody can sign for, until none names anything."""
    exhibits, sections = 0, tuple[str, ...]()
    for _ in range(_ROUNDS):
        stops = _hard(workplace, request, ticket)
        out = stricter_of(spot for one in stops for spot in one.spots)
        count, left_out = leave_out(request, *out)(workplace, ticket) if any(out) else (0, ())
        if not count and not left_out:
            break
        exhibits, sections = exhibits + count, (*sections, *left_out)
    return exhibits, sections


def order_strictest(
    reference: str, profile: str, audience: str, *, preset: str = "", reads_first: bool = True
) -> Job[Strictest]:
    """Do the same as the terminal asks for it, by the reference of the case.

    Args:
        reference: of the case.
        profile: of the dossier.
        audience: whom it is for.
        preset: that is chosen for it before; empty leaves what is chosen.
        reads_first: exhibits that nobody read are read by machine before; see `reading_first`.

    Raises:
        Refused: no case has this reference, or there is no such preset; else see `strictest`.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Strictest:
        case_id = workplace.vault.read(case_named(reference))
        request = EditionRequest(case_id, profile, audience)
        if preset:
            known = load_preset(preset_path(workplace.resources, preset))
            workplace.vault.write(save_preset(request, known.id, workplace.randomness))
        if reads_first:
            read_exhibits(request)(workplace, ticket)
        return strictest(request)(workplace, ticket)

    return work


def _hard(
    workplace: JobContext, request: EditionRequest, ticket: CancellationToken
) -> list[Finding]:
    found = checks_of(request, UnchangedRasters())(workplace, ticket).found
    return [one for one in found if one.kind == "stop"]
