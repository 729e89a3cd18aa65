"""How the bytes of a sealed file reach a worker: whole, or in the pieces that it asks for."""

from functools import partial

from casefiles.domain.ids import ContentId
from casefiles.evidence.asked_pieces import LargeFile
from casefiles.evidence.template import Source, Template
from casefiles.store.vault import Vault


def bytes_for(vault: Vault, template: Template, content_id: ContentId) -> Source:
    """Return the bytes of a content: its chunks, or a large file if a worker cannot hold it.

    Raises:
        Refused: there is no such content.
    """
    size = vault.read(lambda reader: reader.content_size(content_id))
    if size <= template.document_bytes:
        return vault.content(content_id)
    return LargeFile(size, partial(vault.content_range, content_id))
