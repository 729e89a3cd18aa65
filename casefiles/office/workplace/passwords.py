"""Passwords of documents: kept in the vault beside them, and nowhere else."""

import json
from typing import Final

from casefiles.domain.foundation.ids import ContentId
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.ledger.erasure import PASSWORD

MOST_LETTERS: Final = 1_000


def password_of(reader: ReadTransaction, content_id: ContentId) -> str:
    """Return the password that opens a content; empty where none is kept."""
    stored = reader.setting(f"{PASSWORD}{content_id}")
    return "" if stored is None else str(json.loads(stored)["password"])


def keep_password(work: WriteTransaction, content_id: ContentId, password: str) -> None:
    """Keep the password of a content; it is gone with the content when that is erased."""
    work.put_setting(f"{PASSWORD}{content_id}", json.dumps({"password": password}))
