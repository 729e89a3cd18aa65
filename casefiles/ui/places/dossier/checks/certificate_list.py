"""The certificate of clearance, as it is shown after an export."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.ui.base.context import Context
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import clear, words
from casefiles.words.certificate import CertificateLine, certificate_lines
from casefiles.words.language import msg

_SIGN: Final = 16
_HEIGHT: Final = 240


class CertificateList(QScrollArea):
    """The certificate, a line for each check; what a person should look at stands out."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMinimumHeight(_HEIGHT)
        self.setAccessibleName(msg("Final check certificate"))
        within = QWidget()
        self.setWidget(within)
        self._grid = QGridLayout(within)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.lines: tuple[CertificateLine, ...] = ()

    def show_certificate(self, certificate: FinalCheckCertificate, audience: str) -> None:
        """Show what clearance found in a dossier, and for whom that was made."""
        clear(self._grid)
        self.lines = certificate_lines(certificate, audience)
        theme = self._context.theme
        for row, line in enumerate(self.lines):
            sign = QLabel()
            name, role = ("warning", "warn") if line.is_for_you else ("check", "ok")
            sign.setPixmap(theme.pixmap(name, theme.pixels(_SIGN), role))
            text = words(line.words)
            self._grid.addWidget(sign, 2 * row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text, 2 * row, 1)
            if line.check:
                self._grid.addWidget(
                    muted(msg("Checked: {check}.", check=line.check)), 2 * row + 1, 1
                )
