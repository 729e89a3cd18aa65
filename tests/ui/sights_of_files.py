"""What the pictures show of mails, conversations, files in files, and what is found in them.

To take only these: python -m tests.ui.sights_of_files OUT [SCALE].
"""

import io
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casefiles.ui.shell.main_window import MainWindow

Keep = Callable[[str], None]
WIDTH, HEIGHT = 1280, 800


def stick(folder: Path) -> None:
    """Write what somebody brings: mails with a thread, a chat, a store, a statement, a photo."""
    from tests.evidence.letters import attached, mail, mixed, text_part
    from tests.evidence.office_formats.test_office_parts import picture, with_parts
    from tests.evidence.office_samples import docx, para
    from tests.evidence.test_outlook_store import store
    from tests.evidence.test_picture_traits import scene, with_preview, without_face

    at = {"Message_ID": "<1@x>", "Subject": "Monday", "Date": "Mon, 5 May 2025 09:00:00 +0000"}
    then = {"Message_ID": "<2@x>", "In_Reply_To": "<1@x>", "Subject": "Re: Monday"}
    (folder / "first.eml").write_bytes(mail(b"Please come\nat nine\non Monday.\n", **at))
    said = b"I will come to the airport.\n\n> Please come\n> at nine\n> on Monday.\n"
    (folder / "then.eml").write_bytes(mail(said, Date="Mon, 5 May 2025 12:00:00 +0000", **then))
    note = attached("note.txt", b"The airport.", "text/plain")
    (folder / "files.eml").write_bytes(mixed(text_part("See."), note))
    told = "".join(
        f"{n // 20 + 1:02}.03.21, {n % 20 + 1:02}:05 - {'Aziz' if n % 3 else 'Li'}: message number"
        f" {n}{' about the airport, where they waited for two hours' if n % 9 == 7 else ''}\n"
        for n in range(200)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_chat.txt", told + "28.03.21, 10:05 - Li: a.png (file attached)\n")
        archive.writestr("a.png", picture("teal"))
    (folder / "chat.zip").write_bytes(out.getvalue())
    (folder / "mailbox.pst").write_bytes(store().bytes_())
    statement = docx(para("Statement") + para("The photo below shows the door."))
    (folder / "statement.docx").write_bytes(
        with_parts(statement, {"word/media/image1.png": picture("navy")})
    )
    whole = with_preview(without_face(scene()), scene().resize((160, 107)))
    (folder / "photo.jpg").write_bytes(whole)


def prepare(window: "MainWindow", folder: Path) -> dict[str, str]:
    """Take the files in; returns ids by file name."""
    from casefiles.domain.records.case_records import Document
    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.ui.places.documents.screen import DocumentsScreen
    from tests.ui.settling import settle, until

    window.workspace.context.navigator.go(NavigationTarget("documents"))
    settle(window.session)
    room = window.findChild(DocumentsScreen)
    room.arrivals.add([folder])
    until(lambda: bool(room.arrivals.ended) and not room.arrivals.is_running, longest=60)
    settle(window.session)
    documents = window.session.vault.ask(lambda reader: reader.find(Document))
    return {one.file_name: one.id for one in documents}


def files(window: "MainWindow", keep: Keep, ids: dict[str, str]) -> None:
    """Show each of them, and what a search finds."""
    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.ui.places.documents.screen import DocumentsScreen
    from casefiles.ui.settings.vault.screen import VaultScreen
    from tests.ui.settling import settle, until

    context = window.workspace.context
    context.navigator.go(NavigationTarget("documents"))
    settle(window.session)
    # Another theme makes the rooms anew.
    room = next(one for one in window.findChildren(DocumentsScreen) if one.isVisible())

    def show(name: str, where: str, is_at: Callable[[], bool]) -> None:
        context.navigator.go(NavigationTarget("documents", ids[name], where))
        until(is_at, longest=60)
        settle(window.session)

    messages = room.pane.messages
    show("then.eml", "1", lambda: messages.is_showing)
    keep("mail")
    show("mailbox.pst", "1#1", lambda: messages.is_showing and messages.mail._count > 1)
    keep("store")
    show("chat.zip", "1#17", lambda: messages.conversation.list.chosen == {17})
    keep("chat")
    show("statement.docx", "1", lambda: not messages.is_showing)
    keep("pasted-photo")
    alike = room.pane.stage.near_duplicates
    show("photo.jpg", "1", alike.isVisible)
    alike.compare.click()
    settle(window.session)
    until(lambda: room.pane.pair.pair is not None, longest=60)
    keep("preview-beside")
    context.navigator.go(NavigationTarget("search", "", "airport"))
    settle(window.session)
    keep("search-airport")
    context.navigator.go(NavigationTarget("vault"))
    settle(window.session)
    vault = next(one for one in window.findChildren(VaultScreen) if one.isVisible())
    vault._scroll.ensureWidgetVisible(vault.cards["computer"].card)
    keep("this-computer")


def main(out: Path, scale: str) -> None:
    """Take these pictures."""
    os.environ["QT_SCALE_FACTOR"] = scale
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from casefiles import paths
    from casefiles.ui.look.theme import Theme
    from casefiles.ui.shell.main_window import MainWindow
    from tests.ui import pictures
    from tests.ui.settling import settle, until

    application = QApplication([])
    theme = Theme(paths.resources())
    theme.apply(application)
    with tempfile.TemporaryDirectory() as place:
        brought = Path(place) / "stick"
        brought.mkdir()
        stick(brought)
        session = pictures.sample_session(Path(place) / "vault")
        window = MainWindow(session, theme)
        window.resize(WIDTH, HEIGHT)
        window.show()
        until(lambda: window.workspace is not None)
        settle(session)
        ids = prepare(window, brought)
        for mode in ("light", "dark"):
            theme.set_mode(mode)
            settle(session)
            files(window, partial(pictures._keeper, out, mode)(window, session), ids)
        window.hide()
        session.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "1")
