"""How the bytes of a sealed file reach a worker: whole, or in the pieces that it asks for."""

from collections.abc import Iterable
from functools import partial

from casefiles.domain.foundation.ids import ContentId
from casefiles.evidence.channel.remote_file import ChunkedSource
from casefiles.evidence.host.template import Source, Template, WithPassword
from casefiles.office.workplace.passwords import password_of
from casefiles.store.vault.open_vault import Vault


def bytes_for(vault: Vault, template: Template, content_id: ContentId) -> Source:
    """Return the bytes of a content as `content_for`, with the password that opens it, if any.

    Raises:
        Refused: there is no such content.
    """
    size, password = vault.read(
        lambda reader: (reader.content_size(content_id), password_of(reader, content_id))
    )
    content = _content(vault, template, content_id, size)
    return WithPassword(content, password) if password else content


def content_for(
    vault: Vault, template: Template, content_id: ContentId
) -> Iterable[bytes] | ChunkedSource:
    """Return the bytes of a content: its chunks, or a large file if a worker cannot hold it.

    Raises:
        Refused: there is no such content.
    """
    size = vault.read(lambda reader: reader.content_size(content_id))
    return _content(vault, template, content_id, size)


def _content(
    vault: Vault, template: Template, content_id: ContentId, size: int
) -> Iterable[bytes] | ChunkedSource:
    if size <= template.document_bytes:
        return vault.content(content_id)
    # A PDF of that size counts as too large, whatever opens it: it is not read in pieces.
    return ChunkedSource(size, partial(vault.content_range, content_id))
