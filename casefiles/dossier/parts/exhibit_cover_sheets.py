"""What stands on the front sheet of an exhibit, and which exhibits stand together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedExhibit
from casefiles.dossier.parts.headings import worded_date
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.material import Material
from casefiles.dossier.parts.proof import page_destination, sheet_destination, text_destination
from casefiles.typeset.document.inline import Inline, PageOf, TextPosition, TextSpan
from casefiles.typeset.document.tree import Paragraph, Role, TableRow

SECTION: Final = "exhibits"
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
        """The name by which links reach where it begins after its front sheet."""
        if self.exhibit.pages:
            return page_destination(self.number, 1)
        return text_destination(self.number)


def parts_of(mark: str, material: Material) -> tuple[ListedExhibit, ...]:
    """Return the exhibits that stand under the front sheet of another: its translation and such."""
    return tuple(
        one for one in _placed(material) if one.exhibit.sheet.of == mark and one.has_something
    )


def main_of(exhibit: DisclosedExhibit, material: Material) -> ListedExhibit | None:
    """Return the exhibit under whose front sheet another stands; None if under its own."""
    of = exhibit.sheet.of
    if not of or of not in material.positions:
        return None
    main = ListedExhibit(material.exhibit(of), material.positions[of])
    return main if not main.exhibit.sheet.of else None


def has_sheet(exhibit: DisclosedExhibit, material: Material) -> bool:
    """Tell whether an exhibit has a front sheet of its own.

    One of which nothing is there has one where its translation, transcript or stills are.
    """
    if main_of(exhibit, material) is not None:
        return False
    return bool(exhibit.pages or exhibit.form or parts_of(exhibit.mark, material))


def start_of(placed: ListedExhibit, material: Material) -> str:
    """Return where the list leads: a front sheet, or where a part begins; empty for nowhere."""
    if has_sheet(placed.exhibit, material):
        return sheet_destination(placed.number)
    return placed.start if placed.has_something else ""


def is_facing(main: DisclosedExhibit, part: DisclosedExhibit) -> bool:
    """Tell whether a translation stands page by page beside what it translates."""
    return part.sheet.relation == TRANSLATION and 0 < part.pages == main.pages


def sheet_rows(
    placed: ListedExhibit, pages: Sequence[Inline], material: Material
) -> Iterator[TableRow]:
    """Yield the rows of a front sheet: who, when, in which language, as what, how many pages."""
    exhibit, profile = placed.exhibit, material.profile
    place, language = TextPosition(SECTION, placed.number), profile.language
    sheet = exhibit.sheet
    dated = worded_date(sheet.dated, place, profile) if sheet.dated else ""
    for key, text in (
        ("witness", exhibit.witness),
        ("exhibit_dated", dated),
        ("exhibit_language", sheet.language),
        ("exhibit_original", sheet.original),
    ):
        if text:
            yield _field(key, spans(text, language), material, place)
    if exhibit.form:
        form = spans(f"{profile.say(f'form_{exhibit.form}')} ", language)
        target = text_destination(placed.number)
        yield _field("produced_as", (*form, *_page(target, material)), material, place)
    if exhibit.pages:
        yield _field("pages", pages, material, place)
    elif not exhibit.form:
        words = spans(profile.say("produced_separately"), language)
        yield _field("produced_as", words, material, place)
    for part in parts_of(exhibit.mark, material):
        key = f"is_{part.exhibit.sheet.relation}"
        yield _field(key, _part(exhibit, part, material), material, place)


def _part(main: DisclosedExhibit, part: ListedExhibit, material: Material) -> tuple[Inline, ...]:
    """Return a part of an exhibit with its page, how it stands, and who certified it."""
    language = material.profile.language
    mark = spans(f"{part.exhibit.mark} ", language, target=part.start, is_bold=True)
    more = [material.profile.say("facing")] if is_facing(main, part.exhibit) else []
    more += certificate_words(part.exhibit, TextPosition(SECTION, part.number), material)
    text = "".join(f"; {one}" for one in more)
    return (*mark, *_page(part.start, material), *spans(text, language))


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


def _page(target: str, material: Material) -> Iterator[Inline]:
    """Yield the page of the dossier on which something is."""
    profile = material.profile
    for piece, is_token in profile.pieces("dossier_page"):
        if is_token:
            yield PageOf(target)
        else:
            yield TextSpan(piece, profile.language, target=target, is_unbroken=True)


def _field(key: str, value: Sequence[Inline], material: Material, place: TextPosition) -> TableRow:
    profile = material.profile
    name = Paragraph(spans(profile.say(key), profile.language), Role.FIELD_NAME, place)
    return TableRow(((name,), (Paragraph(tuple(value), Role.FIELD, place),)))


def _placed(material: Material) -> Iterator[ListedExhibit]:
    for number, exhibit in enumerate(material.disclosure.exhibits, start=1):
        yield ListedExhibit(exhibit, number)
