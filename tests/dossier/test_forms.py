"""Forms of forums: their headings are the sections, filled from the record or by answers."""

from dataclasses import replace
from functools import cache

import pytest

from casefiles.domain.disclosed_answers import DisclosedAnswer
from casefiles.domain.disclosure import Disclosure, canonical_bytes, disclosure_from_bytes
from casefiles.domain.errors import Refused
from casefiles.dossier.composition import compose
from casefiles.dossier.form_values import is_filled, missing_fields, words_of_form
from casefiles.dossier.forum_layout import load_layout, load_layouts
from casefiles.dossier.forums import ForumProfile
from casefiles.dossier.profiles import Profile
from casefiles.typeset.tree import Document, Heading, Table
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.dossier.test_composition import text_of

FORMS = tuple(one.id for one in load_layouts(RESOURCES) if one.form is not None)
PLAIN = edition(exhibits=2, events=2, facts=2)


@cache
def layout(name: str) -> Profile:
    return load_layout(RESOURCES, name)


def composed(name: str, *answers: tuple[str, str]) -> Document:
    disclosure = filed(name, *answers)
    return compose(disclosure, layout(name), burned_pages(disclosure))


def filed(name: str, *answers: tuple[str, str]) -> Disclosure:
    audience = next(iter(layout(name).audiences))
    told = tuple(DisclosedAnswer(*one) for one in answers)
    return replace(PLAIN, profile=name, audience=audience, answers=told)


def form(name: str) -> ForumProfile:
    found = layout(name).form
    assert found is not None
    return found


def headings(document: Document) -> list[tuple[int, str]]:
    return [
        (block.level, "".join(span.text for span in block.bookmark))
        for block in document.blocks
        if isinstance(block, Heading) and block.bookmark
    ]


@pytest.mark.parametrize("name", FORMS)
def test_every_profile_prints_its_headings_in_their_order(name: str) -> None:
    document = composed(name)
    tops = [text for level, text in headings(document) if level == 1]
    wanted = [one.heading for one in form(name).headings]
    assert [text for text in tops if text in wanted] == wanted
    assert headings(document)[0][1] == PLAIN.title
    assert layout(name).title in text_of(document)


def test_the_chronology_and_statement_stand_below_the_heading_for_facts() -> None:
    found = headings(composed("un_cat_art22"))
    at = found.index((1, "6. Facts, in chronological order"))
    assert found[at + 1 : at + 3] == [(5, "Chronology"), (5, "Statement of facts")]


def test_an_answer_is_printed_with_its_label_and_the_record_fills_the_rest() -> None:
    text = text_of(composed("un_cat_art22", ("sought", "Refrain from extraditing [PERSON 1].")))
    assert "Remedies sought from State\nRefrain from extraditing [PERSON 1]." in text
    assert f"State party\n{PLAIN.requested_state}" in text


def test_truths_and_dates_are_printed_in_words_and_no_entry_where_nothing_stands() -> None:
    answers = ("order_date", "2026-12-01"), ("suspensive_effect", "no")
    text = text_of(composed("un_tb_interim_letter", *answers))
    assert "Surrender order: date\n1 December 2026" in text
    assert "A pending appeal suspends the surrender\nNo" in text
    assert "No entry." in text_of(composed("un_cat_art22"))


def test_lines_of_a_list_are_printed_as_a_table_under_the_columns_of_its_label() -> None:
    line = "Court of appeal | appeal | 2026-01-02 | | dismissed | AB/2 |"
    document = composed("un_cat_art22", ("remedies", line))
    table = next(
        block for block in document.blocks if isinstance(block, Table) and len(block.head) == 7
    )
    (row,) = table.rows
    assert [bool(cell) for cell in row.cells] == [True, True, True, False, True, True, False]
    assert "Authority\nType\nDate filed" in text_of(document)
    assert "Remedies\n" in text_of(document)
    assert "|" not in text_of(document)


def test_a_request_for_interim_measures_begins_with_the_measure() -> None:
    letter, full = headings(composed("un_tb_interim_letter")), headings(composed("un_cat_art22"))
    assert letter[2][1].startswith("Measure requested")
    assert full[2][1] == "Persons"


def test_what_is_missing_is_known_and_ends_with_an_answer() -> None:
    name = "un_tb_interim_letter"
    before = [one.id for one in missing_fields(form(name), filed(name))]
    assert "measure" in before
    assert "state_party" not in before
    after = [one.id for one in missing_fields(form(name), filed(name, ("measure", "Wait.")))]
    assert after == [one for one in before if one != "measure"]


def test_facts_of_the_record_fill_the_field_for_facts() -> None:
    field = form("un_cat_art22").field("facts")
    assert field is not None
    assert is_filled(field, filed("un_cat_art22"))
    assert not is_filled(field, replace(filed("un_cat_art22"), facts=()))


def test_answers_survive_the_bytes_and_change_none_where_there_are_none() -> None:
    told = filed("un_cat_art22", ("sought", "Stay."))
    assert disclosure_from_bytes(canonical_bytes(told)) == told
    assert b"answers" not in canonical_bytes(PLAIN)


def test_every_word_of_a_form_is_told_to_clearance() -> None:
    name = "echr_rule39"
    told = filed(name, ("removal_datetime", "2026-05-04"))
    known = "\n".join(words_of_form(form(name), told))
    assert "4 May 2026" in known
    for one in form(name).headings:
        assert one.heading in known


def test_what_others_only_inherit_from_is_no_profile() -> None:
    with pytest.raises(Refused):
        load_layout(RESOURCES, "forum_base")
