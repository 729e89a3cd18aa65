"""Entry of the evidence processes: a template that forks workers, or a worker for one document."""

import sys
from pathlib import Path

from casefiles.hardening import harden_process


def main(kind: str, limits_json: str, resources: str) -> int:
    """Harden, load everything, and serve as `template` or as `worker`.

    Returns:
        The exit status.
    """
    harden_process()
    from casefiles.evidence.limits import limits_from_json  # noqa: PLC0415  after hardening
    from casefiles.evidence.warm_up import warm_up  # noqa: PLC0415  after hardening

    limits = limits_from_json(limits_json)
    faces = warm_up(Path(resources), limits)
    if kind == "template":
        from casefiles.evidence.template_process import serve  # noqa: PLC0415  Linux only

        serve(faces, limits)
    else:
        from casefiles.evidence.worker import standard_line, work  # noqa: PLC0415  after hardening

        work(standard_line(), limits, faces)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
