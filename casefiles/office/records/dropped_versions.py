"""Versions in other languages go with the text that they are of."""

from casefiles.domain.records.text_versions import TextVersion
from casefiles.store.access.work import WriteTransaction


def drop_versions(work: WriteTransaction, record_id: str) -> None:
    """Remove the versions of all texts of a record that is about to be removed."""
    for one in work.find(TextVersion, record_id=record_id):
        work.delete(TextVersion, one.id, "remove_text_version")
