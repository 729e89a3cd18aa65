"""Figures of the document tree: what is to be drawn, as plain data."""

from dataclasses import dataclass
from enum import StrEnum

from casefiles.typeset.document.inline import Inline, TextPosition, TextSpan


@dataclass(frozen=True, slots=True)
class Path:
    """Straight lines from point to point in a figure; a shape where it is closed.

    Attributes:
        points: x and y in points, from the start edge and down from the top of the figure.
        weight: thickness in points; 0 draws no outline.
        grey: of the outline, 0 ink to 1 paper.
        dash: lengths of ink and gap in points; empty for a whole line.
        fill: grey of the inside of a closed path; None leaves it open.
    """

    points: tuple[tuple[float, float], ...]
    weight: float = 0.7
    grey: float = 0.0
    dash: tuple[float, ...] = ()
    is_closed: bool = False
    fill: float | None = None


class LabelAnchor(StrEnum):
    """Which point of a text its x tells; start and end follow the direction of the document."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class FigureLabel:
    """A line of text in a figure, in our fonts.

    Attributes:
        x: of its anchor, in points from the start edge of the figure.
        baseline: in points down from the top of the figure.
    """

    content: tuple[TextSpan, ...]
    x: float
    baseline: float
    size: float = 8.2
    anchor: LabelAnchor = LabelAnchor.START
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A drawing of lines, shapes and words, with a caption below; at most a page high.

    Attributes:
        width: in points, at most the measure of the page (459).
        height: in points, at most a page with room for a heading and its caption (some 580).
        alternative: what a person hears who cannot see it, in whole sentences.
    """

    width: float
    height: float
    marks: tuple[Path | FigureLabel, ...]
    alternative: str
    place: TextPosition
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """Something on a timeline.

    Attributes:
        date: EDTF; what it leaves open is drawn hatched or dashed.
        worded: the date as it is printed and read.
    """

    date: str
    worded: str
    content: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class TimelineLane:
    """What happened of one kind, or to one person."""

    name: tuple[TextSpan, ...]
    occurrences: tuple[TimelineItem, ...]


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """Patterns of the sentences that are read instead of a timeline.

    Attributes:
        opening: with {first}, {last} (years) and {count} (of occurrences).
        occurrence: with {lane}, {date} and {text}.
    """

    opening: str = "Timeline from {first} to {last} with {count} entries."
    occurrence: str = "{lane}, {date}: {text}."


@dataclass(frozen=True, slots=True)
class Timeline:
    """A figure of lanes with dated bars and points over ticks of years; long ones take pages.

    Its alternative text is made from the lanes. In a right-to-left document time runs leftward.

    Attributes:
        caption: below each part.
    """

    lanes: tuple[TimelineLane, ...]
    place: TextPosition
    caption: tuple[Inline, ...] = ()
    words: TimelineWords = TimelineWords()


@dataclass(frozen=True, slots=True)
class Party:
    """A person or body of a relations graph.

    Attributes:
        key: by which relations name it; not printed.
        is_body: an office, court, company: drawn with a heavier frame than a person.
    """

    key: str
    name: tuple[TextSpan, ...]
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class RelationArrow:
    """An arrow from one party to another, with a word on it, such as "employs"."""

    source: str
    target: str
    content: tuple[TextSpan, ...]


@dataclass(frozen=True, slots=True)
class RelationsWords:
    """Patterns of the sentences that are read instead of a relations graph.

    Attributes:
        opening: with {parties} and {relations}, as numbers.
        relation: with {source}, {relation} and {target}.
        alone: with {party}, of one that has no relation.
    """

    opening: str = "Graph of {parties} persons and bodies with {relations} relations."
    relation: str = "{source}: {relation}, {target}."
    alone: str = "{party} stands alone."


@dataclass(frozen=True, slots=True)
class Relations:
    """A figure of labelled boxes and arrows; parts that nothing joins stand one below the other.

    Its alternative text is made from the relations. One group of parties that are joined must fit
    on a page: about forty.
    """

    parties: tuple[Party, ...]
    relations: tuple[RelationArrow, ...]
    place: TextPosition
    caption: tuple[Inline, ...] = ()
    words: RelationsWords = RelationsWords()
