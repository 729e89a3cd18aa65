"""Document trees by chance, of every block that there is; each word occurs once in a tree."""

import io
from collections.abc import Callable, Iterator
from random import Random

from PIL import Image

from casefiles.typeset.document.figures import (
    FigureBlock,
    FigureLabel,
    Party,
    Path,
    RelationArrow,
    Relations,
    Timeline,
    TimelineItem,
    TimelineLane,
)
from casefiles.typeset.document.inline import (
    Footnote,
    Inline,
    Noted,
    PageOf,
    TextPosition,
    TextSpan,
)
from casefiles.typeset.document.tree import (
    Block,
    Contents,
    DocumentTree,
    DrawnPage,
    DrawnRule,
    DrawnText,
    Heading,
    ImagePage,
    Item,
    LayerLine,
    List,
    ListNumbering,
    Paragraph,
    Role,
    RuleLine,
    Table,
    TableRow,
    VerticalSpace,
)

PLACE = TextPosition("chance", 1)
LANGUAGES = ("en", "fr", "tr", "ru", "el", "zh-Hans", "zh-Hant")
BACKWARDS = ("ug", "ar")
EVERY = (*LANGUAGES, *BACKWARDS, "bo")
_HAN = "案件引渡程序法院请求国家当事人证据庭审决定拘留"
_LETTERS = {"ug": "ئۆزبېكىستان", "ar": "محكمة", "bo": "བོད་"}


def jpeg() -> bytes:
    """Return a small grey picture, 8 by 8."""
    data = io.BytesIO()
    Image.new("L", (8, 8), 180).save(data, "JPEG")
    return data.getvalue()


class Chance:
    """Makes one tree, of a few times as many blocks as the most that are asked for.

    Attributes:
        words: every word that was put in running text, in the order of the story.
    """

    def __init__(self, seed: int, most: int = 25, languages: tuple[str, ...] = LANGUAGES) -> None:
        self.random = Random(seed)
        self._most = most
        self._languages = languages
        self.words: list[str] = []
        self._headings: list[str] = []

    def document(self) -> DocumentTree:
        """Return the tree."""
        count = self.random.randint(1, self._most)
        self._headings = [f"h{n}" for n in range(self.random.randint(1, self._most // 3))]
        blocks: list[Block] = []
        for name in self._headings:
            blocks.append(self._heading(name))
            blocks += [self._block() for _ in range(self.random.randint(0, count))]
        if self.random.random() < 0.6:
            blocks.insert(self.random.randint(0, 1), Contents(PLACE))
        head = (TextSpan("Running head", "en"),)
        backwards = [one for one in self._languages if one in BACKWARDS]
        language = self.random.choice(("en", "fr", *backwards))
        return DocumentTree("By chance", language, head, "p.", tuple(blocks))

    def _text(self, language: str, most: int) -> str:
        words = []
        for _ in range(self.random.randint(1, most)):
            stem = self.random.choice(_HAN) if language.startswith("zh") else "w"
            stem = _LETTERS.get(language, stem)
            words.append(f"{stem}{len(self.words)}x")
            self.words.append(words[-1])
        return " ".join(words)

    def _noted(self, most: int) -> Iterator[Noted]:
        for inline in self._inlines(most):
            yield inline
            if self.random.random() < 0.1:
                yield Footnote((TextSpan("A note. " * self.random.randint(1, 40), "en"),))

    def _inlines(self, most: int) -> Iterator[Inline]:
        for _ in range(self.random.randint(1, 4)):
            language = self.random.choice(self._languages) if self.random.random() < 0.3 else "en"
            yield TextSpan(
                self._text(language, most) + " ",
                language,
                is_bold=self.random.random() < 0.2,
                is_italic=self.random.random() < 0.2,
                target=self.random.choice(self._headings) if self.random.random() < 0.2 else "",
            )
            if self.random.random() < 0.15:
                yield PageOf(self.random.choice(self._headings))
                yield TextSpan(" ", "en")

    def _paragraph(self, role: Role = Role.BODY, most: int = 60) -> Paragraph:
        return Paragraph(
            tuple(self._noted(most) if role is not Role.CELL_HEAD else self._inlines(most)),
            role,
            PLACE,
            label="1." if role is Role.BODY and self.random.random() < 0.3 else "",
            keeps_next=self.random.random() < 0.1,
        )

    def _heading(self, name: str) -> Heading:
        content = (TextSpan(self._text("en", 5), "en"),)
        level = self.random.choice((1, 1, 2, 2, 3, 4))
        bookmark = content if self.random.random() < 0.7 else ()
        starts = self.random.random() < 0.3
        depth = self.random.choice((1, 2))
        return Heading(content, level, PLACE, name, bookmark, depth, starts)

    def _table(self) -> Table:
        head = (self._paragraph(Role.CELL_HEAD, 2), self._paragraph(Role.CELL_HEAD, 2))
        rows = []
        for _ in range(self.random.randint(1, self._most)):
            left = (self._paragraph(Role.CELL, 4),)
            right = tuple(self._paragraph(Role.CELL, 12) for _ in range(self.random.randint(0, 2)))
            rows.append(TableRow((left, right)))
        has_head = self.random.random() < 0.7
        if not has_head:
            head_words = {
                w for p in head for s in p.content for w in getattr(s, "text", "").split()
            }
            self.words = [word for word in self.words if word not in head_words]
        return Table((0.4, 0.6), head if has_head else (), tuple(rows), self.random.random() < 0.6)

    def _block(self) -> Block:
        makers: tuple[tuple[Callable[[], Block], int], ...] = (
            (self._paragraph, 8),
            (lambda: self._list(0), 2),
            (self._table, 3),
            (self._figure, 1),
            (lambda: VerticalSpace(self.random.uniform(1, 60)), 1),
            (lambda: RuleLine(0.8), 2),
            (self._page, 3),
        )
        (maker,) = self.random.choices(
            [maker for maker, _ in makers], [weight for _, weight in makers]
        )
        return maker()

    def _page(self) -> Block:
        stamp = (TextSpan("Exhibit A, page 1 of 1", "en"),)
        name = f"picture {self.random.random()}"
        if self.random.random() < 0.4:
            return self._drawn_page(name, stamp)
        wide = self.random.choice(((300, 200), (600, 900), (9000, 50)))
        count = self.random.randint(0, 4)
        lines = tuple(
            LayerLine(self._text(language, 6), language, (0.1, at / 20, 0.8, at / 20 + 0.02))
            for at, language in enumerate(self.random.sample(self._languages, count))
        )
        return ImagePage(name, *wide, 8, 8, "jpeg_grey", b"", stamp, name, PLACE, lines=lines)

    def _list(self, depth: int) -> List:
        items = []
        for _ in range(self.random.randint(1, 4)):
            blocks: list[Paragraph | List] = [self._paragraph(most=8)]
            if depth < 3 and self.random.random() < 0.4:
                blocks.append(self._list(depth + 1))
            items.append(Item(tuple(blocks)))
        return List(tuple(items), PLACE, self.random.choice(list(ListNumbering)))

    def _figure(self) -> Block:
        caption = tuple(self._inlines(3))
        if self.random.random() < 0.3:
            names = [(TextSpan(f"Party {at}", "en"),) for at in range(self.random.randint(1, 8))]
            parties = tuple(
                Party(str(at), name, is_body=at % 2 == 0) for at, name in enumerate(names)
            )
            pairs = [(self.random.randrange(at), at) for at in range(1, len(names))]
            ties = tuple(
                RelationArrow(str(a), str(b), (TextSpan("knows", "en"),)) for a, b in pairs
            )
            return Relations(parties, ties, PLACE, caption)
        if self.random.random() < 0.5:
            lanes = tuple(
                TimelineLane(
                    (TextSpan("Lane", "en"),),
                    (TimelineItem("2019-03", "March 2019", (TextSpan("Notice", "en"),)),),
                )
                for _ in range(self.random.randint(1, 3))
            )
            return Timeline(lanes, PLACE, caption)
        marks = (
            Path(((0, 0), (200, 0), (200, 60)), is_closed=True, fill=0.8),
            FigureLabel((TextSpan("Drawn", "en"),), 10, 30),
        )
        return FigureBlock(220, 80, marks, "A shape with a word", PLACE, caption)

    def _drawn_page(self, name: str, stamp: tuple[TextSpan, ...]) -> DrawnPage:
        texts = tuple(
            DrawnText(
                self._text(language, 5),
                language,
                72,
                700 - 16 * at,
                11,
                width=self.random.choice((0, 180)),
                is_bold=self.random.random() < 0.2,
                paragraph=at // 3,
            )
            for at, language in enumerate(self.random.choices(self._languages, k=8))
        )
        rules = (DrawnRule((72, 720), (500, 720), 0.5), DrawnRule((72, 300), (72, 720), 1))
        return DrawnPage(595, 842, texts, rules, stamp, name, PLACE)
