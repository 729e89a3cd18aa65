"""Entry of the evidence processes: a template that forks workers, or a worker for one document."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from casefiles.hardening import harden_process

if TYPE_CHECKING:
    from casefiles.evidence.channel.limits import WorkerLimits


def main(kind: str, limits_json: str, resources: str) -> int:
    """Harden, load everything, and serve as what `kind` says; see `children.program`.

    Returns:
        The exit status.
    """
    harden_process()
    from casefiles.evidence.channel.limits import limits_from_json  # noqa: PLC0415  after hardening

    load = _LOADS.get(kind.rpartition("_")[0], _work)
    work = load(Path(resources), limits_from_json(limits_json))
    if kind.endswith("template"):
        from casefiles.evidence.worker.template_process import serve  # noqa: PLC0415  Linux only

        serve(work)
    else:
        work()
    return 0


def _work(resources: Path, limits: "WorkerLimits") -> Callable[[], None]:
    """Load what documents take; returns what serves one."""
    from casefiles.evidence.worker.document_worker import standard_line, work  # noqa: PLC0415  after hardening
    from casefiles.evidence.worker.warm_up import warm_up  # noqa: PLC0415  after hardening

    faces = warm_up(resources, limits)
    return lambda: work(standard_line(), limits, faces)


def _media_work(_resources: Path, limits: "WorkerLimits") -> Callable[[], None]:
    """Load what sounds and films take; returns what serves one."""
    from casefiles.evidence.worker.document_worker import standard_line  # noqa: PLC0415  after hardening
    from casefiles.evidence.worker.media_warm_up import warm_up  # noqa: PLC0415  after hardening
    from casefiles.evidence.worker.media_worker import work_on_media  # noqa: PLC0415  after hardening

    library = warm_up()
    return lambda: work_on_media(standard_line(), limits, library)


def _recognising(resources: Path, limits: "WorkerLimits") -> Callable[[], None]:
    """Load what pictures of pages take; returns what serves one."""
    from casefiles.evidence.ocr.warm_up import warm_up  # noqa: PLC0415  after hardening

    # First, since it settles how libraries are loaded.
    engines = warm_up(resources)
    from casefiles.evidence.ocr.worker import work_on_picture  # noqa: PLC0415  after hardening
    from casefiles.evidence.worker.document_worker import standard_line  # noqa: PLC0415  after hardening

    return lambda: work_on_picture(standard_line(), limits, engines)


_LOADS = {"media": _media_work, "recognition": _recognising}
"""By the beginning of the kind; whatever has none serves documents."""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
