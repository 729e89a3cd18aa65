"""Papers for boxes of a form, ticks of a head, and sources named in a paper of their own."""

import re
from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed_answers import DisclosedAnswer
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.layouts.closed_lists import LimitAction
from casefiles.dossier.layouts.reading import read_layout
from tests.dossier.filing.made_filing import PROFILES, filed_edition, made_filing
from tests.dossier.sample_edition import RESOURCES


def test_a_box_of_a_form_holds_what_was_typed_and_another_paper_develops_it():
    shown = filed_edition("echr_rule47", exhibits=2, events=0, facts=3)
    risk = "The risk of ground 1 is real"
    whole = made_filing(shown, "echr_rule47")
    assert [one.split("_")[1] for one in whole.files] == ["fields", "documents"]
    boxes = " ".join(" ".join(whole.texts("fields")).split())
    assert boxes.index("E. Statement of the facts") < boxes.index("F. Alleged") < boxes.index(risk)
    typed = (DisclosedAnswer("violations", "Article 3 | He faces torture."),)
    made = made_filing(replace(shown, answers=(*shown.answers, *typed)), "echr_rule47")
    assert [one.split("_")[1] for one in made.files] == ["fields", "additional", "documents"]
    boxes = " ".join(" ".join(made.texts("fields")).split())
    more = " ".join(" ".join(made.texts("additional")).split())
    assert "He faces torture." in boxes
    assert risk not in boxes
    assert risk in more
    assert "He faces torture." not in more
    assert not more.count("Facts 1."), "the statement stands in its box"


def test_what_develops_an_application_stands_on_paper_with_wide_margins_and_ends_at_20_pages():
    layout = read_layout(RESOURCES, "echr_rule47")
    (paper,) = (one for one in layout.papers if one.id == "additional")
    assert paper.limit is not None
    assert (paper.limit.pages, paper.limit.action) == (20, LimitAction.BLOCK)
    measures = layout.looks[paper.look].measures
    assert measures is not None
    wide = 35 / 25.4 * 72
    assert [round(one) for one in (measures.margins.start, measures.margins.end)] == [
        round(wide)
    ] * 2


def test_several_mandates_are_ticked_and_who_submits_stands_apart():
    shown = filed_edition("un_sp", exhibits=1, events=0, facts=1)
    chosen = "torture\nhuman rights defenders"
    answers = (DisclosedAnswer("mandates", chosen), DisclosedAnswer("submitter_name", "Q. Person"))
    made = made_filing(replace(shown, answers=(*shown.answers, *answers)), "un_sp")
    text = " ".join(made.texts("submission")[0].split())
    ticked = re.findall(r"■ ([A-Z][a-z-]+(?: [a-z]+)*)", text)
    assert ticked == ["Urgent appeal", "Torture", "Human rights defenders"]
    assert "□ Arbitrary detention" in text
    naming = [name for name in made.files if "Q. Person" in "".join(made.texts_of(name))]
    assert naming == [made.file("submitter")]


@pytest.mark.parametrize("layout_id", ["un_reprisals", "un_sp", "un_wgad", "un_wgeid"])
def test_who_produced_exhibits_is_not_told_where_the_source_stands_apart(layout_id: str):
    shown = filed_edition(layout_id, exhibits=2, events=1, facts=1)
    exhibits = tuple(replace(one, witness="Q. Person") for one in shown.exhibits)
    made = made_filing(replace(shown, exhibits=exhibits), layout_id)
    assert "Q. Person" not in "".join(one for name in made.files for one in made.texts_of(name))


@pytest.mark.parametrize("layout_id", PROFILES)
def test_what_a_head_lets_tick_is_what_its_form_lets_choose(layout_id: str):
    layout = read_layout(RESOURCES, layout_id)
    form = load_layout(RESOURCES, PROFILES[layout_id]).form
    assert form is not None
    for paper in layout.papers:
        for row in layout.heads[paper.head] if paper.head else ():
            field = form.field(row.choose) if row.choose else None
            if row.choose:
                assert field is not None
                items = [one.casefold() for one in row.items]
                assert [one.casefold() for one in field.options] == items
