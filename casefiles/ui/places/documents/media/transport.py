"""Moves a recording on: asks for frames as time passes, has the sound played, keeps the place."""

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from casefiles.domain.files.media import FilmPicture, MediaInfo
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, CasefilesError
from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.documents.playback import Playback
from casefiles.ui.base.session import Session
from casefiles.ui.base.timers import made_timer

_TICK: Final = 15
_MILLISECOND: Final = 1_000_000
_SILENT_START: Final = 3_000
"""Milliseconds after which a film begins though its sound was not taken yet."""
_STRIP_WIDTH: Final = 160


class Transport(QObject):
    """Plays one recording at a time; answers about another are dropped.

    Attributes:
        opened: a `MediaInfo`: a recording is ready.
        shown: a `FilmPicture`.
        moved: the place in milliseconds.
        changed: it plays or stands still now.
        silent: why nothing is heard, as a code; empty if it is.
        strip: frames from all over the film.
        shape: how loud the sound is, as bytes.
        failed: a `CasefilesError`.
        at: where it stands, in milliseconds.
        speed: in hundredths.
    """

    opened = Signal(object)
    shown = Signal(object)
    moved = Signal(int)
    changed = Signal()
    silent = Signal(str)
    strip = Signal(object)
    shape = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._playing = Playback()
        self._info: MediaInfo | None = None
        self.at = 0
        self.speed = 100
        self.width = 640
        self.is_playing = False
        self.has_sound_on = True
        self._picture_at = 0
        self._is_waiting = False
        self._requested: int | None = None
        self._began: tuple[int, int] | None = None
        self._begin_by = 0
        self._sound: CancellationToken | None = None
        self._reach = [0]
        self._timer = made_timer(self, _TICK, self._tick, once=False)

    @property
    def duration(self) -> int:
        """Length of the recording in milliseconds; 0 while it is not known."""
        return self._info.duration if self._info is not None else 0

    def open(self, document_id: DocumentId) -> None:
        """Open a recording; it stands at its beginning."""
        self.close()
        self._fetch(self._playing.open(document_id), self._on_opened, "open")

    def close(self) -> None:
        """Let go of the recording."""
        self.pause()
        self._playing.close()
        self._info, self._is_waiting, self._requested = None, False, None
        self.at = self._picture_at = 0

    @Slot()
    def play(self) -> None:
        """Go on from where it stands; from the beginning where it is at the end."""
        if self._info is None or self.is_playing:
            return
        if self.duration and self.at >= self.duration - 1:
            self.seek(0)
        self.is_playing = True
        self._begin()
        self._timer.start()
        self.changed.emit()

    @Slot()
    def pause(self) -> None:
        """Stand still."""
        self._timer.stop()
        self._silence()
        if self.is_playing:
            self.is_playing = False
            self.changed.emit()

    def seek(self, milliseconds: int) -> None:
        """Go to a time; a playing one plays on from there."""
        self.at = max(0, min(milliseconds, self.duration or milliseconds))
        self.moved.emit(self.at)
        if self.is_playing:
            self._begin()
        self._want_picture()

    def set_speed(self, speed: int) -> None:
        """Play faster or slower from now on."""
        self.speed = speed
        if self.is_playing:
            self._begin()

    def set_sound(self, *, is_on: bool) -> None:
        """Let the sound be heard, or not."""
        self.has_sound_on = is_on
        if self.is_playing:
            self._begin()

    def step(self, frames: int) -> None:
        """Go one frame forward or back."""
        self.pause()
        if self._info is None or self._info.film is None or self._is_waiting:
            return
        self._is_waiting = True
        job = self._playing.next(self.width, 0)
        if frames < 0:
            before = self._playing.before(self._picture_at, self.width)
            self._fetch(before, partial(self._on_stepped), "picture")
        else:
            self._fetch(job, self._on_stepped, "picture")

    def look_again(self) -> None:
        """Ask for the present frame in another size."""
        self._want_picture()

    # Time

    def _begin(self) -> None:
        """Count time from here on; where there is a sound, from when it is taken."""
        self._silence()
        now = self._session.clock.monotonic() // _MILLISECOND
        self._began = None
        self._begin_by = now + _SILENT_START
        if self._info is not None and self._info.sound is not None and self.has_sound_on:
            self._reach = reach = [0]
            job = self._playing.sound(self.at, self.speed, partial(reach.__setitem__, 0))
            self._sound = self._fetch(job, partial(self._on_sound_ended, reach), "sound")
        else:
            self._begin_by = now

    def _silence(self) -> None:
        if self._sound is not None:
            self._sound.stop.set()
            self._sound = None

    def _on_sound_ended(self, reach: list[int], fault: str) -> None:
        if reach is self._reach:
            self.silent.emit(fault)
            if fault:
                self._begin_by = 0

    @Slot()
    def _tick(self) -> None:
        now = self._session.clock.monotonic() // _MILLISECOND
        if self._began is None:
            if not self._reach[0] and now < self._begin_by:
                return
            self._began = (now, self.at)
        began, start = self._began
        self.at = start + (now - began) * self.speed // 100
        if self.duration and self.at >= self.duration:
            self.at = self.duration
            self.moved.emit(self.at)
            self.pause()
            return
        self.moved.emit(self.at)
        self._want_next()

    # Pictures

    def _want_picture(self) -> None:
        """Ask for the frame of the present place; the last place asked for wins."""
        if self._info is None or self._info.film is None:
            return
        if self._is_waiting:
            self._requested = self.at
            return
        self._is_waiting, self._requested = True, None
        self._fetch(self._playing.picture(self.at, self.width), self._on_picture, "picture")

    def _want_next(self) -> None:
        if self._info is None or self._info.film is None or self._is_waiting:
            return
        frame = 1_000_000 / max(1, self._info.film.rate)
        late = self.at - self._picture_at
        if late < frame:
            return
        self._is_waiting = True
        skipped = max(0, int(late / frame) - 1)
        self._fetch(self._playing.next(self.width, skipped), self._on_picture, "picture")

    def _on_stepped(self, picture: FilmPicture | None) -> None:
        self._on_picture(picture)
        if picture is not None:
            self.at = picture.moment
            self.moved.emit(self.at)

    def _on_picture(self, picture: FilmPicture | None) -> None:
        self._is_waiting = False
        if picture is not None:
            self._picture_at = picture.moment
            self.shown.emit(picture)
        if self._requested is not None:
            self._want_picture()

    # Opening

    def _on_opened(self, info: MediaInfo) -> None:
        self._info = info
        self.opened.emit(info)
        if info.film is not None:
            self._want_picture()
            strip = self._playing.strip(info.duration, _STRIP_WIDTH)
            self._fetch(strip, self.strip.emit, "strip")
        if info.sound is not None:
            self._fetch(self._playing.shape(info.duration), self.shape.emit, "shape")

    def _fetch(self, job: object, then: object, channel: str) -> CancellationToken:
        return self._session.fetch(
            *(self, job, then),  # type: ignore[arg-type]  # a job and who takes its answer
            channel=channel,
            otherwise=partial(self._on_failed, channel),
        )

    def _on_failed(self, channel: str, error: CasefilesError) -> None:
        if channel == "picture":
            self._is_waiting = False
        if isinstance(error, Cancelled):
            return
        if channel in {"open", "picture"}:
            self.pause()
            self.failed.emit(error)
