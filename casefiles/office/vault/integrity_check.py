"""The whole proof of a vault, told in counts and findings."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.case_records import Case
from casefiles.office.records.findings import Finding
from casefiles.office.records.history import timestamp
from casefiles.office.vault.integrity_findings import (
    MOST,
    IntegrityFinding,
    additional_findings,
    described,
    findings_of,
    from_stored_form,
    stored_form,
)
from casefiles.office.workplace.operations import Edit, Job, JobContext, Query
from casefiles.store.access.work import WriteTransaction
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.vault.open_vault import Vault
from casefiles.words.language import msg, msg_mark_n, msg_n, msg_n_of, msg_number

_LAST: Final = "last_check"


@dataclass(frozen=True, slots=True)
class VaultCheck:
    """What a check saw.

    Attributes:
        sound: whether everything is as it was written.
        pages: pages of the database that were proven.
        entries: ledger entries verified.
        records: records compared with their newest entry.
        contents: documents read to the end and compared with their digest.
        faults: things that are not as they were written.
        findings: what they are; also what opening made whole, and backups beside that are bad.
    """

    sound: bool
    cases: int
    pages: int
    entries: int
    records: int
    contents: int
    faults: int
    findings: tuple[IntegrityFinding, ...] = ()


def check_vault(vault: Vault, ticket: CancellationToken) -> VaultCheck:
    """Read the whole vault and compare it with its ledger and head.

    Raises:
        VaultError: the disk fails.
        Cancelled: somebody asked to stop.
    """
    report = check_integrity(vault, ticket)
    faults = () if report.is_sound else findings_of(vault, report)
    cases = 0
    with suppress(CasefilesError):
        cases = len(vault.read(lambda reader: reader.find(Case)))
    return VaultCheck(
        sound=report.is_sound,
        cases=cases,
        pages=report.pages,
        entries=report.entries,
        records=report.rows,
        contents=report.contents,
        faults=sum(one.count for one in faults),
        findings=(*faults, *additional_findings(vault, report)),
    )


def describe_findings(
    vault: Vault, findings: tuple[IntegrityFinding, ...], now: int
) -> tuple[Finding, ...]:
    """Say what was found, with names where the vault still gives them."""
    try:
        return vault.read(lambda reader: described(reader, findings, now))
    except CasefilesError:
        return described(None, findings, now)


@dataclass(frozen=True, slots=True)
class LastCheck:
    """When the vault was last checked, and what was seen.

    Attributes:
        wall: in nanoseconds since 1970.
        counts: what was read, by the names of `VaultCheck`; empty where an older program checked.
        findings: the first of them.
    """

    wall: int
    sound: bool
    faults: int = 0
    counts: Mapping[str, int] | None = None
    findings: tuple[IntegrityFinding, ...] = ()


_DUE: Final = "check_due"
_COUNTS: Final = ("cases", "pages", "entries", "records", "contents")


def check_now() -> Job[LastCheck]:
    """Check the whole vault, and remember when it was done and what was found."""

    def work(workplace: JobContext, ticket: CancellationToken) -> LastCheck:
        report = check_vault(workplace.vault, ticket)
        counts = {name: getattr(report, name) for name in _COUNTS}
        wall = workplace.clock.wall()
        seen = LastCheck(wall, report.sound, report.faults, counts, report.findings)
        retained = asdict(seen) | {"findings": stored_form(report.findings)}
        # A vault that is damaged may refuse to be written; what was found is told all the same.
        with suppress(CasefilesError):
            workplace.vault.write(lambda work: _keep(work, json.dumps(retained)))
        return seen

    return work


def _keep(work: WriteTransaction, seen: str) -> None:
    work.put_setting(_LAST, seen)
    work.remove_setting(_DUE)


def note_check_due() -> Edit[None]:
    """Remember that the whole vault is to be checked, until a check has come to its end."""
    return lambda work: work.put_setting(_DUE, "1")


def is_check_due() -> Query[bool]:
    """Tell whether a check that was due has not come to its end yet."""
    return lambda reader: reader.setting(_DUE) is not None


def last_check() -> Query[LastCheck | None]:
    """Return when the vault was last checked; None if never."""
    return lambda reader: _last(reader.setting(_LAST))


def newer(check: LastCheck | None, seen: LastCheck | None) -> LastCheck | None:
    """Return the later of two checks: one of a damaged vault may not have been kept."""
    if check is None or seen is None:
        return check or seen
    return max(check, seen, key=lambda one: one.wall)


def described_findings(findings: tuple[IntegrityFinding, ...]) -> Job[tuple[Finding, ...]]:
    """Say what a check found."""
    return lambda place, _ticket: describe_findings(place.vault, findings, place.clock.wall())


def _last(text: str | None) -> LastCheck | None:
    try:
        parsed = json.loads(text or "")
        return LastCheck(
            wall=int(parsed["wall"]),
            sound=bool(parsed["sound"]),
            faults=int(parsed.get("faults", 0)),
            counts={str(name): int(count) for name, count in parsed.get("counts", {}).items()},
            findings=from_stored_form(parsed.get("findings", ())),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def object_of(report: VaultCheck, findings: tuple[Finding, ...]) -> dict[str, Any]:
    """Return a check as one object with stable keys, for other programs."""
    counts = {key: value for key, value in asdict(report).items() if key != "findings"}
    described = [_object(*pair) for pair in zip(report.findings, findings, strict=False)]
    return counts | {"findings": described, "not_listed": _rest(report)}


def _object(found: IntegrityFinding, one: Finding) -> dict[str, Any]:
    backup = timestamp(found.backup) if found.backup else ""
    in_words = {"words": one.words, "means": one.means, "remedy_words": one.remedy}
    return asdict(found) | {"backup": backup} | in_words


def _rest(report: VaultCheck) -> int:
    return max(0, len(report.findings) - MOST)


def words_of(report: VaultCheck, findings: tuple[Finding, ...]) -> str:
    """Return a check in lines for a terminal."""
    lines = [
        msg("The vault is intact.")
        if report.sound
        else msg("The vault is damaged: {faults_in}.", faults_in=faults_in(report.faults))
    ]
    lines.append(
        msg(
            "  Read and compared: {verified_counts}",
            verified_counts=verified_counts(asdict(report)),
        )
    )
    for one in findings:
        lines += [f"  {one.words}", f"      {one.means}", f"      {one.remedy}"]
    if _rest(report):
        lines.append(msg("  And {rest} more.", rest=msg_number(_rest(report))))
    return "".join(f"{line}\n" for line in lines)


def faults_in(count: int) -> str:
    """Say how many things are not as they were written."""
    return msg_n("1 damaged item", "{n} damaged items", count)


def verified_counts(counts: Mapping[str, Any]) -> str:
    """Say what was read and compared."""
    texts = [msg_n_of(words, int(counts.get(key, 0))) for key, words in _COUNTED.items()]
    return msg("{names} and {last}", names=", ".join(texts[:-1]), last=texts[-1])


_COUNTED: Final = {
    "pages": msg_mark_n("{n} page of the database", "{n} pages of the database"),
    "entries": msg_mark_n("{n} change", "{n} changes"),
    "records": msg_mark_n("{n} record", "{n} records"),
    "contents": msg_mark_n("{n} file", "{n} files"),
}
