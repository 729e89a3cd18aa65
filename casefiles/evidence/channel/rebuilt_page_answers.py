"""What a worker answers that took a published page apart; read back as if an enemy wrote it."""

from dataclasses import asdict
from typing import Any, Final

from casefiles.domain.disclosure.disclosed import PublicRule, PublicText
from casefiles.evidence.channel.answers import (
    MalformedAnswer,
    cleaned,
    exact_list,
    fields_of,
    list_of,
    real,
    whole,
    written,
)

Redrawn = tuple[tuple[PublicText, ...], tuple[PublicRule, ...]]
_MOST: Final = 20_000
_LONGEST: Final = 10_000
_FARTHEST: Final = 20_000.0
_TEXT: Final = ("text", "x", "y", "size", "width", "is_bold", "is_italic", "paragraph")


def redrawn_answer(found: Redrawn | None) -> bytes:
    """Write the texts and rules of a page; nothing where it is left to its pixels."""
    if found is None:
        return written({"texts": [], "rules": [], "is_whole": False})
    texts = [[asdict(text)[name] for name in _TEXT] for text in found[0]]
    rules = [[*rule.start, *rule.end, rule.thickness] for rule in found[1]]
    return written({"texts": texts, "rules": rules, "is_whole": True})


def redrawn_from(data: bytes) -> Redrawn | None:
    """Read the texts and rules of a page; None where it is left to its pixels.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    fields = fields_of(data, {"texts", "rules", "is_whole"})
    if not isinstance(fields["is_whole"], bool):
        raise MalformedAnswer
    if not fields["is_whole"]:
        return None
    texts = tuple(_text(item) for item in list_of(fields["texts"], _MOST))
    return texts, tuple(_rule(item) for item in list_of(fields["rules"], _MOST))


def _text(value: object) -> PublicText:
    text, x, y, size, width, is_bold, is_italic, paragraph = exact_list(value, len(_TEXT))
    if not isinstance(text, str) or not text or len(text) > _LONGEST or cleaned(text) != text:
        raise MalformedAnswer
    if not isinstance(is_bold, bool) or not isinstance(is_italic, bool):
        raise MalformedAnswer
    return PublicText(
        text,
        *(_place(x), _place(y), real(size, 0.1, 1_000.0), real(width, 0.0, _FARTHEST)),
        is_bold=is_bold,
        is_italic=is_italic,
        paragraph=whole(paragraph, 0, _MOST),
    )


def _rule(value: object) -> PublicRule:
    x0, y0, x1, y1, thickness = exact_list(value, 5)
    start, end = (_place(x0), _place(y0)), (_place(x1), _place(y1))
    return PublicRule(start, end, real(thickness, 0.0, 100.0))


def _place(value: Any) -> float:
    return real(value, -_FARTHEST, _FARTHEST)
