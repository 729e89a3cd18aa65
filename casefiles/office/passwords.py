"""Passwords of documents: kept in the vault beside them, and nowhere else."""

import json
from typing import Final

from casefiles.domain.ids import ContentId, DocumentId
from casefiles.store.vault import Reader, Work

_PASSWORD: Final = "password:"  # noqa: S105 - the name of a setting
MOST_LETTERS: Final = 1_000


def password_of(reader: Reader, content_id: ContentId) -> str:
    """Return the password that opens a content; empty where none is kept."""
    kept = reader.setting(f"{_PASSWORD}{content_id}")
    return "" if kept is None else str(json.loads(kept)["password"])


def keep_password(
    work: Work, document_id: DocumentId, content_id: ContentId, password: str
) -> None:
    """Keep the password of a document; it is gone with the document when that is erased."""
    told = {"document": document_id, "password": password}
    work.put_setting(f"{_PASSWORD}{content_id}", json.dumps(told))
