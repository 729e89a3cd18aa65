"""The argument as prose: drafted from the map, drafted again without loss, and what stops it."""

import re
from dataclasses import fields, replace

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import ArgumentId, IssueId, PaperBlockId, ReliefId
from casefiles.domain.records.arguments import AnsweredBy, Argument, Bearing
from casefiles.domain.records.case_records import Event
from casefiles.domain.records.papers import PaperBlock, PaperBlockKind
from casefiles.domain.records.relief import Issue, Relief, ReliefKind
from casefiles.domain.records.text_versions import TextVersion
from casefiles.library.paper_words import languages_of_papers, load_paper_words
from casefiles.office.draft.draft_view import view_of
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.languages.chosen_language import save_language
from casefiles.office.law.paper_draft import draft_paper
from casefiles.office.law.paper_drafting import (
    MapChangeKind,
    draft_argument,
    leave_change,
    map_changes,
    take_change,
)
from casefiles.office.law.paper_sources import paper_sources
from casefiles.office.law.papers import (
    PaperBlockInput,
    add_paper_block,
    edit_paper_block,
    note_pinpoint_read,
    paper_of_case,
    paper_rows,
    pinpoint_rows,
    remove_paper_block,
    set_ready,
)
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.stops.paper_checks import paper_checks, paper_stops
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.filing.translated_sample import with_versions
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]

PROFILE = "national_court"
WORDS = load_paper_words(paths.resources(), "en")


@pytest.fixture
def rows(opened, case_id):
    return lambda: opened.ask(paper_rows(case_id, PROFILE))


@pytest.fixture
def drafted(work, case_id, rows):
    work(draft_argument(case_id, PROFILE))
    return rows()


@pytest.fixture
def arguments(opened, case_id):
    return lambda: opened.ask(lambda reader: reader.find(Argument, case_id=case_id))


@pytest.fixture
def found(opened, case_id):
    def look() -> dict[str, str]:
        draft = draft_of(opened.workplace, EditionRequest(case_id, PROFILE, "court_open"))
        findings = (*paper_stops(opened.workplace, draft), *paper_checks(view_of(draft)))
        return {one.code: one.kind for one in findings}

    return look


def texts(rows) -> list[str]:
    return [one.terms.text for one in rows]


def changed(opened, argument: Argument, **more: object) -> None:
    opened.run(lambda at: at.update(replace(argument, **more), "edit_argument"))


def at_limb(arguments, limb: str, bearing: Bearing = Bearing.OURS) -> Argument:
    return next(one for one in arguments() if one.limb == limb and one.bearing is bearing)


def test_the_same_map_gives_the_same_draft_and_nothing_of_the_lawyers_own(opened, case_id):
    sources = paper_sources(opened.workplace, case_id, PROFILE)
    first = draft_paper(sources, WORDS)
    shuffled = {
        one.name: tuple(reversed(value))
        for one in fields(sources)
        if isinstance(value := getattr(sources, one.name), tuple)
        and one.name in {"arguments", "events", "issues", "reliefs"}
    }
    assert draft_paper(replace(sources, **shuffled), WORDS) == first
    text = "\n".join(one.text for one in first)
    assert "The expert's addendum" not in text, "what is still wanted is not for readers"
    assert not any(word in text for word in ("corroborated", "contested", "sourced"))


def test_a_draft_has_law_burden_and_cites_and_leaves_out_what_nobody_raised(drafted):
    told = texts(drafted)
    assert any("[[law:liu_poland § 83]]" in one for one in told)
    assert any(one.startswith("*Burden and standard.*") for one in told)
    assert any("[AB/11, 1-2]" in one for one in told)
    assert not any("his experience does not concern" in one for one in told)
    assert not any("A court may rely on assurances" in one for one in told)
    against = next(one for one in told if "[[law:nz_kim]]" in one)
    assert "That court had terms, visits and a remedy" in against
    assert [one.terms.kind for one in drafted][-1] is PaperBlockKind.GAP, "no relief is recorded"


def test_what_was_raised_is_met_and_what_has_no_reply_is_a_gap(
    opened, work, case_id, rows, arguments
):
    raised = at_limb(arguments, "general_violence")
    changed(opened, raised, answered_by=AnsweredBy.COURT)
    early = at_limb(arguments, "timing")
    changed(opened, early, is_met_early=True, reply="")
    work(draft_argument(case_id, PROFILE))
    told = texts(rows())
    assert any(
        one.startswith("Against this the court below held:") and "That is no answer. Once" in one
        for one in told
    )
    assert sum("a reply to what stands against" in one for one in told) == 1


def test_an_adverse_authority_without_an_answer_is_a_gap(opened, work, case_id, rows, arguments):
    theirs = at_limb(arguments, "assurances_insufficient", Bearing.THEIRS)
    changed(opened, theirs, answer="")
    ours = at_limb(arguments, "assurances_insufficient")
    changed(opened, ours, reply="")
    work(draft_argument(case_id, PROFILE))
    gaps = [one.terms.text for one in rows() if one.is_gap]
    assert any("[[law:nz_kim]]" in one for one in gaps)


def test_drafting_again_keeps_what_was_written_or_removed_and_one_undo_takes_it_back(
    opened, work, case_id, rows, arguments, drafted
):
    mine = next(one for one in drafted if "he will be held from the first day" in one.text)
    gone = next(one for one in drafted if one.terms.text.startswith("The prohibition is absolute"))
    opened.run(edit_paper_block(PaperBlockId(mine.id), replace(mine.terms, text="My own words.")))
    opened.run(remove_paper_block(PaperBlockId(gone.id)))
    changed(opened, at_limb(arguments, "will_be_detained"), text="The map says more now.")
    changed(opened, at_limb(arguments, "timing"), text="Seven years passed.")
    new = ArgumentId("5" * 32)
    own = Argument(
        new, case_id, "torture_echr", "personal_factors", 1, Bearing.OURS, "He is known."
    )
    opened.run(lambda at: at.insert(own, "add_argument"))
    before = texts(rows())
    edited = work(draft_argument(case_id, PROFILE))
    after = texts(rows())
    assert "My own words." in after
    assert "The map says more now" not in "\n".join(after)
    assert gone.terms.text not in after
    assert any(one.startswith("Seven years passed") for one in after)
    at = after.index("He is known.")
    assert after[at - 1] == "Personal factors add to the risk."
    assert after[at + 1].startswith("*Conclusion on this issue.*")
    assert [(one.kind, one.before) for one in edited] == [(MapChangeKind.CHANGED, "My own words.")]
    first, _ = opened.ask(next_undo(case_id))
    opened.run(undo(first))
    assert texts(rows()) == before


def test_each_change_of_the_map_is_taken_or_left_and_not_shown_again(
    opened, work, case_id, rows, arguments, drafted
):
    mine = next(one for one in drafted if "he will be held from the first day" in one.text)
    opened.run(edit_paper_block(PaperBlockId(mine.id), replace(mine.terms, text="My own words.")))
    assert work(map_changes(case_id, PROFILE)) == ()
    changed(opened, at_limb(arguments, "will_be_detained"), text="The map says more now.")
    (one,) = work(map_changes(case_id, PROFILE))
    assert (one.before, one.is_edited) == ("My own words.", True)
    work(leave_change(case_id, PROFILE, one.key))
    assert work(map_changes(case_id, PROFILE)) == ()
    assert "My own words." in texts(rows())
    changed(opened, at_limb(arguments, "will_be_detained"), text="And more.")
    work(take_change(case_id, PROFILE, one.key))
    assert "My own words." not in texts(rows())
    assert any(text.startswith("And more") for text in texts(rows()))
    opened.run(lambda at: at.delete(Argument, at_limb(arguments, "profile").id, "remove_argument"))
    kinds = {one.kind for one in work(map_changes(case_id, PROFILE))}
    assert kinds == {MapChangeKind.REMOVED}


def test_a_gap_stops_the_export_and_nobody_can_sign_for_it(
    opened, work, case_id, rows, drafted, found
):
    assert found()["paper_gaps"] == "stop"
    draft = draft_of(opened.workplace, EditionRequest(case_id, PROFILE, "court_open"))
    (stop,) = [one for one in paper_stops(opened.workplace, draft) if one.code == "paper_gaps"]
    gap = next(one for one in drafted if one.is_gap)
    assert [(spot.room, spot.record, spot.detail) for spot in stop.spots] == [
        ("dossier", gap.id, "paper")
    ]
    assert not any(
        "Missing" in piece.text for block in draft.disclosure.paper for piece in block.pieces
    )
    asked = Relief(ReliefId("6" * 32), case_id, "to allow the appeal.")
    other = Relief(ReliefId("7" * 32), case_id, "to adjourn", ReliefKind.ALTERNATIVE)
    opened.run(lambda at: (at.insert(other, "add_relief"), at.insert(asked, "add_relief")))
    work(draft_argument(case_id, PROFILE))
    assert texts(rows())[-2:] == ["to allow the appeal;", "in the alternative, to adjourn."]
    assert "paper_gaps" not in found()


def test_a_dead_link_is_told_in_a_draft_and_stops_a_paper_that_is_ready(
    opened, work, case_id, drafted, found
):
    terms = PaperBlockInput(PaperBlockKind.NUMBERED, "See ([AB/1, 99]; [[law:nobody]]).")
    work(add_paper_block(case_id, PROFILE, 99, terms))
    assert (found()["paper_dead_links"], found()["paper_pinpoints_unread"]) == ("warn", "warn")
    opened.run(set_ready(case_id, PROFILE, is_ready=True))
    assert (found()["paper_dead_links"], found()["paper_pinpoints_unread"]) == ("stop", "stop")
    disclosed = draft_of(
        opened.workplace, EditionRequest(case_id, PROFILE, "court_open")
    ).disclosure
    assert "".join(piece.text for piece in disclosed.paper[-1].pieces) == "See."


def test_a_pinpoint_that_a_person_read_is_no_longer_not_checked(opened, work, case_id, drafted):
    def unread() -> set[tuple[str, str]]:
        draft = draft_of(opened.workplace, EditionRequest(case_id, PROFILE, "court_open"))
        links = (link for one in draft.disclosure.paper for p in one.pieces for link in p.links)
        return {(one.kind, one.pinpoint) for one in links if not one.is_checked}

    assert ("law", "§ 83") in unread()
    law = next(
        (one.authority, one.pinpoint)
        for one in work(pinpoint_rows(case_id, PROFILE))
        if one.pinpoint == "§ 83"
    )
    with pytest.raises(Refused):
        work(note_pinpoint_read(case_id, PROFILE, law, " "))
    work(note_pinpoint_read(case_id, PROFILE, law, "A. Counsel"))
    assert ("law", "§ 83") not in unread()
    assert [one.read_by for one in work(pinpoint_rows(case_id, PROFILE)) if one.read_by] == [
        "A. Counsel"
    ]


def test_issues_come_in_the_lawyers_order_with_the_lawyers_question(opened, work, case_id, rows):
    first = Issue(IssueId("8" * 32), case_id, "dual_criminality", "Is it fraud here?", position=1)
    left = Issue(IssueId("9" * 32), case_id, "political_purpose", is_left_out=True)
    opened.run(lambda at: (at.insert(first, "add_issue"), at.insert(left, "add_issue")))
    work(draft_argument(case_id, PROFILE))
    told = texts(rows())
    assert "*Issue 1.* Is it fraud here?" in told
    assert any(one.startswith("Issue 2: Ill-treatment") for one in told)
    assert not any(one.startswith("Issue 3") for one in told)


def test_a_test_without_words_in_this_language_says_that_it_cannot_be_drafted(
    opened, work, case_id
):
    own = Argument(ArgumentId("5" * 32), case_id, "torture_cat", "personal", 1, Bearing.OURS, "So.")
    opened.run(lambda at: at.insert(own, "add_argument"))
    work(draft_argument(case_id, "un_cat_art22"))
    rows = opened.ask(paper_rows(case_id, "un_cat_art22"))
    gaps = [one.terms.text for one in rows if one.is_gap]
    assert any("Ill-treatment on return: Committee against Torture" in one for one in gaps)


def test_an_argument_also_serves_a_limb_of_another_test(opened, work, case_id, rows, arguments):
    one = at_limb(arguments, "assurances_insufficient")
    changed(opened, one, serves=("assurances_othman/specific",))
    work(draft_argument(case_id, PROFILE))
    told = texts(rows())
    at = told.index("They are general and vague.")
    assert told[at + 1].startswith("The five points repeat the law")


def test_nothing_is_drafted_of_withheld_events_and_of_exhibits_that_some_readers_do_not_get(
    opened, case_id
):
    def text() -> str:
        sources = paper_sources(opened.workplace, case_id, PROFILE)
        return "\n".join(one.text for one in draft_paper(sources, WORDS))

    shown = "leaves China on his own passport"
    assert shown in text()
    event = next(
        one
        for one in opened.ask(lambda reader: reader.find(Event, case_id=case_id))
        if shown in one.text
    )
    opened.run(lambda at: at.update(replace(event, is_withheld=True), "edit_event"))
    assert shown not in text()


def test_a_case_in_which_nothing_is_argued_refuses_a_draft(opened, work, case_id, arguments):
    for one in arguments():
        opened.run(lambda at, own=one.id: at.delete(Argument, own, "remove_argument"))
    with pytest.raises(Refused) as refusal:
        work(draft_argument(case_id, PROFILE))
    assert refusal.value.code == "paper_nothing_argued"
    assert opened.ask(lambda reader: reader.find(PaperBlock)) == ()


@pytest.fixture
def french(opened, case_id, work):
    """A filing in French whose texts have checked versions."""
    wanted = EditionRequest(case_id, "fr_extradition", "court_open")
    with_versions(opened, wanted, "fr")
    asked = Relief(ReliefId("6" * 32), case_id, "de refuser l’extradition", profile=wanted.profile)
    opened.run(lambda at: at.insert(asked, "add_relief"))
    return lambda: opened.ask(paper_rows(case_id, wanted.profile, wanted.audience))


def test_a_draft_is_in_the_language_of_the_filing(opened, case_id, work, french):
    work(draft_argument(case_id, "fr_extradition", "court_open"))
    told = texts(french())
    for words in ("Extradition demandée par : Chine", "*Charge et niveau de preuve.*", "9 octobre"):
        assert any(words in one for one in told), words
    assert any(one.startswith("La demande vise son arrestation") for one in told)
    assert told[-1] == "de refuser l’extradition."
    plain = re.sub(r"\[\[[^]]*\]\]", "", "\n".join(one for one in told if "Manque" not in one))
    for english in (" the ", "Burden", "Issue", "Relief", "whose"):
        assert english not in plain, english
    paper = opened.ask(paper_of_case(case_id, "fr_extradition", "court_open"))
    assert (paper.language, paper.title) == ("fr", "Mémoire pour la personne réclamée")
    assert opened.ask(paper_of_case(case_id, "fr_extradition", "expert")) is None


def test_a_text_without_a_checked_version_is_a_gap_and_stops(opened, case_id, work, french):
    version = next(
        one
        for one in opened.ask(lambda reader: reader.find(TextVersion))
        if one.text.startswith("La demande vise son arrestation")
    )
    opened.run(lambda at: at.update(replace(version, checked_by=""), "edit_version"))
    work(draft_argument(case_id, "fr_extradition", "court_open"))
    gaps = [one.terms.text for one in french() if one.is_gap]
    assert any("traduction vérifiée" in one and "asks for his arrest" in one for one in gaps)
    draft = draft_of(opened.workplace, EditionRequest(case_id, "fr_extradition", "court_open"))
    assert "paper_gaps" in {one.code for one in paper_stops(opened.workplace, draft)}


@pytest.mark.parametrize("language", languages_of_papers(paths.resources()))
def test_words_of_drafts_are_whole_in_each_language(language):
    words = load_paper_words(paths.resources(), language)
    assert words.tests.keys() == WORDS.tests.keys()
    for own, one in words.tests.items():
        english = WORDS.tests[own]
        assert one.limbs.keys() == english.limbs.keys()
        assert [line.authority for line in one.law] == [line.authority for line in english.law]
        if language != "en":
            texts = (one.heading, one.question, one.answer, one.burden, *one.limbs.values())
            for text in texts:
                assert text not in {english.heading, english.question, *english.limbs.values()}


def test_drafts_have_words_in_the_languages_of_courts_and_a_language_without_them_is_refused(
    opened, case_id, work
):
    known = {"cs", "el", "en", "es", "fr", "it", "pl", "ru", "sv", "tr"}
    assert set(languages_of_papers(paths.resources())) == known
    wanted = EditionRequest(case_id, "un_cat_art22", "treaty_body")
    opened.run(save_language(wanted, "ar", opened.workplace.randomness))
    with pytest.raises(Refused) as refusal:
        work(draft_argument(case_id, wanted.profile, wanted.audience))
    assert refusal.value.code == "paper_language"
