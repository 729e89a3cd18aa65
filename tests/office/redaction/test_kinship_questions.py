"""Which words of kinship a paper or an own text is asked about, and whom they may mean."""

from dataclasses import replace
from types import SimpleNamespace

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.records.kin import Kin
from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.office.redaction.kinship_answers import as_decided, may_be_known
from casefiles.office.redaction.kinships import KinshipsAt, known_names
from casefiles.office.redaction.review_kinship import ON_PAGES, kinship_questions_in_own, own_text
from casefiles.office.redaction.suggestions import (
    CaseContext,
    DocumentContext,
    ItemPlace,
    RedactionSuggestion,
)
from casefiles.redaction.kinship.relations import Relation
from casefiles.redaction.names.mentions import Matcher, Mention
from casefiles.redaction.names.sought import Sought
from casefiles.words.language import stored_words

NAMES = {"client": "Adil Emin", "qing": "Lu Qing", "mei": "Lu Mei", "other": "Wang Li"}


def relation(person, kin, of="client"):
    return Relation(person, frozenset({Kin(kin)}), of, is_client=of == "client")


def kinships(*relations, recorded=(), speakers=None) -> KinshipsAt:
    known = known_names({one: [name] for one, name in NAMES.items()}, ["client", "other"])
    return KinshipsAt("client", relations, (*relations, *recorded), speakers or {}, known, NAMES)


def page(number, *lines) -> PageText:
    return PageText(
        number, 595.0, 842.0,
        tuple(
            TextLine(text, Box(0.1, 0.02 * n, 0.9, 0.02 * n + 0.015))
            for n, text in enumerate(lines, 1)
        ),
    )  # fmt: skip


def asked(pages, told, mentions=None) -> list[RedactionSuggestion]:
    document = DocumentContext(
        SimpleNamespace(id="paper", media_type="application/pdf"), pages, pages,
        mentions=mentions or tuple(() for _ in pages),
    )  # fmt: skip
    at = CaseContext("case", (), Matcher(()), "", Sought(()), told)
    quiet = SimpleNamespace(check=lambda: None)
    return list(ON_PAGES.look(None, at, document, quiet))


def test_one_question_for_a_word_and_a_paper_however_long_it_is():
    told = kinships(relation("qing", "sister"))
    pages = tuple(
        page(n, "My sister came in.", "I said nothing.", "My sister left. My sister", "wept.")
        for n in range(1, 301)
    )
    (item,) = asked(pages, told)
    assert (item.count, len(item.places), item.person_id) == (900, 900, "qing")
    assert len({one.key for one in item.places}) == 900
    assert item.places[2].areas[-1][1].y0 == 0.08, "the sentence goes on the next line"


def test_a_sentence_that_runs_over_the_end_of_a_page_goes_on_both():
    told = kinships(relation("qing", "sister"))
    (item,) = asked((page(1, "I left. My"), page(2, "sister drove me.", "It rained.")), told)
    (place,) = item.places
    assert [number for number, _ in place.areas] == [1, 2]
    assert [number for number, _ in place.spots] == [1, 2]
    # The same where the break lies between two runs of pages that are read at once.
    many = (*(page(n, "I waited.") for n in range(1, 40)), page(40, "I left. My"))
    (item,) = asked((*many, page(41, "sister drove me.")), told)
    assert [number for number, _ in item.places[0].spots] == [40, 41]


def test_two_sisters_are_both_told_and_another_persons_are_not_asked():
    told = kinships(
        relation("qing", "sister"), relation("mei", "sister"), relation("x", "sister", "other")
    )
    (item,) = asked((page(1, "My sister came."),), told)
    assert item.may_be == ("qing", "mei")
    assert item.person_id == ""
    assert stored_words(item.words) == "It may be Lu Qing or Lu Mei."
    (named,) = asked((page(1, "Wang Li's sister came."),), told)
    assert named.may_be == ("x",)


def test_my_sister_in_a_paper_of_another_speaker_is_that_ones():
    told = kinships(relation("qing", "sister"), speakers={"paper": "other"})
    assert asked((page(1, "My sister came."),), told) == []
    (item,) = asked((page(1, "His sister came."),), told)
    assert item.person_id == "qing"


def test_kin_that_nobody_recorded_is_asked_within_three_sentences_of_a_protected_name():
    told = kinships(relation("qing", "sister"))
    near = (page(1, "Lu Qing wept. It rained. Her brother came."),)
    far = (page(1, "Lu Qing wept. It rained. We sat. Time went. Her brother came."),)
    mention = ((Mention(0, 7, "qing"),),)
    (item,) = asked(near, told, mention)
    assert (item.kind, item.person_id) == ("kinship_unknown", "qing")
    assert (
        stored_words(item.words)
        == "Who is “Her brother”? It occurs within three sentences of Lu Qing."
    )
    assert asked(far, told, mention) == []
    open_brother = kinships(relation("qing", "sister"), recorded=[relation("other", "brother")])
    assert asked(near, open_brother, mention) == []


def test_own_texts_ask_for_owners_and_for_bare_kin_beside_a_reference():
    told = kinships(relation("qing", "sister"))

    def words(raw):
        own = own_text("event.text", "e", raw)
        return [raw[one.start : one.end] for one, _ in kinship_questions_in_own(own, told)]

    assert words("[[client]]'s sister came.") == ["[[client]]'s sister"]
    assert words("[[other]]'s sister came.") == []
    assert words("The sister, who had waited long, met [[client]] there.") == ["sister"]
    assert words("The sister met them. [[client]] had left.") == []
    assert words("He spoke his mother tongue to his sister.") == ["his sister"]


def test_it_may_be_known_is_offered_first_only_where_no_sentence_tells_an_act():
    told = kinships(relation("qing", "sister"))
    (plain,) = asked((page(1, "I have one sister.", "She is tall."),), told)
    assert may_be_known(plain)
    (acting,) = asked((page(1, "I have one sister.", "My sister warned me."),), told)
    assert not may_be_known(acting)


def test_one_by_one_makes_a_question_of_each_place():
    place = ItemPlace("k1", 1, (), ((1, Box(0, 0, 1, 0.1)),), "", "my sister", "")
    other = ItemPlace("k2", 2, (), ((2, Box(0, 0, 1, 0.1)),), "", "my sister", "")
    item = RedactionSuggestion(
        "kinship", "k", "paper", 1, (), "", "my sister", "", "qing", "", places=(place, other)
    )
    chosen = SimpleNamespace(
        kind="kinship_apart", key="k", verdict=SuggestionVerdict.ACCEPTED, person_id=""
    )
    found = as_decided([item], [chosen], NAMES)
    assert [(one.key, one.page, one.count) for one in found] == [("k1", 1, 1), ("k2", 2, 1)]
    assert as_decided([item], [], NAMES) == [item]


def test_in_messages_kin_of_nobody_told_may_be_the_clients():
    told = kinships(relation("qing", "wife"))
    pages = (page(1, "Abduweli Rozi · 01/03/2025, 13:28", "民警传唤了妻子。"),)
    assert asked(pages, told) == [], "a paper of the police may speak of anybody's"
    (item,) = asked(pages, replace(told, messages=frozenset({"paper"})))
    assert (item.text, item.person_id) == ("妻子", "qing")
