"""Which exhibits stand together, where each begins, and what is certified of translations."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedExhibit
from casefiles.dossier.parts.headings import worded_date
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.proof import page_destination, sheet_destination, text_destination
from casefiles.typeset.document.inline import TextPosition

TRANSLATION: Final = "translation"


@dataclass(frozen=True, slots=True)
class ListedExhibit:
    """An exhibit and its place in the list, from 1."""

    exhibit: DisclosedExhibit
    number: int

    @property
    def has_something(self) -> bool:
        """Whether anything of it stands in the dossier."""
        return bool(self.exhibit.pages or self.exhibit.form)

    @property
    def start(self) -> str:
        """The name by which links reach its own first page, or its text."""
        if self.exhibit.pages:
            return page_destination(self.number, 1)
        return text_destination(self.number)


def parts_of(mark: str, material: Material) -> tuple[ListedExhibit, ...]:
    """Return the exhibits that stand behind another as its parts: its translation and such."""
    return tuple(
        one for one in _placed(material) if one.exhibit.sheet.of == mark and one.has_something
    )


def main_of(exhibit: DisclosedExhibit, material: Material) -> ListedExhibit | None:
    """Return the exhibit of which another is a part; None if it stands by itself."""
    of = exhibit.sheet.of
    if not of or of not in material.positions:
        return None
    main = ListedExhibit(material.exhibit(of), material.positions[of])
    return main if not main.exhibit.sheet.of else None


def is_group(exhibit: DisclosedExhibit, material: Material) -> bool:
    """Tell whether an exhibit begins pages of its own, with its parts.

    One of which nothing is there does where its translation, transcript or stills are.
    """
    if main_of(exhibit, material) is not None:
        return False
    return bool(exhibit.pages or exhibit.form or parts_of(exhibit.mark, material))


def start_of(placed: ListedExhibit, material: Material) -> str:
    """Return where the list leads: where an exhibit or a part begins; empty for nowhere."""
    if is_group(placed.exhibit, material):
        return sheet_destination(placed.number)
    return placed.start if placed.has_something else ""


def is_facing(main: DisclosedExhibit, part: DisclosedExhibit) -> bool:
    """Tell whether a translation stands page by page beside what it translates."""
    return part.sheet.relation == TRANSLATION and 0 < part.pages == main.pages


def certificate_words(
    exhibit: DisclosedExhibit, place: TextPosition, material: Material
) -> Iterator[str]:
    """Yield what is said of a translation: who certified it, when and how, or that nobody did."""
    sheet, profile = exhibit.sheet, material.profile
    if sheet.relation != TRANSLATION:
        return
    if not sheet.translator:
        yield profile.say("not_certified")
        return
    texts = [profile.say("certified_by", translator=sheet.translator), sheet.pair]
    texts.append(worded_date(sheet.certified, place, profile) if sheet.certified else "")
    texts.append(profile.say("certified_number", number=sheet.number) if sheet.number else "")
    yield ", ".join(one for one in texts if one)


def _placed(material: Material) -> Iterator[ListedExhibit]:
    for number, exhibit in enumerate(material.disclosure.exhibits, start=1):
        yield ListedExhibit(exhibit, number)
