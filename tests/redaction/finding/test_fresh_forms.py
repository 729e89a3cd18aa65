"""Forms in 45 languages by somebody who saw no code: how many nothing finds, and what is asked.

Each number may only become smaller, and no kind may come to the list.
"""

from collections import Counter
from functools import cache
from typing import Final

from tests.measured import note
from tests.redaction.finding.finding_forms import ASKED, REMOVED, SILENT
from tests.redaction.finding.fresh_list import calm, found, fresh, outcome

STILL_SILENT: Final = {
    "Sino-Japanese reading": 1,
    "URL encoding": 1,
    "Zawgyi encoding": 1,
    "abbreviation": 2,
    "alias formula": 1,
    "chat spelling": 1,
    "classical transliteration": 1,
    "conjunction prefix": 1,
    "diacritics dropped": 1,
    "diminutive": 1,
    "familiar title": 1,
    "hanja": 1,
    "hiragana": 1,
    "homophone letters": 1,
    "kana": 1,
    "kana reading": 1,
    "kinship": 3,
    "kunya": 1,
    "long vowel variant": 1,
    "masculine surname form": 1,
    "nickname": 3,
    "numbered tones": 1,
    "pinyin of transliteration": 2,
    "possessive": 1,
    "script": 4,
    "script variant": 1,
    "short name": 1,
    "split character": 1,
    "title": 3,
    "transliteration": 37,
    "transliteration from Russian": 1,
    "transliteration variant": 7,
    "transliteration, declined": 2,
    "transliteration, no hyphen": 1,
    "transliteration, title": 1,
}
"""Kinds of which nothing finds some, with how many."""
QUESTIONS_ON_CALM: Final = 42
REMOVED_ON_CALM: Final = 8
"""Words and places that are written as a part of the name is: Whitmore Street, Hebrew for song."""


@cache
def became() -> dict[int, str]:
    return {row.number: outcome(row) for row in fresh()}


def test_the_lists_are_whole():
    assert (len(fresh()), len(calm())) == (613, 167)
    assert len({row.number for row in fresh()}) == len(fresh())


def test_no_more_forms_stay_in_silence():
    told = became()
    for what in (REMOVED, ASKED, SILENT):
        note(f"fresh forms {what}", sum(one == what for one in told.values()))
    silent = Counter(row.kind for row in fresh() if told[row.number] == SILENT)
    assert {
        kind: count for kind, count in silent.items() if count > STILL_SILENT.get(kind, 0)
    } == {}
    assert sum(silent.values()) <= sum(STILL_SILENT.values())


def test_calm_texts_stay_calm():
    told = [found(row) for row in calm()]
    questions = sum(len(one.asked) + len(one.kin) for one in told)
    note("questions on calm texts", questions)
    assert questions <= QUESTIONS_ON_CALM
    assert sum(len(one.gone) for one in told) <= REMOVED_ON_CALM
