"""What the sections of a dossier begin with: their headings, and the heads of their tables."""

import re
from collections.abc import Sequence
from typing import Final

from casefiles.domain.dates.date_words import MONTHS
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.dossier.forum.dates import date_in_words
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Heading, Paragraph, Role

_SECTION = 1
WITHIN = 5
"""Level of a heading within a section."""
_SHORT: Final = 3
_LONGEST_WHOLE: Final = 5
_LONG_MONTH: Final = re.compile(
    rf"\b(?:{'|'.join(one for one in MONTHS if len(one) > _LONGEST_WHOLE)})\b"
)
FORM = 6
"""Level of a heading of a forum's form, of which there are many on a page."""


def section_heading(
    section: str, heading: str, material: Material, *, starts_page: bool | None = None
) -> Heading:
    """Return the heading of a section, to which links and the contents lead.

    Sections follow one another without empty pages; one that began a page in the edition whose
    numbers are kept begins one again, unless it is told otherwise.
    """
    text = spans(heading, material.profile.language)
    if starts_page is None:
        starts_page = material.begins_page(section)
    return Heading(
        *(text, _SECTION, TextPosition(section, 0)),
        destination=f"section {section}",
        bookmark=text,
        starts_page=starts_page,
    )


def part_heading(heading: str, place: TextPosition, material: Material) -> Heading:
    """Return the heading of a part of a section."""
    text = spans(heading, material.profile.language)
    return Heading(
        *(text, WITHIN, place),
        destination=f"part {place.section} {place.number}",
        bookmark=text,
        bookmark_level=2,
    )


def table_head(keys: Sequence[str], material: Material, section: str) -> tuple[Paragraph, ...]:
    """Return the head of a table, worded by the profile."""
    profile = material.profile
    return tuple(
        Paragraph(
            spans(profile.say(key), profile.language), Role.CELL_HEAD, TextPosition(section, 0)
        )
        for key in keys
    )


def short_date(date: str, place: TextPosition, profile: Profile) -> str:
    """Return a date in words for a narrow column: the names of long months are cut short.

    Raises:
        InvalidForm: not_a_date, with its place.
    """
    words = worded_date(date, place, profile)
    return _LONG_MONTH.sub(lambda found: found[0][:_SHORT], words)


def worded_date(date: str, place: TextPosition, profile: Profile) -> str:
    """Return a date in words, in the language of the dossier.

    Raises:
        InvalidForm: not_a_date, with its place.
    """
    try:
        return date_in_words(date, profile.dates)
    except ValueError:
        raise InvalidInput("not_a_date", section=place.section, number=place.number) from None
