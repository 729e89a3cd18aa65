"""Some pages of a document, drawn by themselves, look as they do in the whole file."""

import io
from dataclasses import replace

import pypdfium2
import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.profiles import load_profile, profile_path
from casefiles.dossier.parts.exhibits import picture_key
from casefiles.typeset.file.build import build_pdf
from casefiles.typeset.file.laid import LaidBook
from casefiles.typeset.fonts.font_choice import FontLibrary
from casefiles.typeset.fonts.line_memory import LineMemory
from casefiles.typeset.lines import setting
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition

FONTS = RESOURCES / "fonts"


@pytest.fixture(scope="module")
def composed():
    disclosure = edition()
    pages = burned_pages(disclosure)
    profile = load_profile(profile_path(RESOURCES, disclosure.profile))
    pixels = {picture_key(page.exhibit, page.number): page.data for page in pages}
    return compose(disclosure, profile, pages), pixels


def pictures(data):
    with pypdfium2.PdfDocument(data) as opened:
        return [page.render(scale=0.6).to_numpy().tobytes() for page in opened]


def test_every_page_looks_as_in_the_whole_file(composed):
    document, pixels = composed
    whole = pictures(build_pdf(document, FONTS, dict(pixels).pop, CancellationToken()))
    book = LaidBook(document, FontLibrary(FONTS), CancellationToken())
    assert len(book) == len(whole)
    shown = [*range(1, len(book), 3), 0]
    assert pictures(book.draw(shown, {}, pixels.__getitem__)) == [whole[one] for one in shown]
    assert book.draw([0], {}, pixels.__getitem__) is not None


def test_a_second_layout_sets_only_what_changed(composed, monkeypatch):
    document, pixels = composed
    memory = LineMemory()
    library = FontLibrary(FONTS, memory)
    set_anew = []
    fresh = setting._fresh_lines
    monkeypatch.setattr(
        setting,
        "_fresh_lines",
        lambda content, *rest: set_anew.append(content) or fresh(content, *rest),
    )
    memory.begin()
    LaidBook(document, library, CancellationToken())
    assert len(set_anew) > 100
    set_anew.clear()
    memory.begin()
    words = replace(document.blocks[1].content[0], text="Another kind of paper")
    changed = replace(
        document,
        blocks=(
            document.blocks[0],
            replace(document.blocks[1], content=(words,)),
            *document.blocks[2:],
        ),
    )
    book = LaidBook(changed, library, CancellationToken())
    assert set_anew == [(words,)]
    whole = pictures(build_pdf(changed, FONTS, dict(pixels).pop, CancellationToken()))
    assert pictures(book.draw([0, 5], {}, pixels.__getitem__)) == [whole[0], whole[5]]


def test_what_two_layouts_did_not_need_is_forgotten():
    memory = LineMemory()
    made = []

    def make():
        made.append(1)
        return [len(made)]

    for _ in range(2):
        assert memory.recall("a", make) == [1]
        memory.begin()
    memory.begin()
    assert memory.recall("a", make) == [2]


def test_the_file_of_some_pages_holds_no_other(composed):
    document, pixels = composed
    book = LaidBook(document, FontLibrary(FONTS), CancellationToken())
    with pypdfium2.PdfDocument(io.BytesIO(book.draw([2, 4], {}, pixels.__getitem__))) as opened:
        assert len(opened) == 2
