"""Fonts in the file: what was drawn, nothing else, found as it was written, the same each time."""

import io
import re
import subprocess
import sys

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.tree import DocumentTree
from tests.tools import need
from tests.typeset.pdf_reading import (
    PLACE,
    document,
    everything,
    no_pictures,
    page_texts,
    paragraph,
    pdf_of,
)

TEXTS = {
    "en": "All human beings are born free and equal. Office affidavit.",
    "fr": "Tous les êtres humains naissent libres: « œuvre », l’extradition.",
    "es": "¿Todos los seres humanos nacen libres? ¡Año niñez!",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. İıŞşĞğ",
    "pl": "Wszyscy ludzie rodzą się wolni. Zażółć gęślą jaźń.",
    "cs": "Všichni lidé rodí se svobodní. Příliš žluťoučký kůň úpěl.",
    "sv": "Alla människor är födda fria. Åäö",
    "ru": "Все люди рождаются свободными и равными.",
    "kk": "Барлық адамдар тумысынан азат.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι. ἀρχή",
    "zh-Hans": "人人生而自由，在尊严和权利上一律平等。",
    "zh-Hant": "人人生而自由，在尊嚴和權利上一律平等。",
    "ug": "ھەممە ئادەم زانىدىنلا ئەركىن، ئىززەت-ھۆرمەت ۋە ھوقۇقتا باب-باراۋەر بولۇپ تۇغۇلغان.",
    "ar": "يولد جميع الناس أحراراً متساوين في الكرامة والحقوق. لا يجوز الإعادة القسرية.",
    "bo": "འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་ཆེ་མཐོངས་དང༌། བསྒྲུབས།",
}
_WORD = re.compile("[^\\s.,:;!?()«»¿¡،，。\u0f0d-]+")


def book() -> DocumentTree:
    return document(*(paragraph(text, language) for language, text in TEXTS.items()))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_of(*book().blocks)


def _by_pdfium(pdf: bytes) -> str:
    return "\n".join(page_texts(pdf))


def _by_poppler(pdf: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def _by_mupdf(pdf: bytes, path: str) -> str:
    done = subprocess.run(
        ["mutool", "draw", "-q", "-F", "txt", path], capture_output=True, check=True
    )
    return done.stdout.decode()


def test_every_word_of_every_language_is_found_by_three_programs(pdf: bytes, tmp_path) -> None:
    need("pdftotext", "mutool")
    path = tmp_path / "book.pdf"
    path.write_bytes(pdf)
    for told_by in (_by_pdfium(pdf), _by_poppler(pdf), _by_mupdf(pdf, str(path))):
        text = re.sub("[\u200e\u200f\u202a-\u202e]", "", told_by)  # poppler puts them in
        assert not re.search("[\ue000-\uf8ff\U000f0000-\U0010ffff]", text)
        words = set(_WORD.findall(text))
        unspaced = re.sub(r"\s", "", text)
        for language, sample in TEXTS.items():
            told = set(_WORD.findall(sample))
            if language in {"bo", "zh-Hans", "zh-Hant"}:
                assert {word for word in told if word not in unspaced} == set(), language
            else:
                assert told - words == set(), language


def test_only_drawn_clusters_are_in_the_file() -> None:
    secret = "quartz jibe vow fyx"  # letters that nothing else here has
    head = (TextSpan("a cat " * 90 + secret, "en"),)
    blocks = (paragraph("a cat"), paragraph("a cat", "en"))
    from casefiles.domain.foundation.cancellation import CancellationToken
    from casefiles.typeset.file.build import build_pdf
    from tests.typeset.pdf_reading import FONTS

    pages = (*blocks * 40,)
    made = build_pdf(
        DocumentTree("t", "en", head, "p.", pages), FONTS, no_pictures, CancellationToken()
    )
    with pikepdf.open(io.BytesIO(made)) as opened:
        fonts = [one for one in opened.objects if _is(one, "/Subtype", "/Type0")]
        maps = b"".join(one.ToUnicode.read_bytes() for one in fonts).decode()
        programs = [
            TTFont(io.BytesIO(one.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()))
            for one in fonts
        ]
    told = "".join(
        bytes.fromhex(code).decode("utf-16-be")
        for code in re.findall(r"^<[0-9A-F]{4}> <([0-9A-F]+)>$", maps, re.MULTILINE)
        if code != "FFFF"
    )
    assert not set(told) & set("qzjvfxwybu"), told
    drawn = len(programs[0].getGlyphOrder())
    assert drawn < 20, "as few glyphs as letters: no layout closure"
    assert b"quartz" not in everything(made)


def _is(item: object, key: str, value: str) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get(key) == value


def test_widths_and_glyphs_of_the_file_agree_with_its_font_programs(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        descendants = [one for one in opened.objects if _is(one, "/Subtype", "/CIDFontType2")]
        assert len(descendants) >= 5
        for one in descendants:
            program = TTFont(io.BytesIO(one.FontDescriptor.FontFile2.read_bytes()))
            metrics, order = program["hmtx"].metrics, program.getGlyphOrder()
            numbers = one.CIDToGIDMap.read_bytes()
            widths = list(one.W[1])
            assert one.W[0] == 0
            assert len(widths) * 2 == len(numbers)
            for code, width in enumerate(widths):
                number = int.from_bytes(numbers[2 * code : 2 * code + 2], "big")
                assert metrics[order[number]][0] == int(width)
            assert set(program.keys()) <= {
                "GlyphOrder", "head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep"
            }  # fmt: skip
            tag, _, name = str(one.BaseFont)[1:].partition("+")
            assert re.fullmatch("[A-Z]{6}", tag)
            assert one.FontDescriptor.FontName == one.BaseFont
            is_italic = "Italic" in name
            assert bool(int(one.FontDescriptor.Flags) & 64) is is_italic
            assert 600 < one.FontDescriptor.CapHeight < 800


def test_stacks_and_marks_become_one_glyph_of_several() -> None:
    pdf = pdf_of(paragraph("x\u0301 " + "ئۇيغۇر"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        programs = [
            TTFont(io.BytesIO(one.FontDescriptor.FontFile2.read_bytes()))
            for one in opened.objects
            if _is(one, "/Subtype", "/CIDFontType2")
        ]
    composite = [
        program["glyf"][name]
        for program in programs
        for name in program.getGlyphOrder()
        if name.startswith("cluster") or program["glyf"][name].isComposite()
    ]
    assert len(composite) >= 4
    assert all(glyph.isComposite() and glyph.xMax > glyph.xMin for glyph in composite)


def test_a_font_that_is_full_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casefiles.typeset.fonts.glyph_fonts._FULL", 12)
    text = "the quick brown fox jumps over the lazy dog"
    made = pdf_of(paragraph(text))
    assert text in page_texts(made)[0]
    with pikepdf.open(io.BytesIO(made)) as opened:
        names = [str(one.BaseFont) for one in opened.objects if _is(one, "/Subtype", "/Type0")]
    assert len(names) == len(set(names)) > 2


def test_two_processes_make_the_same_bytes() -> None:
    script = (
        "import hashlib; from tests.typeset.fonts.test_glyph_fonts import book, pdf_of; "
        "print(hashlib.sha256(pdf_of(*book().blocks)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "/usr/bin"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Asia/Urumqi"))
    }
    assert len(digests) == 1


def test_runs_from_the_right_are_marked_as_reversed(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        content = b"".join(page.Contents.read_bytes() for page in opened.pages)
    assert content.count(b"/ReversedChars BMC") >= 2
    assert PLACE.section.encode() not in content
