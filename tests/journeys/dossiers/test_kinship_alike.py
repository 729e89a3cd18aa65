"""Kin that are named and kin that stay: who speaks of them, and who is left out, may be told by it.

A sister makes the note: "my brother" in it says whose sister she is. Once a sentence about kin
goes, whoever stays of that speaker is listed, in pages, in words and in the lawyer's own texts, and
one act treats all alike.
"""

from dataclasses import replace

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Exhibit, Fact, Mark, Person
from casefiles.office.draft.kinship_consistency import remove_all_kinship, remove_all_own_kinship
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.kinship_answers import remove_sentences, use_placeholder
from casefiles.office.redaction.kinship_staying import kin_staying
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from tests.journeys.dossiers import test_kinship_statement
from tests.journeys.dossiers.test_kinship_statement import (
    asked,
    case_of,
    codes,
    document,
    exported,
    said,
)

NOTE = (
    "I ask for protection. My sister told me not to come back. My father is ill. "
    "My brother left at night."
)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(test_kinship_statement, "TEXT", NOTE)
    yield from test_kinship_statement.opened(tmp_path, "Gulnar Memet")


def spoken_by_sister(place) -> Person:
    """Let the sister speak in the note."""
    sister = next(one for one in place.vault.read(lambda reader: reader.find(Person)) if one.kin)
    note = document(place, "note").id
    (exhibit,) = place.vault.read(lambda reader: reader.find(Exhibit, document_id=note))
    changed = replace(exhibit, spoken_by=sister.id)
    place.vault.write(lambda work: work.update(changed, "edit_exhibit"))
    return sister


def stays(place) -> list[str]:
    found = checks_of(test_kinship_statement.wanted(place), UnchangedRasters())(
        place, CancellationToken()
    ).found
    return [spot.words for one in found if one.code == "kinship_stays" for spot in one.spots]


def own_item(place):
    return next(one.item for one in asked(place) if not one.item.document_id and not one.verdict)


def put_text(place, text: str) -> None:
    fact = place.vault.read(lambda reader: reader.find(Fact))[0]
    changed = replace(fact, text=text)
    place.vault.write(lambda work: work.update(changed, "edit_fact"))


def test_what_a_protected_speaker_says_of_her_named_brother_stops_until_it_goes(place, tmp_path):
    sister = spoken_by_sister(place)
    found = [one for one in asked(place) if one.title.startswith("AE/2")]
    # Nothing tells whether the client is a man, so that a sister may be meant as well.
    texts = sorted((one.item.text, one.item.person_id) for one in found)
    assert texts == [("My brother", sister.id), ("My sister", sister.id)]
    assert found[0].item.words == (
        "Adil Emin may be meant, and is named: then a reader knows whose kin Gulnar Memet is."
    )
    assert codes(place)["undecided_hits"] == len(asked(place))
    test_kinship_statement.decide_all(place)
    assert "undecided_hits" not in codes(place)
    words = said(exported(place, tmp_path / "dossier.pdf"))
    assert "my father is ill" in words
    assert "my brother" not in words
    assert "left at night" not in words


def test_her_brother_beside_her_name_waits_in_words_too(tmp_path, monkeypatch):
    # The name stands in a paragraph of its own: each leaves as a block.
    monkeypatch.setattr(
        test_kinship_statement, "TEXT", "Gulnar Memet wrote.\n\nHer brother left at night.\n"
    )
    for place in test_kinship_statement.opened(tmp_path / "words", "Gulnar Memet"):
        (row,) = [one for one in asked(place) if one.title.startswith("AE/2")]
        assert (row.item.text, row.item.kind) == ("Her brother", "kinship")
        others = [one.item for one in asked(place) if one.id != row.id]
        remove_sentences(case_of(place).id, others)(place, CancellationToken())
        assert codes(place)["undecided_hits"] == 1
        remove_sentences(case_of(place).id, [row.item])(place, CancellationToken())
        assert "undecided_hits" not in codes(place)
        marks = place.vault.read(lambda reader: reader.find(Mark))
        (mark,) = [one for one in marks if one.document_id == document(place, "note").id]
        assert (mark.start, mark.end) == (0, len("Her brother left at night."))


def test_a_placeholder_in_an_own_text_names_the_brother_and_no_relation(place):
    sister = spoken_by_sister(place)
    put_text(place, f"[[{sister.id}]] says that her brother left at night.")
    item = own_item(place)
    assert (item.text, item.person_id) == ("her brother", sister.id)
    use_placeholder(case_of(place).id, [item])(place, CancellationToken())
    client = next(
        one for one in place.vault.read(lambda reader: reader.find(Person)) if one.role == "client"
    )
    text = place.vault.read(lambda reader: reader.find(Fact))[0].text
    assert text == f"[[{sister.id}]] says that [[{client.id}]] left at night."
    assert not any(one.item.record[0].startswith("fact") for one in asked(place))


def test_who_stays_in_another_paper_of_the_speaker_is_listed_though_nothing_goes_there(place):
    case_id, paper = case_of(place).id, document(place, "statement").id
    assert stays(place) == []
    on_pages = next(one.item for one in asked(place) if one.title.startswith("AE/1"))
    remove_sentences(case_id, [on_pages])(place, CancellationToken())
    listed = stays(place)
    assert len(listed) == 2
    assert listed[0] == "AE/1: “my mother” stay"
    assert {"“my sister”", "“my father”", "“my brother”"} == set(
        listed[1].removeprefix("AE/2: ").removesuffix(" stay").split(", ")
    )
    left = place.vault.read(kin_staying(case_id, paper))
    assert {*left.words} == {"my mother", "my sister", "my father", "my brother"}
    done = remove_all_kinship(case_id, paper)(place, CancellationToken())
    assert done.marks
    assert stays(place) == []
    assert place.vault.read(kin_staying(case_id, paper)).words == ()
    note = document(place, "note").id
    spans = place.vault.read(lambda reader: reader.find(Mark, document_id=note))
    assert {NOTE[one.start : one.end] for one in spans} == {
        "My sister told me not to come back.", "My father is ill.", "My brother left at night.",
    }  # fmt: skip


def test_another_speakers_paper_is_neither_listed_nor_touched(place):
    spoken_by_sister(place)
    case_id, paper = case_of(place).id, document(place, "statement").id
    on_pages = next(one.item for one in asked(place) if one.title.startswith("AE/1"))
    remove_sentences(case_id, [on_pages])(place, CancellationToken())
    assert stays(place) == ["AE/1: “my mother” stay"]
    remove_all_kinship(case_id, paper)(place, CancellationToken())
    note = document(place, "note").id
    assert place.vault.read(lambda reader: reader.find(Mark, document_id=note)) == ()


def test_own_texts_are_listed_once_one_lost_a_sentence_and_cut_alike(place):
    case_id = case_of(place).id
    client = case_of(place).client.strip("[]")
    put_text(
        place,
        f"[[{client}]] left in May. His sister drove him. His mother wept. The judge's wife came.",
    )
    assert stays(place) == []
    remove_sentences(case_id, [own_item(place)])(place, CancellationToken())
    assert [one.split(": ", 1)[1] for one in stays(place)] == ["text: “his mother” stay"]
    assert place.vault.read(kin_staying(case_id, "")).words == ("his mother",)
    assert remove_all_own_kinship(case_id)(place, CancellationToken()).texts == 1
    assert stays(place) == []
    text = place.vault.read(lambda reader: reader.find(Fact))[0].text
    assert text == f"[[{client}]] left in May. The judge's wife came."
    # What was decided of the first sentence answers no question about one that is written anew.
    put_text(place, f"[[{client}]] left in May. His sister drove him.")
    assert own_item(place).text == "His sister"
    assert "undecided_hits" in codes(place)


def test_a_text_that_says_nothing_else_is_left_and_said(place):
    case_id = case_of(place).id
    put_text(place, "His mother wept.")
    with pytest.raises(Refused, match="kinship_sentence_is_all"):
        remove_all_own_kinship(case_id)(place, CancellationToken())
    assert place.vault.read(lambda reader: reader.find(Fact))[0].text == "His mother wept."


def test_one_undo_brings_back_a_cut_sentence_and_lists_nothing(place):
    case_id = case_of(place).id
    client = case_of(place).client.strip("[]")
    put_text(place, f"[[{client}]] left. His sister drove him. His mother wept.")
    remove_sentences(case_id, [own_item(place)])(place, CancellationToken())
    assert stays(place)
    first, _ = place.vault.read(next_undo(case_id))
    place.vault.write(undo(first))
    assert "His sister" in place.vault.read(lambda reader: reader.find(Fact))[0].text
    assert stays(place) == []
