"""Numbers of the paragraphs of facts and narrative, as printed; those that are gone are told."""

from collections.abc import Iterator

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.disclosure.paragraph_numbers import paragraph_number
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.parts.languages import spans
from casefiles.typeset.document.inline import TextPosition
from casefiles.typeset.document.tree import Paragraph, Role


def paragraph_label(number: int, disclosure: Disclosure) -> str:
    """Return the printed number of a paragraph, by its place from 1; facts come first."""
    retained = disclosure.paragraphs
    return retained[number - 1] if retained else str(number)


def removed_before(
    number: int, disclosure: Disclosure, profile: Profile, place: TextPosition
) -> Iterator[Paragraph]:
    """Yield what stands for paragraphs that are gone, before a paragraph; after the last, at end.

    Args:
        number: of the paragraph, by its place from 1.
        disclosure: what the dossier discloses.
        profile: says it in words.
        place: where it is told.
    """
    if not disclosure.gone or not disclosure.paragraphs:
        return
    numbers = [paragraph_number(one) for one in disclosure.paragraphs]
    first = numbers[number - 2] if number > 1 else None
    last = numbers[number - 1] if number <= len(numbers) else None
    for label in disclosure.gone:
        one = paragraph_number(label)
        if (first is None or first < one) and (last is None or one < last):
            words = spans(profile.say("left_out_paragraph"), profile.language, is_italic=True)
            yield Paragraph(words, Role.BODY, place, label=f"{label}.")
