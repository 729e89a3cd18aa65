"""What both sides of a child say: a request and its answer are each a message with bytes behind it.

A frame is a letter, four bytes of length and so many bytes: `M` a message, `B` bytes behind it, `E`
the end of what one side has to say. Before its answer a child tells progress, in messages without
an end; a refusal stands in place of an answer.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from struct import Struct
from types import MappingProxyType
from typing import Annotated, Any, Final

from casefiles.domain.foundation.codec import Code, Count, Most, Within, encoded
from casefiles.domain.foundation.errors import (
    CasefilesError,
    ExportStopped,
    InvalidInput,
    Refused,
    UnsupportedText,
)

HEAD: Final = Struct(">cI")
MESSAGE: Final = b"M"
BYTES: Final = b"B"
END: Final = b"E"

_ERRORS: Final = MappingProxyType(
    {one.__name__: one for one in (Refused, UnsupportedText, InvalidInput, ExportStopped)}
)
"""What a child may raise on our side."""


_LONGEST_WORDS: Final = 2000
"""Characters of one detail of a refusal: a list of every profile is about 700."""


@dataclass(frozen=True, slots=True)
class TurnProgress:
    """So much of so much is done."""

    done: Count
    total: Count


@dataclass(frozen=True, slots=True)
class Refusal:
    """The child does not do it.

    Attributes:
        kind: name of the error.
        code: what it is.
        words: details without contents.
        numbers: the same.
    """

    kind: Code
    code: Code
    words: Annotated[Mapping[Code, Annotated[str, Most(_LONGEST_WORDS)]], Most(20)]
    numbers: Annotated[Mapping[Code, Annotated[int, Within(-(1 << 40), 1 << 40)]], Most(20)]

    @property
    def error(self) -> CasefilesError:
        """What to raise for it."""
        safe: dict[str, str | int] = {**self.words, **self.numbers}
        for name in ("self", "code"):
            safe.pop(name, None)
        return _ERRORS.get(self.kind, Refused)(self.code, **safe)


def refusal_of(error: CasefilesError) -> Refusal:
    """Return how a child tells an error."""
    # Cut here, since a refusal that is too long is not read at all and tells nobody its code.
    words = {k: one[:_LONGEST_WORDS] for k, one in error.safe.items() if isinstance(one, str)}
    numbers = {name: one for name, one in error.safe.items() if isinstance(one, int)}
    return Refusal(type(error).__name__, error.code, words, numbers)


def spoken(message: Any, blobs: Iterable[bytes] = ()) -> Iterator[bytes]:
    """Yield what one side says, from its message to its end.

    Raises:
        ValueError: bytes of more than a frame holds.
    """
    yield framed(message)
    for blob in blobs:
        if len(blob) >= 1 << 32:
            raise ValueError("frame too large")
        yield HEAD.pack(BYTES, len(blob))
        if blob:
            yield blob
    yield HEAD.pack(END, 0)


def framed(message: Any) -> bytes:
    """Return a message as one frame."""
    body = encoded(message)
    return HEAD.pack(MESSAGE, len(body)) + body
