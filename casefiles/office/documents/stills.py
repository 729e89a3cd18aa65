"""A frame of a film as a document of its own: marked, burned and produced like any picture.

A film never leaves the house: what moves and speaks in it cannot be looked over frame by frame.
"""

import io
from functools import partial
from typing import Final

from PIL import Image

from casefiles.domain.files.media import FilmPicture, time_code
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import ContentId, DocumentId, DocumentLinkId, new_id
from casefiles.domain.records.case_records import Document
from casefiles.domain.records.provenance import Originality
from casefiles.domain.records.translation import DocumentLink, DocumentLinkKind
from casefiles.office.reading.ingest import IngestWrites, extract_and_preflight, insert_document
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.access.work import WriteTransaction

_WIDEST: Final = 3_840


def save_still(document_id: DocumentId, milliseconds: int) -> Job[DocumentId]:
    """Keep the frame that a film shows at a time as a picture, linked as a still of the film.

    Its title tells the time and not the film, whose file may be named after somebody. What keeps
    the film in, keeps the still in.

    Returns:
        A job that returns the id of the new document, or of the one that has this frame already.

    Raises:
        Refused: the film was removed, or has no pictures (`no_film`).
        WorkerFailed: the frame cannot be shown.
        Cancelled: somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> DocumentId:
        vault = workplace.vault
        film = vault.read(lambda reader: reader.get(Document, document_id))
        if film is None:
            raise Refused("document_gone")
        picture = _frame(workplace, film, milliseconds)
        ticket.check()
        sealed = vault.seal(film.case_id, [_png(picture)], ticket)
        still = _still_of(film, sealed.content_id, picture, DocumentId(_new(workplace)))
        reading = extract_and_preflight(workplace, sealed.content_id, ticket)
        link = DocumentLink(
            *(DocumentLinkId(_new(workplace)), film.case_id, still.id, DocumentLinkKind.STILL),
            *(film.id, time_code(picture.moment)),
        )

        def insert(at: WriteTransaction) -> DocumentId | None:
            known = at.find(Document, content_id=sealed.content_id, case_id=film.case_id)
            if known:
                return known[0].id
            at.accept_content(sealed.content_id)
            at.insert(still, "add_document")
            at.insert(link, "add_document_link")
            return None

        known = insert_document(
            workplace, still, reading, IngestWrites(insert, lambda _: None), ticket
        )
        return known or still.id

    return work


def _new(workplace: JobContext) -> str:
    return new_id(workplace.randomness)


def _frame(workplace: JobContext, film: Document, milliseconds: int) -> FilmPicture:
    """Have a locked child show a frame, as wide as the film is."""
    vault = workplace.vault
    size = vault.read(lambda reader: reader.content_size(film.content_id))
    pieces = partial(vault.content_range, film.content_id)
    with workplace.template().media().open(pieces, size) as media:
        shown = media.info()[0].film
        if shown is None:
            raise Refused("no_film")
        return media.picture(milliseconds, min(shown.width, _WIDEST))


def _png(picture: FilmPicture) -> bytes:
    data = io.BytesIO()
    image = Image.frombytes("RGB", (picture.columns, picture.rows), picture.rgb)
    image.save(data, "PNG")
    return data.getvalue()


def _still_of(
    film: Document, content_id: ContentId, picture: FilmPicture, new: DocumentId
) -> Document:
    code = time_code(picture.moment)
    return Document(
        id=new,
        case_id=film.case_id,
        content_id=content_id,
        title=f"Frame at {code}",
        file_name=f"frame {code.replace(':', '-')}.png",
        status=film.status,
        is_public=film.is_public,
        is_looked_at=False,
        received=film.received,
        source=film.source,
        originality=Originality.COPY,
        sensitivity=film.sensitivity,
        privilege=film.privilege,
        privilege_reason=film.privilege_reason,
        do_not_use=film.do_not_use,
        is_traceable=film.is_traceable,
    )
