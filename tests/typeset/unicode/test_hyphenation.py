"""Long words are parted where their language lets them, and some never."""

from itertools import pairwise
from pathlib import Path

import pyphen
import pytest

from casefiles.typeset.unicode import hyphenation
from casefiles.typeset.unicode.hyphenation import hyphen_places, is_worth_it


def parted(word: str, language: str, *, is_forced: bool = False) -> str:
    places = (0, *hyphen_places(word, language, is_forced=is_forced), len(word))
    return "-".join(word[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("de", "Auslieferungsersuchen", "Aus-lie-fe-rungs-er-su-chen"),
        ("de-AT", "„Menschenrechte,“", "„Men-schen-rechte,“"),
        ("en", "imprisonment", "im-pris-on-ment"),
        ("en-US", "imprisonment", "im-pris-on-ment"),
        ("fr", "l’extradition", "l’ex-tra-di-tion"),
        ("es", "nacionalidad", "na-cio-na-li-dad"),
        ("it", "estradizione", "estra-di-zione"),
        ("pl", "prześladowaniem", "prze-śla-do-wa-niem"),
        ("sv", "utlämning", "ut-läm-ning"),
        ("el", "διεθνούς", "διε-θνούς"),
        ("tr", "alıkonulamaz", "alı-ko-nu-la-maz"),
        ("tr", "mahkemelerinde", "mah-ke-me-le-rinde"),
        ("tr", "iadesinden", "ia-de-sin-den"),
        ("ru", "преследование", "пре-сле-до-ва-ние"),
        ("ru", "подъездной", "подъ-ез-дной"),
        ("ru", "безучастный", "безуча-стный"),
        ("ru", "государство", "го-су-дар-ство"),
        ("cs", "velvyslanectví", "vel-vy-sla-nec-tví"),
        ("cs", "nejobávanější", "nejobá-va-nější"),
        ("cs", "duchovního", "du-chov-ního"),
    ],
)
def test_words_are_parted_by_the_rules_of_their_language(language, word, expected):
    assert parted(word, language, is_forced=True) == expected


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("ug", "ئۇيغۇرلارنىڭ"),
        ("ar", "الإعلان"),
        ("bo", "བོད་ཡིག་ཆེན་པོ"),
        ("zh-Hans", "任何人不得加以"),
        ("en", "Abdurehimjan"),
        ("tr", "Türkistanlılar"),
        ("en", "UNHCRNATO"),
        ("en", "AB1234567"),
        ("en", "www.example.org"),
        ("en", "evidence_final"),
        ("en", "someone@example.org"),
        ("en", "2017-04-01"),
        ("en", "short"),
        ("xx", "imprisonment"),
        ("", "imprisonment"),
        ("uk", "переслідування"),
    ],
)
def test_some_are_never_parted(language, word):
    assert hyphen_places(word, language) == ()


@pytest.mark.parametrize(("is_forced", "least"), [(False, 3), (True, 2)])
def test_three_letters_stand_before_and_after_a_hyphen_two_before_it_in_need(is_forced, least):
    found = 0
    for language in ("de", "en", "fr", "es", "pl", "sv", "tr", "ru", "cs", "el"):
        for word in ("überantworten", "arbitraria", "εκδίκαση", "уоиапа", "iadeleri", "očista"):
            places = hyphen_places(word, language, is_forced=is_forced)
            assert all(least <= at <= len(word) - 3 for at in places)
            found += len(places)
    assert found > 20


def test_a_name_is_parted_only_where_it_is_wider_than_a_whole_line():
    assert parted("Extraditing", "en") == "Extraditing"
    assert parted("Extraditing", "en", is_forced=True) == "Ex-tra-dit-ing"


def test_a_soft_hyphen_in_the_text_decides_alone():
    assert parted("im\u00adprisonment", "en") == "im\u00ad-prisonment"
    assert parted("ئۇي\u00adغۇر", "ug") == "ئۇي\u00ad-غۇر"
    assert hyphen_places("\u00adword\u00ad", "en") == ()


def test_a_word_is_parted_for_a_large_gap_and_not_on_three_lines_in_succession():
    assert is_worth_it(60, 100, 0)
    assert not is_worth_it(40, 100, 0)
    assert not is_worth_it(60, 100, 2)


def test_every_dictionary_that_is_opened_tells_a_licence_that_we_may_use():
    """Those told to be under the GPL alone are not opened."""
    folder = Path(pyphen.__file__).parent / "dictionaries"
    for name in hyphenation._DICTIONARIES.values():
        files = [folder / f"README_hyph_{one}.txt" for one in (name, name.partition("_")[0])]
        told = "".join(
            file.read_text(encoding="utf-8", errors="replace") for file in files if file.exists()
        )
        assert "LGPL" in told or "Lesser" in told or "BSD-style" in told, name
