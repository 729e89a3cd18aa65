"""The child process that typesets: no key, no vault; what it is asked and answers is in `asked`."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from casefiles.domain.disclosure.disclosed import (
    BurnedPage,
    Disclosure,
    PublicPage,
    disclosure_from_bytes,
)
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.codec import decoded
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.domain.foundation.said import Said
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.forum.questionnaire import build_questionnaire
from casefiles.dossier.live import LiveDossier
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.dossier.parts.folios import folios_of
from casefiles.dossier.parts.proof import sheet_destination
from casefiles.dossier.parts.public_pages import is_settable
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
    TypesetInParts,
    UnsettableTexts,
    WriteQuestionnaire,
    WriteWord,
)
from casefiles.dossier.survey import pages_under_headings, unsettable_texts
from casefiles.dossier.word_edition import compose_for_word
from casefiles.serving import Tell, only_reading, serve
from casefiles.typeset.document.tree import DocumentTree, Heading
from casefiles.typeset.file.build import Pictures, build_parts, build_told
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.pages.parts import SplitRules
from casefiles.typeset.word.word_document import build_word, words_of_parts

Answer: TypeAlias = tuple[Any, tuple[bytes, ...]]

_NOTHING: Final = Said(())


class Typesetter:
    """Does one thing after the other; fonts and what was laid out are there for the next."""

    def __init__(self) -> None:
        self._live: LiveDossier | None = None

    def do(self, asked: Any, blobs: Iterator[bytes], tell: Tell) -> Answer:
        """Do what is asked.

        Raises:
            CasefilesError: see what each makes.
            ValueError, KeyError, TypeError: what was handed in is not of the agreed form.
        """
        if isinstance(asked, LayOut):
            return self._laid_out(Path(asked.resources), _disclosure(blobs)), ()
        if isinstance(asked, Draw):
            return self._drawn(asked, *_pages_handed_in(blobs))
        if isinstance(asked, WriteQuestionnaire):
            return _file(build_questionnaire(Path(asked.resources), asked.language))
        return _ACTS[type(asked)](asked, blobs, tell)

    def _laid_out(self, resources: Path, disclosure: Disclosure) -> LaidOutDossier:
        if self._live is None:
            self._live = LiveDossier(resources)
        return self._live.lay_out(disclosure)

    def _drawn(self, asked: Draw, burned: list[BurnedPage], public: list[PublicPage]) -> Answer:
        if self._live is None:
            raise ValueError("nothing is laid out")
        return _file(self._live.draw(asked.pages, burned, public))


def _file(data: bytes, said: Said = _NOTHING) -> Answer:
    return Made((MadePart("", said),)), (data,)


def _disclosure(blobs: Iterator[bytes]) -> Disclosure:
    return disclosure_from_bytes(next(blobs))


def _typeset(asked: Typeset | TypesetInParts, blobs: Iterator[bytes], tell: Tell) -> Answer:
    disclosure = _disclosure(blobs)
    burned, public = _pages_handed_in(blobs)
    # Pixels are let go of one by one while the file is finished.
    pages = [replace(page, data=b"") for page in burned]
    pixels = {picture_key(page.exhibit, page.number): page.data for page in burned}
    del burned
    resources = Path(asked.resources)
    profile = load_layout(resources, disclosure.profile)
    library = FontLibrary(resources / "fonts")
    drawn = [page for page in public if is_settable(page, profile.language, library)]
    document = compose(disclosure, profile, pages, drawn)
    if not all(pixels.values()):
        raise InvalidInput("invalid_page", number=0)
    ticket = CancellationToken(listener=lambda step: tell(step.done, step.total))
    if isinstance(asked, TypesetInParts):
        return _in_parts(document, pixels, asked, ticket)
    data, folios, said = build_told(document, resources / "fonts", pixels.pop, ticket)
    marks = tuple(one.mark for one in disclosure.exhibits)
    begun = tuple(folios_of(document, marks, folios))
    return Made((MadePart("", said),), begun), (data,)


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
    asked: TypesetInParts,
    ticket: CancellationToken,
) -> Answer:
    begun = {block.destination for block in document.blocks if isinstance(block, Heading)}
    sheets = (sheet_destination(number) for number in range(1, len(begun) + 1))
    borders = tuple(one for one in sheets if one in begun)
    wanted = SplitRules(asked.limit, borders, asked.file_name, asked.word)
    pictures = Pictures(lambda key: len(pixels[key]), pixels.pop)
    fonts = Path(asked.resources) / "fonts"
    made = tuple(build_parts(document, fonts, pictures, wanted, ticket))
    told = tuple(MadePart(name, said) for name, _, said in made)
    return Made(told), tuple(data for _, data, _ in made)


def _word(asked: WriteWord, blobs: Iterator[bytes], _tell: Tell) -> Answer:
    disclosure, profile = _to_say(asked.resources, blobs)
    data = build_word(compose_for_word(disclosure, profile))
    return _file(data, Said(words_of_parts(data)))


def _unsettable(asked: FindUnsettable, blobs: Iterator[bytes], _tell: Tell) -> Answer:
    fonts = Path(asked.resources) / "fonts"
    return UnsettableTexts(unsettable_texts(*_to_say(asked.resources, blobs), fonts)), ()


def _measured(asked: MeasureHeadings, blobs: Iterator[bytes], _tell: Tell) -> Answer:
    fonts = Path(asked.resources) / "fonts"
    return PagesUnderHeadings(pages_under_headings(*_to_say(asked.resources, blobs), fonts)), ()


def _to_say(resources: str, blobs: Iterator[bytes]) -> tuple[Disclosure, Profile]:
    disclosure = _disclosure(blobs)
    return disclosure, load_layout(Path(resources), disclosure.profile)


_ACTS: Final[Mapping[type[Any], Callable[[Any, Iterator[bytes], Tell], Answer]]] = MappingProxyType(
    {
        Typeset: _typeset,
        TypesetInParts: _typeset,
        WriteWord: _word,
        FindUnsettable: _unsettable,
        MeasureHeadings: _measured,
    }
)

if __name__ == "__main__":
    kinds = (*_ACTS, WriteQuestionnaire, LayOut, Draw)
    sys.exit(serve(Typesetter().do, *kinds, lock=lambda asked: only_reading(Path(asked.resources))))
