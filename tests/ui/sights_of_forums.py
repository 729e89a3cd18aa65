"""What the pictures show of forums: form, pack, papers to be signed, limits, seventy-two hours.

To take only these: python -m tests.ui.sights_of_forums OUT.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casefiles.ui.places.dossier.filing.forum_pages import ForumPages
    from casefiles.ui.shell.main_window import MainWindow

Keep = Callable[[str], None]


def prepare(window: "MainWindow") -> None:
    """Send a paper into prison, let one be refused, make a pack, and set a limit."""
    from casefiles.domain.foundation.ids import AuthorityFormId
    from casefiles.domain.records.case_records import Person
    from casefiles.domain.records.signed_forms import AuthorityForm
    from casefiles.office.forum.signed_forms import save_signed_form
    from casefiles.office.law.custom_limits import limit_of_key, save_custom_limit
    from casefiles.office.workplace.edition_request import EditionRequest
    from tests.office.filing.left_packs import left_pack

    vault, case_id = window.session.vault, window.workspace.context.case_id
    wanted = EditionRequest(case_id, "echr_rule39", "court_open")
    client, other, *_ = vault.ask(lambda reader: reader.find(Person))
    sent = AuthorityForm(
        *(AuthorityFormId("a1" * 16), case_id, wanted.profile, "authority", client.id),
        *("2026-11-02", "2026-11-04", "A. Colleague, on a visit", "2026-11-20"),
    )
    refused = AuthorityForm(
        *(AuthorityFormId("a2" * 16), case_id, wanted.profile, "authority", other.id),
        refused="2026-11-10",
        reason="afraid for her brother",
    )
    for paper in (sent, refused):
        vault.run(save_signed_form(paper, wanted, is_file=True))
    left_pack(vault, wanted)
    for key, value in (("chars:measure", "4000"), ("mb_total:", "200")):
        read = (value, True, "Guide to the R39 site, page 12", "2026-11-20")
        vault.run(save_custom_limit(limit_of_key(wanted.profile, key, read)))


def _fill_in(window: "MainWindow", pages: "ForumPages", keep: Keep) -> None:
    """Enter the office, and let the form be filled in from the records."""
    from casefiles.ui.base.navigation import NavigationTarget
    from tests.office.forum.test_record_answers import OFFICE
    from tests.ui.settling import settle

    window.workspace.context.navigator.go(NavigationTarget("dossier", "", "office"))
    keep("forum-office")
    pages.office.form.load(OFFICE)
    pages.office.form.save.click()
    settle(window.session, longest=180)
    pages.form.fill_in.click()
    keep("forum-form-filled")


def forums(window: "MainWindow", keep: Keep) -> None:
    """Show each page about a forum, and what stands below the fold."""
    from PySide6.QtWidgets import QScrollArea

    from casefiles.ui.base.navigation import NavigationTarget
    from tests.office.filing.left_packs import PACK
    from tests.ui.settling import settle, until

    context = window.workspace.context
    context.navigator.go(NavigationTarget("dossier"))
    settle(window.session, longest=180)
    room = window.workspace.rooms["dossier"]
    room.bar.choose_both("echr_rule39", "court_open")
    settle(window.session, longest=180)
    keep("forum-room")
    pages = room.findings.forum
    for detail in ("form", "urgent", "papers", "limits", "pack"):
        context.navigator.go(NavigationTarget("dossier", "", detail))
        keep(f"forum-{detail}")
        page = getattr(pages, detail)
        for area in page.findChildren(QScrollArea):
            bar = area.verticalScrollBar()
            if area.isVisible() and bar.maximum() > 0:
                bar.setValue(bar.maximum())
                keep(f"forum-{detail}-below")
                bar.setValue(0)
    _fill_in(window, pages, keep)
    context.navigator.go(NavigationTarget("dossier", "", "limits"))
    pages.limits.begin.click()
    keep("forum-limit")
    pages.limits.back.click()
    context.navigator.go(NavigationTarget("dossier", "authority", "papers"))
    until(lambda: pages.papers.form is not None)
    keep("forum-paper")
    pages.papers.back.click()
    context.navigator.go(NavigationTarget("dossier", PACK, "filed"))
    until(lambda: pages.filed.form is not None)
    keep("forum-filed")
    context.navigator.go(NavigationTarget("history"))


def main(out: Path) -> None:
    """Take only these pictures, in both themes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from casefiles import paths
    from casefiles.ui.look.theme import Theme
    from tests.ui.pictures import sample_session, take_forums

    application = QApplication([])
    theme = Theme(paths.resources())
    theme.apply(application)
    with tempfile.TemporaryDirectory() as place:
        session = sample_session(Path(place) / "vault")
        take_forums(session, theme, out)
        session.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
