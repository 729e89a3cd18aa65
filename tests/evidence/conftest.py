"""One template for all tests of a module's kind: starting it is what costs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casefiles.domain.files.extraction import Extraction, Raster
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template

RESOURCES = Path(__file__).resolve().parents[2] / "resources"

Read = Callable[[bytes], Extraction]
Render = Callable[..., Raster]


@pytest.fixture(scope="session")
def template() -> Iterator[Template]:
    """With the limits of the program."""
    with open_template(RESOURCES, WorkerLimits()) as opened:
        yield opened


@pytest.fixture(scope="session")
def strict() -> Iterator[Template]:
    """With limits so small that honest files pass and bombs do not take long."""
    limits = WorkerLimits(
        memory_bytes=512 << 20,
        document_bytes=1 << 20,
        pages=10,
        pixels=4_000_000,
        raster_pixels=500_000,
        page_characters=5_000,
        characters=12_000,
    )
    with open_template(RESOURCES, limits) as opened:
        yield opened


@pytest.fixture
def read(template: Template) -> Read:
    return lambda data: template.read([data], CancellationToken())


@pytest.fixture
def render(template: Template) -> Render:
    def rendered(data: bytes, page: int = 1, dpi: int = 72) -> Raster:
        (raster,) = template.render([data], [page], dpi, CancellationToken())
        return raster

    return rendered
