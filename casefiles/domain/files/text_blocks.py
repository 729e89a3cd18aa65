"""The words of a document in the pieces in which it has them: messages, rows or paragraphs."""

from dataclasses import dataclass
from typing import Final

BETWEEN_HEADS: Final = " \u00b7 "
"""Between the sender of a message and what else its head tells."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A message, a row of a table or a paragraph, as its file says it.

    Attributes:
        head: who wrote a message to whom and when; empty where there is no such thing.
    """

    head: str
    text: str

    @property
    def whole(self) -> str:
        """Head and text as one, in which marks of words count their characters."""
        return f"{self.head}\n{self.text}" if self.head else self.text
