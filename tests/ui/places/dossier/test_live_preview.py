"""The true pages follow the case by themselves, and hold nothing that the edition lacks."""

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import NarrativeBlockId
from casefiles.domain.records.case_records import Case, Exhibit, Fact, Person, Protection
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.office.export.previews import preview
from casefiles.store.database.tables import record_types, table_of
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.checks import test_export
from casefiles.ui.places.dossier.preview import live_preview
from tests.office.export.drawn_pages import preview_pages
from tests.ui.settling import settle, until

LONG = 120


@pytest.fixture
def shown(room, session):
    """The room with its pages made."""
    until(lambda: room.preview.is_current and room.preview.stage.image is not None, LONG)
    settle(session)
    return room


def told(room) -> str:
    return room.preview.live.disclosure.decode()


def text_of_pages(session, room, numbers) -> str:
    """Return what readers could take from pages as they are drawn for the room."""
    place, live = session.vault.workplace, room.preview.live
    data = place.live.draw(place.resources, live.disclosure, numbers, [], CancellationToken())
    with pypdfium2.PdfDocument(data) as opened:
        return " ".join(page.get_textpage().get_text_range() for page in opened)


def facts(session) -> list[Fact]:
    found = session.vault.ask(lambda reader: reader.find(Fact))
    return sorted(found, key=lambda one: one.position)


def say(session, fact: Fact, text: str) -> None:
    session.vault.run(lambda at: at.update(replace(fact, text=text), "edit_fact"))


def renewed(room, session) -> None:
    until(lambda: not room.preview.is_current, LONG)
    until(lambda: room.preview.is_current, LONG)
    settle(session)


def test_an_edit_of_the_narrative_shows_where_it_was_made(shown, session):
    block = NarrativeBlock(
        NarrativeBlockId("b" * 32), shown.context.case_id, 1000, BlockKind.NUMBERED, 0, "At dawn."
    )
    session.vault.run(lambda at: at.insert(block, "add_narrative_block"))
    renewed(shown, session)
    page = shown.preview.live.laid.places["narrative 1"].page
    assert shown.preview.page == page
    assert "At dawn." in text_of_pages(session, shown, [page])
    longer = replace(block, text="At dusk, and then again.")
    session.vault.run(lambda at: at.update(longer, "edit_narrative_block"))
    renewed(shown, session)
    text = text_of_pages(session, shown, [page])
    assert "At dusk" in text
    assert "At dawn" not in text
    shows = f"Page {page} of {shown.preview.live.pages} of the dossier"
    assert shown.preview.stage.accessibleName() == shows
    assert shown.preview.state.text() == "Preview of the exported file"


def test_a_rehearsed_file_has_the_pages_that_are_shown(
    shown, session, trigger, context, monkeypatch
):
    made, heard = [], []
    context.notices.posted.connect(lambda *words: heard.append(words[0]))

    def rehearsed(wanted):
        return lambda place, ticket: made.append(preview(wanted)(place, ticket)) or made[0]

    monkeypatch.setattr(test_export, "preview", rehearsed)
    trigger("dossier.preview")
    until(lambda: bool(heard), LONG)
    assert "nothing was written" in heard[0]
    assert f"{shown.preview.live.pages} pages" in heard[0]
    stage = shown.preview.stage
    (page,) = session.vault.work(
        preview_pages(made[0], [1], stage.pixel_width), CancellationToken()
    )
    image = stage.image
    rows = [bytes(image.constScanLine(row))[: 3 * page.columns] for row in range(page.rows)]
    assert b"".join(rows) == page.rgb


def test_a_name_that_is_protected_is_gone_from_the_pages(shown, session):
    person = next(
        one
        for one in session.vault.ask(lambda reader: reader.find(Person))
        if one.protection is Protection.OPEN and one.names[0].text in told(shown)
    )
    name = person.names[0].text
    session.vault.run(
        lambda at: at.update(replace(person, protection=Protection.WITHHELD), "edit_person")
    )
    renewed(shown, session)
    assert name not in told(shown)
    live = shown.preview.live
    texts = [page for page in range(1, live.pages + 1) if page not in live.laid.pictures]
    text = text_of_pages(session, shown, texts)
    assert "[WITHHELD]" in text
    assert name not in text


def test_edits_in_quick_succession_are_shown_once_they_are_made(shown, session, monkeypatch):
    made = []
    lay_out = live_preview.lay_out
    monkeypatch.setattr(live_preview, "lay_out", lambda *what: made.append(what) or lay_out(*what))
    fact = facts(session)[0]
    for number in range(6):
        say(session, fact, f"Said for the {number + 1}. time.")
    until(lambda: shown.preview.is_current and "Said for the 6. time." in told(shown), LONG)
    settle(session)
    assert len(made) <= 2
    assert "Said for the 5. time." not in told(shown)


def test_pages_that_cannot_be_renewed_leave_those_of_before(shown, session, context):
    before = shown.preview.live
    image = shown.preview.stage.image
    exhibits = session.vault.ask(lambda reader: reader.find(Exhibit))
    first, second = exhibits[:2]
    marked = replace(second, mark=first.mark)
    session.vault.run(lambda at: at.update(marked, "edit_exhibit"))
    until(shown.preview.banner.isVisible, LONG)
    assert shown.preview.live is before
    assert shown.preview.stage.image is image
    assert not shown.preview.is_current
    assert "could not be renewed" in shown.preview._problem.text()
    assert shown.preview.state.text() == "Before the last change"
    until(lambda: shown.checks.is_current, LONG)
    assert not context.actions["dossier.export"].isEnabled()
    assert "Export blocked until" in shown.preview.verdict.text()
    session.vault.run(lambda at: at.update(second, "edit_exhibit"))
    until(lambda: shown.preview.is_current, LONG)
    assert not shown.preview.banner.isVisible()
    until(lambda: shown.checks.is_current, LONG)
    assert context.actions["dossier.export"].isEnabled()


def test_what_readers_do_not_see_keeps_the_page_and_its_place(shown, session):
    shown.preview.go_to(5)
    settle(session)
    bar = shown.preview.stage.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    at = bar.value()
    case = session.vault.ask(lambda reader: reader.find(Case))[0]
    session.vault.run(lambda work: work.update(replace(case, lead="Counsel"), "edit_case"))
    renewed(shown, session)
    assert shown.preview.page == 5
    assert bar.value() == at > 0


def test_pages_are_turned_and_drawn_pixel_for_pixel(qtbot, shown, session):
    stage = shown.preview.stage
    assert stage.image.width() == stage.pixel_width
    shown.preview.forward.click()
    assert shown.preview.page == 2
    settle(session)
    assert stage.accessibleName() == f"Page 2 of {shown.preview.live.pages} of the dossier"
    shown.preview.number.setText("5")
    shown.preview.number.editingFinished.emit()
    assert shown.preview.page == 5
    qtbot.keyClick(stage, Qt.Key.Key_Left)
    assert shown.preview.page == 4
    stage.zoom_by(1)
    until(lambda: stage.image.width() == stage.pixel_width)
    assert stage.pixel_width > stage.viewport().width()
    shown.preview.go_to(9_999)
    assert shown.preview.page == shown.preview.live.pages
    assert not shown.preview.forward.isEnabled()


def test_other_readers_never_see_the_pages_of_the_ones_before(shown, session):
    shown.bar.choose("expert")
    assert shown.preview.live is None
    assert shown.preview.stage.image is None
    until(lambda: shown.preview.is_current, LONG)
    assert shown.preview.live.request.audience == "expert"


def test_pages_stand_beside_what_is_written_and_show_what_is_chosen(shown, session, context):
    context.navigator.moved.connect(shown.open)
    context.navigator.go(NavigationTarget("dossier", "", "facts"))
    settle(session)
    assert shown.facts.isVisible()
    assert shown.preview.isVisible()
    assert shown.preview.verdict.isVisible()
    last = facts(session)[-1]
    shown.facts.table.select(last.id)
    settle(session)
    places = shown.preview.live.laid.places
    assert shown.preview.page == places[f"fact {last.position}"].page
    shown.preview.go_to(1)
    context.navigator.go(NavigationTarget("dossier"))
    context.navigator.go(NavigationTarget("dossier", "", "facts"))
    assert shown.preview.page == places[f"fact {last.position}"].page
    shown.resize(700, 680)
    until(lambda: not shown.preview.isVisible())
    say(session, last, "Said while nobody looked.")
    settle(session)
    assert "while nobody looked" not in told(shown)
    shown.resize(1188, 680)
    until(lambda: shown.preview.is_current and "while nobody looked" in told(shown), LONG)
    context.navigator.go(NavigationTarget("dossier"))
    settle(session)
    assert shown.outline.isVisible()
    assert shown.preview.isVisible()
    assert shown.preview.window() is shown.window()


SHOWN_ON_NO_PAGE = {
    *("acceptance", "approval", "authority_form", "closed_days", "own_limit", "task"),
    "twin_verdict",
}
"""What is decided, followed or measured beside a dossier."""


def test_a_change_of_any_other_record_renews_the_pages():
    kinds = {table_of(kind) for kind in record_types()}
    assert kinds - live_preview._CHANGING == SHOWN_ON_NO_PAGE
