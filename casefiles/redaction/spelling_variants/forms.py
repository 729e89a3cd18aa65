"""What every generator needs: names put together from words, as proposals."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from casefiles.domain.language.names import NameOrder, NameSource, PersonName, Transliteration

__all__ = ["combined", "initials", "letters", "proposed", "titled"]

INITIALS = "initials"
"""The kind of a form that has a letter in place of a name."""


def letters(text: str) -> dict[str, str]:
    """Return a table of letters from pairs with spaces between: "а a  б b"."""
    texts = text.split()
    return dict(zip(texts[::2], texts[1::2], strict=True))


def proposed(
    text: str,
    system: Transliteration,
    origin: str,
    *,
    script: str = "Latn",
    kind: str = "",
    order: NameOrder = NameOrder.NOT_TOLD,
) -> PersonName:
    """Return a form as a name of the person would be, had somebody confirmed it."""
    return PersonName(text, script, kind, system, order, NameSource.GENERATED, origin)


def titled(words: Iterable[str]) -> str:
    """Return words as a name, each with a capital."""
    return " ".join(word[:1].upper() + word[1:] for word in words)


def combined(choices: Sequence[Sequence[str]], most: int) -> Iterator[tuple[str, ...]]:
    """Yield rows with one of each choices, the usual ones first, at most so many."""
    yield from islice(product(*choices), most)


def initials(words: Sequence[str]) -> Iterator[str]:
    """Yield a name with the first, and with the last of its words as initials."""
    if len(words) > 1:
        yield f"{words[0][:1].upper()}. {' '.join(words[1:])}"
        yield f"{' '.join(words[:-1])} {words[-1][:1].upper()}."
