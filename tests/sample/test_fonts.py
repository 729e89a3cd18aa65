"""The fonts are the ones that the README lists, free to embed, and cover what dossiers need."""

import hashlib
import re
import struct
from pathlib import Path

import pytest

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
LISTED = dict(
    re.findall(r"\| (\S+\.ttf) \| \d+ \| `([0-9a-f]{64})` \|", (FONTS / "README.md").read_text())
)
NEEDED = {
    "NotoSans-Regular.ttf": "Łąşğéñ Ωλ Жң",
    "NotoSans-Bold.ttf": "Łąşğéñ Ωλ Жң",
    "NotoSans-Italic.ttf": "Łąşğéñ Ωλ Жң",
    "NotoSans-BoldItalic.ttf": "Łąşğéñ Ωλ Жң",
    "NotoSerif-Regular.ttf": "Łąşğéñ Ωλᾳ Жң§¶⁰¹²",
    "NotoSerif-Bold.ttf": "Łąşğéñ Ωλᾳ Жң§¶⁰¹²",
    "NotoSerif-Italic.ttf": "Łąşğéñ Ωλᾳ Жң§¶⁰¹²",
    "NotoSerif-BoldItalic.ttf": "Łąşğéñ Ωλᾳ Жң§¶⁰¹²",
    "NotoSansArabic-Regular.ttf": "ئاەېۆۈۇڭغژچگپھ",
    "NotoSansArabic-Bold.ttf": "ئاەېۆۈۇڭغژچگپھ",
    "NotoSansSC-Regular.ttf": "艾尔夏提·巴拉提江上官文珏",
    "NotoSansSC-Bold.ttf": "艾尔夏提·巴拉提江上官文珏",
    "NotoSansTC-Regular.ttf": "艾爾夏提巴拉提江報",
    "NotoSansTC-Bold.ttf": "艾爾夏提巴拉提江報",
    "NotoSerifTibetan-Regular.ttf": "བོད་ཡིག",
    "NotoSerifTibetan-Bold.ttf": "བོད་ཡིག",
}


def tables(data: bytes) -> dict[str, int]:
    count = struct.unpack_from(">H", data, 4)[0]
    heads = (struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count))
    return {tag.decode(): offset for tag, _, offset, _ in heads}


def may_be_embedded(data: bytes) -> bool:
    return struct.unpack_from(">H", data, tables(data)["OS/2"] + 8)[0] == 0


def test_the_folder_holds_what_the_readme_lists():
    present = {path.name for path in FONTS.glob("*.ttf")}
    assert present == set(LISTED) == set(NEEDED)


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_a_font_is_the_one_listed_with_outlines_that_may_be_embedded(name):
    data = (FONTS / name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == LISTED[name]
    assert data[:4] == b"\0\1\0\0"
    assert "glyf" in tables(data)
    assert not {"CFF ", "CFF2", "fvar"} & set(tables(data))
    assert may_be_embedded(data)


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_a_font_has_the_letters_it_is_there_for(name):
    from reportlab.pdfbase.ttfonts import TTFontFile

    covered = TTFontFile(str(FONTS / name), charInfo=1).charToGlyph
    assert [letter for letter in NEEDED[name] if letter != " " and ord(letter) not in covered] == []


def test_a_font_that_forbids_embedding_is_told_apart():
    data = bytearray((FONTS / "NotoSans-Regular.ttf").read_bytes())
    data[tables(bytes(data))["OS/2"] + 9] = 2
    assert not may_be_embedded(bytes(data))


@pytest.mark.parametrize("family", sorted({name.split("-")[0] for name in NEEDED}))
def test_each_family_has_its_licence(family):
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / f"OFL-{family}.txt").read_text()
