"""Heads of papers: rows of the closed list become blocks, filled with disclosed values."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.language.capitals import capitals
from casefiles.dossier.filing.tokens import field_text, filled_or_empty, filled_row, is_printed
from casefiles.dossier.layouts.closed_lists import HeadRowKind, PaperKind, SignForm
from casefiles.dossier.layouts.layout import HeadRow, SignBlock
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import (
    Alignment,
    Block,
    Paragraph,
    Role,
    RuleLine,
    Table,
    TableRow,
    VerticalSpace,
)

_PLACE: Final = TextPosition("head", 0)
_SIGN: Final = TextPosition("sign", 0)
_PAIR: Final = (0.68, 0.32)
_TICKED, _OPEN = "■", "□"
_FIELD: Final = (0.32, 0.68)
_CAPTION: Final = (0.47, 0.06, 0.47)
_TICKS: Final = (0.34, 0.34, 0.32)
_MOST_TICKS_IN_LINES: Final = 5
"""More of them stand in columns, read from the top of each."""
_CHOSEN: Final = re.compile(r"[|,\n]")
_AFTER: Final = 10.0
_BEFORE_COLON: Final = 9.0
"""Above a line that opens what follows, such as BETWEEN:."""
_DATED: Final = "{dated}"
_SIGN_ROOM: Final = 30.0


@dataclass(frozen=True, slots=True)
class HeadTexts:
    """What rows of a head are filled with.

    Attributes:
        values: of tokens.
        kind: of the paper; the title of a letter stands without rules.
    """

    values: Mapping[str, str]
    material: Material
    kind: PaperKind = PaperKind.ARGUMENT

    def paragraph(
        self,
        text: str,
        role: Role = Role.PLAIN,
        alignment: Alignment = Alignment.START,
        *,
        is_italic: bool = False,
        before: float | None = None,
    ) -> Paragraph:
        """Return a line of a head, which no page parts from the next."""
        content = spans(text, self.material.profile.language, is_italic=is_italic)
        return Paragraph(content, role, _PLACE, keeps_next=True, alignment=alignment, before=before)

    def capitals(self, text: str) -> str:
        """Return a text in capitals, as the language of the paper writes them."""
        return capitals(text, self.material.profile.language)

    def field(self, field_id: str) -> tuple[str, str]:
        """Return label and text of a field of the form."""
        profile = self.material.profile
        field = profile.form.field(field_id) if profile.form is not None else None
        label = field.label if field is not None else field_id
        return label, self._text(field_id)

    def ticked(self, field_id: str) -> frozenset[str]:
        """Return what is chosen in a field, in small letters; of several, each has a line."""
        text = field_text(field_id, self.material.disclosure, self.material.profile)
        return frozenset(one.strip().casefold() for one in _CHOSEN.split(text))

    def has_text(self, field_id: str) -> bool:
        """Tell whether anything is printed of a field."""
        return bool(self._text(field_id))

    def _text(self, field_id: str) -> str:
        profile = self.material.profile
        return " ".join(field_text(field_id, self.material.disclosure, profile).split())


def head_blocks(rows: tuple[HeadRow, ...], head_texts: HeadTexts) -> Iterator[Block]:
    """Yield the head of a paper."""
    before: HeadRow | None = None
    for row in (one for one in rows if is_printed(one, head_texts.has_text)):
        is_field = row.kind is HeadRowKind.FIELD
        if before is not None and (before.kind is HeadRowKind.FIELD) != is_field:
            yield VerticalSpace(_AFTER)
        yield from _ROWS[row.kind](row, filled_row(row, head_texts.values), head_texts)
        before = row
    if rows:
        yield VerticalSpace(_AFTER)


def sign_blocks(sign: SignBlock, head_texts: HeadTexts) -> Iterator[Block]:
    """Yield the signature block, kept together; a line without a value is not printed."""
    language = head_texts.material.profile.language
    lines = [filled_or_empty(one, head_texts.values) for one in sign.lines]
    lines = [part for one in lines for part in one.split("\n") if part]
    if not lines:
        return
    # Whoever signs by hand does so above the name, below place and day.
    dated = {
        filled_or_empty(one, head_texts.values)
        for one in sign.lines
        if _DATED in one or one.endswith(":")
    }
    first = next((at for at, one in enumerate(lines) if one in dated), -1)
    is_by_hand = sign.form is SignForm.HAND
    ruled = first + 1 if is_by_hand and first + 1 < len(lines) else 0
    if not is_by_hand or ruled:
        yield VerticalSpace(_AFTER)
    for at, line in enumerate(lines, start=1):
        if is_by_hand and at == ruled + 1:
            yield VerticalSpace(_SIGN_ROOM)
            yield RuleLine(0.5, keeps_next=True)
        content = spans(line, language)
        yield Paragraph(content, Role.PLAIN, _SIGN, keeps_next=at < len(lines))


def _line(row: HeadRow, texts: Mapping[str, str], head_texts: HeadTexts) -> Iterator[Block]:
    for at, line in enumerate(texts["text"].split("\n")):
        if line:
            before = _BEFORE_COLON if line.endswith(":") else None
            is_strong = row.alignment is Alignment.CENTRE or (row.is_strong and not at)
            role = Role.PLAIN_STRONG if is_strong else Role.PLAIN
            yield head_texts.paragraph(line, role, row.alignment, before=before)


def _pair(_row: HeadRow, texts: Mapping[str, str], head_texts: HeadTexts) -> Iterator[Block]:
    words = " ".join(texts["start"].split())
    start = head_texts.paragraph(head_texts.capitals(words), Role.PLAIN_STRONG)
    cells = ((start,), (head_texts.paragraph(texts["end"]),))
    alignments = (Alignment.START, Alignment.END)
    rows = (TableRow(cells, keeps_next=True),)
    yield Table(_PAIR, (), rows, is_ruled=False, alignments=alignments, place=_PLACE)


def _parties(_row: HeadRow, texts: Mapping[str, str], head_texts: HeadTexts) -> Iterator[Block]:
    one = head_texts.paragraph
    strong, centre, end = Role.PLAIN_STRONG, Alignment.CENTRE, Alignment.END
    yield one(head_texts.capitals(texts["first"]), strong, centre, before=6.0)
    yield one(texts["first_role"], alignment=end, is_italic=True)
    yield one(f"– {texts['joined']} –", alignment=centre)
    yield one(head_texts.capitals(texts["second"]), strong, centre)
    yield one(texts["second_role"], alignment=end, is_italic=True)


def _caption(_row: HeadRow, texts: Mapping[str, str], head_texts: HeadTexts) -> Iterator[Block]:
    """Yield three columns: whose case, a column of dividers as high as the longer side, which."""
    sides = [[one for one in texts[key].split("\n") if one] for key in ("left", "right")]
    # A line of a caption may wrap, so that dividers stand for about thirty letters each.
    tall = max(sum(1 + len(one) // 30 for one in side) for side in sides)
    title = head_texts.values["paper"]
    left, right = (
        tuple(
            head_texts.paragraph(one, Role.PLAIN_STRONG if one == title else Role.PLAIN)
            for one in side
        )
        for side in sides
    )
    yield VerticalSpace(_AFTER)
    middle = tuple(head_texts.paragraph(texts["divider"]) for _ in range(tall))
    rows = (TableRow((left, middle, right), keeps_next=True),)
    yield Table(_CAPTION, (), rows, is_ruled=False, place=_PLACE)


def _ruled_title(_row: HeadRow, texts: Mapping[str, str], head_texts: HeadTexts) -> Iterator[Block]:
    if head_texts.kind is PaperKind.LETTER:
        yield head_texts.paragraph(texts["text"], Role.TITLE, before=_AFTER)
        return
    yield VerticalSpace(10)
    yield RuleLine(0.8, keeps_next=True)
    title = head_texts.capitals(texts["text"])
    yield head_texts.paragraph(title, Role.TITLE, Alignment.CENTRE, before=8.0)
    yield VerticalSpace(8)
    yield RuleLine(0.8)


def _title(row: HeadRow, texts: Mapping[str, str], head_texts: HeadTexts) -> Iterator[Block]:
    """Yield a title without rules; what stands below it in the layout is its subtitle."""
    first, _, below = texts["text"].partition("\n")
    title = head_texts.capitals(first) if row.alignment is Alignment.CENTRE else first
    yield VerticalSpace(_AFTER)
    yield head_texts.paragraph(title, Role.TITLE, row.alignment, before=_AFTER)
    for line in below.split("\n"):
        if line:
            yield head_texts.paragraph(line, alignment=row.alignment, is_italic=True, before=0.0)
    yield VerticalSpace(_AFTER)


def _field(_row: HeadRow, texts: Mapping[str, str], head_texts: HeadTexts) -> Iterator[Block]:
    """Yield a name and its lines beside each other; nothing without a value."""
    lines = tuple(head_texts.paragraph(one) for one in texts["text"].split("\n") if one)
    if lines:
        rows = (TableRow(((head_texts.paragraph(texts["name"]),), lines), keeps_next=True),)
        yield Table(_FIELD, (), rows, is_ruled=False, place=_PLACE)


def _urgent(row: HeadRow, texts: Mapping[str, str], head_texts: HeadTexts) -> Iterator[Block]:
    language = head_texts.material.profile.language
    yield RuleLine(1.4, keeps_next=True)
    yield head_texts.paragraph(texts["text"], Role.URGENT, before=4.0)
    for name in row.rows:
        label, text = head_texts.field(name)
        if text:
            content = (*spans(f"{label}: ", language, is_bold=True), *spans(text, language))
            yield Paragraph(content, Role.PLAIN, _PLACE, keeps_next=True, before=3.0)
    yield VerticalSpace(6)
    yield RuleLine(1.4, keeps_next=True)
    yield VerticalSpace(_AFTER)


def _ticks(row: HeadRow, _texts: Mapping[str, str], head_texts: HeadTexts) -> Iterator[Block]:
    ticked = head_texts.ticked(row.choose)
    lines = tuple(
        head_texts.paragraph(f"{_TICKED if one.casefold() in ticked else _OPEN} {one}")
        for one in row.items
    )
    if len(lines) <= _MOST_TICKS_IN_LINES:
        yield from lines
        return
    each = -(-len(lines) // len(_TICKS))
    columns = tuple(lines[at : at + each] for at in range(0, len(lines), each))
    rows = (TableRow(columns, keeps_next=True),)
    yield Table(_TICKS, (), rows, is_ruled=False, place=_PLACE)


_ROWS: Final[
    Mapping[HeadRowKind, Callable[[HeadRow, Mapping[str, str], HeadTexts], Iterator[Block]]]
] = {
    HeadRowKind.LINE: _line,
    HeadRowKind.PAIR: _pair,
    HeadRowKind.BLOCK: _line,
    HeadRowKind.PARTIES: _parties,
    HeadRowKind.CAPTION: _caption,
    HeadRowKind.RULED_TITLE: _ruled_title,
    HeadRowKind.TITLE: _title,
    HeadRowKind.FIELD: _field,
    HeadRowKind.ADDRESSEE: _line,
    HeadRowKind.URGENT: _urgent,
    HeadRowKind.TICKS: _ticks,
}
