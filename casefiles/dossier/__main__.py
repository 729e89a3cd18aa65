"""The child process that typesets: no key, no vault; what it is asked and answers is in `asked`."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from casefiles.domain.disclosure.closed_paper import KeyPaper
from casefiles.domain.disclosure.disclosed import (
    BurnedPage,
    Disclosure,
    PublicPage,
    disclosure_from_bytes,
)
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.codec import decoded
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.written_text import WrittenText
from casefiles.dossier.composition import compose
from casefiles.dossier.filing.building import build_filing
from casefiles.dossier.filing.papers import ComposedFiling
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.forum.questionnaire import build_questionnaire
from casefiles.dossier.layouts.reading import read_layout
from casefiles.dossier.live import LiveDossier
from casefiles.dossier.parts.closed_paper import key_document, with_margin
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.dossier.parts.folios import folios_of
from casefiles.dossier.parts.paper_section import edited_section
from casefiles.dossier.parts.proof import sheet_destination
from casefiles.dossier.requests import (
    Draw,
    FindUnsettable,
    LaidOutDossier,
    LayOut,
    Made,
    MadePart,
    MeasureHeadings,
    PagesUnderHeadings,
    Typeset,
    TypesetFiling,
    TypesetInParts,
    TypesetKey,
    UnsettableTexts,
    WriteQuestionnaire,
    WriteWord,
)
from casefiles.dossier.settable_pages import is_settable
from casefiles.dossier.survey import pages_under_headings, unsettable_texts
from casefiles.dossier.word_edition import compose_for_word
from casefiles.serving import OnProgress, only_reading, serve
from casefiles.typeset.document.tree import DocumentTree, headings_of
from casefiles.typeset.file.build import Pictures, build_parts, build_with_contents
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.pages.parts import SplitRules
from casefiles.typeset.word.word_document import build_word, printed_paragraphs, words_of_parts

Answer: TypeAlias = tuple[Any, tuple[bytes, ...]]

_NOTHING: Final = WrittenText(())


class Typesetter:
    """Does one thing after the other; fonts and what was laid out are there for the next."""

    def __init__(self) -> None:
        self._live: LiveDossier | None = None

    def do(self, requested: Any, blobs: Iterator[bytes], on_progress: OnProgress) -> Answer:
        """Do what is asked.

        Raises:
            CasefilesError: see what each makes.
            ValueError, KeyError, TypeError: what was handed in is not of the agreed form.
        """
        if isinstance(requested, LayOut):
            return self._laid_out(requested, _disclosure(blobs)), ()
        if isinstance(requested, Draw):
            return self._drawn(requested, *_pages_handed_in(blobs))
        if isinstance(requested, WriteQuestionnaire):
            return _file(build_questionnaire(Path(requested.resources), requested.language))
        return _ACTS[type(requested)](requested, blobs, on_progress)

    def _laid_out(self, lay_out: LayOut, disclosure: Disclosure) -> LaidOutDossier:
        if self._live is None:
            self._live = LiveDossier(Path(lay_out.resources))
        return self._live.lay_out(disclosure, lay_out.closed)

    def _drawn(self, draw: Draw, burned: list[BurnedPage], public: list[PublicPage]) -> Answer:
        if self._live is None:
            raise ValueError("nothing is laid out")
        return _file(self._live.draw(draw.pages, burned, public))


def _file(data: bytes, written_text: WrittenText = _NOTHING) -> Answer:
    return Made((MadePart("", written_text),)), (data,)


def _disclosure(blobs: Iterator[bytes]) -> Disclosure:
    return disclosure_from_bytes(next(blobs))


def _typeset(
    requested: Typeset | TypesetInParts, blobs: Iterator[bytes], on_progress: OnProgress
) -> Answer:
    disclosure = _disclosure(blobs)
    burned, public = _pages_handed_in(blobs)
    # Pixels are let go of one by one while the file is finished.
    pages = [replace(page, data=b"") for page in burned]
    pixels = {picture_key(page.exhibit, page.number): page.data for page in burned}
    del burned
    resources = Path(requested.resources)
    profile = load_layout(resources, disclosure.profile, disclosure.language)
    library = FontLibrary(resources / "fonts")
    drawn = [page for page in public if is_settable(page, profile.language, library)]
    document = compose(disclosure, profile, pages, drawn)
    document = with_margin(document, requested.closed, profile)
    if not all(pixels.values()):
        raise InvalidInput("invalid_page", number=0)
    ticket = CancellationToken(listener=lambda step: on_progress(step.done, step.total))
    if isinstance(requested, TypesetInParts):
        return _in_parts(document, pixels, requested, ticket)
    data, folios, written_text = build_with_contents(
        document, resources / "fonts", pixels.pop, ticket
    )
    marks = tuple(one.mark for one in disclosure.exhibits)
    begun = tuple(folios_of(document, marks, folios))
    return Made((MadePart("", written_text),), begun), (data,)


def _pages_handed_in(blobs: Iterator[bytes]) -> tuple[list[BurnedPage], list[PublicPage]]:
    burned: list[BurnedPage] = []
    public: list[PublicPage] = []
    for head in blobs:
        page = decoded(head, BurnedPage, PublicPage, is_own=True)
        if isinstance(page, BurnedPage):
            burned.append(replace(page, data=next(blobs)))
        elif isinstance(page, PublicPage):
            public.append(page)
    return burned, public


def _in_parts(
    document: DocumentTree,
    pixels: dict[str, bytes],
    typeset_in_parts: TypesetInParts,
    ticket: CancellationToken,
) -> Answer:
    begun = {block.destination for block in headings_of(document.blocks)}
    sheets = (sheet_destination(number) for number in range(1, len(begun) + 1))
    borders = tuple(one for one in sheets if one in begun)
    split_rules = SplitRules(
        typeset_in_parts.limit, borders, typeset_in_parts.file_name, typeset_in_parts.word
    )
    pictures = Pictures(lambda key: len(pixels[key]), pixels.pop)
    fonts = Path(typeset_in_parts.resources) / "fonts"
    made = tuple(build_parts(document, fonts, pictures, split_rules, ticket))
    made_parts = tuple(MadePart(name, written_text) for name, _, written_text in made)
    return Made(made_parts), tuple(data for _, data, _ in made)


def _filing(requested: TypesetFiling, blobs: Iterator[bytes], on_progress: OnProgress) -> Answer:
    disclosure = _disclosure(blobs)
    burned, public = _pages_handed_in(blobs)
    if not all(page.data for page in burned):
        raise InvalidInput("invalid_page", number=0)
    resources = Path(requested.resources)
    layout = read_layout(resources, requested.layout)
    profile = load_layout(resources, disclosure.profile, disclosure.language)
    library = FontLibrary(resources / "fonts")
    drawn = [page for page in public if is_settable(page, profile.language, library)]
    pixels = {(page.exhibit, page.number): page.data for page in burned}
    pages = [replace(page, data=b"") for page in burned]
    del burned
    filing = ComposedFiling(disclosure, profile, layout, (pages, drawn, requested.kinds))
    ticket = CancellationToken(listener=lambda step: on_progress(step.done, step.total))
    made = build_filing(filing, requested, pixels, ticket)
    files = [file for one in filing.papers for file in made[one.file_name].files]
    argued = {name: paragraphs for one in made.values() for name, paragraphs in one.argued}
    parts = tuple(MadePart(name, text, argued.get(name, ())) for name, _, text in files)
    return Made(parts), tuple(data for _, data, _ in files)


def _key(typeset_key: TypesetKey, blobs: Iterator[bytes], _on_progress: OnProgress) -> Answer:
    key = decoded(next(blobs), KeyPaper, is_own=True)
    resources = Path(typeset_key.resources)
    document = key_document(key, load_layout(resources, key.profile))
    ticket = CancellationToken()
    data, _, written_text = build_with_contents(document, resources / "fonts", _no_picture, ticket)
    return _file(data, written_text)


def _no_picture(key: str) -> bytes:
    raise KeyError(key)


def _word(write_word: WriteWord, blobs: Iterator[bytes], _on_progress: OnProgress) -> Answer:
    disclosure, profile = _to_say(write_word.resources, blobs)
    document = compose_for_word(disclosure, profile, has_texts=True)
    edited = edited_section(disclosure)
    data = build_word(document, edited)
    argued = printed_paragraphs(document, edited)
    return Made((MadePart("", WrittenText(words_of_parts(data)), argued),)), (data,)


def _unsettable(
    find_unsettable: FindUnsettable, blobs: Iterator[bytes], _on_progress: OnProgress
) -> Answer:
    fonts = Path(find_unsettable.resources) / "fonts"
    return UnsettableTexts(unsettable_texts(*_to_say(find_unsettable.resources, blobs), fonts)), ()


def _measured(
    measure_headings: MeasureHeadings, blobs: Iterator[bytes], _on_progress: OnProgress
) -> Answer:
    fonts = Path(measure_headings.resources) / "fonts"
    return PagesUnderHeadings(
        pages_under_headings(*_to_say(measure_headings.resources, blobs), fonts)
    ), ()


def _to_say(resources: str, blobs: Iterator[bytes]) -> tuple[Disclosure, Profile]:
    disclosure = _disclosure(blobs)
    return disclosure, load_layout(Path(resources), disclosure.profile, disclosure.language)


_ACTS: Final[Mapping[type[Any], Callable[[Any, Iterator[bytes], OnProgress], Answer]]] = (
    MappingProxyType(
        {
            Typeset: _typeset,
            TypesetInParts: _typeset,
            TypesetFiling: _filing,
            TypesetKey: _key,
            WriteWord: _word,
            FindUnsettable: _unsettable,
            MeasureHeadings: _measured,
        }
    )
)

if __name__ == "__main__":
    kinds = (*_ACTS, WriteQuestionnaire, LayOut, Draw)
    sys.exit(
        serve(Typesetter().do, *kinds, lock=lambda request: only_reading(Path(request.resources)))
    )
