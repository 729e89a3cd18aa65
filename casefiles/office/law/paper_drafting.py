"""Drafting a paper from the argument map, and drafting it again: nothing written is overwritten."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, PaperBlockId, PaperId, Randomness, new_id
from casefiles.domain.records.papers import Paper, PaperBlock
from casefiles.library.paper_words import languages_of_papers, load_paper_words
from casefiles.office.law.argument_language import language_of_argument
from casefiles.office.law.paper_draft import DraftedBlock, draft_paper
from casefiles.office.law.paper_sources import paper_sources
from casefiles.office.law.papers import (
    argument_of,
    blocks_of_paper,
    is_untouched,
    new_argument,
)
from casefiles.office.narrative.blocks import APART
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import in_english


class MapChangeKind(StrEnum):
    """How the map and a paper differ in one block."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class MapChange:
    """A block that the map would draft otherwise now.

    Attributes:
        key: what it was drafted from.
        block_id: in the paper; empty where it is not there.
        before: what the paper says; `after` what the map says now.
        is_edited: the lawyer wrote in it, so that drafting again leaves it.
    """

    key: str
    kind: MapChangeKind
    block_id: PaperBlockId
    before: str
    after: str
    is_edited: bool

    @property
    def id(self) -> str:
        """What names it in a list."""
        return self.key


def draft_argument(case_id: CaseId, profile: str, audience: str = "") -> Job[tuple[MapChange, ...]]:
    """Draft the argument, or draft it again: what the lawyer wrote or removed stays as it is.

    It is one act, which one undo takes back.

    Returns:
        What the map says otherwise than blocks that the lawyer edited.

    Raises:
        Refused: no paper can be drafted in this language, or nothing is argued.
        InvalidForm: tests, pack or words were edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[MapChange, ...]:
        ticket.check()
        drafted = _drafted(workplace, case_id, profile, audience)
        randomness = workplace.randomness

        def change(at: WriteTransaction) -> tuple[MapChange, ...]:
            paper = argument_of(at, case_id, profile, audience)
            if paper is None:
                own, of = PaperId(new_id(randomness)), (profile, audience)
                paper = new_argument(at, own, case_id, of, workplace.resources)
                at.insert(paper, "draft_paper")
            _redraft(at, paper, drafted, randomness)
            return tuple(
                one for one in _differences(blocks_of_paper(at, paper.id), drafted) if one.is_edited
            )

        return workplace.vault.write(change)

    return work


def map_changes(case_id: CaseId, profile: str, audience: str = "") -> Job[tuple[MapChange, ...]]:
    """Return every block that the map would draft otherwise than the paper has it.

    Raises:
        Refused: see `draft_argument`.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[MapChange, ...]:
        ticket.check()
        paper = workplace.vault.read(lambda reader: argument_of(reader, case_id, profile, audience))
        if paper is None:
            return ()
        drafted = _drafted(workplace, case_id, profile, audience)
        blocks = workplace.vault.read(lambda reader: blocks_of_paper(reader, paper.id))
        new = (one for one in drafted if one.key not in paper.offered)
        added = (
            MapChange(one.key, MapChangeKind.ADDED, PaperBlockId(""), "", one.text, is_edited=False)
            for one in new
        )
        return (*_differences(blocks, drafted), *added)

    return work


def take_change(case_id: CaseId, profile: str, key: str, audience: str = "") -> Job[None]:
    """Put what the map says now in place of one block.

    Raises:
        Refused: the map does not differ there any more.
    """
    return _settle(case_id, (profile, audience), key, takes=True)


def leave_change(case_id: CaseId, profile: str, key: str, audience: str = "") -> Job[None]:
    """Leave one block as it is, and do not show this change again.

    Raises:
        Refused: the map does not differ there any more.
    """
    return _settle(case_id, (profile, audience), key, takes=False)


def _settle(case_id: CaseId, of: tuple[str, str], key: str, *, takes: bool) -> Job[None]:
    def work(workplace: JobContext, ticket: CancellationToken) -> None:
        ticket.check()
        drafted = _drafted(workplace, case_id, *of)

        def change(at: WriteTransaction) -> None:
            paper = argument_of(at, case_id, *of)
            if paper is None:
                raise Refused("paper_block_gone")
            _settle_one(at, paper, (key, drafted), workplace.randomness, takes=takes)

        workplace.vault.write(change)

    return work


def _settle_one(
    at: WriteTransaction,
    paper: Paper,
    values: tuple[str, tuple[DraftedBlock, ...]],
    randomness: Randomness,
    *,
    takes: bool,
) -> None:
    key, drafted = values
    now = next((one for one in drafted if one.key == key), None)
    there = next((one for one in blocks_of_paper(at, paper.id) if one.made_from == key), None)
    if now is None and there is None:
        raise Refused("paper_block_gone")
    action = "take_map_change" if takes else "leave_map_change"
    if there is None and now is not None:
        if takes:
            _insert_new(at, paper, drafted, {key}, randomness)
        at.update(replace(paper, offered=(*paper.offered, key)), action)
    elif there is not None and now is None:
        if takes:
            at.delete(PaperBlock, there.id, action)
        else:
            at.update(replace(there, made_from="", drafted=""), action)
    elif there is not None and now is not None:
        made = replace(there, drafted=now.digest)
        if takes:
            made = replace(made, kind=now.kind, level=now.level, text=now.text, notes=())
        at.update(made, action)


def _drafted(
    workplace: JobContext, case_id: CaseId, profile: str, audience: str
) -> tuple[DraftedBlock, ...]:
    language = workplace.vault.read(
        lambda reader: language_of_argument(reader, case_id, profile, audience)
    )
    if language not in languages_of_papers(workplace.resources):
        raise Refused("paper_language")
    sources = paper_sources(workplace, case_id, profile, language)
    words = load_paper_words(workplace.resources, language)
    if not any(one.text.strip() for one in sources.arguments):
        raise Refused("paper_nothing_argued")
    # What a paper says never follows the language of the window.
    with in_english():
        return draft_paper(sources, words)


def _redraft(
    at: WriteTransaction, paper: Paper, drafted: tuple[DraftedBlock, ...], randomness: Randomness
) -> None:
    """Replace what nobody edited, take out what is no longer drafted, put in what is new."""
    now = {one.key: one for one in drafted}
    for block in blocks_of_paper(at, paper.id):
        if not is_untouched(block):
            continue
        new = now.get(block.made_from)
        if new is None:
            at.delete(PaperBlock, block.id, "draft_paper")
        elif new.digest != block.drafted:
            made = replace(block, kind=new.kind, level=new.level, text=new.text, drafted=new.digest)
            at.update(made, "draft_paper")
    keys = set(now) - set(paper.offered)
    _insert_new(at, paper, drafted, keys, randomness)
    offered = (*paper.offered, *(one.key for one in drafted if one.key in keys))
    if offered != paper.offered:
        at.update(replace(paper, offered=offered), "draft_paper")


def _insert_new(
    at: WriteTransaction,
    paper: Paper,
    drafted: tuple[DraftedBlock, ...],
    keys: set[str],
    randomness: Randomness,
) -> None:
    """Put new blocks behind those that the draft has before them."""
    order: list[PaperBlock | DraftedBlock] = [*blocks_of_paper(at, paper.id)]
    place = 0
    for one in drafted:
        found = next((n for n, old in enumerate(order) if _key(old) == one.key), None)
        if found is not None:
            place = found + 1
        elif one.key in keys:
            order.insert(place, one)
            place += 1
    for number, block in enumerate(order, start=1):
        position = number * APART
        if isinstance(block, PaperBlock):
            if block.position != position:
                at.update(replace(block, position=position), "draft_paper")
            continue
        own = PaperBlockId(new_id(randomness))
        values = paper.id, position, block.kind, block.level, block.text
        made = PaperBlock(own, paper.case_id, *values, made_from=block.key, drafted=block.digest)
        at.insert(made, "draft_paper")


def _key(one: PaperBlock | DraftedBlock) -> str:
    return one.key if isinstance(one, DraftedBlock) else one.made_from


def _differences(
    blocks: Iterable[PaperBlock], drafted: Iterable[DraftedBlock]
) -> Iterator[MapChange]:
    """Yield the drafted blocks of a paper that the map says otherwise now, or no more."""
    now = {one.key: one for one in drafted}
    for one in blocks:
        if not one.made_from:
            continue
        new, is_edited = now.get(one.made_from), not is_untouched(one)
        values = one.made_from, one.id, one.text, is_edited
        if new is None:
            yield _change(MapChangeKind.REMOVED, "", *values)
        elif new.digest != one.drafted:
            yield _change(MapChangeKind.CHANGED, new.text, *values)


def _change(
    kind: MapChangeKind, after: str, key: str, own: PaperBlockId, before: str, is_edited: bool
) -> MapChange:
    return MapChange(key, kind, own, before, after, is_edited)
