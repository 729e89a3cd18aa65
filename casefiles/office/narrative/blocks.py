"""The narrative: blocks of running text in their order, their cites checked as they are shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, NarrativeBlockId, new_id
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.narrative import DEEPEST, BlockKind, NarrativeBlock
from casefiles.domain.records.rows import DocumentFilter
from casefiles.domain.rules.exportability import is_exportable
from casefiles.domain.rules.inline_citations import InlineCitation, inline_citations, note_signs
from casefiles.office.people.persons import shown_names
from casefiles.office.records.dropped_versions import drop_versions
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg_mark

KINDS: Final = {
    BlockKind.HEADING: msg_mark("Heading"),
    BlockKind.NUMBERED: msg_mark("Numbered paragraph"),
    BlockKind.PLAIN: msg_mark("Paragraph"),
    BlockKind.QUOTE: msg_mark("Quotation"),
    BlockKind.POINT: msg_mark("List item"),
}
"""What a block can be, in words."""


APART: Final = 1 << 20
"""How far apart positions lie at first."""


@dataclass(frozen=True, slots=True)
class BlockInput:
    """What a block says; see `NarrativeBlock`."""

    kind: BlockKind
    level: int
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenCitation:
    """A cite that leads nowhere.

    Attributes:
        cite: as it is typed, such as [AB/1, 12].
        code: unknown_mark, doubled_mark, beyond_end, no_pages or kept_back.
        pages: of the exhibit; 0 where it is not known.
    """

    cite: str
    code: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block as a list shows it.

    Attributes:
        position: among all blocks, from 1.
        number: of a numbered paragraph, from 1; else 0.
        text: with names in place of references.
        cites: how many it has, notes included.
        doubts: those of them that lead nowhere.
    """

    id: NarrativeBlockId
    position: int
    number: int
    text: str
    terms: BlockInput
    cites: int
    doubts: tuple[BrokenCitation, ...]

    @property
    def is_bare(self) -> bool:
        """Whether it is a numbered paragraph that cites nothing."""
        return bool(self.number) and not self.cites


@dataclass(frozen=True, slots=True)
class ProducedExhibit:
    """An exhibit as cites know it."""

    pages: int
    is_exported: bool
    is_doubled: bool = False


def narrative_of(case_id: CaseId) -> Query[tuple[BlockRow, ...]]:
    """Return the blocks of a case in their order."""

    def ask(reader: ReadTransaction) -> tuple[BlockRow, ...]:
        show = shown_names(reader, case_id)
        produced = produced_in(reader, case_id)
        rows, number = [], 0
        for position, block in enumerate(blocks_in_order(reader, case_id), start=1):
            is_numbered = block.kind is BlockKind.NUMBERED
            number += is_numbered
            cites = citations_of(block)
            rows.append(
                BlockRow(
                    block.id,
                    position,
                    number if is_numbered else 0,
                    show(block.text),
                    terms_of(block),
                    len(cites),
                    tuple(doubts_of(cites, produced)),
                )
            )
        return tuple(rows)

    return ask


def produced_in(reader: ReadTransaction, case_id: CaseId) -> dict[str, ProducedExhibit]:
    """Return the exhibits of a case by their marks."""
    document_ids = {one.id for one in reader.find(Document, case_id=case_id) if is_exportable(one)}
    produced: dict[str, ProducedExhibit] = {}
    for row in reader.document_rows(case_id, DocumentFilter()):
        if row.mark:
            one = ProducedExhibit(row.pages, row.id in document_ids, row.mark in produced)
            produced[row.mark] = one
    return produced


def doubts_of(
    cites: Iterable[InlineCitation], produced: Mapping[str, ProducedExhibit]
) -> Iterator[BrokenCitation]:
    """Yield the cites that lead nowhere."""
    for cite in cites:
        exhibit = produced.get(cite.mark)
        if exhibit is None:
            yield BrokenCitation(cite.words, "unknown_mark")
        elif exhibit.is_doubled:
            yield BrokenCitation(cite.words, "doubled_mark")
        elif not exhibit.is_exported:
            yield BrokenCitation(cite.words, "kept_back")
        elif not exhibit.pages:
            yield BrokenCitation(cite.words, "no_pages")
        elif not 1 <= cite.first <= cite.last <= exhibit.pages:
            yield BrokenCitation(cite.words, "beyond_end", exhibit.pages)


def citations_of(block: NarrativeBlock) -> tuple[InlineCitation, ...]:
    """Return every cite of a block, those in its notes last."""
    return tuple(cite for text in (block.text, *block.notes) for cite in inline_citations(text))


def blocks_in_order(reader: ReadTransaction, case_id: CaseId) -> list[NarrativeBlock]:
    """Return the blocks of a case by position."""
    return sorted(reader.find(NarrativeBlock, case_id=case_id), key=lambda one: one.position)


def terms_of(block: NarrativeBlock) -> BlockInput:
    """Return what a block says."""
    return BlockInput(block.kind, block.level, block.text, block.notes)


def add_block(case_id: CaseId, position: int, terms: BlockInput) -> Job[NarrativeBlockId]:
    """Put a new block at a place among all, from 1; beyond either end means at that end.

    Raises:
        Refused: see `edit_block`.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> NarrativeBlockId:
        ticket.check()
        block_id = NarrativeBlockId(new_id(workplace.randomness))

        def change(at: WriteTransaction) -> None:
            block_input = checked(terms)
            place = _place(at, blocks_in_order(at, case_id), position)
            at.insert(_made(block_id, case_id, place, block_input), "add_narrative_block")

        workplace.vault.write(change)
        return block_id

    return work


def edit_block(block_id: NarrativeBlockId, terms: BlockInput) -> Edit[None]:
    """Say a block otherwise; its place stays.

    Raises:
        Refused: it says nothing, it was removed, or its signs and footnotes do not agree.
    """

    def change(work: WriteTransaction) -> None:
        block_input = checked(terms)
        block = _block(work, block_id)
        made = _made(block_id, block.case_id, block.position, block_input)
        if made != block:
            work.update(made, "edit_narrative_block")

    return change


def move_block(block_id: NarrativeBlockId, position: int) -> Edit[None]:
    """Put a block elsewhere.

    Args:
        block_id: of the block.
        position: its new place among all, from 1; beyond either end means at that end.

    Raises:
        Refused: it was removed.
    """

    def change(work: WriteTransaction) -> None:
        block = _block(work, block_id)
        blocks = blocks_in_order(work, block.case_id)
        if blocks.index(block) + 1 != min(max(position, 1), len(blocks)):
            place = _place(work, [one for one in blocks if one.id != block_id], position)
            work.update(replace(block, position=place), "move_narrative_block")

    return change


def remove_block(block_id: NarrativeBlockId) -> Edit[None]:
    """Take a block out of the narrative; one that is gone already stays so."""

    def change(work: WriteTransaction) -> None:
        if work.get(NarrativeBlock, block_id) is not None:
            drop_versions(work, block_id)
            work.delete(NarrativeBlock, block_id, "remove_narrative_block")

    return change


def remove_narrative(case_id: CaseId) -> Edit[None]:
    """Take every block out, in one act that undo takes back."""

    def change(work: WriteTransaction) -> None:
        for block in blocks_in_order(work, case_id):
            drop_versions(work, block.id)
            work.delete(NarrativeBlock, block.id, "remove_narrative_block")

    return change


def checked(terms: BlockInput) -> BlockInput:
    """Return terms as they are kept.

    Raises:
        Refused: the text is empty, or signs of footnotes and footnotes do not agree.
    """
    text = terms.text.strip()
    notes = tuple(note.strip() for note in terms.notes)
    if not text:
        raise Refused("narrative_says_nothing")
    signs = note_signs(text)
    if sorted(signs) != list(range(1, len(notes) + 1)) or not all(notes):
        raise Refused("footnotes_do_not_agree", signs=len(signs), notes=len(notes))
    is_heading = terms.kind is BlockKind.HEADING
    level = min(max(terms.level, 1), DEEPEST) if is_heading else 0
    return BlockInput(terms.kind, level, text, notes)


def _made(
    block_id: NarrativeBlockId, case_id: CaseId, position: int, terms: BlockInput
) -> NarrativeBlock:
    values = (terms.kind, terms.level, terms.text, terms.notes)
    return NarrativeBlock(block_id, case_id, position, *values)


def _block(work: WriteTransaction, block_id: NarrativeBlockId) -> NarrativeBlock:
    block = work.get(NarrativeBlock, block_id)
    if block is None:
        raise Refused("narrative_block_gone")
    return block


def _place(work: WriteTransaction, others: list[NarrativeBlock], position: int) -> int:
    """Return the position of what comes at a place among others, spread where none is free."""
    at = min(max(position, 1), len(others) + 1) - 1
    positions = [one.position for one in others]
    before, after = positions[at - 1 : at] if at else [], positions[at : at + 1]
    if not before:
        return after[0] - APART if after else APART
    if not after:
        return before[0] + APART
    middle = (before[0] + after[0]) // 2
    if middle != before[0]:
        return middle
    for number, one in enumerate(others, start=1):
        work.update(replace(one, position=number * APART), "move_narrative_block")
    return at * APART + APART // 2
