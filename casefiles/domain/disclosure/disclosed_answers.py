"""Answers as they leave: their words are released like any other text of the case."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DisclosedAnswer:
    """An answer in one field of a forum's form."""

    field: str
    text: str
