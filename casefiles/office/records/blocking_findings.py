"""What stops a dossier: for good, or until somebody signs for it with a private reason."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.records.editions import SignOff
from casefiles.office.records.checks import DossierFinding, FindingLocation, check


@dataclass(frozen=True, slots=True)
class BlockingFinding:
    """One thing that stops a dossier.

    Attributes:
        kind: stop: nothing leaves; sign: only with a signature.
        code: which stop it is.
        of: digest of exactly what was found: a signature for something else does not count.
        count: of what was found.
        spots: where.
    """

    kind: Literal["stop", "sign"]
    code: str
    of: str
    count: int
    spots: tuple[FindingLocation, ...] = ()


def digest_of(found: Iterable[object]) -> str:
    """Return what tells a finding from any other: it changes when any part does, not by order."""
    return hashlib.sha256(json.dumps(sorted(str(one) for one in found)).encode()).hexdigest()


def check_of(stop: BlockingFinding) -> DossierFinding:
    """Return a stop as a finding in words."""
    return check(stop.kind, stop.code, stop.spots, stop.count, stop.of)


def signed_for(
    stops: Iterable[BlockingFinding], signatures: Iterable[SignOff]
) -> tuple[SignOff, ...]:
    """Return one signature for each stop, bound to what it was given for.

    Raises:
        ExportStopped: a stop cannot be signed for, or nobody did.
    """
    given = [one for one in signatures if one.reason.strip()]
    sign_offs = []
    for stop in sorted(stops, key=lambda one: one.kind != "stop"):
        one = next((one for one in given if _covers(one, stop)), None)
        if stop.kind == "stop" or one is None:
            raise ExportStopped(stop.code, count=stop.count)
        sign_offs.append(SignOff(stop.code, stop.of, one.reason))
    return tuple(sign_offs)


def _covers(signature: SignOff, stop: BlockingFinding) -> bool:
    return signature.code == stop.code and signature.of in {"", stop.of}
