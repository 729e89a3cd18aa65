"""What passes over texts quickly changes nothing that is found in them."""

import random
from functools import cache
from pathlib import Path

import pytest

from casefiles.domain.language import folding
from casefiles.domain.language.folding import fold, fold_with_offsets, folded_in_place, han_variants
from casefiles.domain.language.folding import word_kind as kind
from casefiles.domain.language.phonetic_forms import phonetic_form
from casefiles.redaction.finding import edge_masks
from casefiles.redaction.finding.dates import dates
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.finding.han import masks
from casefiles.redaction.finding.reading import TextForms
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
    monkeypatch.setattr(edge_masks, "_may_be_cut", lambda _: True)
    monkeypatch.setattr(masks, "_may_be_spelled", lambda _: True)
    slow = found(NameRules(Sought(people()[:PEOPLE])), texts())
    assert quick == slow


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
