"""Papers to be signed are followed in their own page, step by step."""

from casefiles.domain.records.signed_forms import AuthorityForm
from casefiles.ui.base.navigation import NavigationTarget
from tests.ui.settling import settle, until


def test_a_paper_is_followed_from_the_form_and_an_impossible_day_is_said_at_its_field(
    room, session, trigger, went
):
    room.bar.choose_both("echr_rule39", "court_open")
    trigger("dossier.papers")
    assert went[-1] == NavigationTarget("dossier", "", "papers")
    room.open(went[-1])
    page = room.findings.forum.papers
    until(lambda: "authority" in page.buttons, 60)
    page.buttons["authority"].click()
    form = page.form
    form.fields["printed"].set_value("2026-11-20")
    form.fields["sent"].set_value("2026-11-18")
    form.save.click()
    until(lambda: "earlier" in form.fields["sent"]._problem.text(), 60)
    assert session.vault.ask(lambda reader: reader.find(AuthorityForm)) == ()
    form.fields["sent"].set_value("2026-11-21")
    form.fields["carrier"].set_value("A. Colleague")
    form.save.click()
    until(lambda: len(page.buttons) == 2 and page.form is None, 60)
    (kept,) = session.vault.ask(lambda reader: reader.find(AuthorityForm))
    assert (kept.field, kept.sent, kept.carrier) == ("authority", "2026-11-21", "A. Colleague")
    pack = room.findings.forum.pack
    until(lambda: "sent on 21 November 2026 with A. Colleague" in pack._papers.text(), 60)
    room.open(NavigationTarget("dossier", "authority", "papers"))
    until(lambda: page.form is not None, 60)
    assert page.record_id == kept.id
    assert page.form.fields["sent"].value() == "2026-11-21"
    room.bar.choose_both("un_wgad", "treaty_body")
    until(lambda: "consent_doc" in page.buttons, 60)
    room.open(NavigationTarget("dossier", kept.id, "papers"))
    until(lambda: page.form is not None and page.record_id == kept.id, 60)
    assert room.request.profile == "echr_rule39", "a reminder leads to the forum of its paper"
    page.remove.click()
    until(lambda: set(page.buttons) == {"authority"}, 60)
    settle(session)


def test_a_forum_without_papers_says_so(room, session):
    room.bar.choose_both("echr_anonymity", "court_open")
    room.open(NavigationTarget("dossier", "", "papers"))
    page = room.findings.forum.papers
    until(lambda: page._none.isVisibleTo(page), 60)
    assert page.buttons == {}
    settle(session)
