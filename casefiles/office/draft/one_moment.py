"""One state of a case from its draft to its file: what changes meanwhile has it begun again.

Nobody waits while a dossier is made, which may take minutes. So its state is told before and
compared after, at the last inside the transaction that enters the edition.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import (
    ExportStopped,
    RedactionLeak,
    Refused,
    UnsupportedText,
)
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Exhibit
from casefiles.office.workplace.operations import JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.ledger.case_states import CaseState

T = TypeVar("T")

MOST: Final = 3
"""How often something is made before it is given up: a case that never rests is told."""
AGAIN: Final = "drafting_again"


class CaseChanged(Refused):
    """The case is not as it was when the work began; it is begun again."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A state of a case.

    Attributes:
        turn: how often the work was begun before.
    """

    case_id: CaseId
    workplace: JobContext
    state: CaseState
    texts: tuple[int, ...]
    turn: int = 0

    def require(self) -> None:
        """Go on only where the case is as it was.

        Raises:
            CaseChanged: it was changed meanwhile.
        """
        self.workplace.vault.read(self.require_in)

    def require_in(self, reader: ReadTransaction) -> None:
        """Do the same within a transaction, so that nothing can come between.

        Raises:
            CaseChanged: it was changed meanwhile.
        """
        if (self.state, self.texts) != _state(self.workplace, self.case_id)(reader):
            raise CaseChanged("case_changed_meanwhile")


def in_one_moment(
    workplace: JobContext, case_id: CaseId, ticket: CancellationToken, make: Callable[[Moment], T]
) -> T:
    """Make something of one state of a case, and begin again where the case was changed.

    Args:
        workplace: holds the vault.
        case_id: of the case.
        ticket: is told that it is begun again.
        make: makes it; whatever it writes at the end, it writes with `Moment.require_in`.

    Raises:
        Refused: case_keeps_changing: it was changed each time.
        CasefilesError: see `make`.
    """
    for turn in range(MOST):
        if turn:
            ticket.step(0, 0, AGAIN)
        state, texts = workplace.vault.read(_state(workplace, case_id))
        moment = Moment(case_id, workplace, state, texts, turn)
        try:
            return _made(moment, make)
        except CaseChanged:
            continue
    raise Refused("case_keeps_changing", times=MOST)


def _made(moment: Moment, make: Callable[[Moment], T]) -> T:
    try:
        return make(moment)
    except CaseChanged:
        raise
    except (ExportStopped, RedactionLeak, Refused, UnsupportedText):
        # What stops it may be half of one state and half of another.
        moment.require()
        raise


def _state(workplace: JobContext, case_id: CaseId) -> Query[tuple[CaseState, tuple[int, ...]]]:
    def ask(reader: ReadTransaction) -> tuple[CaseState, tuple[int, ...]]:
        shown = sorted({one.document_id for one in reader.find(Exhibit, case_id=case_id)})
        # Counted before the rest is asked: what comes between is taken for a change.
        texts = tuple(workplace.vault.times_read(one) for one in shown)
        return reader.case_state(case_id), texts

    return ask
