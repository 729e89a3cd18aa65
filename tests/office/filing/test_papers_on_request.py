"""Papers that a filing has only where somebody chooses them, and what fills them."""

from collections.abc import Iterator
from dataclasses import replace

from casefiles.domain.foundation.ids import ReliefId
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.relief import Relief, ReliefKind
from casefiles.dossier.filing.unprinted_papers import unprinted_papers
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.layouts.closed_lists import PartId
from casefiles.dossier.layouts.paper_looks import papers_on_request
from casefiles.dossier.layouts.reading import layout_in_use
from casefiles.office.draft.dossiers import forums, plan_of, save_contents
from casefiles.office.draft.drafting import draft_of
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.forum.record_answers.known_records import known_records
from casefiles.office.forum.record_answers.suggestions import RULES
from casefiles.office.preflight.paper_of_draft import kinds_by_mark
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.typeset.document.inline import TextSpan
from casefiles.typeset.document.tree import Paragraph
from tests.office.filing.sample_filing import ANSWERS
from tests.office.filing.translated_sample import with_versions
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]
PROFILE = "ew_extradition_bundle"
ORDER = "paper:order"


def papers(opened, case_id) -> dict[str, str]:
    """Return the words of each paper of the filing, by its id."""
    draft = draft_of(opened.workplace, EditionRequest(case_id, PROFILE, "court_open"))
    layout = layout_in_use(opened.workplace.resources, PROFILE)
    made = unprinted_papers(draft.disclosure, draft.profile, layout, kinds_by_mark(draft))
    return {one.paper.paper.id: repr(one.document.blocks) for one in made}


def printed(blocks) -> Iterator[str]:
    """Yield the words of the paragraphs of a paper, each on a line."""
    for one in blocks:
        if isinstance(one, Paragraph):
            yield "".join(span.text for span in one.content if isinstance(span, TextSpan)) + "\n"


def choose(opened, case_id, work, *ids: str) -> None:
    forum = next(one for one in work(forums()) if one.id == PROFILE)
    plan = opened.ask(plan_of(case_id, forum, "court_open"))
    sections = [one.id for one in plan.sections if one.is_requested]
    documents = [one.id for one in plan.exhibits]
    request = EditionRequest(case_id, PROFILE, "court_open")
    opened.run(save_contents(request, [*sections, *ids], documents))


def test_a_draft_order_is_offered_and_leaves_where_it_is_chosen(opened, case_id, work):
    request = EditionRequest(case_id, PROFILE, "court_open")
    terms = "The appeal is allowed.\nLiberty to apply."
    opened.run(save_answers(request, {**ANSWERS[PROFILE], "proposed_order": terms}))
    forum = next(one for one in work(forums()) if one.id == PROFILE)
    offered = {one.id: one for one in forum.sections}
    assert offered[ORDER].heading == "Draft order"
    assert not offered[ORDER].is_requested
    assert "order" not in papers(opened, case_id)
    choose(opened, case_id, work, ORDER)
    found = papers(opened, case_id)
    assert "The appeal is allowed." in found["order"]
    assert "Liberty to apply." in found["order"]
    chosen = opened.ask(plan_of(case_id, forum, "court_open")).sections
    assert next(one for one in chosen if one.id == ORDER).is_requested


def test_a_paper_without_words_does_not_leave(opened, case_id, work):
    choose(opened, case_id, work, ORDER)
    assert "order" not in papers(opened, case_id)


def test_the_terms_of_an_order_are_suggested_from_what_is_asked(opened, case_id):
    asked = Relief(ReliefId("6" * 32), case_id, "to allow the appeal", order_text="Allowed.")
    other = Relief(ReliefId("7" * 32), case_id, "to adjourn", ReliefKind.ALTERNATIVE)
    for one in (other, replace(asked, profile=PROFILE)):
        opened.run(lambda at, one=one: at.insert(one, "add_relief"))
    opened.run(
        lambda at: at.insert(
            replace(asked, id=ReliefId("8" * 32), profile="us_extradition"), "add_relief"
        )
    )
    draft = draft_of(opened.workplace, EditionRequest(case_id, PROFILE, "court_open"))
    resources = opened.workplace.resources
    known = opened.ask(
        lambda reader: known_records(
            reader, reader.get(Case, case_id), draft.profile.form, resources
        )
    )
    assert RULES["relief_sought"](known).text == "to allow the appeal\nto adjourn"
    assert RULES["orders_sought"](known).text == "Allowed."


def test_every_paper_on_request_has_what_is_printed_in_it(opened, work):
    """A box that would print nothing, whatever was answered, is no offer."""
    resources = opened.workplace.resources
    found = {}
    for forum in work(forums()):
        layout = layout_in_use(resources, forum.id)
        chosen = [one.id for one in forum.sections if one.id.startswith("paper:")]
        for paper in () if layout is None else papers_on_request(layout):
            found.setdefault(layout.id, set()).add(paper.id)
            assert f"paper:{paper.id}" in chosen
            known = {one.id for one in load_layout(resources, forum.id).form.fields}
            fields = {name for part in paper.parts for name in part.fields}
            assert fields <= known
            told = {PartId.STATEMENTS, PartId.DECLARATION}
            assert fields or any(part.id in told for part in paper.parts)
    assert found["ew"] == {"order"}
    assert found["un_tb"] == {"summary"}
    assert found["us"] == {"declaration"}


def test_each_witness_who_produces_exhibits_has_a_declaration(opened, case_id, work):
    """One of whom nothing is told has none; the exhibits are those that the filing lists."""
    wanted = EditionRequest(case_id, "us_extradition", "court_open")
    opened.run(save_answers(wanted, ANSWERS[wanted.profile]))
    forum = next(one for one in work(forums()) if one.id == wanted.profile)
    plan = opened.ask(plan_of(case_id, forum, wanted.audience))
    sections = [one.id for one in plan.sections if one.is_requested]
    documents = [one.id for one in plan.exhibits]
    opened.run(save_contents(wanted, [*sections, "paper:declaration"], documents))
    draft = draft_of(opened.workplace, wanted)
    layout = layout_in_use(opened.workplace.resources, wanted.profile)
    made = unprinted_papers(draft.disclosure, draft.profile, layout, kinds_by_mark(draft))
    found = {one.paper.words: "".join(printed(one.document.blocks)) for one in made}
    shown = {one.label for one in draft.disclosure.persons}
    witnesses = {one.witness for one in draft.disclosure.exhibits} & shown
    assert len(witnesses) > 2
    own = {f"Declaration of {one}" for one in witnesses}
    assert {one for one in found if one.startswith("Declaration of")} == own
    for words in own:
        assert f"I, {words.removeprefix('Declaration of ')}, declare" in found[words]
        assert "is a true copy of what is in my possession" in found[words]
        assert "penalty of perjury" in found[words]
    ours = found["Declaration of Aud Brennick"]
    assert "Note verbale" in ours
    assert "Export of a chat" not in ours


def test_an_affidavit_for_a_court_of_cyprus_has_who_swears_the_facts_and_before_whom(
    opened, case_id, work
):
    wanted = EditionRequest(case_id, "cy_extradition", "court_open")
    with_versions(opened, wanted, "el")
    opened.run(save_answers(wanted, ANSWERS[wanted.profile]))
    forum = next(one for one in work(forums()) if one.id == wanted.profile)
    plan = opened.ask(plan_of(case_id, forum, wanted.audience))
    sections = [one.id for one in plan.sections if one.is_requested]
    opened.run(save_contents(wanted, [*sections, "paper:enorki"], [x.id for x in plan.exhibits]))
    draft = draft_of(opened.workplace, wanted)
    layout = layout_in_use(opened.workplace.resources, wanted.profile)
    made = unprinted_papers(draft.disclosure, draft.profile, layout, kinds_by_mark(draft))
    (text,) = [repr(one.document.blocks) for one in made if one.paper.paper.id == "enorki"]
    parts = ("ορκίζεται και δηλώνει", "Τα γεγονότα", "Ο/Η ενόρκως δηλών/ούσα: Ershat Baratjan")
    places = [text.index(one) for one in (*parts, "Πρωτοκολλητής")]
    assert places == sorted(places)
