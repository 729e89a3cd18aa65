"""What is typed in a review: the gist, the issues, and why something must not be used."""

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from typing_extensions import override

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.documents.document_review import save_review_words
from casefiles.office.workplace import drafts
from casefiles.ui.base.context import Context
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.documents.pages.glossary_tips import LineGlossaryTips
from casefiles.ui.widgets.inputs import PRIVATE_INPUT, accept_long_text, private_line
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import column, say
from casefiles.words.language import msg, msg_mark, msg_of

_PAUSE: Final = 700
_ENTER: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OFFERED: Final = 5
_NEEDED: Final = msg_mark("Enter a reason. Without one the document stays usable.")


class TagsLine(QLineEdit):
    """Issues with commas between them; Tab completes the last one from those of the case.

    Attributes:
        offered: what Tab would take first, and others that match; empty for none.
    """

    offered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setInputMethodHints(PRIVATE_INPUT)
        self.setAccessibleName(msg("Issues"))
        accept_long_text(self)
        self._known: tuple[str, ...] = ()
        self._matching: tuple[str, ...] = ()
        self.textChanged.connect(self._on_text)

    def set_known(self, tags: tuple[str, ...]) -> None:
        """Offer the issues of the case."""
        self._known = tags
        self._on_text(self.text())

    def tags(self) -> tuple[str, ...]:
        """Return the issues."""
        parts = (" ".join(part.split()) for part in self.text().split(","))
        return tuple(dict.fromkeys(part for part in parts if part))

    @property
    def matching(self) -> tuple[str, ...]:
        """The issues of the case that the last word may mean."""
        return self._matching

    def take_first(self) -> None:
        """Complete the last word."""
        before = self.text().rpartition(",")[0]
        taken = self._matching[0]
        self.setText(f"{before}, {taken}, " if before else f"{taken}, ")
        self.textEdited.emit(self.text())

    @override
    def event(self, event: QEvent) -> bool:
        """Let Tab complete, before it leads on."""
        is_press = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_press and event.key() == Qt.Key.Key_Tab and self._matching:  # type: ignore[attr-defined]  # of a key
            self.take_first()
            return True
        return super().event(event)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        begun = text.rpartition(",")[2].strip().casefold()
        present = set(self.tags())
        found = [one for one in self._known if begun and begun in one.casefold()]
        found = [one for one in found if one not in present]
        found.sort(key=lambda one: not one.casefold().startswith(begun))
        if tuple(found) != self._matching:
            self._matching = tuple(found)
            self.offered.emit(self._matching)


class ReviewLines(QWidget):
    """Three lines about one document; what is typed is in the vault a moment later.

    Attributes:
        done: Enter: go on to the next document.
        left: Escape: back to the pages.
        barred: the reason for which the document must not be used.
    """

    done = Signal()
    left = Signal()
    barred = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._document_id = DocumentId("")
        self._saved: dict[str, Any] = {}
        self._has_draft = False
        self.gist = private_line(msg("Gist"))
        self.gist.setPlaceholderText(msg("One-line summary"))
        self.tags = TagsLine()
        self.tags.setPlaceholderText(msg("Separated by commas"))
        self.reason = private_line(msg("Reason for exclusion"))
        self.reason.setPlaceholderText(msg("Reason"))
        self._message = muted("")
        self._message.hide()
        self._reason_title = self._title(msg("Reason for exclusion"), self.reason)
        self._timer = made_timer(self, _PAUSE, self.keep_draft_now)
        column(
            self._reason_title,
            self.reason,
            self._title(msg("Gist  (G)"), self.gist),
            self.gist,
            self._title(msg("Issues  (I)"), self.tags),
            self.tags,
            self._message,
            gap=4,
            margins=0,
            of=self,
        )
        LineGlossaryTips(context.session, self.gist)
        self.tags.offered.connect(self._on_offered)
        for line in (self.gist, self.tags, self.reason):
            line.installEventFilter(self)
            line.textEdited.connect(self._on_edited)
        self.hide_reason()

    def _title(self, words: str, line: QLineEdit) -> QLabel:
        title = QLabel(words, self)
        title.setProperty("label", "true")
        title.setBuddy(line)
        return title

    def show_document(self, row: DocumentRow) -> None:
        """Show what is kept of a document; what was typed and not kept comes back over it."""
        is_new = row.id != self._document_id
        retained = {"gist": row.gist, "tags": ", ".join(row.tags)}
        if not is_new and (retained == self._saved or self.is_changed()):
            return
        self._document_id, self._saved = row.id, retained
        self.gist.setText(row.gist)
        self.gist.setCursorPosition(0)
        self.tags.setText(retained["tags"])
        if is_new:
            self.reason.clear()
            self.hide_reason()
            self._has_draft = False
            query = drafts.draft(self._draft_name)
            self._context.session.ask(
                self, query, self._put_back, channel="draft", after_edits=True
            )

    def ask_reason(self) -> None:
        """Ask why the document must not be used."""
        self._reason_title.show()
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_reason(self) -> None:
        """Ask no more."""
        self._reason_title.hide()
        self.reason.hide()
        say(self._message, "")

    def is_changed(self) -> bool:
        """Tell whether something was typed that is not kept."""
        tags = ", ".join(self.tags.tags())
        return (self.gist.text().strip(), tags) != (
            self._saved.get("gist"),
            self._saved.get("tags"),
        )

    def keep(self) -> None:
        """Keep gist and issues, as when somebody goes on to another document."""
        self._timer.stop()
        if not self._document_id or not self.is_changed():
            return
        tags = self.tags.tags()
        self._saved = {"gist": self.gist.text().strip(), "tags": ", ".join(tags)}
        session = self._context.session
        session.run(self, save_review_words(self._document_id, self.gist.text(), tags))
        self.drop_draft()

    def drop_draft(self) -> None:
        """Forget what was typed: it is kept, or not wanted."""
        if self._has_draft:
            self._has_draft = False
            self._context.session.run(self, drafts.discard_draft(self._draft_name))

    @Slot()
    def keep_draft_now(self) -> None:
        """Hand what was typed to the vault."""
        self._timer.stop()
        reason = self.reason.text().strip()
        if self._document_id and (self.is_changed() or reason):
            self._has_draft = True
            values = {"gist": self.gist.text(), "tags": self.tags.text(), "reason": reason}
            self._context.session.run(self, drafts.save_draft(self._draft_name, values))
        else:
            self.drop_draft()

    @property
    def _draft_name(self) -> str:
        return f"review:{self._document_id}"

    def _put_back(self, draft: dict[str, Any] | None) -> None:
        if draft is None or self.is_changed():
            return
        self._has_draft = True
        self.gist.setText(str(draft.get("gist", "")))
        self.tags.setText(str(draft.get("tags", "")))
        if draft.get("reason"):
            self.reason.setText(str(draft["reason"]))
            self._reason_title.show()
            self.reason.show()
        if self.is_changed() or draft.get("reason"):
            say(self._message, msg("Draft restored. Press Enter to save."))

    @Slot(object)
    def _on_offered(self, tags: tuple[str, ...]) -> None:
        others = ", ".join(tags[1:_OFFERED])
        more = msg("; also {others}", others=others) if others else ""
        say(
            self._message,
            msg("Tab takes {tags}{more}", tags=tags[0], more=more)
            if tags and self.tags.hasFocus()
            else "",
        )

    @Slot()
    def _on_edited(self) -> None:
        if not self.tags.matching:
            say(self._message, "")
        self._timer.start()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter keep and go on, and Escape lead back to the pages."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                self._on_enter(watched)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._on_escape(watched)
                return True
        return super().eventFilter(watched, event)

    def _on_enter(self, watched: QObject) -> None:
        if watched is not self.reason:
            self.keep()
            self.done.emit()
        elif self.reason.text().strip():
            self.barred.emit(self.reason.text())
        else:
            say(self._message, msg_of(_NEEDED))

    def _on_escape(self, watched: QObject) -> None:
        if watched is self.reason:
            self.reason.clear()
            self.hide_reason()
        self.keep_draft_now()
        self.left.emit()
