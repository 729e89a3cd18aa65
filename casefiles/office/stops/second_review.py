"""A second pair of eyes: somebody with another passphrase approves exactly what would leave."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.canonical_values import canonical_bytes_of
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import ApprovalId, CaseId, new_id
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.redaction_settings import Approval
from casefiles.office.draft.drafting import Draft, draft_of
from casefiles.office.draft.one_moment import Moment, in_one_moment
from casefiles.office.records.findings import Finding, new_finding
from casefiles.office.vault.keys import keys_state
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction


@dataclass(frozen=True, slots=True)
class SecondReviewState:
    """Where the second look at one dossier stands.

    Attributes:
        is_needed: the case lets no dossier leave without one.
        of: digest of what the dossier would show now.
        opener: label of the passphrase that opened the vault; empty for a recovery key.
        given: what was said of exactly this dossier, the newest last.
        lapsed: who approved it as it was before something changed.
    """

    is_needed: bool
    of: str
    opener: str
    given: tuple[Approval, ...]
    lapsed: tuple[Approval, ...]


def digest_of_draft(draft: Draft) -> str:
    """Return what changes whenever anything of a dossier does: words, pages, boxes or wording.

    It covers removed areas too, so it stays in the vault.
    """
    values = (canonical_bytes(draft.disclosure), draft.plans, draft.profile)
    return hashlib.sha256(canonical_bytes_of(values)).hexdigest()


def second_review_of(request: EditionRequest) -> Job[SecondReviewState]:
    """Tell where the second look at a dossier stands.

    Raises:
        Refused: unknown case, profile or audience.
        ExportStopped: several exhibits would leave under one mark.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> SecondReviewState:
        ticket.check()
        opener = keys_state()(workplace, ticket).opener

        def look(moment: Moment) -> SecondReviewState:
            draft = draft_of(workplace, request)
            of = digest_of_draft(draft)
            approvals = workplace.vault.read(lambda reader: _second_reviews(reader, request))
            moment.require()
            return SecondReviewState(
                is_needed=draft.snapshot.case.needs_second_look,
                of=of,
                opener=opener.name if opener is not None else "",
                given=tuple(one for one in approvals if one.of == of),
                lapsed=tuple(one for one in approvals if one.of != of and one.is_given),
            )

        return in_one_moment(workplace, request.case_id, ticket, look)

    return work


def record_second_review(
    request: EditionRequest, of: str, note: str, *, is_given: bool
) -> Job[Approval]:
    """Approve or refuse a dossier, as whoever opened the vault.

    Args:
        request: which dossier.
        of: digest of what was looked at.
        note: what else is to be said; needed where it is refused.
        is_given: approved.

    Raises:
        Refused: a recovery key opened the vault, the dossier changed while it was looked at, or
            it is refused without a word.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Approval:
        opener = keys_state()(workplace, ticket).opener
        if opener is None:
            raise Refused("second_look_by_recovery_key")
        if not is_given and not note.strip():
            raise Refused("second_look_without_note")
        approval = Approval(
            ApprovalId(new_id(workplace.randomness)),
            request.case_id,
            request.profile,
            request.audience,
            of,
            is_given,
            opener.number,
            opener.name,
            note.strip(),
        )

        def give(moment: Moment) -> Approval:
            if digest_of_draft(draft_of(workplace, request)) != of:
                raise Refused("second_look_changed")

            def change(at: WriteTransaction) -> None:
                moment.require_in(at)
                at.insert(approval, "add_approval")

            workplace.vault.write(change)
            return approval

        return in_one_moment(workplace, request.case_id, ticket, give)

    return work


def require_second_review(case_id: CaseId, *, is_needed: bool) -> Edit[None]:
    """Let no dossier of a case leave without a second look, or let them again.

    Raises (when carried out):
        Refused: the case is not there.
    """

    def change(work: WriteTransaction) -> None:
        case = work.get(Case, case_id)
        if case is None:
            raise Refused("case_unknown")
        if case.needs_second_look != is_needed:
            work.update(replace(case, needs_second_look=is_needed), "edit_case")

    return change


def requires_second_review(case_id: CaseId) -> Query[bool]:
    """Tell whether no dossier of a case leaves without a second look."""

    def ask(reader: ReadTransaction) -> bool:
        case = reader.get(Case, case_id)
        return case is not None and case.needs_second_look

    return ask


def second_review_findings(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find that nobody else approved exactly this, or that somebody refused it.

    Who opened the vault now is about to export, so that only others count. The newest word of
    each counts; a refusal stops a dossier also where no second look is needed.
    """
    of = digest_of_draft(draft)
    newest = _newest(workplace, draft, of)
    if any(not one.is_given for one in newest):
        yield new_finding("stop", "second_look_refused", count=1, of=of)
    elif draft.snapshot.case.needs_second_look and not _others(workplace, newest):
        yield new_finding("stop", "second_look_missing", count=1, of=of)


def second_review_checks(workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Tell who approved exactly this."""
    newest = _newest(workplace, draft, digest_of_draft(draft))
    by = _others(workplace, newest)
    if by:
        yield new_finding("ok", "second_look_given", count=0, by=", ".join(by))


def _others(workplace: JobContext, newest: tuple[Approval, ...]) -> list[str]:
    """Return who else approved: neither the slot that is open now, nor one of the same name.

    A change of keys may give somebody another slot.
    """
    ring = workplace.vault.ring
    labels = {row.label for row in ring.slots() if row.number == ring.opened_slot}
    return sorted(
        one.by
        for one in newest
        if one.is_given and one.slot != ring.opened_slot and one.by not in labels
    )


def _newest(workplace: JobContext, draft: Draft, of: str) -> tuple[Approval, ...]:
    shown, case_id = draft.projection.disclosure, draft.snapshot.case.id
    request = EditionRequest(case_id, shown.profile, shown.audience)
    approvals = workplace.vault.read(lambda reader: _second_reviews(reader, request))
    return tuple({one.slot: one for one in approvals if one.of == of}.values())


def _second_reviews(reader: ReadTransaction, request: EditionRequest) -> tuple[Approval, ...]:
    keys = {"profile": request.profile, "audience": request.audience}
    return reader.find(Approval, case_id=request.case_id, **keys)
