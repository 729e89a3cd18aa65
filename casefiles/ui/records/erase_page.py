"""The sheet before something is erased for good: what goes, what stays elsewhere, and why."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget
from typing_extensions import override

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.case_records import Case, Record
from casefiles.office.case.erasure import (
    REASONS,
    ErasureAuthority,
    UnreachableCopies,
    unreachable_copies,
)
from casefiles.office.case.reach_words import EXPORT_SCOPE_TEXT, unreachable_copies_text
from casefiles.office.records.case_closure import CaseRetention, case_file
from casefiles.office.vault.backups import size_in
from casefiles.office.workplace.operations import Job
from casefiles.ui.base.context import Context
from casefiles.ui.look import theme
from casefiles.ui.widgets.buttons import button
from casefiles.ui.widgets.field import ChoiceField, Field, LineField
from casefiles.ui.widgets.labels import heading, muted, words_in_line
from casefiles.ui.widgets.layout import column, row
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of

_NEXT: Final = msg_mark("A new local backup is made within the hour.")

Erasing = Callable[[ErasureAuthority, str], Job[UnreachableCopies]]
"""Makes the job from the grounds and the reference that was typed."""

_WIDTH: Final = 560
_FIELD_OF: Final = {
    "other_reference": "reference",
    "erasure_without_reason": "reason",
    "erasure_without_authority": "authority",
}


class ErasePage(QDialog):
    """Asks why, on whose authority, and for the reference of the case."""

    def __init__(
        self,
        context: Context,
        name: str,
        erasing: Erasing,
        parent: QWidget,
        what: tuple[type[Record], str] = (Case, ""),
    ) -> None:
        """Make the sheet.

        Args:
            context: the surroundings.
            name: what is erased, in words.
            erasing: makes the job.
            parent: a room of the window.
            what: type and id of the record; the whole case without.
        """
        super().__init__(parent)
        self.setWindowTitle("Casefiles")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme.applied().pixels(_WIDTH))
        self._context, self._erasing, self._name = context, erasing, name
        self._reference = ""
        title = heading(msg("Erase permanently: {name}", name=name))
        title.setWordWrap(True)
        self.reach = muted("")
        self.fault = muted("")
        self.fault.setProperty("problem", "true")
        self.fault.hide()
        reasons = [("", msg("Choose a reason")), *((code, label(code)) for code in REASONS)]
        self.fields: dict[str, Field] = {
            "reason": ChoiceField("reason", msg("Why"), reasons),
            "authority": LineField(
                "authority",
                msg("Authorised by"),
                msg("Such as: the client’s letter of 3 May."),
                required=True,
            ),
            "note": LineField("note", msg("Note"), msg("Optional")),
            "reference": LineField("reference", msg("Case reference"), required=True),
        }
        self.erase = button(msg("Erase permanently"), "trash", primary=True)
        self.cancel = button(msg("Cancel"))
        self.erase.clicked.connect(self._on_erase)
        self.cancel.clicked.connect(self.reject)
        column(
            title,
            muted(msg_of(EXPORT_SCOPE_TEXT)),
            self.reach,
            *self.fields.values(),
            self.fault,
            row(..., self.cancel, self.erase),
            gap=12,
            margins=(24, 20, 24, 20),
            of=self,
        )
        context.session.ask(self, unreachable_copies(context.case_id, *what), self._on_reach)
        context.session.ask(self, case_file(context.case_id), self._on_case)
        self.fields["reason"].take_focus()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need at this width."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            height = max(layout.totalHeightForWidth(self.width()), self.minimumSizeHint().height())
            self.setMinimumHeight(height)
            self.resize(self.width(), height)

    def _on_reach(self, reach: UnreachableCopies) -> None:
        self.reach.setText(unreachable_copies_text(reach, self._context.session.clock.wall()))
        self._fit()

    def _on_case(self, case: CaseRetention | None) -> None:
        self._reference = case.reference if case else ""
        words = msg(
            "Type {reference} here to prevent accidental erasure.",
            reference=self._reference,
        )
        self.fields["reference"].show_hint(words)
        self._fit()

    @Slot()
    def _on_erase(self) -> None:
        for field in self.fields.values():
            field.problem("")
        self.fault.hide()
        values = {name: str(field.value()) for name, field in self.fields.items()}
        if values["reference"].strip() != self._reference:
            self._refuse("reference", "other_reference")
            return
        grounds = ErasureAuthority(values["reason"], values["authority"], values["note"])
        self.erase.setEnabled(False)
        self._context.session.start(
            self,
            # No name: work that a lock meets is named in the vault, also once it was done.
            msg("Erasing permanently"),
            self._erasing(grounds, values["reference"]),
            self._on_erased,
            otherwise=self._on_refused,
        )

    def _on_erased(self, reach: UnreachableCopies) -> None:
        message = unreachable_copies_text(reach, self._context.session.clock.wall())
        size = size_in(reach.given_back)
        free = msg(" {size} of the disk are free again.", size=size) if reach.given_back else ""
        self._context.notices.post(
            msg(
                "{name} was erased permanently.{free} {message} {next}",
                name=self._name,
                free=free,
                message=message,
                next=msg_of(_NEXT),
            )
        )
        self.accept()

    def _on_refused(self, error: CasefilesError) -> None:
        self.erase.setEnabled(True)
        name = _FIELD_OF.get(error.code, "")
        words = words_in_line(error)
        if name:
            self._refuse(name, error.code)
        else:
            self.fault.setText(words)
            self.fault.show()
            self._fit()

    def _refuse(self, name: str, code: str) -> None:
        self.fields[name].problem(words_in_line(code))
        self.fields[name].take_focus()
        self._fit()

    @override
    def reject(self) -> None:
        """Leave, unless the erasing has begun."""
        if self.erase.isEnabled():
            super().reject()
