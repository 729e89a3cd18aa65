"""The specimen book: every element of the typesetter in fourteen languages.

    python -m tests.typeset.specimen FOLDER

writes `specimen.pdf`, `specimen-ug.pdf` (the same from right to left), and a picture of each page.
The texts are the Universal Declaration of Human Rights; `specimen_texts.json` tells their source.
"""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.typeset.document.figures import (
    FigureBlock,
    FigureLabel,
    LabelAnchor,
    Party,
    RelationArrow,
    Relations,
    Timeline,
    TimelineItem,
    TimelineLane,
)
from casefiles.typeset.document.figures import Path as Stroke
from casefiles.typeset.document.inline import Footnote, PageOf, TextPosition, TextSpan
from casefiles.typeset.document.tree import (
    Alignment,
    Block,
    Contents,
    DocumentTree,
    DrawnPage,
    DrawnRule,
    DrawnText,
    Heading,
    ImagePage,
    Item,
    List,
    ListNumbering,
    Paragraph,
    Role,
    RuleLine,
    Table,
    TableRow,
    VerticalSpace,
)
from casefiles.typeset.file.build import build_pdf
from tests.typeset.pdf_reading import FONTS

_DATA = json.loads(Path(__file__).with_name("specimen_texts.json").read_text(encoding="utf-8"))
TEXTS: dict[str, dict[str, Any]] = _DATA["languages"]
LANGUAGES = tuple(TEXTS)
_SCALE = 1.4
_DATES = (
    ("2016-03", "2016-03-04/2017-01", "2019"),
    ("2015-11-02", "2017~", "2018-01-01/2018-06-30"),
    ("2016", "2016-05/..", "2020-02-29"),
    ("2017-04-01", "2017-04-02", "2017-04-03"),
)
_CITED = "UDHR, A/RES/217 A (III), 1948"


class Book:
    """Makes the book in one language and direction, with chapters in several."""

    def __init__(self, language: str, chapters: tuple[str, ...]) -> None:
        self.language = language
        self.chapters = chapters
        self._place = 0

    def document(self) -> DocumentTree:
        """Return the whole tree."""
        text = TEXTS[self.language]
        running = (TextSpan(f"{text['title']} \u00b7 {text['name']}", self.language),)
        return DocumentTree(text["title"], self.language, running, "p.", tuple(self._blocks()))

    def _next(self) -> TextPosition:
        self._place += 1
        return TextPosition("specimen", self._place)

    def _blocks(self) -> Iterator[Block]:
        yield from self._cover()
        preamble = TextSpan(TEXTS[self.language]["preamble"], self.language)
        yield Heading((preamble,), 1, self._next(), starts_page=True)
        yield Contents(self._next())
        for language in self.chapters:
            yield from self._chapter(language)
        yield from self._mixture()
        yield from self._long_table()
        yield from self._exhibit()

    def _cover(self) -> Iterator[Block]:
        text = TEXTS[self.language]
        yield VerticalSpace(120)
        yield Paragraph((TextSpan(text["preamble"], self.language),), Role.KICKER, self._next())
        yield Heading((TextSpan(text["title"], self.language),), 4, self._next())
        yield VerticalSpace(26)
        yield RuleLine(1.2)
        yield VerticalSpace(14)
        rows = tuple(
            TableRow((self._cell(told["name"], tag, Role.FIELD_NAME),
                 self._cell(told["title"], tag, Role.FIELD)))
            for tag, told in TEXTS.items()
        )  # fmt: skip
        yield Table((0.28, 0.72), (), rows, is_ruled=False)

    def _cell(self, text: str, language: str, role: Role = Role.CELL) -> tuple[Paragraph, ...]:
        return (Paragraph((TextSpan(text, language),), role, self._next()),)

    def _chapter(self, tag: str) -> Iterator[Block]:
        text = TEXTS[tag]
        title, name = (TextSpan(text["title"], tag),), (TextSpan(text["name"], tag),)
        yield Heading(title, 1, self._next(), f"chapter {tag}", name, starts_page=True)
        yield Paragraph((TextSpan(text["clauses"][0], tag),), Role.LEAD, self._next())
        note = Footnote((TextSpan(f"{text['title']}, {_CITED}.", tag),))
        number = 0
        for article, (heading, *paragraphs) in text["articles"].items():
            yield from self._subheading(heading, tag, f"{tag} {article}")
            for paragraph in paragraphs:
                number += 1
                content = (TextSpan(paragraph, tag), *((note,) if number == 1 else ()))
                yield Paragraph(content, Role.BODY, self._next(), label=f"{number}.")
            cite = (TextSpan(f"{heading}\u00a0\u00b7 ", tag), PageOf(f"{tag} {article}"))
            yield Paragraph(cite, Role.PROOF, self._next(), is_indented=True)
        bold = TextSpan(f"{text['preamble']} ", tag, is_bold=True)
        italic = TextSpan(f"{text['clauses'][1]} ", tag, is_italic=True)
        link = TextSpan(f"{text['name']}\u00a0\u00b7 ", tag, target=f"chapter {tag}")
        content = (bold, italic, link, PageOf(f"chapter {tag}"))
        yield Paragraph(content, Role.BODY, self._next(), keeps_next=True)
        yield self._list(tag)
        yield from self._narrow_table(tag)

    def _list(self, tag: str) -> List:
        """Return bullets, numbers within them, and letters within these."""
        thirteen, fourteen = (TEXTS[tag]["articles"][name] for name in ("13", "14"))
        letters = List(self._items(fourteen[1:], tag), self._next(), ListNumbering.LETTER)
        numbers = self._items(thirteen[1:], tag)
        numbers = (*numbers[:-1], Item((*numbers[-1].blocks, letters)))
        inner = List(numbers, self._next(), ListNumbering.DECIMAL)
        first = Paragraph((TextSpan(thirteen[0], tag),), Role.BODY, self._next(), keeps_next=True)
        return List((Item((first, inner)), *self._items(fourteen[:1], tag)), self._next())

    def _items(self, texts: list[str], tag: str) -> tuple[Item, ...]:
        return tuple(
            Item((Paragraph((TextSpan(text, tag),), Role.BODY, self._next()),)) for text in texts
        )

    def _subheading(self, text: str, tag: str, destination: str) -> Iterator[Block]:
        content = (TextSpan(text, tag),)
        yield VerticalSpace(14)
        yield Heading(content, 3, self._next(), destination, content, bookmark_level=2)

    def _narrow_table(self, tag: str) -> Iterator[Block]:
        articles = [TEXTS[tag]["articles"][name] for name in ("9", "12", "13", "14")]
        head = tuple(self._cell(one[0], tag, Role.CELL_HEAD)[0] for one in articles)
        longest = max(map(len, articles))
        rows = tuple(
            TableRow(tuple(self._cell("".join(one[at : at + 1]), tag) for one in articles))
            for at in range(1, longest)
        )
        yield VerticalSpace(8)
        caption = (TextSpan(TEXTS[tag]["title"], tag),)
        yield Table(
            (0.18, 0.32, 0.2, 0.3),
            head,
            rows,
            caption=caption,
            is_right_to_left=tag in {"ug", "ar"},
            place=self._next(),
        )

    def _mixture(self) -> Iterator[Block]:
        """Yield what is hard: several scripts in a line, long words and addresses, soft hyphens."""
        name = (TextSpan(_CITED, "en"),)
        yield Heading(name, 1, self._next(), "mixture", name, starts_page=True)
        sentence = [TextSpan(f"{TEXTS[tag]['title']}; ", tag) for tag in TEXTS]
        yield Paragraph(tuple(sentence), Role.BODY, self._next(), label="1.")
        yield Paragraph(tuple(reversed(sentence)), Role.BODY, self._next(), label="2.")
        for number, (tag, text) in enumerate(_DATA["hard"], start=3):
            yield Paragraph((TextSpan(text, tag),), Role.BODY, self._next(), label=f"{number}.")
        rows = tuple(
            TableRow(tuple(self._cell(text, tag) for _ in range(5)))
            for tag, text in _DATA["long words"]
        )
        yield VerticalSpace(8)
        yield Table((0.11, 0.14, 0.19, 0.25, 0.31), (), rows)
        yield from self._figures()

    def _figures(self) -> Iterator[Block]:
        """Yield numbers in columns, a timeline and a drawing of who is tied to whom."""
        titles = [TEXTS[tag]["name"] for tag in self.chapters]
        rows = tuple(
            TableRow((self._cell(title, tag), self._cell(f"{17 ** number:,}", "en"),
                 self._cell("\u2713", "en")))
            for number, (tag, title) in enumerate(zip(self.chapters, titles, strict=True))
            if number < 7
        )  # fmt: skip
        alignments = (Alignment.START, Alignment.NUMBER, Alignment.CENTRE)
        yield Heading((TextSpan("1948", "en"),), 1, self._next())
        yield Table((0.4, 0.3, 0.3), (), rows, alignments=alignments)
        lanes = tuple(
            TimelineLane(
                (TextSpan(TEXTS[tag]["name"], tag),),
                tuple(
                    TimelineItem(date, date, (TextSpan(TEXTS[tag]["articles"][name][0], tag),))
                    for name, date in zip(("9", "12", "13"), dates, strict=True)
                ),
            )
            for tag, dates in zip(self.chapters, _DATES, strict=False)
        )
        title = (TextSpan(TEXTS[self.language]["title"], self.language),)
        yield Timeline(lanes, self._next(), title)
        yield self._graph(title)
        yield self._relations(title)

    def _graph(self, caption: tuple[TextSpan, ...]) -> FigureBlock:
        marks: list[Stroke | FigureLabel] = []
        for number, tag in enumerate(self.chapters[:4]):
            x, y = 60 + 110 * number, 24 + 60 * (number % 2)
            frame = ((x - 45, y - 14), (x + 45, y - 14), (x + 45, y + 14), (x - 45, y + 14))
            if number:
                before = (x - 65, y + 60 - 120 * (number % 2))
                marks.append(Stroke((before, (x - 45, y)), dash=(3, 2) if number == 2 else ()))
            marks.append(Stroke(frame, is_closed=True, fill=0.94))
            name = (TextSpan(TEXTS[tag]["name"], tag),)
            marks.append(FigureLabel(name, x, y + 3, 9, LabelAnchor.MIDDLE, is_bold=not number))
        alternative = ", ".join(TEXTS[tag]["name"] for tag in self.chapters[:4])
        return FigureBlock(440, 110, tuple(marks), alternative, self._next(), caption)

    def _relations(self, caption: tuple[TextSpan, ...]) -> Relations:
        """Return persons and bodies in as many languages, tied by the headings of articles."""
        tags = self.chapters[:9]
        parties = tuple(
            Party(tag, (TextSpan(TEXTS[tag]["name"], tag),), is_body=number % 3 == 1)
            for number, tag in enumerate(tags)
        )
        pairs = [(number // 2, number + 1) for number in range(len(tags) - 1)]
        pairs += [(len(tags) - 1, 0), (1, len(tags) - 2)]
        ties = tuple(
            RelationArrow(
                tags[a], tags[b], (TextSpan(TEXTS[tags[a]]["articles"]["9"][0], tags[a]),)
            )
            for a, b in pairs
            if a != b
        )
        return Relations(parties, ties, self._next(), caption)

    def _long_table(self) -> Iterator[Block]:
        name = TEXTS[self.language]["name"]
        title = (TextSpan(TEXTS[self.language]["title"], self.language),)
        yield Heading(title, 1, self._next(), "table", title, starts_page=True)
        head = tuple(
            self._cell(text, self.language, Role.CELL_HEAD)[0]
            for text in (name, "\u2116", title[0].text)
        )
        rows = tuple(
            TableRow((self._cell(TEXTS[tag]["name"], tag, Role.CELL_STRONG),
                 self._cell(article[0], tag, Role.CELL_QUIET),
                 self._cell(" ".join(article[1:]), tag)), f"row {tag} {article[0]}")
            for tag in self.chapters
            for article in TEXTS[tag]["articles"].values()
        )  # fmt: skip
        yield Table((0.15, 0.2, 0.65), head, (*rows, self._tall_row()))

    def _tall_row(self) -> TableRow:
        """Return a row that is taller than a page."""
        texts = tuple(
            self._cell(clause, tag)[0] for tag in TEXTS for clause in TEXTS[tag]["clauses"]
        )
        name = self._cell(TEXTS[self.language]["preamble"], self.language, Role.CELL_STRONG)
        return TableRow((name, self._cell("\u2013", self.language), texts))

    def _exhibit(self) -> Iterator[Block]:
        text = TEXTS[self.language]
        spans = (TextSpan(f"AB/1 \u00b7 {text['title']}", self.language),)
        yield Heading(spans, 2, self._next(), "exhibit", spans, starts_page=True)
        for number, (width, height) in enumerate(((595, 842), (842, 595)), start=1):
            yield ImagePage(
                str(number), width, height, width, height, "jpeg_colour", b"", spans,
                f"exhibit {number}", self._next(), alternative=f"{text['title']} {number}",
            )  # fmt: skip
        yield self._public_page(spans)

    def _public_page(self, stamp: tuple[TextSpan, ...]) -> DrawnPage:
        """Return a page that was rebuilt from public text."""
        texts = [
            DrawnText(text, tag, 72, 740 - 26 * number, size, is_bold=size > 10, paragraph=number)
            for number, (tag, text, size) in enumerate(
                (tag, TEXTS[tag][key], size)
                for tag in self.chapters[:10]
                for key, size in (("title", 13), ("preamble", 10))
            )
        ]
        rule = DrawnRule((72, 760), (523, 760), 0.8)
        return DrawnPage(595, 842, tuple(texts), (rule,), stamp, "public", self._next())


def exhibit_picture(key: str) -> bytes:
    """Return the pixels of a page of the exhibit."""
    size = (595, 842) if key == "1" else (842, 595)
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for y in range(60, size[1] - 60, 24):
        draw.line((60, y, size[0] - 60 - y % 90, y), (60, 66, 82), 6)
    data = io.BytesIO()
    image.save(data, "JPEG")
    return data.getvalue()


def specimen(language: str = "en", chapters: tuple[str, ...] = LANGUAGES) -> bytes:
    """Return the book."""
    return build_pdf(
        Book(language, chapters).document(), FONTS, exhibit_picture, CancellationToken()
    )


def main() -> None:
    """Write the books and their pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("specimen*"):
        old.unlink()
    books = {"specimen": ("en", LANGUAGES), "specimen-ug": ("ug", ("ug", "ar", "bo", "zh-Hans"))}
    for name, (language, chapters) in books.items():
        data = specimen(language, chapters)
        (folder / f"{name}.pdf").write_bytes(data)
        with pypdfium2.PdfDocument(data) as opened:
            for number, page in enumerate(opened, start=1):
                picture = page.render(scale=_SCALE).to_pil()
                picture.save(folder / f"{name}-{number:03}.png")
        print(f"{folder / name}.pdf: {number} pages")


if __name__ == "__main__":
    main()
