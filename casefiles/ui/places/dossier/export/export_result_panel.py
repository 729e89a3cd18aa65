"""What was exported: where the file lies, and what clearance counted in it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
)

from casefiles.domain.records.editions import FileSignature
from casefiles.office.exchange.proofs import ProofSummary
from casefiles.office.export.exporting import ExportResult
from casefiles.office.vault.anchors import is_anchored
from casefiles.ui.base.clipboard import copy
from casefiles.ui.base.context import Context
from casefiles.ui.places.dossier.checks.certificate_list import CertificateList
from casefiles.ui.widgets.buttons import button, icon_button, quiet_button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import TOP, column, row, words
from casefiles.words.certificate import headline
from casefiles.words.export_checks import begun_again_words
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.signing import signed_in_words

_ICON: Final = 22
_ANCHORED: Final = msg_mark(
    "Anchored: the ledger is recorded outside the vault. Write a new anchor to include this export."
)
_NOT_ANCHORED: Final = msg_mark("Not anchored outside the vault yet. See Vault, Proof.")


class ExportResultPanel(QFrame):
    """Tells of a finished export until it is put away.

    Attributes:
        left: it was read.
        time_requested: a time from outside for the signed file at a path.
    """

    left = Signal()
    time_requested = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setProperty("card", "true")
        self._picture = QLabel()
        self._title = words(role="label", wrap=False)
        self.path = private_line(msg("Path of the file"))
        self.path.setReadOnly(True)
        self.copy = button(msg("Copy the path"), "copy")
        self.copy.clicked.connect(self._on_copy)
        self.counts = muted("")
        self.more = quiet_button(msg("Certificate"), "list-checks")
        self.more.setCheckable(True)
        self.more.setToolTip(msg("Results of the final check. Internal"))
        self.certificate = CertificateList(context)
        self.certificate.hide()
        self.more.toggled.connect(self.certificate.setVisible)
        self.signed = words()
        self.proof = words()
        self.proof.hide()
        self.time = quiet_button(msg("Request a timestamp…"), "clock")
        self.time.clicked.connect(self._on_time)
        self.anchored = muted("")
        self.again = muted("")
        self.again.hide()
        self._lay_out()
        context.theme.changed.connect(self._tint)
        self._tint()
        self.hide()

    def show_result(self, done: ExportResult, words: str) -> None:
        """Say where a dossier lies.

        Args:
            done: the export.
            words: whom it is for.
        """
        self._title.setText(msg("Exported for: {words}", words=words))
        self.path.setText(str(done.target))
        self.path.setCursorPosition(0)
        self._show_signature(done.edition.file_signature)
        self._show_proof(done.proof)
        notes = [one for one in (begun_again_words(done.begun_again), *done.notes) if one]
        self.again.setText("\n".join(notes))
        self.again.setVisible(bool(notes))
        certificate = done.edition.certificate
        self.counts.setText(headline(certificate))
        self.certificate.show_certificate(certificate, done.edition.audience)
        session = self._context.session
        session.ask(self, is_anchored(), self._on_anchored, channel="anchored")
        self.show()
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_signature(self, one: FileSignature | None) -> None:
        self.signed.setVisible(one is not None)
        self.time.setVisible(one is not None)
        if one is not None:
            words = signed_in_words(one.subject, one.moment, one.stamped, one.stamped_by)
            self.signed.setText(words)

    def _show_proof(self, proof: ProofSummary | None) -> None:
        """Say where the proof is, and what the recipient must be given by another way."""
        self.proof.setVisible(proof is not None)
        if proof is not None:
            self.proof.setText(
                msg(
                    "Proof for the recipient: {folder}. Give the recipient this fingerprint by"
                    " another way, such as by telephone: {fingerprint}",
                    folder=proof.folder,
                    fingerprint=proof.fingerprint,
                )
            )

    @Slot()
    def _on_time(self) -> None:
        self.time_requested.emit(Path(self.path.text()))

    def _on_anchored(self, is_known: bool) -> None:
        """Call an export anchored only where somebody outside keeps a checkpoint of the vault."""
        self.anchored.setText(msg_of(_ANCHORED) if is_known else msg_of(_NOT_ANCHORED))

    @Slot()
    def _on_copy(self) -> None:
        copy(self.path.text())
        self._context.notices.post(msg("Path copied."))

    @Slot()
    def _tint(self) -> None:
        theme = self._context.theme
        self._picture.setPixmap(theme.pixmap("check-circle", theme.pixels(_ICON), "ok"))

    def _lay_out(self) -> None:
        close = icon_button(msg("Dismiss"), "x")
        close.clicked.connect(self.left)
        column(
            row((self._picture, TOP), (self._title, 1), close, gap=10),
            row((self.path, 1), self.copy),
            row((self.signed, 1), (self.time, TOP)),
            self.proof,
            row((self.counts, 1), (self.more, TOP)),
            self.certificate,
            self.again,
            self.anchored,
            gap=8,
            margins=(16, 10, 10, 12),
            of=self,
        )
