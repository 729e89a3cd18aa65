"""Taking edited paragraphs into the argument: those that the lawyer chose, in one act."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, PaperBlockId, Randomness, new_id
from casefiles.domain.records.papers import Paper, PaperBlock
from casefiles.office.law.edited_argument import EditKind, ParagraphEdit
from casefiles.office.law.papers import (
    PaperBlockInput,
    argument_of,
    blocks_of_paper,
    checked_block,
    place_among,
)
from casefiles.office.records.case_closure import require_open
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.work import WriteTransaction

_ACT: Final = "take_edited_paragraphs"


def take_edits(
    case_id: CaseId,
    profile: str,
    edits: Sequence[ParagraphEdit],
    answers: Mapping[str, str],
    audience: str = "",
) -> Job[int]:
    """Take paragraphs as they came back; undo takes all of them back at once.

    Args:
        case_id: of the case.
        profile: of the forum.
        edits: those that were chosen, in the order of the file.
        answers: for words that may mean several people, the id of whom they mean; empty for none.
        audience: for whom the file left.

    Returns:
        How many were taken.

    Raises:
        Refused: nothing was chosen, a name is not answered, or a paragraph was changed meanwhile.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> int:
        ticket.check()
        if not edits:
            raise Refused("edited_none_chosen")
        _require_answers(edits, answers)

        def change(at: WriteTransaction) -> int:
            require_open(at, case_id)
            paper = argument_of(at, case_id, profile, audience)
            if paper is None:
                raise Refused("paper_block_gone")
            taking = _Taking(at, paper, answers, workplace.randomness)
            for one in edits:
                taking.take(one)
            return len(edits)

        return workplace.vault.write(change)

    return work


def _require_answers(edits: Sequence[ParagraphEdit], answers: Mapping[str, str]) -> None:
    for one in edits:
        for name in one.unclear:
            known = {person_id for person_id, _ in name.persons}
            answer = answers.get(name.words)
            is_answer = answer in known or (name.may_stay and answer == "")
            if not is_answer:
                raise Refused("edited_name_unclear", words=name.words)


class _Taking:
    """Takes one edit after the other into a paper."""

    def __init__(
        self,
        at: WriteTransaction,
        paper: Paper,
        answers: Mapping[str, str],
        randomness: Randomness,
    ) -> None:
        self._at, self._paper = at, paper
        self._answers, self._randomness = answers, randomness
        self._added: dict[str, PaperBlockId] = {}

    def take(self, edit: ParagraphEdit) -> None:
        """Take one."""
        if edit.kind is EditKind.ADDED:
            self._add(edit)
            return
        block = self._at.get(PaperBlock, edit.block_id)
        if block is None or (block.text, block.notes) != (edit.current, edit.current_notes):
            raise Refused("edited_paragraph_changed")
        if edit.kind is EditKind.REMOVED:
            self._at.delete(PaperBlock, block.id, _ACT)
            return
        if edit.kind is EditKind.CHANGED:
            text, notes = edit.stored(self._answers)
            made = checked_block(PaperBlockInput(block.kind, text, block.level, notes))
            block = replace(block, text=made.text, notes=made.notes)
            self._at.update(block, _ACT)
        if edit.is_moved:
            others = [one for one in self._blocks() if one.id != block.id]
            place = place_among(self._at, others, self._position(edit, others))
            self._at.update(replace(block, position=place), _ACT)

    def _add(self, edit: ParagraphEdit) -> None:
        text, notes = edit.stored(self._answers)
        made = checked_block(PaperBlockInput(edit.block_kind, text, notes=notes))
        blocks = self._blocks()
        position = self._position(edit, blocks)
        # Whoever does not get the paragraph before it does not get this one either.
        audiences = blocks[position - 2].audiences if position > 1 else ()
        place = place_among(self._at, blocks, position)
        own = PaperBlockId(new_id(self._randomness))
        values = made.kind, made.level, made.text, made.notes, audiences
        self._at.insert(PaperBlock(own, self._paper.case_id, self._paper.id, place, *values), _ACT)
        self._added[edit.key] = own

    def _blocks(self) -> list[PaperBlock]:
        return blocks_of_paper(self._at, self._paper.id)

    def _position(self, edit: ParagraphEdit, blocks: Sequence[PaperBlock]) -> int:
        """Return the place, from 1, behind the paragraph that comes before it in the file."""
        places: dict[str, int] = {one.id: at for at, one in enumerate(blocks, start=2)}
        ids = (self._added.get(one, one) for one in edit.follows)
        return next((places[one] for one in ids if one in places), 1)
