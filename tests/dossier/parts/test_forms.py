"""Forms of forums: their headings are the sections, filled from the record or by answers."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

from casefiles.domain.disclosure.disclosed import (
    DisclosedKeyDate,
    Disclosure,
    canonical_bytes,
    disclosure_from_bytes,
)
from casefiles.domain.disclosure.disclosed_answers import DisclosedAnswer
from casefiles.domain.foundation.errors import Refused
from casefiles.dossier.composition import compose
from casefiles.dossier.forum.form_values import is_filled, missing_fields, words_of_form
from casefiles.dossier.forum.forum_layout import load_layout, load_layouts
from casefiles.dossier.forum.forums import ForumProfile
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.parts.filing_pack_texts import pack_texts, text_of_field
from casefiles.dossier.parts.forms import is_on_face
from casefiles.dossier.parts.headings import FORM
from casefiles.typeset.document.inline import Noted, TextSpan
from casefiles.typeset.document.tree import Block, DocumentTree, Heading, Paragraph, Table
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition
from tests.dossier.test_composition import text_of

FORMS = tuple(one.id for one in load_layouts(RESOURCES) if one.form is not None)
PLAIN = edition(exhibits=2, events=2, facts=2)


@cache
def layout(name: str) -> Profile:
    return load_layout(RESOURCES, name)


def composed(name: str, *answers: tuple[str, str]) -> DocumentTree:
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


def headings(document: DocumentTree) -> list[tuple[int, str]]:
    return [
        (block.level, "".join(span.text for span in block.bookmark))
        for block in document.blocks
        if isinstance(block, Heading) and block.bookmark
    ]


def words(content: Iterable[Noted]) -> str:
    return "".join(one.text for one in content if isinstance(one, TextSpan))


def paragraphs_in(block: Block) -> tuple[Paragraph, ...]:
    if isinstance(block, Table):
        return tuple(one for row in block.rows for cell in row.cells for one in cell)
    return (block,) if isinstance(block, Paragraph) else ()


def starts_page(block: Block) -> bool:
    return isinstance(block, Heading) and block.starts_page


@pytest.mark.parametrize("name", FORMS)
def test_every_profile_prints_its_headings_in_their_order(name: str) -> None:
    document = composed(name)
    tops = [text for level, text in headings(document) if level == FORM]
    told = form(name)
    wanted = [one.words for one in told.headings if not is_on_face(one, told)]
    if told.delivery in {"bundle", "letter"}:
        assert "No entry." not in text_of(document)
        wanted = [one for one in wanted if one in tops]
    assert tops == wanted
    assert tops or told.delivery == "letter"
    assert headings(document)[0][1] == PLAIN.title
    assert layout(name).title in text_of(document)


def test_the_chronology_and_statement_stand_below_the_heading_for_facts() -> None:
    found = headings(composed("un_cat_art22"))
    at = found.index((FORM, "6. Facts, in chronological order"))
    assert found[at + 1 : at + 3] == [(5, "Chronology"), (5, "Statement of facts")]


def test_an_answer_is_printed_with_its_label_and_the_record_fills_the_rest() -> None:
    answers = ("other_proc", "CCF | 1"), ("conflict_why", "Only [PERSON A] asked there.")
    text = text_of(composed("un_cat_art22", *answers))
    assert "may examine the matter all the same\nOnly [PERSON A] asked there." in text
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
    assert "2 January 2026" in text_of(document)
    assert "|" not in text_of(document)


def test_a_list_whose_label_names_columns_by_commas_is_a_table_too() -> None:
    line = "Committee | 7/2024 | 2024-02-12 | pending"
    text = text_of(composed("ccf_request", ("other_proc", line)))
    assert "Body\nReference\nDate\nStatus\nCommittee\n7/2024\n12 February 2024\npending" in text
    bare = text_of(composed("ccf_request", ("confidential", "Asylum file | Beijing | at risk")))
    assert "Asylum file\nBeijing\nat risk" in bare


def test_what_a_line_has_beyond_the_columns_is_printed_without_bars() -> None:
    """A line typed for a treaty body has two cells more than the form of Strasbourg."""
    line = "CCF | not yet told | 2024-02-12 | pending | | N"
    text = text_of(composed("echr_rule47", ("other_proc", line)))
    assert "CCF\nnot yet told\n12 February 2024\npending; No" in text
    assert "|" not in text
    empty = text_of(composed("echr_rule47", ("other_proc", "CCF | 7 | 2024 | open | | ")))
    assert "7\n2024\nopen" in empty
    assert "open;" not in empty
    only = text_of(composed("echr_rule47", ("other_proc", "| | |\nCCF | 7 | | open")))
    assert "CCF\n7\nopen" in only


def test_lists_are_copied_into_a_portal_in_words_and_without_bars() -> None:
    told = filed("echr_rule47", ("other_proc", "CCF | 7 | 2024-02-12 | pending | | N\nCAT"))
    field = form("echr_rule47").field("other_proc")
    assert field is not None
    assert text_of_field(field, told, layout("echr_rule47")) == (
        "Body: CCF; Reference: 7; Date: 12 February 2024; Status: pending; No\nBody: CAT"
    )
    (sheet, *_) = pack_texts(told, layout("echr_rule47"), form("echr_rule47"), ())
    assert "\nBody: CCF; Reference: 7;" in sheet[1]


def test_letters_for_yes_and_no_are_printed_in_words() -> None:
    text = text_of(composed("un_cat_art22", ("other_proc", "CCF | 1 | 2024 | open | | N")))
    assert "Same matter\n" in text
    assert text.count("\nNo\n") == 1


def test_marks_in_answers_lead_to_their_exhibits() -> None:
    document = composed("echr_rule39", ("new_evidence", "See AB/1, p. 1 and AB/2; not AB/21."))
    (answer,) = (
        one
        for block in document.blocks
        for one in paragraphs_in(block)
        if "AB/21" in words(one.content)
    )
    links = [(x.text.strip(), x.target) for x in answer.content if isinstance(x, TextSpan)]
    told = [one for one in links if one[1] and one[0].startswith("AB/")]
    assert told == [("AB/1/1", "page 1 1"), ("AB/2", "sheet 2")]
    wide = "Court | appeal | | | | AB/2 |"
    assert "AB/2" in text_of(composed("un_cat_art22", ("remedies", wide)))


def test_a_heading_of_one_part_or_one_answer_says_nothing_twice() -> None:
    document = composed("ccf_request", ("sought", "Deletion."), ("purpose", "Delete it."))
    text = text_of(document)
    assert "Summary of request and grounds, one page" not in text
    assert "Remedy sought\nDeletion." not in text
    names = [text for _, text in headings(document)]
    assert "List of exhibits" not in names
    assert "Signature" not in names


def test_what_must_be_read_first_stands_on_the_first_page() -> None:
    answers = ("removal_datetime", "2026-06-05T06:10"), ("contact_person", "A. Counsel")
    for name, marking in (
        ("echr_rule39", "Rule 39 – Urgent"),
        ("un_tb_interim_letter", "URGENT - INTERIM MEASURES"),
    ):
        blocks = composed(name, *answers).blocks
        first = blocks[: next(at for at, one in enumerate(blocks) if starts_page(one))]
        assert isinstance(first[0], Heading)
        assert words(first[0].content) == marking
        told = "\n".join(words(one.content) for block in first for one in paragraphs_in(block))
        assert "5 June 2026, 06:10" in told
    assert "A. Counsel" in text_of(composed("echr_rule39", *answers))


def test_annexes_are_called_as_the_forum_calls_them_beside_their_marks() -> None:
    assert "Annex 2\nAB/2" in text_of(composed("un_cat_art22"))
    assert "Doc 2\nAB/2" in text_of(composed("echr_rule39"))
    assert "Annex" not in text_of(composed("ew_extradition_bundle"))


def test_a_correction_and_a_revision_have_forms_of_their_own() -> None:
    for name, kind, heading in (
        ("ccf_correction", "correction", "4. What is wrong"),
        ("ccf_revision", "revision", "4. New fact"),
    ):
        document = composed(name)
        assert heading in [text for _, text in headings(document)]
        assert f"What is asked for\n{kind}" in text_of(document)


def test_a_request_for_interim_measures_begins_with_the_measure() -> None:
    letter, full = headings(composed("un_tb_interim_letter")), headings(composed("un_cat_art22"))
    assert letter[2][1].startswith("Measure requested")
    assert full[2][1] == "1. General information"


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
        assert one.words in known
    listed = filed("ccf_request", ("other_proc", "CCF | 1 | 2024-02-12 | open"))
    assert "12 February 2024" in "\n".join(words_of_form(form("ccf_request"), listed))


def test_what_others_only_inherit_from_is_no_profile() -> None:
    with pytest.raises(Refused):
        load_layout(RESOURCES, "forum_base")


def test_the_subject_line_is_filled_from_the_form() -> None:
    name = "un_tb_interim_letter"
    told = filed(
        name,
        ("committee", "Committee against Torture"),
        ("removal_datetime", "2026-06-05T06:10"),
        ("tz", "UTC+2"),
    )
    message = dict(pack_texts(told, layout(name), form(name), ()))["2-cover-message.txt"]
    subject = next(line for line in message.splitlines() if line.startswith("Subject: "))
    assert subject == (
        "Subject: URGENT - INTERIM MEASURES - Committee against Torture - "
        f"{told.requested_state} - removal 2026-06-05 06:10 UTC+2"
    )


def test_the_hearing_that_is_filled_in_is_the_next_one() -> None:
    days = "2023-11-28T10:00+01:00", "2024-06-03", "2024-09-09"
    told = replace(
        filed("ew_extradition_bundle"),
        dated="2024-05-20",
        deadlines=tuple(DisclosedKeyDate("hearing", one, "") for one in days),
    )
    document = compose(told, layout("ew_extradition_bundle"), burned_pages(told))
    assert "Hearing date\n3 June 2024" in text_of(document)
    cover = [words(one.content) for block in document.blocks[:8] for one in paragraphs_in(block)]
    at = cover.index("3 June 2024")
    assert cover[at - 1 : at + 5] == [
        *("Hearing", "3 June 2024", "Hearing", "9 September 2024"),
        *("Earlier hearing", "28 November 2023, 10:00 (UTC+01:00)"),
    ]
