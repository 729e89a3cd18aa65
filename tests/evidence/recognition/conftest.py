"""One recogniser for all tests: loading its models is what costs."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles.evidence.channel.language_data import missing
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.worker_pool import OcrWorkerPool, open_recogniser

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture(scope="session")
def recogniser() -> Iterator[OcrWorkerPool]:
    with open_recogniser(RESOURCES, WorkerLimits()) as opened:
        yield opened


@pytest.fixture(scope="session")
def all_languages(recogniser: OcrWorkerPool) -> OcrWorkerPool:
    """The recogniser, where it has the data of every language."""
    absent = missing(RESOURCES)
    if absent:
        assert os.environ.get("CI") != "true", f"no language data for {absent}"
        pytest.skip(f"no language data for {', '.join(absent)}")
    return recogniser
