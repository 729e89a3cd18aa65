"""A pack that left is noted as filed from its own page, and is shown as filed there."""

from casefiles.domain.records.proceedings import Submission
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.navigation import NavigationTarget
from tests.office.filing.left_packs import PACK, left_pack
from tests.ui.settling import until


def test_a_pack_is_noted_as_filed_and_leads_to_the_register(room, session, context, went):
    wanted = EditionRequest(context.case_id, "echr_rule39", "court_open")
    left_pack(session.vault, wanted)
    room.bar.choose_both(wanted.profile, wanted.audience)
    room.open(NavigationTarget("dossier", "", "pack"))
    packs = room.findings.forum.pack.packs
    until(lambda: set(packs.buttons) == {PACK}, 60)
    assert "No filing recorded" in packs.text
    packs.buttons[PACK].click()
    assert went[-1] == NavigationTarget("dossier", PACK, "filed")
    room.open(went[-1])
    page = room.findings.forum.filed
    until(lambda: page.form is not None and "Rule 39" in page._which.text(), 60)
    page.form.save.click()
    assert page.form.fields["filed"].check()
    assert session.vault.ask(lambda reader: reader.find(Submission, is_filed=True)) == ()
    page.form.fields["filed"].set_value("2026-11-26T15:20")
    page.form.fields["channel"].set_value("portal")
    page.form.save.click()
    until(lambda: went[-1] == NavigationTarget("dossier", "", "pack"), 60)
    until(lambda: "Channel: Portal of the body" in packs.text, 60)
    packs.buttons[PACK].click()
    (kept,) = session.vault.ask(lambda reader: reader.find(Submission, is_filed=True))
    assert went[-1] == NavigationTarget("register", kept.id)
    assert (kept.profile, kept.forum) == (wanted.profile, "echr_r39")
