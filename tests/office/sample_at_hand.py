"""The invented sample case in an open vault, for tests of the office's verbs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Case, Document
from casefiles.office.workplace.open_vault import OpenVault
from tests.sample_vaults import PASSPHRASE, desk, made_sample, sample_vault

__all__ = ["case_id", "desk", "made_sample", "named", "opened", "sample_vault", "work"]


@pytest.fixture
def opened(desk, sample_vault: Path) -> Iterator[OpenVault]:
    vault = desk.unlock(sample_vault, PASSPHRASE)
    yield vault
    vault.close()


@pytest.fixture
def case_id(opened: OpenVault) -> CaseId:
    return opened.ask(lambda reader: reader.find(Case))[0].id


@pytest.fixture
def named(opened: OpenVault) -> Callable[[str], DocumentId]:
    """Find a document by a part of its file name."""

    def find(part: str) -> DocumentId:
        documents = opened.ask(lambda reader: reader.find(Document))
        return next(one.id for one in documents if part in one.file_name)

    return find


@pytest.fixture
def work(opened: OpenVault) -> Callable:
    """Do a job on this thread."""
    return lambda job: opened.work(job, CancellationToken())
