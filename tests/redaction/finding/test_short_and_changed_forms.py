"""Names that people shorten, inflect, join and type without capitals: none leaves unasked.

The list has invented people. Kinds: short_form (Саша), short_han (小迪), role (lawyer Chen),
small_letters, changed_stem (Mehmedi), joined (handles, double names).
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding import finder, index, short_names
from casefiles.redaction.names.sought import SoughtPerson
from tests.redaction.finding.finding_forms import (
    ASKED,
    LISTS,
    REMOVED,
    SILENT,
    Tools,
    outcome,
    table,
    tools,
)

SEEN: Final = frozenset({"role"})
"""The role beside a name may stay: whoever answers sees it."""


@cache
def told() -> dict[str, list[dict[str, Any]]]:
    text = (LISTS / "short_and_changed_forms.json").read_text("utf-8")
    found: dict[str, list[dict[str, Any]]] = json.loads(text)
    return found


def own() -> Tools:
    return tools([SoughtPerson(PersonId(p["key"]), tuple(p["names"])) for p in told()["people"]])


def outcomes(found: Tools, kind: str = "") -> Iterator[tuple[str, str, str, str]]:
    for one in told()["forms"]:
        if kind in {"", one["kind"]}:
            at = one["text"].index(one["form"])
            span = at, at + len(one["form"])
            what = outcome(found, one["text"], span, is_seen=one["kind"] in SEEN)
            yield one["kind"], one["expect"], one["text"], what


@pytest.fixture(scope="module")
def graded() -> list[tuple[str, str, str, str]]:
    return list(outcomes(own()))


def test_no_form_leaves_unasked(graded):
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for kind, _, _, what in graded:
        counts[kind][what] += 1
    print(table(counts))
    assert len(graded) >= 250
    assert [text for _, _, text, what in graded if what == SILENT] == []


def test_what_is_certain_goes(graded):
    assert [text for _, how, text, what in graded if how == "certain" and what != REMOVED] == []


def test_short_forms_are_asked_about_and_never_taken(graded):
    short = [(text, what) for kind, _, text, what in graded if kind == "short_form"]
    # A part of four letters and more, or of a kunya, is the name itself.
    assert sum(what == ASKED for _, what in short) >= len(short) - 4


def test_ordinary_sentences_stay_as_they_are():
    found = own()
    gone, asked = [], set()
    for one in told()["prose"]:
        mentions = found.matcher.find(one["text"])
        gone += [one["text"][hit.start : hit.end] for hit in mentions]
        asked |= {
            (hit.word, hit.owners)
            for hit in found.rules.questions(one["text"], mentions, is_machine_read=False)
        }
    assert len(told()["prose"]) >= 60
    assert gone == []
    # Sentences made of words that are names of these 66 people: one word in seven sentences.
    assert len(asked) <= 9


def _nothing(*_args: object, **_named: object) -> tuple[()]:
    return ()


@pytest.mark.parametrize(
    ("module", "name", "weak", "kind"),
    [
        (short_names, "_table", dict, "short_form"),
        (index, "stems_of", lambda key, script: index.stems_of(key, script)[:1], "changed_stem"),
        (finder, "after_titles", _nothing, "role"),
    ],
)
def test_a_rule_that_is_off_would_be_seen(monkeypatch, graded, module, name, weak, kind):
    """Control: without the table, the stems or the roles, forms of that kind stay or wait."""
    before = [what for one, _, _, what in graded if one == kind]
    real = getattr(module, name)
    monkeypatch.setattr(
        module, name, (lambda *args: real(*args)[:1]) if name == "stems_of" else weak
    )
    after = [what for *_, what in outcomes(own(), kind)]
    assert Counter(after)[SILENT] > Counter(before)[SILENT]


@pytest.mark.parametrize(
    ("listed", "text", "word"),
    [
        ("ئاينۇر مەمەت", "They asked for Aynur.", "Aynur"),
        ("ئاينۇر مەمەت", "Спросили про Айнур вчера.", "Айнур"),
        ("Айгуль Сериккызы", "They had taken Aigul home.", "Aigul"),
        ("ئادىل تۇرسۇن", "We saw Adil there.", "Adil"),
    ],
)
def test_one_part_alone_of_a_form_that_nobody_confirmed_is_asked_about(listed, text, word):
    found = tools([SoughtPerson(PersonId("p"), (listed,))])
    mentions = found.matcher.find(text)
    asked = found.rules.questions(text, mentions, is_machine_read=False)
    met = [text[one.start : one.end] for one in (*mentions, *asked)]
    assert met == [word]


def test_parents_are_asked_about_by_the_name_of_an_open_child():
    hidden = [SoughtPerson(PersonId("p"), ("Amina Hashmawi",))]
    found = tools(hidden, [SoughtPerson(PersonId("c"), ("Jubran Hashmawi",))])
    for text, name in (
        ("We met Umm Jubran.", "Umm Jubran"),
        ("Then Abu Jubran left.", "Abu Jubran"),
    ):
        asked = found.rules.questions(text, (), is_machine_read=False)
        assert [text[one.start : one.end] for one in asked] == [name]
    assert found.rules.questions("Jubran left for Abu Dhabi.", (), is_machine_read=False) == ()


def test_what_is_never_a_name_is_asked_no_more():
    person = SoughtPerson(PersonId("p"), ("Александр Дроздецкий",), (), ("Саша",))
    found = tools([person])
    assert found.rules.questions("Потом Саша ушла.", (), is_machine_read=False) == ()
    assert found.rules.questions("Потом Шурик ушёл.", (), is_machine_read=False) != ()
