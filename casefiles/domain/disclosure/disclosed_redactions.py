"""Rows of a schedule of redactions: whom or what each is of, where, why, and what was ruled."""

from dataclasses import dataclass

from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation

OF_PERSON, OF_EXHIBIT, OF_AREA = "person", "exhibit", "area"
"""Kinds of rows: of a placeholder, of all else in an exhibit, of areas with their own reason."""


@dataclass(frozen=True, slots=True)
class DisclosedPlace:
    """Where the open papers lack something.

    Attributes:
        part: page, text or title of an exhibit; chronology, paragraph, ground, reprisals, cover.
        what: mark of the exhibit, or number as the open papers print it; empty for none.
        page: of the exhibit, from 1; 0 elsewhere.
        bars: which redactions of the page, counted from its top; empty for all of them.
    """

    part: str
    what: str = ""
    page: int = 0
    bars: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DisclosedReason:
    """A reason that holds for some areas of a person: its code, and words for the judge."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class DisclosedRisk:
    """A fact that shows the risk, as these readers may have it."""

    text: str
    cites: tuple[DisclosedCitation, ...]


@dataclass(frozen=True, slots=True)
class DisclosedRedaction:
    """What another edition lacks of one person or in one exhibit, and why, for a judge.

    Attributes:
        what: placeholder of the person, or mark of the exhibit.
        page: of an area in schedules of before, which had a row for each; `top` and `bottom` in
            hundredths of the page. All 0 since, and for persons.
        code: of the reason.
        reason: as the lawyer typed it for the judge; may be empty.
        kind: person, exhibit or area; empty in schedules of before.
        matter: what kind of matter goes: name, address, number, lines or identity; no words of it.
        more: other reasons, of single areas.
        facts: what shows the risk.
        less: why nothing less will do.
        order: what was ruled; empty before.
    """

    what: str
    page: int
    top: int
    bottom: int
    code: str
    reason: str
    kind: str = ""
    matter: tuple[str, ...] = ()
    places: tuple[DisclosedPlace, ...] = ()
    more: tuple[DisclosedReason, ...] = ()
    facts: tuple[DisclosedRisk, ...] = ()
    less: str = ""
    order: str = ""

    @property
    def is_of_person(self) -> bool:
        """Whether it is of a placeholder."""
        return self.kind == OF_PERSON or (not self.kind and not self.page)
