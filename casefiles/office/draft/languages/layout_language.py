"""What the layout of a forum says of languages: which it takes, what an unchecked text does."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.language.language_codes import are_same_language
from casefiles.dossier.layouts.closed_lists import LanguageRule
from casefiles.dossier.layouts.reading import layouts_by_profile


@dataclass(frozen=True, slots=True)
class LayoutLanguages:
    """Languages of the papers of one form.

    Attributes:
        lead: in which its forum works; empty where nothing is known.
        taken: languages that the forum takes; empty for any.
        stops_unchecked: a translation that nobody checked stops a paper that is read first.
    """

    lead: str = ""
    taken: tuple[str, ...] = ()
    stops_unchecked: bool = False

    def takes(self, language: str) -> bool:
        """Tell whether papers in a language are taken."""
        return not self.taken or any(are_same_language(one, language) for one in self.taken)


@cache
def languages_by_layout(resources: Path) -> dict[str, LayoutLanguages]:
    """Return the languages of each form that has a layout, by its profile; broken ones have none.

    Raises:
        InvalidInput: layout_invalid, where two layouts want one profile.
    """
    return {
        profile: LayoutLanguages(
            layout.language.lead, layout.language.taken, layout.language.rule is LanguageRule.STOP
        )
        for profile, layout in layouts_by_profile(resources).items()
        if not isinstance(layout, InvalidInput)
    }


def layout_languages(resources: Path, profile: str) -> LayoutLanguages:
    """Return what the layout of a profile says of languages; without one, any is taken."""
    return languages_by_layout(resources).get(profile, LayoutLanguages())
