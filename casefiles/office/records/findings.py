"""What is found in a dossier, file or vault: how grave, in words, where to go, who signed it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.records.editions import SignOff
from casefiles.words.findings import FINDINGS, SIGNED
from casefiles.words.language import msg_mark_n, msg_n_of

Kind = Literal["stop", "sign", "warn", "info", "ok"]

GRAVITY: Final[tuple[Kind, ...]] = ("stop", "sign", "warn", "info", "ok")
"""From what lets no dossier leave to what is as it should be."""
CODES: Final = frozenset(FINDINGS)
"""Codes of all findings that there are."""
_SIGN: Final = msg_mark_n("Sign off", "Sign off all {n}")
_MOST_LISTED: Final = 60
"""Places that a list names of one finding; the others come up when these are mended."""


@dataclass(frozen=True, slots=True)
class FindingLocation:
    """A place to go.

    Attributes:
        words: what is there.
        room: key of the room.
        record: id of the record there; empty for none.
        detail: what of it, in the room's own words.
        kept: the same by marks, pages and counts alone, for lines that may be kept; empty for none.
        is_document: the words are an exhibit mark and pages, which hold nothing else.
    """

    words: str
    room: str
    record: str = ""
    detail: str = ""
    kept: str = ""
    # Digests of what was found are made of how places print: this may not show there.
    is_document: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that somebody must look at.

    Attributes:
        kind: stop: nothing leaves; sign: only with a signature; warn: readers would notice, or it
            does harm; info: to be known; ok: most have it, or it is as it should be.
        code: what it is.
        words: in a sentence.
        count: of what was found.
        spots: where.
        of: digest of exactly what was found: a signature for something else does not count. Empty
            where nobody can sign or choose it.
        reason: why it may stay so, in the lawyer's words; None while nobody said so.
        subject: id of whom or what it is about; empty where its places say so.
        means: what that means, in a sentence more; empty for nothing more.
        remedy: what mends it; `brief` is the same in a few words. Empty where its code says so.
    """

    kind: Kind
    code: str
    words: str
    count: int
    spots: tuple[FindingLocation, ...] = ()
    of: str = ""
    reason: str | None = None
    subject: str = ""
    means: str = ""
    remedy: str = ""
    brief: str = ""


@dataclass(frozen=True, slots=True)
class DossierFindings:
    """Everything that was found about one dossier, the gravest first."""

    found: tuple[Finding, ...]

    @property
    def stops(self) -> int:
        """How many findings let nothing leave."""
        return sum(one.kind == "stop" for one in self.found)

    @property
    def needs_signature(self) -> bool:
        """Whether somebody must say why it may leave all the same."""
        return any(one.kind == "sign" for one in self.found)


def new_finding(
    kind: Kind,
    code: str,
    spots: Iterable[FindingLocation] = (),
    count: int | None = None,
    of: str = "",
    **more: str,
) -> Finding:
    """Return a finding in words; it counts its places unless a count is given."""
    places = tuple(spots)
    number = len(places) if count is None else count
    words = msg_n_of(FINDINGS[code], number, **more)
    return Finding(kind, code, words, number, places, of)


def sign_off_words(found: Finding) -> str:
    """Return what somebody signs for, in a few words."""
    return msg_n_of(SIGNED.get(found.code, _SIGN), found.count)


def listed(found: Finding) -> Finding:
    """Return a finding with no more places than a list names."""
    return replace(found, spots=found.spots[:_MOST_LISTED])


def in_order(found: Iterable[Finding]) -> DossierFindings:
    """Return findings as a list shows them, the gravest first."""
    return DossierFindings(
        tuple(sorted(map(listed, found), key=lambda one: GRAVITY.index(one.kind)))
    )


def digest_of(found: Iterable[object]) -> str:
    """Return what tells a finding from any other: it changes when any part does, not by order."""
    return hashlib.sha256(json.dumps(sorted(str(one) for one in found)).encode()).hexdigest()


def signed_for(findings: Iterable[Finding], signatures: Iterable[SignOff]) -> tuple[SignOff, ...]:
    """Return one signature for each finding that stops a dossier, bound to what it was given for.

    Raises:
        ExportStopped: a finding cannot be signed for, or nobody did.
    """
    given = [one for one in signatures if one.reason.strip()]
    sign_offs = []
    for found in sorted(findings, key=lambda one: one.kind != "stop"):
        one = next((one for one in given if _covers(one, found)), None)
        if found.kind == "stop" or one is None:
            raise ExportStopped(found.code, count=found.count)
        sign_offs.append(SignOff(found.code, found.of, one.reason))
    return tuple(sign_offs)


def _covers(signature: SignOff, found: Finding) -> bool:
    return signature.code == found.code and signature.of in {"", found.of}
