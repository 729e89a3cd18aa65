"""Words of kinship: all that tell an owner are asked, and what only looks like kin is not.

`lists/kinship_statements.json` was written by somebody who did not see the rules. It is never cut.
Controls: with the endings of one language taken out, without the list of decoys, and with a subject
that may stand anywhere the same measure must fail.
"""

import json
import time
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.kin import KNOWN_KIN, Kin
from casefiles.office.redaction.kinships import known_names
from casefiles.redaction.kinship import decoys, finding, spaced_forms, tokens
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Known, Owner
from casefiles.redaction.kinship.relations import Relation, may_mean
from casefiles.redaction.kinship.sentences import may_report_act, sentence_at, sentences_between

LIST = Path(__file__).parents[1] / "lists" / "kinship_statements.json"
TOLD = json.loads(LIST.read_text(encoding="utf-8"))
NAMES = (
    "Ismayil Rozi", "伊斯马伊力·肉孜", "ئىسمائىل روزى", "Исмаил Рози", "İsmail Rozi",
    "Ismoil Roʻzi", "إسماعيل روزي", "اسماعیل روزی",
)  # fmt: skip
"""The client of the list, as the list's own texts write the name."""
MOST_DECOYS = 0.05
SECONDS = 12.0
"""For 300 pages on a machine that does other work beside; alone it takes three."""


@cache
def client_known() -> Known:
    """Return what is known of the client: not made by processes that only collect."""
    return known_names({"client": NAMES}, ["client"])


@pytest.fixture(scope="module", autouse=True)
def known_before_controls() -> None:
    """Make it before a control takes a rule out."""
    client_known()


def asked(text, kin, speaker, *, is_statement=False, known=None):
    """Return where a person with a kin to the client must be asked about."""
    relation = Relation("person", frozenset({Kin(kin)}), "client", is_client=True)
    return [
        one
        for one in phrases(text, known or client_known())
        if may_mean(one, relation, speaker, is_statement=is_statement)
    ]


def is_asked(one) -> bool:
    """Tell whether a statement of the list is asked about at its own place."""
    text, start = one["text"], one["text"].index(one["form"])
    end = start + len(one["form"])
    speaker = "client" if one["owner"] == "speaker" else "somebody else"

    def is_met(kin) -> bool:
        found = asked(text, kin, speaker, is_statement=True)
        return any(place.start < end and start < place.end for place in found)

    also = one.get("kin_also", ())
    return is_met(one["kin"]) or (bool(also) and all(map(is_met, also)))


def decoys_asked() -> list[str]:
    """Return the decoys that an own text would be asked about, for any kin of the client."""
    return [
        one["text"]
        for one in TOLD["decoys"]
        if any(asked(one["text"], kin, None) for kin in KNOWN_KIN)
    ]


def test_every_statement_that_tells_an_owner_is_asked():
    missed = [one for one in TOLD["statements"] if not is_asked(one)]
    counts = Counter(one["language"] for one in TOLD["statements"])
    print(f"{len(TOLD['statements']) - len(missed)} of {len(TOLD['statements'])}: {dict(counts)}")
    assert [(one["language"], one["form"]) for one in missed] == []


def test_few_decoys_are_asked_in_own_texts():
    found = decoys_asked()
    print(f"{len(found)} of {len(TOLD['decoys'])} decoys")
    assert len(found) <= MOST_DECOYS * len(TOLD["decoys"]), found


def test_every_place_of_a_story_is_asked():
    for story in TOLD["stories"]:
        places = zip(story["place_kins"], story["places"], story["place_offsets"], strict=True)
        for kin, place, start in places:
            found = asked(story["text"], kin, "client", is_statement=True)
            assert any(one.start < start + len(place) and start < one.end for one in found), (
                story["language"],
                kin,
                place,
            )


def without(monkeypatch, kept) -> None:
    """Let the finder know only some forms."""
    some = {form: told for form, told in spaced_forms.forms().items() if kept(told)}
    for module in (finding, tokens):
        monkeypatch.setattr(module, "forms", lambda: some)
    tokens._read.cache_clear()
    monkeypatch.setattr(finding, "_may_hold", lambda _text: True)


@pytest.fixture(autouse=True)
def forget():
    yield
    tokens._read.cache_clear()


@pytest.mark.parametrize("language", ["tr", "ug", "ru", "en"])
def test_control_without_a_language_statements_are_missed(monkeypatch, language):
    without(monkeypatch, lambda told: all(one.language != language for one in told))
    own = [one for one in TOLD["statements"] if one["language"] == language]
    assert sum(not is_asked(one) for one in own) > 0.5 * len(own)


def test_control_with_endings_alone_taken_off_owners_are_lost(monkeypatch):
    without(monkeypatch, lambda told: any(one.owner is Owner.NONE for one in told))
    own = [one for one in TOLD["statements"] if one["language"] in {"tr", "ug", "kk", "uz"}]
    assert sum(not is_asked(one) for one in own) > 0.5 * len(own)


def test_control_without_the_list_of_other_things_decoys_are_asked(monkeypatch):
    text = "The group founded a branch; its sister company and our mother tongue are meant."
    assert not any(asked(text, kin, None) for kin in KNOWN_KIN)
    monkeypatch.setattr(decoys, "keys_in", lambda _table, _language: frozenset())
    assert asked(text, Kin.SISTER, None)
    assert asked(text, Kin.MOTHER, None)


FORMS = {
    "en": ("my {}sister", "the applicant's {}sister", "the {}sister of the requested person"),
    "de": ("meine {}Schwester", "die {}Schwester des Antragstellers"),
    "fr": ("ma {}sœur", "la {}sœur du requérant"),
    "es": ("mi {}hermana", "la {}hermana del solicitante"),
    "it": ("mia {}sorella", "la {}sorella del richiedente"),
    "sv": ("min {}syster", "sökandens {}syster"),
    "cs": ("moje {}sestra", "{}sestra žadatele"),
    "el": ("η {}αδελφή μου", "η {}αδελφή του αιτούντος"),
    "zh": ("我{}妹妹", "申请人之{}妹", "申请人的{}姐姐"),
}
"""Languages that the list has, and those it lacks; where an adjective may stand is a brace."""
BREAKS = (" ", "\n", "\u00a0")


@pytest.mark.parametrize("language", FORMS)
def test_looks_of_a_phrase_do_not_hide_it(language):
    for form, gap in product(FORMS[language], BREAKS):
        plain = form.format("")
        for text in (plain, plain.upper(), plain.replace(" ", gap), f"… {plain}, …"):
            found = asked(text, Kin.SISTER, "client")
            assert found, (language, text)
            assert not asked(text, Kin.FATHER, "client")


def test_a_hyphen_at_a_line_end_and_a_line_end_within_han_do_not_hide_it():
    for text in (
        "my sis-\nter",
        "my sis\u00ad\nter",
        "the ap-\nplicant's sister",
        "我的妹\n妹",
        "申请\n人之妹",
    ):
        assert asked(text, Kin.SISTER, "client"), text


def test_another_person_named_is_not_asked_and_the_one_who_is_meant_is():
    known = known_names({"client": ["Adil Emin"], "other": ["Wang Li"]}, ["client"])
    assert asked("Adil's sister came.", Kin.SISTER, "x", known=known)
    assert asked("the sister of Adil Emin came.", Kin.SISTER, "x", known=known)
    for text in (
        "Wang Li's sister came.",
        "the sister of Mr Brown",
        "张三的妹妹来了",
        "the judge's sister",
    ):
        assert not asked(text, Kin.SISTER, "client", known=known), text


def test_my_sister_is_asked_only_where_the_speaker_is_the_one_related_to():
    assert asked("My sister came.", Kin.SISTER, "client")
    assert not asked("My sister came.", Kin.SISTER, "somebody else")
    assert asked("His sister came.", Kin.SISTER, "somebody else")


def test_a_whole_family_tells_nobody_whose_kinship_only_follows_from_other_relations():
    niece = Relation(PersonId("n"), frozenset({Kin.OTHER}), PersonId("c"), is_client=True)
    for text, is_told in (("他在给家人的信里说明了。", False), ("他的侄女来了。", True)):
        (found,) = phrases(text, Known({}))
        assert may_mean(found, niece, None), text
        assert may_mean(found, replace(niece, follows=True), None) is is_told, text


def test_a_reference_of_an_own_text_is_an_owner():
    text = "Xxxxxxx's sister and the sister of Xxxxxxx met."
    known = Known(places=((0, 7, "client"), (35, 42, "client")))
    assert len(asked(text, Kin.SISTER, None, known=known)) == 2
    other = Known(places=((0, 7, "other"), (35, 42, "other")))
    assert not asked(text, Kin.SISTER, None, known=other)


def test_sentences_are_whole_and_short_forms_end_none():
    text = "I left. My sister drove Mr. Li to the\nairport at 4 a.m. with us. She wept."
    start = text.index("sister")
    a, b = sentence_at(text, start, start + 6)
    assert text[a:b] == "My sister drove Mr. Li to the\nairport at 4 a.m. with us."
    assert sentences_between(text, 0, len(text)) == 3
    assert may_report_act("My sister drove me.")
    assert may_report_act("妹妹告诉我")
    assert not may_report_act("I have one sister.")
    unended = "x " * 5_000 + "my sister" + " x" * 5_000
    at = unended.index("my sister")
    a, b = sentence_at(unended, at, at + 9)
    assert b - a < 2_000


@pytest.mark.parametrize("story", TOLD["stories"], ids=lambda one: one["language"])
def test_three_hundred_pages_take_bounded_time(story):
    phrases("my sister")
    text = (story["text"] + "\n\n") * (300 * 2_500 // len(story["text"]))
    start = time.process_time()
    found = phrases(text, client_known())
    took = time.process_time() - start
    print(f"{story['language']}: {len(text):,} letters, {len(found):,} words of kin, {took:.1f} s")
    assert took < SECONDS
