"""Folding is one and the same on every Python, and joins what people write for one another."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from casefiles.domain.language.folding import fold, fold_with_offsets, search_form, word_kind
from casefiles.domain.language.unicode_tables import UNICODE_VERSION

ROOT = Path(__file__).parents[3]
OTHER_PYTHON = Path("/usr/bin/python3.13")
DIGEST = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from casefiles.domain.language.folding import fold, search_form, word_kind
digest = hashlib.sha256()
for code in range(0x110000):
    if not 0xD800 <= code < 0xE000:
        char = chr(code)
        for value in (fold(char), search_form(char), word_kind(char)):
            digest.update(value.encode() + b"\\0")
print(digest.hexdigest())
"""


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ALIM", "alim"),
        ("Ａｌｉｍ", "alim"),
        ("Älim", "alim"),
        ("A\u0308lim", "alim"),
        ("al\u200bi\u00adm\u2066", "alim"),
        ("Straße", "strasse"),
        ("İzmir ılık", "izmir ilik"),
        ("Łódź", "lodz"),
        ("٤٥۶", "456"),
        ("ﺋﺎﻟﯩﻢ", "ياليم"),
        ("ئالىم", "ياليم"),
        ("ئالـــىم", "ياليم"),
        ("عَلِيّ", "علي"),
        ("مەھمەت", fold("مەهمەت")),
        ("گۈلى", fold("گۈلی")),
        ("གསེར་ཕྲེང", "གསེར་ཕྲེང"),
        ("གསེར༌ཕྲེང", "གསེར་ཕྲེང"),
        ("Алим", "алим"),
    ],
)
def test_ways_to_write_a_word_fold_into_one(written, folded):
    assert fold(written) == folded


def test_tibetan_keeps_its_vowel_signs():
    assert fold("ཀི") != fold("ཀུ")


def test_cyrillic_and_latin_stay_apart_in_the_search_form():
    assert fold("Асор") != fold("Acop")


def test_folding_twice_changes_nothing():
    every = "".join(chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000)
    once = fold(every)
    assert fold(once) == once


def test_offsets_lead_back_to_the_original():
    text = "ﬁ\u200bÄ張 Straße 한"
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets[-1] == len(text)
    for index, char in enumerate(folded):
        assert char in fold(text[offsets[index]])


def test_each_han_character_is_a_search_term():
    assert search_form("见張偉 in 北京").split() == ["见", "張", "偉", "in", "北", "京"]


def test_kinds_of_word_characters():
    assert [word_kind(char) for char in "aяαع한张ཀあ1_ -"] == [*"lcgaohtud", "", "", ""]


def test_unpaired_surrogates_do_no_harm():
    assert fold("a\ud800b") == "a\ud800b"


def test_the_fold_is_the_same_on_another_python():
    if not OTHER_PYTHON.exists():
        pytest.skip("no other Python")
    command = [str(OTHER_PYTHON), "-I", "-c", DIGEST, str(ROOT)]
    other = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    digest = hashlib.sha256()
    for code in range(0x110000):
        if not 0xD800 <= code < 0xE000:
            char = chr(code)
            for value in (fold(char), search_form(char), word_kind(char)):
                digest.update(value.encode() + b"\0")
    assert digest.hexdigest() == other


def test_the_tables_are_what_their_maker_makes():
    database = Path("/usr/share/unicode/Scripts.txt")
    if not database.exists() or UNICODE_VERSION not in database.read_text(encoding="utf-8"):
        pytest.skip("Unicode's files of this version are not installed")
    maker = ROOT / "resources/unicode/make_tables.py"
    made = subprocess.run([sys.executable, str(maker)], capture_output=True, check=True).stdout
    assert made == (ROOT / "casefiles/domain/language/unicode_tables.py").read_bytes()


def test_the_readings_of_han_are_what_their_maker_makes():
    database = Path("/usr/share/unicode/Scripts.txt")
    if not database.exists() or UNICODE_VERSION not in database.read_text(encoding="utf-8"):
        pytest.skip("Unicode's files of this version are not installed")
    for maker, table in (
        ("make_readings.py", "han_reading_tables.py"),
        ("make_cantonese.py", "cantonese_tables.py"),
        ("make_sino_readings.py", "sino_reading_tables.py"),
    ):
        script = ROOT / "resources/unicode" / maker
        made = subprocess.run([sys.executable, str(script)], capture_output=True, check=True)
        assert made.stdout == (ROOT / "casefiles/domain/language" / table).read_bytes()
