"""Which of what rules find says more than the listed forms that stand in the same place."""

from collections.abc import Iterable, Iterator, Sequence

from casefiles.domain.language.folding import word_kind
from casefiles.redaction.names.hits import Hit
from casefiles.redaction.names.patterns import UNSPACED
from casefiles.redaction.names.rules import RuleHit

__all__ = ["beyond_listed"]


def beyond_listed(ruled: Iterable[RuleHit], listed: Sequence[Hit], text: str) -> Iterator[RuleHit]:
    """Yield what rules find and no listed form says better.

    Args:
        ruled: what rules find in a text.
        listed: its listed forms, apart from one another, in order.
        text: in which all of them stand.
    """
    names = [(hit.core, _has_parts(text, hit)) for hit in listed]
    for one in ruled:
        if not _is_covered(one, listed) and not _joins(one, names):
            yield one


def _has_parts(text: str, hit: Hit) -> bool:
    """Tell whether a form that stands here is a whole name, of several parts."""
    form = text[hit.core[0] : hit.core[1]]
    return not form.isalnum() or word_kind(form[0]) in UNSPACED


def _is_covered(one: RuleHit, listed: Sequence[Hit]) -> bool:
    """Tell whether a listed form covers what a rule finds: it goes, and says better whose it is."""
    return any(hit.core[0] <= one.start and one.end <= hit.core[1] for hit in listed)


def _joins(one: RuleHit, names: Sequence[tuple[tuple[int, int], bool]]) -> bool:
    """Tell whether a rule only joins listed names that stand beside each other, or begins in one.

    Parts of two names are near each other where names have parts, and nowhere else: one token for
    both would tell that. Words alone are listed parts of the name that a rule finds, unless a whole
    name stands beside them.
    """
    adjacent = [name for name in names if name[0][0] < one.end and one.start < name[0][1]]
    whole = [place for place, has_parts in adjacent if has_parts]
    if any(start < one.start or one.end < end for start, end in whole):
        return True
    return bool(whole) and len(adjacent) > 1
