"""Texts about kinship: what somebody can be to another, and what is asked about words of kin."""

from collections.abc import Sequence
from typing import Final

from casefiles.domain.records.kin import Kin

KIN_CHOICES: Final = (
    (Kin.UNKNOWN, "Not told"),
    (Kin.SISTER, "Sister"),
    (Kin.BROTHER, "Brother"),
    (Kin.MOTHER, "Mother"),
    (Kin.FATHER, "Father"),
    (Kin.PARENT, "Mother or father"),
    (Kin.WIFE, "Wife"),
    (Kin.HUSBAND, "Husband"),
    (Kin.CHILD, "Child"),
    (Kin.OTHER, "Other relative"),
)
"""Values and words of what somebody can be, in the order in which they are offered."""


def may_be_words(names: Sequence[str]) -> str:
    """Word whom a word of kin may mean.

    Args:
        names: of everybody recorded who may be meant, one at least.
    """
    if len(names) == 1:
        return (
            f"{names[0]} is the only one recorded. A reader who knows the family knows who it is."
        )
    return f"It may be {', '.join(names[:-1])} or {names[-1]}."


def leads_back_words(name: str, other: str) -> str:
    """Word that kin of somebody protected, who is not, tells who that person is."""
    return f"{other} may be meant, and is named: then a reader knows whose kin {name} is."


def unknown_words(text: str, names: Sequence[str]) -> str:
    """Word what a kin that nobody recorded does: it joins somebody to a protected person."""
    return f"Who is “{text}”? It stands within three sentences of {' and '.join(names)}."


def places_words(text: str, pages: Sequence[int]) -> str:
    """Word how often a word of kin stands in a document, and on which pages."""
    if not pages:
        return ""
    found = sorted(set(pages))
    listed = ", ".join(f"{one:,}" for one in found[:_MOST_PAGES])
    if len(found) > _MOST_PAGES:
        listed += f" and {len(found) - _MOST_PAGES:,} more"
    times = "once" if len(pages) == 1 else f"{len(pages):,} times"
    return f"“{text}” stands {times}, on {'page' if len(found) == 1 else 'pages'} {listed}."


def disclosure_words(*, is_harmless: bool) -> str:
    """Word whether sentences say what somebody did."""
    if is_harmless:
        return "No sentence here says that somebody told, sent or did something."
    return "A sentence here may say what somebody did: told, sent, drove, warned."


_MOST_PAGES: Final = 8
"""Numbers of pages that are listed."""


def stays_words(name: str, words: Sequence[str]) -> str:
    """Word which kin of a speaker stay in an exhibit from which others go."""
    return f"{name}: {', '.join(f'“{one}”' for one in words)} stay"


def kin_left_words(words: Sequence[str], *, is_own: bool) -> str:
    """Word which kin of a speaker, or in the lawyer's texts, stay once others went."""
    message = ", ".join(f"“{one}”" for one in words[:_MOST_KIN])
    more = f" and {len(words) - _MOST_KIN:,} more" if len(words) > _MOST_KIN else ""
    where = "in your own texts" if is_own else "in papers of the same speaker"
    return f"Still readable {where}: {message}{more}. Readers can infer who was removed."


_MOST_KIN: Final = 5
"""Words of kin that are listed."""

ANSWERS: Final = {
    "remove": "Remove these sentences",
    "placeholder": "Only the words: placeholder or lines",
    "known": "It may be known, and tells of no act",
    "another": "Another person…",
    "apart": "One by one",
}
"""What can be answered, in the order of the keys 1 to 5."""

KNOWN_REASON: Final = "It may be known; nothing in these sentences tells what was done."
ANOTHER_REASON: Final = "Another person is meant."
