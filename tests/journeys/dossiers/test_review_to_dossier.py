"""A translation is ordered, arrives and is certified; what is privileged leaves in no dossier."""

# ruff: noqa: F811  fixtures of the window are arguments here

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.translation import Translation
from casefiles.office.documents.links import links_of
from casefiles.office.draft.dossiers import forums, plan_of
from casefiles.office.draft.drafting import draft_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.ui.base.navigation import NavigationTarget
from tests.journeys.files.test_review_300 import Window
from tests.ui.conftest import (  # noqa: F401
    desk,
    made_sample,
    sample_vault,
    theme,
)
from tests.ui.robot import ALT, CONTROL, Key, do, fill, press, tab_to, write
from tests.ui.settling import settle, until


def named(window: Window, part: str) -> Document:
    documents = window.session.vault.ask(lambda reader: reader.find(Document))
    return next(one for one in documents if part in one.file_name)


def translations(window: Window) -> tuple[Translation, ...]:
    return window.session.vault.ask(lambda reader: reader.find(Translation))


def test_a_translation_is_ordered_arrives_and_is_certified(sample_vault, desk, theme, qapp):
    window = Window(desk, sample_vault, theme)
    original, arrived = named(window, "chuanhuanzheng"), named(window, "attendance-note")
    context = window.window.workspace.context
    context.navigator.go(NavigationTarget("documents", original.id, "1"))
    until(lambda: window.room.pane.here()[0] == original.id)
    settle(window.session)
    orders(window)
    until(lambda: window.room.form is None)
    settle(window.session)
    press(Key.Key_3, ALT)
    board = window.room.board
    until(lambda: len(board.table.rows_model.rows) == 1)
    board.take_focus()
    press(Key.Key_Home)
    until(lambda: board.table.row() is not None)
    settle(window.session)
    do(window.session, "Move to next step")
    until(lambda: translations(window)[0].state == "gist")
    settle(window.session)
    press(Key.Key_F2)
    until(lambda: window.room.form is not None)
    settle(window.session)
    tab_to("The translation")
    write("attendance")
    press(Key.Key_Return)
    # A list that opened and closed keeps the keyboard of an offscreen window.
    window.window.activateWindow()
    settle(window.session)
    fill("Who certified it", "A. Sworn")
    fill("Translator's registration number", "S/17")
    press(Key.Key_Return, CONTROL)
    until(lambda: translations(window)[0].certificate.number == "S/17")
    assert [row.other_id for row in window.session.vault.ask(links_of(original.id))] == [arrived.id]
    until(lambda: window.room.form is None)
    board.take_focus()
    for state in ("draft", "certified"):
        settle(window.session)
        do(window.session, "Move to next step")
        until(lambda wanted=state: translations(window)[0].state == wanted)
    until(lambda: board.chips["certified"].text() == "Certified  1")
    window.close()


def orders(window: Window) -> None:
    do(window.session, "Order translation")
    fill("Translator", "A. Sworn")
    fill("Due", "4 May 2031")
    press(Key.Key_Return, CONTROL)
    until(lambda: len(translations(window)) == 1)
    (one,) = translations(window)
    assert (one.translator, one.due, one.pages, one.into) == ("A. Sworn", "2031-05-04", 3, "en")


def test_what_a_review_calls_privileged_leaves_in_no_dossier(sample_vault, desk, theme, qapp):
    window = Window(desk, sample_vault, theme)
    document = named(window, "arrest-report")
    vault, context = window.session.vault, window.window.workspace.context

    def offered() -> list[str]:
        forum = vault.work(forums(), CancellationToken())[0]
        plan = vault.ask(plan_of(context.case_id, forum, "court_open"))
        return [one.id for one in plan.exhibits]

    def drafted() -> tuple[str, ...]:
        wanted = EditionRequest(context.case_id, "national_court", "court_open")
        return vault.work(
            lambda place, _: draft_of(place, wanted), CancellationToken()
        ).projection.documents

    assert document.id in offered()
    assert document.id in drafted()
    context.navigator.go(NavigationTarget("documents", "", "review"))
    until(lambda: window.room.review.row is not None)
    while window.room.review.row.id != document.id:
        press(Key.Key_J)
        settle(window.session, quiet=0.05)
    press(Key.Key_P)
    until(lambda: named(window, "arrest-report").privilege == "legal")
    assert document.id not in offered()
    assert document.id not in drafted()
    window.close()
