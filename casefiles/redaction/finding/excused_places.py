"""Where a protected form stands in an open person's name: what stays, what waits, what is cut."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.redaction.finding.excuses import pairs_of
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.page_gaps import text_with_gaps, with_gaps
from casefiles.redaction.names.sought import Excuse, Sought

Counted = tuple[tuple[Excuse, int], ...]
"""Pairs, and in how many places each stands."""


@dataclass(frozen=True, slots=True)
class ExcusedPlaces:
    """Protected forms in open names, by pair.

    Attributes:
        stays: by decision.
        waits: goes, because nobody decided.
        cut: goes, because a line ends in the name.
    """

    stays: Counted = ()
    waits: Counted = ()
    cut: Counted = ()


NOWHERE = ExcusedPlaces()


def asking(sought: Sought) -> Matcher:
    """Return a search that takes every pair for decided, to find where each of them stands."""
    return matcher_of(replace(sought, excused=frozenset(pairs_of(sought))))


def excused_on_pages(
    pages: Iterable[PageText], boxes: Mapping[int, Sequence[Box]], sought: Sought
) -> ExcusedPlaces:
    """Return what stands on pages of which some areas go."""
    if not pairs_of(sought):
        return NOWHERE
    search = asking(sought)
    stays, waits, cut = Counter[Excuse](), Counter[Excuse](), Counter[Excuse]()
    for page in pages:
        removed = boxes.get(page.number, ())
        for line in page.lines:
            found = [one.excuse for one in search.excused_in(with_gaps(line).text)]
            waits.update(one for one in found if one not in sought.excused)
            if not is_covered(line, removed):
                stays.update(one for one in found if one in sought.excused)
        excuses = search.cut_names_in(text_with_gaps(page))
        cut.update(one for one in excuses if one in sought.excused)
    return ExcusedPlaces(*map(_counted, (stays, waits, cut)))


def excused_in_texts(texts: Iterable[str], sought: Sought) -> ExcusedPlaces:
    """Return what stands in texts, wherever a line of them ends."""
    if not pairs_of(sought):
        return NOWHERE
    search = asking(sought)
    found = Counter(one.excuse for text in texts for one in search.excused_in(text))
    stays = {one: count for one, count in found.items() if one in sought.excused}
    waits = {one: count for one, count in found.items() if one not in sought.excused}
    return ExcusedPlaces(_counted(stays), _counted(waits))


def added(several: Iterable[Counted]) -> dict[Excuse, int]:
    """Return counts of places added up."""
    total = Counter[Excuse]()
    for counted in several:
        total.update(dict(counted))
    return dict(total)


def _counted(found: Mapping[Excuse, int]) -> Counted:
    order = sorted(found.items(), key=lambda one: (one[0].open_name, one[0].form, one[0].person_id))
    return tuple(order)


def is_covered(line: TextLine, boxes: Iterable[Box]) -> bool:
    """Tell whether an area takes the middle of a line."""
    x, y = (line.box.x0 + line.box.x1) / 2, (line.box.y0 + line.box.y1) / 2
    return any(one.x0 <= x <= one.x1 and one.y0 <= y <= one.y1 for one in boxes)
