"""A limit that nobody established is set in its own page, and the form's checks hold to it."""

from PySide6.QtWidgets import QPushButton

from casefiles.domain.records.custom_limits import OwnLimit
from casefiles.office.forum.forum_sheets import save_answers
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.navigation import NavigationTarget
from tests.ui.settling import settle, until


def test_a_limit_is_set_with_its_source_stops_at_its_field_and_is_removed(
    room, session, context, trigger, went
):
    wanted = EditionRequest(context.case_id, "ccf_request", "ccf")
    session.vault.run(save_answers(wanted, {"purpose": "Delete the diffusion."}))
    room.bar.choose_both(wanted.profile, wanted.audience)
    trigger("dossier.limits")
    room.open(went[-1])
    page = room.findings.forum.limits
    until(lambda: page.limits is not None and page.limits.profile == wanted.profile, 60)
    page.begin.click()
    form = page.form
    form.save.click()
    assert form.fields["key"].check()
    form.fields["key"].set_value("words:purpose")
    form.fields["value"].set_value("a few")
    form.fields["is_refused"].set_value(True)
    form.fields["source"].set_value("Portal user guide")
    form.fields["checked"].set_value("2026-11-20")
    form.save.click()
    until(lambda: "Not a valid number" in form.fields["value"]._problem.text(), 60)
    assert session.vault.ask(lambda reader: reader.find(OwnLimit)) == ()
    form.fields["value"].set_value("2")
    form.save.click()
    until(lambda: "one page: 2 (refused above it)" in page.text, 60)
    until(
        lambda: (
            room.checks.is_current
            and any(row.found.code == "forum_limit" for row in room.checks.rows)
        ),
        120,
    )
    (stop,) = [row.found for row in room.checks.rows if row.found.code == "forum_limit"]
    assert [(one.record, one.detail) for one in stop.spots] == [("purpose", "form")]
    (drop,) = [one for one in page.findChildren(QPushButton) if one.text() == "Remove"]
    drop.click()
    until(lambda: page.text == "", 60)
    assert page.form is None
    page.back.click()
    assert went[-1] == NavigationTarget("dossier", "", "form")
    settle(session)
