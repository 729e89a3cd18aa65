"""What the pictures show of provenance, consent, links, review and translations.

To take only these: python -m tests.ui.sights_of_review OUT.
"""

import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casefiles.ui.shell.main_window import MainWindow

Keep = Callable[[str], None]


def prepare(window: "MainWindow") -> dict[str, str]:
    """Say where documents come from, who agreed, and what is a translation of what."""
    from casefiles.domain.foundation.ids import ConsentId, new_id
    from casefiles.domain.records.case_records import Document, Person
    from casefiles.domain.records.provenance import (
        AcquisitionMethod,
        Consent,
        ConsentAnswer,
        ConsentUse,
        Originality,
        Privilege,
        Sensitivity,
    )
    from casefiles.domain.records.translation import DocumentLinkKind
    from casefiles.office.documents.consents import add_consent
    from casefiles.office.documents.links import add_link

    vault, case_id = window.session.vault, window.workspace.context.case_id
    documents = vault.ask(lambda reader: reader.find(Document))
    ids = {one.file_name: one for one in documents}

    def named(part: str) -> Document:
        return next(one for name, one in ids.items() if part in name)

    people = vault.ask(lambda reader: reader.find(Person))
    summons, request = named("chuanhuanzheng"), named("引渡请求书")
    told = replace(
        summons,
        source="Her brother, who photographed it at the door",
        obtained_by="A. Lawyer",
        obtained_on="2023-11-28",
        obtained_how=AcquisitionMethod.BY_MESSENGER,
        obtained_at="Istanbul",
        carrier="His phone",
        originality=Originality.COPY,
        custody="Kept on the phone only; deleted there on 1 December.",
        sensitivity=Sensitivity.SOURCE,
        is_traceable=True,
        languages=("zh",),
    )
    private = replace(
        named("attendance-note"), privilege=Privilege.LEGAL, privilege_reason="Advice to the client"
    )
    graphic = replace(named("IMG_20231128"), sensitivity=Sensitivity.GRAPHIC)
    barred = replace(named("calls"), do_not_use="it would show who gave us the list")
    for document in (told, private, graphic, barred):
        vault.run(lambda at, one=document: at.update(one, "edit_document"))
    for person, use, audience, answer in (
        (people[1], ConsentUse.FILE, "court_closed", ConsentAnswer.GIVEN),
        (people[1], ConsentUse.PUBLISH, "", ConsentAnswer.REFUSED),
        (people[2], ConsentUse.EVERY, "ccf", ConsentAnswer.REQUESTED),
    ):
        own = ConsentId(new_id(secrets.token_bytes))
        about = (own, case_id, person.id, summons.id, use, audience, answer)
        vault.run(add_consent(Consent(*about, "2024-01-05", "Signed form", "")))
    said = (DocumentLinkKind.TRANSLATION, "Pages 1 to 3")
    vault.run(add_link(case_id, request.id, summons.id, said, secrets.token_bytes))
    said = (DocumentLinkKind.ATTACHMENT, "")
    vault.run(add_link(case_id, summons.id, named("decision").id, said, secrets.token_bytes))
    return {"summons": summons.id, "request": request.id}


def provenance(window: "MainWindow", keep: Keep, ids: dict[str, str]) -> None:
    """Show origin, consent and links beside the pages, and two documents side by side."""
    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.ui.places.documents.side_panel import CONSENT, CUSTODY, LINKS

    context = window.workspace.context
    context.navigator.go(NavigationTarget("documents", ids["summons"], "1"))
    keep("review-list")
    room = window.workspace.room
    for tab, name in ((CUSTODY, "custody"), (CONSENT, "consent"), (LINKS, "links")):
        room.pane.open_side(tab)
        keep(f"review-{name}")
    room.pane.side.consent.begin()
    room.pane.open_side(CONSENT)
    keep("review-consent-form")
    room.pane.side.consent._on_left()
    context.navigator.go(NavigationTarget("documents", ids["summons"], "1"))
    context.actions["documents.beside"].trigger()
    keep("review-pair")
    context.actions["documents.beside"].trigger()
    context.actions["documents.edit"].trigger()
    keep("review-form")
    room.form.form._scroll.verticalScrollBar().setValue(600)
    keep("review-form-lower")
    room._on_form_ended()


def review(window: "MainWindow", keep: Keep, ids: dict[str, str]) -> None:
    """Review documents one by one."""
    from casefiles.domain.records.provenance import Relevance
    from casefiles.office.documents.document_review import decide, save_review_words
    from casefiles.ui.base.navigation import NavigationTarget

    context, vault = window.workspace.context, window.session.vault
    for document_id, relevance in ((ids["summons"], Relevance.KEY),):
        vault.run(decide(document_id, relevance))
    vault.run(save_review_words(ids["summons"], "She is told to come to the police.", ("Summons",)))
    context.navigator.go(NavigationTarget("documents", "", "review"))
    keep("review-mode")
    room = window.workspace.room
    room.review.lines.gist.setText("His call log, with the number of the officer")
    context.actions["documents.review_do_not_use"].trigger()
    keep("review-reason")
    room.review.lines.hide_reason()
    room.review._go_to(ids["summons"])
    keep("review-decided")
    room.review.closed.emit()


def translations(window: "MainWindow", keep: Keep, ids: dict[str, str]) -> None:
    """Show the board of translations, the form of one, and a day that is due among the dates."""
    from casefiles.domain.records.translation import TranslationStatus, TranslatorCertificate
    from casefiles.office.documents.translations import TranslationInput, add_translation
    from casefiles.ui.base.navigation import NavigationTarget

    context, vault = window.workspace.context, window.session.vault
    if not vault.ask(lambda reader: reader.find(_translation())):
        certified = TranslatorCertificate("M. Example", "Uyghur to English", "2024-02-01", "S/1")
        for document_id, terms in (
            (ids["summons"], TranslationInput("en", TranslationStatus.DRAFT, "A. Sworn", pages=3,
                                              due="2024-01-20")),
            (ids["request"], TranslationInput("ru", TranslationStatus.NONE, "", due="2031-05-04")),
            (ids["request"], TranslationInput("en", TranslationStatus.CERTIFIED, "M. Example",
                                              certified, "2024-01-02", "2024-02-05", 4)),
        ):  # fmt: skip
            vault.run(add_translation(context.case_id, document_id, terms, secrets.token_bytes))
    context.navigator.go(NavigationTarget("documents", "", "translations"))
    keep("review-board")
    board = window.workspace.room.board
    board.table.select(board.table.rows_model.rows[0].id)
    keep("review-board-chosen")
    board.edit_requested.emit(board.table.rows_model.rows[0])
    keep("review-board-form")
    window.workspace.room._on_form_ended()
    context.navigator.go(NavigationTarget("overview"))
    keep("review-dates")
    context.navigator.go(NavigationTarget("documents"))


def _translation() -> type:
    from casefiles.domain.records.translation import Translation

    return Translation


def glossary(window: "MainWindow", keep: Keep, ids: dict[str, str]) -> None:
    """Look terms up, and show what a tooltip says."""
    from PySide6.QtWidgets import QLabel

    from casefiles.domain.foundation.cancellation import CancellationToken
    from casefiles.office.documents.glossary import explain
    from casefiles.ui.base.navigation import NavigationTarget
    from casefiles.ui.places.documents.pages.explained_words import tooltip

    context = window.workspace.context
    context.navigator.go(NavigationTarget("documents", ids["request"], "1"))
    context.navigator.go(NavigationTarget("documents", "", "glossary"))
    side = window.workspace.room._left.glossary
    side.begin("指定居所监视居住")
    keep("review-glossary")
    side.table.select(side.table.rows_model.rows[0].id)
    keep("review-glossary-chosen")
    told = window.session.vault.work(explain("不得将其引渡", 4), CancellationToken())
    label = QLabel(tooltip(told), window)
    label.setStyleSheet("background: palette(base); padding: 8px; border: 1px solid gray")
    label.move(560, 300)
    label.adjustSize()
    label.show()
    keep("review-tooltip")
    label.deleteLater()
    side.begin("detention")
    keep("review-glossary-detention")
    side.closed.emit()


SIGHTS = (provenance, review, translations, glossary)


def main(out: Path) -> None:
    """Take these pictures in both themes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from casefiles import paths
    from casefiles.ui.look.theme import Theme
    from casefiles.ui.shell.main_window import MainWindow
    from tests.ui.pictures import _keeper, sample_session
    from tests.ui.settling import settle, until

    application = QApplication([])
    theme = Theme(paths.resources())
    theme.apply(application)
    with tempfile.TemporaryDirectory() as place:
        session = sample_session(Path(place) / "vault")
        window = MainWindow(session, theme)
        window.resize(1280, 720)
        window.show()
        until(lambda: window.workspace is not None)
        settle(session)
        ids = prepare(window)
        settle(session)
        wanted = [one for one in SIGHTS if not sys.argv[2:] or one.__name__ in sys.argv[2:]]
        for mode in ("light", "dark"):
            theme.set_mode(mode)
            settle(session)
            for sight in wanted:
                sight(window, partial(_keeper(out, mode, window, session)), ids)
        window.hide()
        session.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
