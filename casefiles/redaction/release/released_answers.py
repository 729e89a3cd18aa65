"""Answers in the fields of a forum's form, released like any other text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from casefiles.domain.disclosure.disclosed_answers import DisclosedAnswer
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.redaction.release.placeholders import PlaceholderText


@dataclass(frozen=True, slots=True)
class ReleasedAnswer:
    """An answer before its tokens are numbered."""

    field: str
    text: PlaceholderText


def released_answers(
    answers: Iterable[FieldAnswer], read: Callable[[str, str], PlaceholderText]
) -> tuple[ReleasedAnswer, ...]:
    """Release answers, in the order of their fields, which are the forum's and tell nothing.

    Args:
        answers: to the form at hand.
        read: releases a text that stands in a field.
    """
    field_answers = sorted((one for one in answers if one.text.strip()), key=lambda one: one.field)
    return tuple(ReleasedAnswer(one.field, read(one.text, one.field)) for one in field_answers)


def answers_shown(
    answers: Iterable[ReleasedAnswer], show: Callable[[PlaceholderText], str]
) -> tuple[DisclosedAnswer, ...]:
    """Return answers as readers get them, in the same order."""
    return tuple(DisclosedAnswer(one.field, show(one.text)) for one in answers)
