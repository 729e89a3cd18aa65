"""Where a text speaks of kin, and whose kin that is."""

from functools import cache
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.language.folding import fold, word_kind
from casefiles.redaction.kinship import described, further, han, spaced, tibetan
from casefiles.redaction.kinship.phrase import Known, Phrase
from casefiles.redaction.kinship.spaced_forms import JOINT, forms

NOBODY_KNOWN: Final = Known()
_ROOT: Final = 4
"""Letters of a form by which a text is looked at first."""


def phrases(text: str, known: Known = NOBODY_KNOWN) -> tuple[Phrase, ...]:
    """Return the words of kin of a text in their order, each with its owner as far as it is told.

    Args:
        text: any text, with line ends wherever a page has them.
        known: whose names tell an owner; of others it is only said that it is somebody else.
    """
    found = [
        *han.find(text, known),
        *tibetan.find(text, known),
        *described.find(text),
        *described.titled(text, known),
        *further.find(text),
    ]
    if _may_hold(text):
        found += spaced.find(text, known)
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


@cache
def _roots() -> AhoCorasick:
    """Return what finds beginnings of every word of kin, so that most texts cost nothing more."""
    heads = {form.lstrip("\u0001").replace(JOINT, " ")[:_ROOT] for form in forms()}
    return AhoCorasick(sorted({fold(one) for one in heads if one}))


def _may_hold(text: str) -> bool:
    folded = fold(text)
    for _, start, _ in _roots().find_matches_as_indexes(folded, overlapping=True):
        before = folded[start - 1] if start else " "
        if word_kind(before) in {"", "d", "h", "t"} or word_kind(folded[start]) == "a":
            return True
    return "-\n" in text or "\u00ad" in text
