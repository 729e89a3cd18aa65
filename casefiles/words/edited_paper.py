"""Words about a Word file of the argument that came back edited."""

from collections.abc import Iterator
from typing import Final

from casefiles.words.language import msg, msg_mark, msg_n, msg_of

EDITS: Final = {
    "changed": msg_mark("Changed"),
    "added": msg_mark("Added"),
    "removed": msg_mark("Removed"),
    "moved": msg_mark("Moved"),
}
"""What somebody did to a paragraph, by its kind."""
_CONFLICT: Final = msg_mark("Changed here too")
_ABSENT: Final = msg_mark("Removed here meanwhile")
_ALSO_MOVED: Final = msg_mark("and moved")


def edit_in_words(kind: str, *, is_there: bool, is_conflict: bool, is_moved: bool) -> str:
    """Return what became of a paragraph.

    Args:
        kind: a key of `EDITS`.
        is_there: whether the vault has it.
        is_conflict: it was changed or removed there meanwhile.
        is_moved: it stands elsewhere in the file.
    """
    parts = [msg_of(EDITS[kind])]
    parts += [msg_of(_ALSO_MOVED)] if is_moved and kind != "moved" else []
    if is_conflict:
        parts.append(msg_of(_CONFLICT if is_there else _ABSENT))
    return " · ".join(parts)


def notes_in_words(lost: tuple[str, ...], named: tuple[str, ...]) -> Iterator[str]:
    """Yield what taking a paragraph would do to its references, a line each."""
    if lost:
        yield msg("No longer cited: {cites}", cites="; ".join(lost))
    if named:
        yield msg("Becomes a reference to a person: {names}", names="; ".join(named))


def outside_in_words(outside: tuple[str, ...]) -> str:
    """Return that paragraphs outside of the argument were changed; empty for none."""
    if not outside:
        return ""
    first = outside[0] if len(outside[0]) <= _SHORT else f"{outside[0][:_SHORT]}…"
    return msg_n(
        "{n} paragraph outside the argument was changed and does not come back: {first}",
        "{n} paragraphs outside the argument were changed and do not come back: {first}",
        len(outside),
        first=first,
    )


_SHORT: Final = 60
