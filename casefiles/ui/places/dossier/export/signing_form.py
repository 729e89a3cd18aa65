"""With what a dossier is signed: a key file or a card, and the certificate that readers see."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.office.draft.signing import KeyLocation, SignerSummary, SignWith, read_certificate
from casefiles.ui.base.context import Context
from casefiles.ui.base.file_choice import choose_files
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.inputs import private_line
from casefiles.ui.widgets.labels import muted, words_in_line
from casefiles.ui.widgets.layout import column, say, words
from casefiles.ui.widgets.secret_field import SecretField
from casefiles.words.language import msg, msg_mark, msg_of
from casefiles.words.signing import WARNING, certificate_in_words

_NONE, _FILE, _CARD = "", "file", "card"
_WAYS: Final = (
    (msg_mark("Do not sign"), _NONE),
    (msg_mark("Sign with a key file (.p12 or .pfx)"), _FILE),
    (msg_mark("Sign with a smart card"), _CARD),
)
_PATHS: Final = {_FILE: msg_mark("Key file"), _CARD: msg_mark("Module of the card (PKCS#11)")}
_SECRETS: Final = {_FILE: msg_mark("Passphrase of the key"), _CARD: msg_mark("PIN of the card")}
_NEVER: Final = msg_mark(
    "The key is read only when signing. Neither the key nor its passphrase is stored."
)


class SigningForm(QWidget):
    """Takes a key, and shows its certificate before it may sign.

    Attributes:
        changed: another key, or none.
        way: unsigned, by a file, or by a card; whoever shows the form places it above.
        secret: passphrase or PIN.
        certificate: whom the certificate names, with a warning.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._path: Path | None = None
        self._shown: SignWith | None = None
        self.way = QComboBox()
        self.way.setAccessibleName(msg("Electronic signature"))
        for text, way in msg_of(_WAYS):
            self.way.addItem(text, way)
        self.path = private_line(msg("Key file"))
        self.path.setReadOnly(True)
        self.path.setPlaceholderText(msg("None chosen"))
        self.choose = button(msg("Choose…"), "folder-open")
        self.secret = SecretField(msg("Passphrase of the key"))
        self.look = button(msg("Show the certificate"), "identification-card")
        self.certificate = words()
        self.warning = muted(msg_of(_NEVER))
        self.problem = words(role="problem")
        self._labels = {one: QLabel() for one in ("path", "secret")}
        self._more = QWidget()
        self._lay_out()
        self.way.currentIndexChanged.connect(self._on_way)
        self.choose.clicked.connect(self._on_choose)
        self.look.clicked.connect(self._on_look)
        self.secret.entered.connect(self._on_look)
        self.secret.changed.connect(self._on_typed)
        self._on_way()

    @property
    def is_signing(self) -> bool:
        """Whether the file is to be signed."""
        return bool(self._way)

    @property
    def sign_with(self) -> SignWith | None:
        """The key whose certificate was shown; None while there is none that may sign."""
        shown = self._shown
        return shown if shown is not None and not shown.signer.problem else None

    def set_path(self, path: Path) -> None:
        """Take a key file, or the module of a card."""
        self._path = path
        self.path.setText(str(path))
        self._forget_shown()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Begin unsigned, with nothing typed."""
        self.way.setCurrentIndex(0)
        self.secret.clear()
        self._forget_shown()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no passphrase of a key longer than the form is open."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.secret.clear()
            self._forget_shown()

    @property
    def _way(self) -> str:
        return str(self.way.currentData())

    @Slot()
    def _on_way(self) -> None:
        way = self._way
        self._more.setVisible(bool(way))
        self._path = None
        self.path.clear()
        self.secret.clear()
        if way:
            self.path.setAccessibleName(msg_of(_PATHS[way]))
            self.secret.line.setAccessibleName(msg_of(_SECRETS[way]))
            self._labels["path"].setText(msg_of(_PATHS[way]))
            self._labels["secret"].setText(msg_of(_SECRETS[way]))
        self._forget_shown()

    @Slot()
    def _on_choose(self) -> None:
        choose_files(self, self._on_chosen)

    def _on_chosen(self, chosen: list[Path]) -> None:
        if chosen:
            self.set_path(chosen[0])

    @Slot()
    def _on_typed(self) -> None:
        self._forget_shown()

    @Slot()
    def _on_look(self) -> None:
        if self._path is None:
            say(
                self.problem,
                msg(
                    "Choose first: {what}.",
                    what=msg_of(_PATHS[self._way]),
                ),
            )
            return
        place = KeyLocation(str(self._path), self.secret.text(), self._way == _CARD)
        self.look.setEnabled(False)
        say(self.problem, "")
        self._context.session.fetch(
            self,
            read_certificate(place),
            lambda signer: self._on_signer(place, signer),
            channel="signer",
            otherwise=self._on_fault,
        )

    def _on_signer(self, place: KeyLocation, signer: SignerSummary) -> None:
        self.look.setEnabled(True)
        is_same = place.secret == self.secret.text() and place.path == self.path.text()
        if not is_same or not self._way:
            return
        self._shown = SignWith(place, signer)
        self.certificate.setText(
            certificate_in_words(signer.subject, signer.issuer, signer.not_after)
        )
        self.certificate.show()
        self.warning.setText(msg_of(WARNING))
        say(self.problem, words_in_line(signer.problem) if signer.problem else "")
        self.changed.emit()

    def _on_fault(self, error: CasefilesError) -> None:
        self.look.setEnabled(True)
        say(self.problem, words_in_line(error))

    def _forget_shown(self) -> None:
        self._shown = None
        self.certificate.clear()
        self.certificate.hide()
        self.warning.setText(msg_of(_NEVER))
        say(self.problem, "")
        self.look.setEnabled(True)
        self.changed.emit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self._more)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        rows = (("path", self.path, self.choose), ("secret", self.secret, self.look))
        for row, (name, field, control) in enumerate(rows):
            label = self._labels[name]
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            grid.addWidget(control, row, 2)
        for row, text in enumerate((self.certificate, self.warning, self.problem), start=2):
            grid.addWidget(text, row, 1, 1, 2)
        grid.setColumnStretch(1, 1)
        column(self._more, margins=0, of=self)
