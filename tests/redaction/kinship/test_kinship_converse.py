"""Kin that is named tells who speaks of it: the sister of the client who says "my brother".

`lists/kinship_converse.json` was written before anything was searched in it. It is never cut.
Control: without what people are to the protected, nearly nothing of it is asked.
"""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.records.kin import Kin
from casefiles.office.redaction.kinship_streams import Streamed
from casefiles.office.redaction.kinships import KinshipsAt, known_names, turned_of
from casefiles.office.redaction.review_kinship import (
    KINSHIP,
    kinship_questions_in,
    kinship_questions_in_own,
    own_text,
)
from casefiles.redaction.kinship.relations import Relation, turned

LIST = Path(__file__).parents[1] / "lists" / "kinship_converse.json"
TOLD = json.loads(LIST.read_text(encoding="utf-8"))
NAMES = {
    "client": ("Adil Emin", "阿迪力·艾敏", "Адил Эмин"),
    "gulnar": ("Gulnar Memet", "古丽娜尔·买买提", "Гульнар Мемет"),
}
LEAST_OF_A_LANGUAGE = 7


def kinships(kin, **more) -> KinshipsAt:
    """A case with one protected person, whose kin the client is."""
    relation = Relation("gulnar", frozenset({Kin(kin)}), "client", is_client=True)
    back = turned_of([relation], {"gulnar"}, "client")
    known = known_names(NAMES, ["client", "gulnar"])
    first = {one: names[0] for one, names in NAMES.items()}
    return replace(
        KinshipsAt("client", (relation,), (relation,), {"paper": "gulnar"}, known, first, back),
        **more,
    )


def asked(text, told, document="paper"):
    """Return the places of a text that are asked about, and what is said of each."""
    found = kinship_questions_in(Streamed(text, ()), told, document)
    return [(phrase, led) for phrase, kind, led in found if kind == KINSHIP]


def is_asked(one, **more) -> bool:
    start = one["text"].index(one["form"])
    end = start + len(one["form"])
    # Where her name stands, anybody may speak.
    more = more | ({"speakers": {}} if one["owner"] == "named" else {})
    return any(
        phrase.start < end and start < phrase.end and led.people == ("gulnar",)
        for phrase, led in asked(one["text"], kinships(one["kin"], **more))
    )


def test_the_list_is_as_long_as_it_was():
    counts = Counter(one["language"] for one in TOLD["statements"])
    assert sum(counts.values()) >= 68
    assert min(counts[one] for one in ("en", "ru", "zh", "tr", "ug-latin", "de", "fr")) >= (
        LEAST_OF_A_LANGUAGE
    )
    assert len(TOLD["decoys"]) >= 22


def test_every_statement_of_the_protected_about_open_kin_is_asked():
    missed = [one for one in TOLD["statements"] if not is_asked(one)]
    assert [(one["language"], one["form"]) for one in missed] == []


def test_control_without_what_people_are_to_her_nearly_nothing_is_asked():
    met = [one["form"] for one in TOLD["statements"] if is_asked(one, turned=())]
    assert len(met) <= 0.05 * len(TOLD["statements"]), met


def test_no_decoy_is_asked():
    found = []
    for one in TOLD["decoys"]:
        speakers = {} if one["speaker"] == "somebody" else {"paper": "gulnar"}
        if asked(one["text"], kinships(one["kin"], speakers=speakers)):
            found.append(one["text"])
    assert found == []


@pytest.mark.parametrize(
    ("kin", "back"),
    [
        ("sister", "sister brother"), ("brother", "sister brother"), ("mother", "child"),
        ("father", "child"), ("parent", "child"), ("child", "parent"), ("wife", "wife husband"),
        ("husband", "wife husband"), ("other", "other"),
    ],
)  # fmt: skip
def test_what_the_other_is(kin, back):
    relation = Relation("a", frozenset({Kin(kin)}), "b", is_client=True)
    told = turned(relation)
    assert (told.person_id, told.related_to) == ("b", "a")
    assert told.kins == frozenset(map(Kin, back.split()))


def test_who_speaks_and_whom_the_word_means_are_both_said():
    ((phrase, led),) = asked("My brother was taken.", kinships("sister"))
    assert (phrase.word, led.people, led.means) == ("brother", ("gulnar",), "client")


def test_kin_of_somebody_protected_is_asked_beside_her_name_alone():
    told = kinships("sister", speakers={})
    near, far = "Her brother came.", "Her brother came. It rained. We sat. Time went. He wept."
    assert asked(near, told) == []
    text = Streamed(near, (), ((0, "gulnar"),))
    assert [led.people for _, _, led in kinship_questions_in(text, told, "paper")] == [("gulnar",)]
    text = Streamed(far, (), ((len(far) - 1, "gulnar"),))
    assert list(kinship_questions_in(text, told, "paper")) == []


def test_a_kin_that_the_register_tells_of_is_not_passed_over_as_open():
    # The register tells both ways: he is her brother, and open.
    told = kinships("sister")
    open_kin = Relation("client", frozenset({Kin.BROTHER}), "gulnar", is_client=False)
    told = replace(told, recorded=(*told.recorded, open_kin), speakers={})
    text = Streamed("Her brother came.", (), ((0, "gulnar"),))
    assert [(kind, led.people) for _, kind, led in kinship_questions_in(text, told, "paper")] == [
        (KINSHIP, ("gulnar",))
    ]


def test_own_texts_ask_where_she_is_referred_to():
    told = kinships("sister")

    def words(raw):
        own = own_text("event.text", "e", raw)
        return [
            (raw[one.start : one.end], led.means)
            for one, led in kinship_questions_in_own(own, told)
        ]

    assert words("[[gulnar]] told us that her brother was taken.") == [("her brother", "client")]
    assert words("The brother of [[gulnar]] was taken.") == [("brother of [[gulnar]]", "client")]
    assert words("[[gulnar]]'s brother was taken.") == [("[[gulnar]]'s brother", "client")]
    assert words("She told us that her brother was taken. [[gulnar]] wept.") == []
    assert words("[[client]]'s brother was taken.") == []


def test_what_two_papers_of_one_word_lead_to_is_one_question_with_both():
    told = kinships("sister")
    mei = Relation("mei", frozenset({Kin.BROTHER}), "gulnar", is_client=False)
    told = replace(told, questions=(*told.questions, mei))
    ((_, led),) = asked("My brother was taken.", told)
    assert (led.people, led.means) == (("mei", "gulnar"), "")
