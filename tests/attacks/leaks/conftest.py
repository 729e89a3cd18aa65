"""Workers that read files, started once for all batteries: each start costs some seconds."""

from collections.abc import Iterator

import pytest

from casefiles.evidence.host.template import Template
from tests.attacks.pairs.dossier_pairs import opened_template


@pytest.fixture(scope="session")
def template() -> Iterator[Template]:
    with opened_template() as opened:
        yield opened
