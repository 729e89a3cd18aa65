"""What stands in the fields of a forum's form: an answer, else what the record says."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.dossier.forum.dates import ENGLISH_DATES, DateWording, date_in_words
from casefiles.dossier.forum.forums import FieldType, FormField, ForumProfile, Need

_DAY: Final = 10
"""Letters of a day such as 2024-06-03."""


def released_answer(field: FormField, disclosure: Disclosure) -> str:
    """Return what somebody answered, as it is released; empty for nothing."""
    return next((one.text for one in disclosure.answers if one.field == field.id), "")


def from_record(field: FormField, disclosure: Disclosure) -> str:
    """Return what the record says in a field; empty for nothing, or for a whole section."""
    match field.fill:
        case "" | "statement" | "grounds":
            return ""
        case "hearing" | "removal":
            dates = [one.date for one in disclosure.deadlines if one.kind == field.fill]
            return next_date(dates, disclosure.dated)
        case _:
            return str(getattr(disclosure, field.fill))


def next_date(dates: Sequence[str], dated: str) -> str:
    """Return the first date that is not past on the day of the dossier; else the last one."""
    to_come = (one for one in dates if not is_past(one, dated))
    return next(to_come, dates[-1] if dates else "")


def is_past(date: str, dated: str) -> bool:
    """Tell whether a day lies before the day of the dossier, where both are told."""
    is_day = len(dated) == _DAY and len(date) >= _DAY and "X" not in dated + date
    return is_day and date[:_DAY] < dated


def value_of(field: FormField, disclosure: Disclosure) -> str:
    """Return what a field holds: an answer, else the record, else what always stands there."""
    return released_answer(field, disclosure) or from_record(field, disclosure) or field.given


def is_filled(field: FormField, disclosure: Disclosure) -> bool:
    """Tell whether a field is answered, also by a section that stands under its heading."""
    if field.fill == "statement" and disclosure.facts:
        return True
    if field.fill == "grounds" and disclosure.grounds:
        return True
    return bool(value_of(field, disclosure).strip())


def missing_fields(
    form: ForumProfile, disclosure: Disclosure, need: Need = Need.MUST
) -> tuple[FormField, ...]:
    """Return the fields of one need that hold nothing, in the order of the form."""
    return tuple(one for one in form.fields if one.need is need and not is_filled(one, disclosure))


def printed_value(
    field: FormField, disclosure: Disclosure, truths: tuple[str, str], wording: DateWording
) -> str:
    """Return what is printed of a field; dates in words, and yes or no as the profile words it."""
    value = value_of(field, disclosure)
    if field.type is FieldType.TRUTH and value in {"yes", "no"}:
        return truths[value == "no"]
    if field.type is FieldType.DATE and value:
        return worded_date(value, wording)
    return value


def worded_date(value: str, wording: DateWording = ENGLISH_DATES) -> str:
    """Return a date in words; whatever is none stays as it was typed."""
    try:
        return date_in_words(value, wording)
    except ValueError:
        return value


def words_of_form(
    form: ForumProfile, disclosure: Disclosure, wording: DateWording = ENGLISH_DATES
) -> Iterator[str]:
    """Yield everything that a form prints besides the disclosure."""
    yield from (form.title, form.forum, form.subject_line, form.annex.label)
    yield from (text for one in form.headings for text in (one.heading, one.words))
    for field in form.fields:
        yield field.label
        yield from field.options
        if field.given:
            yield field.given
        value = value_of(field, disclosure)
        if field.type is FieldType.DATE and value:
            yield worded_date(value, wording)
        if field.type is FieldType.LIST:
            yield from (worded_date(one.strip(), wording) for one in re.split(r"[|\n]", value))
