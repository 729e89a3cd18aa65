"""Blank forms that are filled by hand or on a screen: printed lines, and fields of a PDF on them.

No script, no metadata, no date: the same form gives the same bytes wherever it is made.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.28, 841.89
_LEFT: Final = 56.0
_TOP, _BOTTOM = 58.0, 62.0
_SPAN: Final = WIDTH - 2 * _LEFT
_LINE: Final = 20.0
"""Between two lines to write on: enough for a hand in any script."""
_BOX: Final = 10.0
_INK, _SOFT, _RULE = 0.10, 0.36, 0.62
_CLOSING_MARKS: Final = frozenset("，。、；：！？）》”’")
_MULTILINE, _RADIO, _PRINTED = 1 << 12, 1 << 15, 4
_TICK: Final = b"q 1.4 w 1 J 1 j 0.05 g 2 5 m 4.3 2.4 l 8.2 7.8 l S Q"


@dataclass(frozen=True, slots=True)
class FormPassage:
    """A paragraph; a boxed one stands out by a frame."""

    text: str
    is_boxed: bool = False


@dataclass(frozen=True, slots=True)
class PartTitle:
    """A heading, and what is said below it."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A question, and a line to write on, or a frame.

    Attributes:
        name: of the field.
        rows: how many lines of a hand find room.
    """

    name: str
    words: str
    note: str
    rows: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """A question, and boxes of which one is ticked; options are code and words."""

    name: str
    words: str
    note: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TickTable:
    """Lines, each with one box per column; columns are code and words, lines name and words."""

    corner: str
    columns: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...]


FormBlock: TypeAlias = FormPassage | PartTitle | Blank | OneOf | TickTable


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A whole form.

    Attributes:
        language: of its words, such as en.
        face: of its letters, a file name without weight, such as NotoSans.
        foot: of each page, with {page} and {pages}.
    """

    language: str
    face: str
    title: str
    foot: str
    blocks: tuple[FormBlock, ...]


@dataclass(frozen=True, slots=True)
class _Field:
    page: int
    name: str
    tip: str
    box: tuple[float, float, float, float]
    code: str = ""
    is_long: bool = False


def build_blank_form(form: BlankForm, fonts: Path) -> bytes:
    """Return a form as a PDF.

    Args:
        form: what it asks.
        fonts: folder of the fonts.
    """
    for weight in ("Regular", "Bold"):
        name = f"{form.face}-{weight}"
        pdfmetrics.registerFont(TTFont(name, str(fonts / f"{name}.ttf")))
    pages = _Sheets(form, 0).draw().page
    sheets = _Sheets(form, pages).draw()
    return _with_fields(sheets.data(), sheets.fields, form.language)


class _Sheets:
    """The pages of a form while they are drawn.

    Attributes:
        page: number of the page that is drawn.
        fields: what can be filled in so far.
    """

    def __init__(self, form: BlankForm, pages: int) -> None:
        self.page = 1
        self.fields: list[_Field] = []
        self._form, self._pages = form, pages
        self._output = io.BytesIO()
        self._canvas = Canvas(self._output, pagesize=(WIDTH, HEIGHT), invariant=1)
        self._y = HEIGHT - _TOP

    def draw(self) -> "_Sheets":
        """Draw all pages."""
        self._say(self._form.title, 20, bold=True, after=8)
        for block, following in zip(self._form.blocks, (*self._form.blocks[1:], None), strict=True):
            self._block(block, following)
        self._end_page()
        self._canvas.save()
        return self

    def data(self) -> bytes:
        """Return the pages."""
        return self._output.getvalue()

    def _block(self, block: FormBlock, following: FormBlock | None) -> None:
        match block:
            case FormPassage(text, True):
                self._boxed(text)
            case FormPassage(text, _):
                self._say(text, 10, after=6)
            case PartTitle(text, note):
                # A heading never stands alone at the foot of a page.
                self._need(self._title_height(block) + self._height(following))
                self._title(text, note)
            case Blank():
                self._need(self._height(block))
                self._blank(block)
            case OneOf():
                self._need(self._height(block))
                self._one_of(block)
            case TickTable():
                self._table(block)

    def _height(self, block: FormBlock | None) -> float:
        match block:
            case Blank(_, words, note, rows):
                return self._field_height(words, note) + rows * _LINE + 12
            case OneOf(_, words, note, options):
                lines = len(self._option_lines(options))
                return self._field_height(words, note) + lines * 18 + 8
            case FormPassage(text, _):
                return len(self._wrapped(text, 9, _SPAN)) * 13 + 6
            case TickTable():
                return 90.0
        return 0.0

    def _title_height(self, block: PartTitle) -> float:
        note = len(self._wrapped(block.note, 9, _SPAN)) * 12.5 if block.note else 0
        return 34 + note

    def _field_height(self, words: str, note: str) -> float:
        notes = len(self._wrapped(note, 8.5, _SPAN)) * 12 if note else 0
        return len(self._wrapped(words, 10, _SPAN, bold=True)) * 14 + notes

    def _need(self, height: float) -> None:
        if self._y - height < _BOTTOM:
            self._end_page()
            self.page += 1
            self._y = HEIGHT - _TOP

    def _end_page(self) -> None:
        self._canvas.setFillGray(_SOFT)
        self._canvas.setFont(f"{self._form.face}-Regular", 8)
        foot = self._form.foot.format(page=self.page, pages=self._pages or 1)
        self._canvas.drawRightString(WIDTH - _LEFT, 36, foot)
        self._canvas.showPage()

    def _font(self, *, bold: bool) -> str:
        return f"{self._form.face}-{'Bold' if bold else 'Regular'}"

    def _wrapped(self, text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
        font = self._font(bold=bold)
        return wrapped(text, width, lambda one: pdfmetrics.stringWidth(one, font, size))

    def _say(
        self, text: str, size: float, *, bold: bool = False, after: float = 0, grey: float = _INK
    ) -> None:
        self._canvas.setFillGray(grey)
        self._canvas.setFont(self._font(bold=bold), size)
        for line in self._wrapped(text, size, _SPAN, bold=bold):
            self._y -= size * 1.4
            self._canvas.drawString(_LEFT, self._y, line)
        self._y -= after

    def _boxed(self, text: str) -> None:
        lines = self._wrapped(text, 10.5, _SPAN - 28, bold=True)
        height = len(lines) * 15 + 18
        self._y -= height + 4
        self._canvas.setStrokeGray(_INK)
        self._canvas.setLineWidth(1.2)
        self._canvas.roundRect(_LEFT, self._y, _SPAN, height, 4)
        self._canvas.setFillGray(_INK)
        self._canvas.setFont(self._font(bold=True), 10.5)
        for number, line in enumerate(lines, start=1):
            self._canvas.drawString(_LEFT + 14, self._y + height - 6 - number * 15, line)
        self._y -= 10

    def _title(self, text: str, note: str) -> None:
        self._y -= 10
        self._say(text, 13, bold=True, after=4)
        self._canvas.setStrokeGray(_INK)
        self._canvas.setLineWidth(0.8)
        self._canvas.line(_LEFT, self._y, WIDTH - _LEFT, self._y)
        self._y -= 3
        if note:
            self._say(note, 9, after=6)

    def _add_field(self, words: str, note: str) -> None:
        self._say(words, 10, bold=True)
        if note:
            self._say(note, 8.5, grey=_SOFT)

    def _blank(self, block: Blank) -> None:
        self._add_field(block.words, block.note)
        self._y -= 4
        top = self._y
        self._y -= block.rows * _LINE
        self._canvas.setStrokeGray(_RULE)
        self._canvas.setLineWidth(0.6)
        is_long = block.rows > 1
        if is_long:
            # No lines within: what is typed has lines of its own, which would cross them.
            self._canvas.roundRect(_LEFT, self._y, _SPAN, top - self._y, 3)
        else:
            self._canvas.line(_LEFT, self._y, WIDTH - _LEFT, self._y)
        inset = 3 if is_long else 0
        box = (_LEFT + inset, self._y + inset, WIDTH - _LEFT - inset, top - inset)
        self.fields.append(_Field(self.page, block.name, block.words, box, "", is_long))
        self._y -= 8

    def _one_of(self, block: OneOf) -> None:
        self._add_field(block.words, block.note)
        for line in self._option_lines(block.options):
            self._y -= 18
            for x, code, words in line:
                self._tick(x, self._y, (block.name, f"{block.words}: {words}", code))
                self._canvas.setFillGray(_INK)
                self._canvas.setFont(self._font(bold=False), 9.5)
                self._canvas.drawString(x + _BOX + 5, self._y + 1.5, words)
        self._y -= 8

    def _option_lines(
        self, options: tuple[tuple[str, str], ...]
    ) -> list[list[tuple[float, str, str]]]:
        lines: list[list[tuple[float, str, str]]] = [[]]
        x = _LEFT
        font = self._font(bold=False)
        for code, words in options:
            width = _BOX + 5 + pdfmetrics.stringWidth(words, font, 9.5) + 16
            if x + width - 16 > WIDTH - _LEFT and lines[-1]:
                lines.append([])
                x = _LEFT
            lines[-1].append((x, code, words))
            x += width
        return lines

    def _tick(self, x: float, y: float, values: tuple[str, str, str]) -> None:
        self._canvas.setStrokeGray(_INK)
        self._canvas.setLineWidth(0.7)
        self._canvas.rect(x, y, _BOX, _BOX)
        name, tip, code = values
        self.fields.append(_Field(self.page, name, tip, (x, y, x + _BOX, y + _BOX), code))

    def _table(self, block: TickTable) -> None:
        first = _SPAN * 0.40
        each = (_SPAN - first) / len(block.columns)
        self._need(150)
        self._table_head(block, first, each)
        for name, words in block.lines:
            lines = self._wrapped(words, 9, first - 8)
            height = max(len(lines) * 12 + 9, 23.0)
            if self._y - height < _BOTTOM:
                self._need(height)
                self._table_head(block, first, each)
            top = self._y
            self._y -= height
            self._canvas.setFillGray(_INK)
            self._canvas.setFont(self._font(bold=False), 9)
            start = top - (height - len(lines) * 12) / 2 - 9
            for number, line in enumerate(lines):
                self._canvas.drawString(_LEFT + 2, start - number * 12, line)
            for column, (code, text) in enumerate(block.columns):
                x = _LEFT + first + each * (column + 0.5) - _BOX / 2
                y = self._y + (height - _BOX) / 2
                self._tick(x, y, (name, f"{words}: {text}", code))
            self._rule(0.4, _RULE)
        self._y -= 6

    def _table_head(self, block: TickTable, first: float, each: float) -> None:
        heads = [self._wrapped(words, 8, each - 6, bold=True) for _, words in block.columns]
        height = max(map(len, heads)) * 10.5 + 8
        self._y -= height
        self._canvas.setFillGray(_INK)
        self._canvas.setFont(self._font(bold=True), 8)
        self._canvas.drawString(_LEFT + 2, self._y + 6, block.corner)
        for column, lines in enumerate(heads):
            middle = _LEFT + first + each * (column + 0.5)
            for number, line in enumerate(reversed(lines)):
                self._canvas.drawCentredString(middle, self._y + 6 + number * 10.5, line)
        self._rule(0.9, _INK)

    def _rule(self, width: float, grey: float) -> None:
        self._canvas.setStrokeGray(grey)
        self._canvas.setLineWidth(width)
        self._canvas.line(_LEFT, self._y, WIDTH - _LEFT, self._y)


def wrapped(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Return a text in lines that fit; Chinese may break at each character, others at spaces."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and measure((line + piece).rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> Iterator[str]:
    """Yield what no line cuts: words with the space behind them, characters with their marks."""
    piece = ""
    for letter in text:
        is_wide = letter >= "\u2e80"
        is_closing = letter in _CLOSING_MARKS
        if piece and not is_closing and (piece[-1] == " " or is_wide or piece[-1] >= "\u2e80"):
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece


def _with_fields(data: bytes, fields: list[_Field], language: str) -> bytes:
    with Pdf.open(io.BytesIO(data)) as pdf:
        del pdf.docinfo
        root = pdf.Root
        for key in ("/PageMode", "/Outlines", "/Metadata"):
            if key in root:
                del root[key]
        root.Lang = String(language)
        helvetica = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
        fonts = Dictionary(Helv=pdf.make_indirect(helvetica))
        added = Array(_added(pdf, fields))
        root.AcroForm = Dictionary(
            Fields=added, NeedAppearances=True, DA=String(_HAND), DR=Dictionary(Font=fonts)
        )
        output = io.BytesIO()
        pdf.save(
            output,
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.generate,
            min_version="1.7",
            fix_metadata_version=False,
        )
    return output.getvalue()


_HAND: Final = "/Helv 10 Tf 0 g"


def _added(pdf: Pdf, fields: list[_Field]) -> Iterator[Object]:
    """Yield the fields of the form; boxes of one name are one field."""
    groups: dict[str, Object] = {}
    drawn = [_appearance(pdf, _TICK), _appearance(pdf, b"")]
    for one in fields:
        page = pdf.pages[one.page - 1]
        widget = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            Rect=Array([round(side, 2) for side in one.box]),
            F=_PRINTED,
            P=page.obj,
        )
        if one.code and one.name not in groups:
            group = Dictionary(FT=Name.Btn, Ff=_RADIO, T=String(one.name), V=Name.Off, Kids=Array())
            group.TU = String(one.tip.rpartition(": ")[0])
            groups[one.name] = pdf.make_indirect(group)
            yield groups[one.name]
        if one.code:
            widget.Parent = groups[one.name]
            widget.TU = String(one.tip)
            widget.AS = Name.Off
            states = Dictionary({f"/{one.code}": drawn[0], "/Off": drawn[1]})
            widget.AP = Dictionary(N=states)
        else:
            widget.FT = Name.Tx
            widget.T = String(one.name)
            widget.TU = String(one.tip)
            widget.DA = String(_HAND)
            widget.Ff = _MULTILINE if one.is_long else 0
        indirect = pdf.make_indirect(widget)
        if one.code:
            groups[one.name].Kids.append(indirect)
        if Name.Annots not in page:
            page.Annots = Array()
        page.Annots.append(indirect)
        if not one.code:
            yield indirect


def _appearance(pdf: Pdf, drawing: bytes) -> Object:
    return pdf.make_stream(
        drawing,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, _BOX, _BOX]),
        Resources=Dictionary(),
    )
