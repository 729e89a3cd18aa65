"""What passes over texts quickly changes nothing that is found in them."""

import random
import re
from functools import cache
from pathlib import Path

import pytest

from casefiles.domain.language import folding
from casefiles.domain.language.folding import fold, fold_with_offsets, folded_in_place, han_variants
from casefiles.domain.language.folding import word_kind as kind
from casefiles.domain.language.phonetic_forms import phonetic_form
from casefiles.redaction.finding import edge_masks, initials, reading
from casefiles.redaction.finding.dates import birth_events, dates
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.finding.han import masks
from casefiles.redaction.finding.numbers import numbers
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.finding.respelled import Respelled
from casefiles.redaction.names.patterns import compact, compacted
from casefiles.redaction.names.sought import Sought
from tests.redaction.finding.finding_forms import forms, people

LISTS = Path(__file__).parents[1] / "lists"
SEED = 20_261
PEOPLE = 15


@cache
def texts() -> tuple[str, ...]:
    """Return the lists' texts, and pages of several of them."""
    short = [one.text for one in forms()]
    rows = (LISTS / "outside_phrases.tsv").read_text("utf-8").splitlines()
    short += [cell for row in rows for cell in row.split("\t") if len(cell) > len("a few words")]
    chance = random.Random(SEED)
    print(f"seed {SEED}")
    pages = ["\n".join(chance.choice(short) for _ in range(20)) for _ in range(12)]
    return (*short[::12], *pages)


def found(rules: NameRules, told: tuple[str, ...]) -> list[object]:
    """Return places; of several that say the same any may be the one that is named."""
    return [
        (
            text,
            [(one.start, one.end, one.owners, one.kind, one.word) for one in rules.certain(text)],
            [
                (one.start, one.end, one.owners, one.kind)
                for one in rules.questions(text, (), is_machine_read=True)
            ],
        )
        for text in told
    ]


def test_no_gate_changes_what_is_found(monkeypatch):
    quick = found(NameRules(Sought(people()[:PEOPLE])), texts())
    assert any(places for _, places, _ in quick)
    for name in ("has_han", "has_digits", "has_point_after_letter"):
        monkeypatch.setattr(TextForms, name, True)
    monkeypatch.setattr(dates, "may_be_in_words", lambda _: True)
    monkeypatch.setattr(edge_masks, "_may_be_masked", lambda _: True)
    for module, name, pattern in (
        (edge_masks, "_masked", edge_masks._MASKED),
        (edge_masks, "_cut", edge_masks._CUT),
    ):
        monkeypatch.setattr(module, name, pattern.finditer)
    monkeypatch.setattr(initials, "_plain", lambda one: initials._PLAIN.finditer(one.text))
    monkeypatch.setattr(initials, "_pointed", lambda one: initials._POINTED.finditer(one.text))
    monkeypatch.setattr(birth_events, "_is_event_word", lambda _: True)
    monkeypatch.setattr(
        birth_events, "_events", lambda one: birth_events._pattern().finditer(one.whole.folded)
    )
    monkeypatch.setattr(numbers, "_MAY_BE_MASKED", re.compile(""))
    monkeypatch.setattr(numbers, "_may_be_in_words", lambda *_: True)
    monkeypatch.setattr(numbers, "may_be_spoken", lambda _: True)
    monkeypatch.setattr(Respelled, "may_begin", lambda *_: True)
    monkeypatch.setattr(masks, "_may_be_spelled", lambda _: True)
    slow = found(NameRules(Sought(people()[:PEOPLE])), texts())
    assert quick == slow


def cut_anywhere(text: str) -> list[re.Match[str]]:
    """Return parts cut with a hyphen, of both patterns, searched for in the whole text."""
    both = [*edge_masks._LONG_CUT.finditer(text), *edge_masks._CUT.finditer(text)]
    found: list[re.Match[str]] = []
    for one in sorted(both, key=lambda it: it.start()):
        if not found or one.start() >= found[-1].end():
            found.append(one)
    return found


def _signs(chance: random.Random) -> str:
    """Return masks, initials, hyphens, digits and words in any order."""
    pieces = (
        *("A", "b", "xxx", "X", "*", "**", "•", "×", "...", "…", ".", "-", "'", "’", " ", "\n"),
        *(
            "1",
            "12",
            "²",
            "é",
            "Zh",
            "Tsch",
            "ª",
            "_",
            "王",
            "(ФИО 1)",
            "NSB",
            "ABCD",
            "abc",
            "\ud800",
        ),
        *("born ", "b-day", "12-", "满十八岁", "летие", "#", "(", ")", "text", "ـ", "Ш"),
    )
    return "".join(chance.choice(pieces) for _ in range(chance.randrange(1, 40)))


def test_places_looked_at_are_those_of_a_whole_search():
    chance = random.Random(SEED)
    for text in (_signs(chance) for _ in range(3_000)):
        one = TextForms(text)
        folded = one.whole.folded
        pairs = [
            (edge_masks._masked(text), edge_masks._MASKED.finditer(text)),
            (edge_masks._cut(text), cut_anywhere(text)),
            (birth_events._events(one), birth_events._pattern().finditer(folded)),
        ]
        if one.has_point_after_letter:
            pairs.append((initials._pointed(one), initials._POINTED.finditer(text)))
        for quick, slow in pairs:
            assert [(it.span(), it.groups()) for it in quick] == [
                (it.span(), it.groups()) for it in slow
            ], text


def test_words_passed_over_are_those_that_begin_small():
    chance = random.Random(SEED)
    signs = (*"aBzЖж1_ '’ʼ-.\n÷×ß²ªéÉгلل王ǅĀāŁł", "abc", "De", "l’Homme", "iPhone", "a" * 40)
    for text in ("".join(chance.choice(signs) for _ in range(60)) for _ in range(2_000)):
        found = [(one.span(), one[0]) for one in TextForms(text * 3).words]
        whole = [(one.span(), one[0]) for one in reading._WORD.finditer(text * 3)]
        assert found == [one for one in whole if not one[1][0].islower()], text


def test_what_was_read_before_changes_nothing():
    rules = NameRules(Sought(people()[:PEOPLE]))
    first = found(rules, texts()[-12:])
    found(rules, texts()[:60])
    assert found(rules, texts()[-12:]) == first


def _mixed() -> list[str]:
    """Return texts of signs that fold to none, one and several, of all planes and kinds."""
    chance = random.Random(SEED)
    odd = [code for code in range(0x20, 0x3000) if fold(chr(code)) != chr(code)]
    signs = [*map(chr, chance.sample(odd, 300)), *"abcXYZ 12.-\0_"]
    signs += [chr(code) for code in chance.sample(sorted(han_variants()), 60)]
    signs += [chr(chance.randrange(0x3000, 0x30000)) for _ in range(200)]
    few = ["".join(chance.choice(signs) for _ in range(12)) for _ in range(60)]
    return [
        *("".join(chance.choice(signs) for _ in range(600)) for _ in range(60)),
        *("".join(chance.choice(one) for _ in range(600)) for one in few),
    ]


@pytest.mark.parametrize("text", _mixed()[::6])
def test_a_page_folds_as_its_signs_do(text):
    forms_of_signs = [fold(char) for char in text]
    assert fold(text) == "".join(forms_of_signs)
    offsets = [at for at, form in enumerate(forms_of_signs) for _ in form]
    assert fold_with_offsets(text) == (fold(text), (*offsets, len(text)))
    assert compact(text) == "".join(compact(char) for char in text)
    folded = fold(text)
    assert compacted(text).places == tuple(at for at, char in enumerate(folded) if kind(char))
    told = [
        form if len(form) == 1 else char for char, form in zip(text, forms_of_signs, strict=True)
    ]
    assert folded_in_place(text) == "".join(told)


def test_forms_fold_to_themselves():
    """What `folding.replaced` needs."""
    table = folding._folds()
    assert all(form.translate(table) == form for form in table.values())
    variants = han_variants()
    assert all(form.translate(variants) == form for form in variants.values())


def test_words_sound_as_they_did():
    words = ("Shchukin", "Tschechow", "Yecqx", "Bakhyt", "Zhou'er")
    assert [*map(phonetic_form, words)] == ["sukin", "tsacuv", "akh", "bahit", "juar"]
