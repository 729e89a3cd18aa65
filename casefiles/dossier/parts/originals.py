"""The text itself below a translation for which nobody vouches, with its language named."""

from collections.abc import Iterator

from casefiles.domain.disclosure.disclosed import DisclosedEvent, DisclosedFact
from casefiles.domain.language.language_codes import base_language
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.typeset.document.inline import TextPosition, TextSpan
from casefiles.typeset.document.tree import Paragraph, Role


def original_of(
    one: DisclosedEvent | DisclosedFact, material: Material, place: TextPosition
) -> Iterator[Paragraph]:
    """Yield the original of an event or fact, in small type; nothing where there is none."""
    if not one.original:
        return
    profile, own = material.profile, one.original_language
    names = profile.languages
    name = names.get(own) or names.get(base_language(own), own)
    inline: list[TextSpan] = []
    for piece, is_token in profile.pieces("original_text"):
        if is_token and piece == "text":
            inline += spans(one.original, own)
        else:
            inline += spans(name if is_token else piece, profile.language)
    is_fact = isinstance(one, DisclosedFact)
    role = Role.PROOF if is_fact else Role.CELL_QUIET
    yield Paragraph(tuple(inline), role, place, keeps_next=True, is_indented=is_fact)
