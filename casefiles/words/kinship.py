"""Texts about kinship: what somebody can be to another, and what is asked about words of kin."""

from collections.abc import Sequence
from typing import Final

from casefiles.domain.records.kin import Kin
from casefiles.words.language import msg, msg_keep, msg_mark, msg_n, msg_number

KIN_CHOICES: Final = (
    (Kin.UNKNOWN, msg_mark("Not recorded")),
    (Kin.SISTER, msg_mark("Sister")),
    (Kin.BROTHER, msg_mark("Brother")),
    (Kin.MOTHER, msg_mark("Mother")),
    (Kin.FATHER, msg_mark("Father")),
    (Kin.PARENT, msg_mark("Mother or father")),
    (Kin.WIFE, msg_mark("Wife")),
    (Kin.HUSBAND, msg_mark("Husband")),
    (Kin.CHILD, msg_mark("Child")),
    (Kin.OTHER, msg_mark("Other relative")),
)
"""Values and words of what somebody can be, in the order in which they are offered."""


def may_be_words(names: Sequence[str]) -> str:
    """Word whom a word of kin may mean, as the vault keeps it; so the next two.

    Args:
        names: of everybody recorded who may be meant, one at least.
    """
    if len(names) == 1:
        return msg_keep(
            "{name} is the only one recorded. A reader who knows the family knows who it is.",
            name=names[0],
        )
    return msg_keep("It may be {names} or {last}.", names=", ".join(names[:-1]), last=names[-1])


def leads_back_words(name: str, other: str) -> str:
    """Word that kin of somebody protected, who is not, tells who that person is."""
    return msg_keep(
        "{other} may be meant, and is named: then a reader knows whose kin {name} is.",
        other=other,
        name=name,
    )


def unknown_words(text: str, names: Sequence[str]) -> str:
    """Word what a kin that nobody recorded does: it joins somebody to a protected person."""
    return msg_keep(
        "Who is “{words}”? It occurs within three sentences of {names}.",
        words=text,
        names=" and ".join(names),
    )


def places_words(text: str, pages: Sequence[int]) -> str:
    """Word how often a word of kin stands in a document, and on which pages."""
    if not pages:
        return ""
    found = sorted(set(pages))
    listed = ", ".join(map(msg_number, found[:_MOST_PAGES]))
    if len(found) > _MOST_PAGES:
        more = msg_number(len(found) - _MOST_PAGES)
        listed = msg("{names} and {more} more", names=listed, more=more)
    where = msg_n("page {listed}", "pages {listed}", len(found), listed=listed)
    if len(pages) == 1:
        return msg("“{words}” occurs once, on {where}.", words=text, where=where)
    times = msg_number(len(pages))
    return msg("“{words}” occurs {times} times, on {where}.", words=text, times=times, where=where)


def disclosure_words(*, is_harmless: bool) -> str:
    """Word whether sentences say what somebody did."""
    if is_harmless:
        return msg("No sentence here states that a person informed, sent or did anything.")
    return msg("A sentence here may describe what a person did: informed, sent, drove, warned.")


_MOST_PAGES: Final = 8
"""Numbers of pages that are listed."""


def stays_words(name: str, words: Sequence[str]) -> str:
    """Word which kin of a speaker stay in an exhibit from which others go."""
    return msg("{name}: {names} stay", name=name, names=", ".join(f"“{one}”" for one in words))


def kin_left_words(words: Sequence[str], *, is_own: bool) -> str:
    """Word which kin of a speaker, or in the lawyer's texts, stay once others went."""
    listed = ", ".join(f"“{one}”" for one in words[:_MOST_KIN])
    if len(words) > _MOST_KIN:
        more = msg_number(len(words) - _MOST_KIN)
        listed = msg("{names} and {more} more", names=listed, more=more)
    if is_own:
        return msg(
            "Still readable in your own texts: {listed}. Readers can infer who was removed.",
            listed=listed,
        )
    return msg(
        "Still readable in papers of the same speaker: {listed}. Readers"
        " can infer who was removed.",
        listed=listed,
    )


_MOST_KIN: Final = 5
"""Words of kin that are listed."""

ANSWERS: Final = {
    "remove": msg_mark("Remove these sentences"),
    "placeholder": msg_mark("Only the words: placeholder or lines"),
    "known": msg_mark("It may be known and describes no act"),
    "another": msg_mark("Another person…"),
    "apart": msg_mark("One by one"),
}
"""What can be answered, in the order of the keys 1 to 5."""

KNOWN_REASON: Final = "It may be known; nothing in these sentences tells what was done."
ANOTHER_REASON: Final = "Another person is meant."
