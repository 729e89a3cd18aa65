"""Pages as any reader reads them, what stands in their outer margins apart from the rest."""

from typing import Final

from casefiles.domain.files.extraction import PageText, TextLine

_LEFT: Final = 68.0
_RIGHT: Final = 595.28 - 68.0
"""Between these, in points, is the text of a page; beyond either is its margin."""
_ACROSS: Final = 600.0
"""A wider page is one of an exhibit that lies across: it has no margin that may name anybody."""


def parted_at_margin(page: PageText) -> tuple[str, str]:
    """Return what a page says in its text, and what it says in its margins.

    A line whose characters cannot be told apart counts as text unless all of it is in a margin:
    there no name may stand.
    """
    if page.width > _ACROSS:
        return page.text, ""
    parted = [_parted(one, page.width) for one in page.lines]
    texts, margins = ("\n".join(one[at] for one in parted if one[at]) for at in (0, 1))
    return texts, margins


def _parted(line: TextLine, width: float) -> tuple[str, str]:
    edges = line.edges if line.has_character_boxes and line.runs_across else ()
    if not edges:
        is_outside = _is_outside(line.box.x0 * width, line.box.x1 * width)
        return ("", line.text) if is_outside else (line.text, "")
    outside = [_is_outside(left * width, right * width) for left, right in edges]
    within = "".join(char for char, is_out in zip(line.text, outside, strict=True) if not is_out)
    margin = "".join(char for char, is_out in zip(line.text, outside, strict=True) if is_out)
    return within.strip(), margin.strip()


def _is_outside(left: float, right: float) -> bool:
    return left > _RIGHT or right < _LEFT
