"""Lines end where the Unicode Standard lets them, by its own cases, and as typographers ask."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from casefiles.typeset.document.breaks import break_positions, standard_breaks
from casefiles.typeset.unicode.break_tables import UNICODE_VERSION
from casefiles.typeset.unicode.clusters import cluster_ends, clusters

CASES = Path("/usr/share/unicode/auxiliary")
needs_unicode = pytest.mark.skipif(not CASES.is_dir(), reason="unicode-data is not installed")


def cases(name: str) -> Iterator[tuple[str, list[int]]]:
    """Yield each text and where it breaks; its beginning is no break here."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    assert UNICODE_VERSION in lines[0]
    for line in lines:
        text, places = "", []
        for told in line.partition("#")[0].split():
            if told == "÷":
                places.append(len(text))
            elif told != "×":
                text += chr(int(told, 16))
        if text:
            yield text, [place for place in places if place]


@needs_unicode
@pytest.mark.parametrize(
    ("name", "count", "broken"),
    [
        ("LineBreakTest.txt", 10_274, standard_breaks),
        ("GraphemeBreakTest.txt", 1_187, cluster_ends),
    ],
)
def test_every_case_of_the_standard(name, count, broken):
    told = list(cases(name))
    assert len(told) == count
    wrong = [[hex(ord(one)) for one in text] for text, places in told if broken(text) != places]
    assert not wrong


def parts(text: str, language: str = "") -> list[str]:
    stops = [0, *break_positions(text, ((0, len(text), language),))]
    return [text[start:end] for start, end in pairwise(stops)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-Hans", "他 说：|“好。”|“我 不 去”，|他 回 答。"),
        ("zh-Hans", "《刑 法》|第 12 条：|“危 害”……——|是"),
        ("zh-Hans", "阿 不 都· 热 依 木 被 捕"),
        ("zh-Hant", "「他 們 說：|『不』」|（見 附 件）"),
        ("zh-Hans", "和／或"),
        ("bo", "བོད་|ཡིག་|ནི། |ང་|ཚོའི་|སྐད་|ཡིག་|རེད། །|ཡིན། །"),
        ("bo", "ཞེས་|བཤད་|དོ༎ "),
        ("ug", "2017-يىلى |5-ئاينىڭ |ئاتا-|ئانىسى، |دەيدۇ."),
        ("ug", "«ئامان-|ئېسەنمۇ؟» |دېدى"),
        ("ar", "قال: |«لا»، |ثم |غادر."),
        ("ru", "5-го |мая |2017-й |год — |это |северо-|запад"),
        ("en", "a |well-|known |word – |and |so—|it |goes"),
        ("en", "on |COVID-19, |ICC-01/04 |and/|or |km/h, |A/HRC/|WG.6/48, |c/o |E/CN.4"),
        ("en", "see |Art. 5, |p. 12 |and |§ 7 |of |it. |5 |men"),
        ("fr", "« Voilà ! », |dit-|elle ; |« quoi ? »"),
        ("de", "das |„Wort“ |und |»noch |eines« |nach |Art. 3 |Abs. 2"),
        ("pl", "mieszkał |w Polsce |i z nią"),
        ("cs", "byl |v Praze |s ním"),
        ("en", "on |28 November |2023 |at |100 % |and |12 |men"),
        ("de", "am |3. Oktober |2019 |um |19 |Uhr"),
        ("ru", "с 5 мая |2017 |и до |19 |дней"),
        ("es", "¿Qué? |¡No! |n.º 5"),
        ("es", "el |6 de |mayo |de |2024, |1.º de |abril, |6 |de |ellos"),
        ("tr", "Türkiye’de |1951’den |beri"),
        ("el", "«Τι;» |είπε· |και"),
    ],
)
def test_lines_end_as_a_typographer_would_let_them(language, text):
    """A stroke stands where a line may end; in Chinese a space does too, for ease of reading."""
    expected = text.replace(" ", "|") if language.startswith("zh") else text
    assert "|".join(parts(expected.replace("|", ""), language)) == expected


def test_one_letter_before_a_word_ends_a_line_in_other_languages():
    assert parts("I saw a dog", "en") == ["I ", "saw ", "a ", "dog"]
    assert parts("tvář v okně", "cs") == ["tvář ", "v okně"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example/b-c/d.html.", "https://|a.example/|b-c/|d.html."),
        ("(www.example.org/a?b=c&d=e#f)", "(www.example.org/|a|?b=c|&d=e|#f)"),
        (
            "https://a.example/the_report-of_2019.final.pdf",
            "https://|a.example/|the|_report|-of|_2019|.final|.pdf",
        ),
        ("见https://a.example/b，又", "见|https://|a.example/|b，|又"),
    ],
)
def test_addresses_of_pages_part_at_slashes_and_never_behind_a_hyphen(text, expected):
    assert "|".join(parts(text)) == expected


def test_a_mark_on_a_space_is_not_torn_off():
    for mark in ("\u0301", "\u064b", "\u0f72"):
        assert parts(f"a {mark} b") == [f"a {mark} ", "b"]


def test_a_page_number_to_come_counts_as_a_number():
    assert parts("(dossier p. \ufffc), p. \ufffc–\ufffc; \ufffc.") == [
        "(dossier ",
        "p. \ufffc), ",
        "p. \ufffc–",
        "\ufffc; ",
        "\ufffc.",
    ]


def test_a_hundred_thousand_characters_of_any_kind_take_no_time_to_speak_of():
    for piece in (
        "https://a.example/",
        "§ 7 ",
        "“",
        "(",
        "a/",
        "་",
        "\u0301",
        "- ",
        "p. ",
        "\u200d",
    ):
        text = piece * (100_000 // len(piece))
        assert break_positions(text)[-1] == len(text)


def test_no_line_ends_within_what_a_reader_takes_for_one_character():
    chance = Random(5)
    letters = " -aZ9.,/(“”«»’—\u00a0\u0301\u200d\u200b\u00ad\n\r漢，「」ァ་།བྱིུའئۇل\u064b\u0f72é§%"
    for _ in range(5_000):
        text = "".join(chance.choice(letters) for _ in range(chance.randint(2, 9)))
        assert set(break_positions(text)) <= set(cluster_ends(text)), ascii(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("བསྒྲུབས་", ["བ", "སྒྲུ", "བ", "ས", "་"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("ئۇ\u0651ر", ["ئ", "ۇ\u0651", "ر"]),
        ("👨\u200d👩\u200d👧!", ["👨\u200d👩\u200d👧", "!"]),
        ("\r\na", ["\r\n", "a"]),
        ("", []),
    ],
)
def test_what_a_reader_takes_for_one_character_stays_whole(text, expected):
    assert clusters(text) == expected
