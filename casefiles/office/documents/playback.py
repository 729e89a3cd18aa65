"""Playing a sound or film from the vault: pictures and samples come from a keyless child."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from casefiles.domain.files.media import FilmPicture, MediaInfo
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled
from casefiles.domain.foundation.ids import DocumentId
from casefiles.evidence.host.media_template import OpenMedia
from casefiles.office.documents.pages import content_of
from casefiles.office.workplace.audio_output import AudioOutput
from casefiles.office.workplace.operations import Job, JobContext

T = TypeVar("T")

_PIECE: Final = 250
"""Milliseconds of sound that are sent at a time."""
STRIP: Final = 8
"""Pictures of an overview."""
_PARTS: Final = 400
"""Parts of a whole sound whose loudness is shown."""
_STRETCH: Final = 120_000
"""Milliseconds of sound that are looked through between two looks at whether it is still wanted."""


class Playback:
    """One document that is played; its jobs may run on several threads, and end when it is left."""

    def __init__(self) -> None:
        """Begin with none."""
        self._guard = threading.Lock()
        self._media: OpenMedia | None = None
        self._document_id = DocumentId("")
        self._speaker: AudioOutput | None = None

    def open(self, document_id: DocumentId) -> Job[MediaInfo]:
        """Open a document, in place of the one before it; what it is."""

        def work(workplace: JobContext, _ticket: CancellationToken) -> MediaInfo:
            vault = workplace.vault
            content = content_of(workplace, document_id)
            size = vault.read(lambda reader: reader.content_size(content))
            media = workplace.template().media().open(partial(vault.content_range, content), size)
            self._take(document_id, media)
            return media.info()[0]

        return work

    def close(self) -> None:
        """End what is open, also in the middle of an answer."""
        self._take(DocumentId(""), None)

    def picture(self, milliseconds: int, width: int) -> Job[FilmPicture]:
        """Return the frame that is shown at a time."""
        return self._asking(lambda media: media.picture(milliseconds, width))

    def before(self, milliseconds: int, width: int) -> Job[FilmPicture]:
        """Return the frame before a time."""
        return self._asking(lambda media: media.before(milliseconds, width))

    def next(self, width: int, skipped: int) -> Job[FilmPicture | None]:
        """Return the frame after the last one; None at the end."""
        return self._asking(lambda media: media.next(width, skipped))

    def strip(self, duration: int, width: int) -> Job[tuple[FilmPicture, ...]]:
        """Return some frames from all over a film."""

        def ask(media: OpenMedia) -> tuple[FilmPicture, ...]:
            moments = [(2 * at + 1) * duration // (2 * STRIP) for at in range(STRIP)]
            found = [media.key_frame(moment, width) for moment in moments]
            return tuple(one for one in found if one is not None)

        return self._asking(ask)

    def shape(self, duration: int) -> Job[bytes]:
        """Return how loud a sound is, from its beginning to its end, in equal parts."""

        def work(workplace: JobContext, ticket: CancellationToken) -> bytes:
            levels, at = bytearray(), 0
            while at < duration:
                ticket.check()
                end = min(duration, at + _STRETCH)
                upto = max(len(levels) + 1, _PARTS * end // duration)
                part = partial(_shape_of, at, end - at, upto - len(levels))
                levels += self._asking(part)(workplace, ticket)
                at = end
            return bytes(levels)

        return work

    def sound(self, start: int, speed: int, on_progress: Callable[[int], None]) -> Job[str]:
        """Play the sound from a time on, until its end or until the ticket is stopped.

        Args:
            start: in milliseconds.
            speed: in hundredths.
            on_progress: given how far what was sent reaches, on the thread of the work.

        Returns:
            A job that returns why nothing is heard: a code; empty if it was.
        """

        def work(workplace: JobContext, ticket: CancellationToken) -> str:
            with self._guard:
                if self._speaker is None:
                    self._speaker = AudioOutput()
                speaker = self._speaker
            fault = speaker.begin(ticket)
            at = start
            try:
                while not fault and not ticket.stop.is_set():
                    samples = self._asking(partial(_samples_of, at, speed))(workplace, ticket)
                    if not samples:
                        speaker.drain(ticket)
                        break
                    fault = speaker.play(samples, ticket)
                    at += _PIECE
                    on_progress(at)
            finally:
                speaker.end()
            return fault

        return work

    def _take(self, document_id: DocumentId, media: OpenMedia | None) -> None:
        with self._guard:
            before, self._media = self._media, media
            self._document_id = document_id
        if before is not None:
            # The window's thread must not wait for a child that ends slowly.
            threading.Thread(target=before.close, name="media-end", daemon=True).start()

    def _asking(self, ask: Callable[[OpenMedia], T]) -> Job[T]:
        def work(_workplace: JobContext, ticket: CancellationToken) -> T:
            ticket.check()
            with self._guard:
                media = self._media
            if media is None:
                raise Cancelled("cancelled")
            return ask(media)

        return work


def _shape_of(start: int, length: int, count: int, media: OpenMedia) -> bytes:
    return media.shape(start, length, count)


def _samples_of(start: int, speed: int, media: OpenMedia) -> bytes:
    return media.sound(start, _PIECE, speed)
