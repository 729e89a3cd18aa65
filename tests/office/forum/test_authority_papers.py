"""Authorities and consents, followed from printed through signed to scanned and linked."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from casefiles.domain.foundation.cancellation import QUIET
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import AuthorityFormId
from casefiles.domain.records.case_records import Document, Event, Exhibit, Fact, Person
from casefiles.domain.records.signed_forms import AuthorityForm, SignedFormState
from casefiles.dossier.forum.forum_layout import load_layouts
from casefiles.dossier.parts.filing_pack_texts import fixed_words, pack_texts
from casefiles.office.case.reminders import coming_dates, reminders_of
from casefiles.office.documents.document_records import remove
from casefiles.office.draft.drafting import draft_of
from casefiles.office.forum.forum_checks import forum_checks
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.forum.signed_forms import (
    remove_signed_form,
    save_signed_form,
    signed_forms_of,
)
from casefiles.office.workplace.edition_request import EditionRequest
from tests.dossier.sample_edition import RESOURCES
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "echr_rule39", "court_open")


@pytest.fixture
def paper(opened, wanted):
    client = opened.ask(lambda reader: reader.find(Person))[0]
    return AuthorityForm(
        AuthorityFormId("af" * 16), wanted.case_id, wanted.profile, "authority", client.id
    )


@pytest.fixture
def state(opened, work, wanted):
    """Keep a paper, and return the one line that tells of it."""

    def kept(paper):
        opened.run(save_signed_form(paper, wanted, is_file=True))
        (line,) = work(signed_forms_of(wanted)).followed
        return line

    return kept


def found(work, wanted):
    def job(place, _):
        return {one.code: one for one in forum_checks(place, draft_of(place, wanted), QUIET)}

    return work(job)


def test_a_paper_is_told_step_by_step_until_its_scan_is_named_in_the_form(
    opened, work, wanted, paper, state
):
    before = work(signed_forms_of(wanted))
    assert before.lines == ("Authority form, signed by both: to be printed",)
    assert before.open == 1
    steps = {
        "printed": ("2026-11-20", "printed 20 November 2026"),
        "sent": ("2026-11-21", "sent on 21 November 2026"),
        "carrier": ("A. Colleague", "with A. Colleague"),
        "expected": ("2099-11-28", "expected back by 28 November 2099"),
        "signed": ("2026-11-25", "not scanned yet"),
    }
    for name, (value, words) in steps.items():
        paper = replace(paper, **{name: value})
        line = state(paper)
        assert words in line.words
        assert not line.is_overdue
    scan = opened.ask(lambda reader: reader.find(Exhibit))[0]
    line = state(replace(paper, document_id=scan.document_id))
    assert line.record.state is SignedFormState.LINKED
    assert scan.mark in line.words
    after = work(signed_forms_of(wanted))
    assert after.open == 0
    assert after.required[0].attached == scan.mark
    assert "forum_papers" not in found(work, wanted)


def test_what_is_overdue_or_refused_is_said_in_the_checks_with_a_place_to_go_to(
    opened, work, wanted, paper, state
):
    waiting = found(work, wanted)["forum_papers"]
    assert [one.words for one in waiting.spots] == ["Authority form, signed by both: to be printed"]
    late = replace(paper, sent="2020-03-02", expected="2020-03-09")
    assert state(late).is_overdue
    told = found(work, wanted)
    assert "forum_papers" not in told
    (spot,) = told["forum_papers_late"].spots
    assert "overdue since 9 March 2020" in spot.words
    assert (spot.room, spot.record, spot.detail) == ("dossier", "authority", "papers")
    line = state(replace(late, refused="2020-03-05", reason="afraid for his sister"))
    assert not line.is_overdue
    assert line.words == "refused 5 March 2020 (afraid for his sister)"
    assert found(work, wanted)["forum_papers_late"].count == 1
    opened.run(remove_signed_form(paper.id))
    assert work(signed_forms_of(wanted)).followed == ()


def test_days_that_cannot_be_are_refused_with_their_field(opened, wanted, paper):
    for changed, field, code in (
        ({"sent": "soon"}, "sent", "register_date"),
        ({"printed": "2026-11-22", "sent": "2026-11-20"}, "sent", "register_order"),
        ({"sent": "2026-11-22", "signed": "2026-10"}, "signed", "register_order"),
    ):
        with pytest.raises(Refused) as refusal:
            opened.run(save_signed_form(replace(paper, **changed), wanted, is_file=True))
        assert (refusal.value.code, refusal.value.safe["field"]) == (code, field)
    may_be = replace(paper, sent="2026-11-22", signed="2026-11")
    opened.run(save_signed_form(may_be, wanted, is_file=True))


def test_a_scan_that_is_removed_leaves_the_paper_without_one(opened, work, wanted, paper, state):
    events = opened.ask(lambda reader: reader.find(Event))
    facts = opened.ask(lambda reader: reader.find(Fact))
    cited = {cite.document_id for one in (*events, *facts) for cite in one.cites}
    documents = opened.ask(lambda reader: reader.find(Document))
    scan = next(one.id for one in documents if one.id not in cited)
    line = state(replace(paper, document_id=scan, signed="2026-11-25"))
    assert line.record.state is SignedFormState.LINKED
    opened.run(remove(scan))
    (line,) = work(signed_forms_of(wanted)).followed
    assert line.words == "signed 25 November 2026, not scanned yet"


def test_every_paper_has_a_sheet_whose_words_are_public_and_no_pack_tells_how_it_fares(
    opened, work, wanted, paper, state
):
    state(replace(paper, sent="2026-11-21", carrier="A. Colleague"))
    opened.run(save_answers(wanted, {"rep": "B. Counsel", "detention_place": "Block 4"}))
    draft = work(lambda place, _: draft_of(place, wanted))
    sheets = dict(pack_texts(draft.disclosure, draft.profile, draft.profile.form, ()))
    sheet = sheets["5-authority-to-sign.txt"]
    assert "AUTHORITY TO ACT" in sheet
    assert "Representative: B. Counsel" in sheet
    assert "Place of detention, or address: Block 4" in sheet
    assert "Signature of the representative, who accepts" in sheet
    assert "To be printed: 5-authority-to-sign.txt" in sheets["4-sign-by-hand.txt"]
    assert not any("Colleague" in text for text in sheets.values())
    assert max(map(len, sheet.splitlines())) <= 100


def test_each_forum_that_wants_a_paper_has_a_sheet_of_it():
    forms = [one.form for one in load_layouts(RESOURCES) if one.form is not None]
    wanting = {form.id: {one.paper for one in form.papers} for form in forms if form.papers}
    assert wanting["echr_rule47"] == {"signature"}
    assert wanting["ccf_request"] == {"power", "signature"}
    assert wanting["un_cat_art22"] == {"authority", "signature"}
    assert all(
        wanting[name] == {"consent"}
        for name in ("un_wgad", "un_wgeid", "un_reprisals", "un_sp_communication")
    )
    access = next(form for form in forms if form.id == "ccf_access")
    assert "access to any information recorded about me" in fixed_words(access)


def test_a_paper_that_should_be_back_is_among_the_reminders_and_in_no_calendar(
    opened, wanted, paper, state
):
    state(replace(paper, sent="2026-11-21", expected="2026-12-01"))
    soon = opened.ask(reminders_of(wanted.case_id, datetime(2026, 11, 27, 9, tzinfo=UTC)))
    (told,) = [one for one in soon if one.kind == "authority_form"]
    assert (told.record, told.is_late) == (paper.id, False)
    assert told.words.startswith("Authority back from ")
    assert told.words.endswith("in 4 days")
    later = datetime(2026, 12, 5, 9, tzinfo=UTC)
    late = opened.ask(reminders_of(wanted.case_id, later))
    assert [one.is_late for one in late if one.kind == "authority_form"] == [True]
    kinds = {one.kind for one in opened.ask(coming_dates(wanted.case_id, later))}
    assert "authority_form" not in kinds
    state(replace(paper, sent="2026-11-21", expected="2026-12-01", refused="2026-11-30"))
    after = opened.ask(reminders_of(wanted.case_id, later))
    assert not [one for one in after if one.kind == "authority_form"]


def test_the_application_form_gets_no_separate_authority(work, case_id):
    """The Court rejects an application with one; a request for interim measures keeps it."""
    full = EditionRequest(case_id, "echr_rule47", "court_open")
    draft = work(lambda place, _: draft_of(place, full))
    sheets = dict(pack_texts(draft.disclosure, draft.profile, draft.profile.form, ()))
    assert not any("AUTHORITY TO ACT" in text for text in sheets.values())
    assert not any("authority-to-sign" in name for name in sheets)
    assert "do not send a separate authority form" in sheets["3-checklist.txt"]
    assert "Authority on the form itself (C.3 or D.3)" in sheets["4-sign-by-hand.txt"]
    assert not any("to be printed" in one.line for one in work(signed_forms_of(full)).required)
