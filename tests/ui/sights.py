"""What the pictures show: the door, the rooms with a case and without one, forms and sheets."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casefiles.ui.look.theme import Theme
    from casefiles.ui.shell.main_window import MainWindow
    from casefiles.ui.unlock.window import UnlockWindow

Keep = Callable[[str], None]

_FORMS = (
    *("people.edit", "timeline.edit", "overview.edit_case", "overview.add_date"),
    *("documents.edit", "documents.new_fact", "dossier.edit_facts", "register.add"),
)


def rooms(window: "MainWindow", keep: Keep) -> None:
    """Go through the rooms, as they are entered and with a record chosen."""
    from casefiles.domain.records.case_records import Document, Event, Person
    from casefiles.domain.records.proceedings import Assurance
    from casefiles.ui.base.actions import ROOMS
    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.words.register import OF_COUNTRIES

    context = _context(window)
    ask = window.session.vault.ask
    documents = ask(lambda reader: reader.find(Document))
    marked = next(document for document in documents if document.file_name.endswith(".pdf"))
    records = {
        "documents": marked.id,
        "timeline": ask(lambda reader: reader.find(Event))[2].id,
        "people": ask(lambda reader: reader.find(Person))[1].id,
        "register": ask(lambda reader: reader.find(Assurance))[0].id,
    }
    for key, _, _ in ROOMS:
        context.navigator.go(NavigationTarget(key))
        keep(f"{key}-plain")
        if key in records:
            context.navigator.go(
                NavigationTarget(key, records[key], "1" if key == "documents" else "")
            )
            keep(key)
    context.navigator.go(NavigationTarget("library", "return_method", "vocabularies"))
    keep("library-vocabularies")
    for view in OF_COUNTRIES:
        context.navigator.go(NavigationTarget("sources", "", view))
        keep(f"sources-{view}")
    context.navigator.go(NavigationTarget("library", "", "similar"))
    keep("library-similar")
    context.navigator.go(NavigationTarget("library", "", "packs"))
    keep("library-packs")
    context.navigator.go(NavigationTarget("search", "", "baratjan"))
    keep("search")
    _queue(window, keep)
    _pressure(window, keep)
    _recordings(window, keep)
    for name in _FORMS:
        context.actions.requested.emit(name)
        keep(f"form-{name.replace('.', '-')}")
        context.navigator.go(NavigationTarget("history"))


def _pressure(window: "MainWindow", keep: Keep) -> None:
    """Show the chronology of pressure and what does not fit, then everything again."""
    from casefiles.ui.base.navigation import NavigationTarget

    context = _context(window)
    context.navigator.go(NavigationTarget("timeline"))
    for name in ("pressure", "flags"):
        context.actions.requested.emit(f"timeline.{name}")
        keep(f"timeline-{name}")
    for name in ("flags", "pressure"):
        context.actions.requested.emit(f"timeline.{name}")


def _queue(window: "MainWindow", keep: Keep) -> None:
    """Search for what only a person can decide, and show the first place, decided or not."""
    from casefiles.ui.base.navigation import NavigationTarget
    from tests.ui.settling import settle, until

    context = _context(window)
    context.navigator.go(NavigationTarget("redaction"))
    settle(window.session)
    room = window.workspace.rooms["redaction"]
    # Whatever would stop the dossier is decided already, so that it can be exported.
    room.list.filter.choose("state", "all")
    settle(window.session)
    if not room.list.shown:
        context.actions["redaction.search"].trigger()
        until(lambda: bool(room.list.shown), longest=120)
    keep("redaction")
    room.list.filter.choose("state", "open")


def _recordings(window: "MainWindow", keep: Keep) -> None:
    """Show a voice message in its player, and the documents as pictures."""
    from casefiles.domain.records.case_records import Document
    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.ui.places.documents.list.documents_list import DocumentsList
    from casefiles.ui.places.documents.reading_pane import ReadingPane
    from tests.ui.settling import until

    context = _context(window)
    documents = window.session.vault.ask(lambda reader: reader.find(Document))
    voice = next(one for one in documents if "PTT-" in one.file_name)
    context.navigator.go(NavigationTarget("documents", voice.id, "3000-9000ms"))
    player = window.findChild(ReadingPane).player
    until(lambda: player.transport.duration > 0)
    keep("documents-player")
    pictures = window.findChild(DocumentsList).as_pictures
    pictures.setChecked(True)
    keep("documents-pictures")
    pictures.setChecked(False)


def sheets(window: "MainWindow", keep: Keep) -> None:
    """Open what lies over a room, and what tells of work."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from casefiles.ui.shell.keys_sheet import KeysSheet
    from casefiles.ui.shell.palette import Palette

    context = _context(window)
    palette = window.findChild(Palette)
    context.actions["app.palette"].trigger()
    keep("palette")
    QTest.keyClicks(palette.focusWidget() or palette, "zul")
    keep("palette-found")
    palette.dismiss()
    context.actions["app.keys"].trigger()
    keep("keys")
    QTest.keyClick(window.findChild(KeysSheet), Qt.Key.Key_Escape)
    context.notices.post("The event was removed.", "app.undo")
    keep("notice")


def proof(window: "MainWindow", keep: Keep, keep_of: Callable[[object], Keep]) -> None:
    """Show the proofs of the ledger, how a case is kept, and the sheet before something goes."""
    from casefiles.office.records.case_closure import close_case, reopen_case
    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.ui.places.today.retention_page import RetentionPage
    from casefiles.ui.records.erase_page import ErasePage

    context = _context(window)
    context.navigator.go(NavigationTarget("vault", "proof"))
    keep("vault-proof")
    context.actions.requested.emit("overview.keeping")
    keep("keeping")
    window.session.vault.run(close_case(context.case_id))
    keep("keeping-closed")
    window.findChild(RetentionPage).left.emit()
    keep("overview-closed")
    context.navigator.go(NavigationTarget("documents"))
    keep("documents-closed")
    window.session.vault.run(reopen_case(context.case_id))
    context.navigator.go(NavigationTarget("people"))
    keep("people-again")
    context.actions.requested.emit("people.erase")
    sheet = window.findChild(ErasePage)
    if sheet is not None:
        keep_of(sheet)("erase")
        sheet.reject()


def harm(window: "MainWindow") -> None:
    """Alter records behind the ledger."""
    from tests.store.maintenance.test_check import unguarded

    statement = "UPDATE event SET text = 'Nobody came.' WHERE row < 4"
    unguarded(window.session.vault.workplace.vault, statement)


def harmed(window: "MainWindow", keep: Keep) -> None:
    """Show what a check of harmed records finds and where it leads."""
    from casefiles.ui.base.navigation import NavigationTarget
    from tests.ui.settling import until

    context, seen = _context(window), window.session.seen
    context.actions["app.check"].trigger()
    until(lambda: window.session.seen is not seen, longest=60)
    keep("check-told")
    window.notice_line.put_away()
    context.navigator.go(NavigationTarget("vault", "check"))
    keep("vault-check")


def dossier(window: "MainWindow", keep: Keep) -> None:
    """Wait for the true pages, and ask where to export."""
    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.ui.places.dossier.screen import DossierScreen
    from tests.ui.settling import settle, until

    context = _context(window)
    context.navigator.go(NavigationTarget("dossier"))
    settle(window.session, longest=180)
    room = window.findChild(DossierScreen)
    until(lambda: room.preview.is_current, longest=180)
    settle(window.session, longest=180)
    keep("dossier-pages")
    context.actions["dossier.export"].trigger()
    keep("dossier-export")
    context.navigator.go(NavigationTarget("history"))


def door(theme: "Theme", keep_of: Callable[[object], Keep], home: Path) -> None:
    """Go through the pages before a vault is open."""
    import secrets

    from casefiles import paths
    from casefiles.office.case.vault_service import VaultService
    from casefiles.office.workplace.clock import system_clock
    from casefiles.office.workplace.handover import Handover
    from casefiles.ui.unlock.window import UnlockWindow

    desk = VaultService(system_clock("0" * 32), secrets.token_bytes, paths.resources())
    window = UnlockWindow(desk, theme, Handover(None, home))
    window.resize(1280, 720)
    window.show()
    keep = keep_of(window)
    keep("door-welcome")
    window.welcome.create_requested.emit()
    keep("door-create")
    window.welcome.sample_requested.emit()
    keep("door-sample")
    window._ask_for(home / "vault of the Halvik case")
    keep("door-unlock")
    window.unlock.refuse("The passphrase is wrong, or it belongs to another vault.")
    keep("door-refused")
    window.unlock.sheet_requested.emit()
    keep("door-sheet")
    window.working.begin("Deriving key…", "A guess costs as much.", can_stop=False)
    window._show(window.working)
    keep("door-working")
    window.show_sheet()
    keep("door-recovery")
    window.clock.show_moment("Tuesday 14:05, Warsaw")
    window._show(window.clock)
    keep("door-clock")
    _damaged(window, keep, desk.clock.wall())
    window.hide()


def _damaged(window: "UnlockWindow", keep: Keep, now: int) -> None:
    """Tell of damage, and of a repair that found no way."""
    from casefiles.domain.foundation.errors import VaultDamaged
    from casefiles.words.catalogue import explain

    page = window.rescue.page
    page.show_fault(VaultDamaged("database_damaged"))
    page.show_backups(12, now, now)
    window._show(page)
    keep("door-damaged")
    failed = VaultDamaged("repair_failed", pages=7, found=5)
    page.show_problem(explain(failed.code, failed.safe))
    keep("door-repair-failed")


def bug(window: "MainWindow", keep_of: Callable[[object], Keep]) -> None:
    """Cover the window and show the sheet of a bug."""
    from casefiles.ui.shell.crash import CrashSheet
    from casefiles.ui.shell.lock_cover import blank

    cover = blank(window, window.theme, "Locking. Drafts are being saved.")
    keep_of(window)("locking")
    cover.hide()
    cover.deleteLater()
    sheet = CrashSheet(_met(), window)
    sheet.show()
    keep_of(sheet)("bug")
    sheet.hide()
    sheet.deleteLater()


def _context(window: "MainWindow"):
    assert window.workspace is not None
    return window.workspace.context


def _met() -> Exception:
    """Return an error as a bug would raise it."""
    try:
        return ValueError(1 // 0)
    except ZeroDivisionError as error:
        return error
