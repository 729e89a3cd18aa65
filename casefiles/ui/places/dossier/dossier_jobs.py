"""Which long work on a dossier is under way, and what has to wait for it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from casefiles.ui.places.dossier.checks.test_export import TestExport
from casefiles.ui.places.dossier.export.export_run import ExportRun
from casefiles.ui.places.dossier.filing.pack_page import PackPage


class DossierJobs(QObject):
    """Knows of exports, filing packs and test exports, one of which runs at a time.

    Attributes:
        changed: one began or ended.
    """

    changed = Signal()

    def __init__(
        self, export: ExportRun, pack: PackPage, test: TestExport, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._export, self._pack, self._test = export, pack, test
        for one in (export.changed, pack.job_changed, test.changed):
            one.connect(self.changed)

    @property
    def is_exporting(self) -> bool:
        """Whether a file is being written for somebody: a dossier, or a filing pack."""
        return self._export.job is not None or self._pack.job is not None

    def allow_test(self, action: QAction) -> None:
        """Let a test be begun while nothing runs: it would take as long again, and tell no more."""
        action.setEnabled(not self.is_exporting and not self._test.is_running)
