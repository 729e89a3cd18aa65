"""Parts of papers: each from the closed list, made by the composers that dossiers have."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.disclosure.sections import FIXED, ON_REQUEST_ONLY
from casefiles.domain.foundation.alphabetic_numbering import letters_from_number
from casefiles.dossier.composition import legend_section, section_blocks
from casefiles.dossier.filing.argument_parts import GROUND, LIMB, argued_blocks, reading_blocks
from casefiles.dossier.filing.declarations import Declarant, declaration_blocks
from casefiles.dossier.filing.exhibit_index import index_table
from casefiles.dossier.filing.exhibit_order import ArrangedExhibits
from casefiles.dossier.filing.heads import HeadTexts, sign_blocks
from casefiles.dossier.filing.tokens import field_text, filled_or_empty
from casefiles.dossier.forum.forums import FormHeading
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.layouts.closed_lists import Numbering, PaperKind, PartId, PartWhen
from casefiles.dossier.layouts.layout import Layout, PaperLayout, PaperPart
from casefiles.dossier.layouts.paper_looks import READ_FIRST, label_of
from casefiles.dossier.parts.forms import field_blocks
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.legend import words_of
from casefiles.dossier.parts.material import Material
from casefiles.library.seen import How
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.tree import Block, Heading, Paragraph, Role

SECTIONS_OF: Final[Mapping[PartId, tuple[str, ...]]] = {
    PartId.PERSONS: ("persons",),
    PartId.CHRONOLOGY: ("chronology",),
    PartId.PRESSURE: ("pressure",),
    PartId.STATEMENTS: ("statement", "narrative"),
    PartId.ARGUMENT: ("grounds",),
    PartId.AUTHORITIES: ("authorities",),
    PartId.INDEX: ("exhibits_list",),
    PartId.EXHIBITS: ("exhibits",),
    PartId.SCHEDULE: ("schedule",),
    PartId.TRANSLATIONS: ("translations",),
    PartId.LEGEND: ("legend",),
}
"""Sections of a dossier that a part of a paper holds."""
_COUNTED: Final = frozenset(
    {
        *(PartId.INTRODUCTION, PartId.ISSUES, PartId.FACTS, PartId.ARGUMENT, PartId.RELIEF),
        *(PartId.FIELD_TEXTS, PartId.SERVICE, PartId.ORDER, PartId.DECLARATION),
        PartId.STATEMENTS,
    }
)
"""Parts whose paragraphs count through the paper."""
_PLACED_WITH: Final = {PartId.AUTHORITIES: PartId.ARGUMENT}
"""Parts that are in the paper that has another one."""
_ON_PAGES_OF_THEIR_OWN: Final = frozenset({PartId.SCHEDULE, PartId.TRANSLATIONS})
"""Parts that begin a page of a bundle; others follow what stands before them."""
_TOP: Final = 1
_BELOW: Final = {GROUND: 1, LIMB: 2}
"""Levels of headings within a part, by how far below that of the part they are."""
_LEVELS: Final = (_TOP, GROUND, LIMB)
_NUMBER: Final = re.compile(r"(\d+)\.\Z")
ORDINALS: Final = "ordinals"
"""Which words of a layout are its first, second and so on, with a blank between them."""
_FIRST_LINE: Final = 36.0
"""Where paragraphs have no numbers, how far their first lines stand in."""


@dataclass(frozen=True, slots=True)
class PaperTexts:
    """What the parts of a paper are made of.

    Attributes:
        material: with the exhibits in their order, and the sections that links may lead to.
        values: of tokens.
        exhibits: marks of those that stand in a file; none where they have files of their own, and
            None for all of them.
        declarant: who declares what the paper says; None for other papers.
    """

    layout: Layout
    paper: PaperLayout
    material: Material
    arranged: ArrangedExhibits
    values: Mapping[str, str]
    exhibits: tuple[str, ...] | None = None
    declarant: Declarant | None = None

    @property
    def parts(self) -> tuple[PaperPart, ...]:
        """The parts of the file: a file of exhibits holds them alone."""
        if not self.exhibits:
            return self._with_typed_first()
        return tuple(one for one in self.paper.parts if one.id is PartId.EXHIBITS)

    @property
    def is_typed(self) -> bool:
        """The argument of the paper is typed, with headings and an introduction of its own."""
        return bool(self.material.disclosure.paper)

    def _with_typed_first(self) -> tuple[PaperPart, ...]:
        """Let a typed argument, whose paragraphs count from 1, come before other counted parts."""
        parts = self.paper.parts
        if self.paper.kind is PaperKind.FIELDS:  # boxes stand in the order of their form
            return parts
        argument = next((one for one in parts if one.id is PartId.ARGUMENT), None)
        if argument is None or not self.is_typed:
            return parts
        at = next(number for number, one in enumerate(parts) if one.id in _COUNTED)
        others = [one for one in parts if one is not argument]
        return (*others[:at], argument, *others[at:])


def part_blocks(paper_texts: PaperTexts) -> tuple[Block, ...]:
    """Return all parts of a paper below each other; an empty part leaves no heading.

    The legend is made last, since it explains what the others say.
    """
    made: list[tuple[PaperPart, tuple[Block, ...]]] = []
    counter = _Counter(paper_texts)
    for part in paper_texts.parts:
        if not _is_included(part, paper_texts):
            continue
        blocks = () if part.id is PartId.LEGEND else tuple(_PARTS[part.id](part, paper_texts))
        made.append((part, blocks))
    text = "\n".join(words_of(block for _, blocks in made for block in blocks))
    found: list[Block] = []
    legend = tuple(_without_heading(legend_section(paper_texts.material, text, " ")))
    for part, own in made:
        blocks = legend if part.id is PartId.LEGEND else own
        if not blocks:
            continue
        if part.id is PartId.SIGN and found and isinstance(found[-1], Paragraph):
            # Whoever signs has the last words above the line.
            found[-1] = replace(found[-1], keeps_next=True)
        found += counter.part(part, blocks, is_first=not found)
    return tuple(found)


def has_content(paper_texts: PaperTexts) -> bool:
    """Tell whether a paper says anything besides its head and signature."""
    return any(
        any(True for _ in _PARTS[part.id](part, paper_texts))
        for part in paper_texts.paper.parts
        if part.id not in {PartId.LEGEND, PartId.SIGN} and _is_included(part, paper_texts)
    )


def empty_parts(paper_texts: PaperTexts) -> tuple[PartId, ...]:
    """Return the parts that a paper should have and of which nothing would be printed."""
    return tuple(
        part.id
        for part in paper_texts.parts
        if part.id is not PartId.LEGEND
        and _is_included(part, paper_texts)
        and not any(True for _ in _PARTS[part.id](part, paper_texts))
    )


def is_in_other_paper(
    part: PaperPart, own: tuple[Layout, PaperLayout], disclosure: Disclosure, profile: Profile
) -> bool:
    """Tell whether what records say of a part stands in another paper of the filing.

    A box of a form holds what was typed for it, and the paper that develops it all of it; where
    nothing was typed the box holds all, and nothing is left to be developed.
    """
    layout, paper = own
    boxed = _PLACED_WITH.get(part.id, part.id)
    boxes = (
        (other.id, box.fields)
        for other in layout.papers
        if other.kind is PaperKind.FIELDS
        for box in other.parts
        if box.id is boxed and box.fields
    )
    found = next(boxes, None)
    if found is None or paper.kind not in READ_FIRST or part.id is PartId.INDEX:
        return False
    other_id, fields = found
    is_typed = any(field_text(one, disclosure, profile) for one in fields)
    return is_typed == (other_id == paper.id)


class _Counter:
    """Counts headings and paragraphs through one paper."""

    def __init__(self, paper_texts: PaperTexts) -> None:
        self._texts = paper_texts
        self._numbers = [0, 0, 0]
        self._paragraphs = 0
        self._parts: Counter[PartId] = Counter()
        self._is_before_statement = _has_statement_later(paper_texts)

    def part(self, part: PaperPart, blocks: Iterable[Block], *, is_first: bool) -> Iterator[Block]:
        """Yield a part under its heading; without one, what it heads moves a level up."""
        if self._is_before_statement and part.id is PartId.STATEMENTS:
            self._is_before_statement, self._paragraphs = False, 0
        has_own = part.id is PartId.READING  # its heading stands in the line
        words = "" if has_own else filled_or_empty(part.heading, self._texts.values)
        is_bundle = self._texts.paper.kind in {PaperKind.BUNDLE, PaperKind.AUTHORITIES}
        if words:
            language = self._texts.material.profile.language
            text = spans(words, language)
            sections = SECTIONS_OF.get(part.id, ())
            name = sections[0] if sections else self._name(part)
            heading = Heading(
                *(text, _TOP, TextPosition(part.id.value, 0), f"section {name}", text),
                starts_page=is_bundle and not is_first and part.id in _ON_PAGES_OF_THEIR_OWN,
            )
            yield self._counted(heading, 0)
        is_counted = part.id in _COUNTED and self._texts.paper.kind is not PaperKind.BUNDLE
        is_typed = part.id is PartId.ARGUMENT and self._texts.is_typed
        for block in blocks:
            if is_typed and isinstance(block, Paragraph):
                yield self._typed(block)
            else:
                yield self._block(block, has_heading=bool(words), is_counted=is_counted)

    def _name(self, part: PaperPart) -> str:
        """Return by what links reach a part of answers, of which a paper can have several."""
        self._parts[part.id] += 1
        count = self._parts[part.id]
        return f"part {part.id.value}" if count == 1 else f"part {part.id.value} {count}"

    def _typed(self, block: Paragraph) -> Paragraph:
        """Return a paragraph of a typed argument: those that count have a number already."""
        return self._paragraph(replace(block, label="")) if block.label else block

    def _block(self, block: Block, *, has_heading: bool, is_counted: bool) -> Block:
        if isinstance(block, Heading) and is_counted and block.level in _BELOW:
            depth = _BELOW[block.level] - (not has_heading)
            bookmark = 1 + min(depth, 1)
            heading = replace(
                block, level=_LEVELS[depth], bookmark_level=bookmark, starts_page=False
            )
            return self._counted(heading, depth)
        if isinstance(block, Paragraph) and block.role is Role.BODY and is_counted:
            return self._paragraph(block)
        return block

    def _paragraph(self, block: Paragraph) -> Paragraph:
        if block.label:
            return self._of_statement(block)
        if block.is_indented:
            return block
        if self._texts.paper.paragraphs is Numbering.NONE:
            return replace(block, first_line=_FIRST_LINE)
        self._paragraphs += 1
        if self._is_before_statement:
            return replace(block, label=f"{letters_from_number(self._paragraphs).lower()})")
        return replace(block, label=label_of(self._texts.paper.paragraphs, self._paragraphs))

    def _of_statement(self, block: Paragraph) -> Paragraph:
        """Return a paragraph of the statement, which keeps its number; the count goes on there."""
        found = _NUMBER.match(block.label)
        if found is None or self._texts.paper.paragraphs is Numbering.NONE:
            return block
        self._paragraphs = int(found[1])
        return replace(block, label=label_of(self._texts.paper.paragraphs, self._paragraphs))

    def _counted(self, heading: Heading, depth: int) -> Heading:
        """Return a heading with its number; one in words (PRIMERA) opens the heading itself."""
        self._numbers[depth] += 1
        self._numbers[depth + 1 :] = [0] * (len(self._numbers) - depth - 1)
        layout = self._texts.layout
        numbers = layout.looks[self._texts.paper.look].numbers
        numbering = numbers[depth] if depth < len(numbers) else Numbering.NONE
        label = label_of(numbering, self._numbers[depth], layout.words.get(ORDINALS, "").split())
        if label[:1].isalpha() and numbering is Numbering.ORDINAL:
            opening = spans(f"{label}\u2013 ", self._texts.material.profile.language)
            bookmark = (*opening, *heading.bookmark) if heading.bookmark else ()
            return replace(heading, content=(*opening, *heading.content), bookmark=bookmark)
        return replace(heading, label=label)


def _has_statement_later(paper_texts: PaperTexts) -> bool:
    """Tell whether what stands first needs letters: the statement counts from 1 and is cited so."""
    parts = [one.id for one in paper_texts.parts if _is_included(one, paper_texts)]
    counted = [one for one in parts if one in _COUNTED]
    has_statement = paper_texts.material.disclosure.paragraph_count > 0 and not paper_texts.is_typed
    return has_statement and PartId.STATEMENTS in counted[1:]


def _is_included(part: PaperPart, paper_texts: PaperTexts) -> bool:
    """Tell whether a part is wanted: its sections are, and it is not for another occasion."""
    chosen = paper_texts.material.disclosure.sections
    sections = SECTIONS_OF.get(part.id, ())
    is_on_request = part.when is PartWhen.ON_REQUEST
    if is_on_request and not set(sections) & ON_REQUEST_ONLY:
        return False
    form = paper_texts.material.profile.form
    if part.when is PartWhen.INTERIM and not (form is not None and form.is_interim):
        return False
    if part.when is PartWhen.MAIN_OVER_20:
        return False
    return not sections or not chosen or bool(set(sections) & {*chosen, *FIXED})


def _section(part: PaperPart, paper_texts: PaperTexts) -> Iterator[Block]:
    """Yield sections as dossiers have them, without their own headings."""
    if _is_in_other_paper(part, paper_texts):
        yield from _answers(part, paper_texts)
        return
    material = paper_texts.material
    is_bundle = paper_texts.paper.kind not in READ_FIRST
    for name in SECTIONS_OF[part.id]:
        if material.has(name):
            blocks = section_blocks(name, material, part.heading or " ")
            yield from (
                one for one in _without_heading(blocks) if is_bundle or not _only_labels(one)
            )
    yield from _answers(part, paper_texts)


def _only_labels(block: Block) -> bool:
    """Tell whether a line says how well something is proved and nothing of what proves it.

    What is still to be proved is told to the lawyer; a paper that is read first does not say so.
    """
    return (
        isinstance(block, Paragraph)
        and block.role is Role.PROOF
        and all(isinstance(one, TextSpan) and one.is_italic for one in block.content)
    )


def _without_heading(blocks: Iterable[Block]) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        is_own = isinstance(block, Heading) and block.destination.startswith("section ")
        if at or not is_own:
            yield block


def _exhibits(part: PaperPart, paper_texts: PaperTexts) -> Iterator[Block]:
    """Yield the exhibits; authorities are no exhibits of the case, and no copies are here."""
    if paper_texts.paper.kind is PaperKind.AUTHORITIES:
        return
    material, marks = paper_texts.material, paper_texts.exhibits
    if marks is not None:
        # The others keep their places, so that names of links are the same in every file.
        shown = tuple(
            one if one.mark in marks else replace(one, pages=0, form="", paragraphs=())
            for one in material.disclosure.exhibits
        )
        disclosure = replace(material.disclosure, exhibits=shown)
        material = replace(material, disclosure=disclosure)
    yield from section_blocks("exhibits", material, part.heading or paper_texts.paper.title)


def _index(_part: PaperPart, paper_texts: PaperTexts) -> Iterator[Block]:
    arranged, columns = paper_texts.arranged, paper_texts.layout.exhibits.columns
    if arranged.disclosure.exhibits:
        yield index_table(paper_texts.material, arranged, columns)


def _answers(part: PaperPart, paper_texts: PaperTexts) -> Iterator[Block]:
    """Yield what is answered in the fields of the form that this part names."""
    material = paper_texts.material
    form = material.profile.form
    fields = tuple(one for one in form.fields if one.id in part.fields) if form is not None else ()
    if fields:
        # What alone stands in a part needs no name beside the heading.
        words = fields[0].label if len(fields) == 1 else part.heading
        heading = FormHeading(part.id.value, words, How.GENERAL)
        yield from field_blocks(material, fields, heading)


def _argument(part: PaperPart, paper_texts: PaperTexts) -> Iterator[Block]:
    yield from _answers(part, paper_texts)
    if not _is_in_other_paper(part, paper_texts):
        yield from argued_blocks(paper_texts.material)


def _is_in_other_paper(part: PaperPart, paper_texts: PaperTexts) -> bool:
    material = paper_texts.material
    own = paper_texts.layout, paper_texts.paper
    return is_in_other_paper(part, own, material.disclosure, material.profile)


def _reading(part: PaperPart, paper_texts: PaperTexts) -> Iterator[Block]:
    yield from reading_blocks(paper_texts.material, part.heading)


def _declaration(part: PaperPart, paper_texts: PaperTexts) -> Iterator[Block]:
    """Yield who declares, and which exhibits are produced; then what is answered."""
    if paper_texts.declarant is not None:
        yield from declaration_blocks(paper_texts.declarant, paper_texts.material)
    yield from _answers(part, paper_texts)


def _sign(_part: PaperPart, paper_texts: PaperTexts) -> Iterator[Block]:
    """Yield the signature where it stands before what is listed behind the text."""
    paper = paper_texts.paper
    if paper.sign:
        head_texts = HeadTexts(paper_texts.values, paper_texts.material, paper.kind)
        yield from sign_blocks(paper_texts.layout.sign[paper.sign], head_texts)


def _nothing(_part: PaperPart, _paper_texts: PaperTexts) -> Iterator[Block]:
    yield from ()


_Maker = Callable[[PaperPart, PaperTexts], Iterator[Block]]
_PARTS: Final[Mapping[PartId, _Maker]] = {
    **dict.fromkeys(PartId, _answers),
    **dict.fromkeys(SECTIONS_OF, _section),
    PartId.READING: _reading,
    PartId.ARGUMENT: _argument,
    PartId.INDEX: _index,
    PartId.SIGN: _sign,
    PartId.DECLARATION: _declaration,
    PartId.EXHIBITS: _exhibits,
    **dict.fromkeys((PartId.HEAD, PartId.TITLE, PartId.KEY), _nothing),
}
"""What makes each part; heads and titles stand by the head of a paper."""
