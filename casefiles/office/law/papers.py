"""Papers that are typed: their blocks in order, editing them, and what was checked of their law."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, PaperBlockId, PaperId, new_id
from casefiles.domain.records.arguments import Argument, AuthorityCite
from casefiles.domain.records.case_records import Fact
from casefiles.domain.records.papers import (
    ARGUMENT,
    Paper,
    PaperBlock,
    PaperBlockKind,
    PaperState,
)
from casefiles.domain.rules.paper_text import (
    LinkKind,
    PaperLink,
    paper_links,
    paper_note_signs,
    with_links,
)
from casefiles.library.paper_words import languages_of_papers, load_paper_words
from casefiles.office.law.argument_language import language_of_argument
from casefiles.office.law.packs_in_use import authorities_in_use
from casefiles.office.law.paper_draft import digest_of_block
from casefiles.office.narrative.blocks import APART
from casefiles.office.people.persons import shown_names
from casefiles.office.records.countdown import local_now
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg, msg_mark

KINDS: Final = {
    PaperBlockKind.NUMBERED: msg_mark("Numbered paragraph"),
    PaperBlockKind.HEADING: msg_mark("Heading"),
    PaperBlockKind.SUB: msg_mark("Sub-heading"),
    PaperBlockKind.POINT: msg_mark("Item in letters"),
    PaperBlockKind.QUOTE: msg_mark("Quotation"),
    PaperBlockKind.PLAIN: msg_mark("Paragraph without number"),
    PaperBlockKind.GAP: msg_mark("Gap: missing, never exported"),
}
"""What a block can be, in words."""


@dataclass(frozen=True, slots=True)
class PaperBlockInput:
    """What a block says; see `PaperBlock`."""

    kind: PaperBlockKind
    text: str
    level: int = 0
    notes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A block as a list shows it.

    Attributes:
        position: among all blocks, from 1.
        number: of a numbered paragraph, from 1; else 0.
        text: with names in place of references.
        is_drafted: it says what a draft offered.
    """

    id: PaperBlockId
    position: int
    number: int
    text: str
    terms: PaperBlockInput
    is_drafted: bool

    @property
    def is_gap(self) -> bool:
        """Whether it tells what is missing."""
        return self.terms.kind is PaperBlockKind.GAP


def argument_of(
    reader: ReadTransaction, case_id: CaseId, profile: str, audience: str = ""
) -> Paper | None:
    """Return the argument in the language of a recipient's papers; None where nobody began one."""
    language = language_of_argument(reader, case_id, profile, audience)
    return argument_in(reader, case_id, profile, language)


def argument_in(
    reader: ReadTransaction, case_id: CaseId, profile: str, language: str
) -> Paper | None:
    """Return the argument as prose in a language; None where nobody began one."""
    found = reader.find(Paper, case_id=case_id, profile=profile, paper=ARGUMENT, language=language)
    return found[0] if found else None


def new_argument(
    work: ReadTransaction, own: PaperId, case_id: CaseId, of: tuple[str, str], resources: Path
) -> Paper:
    """Return an argument that is begun, for a profile and a recipient, in the language of those."""
    profile, audience = of
    language = language_of_argument(work, case_id, profile, audience)
    has_words = language in languages_of_papers(resources)
    words = load_paper_words(resources, language).templates if has_words else {}
    return Paper(own, case_id, profile, ARGUMENT, language, words.get("paper_title", ""))


def paper_of_case(case_id: CaseId, profile: str, audience: str = "") -> Query[Paper | None]:
    """Return the argument as prose of a profile; None where nobody began one."""
    return lambda reader: argument_of(reader, case_id, profile, audience)


def paper_rows(case_id: CaseId, profile: str, audience: str = "") -> Query[tuple[PaperRow, ...]]:
    """Return the blocks of the argument of a profile, in their order."""

    def ask(reader: ReadTransaction) -> tuple[PaperRow, ...]:
        paper = argument_of(reader, case_id, profile, audience)
        if paper is None:
            return ()
        show = words_of_paper(reader, case_id, paper)
        rows, number = [], 0
        for position, one in enumerate(blocks_of_paper(reader, paper.id), start=1):
            is_numbered = one.kind is PaperBlockKind.NUMBERED
            number += is_numbered
            shown = number if is_numbered else 0
            values = show(one.text), _terms(one), is_untouched(one)
            rows.append(PaperRow(one.id, position, shown, *values))
        return tuple(rows)

    return ask


def words_of_paper(
    reader: ReadTransaction, case_id: CaseId, paper: Paper | None
) -> Callable[[str], str]:
    """Return what writes a text with names of people and words for what its links lead to."""
    names = shown_names(reader, case_id)
    numbers = {str(one.id): str(one.position) for one in reader.find(Fact, case_id=case_id)}
    counted = blocks_of_paper(reader, paper.id) if paper is not None else []
    numbered = (one for one in counted if one.kind is PaperBlockKind.NUMBERED)
    numbers |= {str(one.id): str(at) for at, one in enumerate(numbered, start=1)}

    def show(text: str) -> str:
        def words(link: PaperLink) -> str:
            match link.kind:
                case LinkKind.LAW:
                    name = link.target.replace("_", " ")
                    return f"{name}, {link.pinpoint}" if link.pinpoint else name
                case LinkKind.FACT:
                    return msg("fact {number}", number=numbers.get(link.target, "?"))
                case LinkKind.PARAGRAPH:
                    return msg("paragraph {number}", number=numbers.get(link.target, "?"))
                case LinkKind.EVENT:
                    return msg("event in the timeline")
            return link.words

        return names(with_links(text, words))

    return show


def blocks_of_paper(reader: ReadTransaction, paper_id: PaperId) -> list[PaperBlock]:
    """Return the blocks of a paper by position."""
    return sorted(reader.find(PaperBlock, paper_id=paper_id), key=lambda one: one.position)


def _terms(one: PaperBlock) -> PaperBlockInput:
    return PaperBlockInput(one.kind, one.text, one.level, one.notes, one.audiences)


def is_untouched(one: PaperBlock) -> bool:
    """Whether a block says just what a draft last offered."""
    same = digest_of_block(one.kind, one.level, one.text) == one.drafted
    return bool(one.made_from) and same and not one.notes and not one.audiences


def add_paper_block(
    case_id: CaseId, profile: str, position: int, terms: PaperBlockInput, audience: str = ""
) -> Job[PaperBlockId]:
    """Put a new block at a place among all of the paper, from 1; the paper begins with its first.

    Raises:
        Refused: see `edit_paper_block`.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> PaperBlockId:
        ticket.check()
        own = PaperBlockId(new_id(workplace.randomness))
        fresh = PaperId(new_id(workplace.randomness))

        def change(at: WriteTransaction) -> None:
            made = checked_block(terms)
            paper = argument_of(at, case_id, profile, audience)
            if paper is None:
                of = profile, audience
                paper = new_argument(at, fresh, case_id, of, workplace.resources)
                at.insert(paper, "add_paper_block")
            place = place_among(at, blocks_of_paper(at, paper.id), position)
            values = made.kind, made.level, made.text, made.notes, made.audiences
            at.insert(PaperBlock(own, case_id, paper.id, place, *values), "add_paper_block")

        workplace.vault.write(change)
        return own

    return work


def edit_paper_block(block_id: PaperBlockId, terms: PaperBlockInput) -> Edit[None]:
    """Say a block otherwise; its place stays, and so does what it was drafted from.

    Raises:
        Refused: it says nothing, it was removed, or its signs and footnotes do not agree.
    """

    def change(work: WriteTransaction) -> None:
        made, block = checked_block(terms), _block(work, block_id)
        edited = replace(
            block,
            kind=made.kind,
            level=made.level,
            text=made.text,
            notes=made.notes,
            audiences=made.audiences,
        )
        if edited != block:
            work.update(edited, "edit_paper_block")

    return change


def move_paper_block(block_id: PaperBlockId, position: int) -> Edit[None]:
    """Put a block at another place among all of its paper, from 1.

    Raises:
        Refused: it was removed.
    """

    def change(work: WriteTransaction) -> None:
        block = _block(work, block_id)
        blocks = blocks_of_paper(work, block.paper_id)
        if blocks.index(block) + 1 != min(max(position, 1), len(blocks)):
            place = place_among(work, [one for one in blocks if one.id != block_id], position)
            work.update(replace(block, position=place), "move_paper_block")

    return change


def remove_paper_block(block_id: PaperBlockId) -> Edit[None]:
    """Take a block out of its paper; one that is gone already stays so."""

    def change(work: WriteTransaction) -> None:
        if work.get(PaperBlock, block_id) is not None:
            work.delete(PaperBlock, block_id, "remove_paper_block")

    return change


def set_ready(case_id: CaseId, profile: str, audience: str = "", *, is_ready: bool) -> Edit[None]:
    """Mark a paper as ready to be filed, or as a draft.

    Raises:
        Refused: nobody began it.
    """
    state = PaperState.READY if is_ready else PaperState.DRAFT

    def change(work: WriteTransaction) -> None:
        paper = argument_of(work, case_id, profile, audience)
        if paper is None:
            raise Refused("paper_block_gone")
        if paper.state is not state:
            work.update(replace(paper, state=state), "set_paper_state")

    return change


@dataclass(frozen=True, slots=True)
class PinpointRow:
    """A place in an authority that a paper cites, and who read it there."""

    authority: str
    name: str
    pinpoint: str
    read_by: str
    read_on: str

    @property
    def id(self) -> str:
        """What names it in a list."""
        return f"{self.authority} {self.pinpoint}"


def pinpoint_rows(
    case_id: CaseId, profile: str, audience: str = ""
) -> Job[tuple[PinpointRow, ...]]:
    """Return the places in authorities that the argument cites, each once, in its order.

    Raises:
        InvalidForm: the pack of the program was edited into nonsense.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[PinpointRow, ...]:
        ticket.check()

        def ask(reader: ReadTransaction) -> tuple[PinpointRow, ...]:
            paper = argument_of(reader, case_id, profile, audience)
            if paper is None:
                return ()
            known = authorities_in_use(reader, workplace.resources)
            arguments = reader.find(Argument, case_id=case_id)
            cites = (*(cite for one in arguments for cite in one.pinpoints), *paper.checks)
            read = {(one.authority, one.pinpoint): one for one in cites if one.checked_by}
            rows = []
            for law in _pinpoints(blocks_of_paper(reader, paper.id)):
                name = known[law[0]].name if law[0] in known else law[0].replace("_", " ")
                check = read.get(law, AuthorityCite(*law))
                rows.append(PinpointRow(law[0], name, law[1], check.checked_by, check.checked_on))
            return tuple(rows)

        return workplace.vault.read(ask)

    return work


def _pinpoints(blocks: Iterable[PaperBlock]) -> Iterator[tuple[str, str]]:
    """Yield authority and pinpoint of each link to law that has one, each once."""
    yield from {
        (link.target, link.pinpoint): None
        for block in blocks
        for text in (block.text, *block.notes)
        for link in paper_links(text)
        if link.kind is LinkKind.LAW and link.pinpoint
    }


def note_pinpoint_read(
    case_id: CaseId, profile: str, law: tuple[str, str], by: str, audience: str = ""
) -> Job[None]:
    """Note that a person read a pinpoint in the decision itself, today.

    Raises:
        Refused: nobody began the paper, or no name is given.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> None:
        ticket.check()
        today = local_now(workplace.clock).date().isoformat()

        def change(at: WriteTransaction) -> None:
            paper = argument_of(at, case_id, profile, audience)
            if paper is None:
                raise Refused("paper_block_gone")
            if not by.strip():
                raise Refused("pinpoint_unsigned")
            others = tuple(one for one in paper.checks if (one.authority, one.pinpoint) != law)
            check = AuthorityCite(*law, checked_by=by.strip(), checked_on=today)
            at.update(replace(paper, checks=(*others, check)), "check_pinpoint")

        workplace.vault.write(change)

    return work


def checked_block(terms: PaperBlockInput) -> PaperBlockInput:
    """Return terms as they are kept.

    Raises:
        Refused: the text is empty, or signs of footnotes and footnotes do not agree.
    """
    text = terms.text.strip()
    notes = tuple(note.strip() for note in terms.notes)
    if not text:
        raise Refused("narrative_says_nothing")
    signs = paper_note_signs(text)
    if sorted(signs) != list(range(1, len(notes) + 1)) or not all(notes):
        raise Refused("footnotes_do_not_agree", signs=len(signs), notes=len(notes))
    return replace(terms, text=text, notes=notes, level=_LEVELS.get(terms.kind, 0))


_LEVELS: Final[Mapping[PaperBlockKind, int]] = {PaperBlockKind.HEADING: 1, PaperBlockKind.SUB: 2}


def _block(work: WriteTransaction, block_id: PaperBlockId) -> PaperBlock:
    block = work.get(PaperBlock, block_id)
    if block is None:
        raise Refused("paper_block_gone")
    return block


def place_among(work: WriteTransaction, others: list[PaperBlock], position: int) -> int:
    """Return the position of what comes at a place among others, spread where none is free."""
    at = min(max(position, 1), len(others) + 1) - 1
    before = others[at - 1].position if at else 0
    after = others[at].position if at < len(others) else before + 2 * APART
    middle = (before + after) // 2
    if middle not in {before, after}:
        return middle
    for number, one in enumerate(others, start=1):
        work.update(replace(one, position=number * APART), "move_paper_block")
    return at * APART + APART // 2
