"""From a document tree to the bytes of a Word file (ISO 29500), the same bytes each time.

It is for people who must edit the text: headings, numbered paragraphs, notes and tables are such
for a word processor too. Pages and pictures of exhibits are not in it.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Final

from casefiles.domain.foundation.printed_paragraphs import (
    AFTER_LAST,
    PARAGRAPH_MARK,
    PrintedNote,
    PrintedParagraph,
    PrintedPiece,
)
from casefiles.typeset.document.figures import FigureBlock, Relations, Timeline
from casefiles.typeset.document.inline import Footnote, Noted, TextPosition, TextSpan
from casefiles.typeset.document.tree import (
    Block,
    Contents,
    DocumentTree,
    Heading,
    Item,
    List,
    Paragraph,
    Role,
    RuleLine,
    Table,
    TableRow,
    VerticalSpace,
)
from casefiles.typeset.word.word_languages import word_language
from casefiles.typeset.word.word_numbers import DEEPEST, WordNumbering
from casefiles.typeset.word.word_parts import (
    CONTENT_TYPES,
    DOCUMENT_LINKS,
    FOOTER_ID,
    HEAD,
    HEADER_ID,
    INDENT,
    MEASURE,
    NAMESPACES,
    PACKAGE_LINKS,
    SETTINGS,
    styles,
)
from casefiles.typeset.word.word_runs import (
    PAGE_UNKNOWN,
    Notes,
    RunWriter,
    escaped,
    field_runs,
    run,
    runs_from_right,
)

_PARAGRAPH: Final = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT: Final = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_HEADINGS: Final = {
    1: "Heading1",
    2: "Heading2",
    3: "Heading3",
    4: "Title",
    5: "Heading2",
    6: "Heading1",
    7: "Heading3",
}
_STYLES: Final = {
    Role.KICKER: "Kicker",
    Role.LEAD: "Lead",
    Role.BODY: "BodyText",
    Role.PROOF: "Evidence",
    Role.CELL: "Cell",
    Role.CELL_STRONG: "CellStrong",
    Role.CELL_QUIET: "CellQuiet",
    Role.CELL_HEAD: "CellHead",
    Role.FIELD: "Field",
    Role.FIELD_NAME: "FieldName",
    Role.PLAIN: "Field",
    Role.PLAIN_STRONG: "CellStrong",
    Role.QUOTE: "BodyText",
    Role.TITLE: "Lead",
    Role.SMALL: "Evidence",
    Role.URGENT: "Lead",
}
_LINE: Final = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="C7C9CF"/></w:pBdr>'
_SECTION: Final = (
    "<w:sectPr>"
    f'<w:headerReference w:type="default" r:id="{HEADER_ID}"/>'
    f'<w:footerReference w:type="default" r:id="{FOOTER_ID}"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1361" w:bottom="1440" w:left="1361" w:header="720"'
    ' w:footer="720" w:gutter="0"/><w:titlePg/></w:sectPr>'
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bookmark that links reach: its name, and its number in the file."""

    name: str
    number: int

    def around(self, inner: str) -> str:
        start = f'<w:bookmarkStart w:id="{self.number}" w:name="{self.name}"/>'
        return f'{start}{inner}<w:bookmarkEnd w:id="{self.number}"/>'


def build_word(document: DocumentTree, edited: str = "") -> bytes:
    """Write a document as a Word file.

    Args:
        document: what to write; pictures of pages in it are left out.
        edited: section whose paragraphs get bookmarks, by which they are known when somebody
            edited them; empty for none. A bookmark tells the place of its paragraph alone.

    Returns:
        The bytes of a docx file, which depend on the document alone.
    """
    book = _book_of(document, edited)
    body = "".join(book.all())
    notes = "".join(_note(at, inner) for at, inner in enumerate(book.writer.notes.texts, start=1))
    language = word_language(document.language)
    head = book.writer.runs(document.running_head)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_LINKS,
        "word/document.xml": (
            f"{HEAD}<w:document {NAMESPACES}><w:body>{body}{_SECTION}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": DOCUMENT_LINKS,
        "word/styles.xml": styles(language.slot, language.tag),
        "word/settings.xml": SETTINGS,
        "word/numbering.xml": book.numbers.part(),
        "word/footnotes.xml": (
            f"{HEAD}<w:footnotes {NAMESPACES}>{_SEPARATORS}{notes}</w:footnotes>"
        ),
        "word/header1.xml": _margin("hdr", "Head", head),
        "word/footer1.xml": _margin("ftr", "Foot", field_runs(" PAGE ", "1")),
    }
    return _packed(parts)


def printed_paragraphs(document: DocumentTree, edited: str) -> tuple[PrintedParagraph, ...]:
    """Return the paragraphs of a section in their order, as a Word file of the document has them.

    Args:
        document: what is written.
        edited: see `build_word`.
    """
    book = _book_of(document, edited)
    every = (one for block in book.blocks for one in _paragraphs_in(block))
    return tuple(_printed(one, book.writer) for one in every if _is_edited(one.place, edited))


def _is_edited(place: TextPosition, section: str) -> bool:
    """Tell whether a paragraph is one of a section; its heading has the number 0."""
    return bool(section) and place.section == section and place.number > 0


def _paragraphs_in(block: Block) -> Iterator[Paragraph | Heading]:
    if isinstance(block, Paragraph | Heading):
        yield block
    elif isinstance(block, List):
        yield from (
            one for item in block.items for inner in item.blocks for one in _paragraphs_in(inner)
        )


def _printed(one: Paragraph | Heading, writer: RunWriter) -> PrintedParagraph:
    pieces: list[PrintedPiece] = []
    notes: list[PrintedNote] = []
    for each in writer.retained(one.content):
        if isinstance(each, Footnote):
            inner = (p for p in writer.retained(each.content) if not isinstance(p, Footnote))
            notes.append(PrintedNote(tuple(map(writer.printed, inner))))
            pieces.append(PrintedPiece("", note=len(notes)))
        else:
            pieces.append(writer.printed(each))
    return PrintedParagraph(one.place.number, tuple(pieces), tuple(notes))


def words_of_parts(data: bytes) -> tuple[str, ...]:
    """Return the words of each part of a file that was written here, paragraph by paragraph."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(one).decode() for one in package.infolist()]
    return tuple("\n".join(map(_words, _PARAGRAPH.findall(part))) for part in parts)


def _words(paragraph: str) -> str:
    return unescape("".join(_TEXT.findall(paragraph)))


def _packed(parts: Mapping[str, str]) -> bytes:
    """Return a package; stored, since what deflating makes of it differs between machines."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.create_system = 0
            package.writestr(member, text.encode())
    return out.getvalue()


_SEPARATORS: Final = "".join(
    f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for at, kind in ((-1, "separator"), (0, "continuationSeparator"))
)


def _number(level: int, series: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{series}"/></w:numPr>'


def _note(at: int, inner: str) -> str:
    mark = '<w:r><w:rPr><w:rStyle w:val="NoteMark"/></w:rPr><w:footnoteRef/></w:r>'
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    return (
        f'<w:footnote w:id="{at}"><w:p><w:pPr><w:pStyle w:val="NoteText"/></w:pPr>'
        f"{mark}{space}{inner}</w:p></w:footnote>"
    )


def _margin(name: str, style: str, inner: str) -> str:
    paragraph = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'
    return f"{HEAD}<w:{name} {NAMESPACES}>{paragraph}</w:{name}>"


def _materialised(block: Block) -> Block:
    """Return a block whose rows can be gone through more than once."""
    if not isinstance(block, Table):
        return block
    return replace(block, rows=tuple(block.rows))


def _book_of(document: DocumentTree, edited: str) -> "_Book":
    blocks = tuple(_materialised(block) for block in document.blocks)
    folios = {one.destination: one.folio for one in document.elsewhere}
    return _Book(blocks, _marks(blocks), folios, document.language, edited)


def _marks(blocks: Iterable[Block]) -> dict[str, _Mark]:
    """Return the bookmarks of a file by what links call them."""
    names: list[str] = []
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and (block.destination or block.bookmark):
            names.append(block.destination or f"heading {at}")
        elif isinstance(block, Paragraph) and block.destination:
            names.append(block.destination)
        elif isinstance(block, Table):
            names += [row.destination for row in block.rows if row.destination]
    return {name: _Mark(f"b{at}", at) for at, name in enumerate(dict.fromkeys(names), start=1)}


@dataclass(frozen=True, slots=True)
class _Hung:
    """What hangs on a paragraph.

    Attributes:
        number: its place in a series.
        indent: how far it stands in.
        before: runs before its text.
        keeps: no page ends after it.
        mark: links reach it.
        edited: by which it is known when somebody edited it.
    """

    number: str = ""
    indent: str = ""
    before: str = ""
    keeps: bool = False
    mark: _Mark | None = None
    edited: _Mark | None = None


_NOTHING: Final = _Hung()


@dataclass(slots=True)
class _Book:
    """Writes the blocks of one document."""

    blocks: tuple[Block, ...]
    marks: dict[str, _Mark]
    folios: Mapping[str, str]
    language: str
    edited: str = ""
    numbers: WordNumbering = field(default_factory=WordNumbering)
    writer: RunWriter = field(init=False)
    _begins_page: bool = False
    _last: int = 0

    def __post_init__(self) -> None:
        names = {name: mark.name for name, mark in self.marks.items()}
        self.writer = RunWriter(names, Notes(), self.folios, self.language)

    def all(self) -> Iterator[str]:
        """Yield the body."""
        for at, block in enumerate(self.blocks):
            yield from self._block(at, block)

    def _block(self, at: int, block: Block) -> Iterator[str]:
        if isinstance(block, VerticalSpace):
            self._begins_page = self._begins_page or block.starts_page
        elif isinstance(block, RuleLine):
            yield f"<w:p><w:pPr>{_LINE}</w:pPr></w:p>"
        elif isinstance(block, Paragraph):
            yield self._paragraph(block)
        elif isinstance(block, Heading):
            yield self._heading(at, block)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, List):
            yield from self._list(block, 0)
        elif isinstance(block, Contents):
            yield from self._contents(at)
        else:
            yield from self._figure(block)

    def _figure(self, block: Block) -> Iterator[str]:
        """Yield the words of a figure; pictures of pages are no part of such a file."""
        if isinstance(block, FigureBlock):
            yield from self._texts_of((TextSpan(block.alternative, "en"),), block.caption)
        elif isinstance(block, Timeline):
            for lane in block.lanes:
                yield self._styled("CellStrong", lane.name)
                for one in lane.occurrences:
                    when = TextSpan(f"{one.worded}: ", lane.name[0].language if lane.name else "en")
                    yield self._styled("Cell", (when, *one.content))
        elif isinstance(block, Relations):
            yield from self._texts_of((), block.caption)

    def _texts_of(self, *some: tuple[Noted, ...]) -> Iterator[str]:
        return (self._styled("Caption", one) for one in some if one)

    def _paragraph(self, block: Paragraph) -> str:
        own = self._edited(block.place)
        hung = _Hung(keeps=block.keeps_next, mark=self.marks.get(block.destination), edited=own)
        series = self.numbers.of_label(block.label) if block.label else 0
        if series:
            hung = replace(hung, number=_number(0, series))
        elif block.label:
            label = f'<w:r><w:t xml:space="preserve">{escaped(block.label)}</w:t><w:tab/></w:r>'
            indent = f'<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/>'
            hung = replace(hung, indent=indent, before=label)
        elif block.is_indented:
            hung = replace(hung, indent=f'<w:ind w:left="{INDENT}"/>')
        return self._styled(_STYLES[block.role], block.content, hung)

    def _styled(self, style: str, content: tuple[Noted, ...], hung: _Hung = _NOTHING) -> str:
        """Return a paragraph; what hangs on it comes in the order that the format asks for."""
        parts = [f'<w:pStyle w:val="{style}"/>']
        parts += ["<w:keepNext/>"] if hung.keeps else []
        parts += ["<w:pageBreakBefore/>"] if self._begins_page else []
        self._begins_page = False
        parts.append(hung.number)
        parts += ["<w:bidi/>"] if runs_from_right(content) else []
        parts.append(hung.indent)
        inner = hung.before + self.writer.runs(content)
        for mark in (hung.mark, hung.edited):
            inner = mark.around(inner) if mark is not None else inner
        return f"<w:p><w:pPr>{''.join(parts)}</w:pPr>{inner}</w:p>"

    def _heading(self, at: int, block: Heading) -> str:
        self._begins_page = self._begins_page or block.starts_page
        style = _HEADINGS.get(block.level, "Heading3")
        hung = _Hung(mark=self._mark(at, block), edited=self._edited(block.place))
        return self._styled(style, block.content, hung)

    def _edited(self, place: TextPosition) -> _Mark | None:
        """Return the bookmark of a paragraph that may be edited, or of what follows the last."""
        is_edited = _is_edited(place, self.edited)
        if not is_edited and not self._last:
            return None
        number = place.number if is_edited else AFTER_LAST
        self._last = place.number if is_edited else 0
        return _Mark(f"{PARAGRAPH_MARK}{number}", len(self.marks) + 1 + number)

    def _mark(self, at: int, block: Heading) -> _Mark | None:
        return self.marks.get(block.destination or f"heading {at}")

    def _contents(self, at: int) -> Iterator[str]:
        for later, block in enumerate(self.blocks[at + 1 :], start=at + 1):
            mark = self._mark(later, block) if isinstance(block, Heading) else None
            if isinstance(block, Heading) and block.bookmark and mark is not None:
                inner = "".join(run(span, is_link=True) for span in block.bookmark)
                style = f'<w:pStyle w:val="TOC{min(block.bookmark_level, 2)}"/>'
                page = field_runs(f" PAGEREF {mark.name} \\h ", PAGE_UNKNOWN)
                inner += f"<w:r><w:tab/></w:r>{page}"
                link = f'<w:hyperlink w:anchor="{mark.name}">{inner}</w:hyperlink>'
                bidi = "<w:bidi/>" if runs_from_right(block.bookmark) else ""
                yield f"<w:p><w:pPr>{style}{bidi}</w:pPr>{link}</w:p>"

    def _list(self, block: List, depth: int) -> Iterator[str]:
        series = self.numbers.begin(block.numbering, depth, block.first)
        for item in block.items:
            yield from self._item(item, series, depth)

    def _item(self, item: Item, series: int, depth: int) -> Iterator[str]:
        level = min(depth, DEEPEST)
        number = _Hung(_number(level, series))
        indent = _Hung(indent=f'<w:ind w:left="{INDENT * (level + 1)}"/>')
        for at, one in enumerate(item.blocks):
            if isinstance(one, List):
                yield from self._list(one, depth + 1)
            elif at == 0:
                hung = replace(number, edited=self._edited(one.place))
                yield self._styled(_STYLES[one.role], one.content, hung)
            else:
                yield self._styled(_STYLES[one.role], one.content, indent)

    def _table(self, block: Table) -> Iterator[str]:
        if block.caption:
            yield self._styled("Caption", block.caption)
        if self._begins_page:
            yield self._styled("Normal", ())
        widths = [round(MEASURE * share) for share in block.shares]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        properties = f'<w:tblStyle w:val="{"Ruled" if block.is_ruled else "Bare"}"/>'
        properties += "<w:bidiVisual/>" if block.is_right_to_left else ""
        properties += f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        head = [self._row(TableRow(tuple((one,) for one in block.head)), widths, is_head=True)]
        rows = [self._row(row, widths) for row in block.rows]
        inner = "".join([*(head if block.head else []), *rows])
        if inner:
            properties = f"<w:tblPr>{properties}</w:tblPr>"
            yield f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>"
            yield "<w:p/>"  # a table right behind this one would become a part of it

    def _row(self, row: TableRow, widths: list[int], *, is_head: bool = False) -> str:
        mark = self.marks.get(row.destination) if row.destination else None
        cells = []
        for at, (cell, width) in enumerate(zip(row.cells, widths, strict=False)):
            inner = "".join(self._paragraph(one) for one in cell) or "<w:p/>"
            if mark is not None and at == 0:
                inner = mark.around(inner)
            cells.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
            )
        properties = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}</w:trPr>"
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"
