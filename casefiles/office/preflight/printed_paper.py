"""A paper as it is printed: what checks before filing look at, whoever composed it.

A filing may be one paper or several; each check takes one and knows neither records nor trees.
"""

from dataclasses import dataclass

from casefiles.office.records.findings import FindingLocation


@dataclass(frozen=True, slots=True)
class PrintedText:
    """A text of a paper, such as a paragraph, a heading or a cell.

    Attributes:
        section: id of the section that it stands in.
        words: exactly what is printed.
        pieces: language and words of its parts, without placeholders.
        spot: where it is mended.
        is_heading: it heads what follows.
    """

    section: str
    words: str
    pieces: tuple[tuple[str, str], ...]
    spot: FindingLocation
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date of something that is told as having happened, as EDTF."""

    date: str
    spot: FindingLocation


@dataclass(frozen=True, slots=True)
class PrintedAnswer:
    """An answer in a field of a form; `is_truth` where the form itself asks for yes or no."""

    field: str
    words: str
    spot: FindingLocation
    is_truth: bool = False


@dataclass(frozen=True, slots=True)
class PrintedExhibit:
    """An exhibit of a paper.

    Attributes:
        content: what tells the same file under two marks.
        languages: codes of what it is written in; empty where nobody said.
        has_translation: a translation or summary of it is among the exhibits, or it is one.
        is_silent: its pages shall have text behind them, and no machine read any in them.
    """

    mark: str
    spot: FindingLocation
    content: str
    languages: tuple[str, ...] = ()
    has_translation: bool = False
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class PrintedAuthority:
    """A decision that is cited; somebody read it where `is_checked`."""

    name: str
    spot: FindingLocation
    is_checked: bool


@dataclass(frozen=True, slots=True)
class PrintedFormat:
    """What a forum says of paper, margins or letters.

    Attributes:
        limit: in words, in English.
        is_met: the paper keeps it.
        blocks: it was read in a source that its forum refuses what does not.
    """

    limit: str
    spot: FindingLocation
    is_met: bool
    blocks: bool


@dataclass(frozen=True, slots=True)
class StructureFault:
    """What a reader who listens would miss: a code, and where."""

    code: str
    spot: FindingLocation


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """One paper.

    Attributes:
        language: of the paper, as BCP 47.
        dated: its day, as EDTF; empty for none.
        is_interim: it asks for interim measures.
        is_emergency: it is sent under the preset for emergencies, which nothing may hold up long.
        heads: what names court, parties and case, with its place.
        names: of people who are named; they are in no language.
        relief: fields that ask what is sought; empty where the paper asks for none.
        cited: marks of the exhibits that it cites.
        standing: labels for what has no evidence yet, which are counted elsewhere.
    """

    language: str
    dated: str
    is_interim: bool
    is_emergency: bool
    texts: tuple[PrintedText, ...]
    heads: tuple[tuple[str, FindingLocation], ...] = ()
    dates: tuple[PrintedDate, ...] = ()
    answers: tuple[PrintedAnswer, ...] = ()
    relief: tuple[PrintedAnswer, ...] = ()
    removal: tuple[PrintedAnswer, ...] = ()
    exhibits: tuple[PrintedExhibit, ...] = ()
    authorities: tuple[PrintedAuthority, ...] = ()
    names: tuple[str, ...] = ()
    cited: frozenset[str] = frozenset()
    faults: tuple[StructureFault, ...] = ()
    standing: frozenset[str] = frozenset()
    formats: tuple[PrintedFormat, ...] = ()
