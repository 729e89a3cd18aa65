"""Reading a sealed file: by a worker, or a sound or film by a child that asks for pieces."""

from functools import partial
from typing import Final

from casefiles.domain.dates.date_order import NO_HINT, DateOrderHint
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.files.media import PLAYED, MediaInfo
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.domain.foundation.ids import ContentId
from casefiles.evidence.channel.signatures import sound_or_film
from casefiles.evidence.channel.unreadable import CODING_NOT_PLAYED
from casefiles.evidence.host.template import Template
from casefiles.office.reading.page_preflight import PROGRAM_FAULTS
from casefiles.office.reading.small_pictures import with_picture
from casefiles.office.workplace.sealed_bytes import bytes_for
from casefiles.store.vault.open_vault import Vault

_HEAD: Final = 4096
_POSTER: Final = 10
"""A tenth into a film, past titles and lifting of the phone."""
_POSTER_WIDTH: Final = 320


def extract_content(
    vault: Vault,
    template: Template,
    content_id: ContentId,
    ticket: CancellationToken,
    hint: DateOrderHint = NO_HINT,
) -> Extraction:
    """Read a sealed content: what it is, its pages, and what it reveals.

    Of a sound or film only the pieces that tell what it is are read, however large it is.

    Raises:
        Cancelled: somebody asked to stop.
        WorkerFailed: not the file's fault.
    """
    kind = sound_or_film(vault.content_range(content_id, 0, _HEAD))
    if not kind:
        return template.read(bytes_for(vault, template, content_id), ticket, hint)
    ticket.check()
    size = vault.read(lambda reader: reader.content_size(content_id))
    try:
        with template.media().open(partial(vault.content_range, content_id), size) as media:
            info, items = media.info()
            poster = media.key_frame(info.duration // _POSTER, _POSTER_WIDTH) if info.film else None
    except WorkerFailed as error:
        if error.code in PROGRAM_FAULTS:
            raise
        return Extraction(kind, (), error.code)
    can_play = info.film is not None or info.sound is not None
    reason = PLAYED if can_play else CODING_NOT_PLAYED
    reading = Extraction(_true_type(kind, info), (), reason, items)
    if poster is None:
        return reading
    return with_picture(reading, poster.columns, poster.rows, poster.rgb)


def _true_type(kind: str, info: MediaInfo) -> str:
    """Return the type by what is inside: a box for films may hold a voice alone."""
    family, _, name = kind.partition("/")
    if family == "video" and info.film is None and info.sound is not None:
        description = f"audio/{name}"
        return description if description in _SOUNDS_IN_FILM_BOXES else kind
    return kind


_SOUNDS_IN_FILM_BOXES: Final = frozenset(("audio/mp4", "audio/x-matroska"))
