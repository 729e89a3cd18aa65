"""Plays a sound or film in the place of pages: picture, strip, keys, and marks of a part of it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from typing_extensions import override

from casefiles.domain.files.media import MediaInfo, time_code
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.provenance import Sensitivity
from casefiles.domain.rules.citation_text import citation_words
from casefiles.office.documents.pages import ShownDocument
from casefiles.office.documents.stills import save_still
from casefiles.ui.base.context import Context
from casefiles.ui.base.timers import made_timer
from casefiles.ui.places.documents.media.film_view import FilmView
from casefiles.ui.places.documents.media.time_strip import TimeStrip
from casefiles.ui.places.documents.media.transport import Transport
from casefiles.ui.places.documents.pages.graphic_cover import GraphicCover
from casefiles.ui.widgets.buttons import Button, button, icon_button
from casefiles.ui.widgets.field import QuietBox
from casefiles.ui.widgets.flow_layout import FlowLayout
from casefiles.ui.widgets.labels import muted
from casefiles.ui.widgets.layout import in_column, row
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_mark, msg_of

_SPEEDS: Final = (50, 75, 100, 125, 150, 200)
_NORMAL: Final = 100
_RESIZED: Final = 150
"""Milliseconds after which the frames are drawn for another width."""
_NEAR, _FINE = 5_000, 1_000
_KEYS: Final = msg_mark(
    "Space: play or pause. J, K, L: back, pause, forward. Arrows: 5 seconds, with Shift 1 second."
    " Comma and full stop: one frame. [ and ] or I and O: start and end of a passage."
)


class Player(QWidget):
    """Takes the keys of players; a part that is marked becomes the cite of a fact or event.

    Attributes:
        fact_requested: a fact that cites the part.
        event_requested: an event that does.
    """

    fact_requested = Signal()
    event_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.transport = Transport(context.session, self)
        self.picture = FilmView(context.theme)
        self.strip = TimeStrip(context.theme)
        self.cover = GraphicCover()
        self.part: tuple[int | None, int | None] = (None, None)
        self._document_id = DocumentId("")
        self._has_film = False
        self._requested_citation: Citation | None = None
        self._is_graphic = False
        self._make_controls()
        self._lay_out()
        self._connect()

    def show_document(self, shown: ShownDocument) -> None:
        """Open a recording; one that is marked as graphic stays covered and silent."""
        is_graphic = shown.document.sensitivity is Sensitivity.GRAPHIC
        if shown.document.id == self._document_id:
            if is_graphic == self._is_graphic:
                return
            # Said while it was open: it falls silent at once.
            self.transport.close()
        self._document_id, self._is_graphic = shown.document.id, is_graphic
        self._mark(None, None)
        self._stack.setCurrentWidget(self.cover if is_graphic else self._open)
        self.sound.setChecked(not is_graphic)
        self.transport.has_sound_on = not is_graphic
        self.picture.show_picture(None)
        self._message.setText("")
        self.setAccessibleName(msg("{title}, a recording", title=shown.title))
        self.setAccessibleDescription(msg_of(_KEYS))
        if not is_graphic:
            self.transport.open(self._document_id)

    def leave(self) -> None:
        """Let go of the recording."""
        self._document_id = DocumentId("")
        self._requested_citation = None
        self.transport.close()

    def go_to(self, cite: Citation) -> None:
        """Show a part of the recording, now or when it is open."""
        if not self.transport.duration:
            self._requested_citation = cite
            return
        self._mark(cite.start, cite.end)
        self.transport.seek(cite.start or 0)

    def cite(self) -> Citation:
        """Return the cite of the part that is marked, or of the present moment."""
        start, end = self.part
        if start is None:
            return Citation(self._document_id, 1, self.transport.at)
        return Citation(self._document_id, 1, start, end)

    # Building

    def _make_controls(self) -> None:
        self.play = button(msg("Play"), "play", primary=True)
        self.back = icon_button(msg("One frame back  ,"), "caret-left")
        self.forward = icon_button(msg("One frame on  ."), "caret-right")
        self.begin_here = button(msg("Start of passage"))
        self.begin_here.setToolTip(msg("Start of passage  ["))
        self.end_here = button(msg("End of passage"))
        self.end_here.setToolTip(msg("End of passage  ]"))
        self.clear = icon_button(msg("Clear passage"), "x")
        self.fact: Button = button(msg("New fact"), "quotes")
        self.event_button: Button = button(msg("New event"), "calendar-plus")
        self.still = button(msg("Save this frame"), "camera")
        self.still.setToolTip(
            msg(
                "Saved as an image that can be redacted and exported. The film itself is never"
                " exported."
            )
        )
        self.sound = button(msg("Sound"), "file-audio")
        self.sound.setCheckable(True)
        self.sound.setChecked(True)
        self.speed = QuietBox()
        self.speed.setAccessibleName(msg("Speed"))
        for speed in _SPEEDS:
            self.speed.addItem(f"{speed / _NORMAL:g} ×", speed)
        self.speed.setCurrentIndex(_SPEEDS.index(_NORMAL))
        self.time = QLabel("00:00:00 / 00:00:00")
        self.time.setAccessibleName(msg("Place"))
        self._part_words = muted("", wrap=False)
        for one in (self._part_words, self.clear):
            # They keep their room: no button moves away when a part is marked.
            policy = one.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            one.setSizePolicy(policy)
        wide = self._part_words.fontMetrics().horizontalAdvance("00:00:00-00:00:00")
        self._part_words.setMinimumWidth(wide)
        self._message = muted("")

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        controls = QWidget()
        flow = FlowLayout(controls)
        for group in (
            (self.play, self.back, self.forward, self.time, self.speed, self.sound),
            (self.begin_here, self.end_here),
            (self.fact, self.event_button, self.still),
            (self._part_words, self.clear),
        ):
            flow.addWidget(_row(controls, group))
        self._open = in_column(
            (self.picture, 1), self.strip, controls, self._message, gap=8, margins=(0, 0, 0, 12)
        )
        self._stack.addWidget(self._open)
        self._stack.addWidget(self.cover)
        row(self._stack, margins=0, of=self)
        self._resized = made_timer(self, _RESIZED, self._look_again)

    def _connect(self) -> None:
        transport = self.transport
        transport.opened.connect(self._on_opened)
        transport.shown.connect(self.picture.show_picture)
        transport.moved.connect(self._on_moved)
        transport.changed.connect(self._on_changed)
        transport.silent.connect(self._on_silent)
        transport.strip.connect(self.strip.show_frames)
        transport.shape.connect(self.strip.show_shape)
        transport.failed.connect(self._on_failed)
        self.strip.sought.connect(transport.seek)
        self.strip.marked.connect(self._mark)
        self.cover.lifted.connect(self._on_lifted)
        self.play.clicked.connect(self._on_play)
        self.back.clicked.connect(lambda: transport.step(-1))
        self.forward.clicked.connect(lambda: transport.step(1))
        self.sound.toggled.connect(lambda is_on: transport.set_sound(is_on=is_on))
        self.speed.currentIndexChanged.connect(self._on_speed)
        self.begin_here.clicked.connect(self._on_begin)
        self.end_here.clicked.connect(self._on_end)
        self.clear.clicked.connect(lambda: self._mark(None, None))
        self.fact.clicked.connect(self.fact_requested)
        self.event_button.clicked.connect(self.event_requested)
        self.still.clicked.connect(self._on_still)

    # What is told

    @Slot()
    def _on_lifted(self) -> None:
        self._stack.setCurrentWidget(self._open)
        self.transport.open(self._document_id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_opened(self, info: MediaInfo) -> None:
        self._has_film = info.film is not None
        self.strip.begin(info.duration, has_film=self._has_film, has_sound=info.sound is not None)
        for widget in (self.back, self.forward, self.still):
            widget.setVisible(self._has_film)
        self.sound.setVisible(info.sound is not None)
        unknown = [one.coding for one in info.streams if one.kind != "other" and not one.can_play]
        if unknown:
            self._message.setText(msg("Not played here: {names}.", names=", ".join(unknown)))
        self.transport.width = self.picture.visible_width
        self._on_moved(0)
        citation, self._requested_citation = self._requested_citation, None
        if citation is not None:
            self.go_to(citation)

    @Slot(int)
    def _on_moved(self, milliseconds: int) -> None:
        self.time.setText(f"{time_code(milliseconds)} / {time_code(self.transport.duration)}")
        self.strip.show_place(milliseconds)

    @Slot()
    def _on_still(self) -> None:
        """Keep the frame that is shown as a document of its own."""
        self.still.setEnabled(False)
        self._context.session.start(
            self,
            msg("Saving a frame"),
            save_still(self._document_id, self.transport.at),
            self._on_still_saved,
            otherwise=self._on_still_failed,
        )

    def _on_still_saved(self, _still: DocumentId) -> None:
        self.still.setEnabled(True)
        self._context.notices.post(msg("Frame saved as a document linked to the film."), "app.undo")

    def _on_still_failed(self, error: CasefilesError) -> None:
        self.still.setEnabled(True)
        self._context.notices.warn(error)

    @Slot()
    def _on_changed(self) -> None:
        is_playing = self.transport.is_playing
        self.play.setText(msg("Pause") if is_playing else msg("Play"))
        self.play.show_icon("pause" if is_playing else "play")

    @Slot(str)
    def _on_silent(self, fault: str) -> None:
        if fault:
            self._message.setText(label(fault))

    @Slot(object)
    def _on_failed(self, error: CasefilesError) -> None:
        words = label(error.code)
        self._message.setText(msg("It cannot be shown: {words}.", words=words))

    # What a person does

    @Slot()
    def _on_play(self) -> None:
        if self.transport.is_playing:
            self.transport.pause()
        else:
            self.transport.width = self.picture.visible_width
            self.transport.play()

    @Slot(int)
    def _on_speed(self, _index: int) -> None:
        self.transport.set_speed(int(self.speed.currentData()))

    @Slot()
    def _on_begin(self) -> None:
        end = self.part[1]
        at = self.transport.at
        self._mark(at, end if end is not None and end > at else None)

    @Slot()
    def _on_end(self) -> None:
        start, at = self.part[0], self.transport.at
        self._mark(start if start is not None and start < at else 0, at)

    @Slot(int, int)
    def _mark(self, start: int | None, end: int | None) -> None:
        self.part = (start, end)
        self.strip.show_part(start, end)
        has_part = start is not None
        self._part_words.setText(citation_words(self.cite()) if has_part else "")
        self._part_words.setVisible(has_part)
        self.clear.setVisible(has_part)

    @Slot()
    def _look_again(self) -> None:
        if self.picture.visible_width != self.transport.width:
            self.transport.width = self.picture.visible_width
            self.transport.look_again()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture of the new size, once it stays."""
        super().resizeEvent(event)
        self._resized.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Fall silent when something else is looked at."""
        super().hideEvent(event)
        self.transport.pause()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of players."""
        if self._stack.currentWidget() is self.cover or not self._does(event):
            super().keyPressEvent(event)

    def _does(self, event: QKeyEvent) -> bool:
        key, transport = Qt.Key(event.key()), self.transport
        step = _FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _NEAR
        acts = {
            Qt.Key.Key_Space: self._on_play,
            Qt.Key.Key_Left: lambda: transport.seek(transport.at - step),
            Qt.Key.Key_Right: lambda: transport.seek(transport.at + step),
            Qt.Key.Key_Home: lambda: transport.seek(0),
            Qt.Key.Key_End: lambda: transport.seek(transport.duration),
            Qt.Key.Key_Comma: lambda: transport.step(-1),
            Qt.Key.Key_Period: lambda: transport.step(1),
            Qt.Key.Key_BracketLeft: self._on_begin,
            Qt.Key.Key_BracketRight: self._on_end,
        }
        act = acts.get(key)
        if act is None:
            return False
        act()
        return True


def _row(parent: QWidget, widgets: tuple[QWidget, ...]) -> QWidget:
    """Return widgets side by side, which stay together where the row breaks."""
    group = QWidget(parent)
    row(
        *((widget, Qt.AlignmentFlag.AlignVCenter) for widget in widgets),
        gap=6,
        margins=(0, 0, 6, 0),
        of=group,
    )
    return group
