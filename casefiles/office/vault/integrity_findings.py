"""What a check found not as it was written: what it is, and what brings it back from where."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import islice
from typing import Any, Final

from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.records.case_records import Document, Exhibit, Mark
from casefiles.office.records.findings import Finding, FindingLocation, digest_of
from casefiles.office.records.record_locations import location_of
from casefiles.office.records.record_names import KINDS, RecordNames
from casefiles.office.vault.backups import moment_in
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.backup.backup_generations import Generation, page_of
from casefiles.store.database.connection import PAGE_SIZE
from casefiles.store.maintenance.integrity_check import CheckReport
from casefiles.store.pages.raw_pages import USABLE, PageSeal
from casefiles.store.vault.open_vault import Vault
from casefiles.words.acts import KINDS as KIND_WORDS
from casefiles.words.harm import FINDINGS, HEALED, LYING, REMEDIES
from casefiles.words.language import msg, msg_number, msg_of

MOST: Final = 500
"""Findings that are told one by one."""
_MOST_LISTED: Final = 512
"""Bad pages that are looked for in backups."""
_TAG: Final = slice(USABLE, USABLE + 16)
"""Where a page has what tells one writing of it from the next."""

_BYTES: Final = frozenset({"chunk", "content", "content_key", "arriving"})
_LEDGER: Final = frozenset({"entry", "patch", "signed_checkpoint", "device_key"})
_REBUILDABLE: Final = frozenset({"index", "free", "act", "anchor", "witnessed", "setting"})
_NO_FAULTS: Final = frozenset({"healed", "heal_refused", "backup"})
"""See `additional_findings`."""
_READINGS: Final = frozenset({"reading", "page", "doubtful_page"})


@dataclass(frozen=True, slots=True)
class IntegrityFinding:
    """One thing that is not as it was written; holds no contents, so that it may be kept.

    Attributes:
        what: code of it, a key of `words_of_harm.FINDINGS`.
        kind: kind of the record, or what lies on the pages; empty where neither is meant.
        id: of the record; empty where none is meant.
        first: first of the pages, or how many of it there are.
        last: last of the pages; 0 where no pages are meant.
        remedy: code of what brings it back, a key of `words_of_harm.REMEDIES`.
        backup: when the backup was taken that may bring it back, in nanoseconds since 1970; 0 for
            none.
    """

    what: str
    kind: str = ""
    id: str = ""
    first: int = 0
    last: int = 0
    remedy: str = "nothing"
    backup: int = 0

    @property
    def count(self) -> int:
        """How many things are not as they were written."""
        return self.last - self.first + 1 if self.last else max(self.first, 1)


def findings_of(vault: Vault, report: CheckReport) -> tuple[IntegrityFinding, ...]:
    """Return everything that a check found, what people care for first."""
    shelf = _Shelf(vault)
    pages = tuple(_pages(report, shelf))
    integrity_findings = [*_contents(vault, report), *_records(report), *_changes(report)]
    if pages and all(one.remedy == "backup" for one in pages):
        # Where every bad page comes back as it was, everything that lies on them does.
        integrity_findings = [replace(one, remedy="backup") for one in integrity_findings]
    found = (*map(shelf.settled, integrity_findings), *_files(report), *pages)
    return found or (shelf.settled(IntegrityFinding("order", remedy="backup_perhaps")),)


def additional_findings(vault: Vault, report: CheckReport) -> tuple[IntegrityFinding, ...]:
    """Return what is no fault of a vault: what opening made whole or could not, and bad backups."""
    soundness = vault.soundness
    healed = (IntegrityFinding("healed", id=name, remedy="done") for name in soundness.healed)
    refused = (
        IntegrityFinding("heal_refused", id=one, remedy="next_opening") for one in soundness.refused
    )
    backups = (IntegrityFinding("backup", id=name, remedy="afresh") for name in report.bad_backups)
    return (*healed, *refused, *backups)


class _Shelf:
    """The backups beside a vault."""

    def __init__(self, vault: Vault) -> None:
        self._moments: tuple[Generation, ...] = ()
        self._seal: PageSeal | None = None
        self.newest = 0
        with suppress(CasefilesError):
            shelf, keys = vault.own_shelf()
            self._moments, self._seal = shelf.generations(), PageSeal.of(keys)
        if self._moments:
            self.newest = self._moments[0].manifest.wall
        self._vault = vault

    def settled(self, finding: IntegrityFinding) -> IntegrityFinding:
        """Return a finding with the backup that it hopes for, or without hope."""
        if finding.remedy not in {"backup", "backup_perhaps"}:
            return finding
        if self.newest:
            return replace(finding, backup=self.newest)
        return replace(finding, remedy="original" if finding.what == "content" else "nothing")

    def remedies(self, numbers: Iterable[int]) -> Iterator[tuple[int, str, int]]:
        """Yield each page with what its backups say, and when the backup was taken."""
        with self._vault.soundness.pages() as pages:
            for number in numbers:
                yield number, *self._remedy(number, pages.sealed(number))

    def _remedy(self, number: int, bad: bytes) -> tuple[str, int]:
        """Tell whether the newest whole copy of a page is of the same writing."""
        seal = self._seal
        for moment in self._moments if seal is not None else ():
            page = b""
            with suppress(CasefilesError):
                page = page_of(moment, number) or b""
            if seal is not None and len(page) == PAGE_SIZE and seal.is_authentic(page, number):
                is_same = page[_TAG] == bad[_TAG]
                return "backup" if is_same else "backup_perhaps", moment.manifest.wall
        return "nothing", 0


def _contents(vault: Vault, report: CheckReport) -> Iterator[IntegrityFinding]:
    """Yield a finding for each document whose bytes are not what was sealed."""
    bad = frozenset(report.damaged)
    documents: tuple[Document, ...] = ()
    if bad:
        with suppress(CasefilesError):
            documents = vault.read(lambda reader: reader.find(Document))
    named = {one.content_id for one in documents}
    for one in documents:
        if one.content_id in bad:
            yield IntegrityFinding("content", "document", one.id, remedy="backup_perhaps")
    for _ in bad - named:
        yield IntegrityFinding("content", remedy="backup_perhaps")


def _records(report: CheckReport) -> Iterator[IntegrityFinding]:
    again = frozenset(report.made_again)
    for kind, record_id in dict.fromkeys((*report.faulty, *report.made_again)):
        remedy = "ledger" if (kind, record_id) in again else "backup_perhaps"
        yield IntegrityFinding("record", kind, record_id, remedy=remedy)


def _changes(report: CheckReport) -> Iterator[IntegrityFinding]:
    for kind, record_id in report.unproven:
        yield IntegrityFinding("change", kind, record_id, remedy="backup_perhaps")
    if report.broken_links:
        yield IntegrityFinding("chain", first=report.broken_links, remedy="backup_perhaps")


def _files(report: CheckReport) -> Iterator[IntegrityFinding]:
    """Yield findings of files of their own, and of what is made of the rest."""
    if report.is_head_bad:
        yield IntegrityFinding("head", remedy="door")
    for name in report.bad_key_files:
        yield IntegrityFinding("key_file", id=name, remedy="twin")
    if report.unindexed:
        yield IntegrityFinding("index", first=report.unindexed, remedy="anew")


def _pages(report: CheckReport, shelf: _Shelf) -> Iterator[IntegrityFinding]:
    """Yield the bad pages; those that lie side by side and share a fate are one finding."""
    run: IntegrityFinding | None = None
    checked = islice(report.owners, _MOST_LISTED)
    values = {
        number: (remedy, wall) for number, remedy, wall in shelf.remedies(n for n, _ in checked)
    }
    for number, owner in report.owners:
        remedy, backup = _fate(owner, *values.get(number, ("nothing", 0)))
        page = IntegrityFinding("page", _lying(owner), "", number, number, remedy, backup)
        if run is not None and _continues(run, page):
            run = replace(run, last=number)
            continue
        if run is not None:
            yield run
        run = page
    if run is not None:
        yield run


def _continues(run: IntegrityFinding, page: IntegrityFinding) -> bool:
    return replace(run, first=0, last=0) == replace(page, first=0, last=0) and (
        page.first == run.last + 1
    )


def _fate(owner: str, remedy: str, backup: int) -> tuple[str, int]:
    """Return what becomes of a page in a repair."""
    if remedy == "backup":
        return remedy, backup
    lying = _lying(owner)
    if lying in {"derived", "readings"}:
        return "anew", 0
    if lying == "records":
        return "ledger", 0
    return remedy, backup


def _lying(owner: str) -> str:
    if owner in KINDS:
        return "records"
    groups = (
        ("bytes", _BYTES),
        ("ledger", _LEDGER),
        ("derived", _REBUILDABLE),
        ("readings", _READINGS),
    )
    return next((name for name, tables in groups if owner in tables), "core")


def described(
    reader: ReadTransaction | None, findings: Iterable[IntegrityFinding], now: int
) -> tuple[Finding, ...]:
    """Say what was found, up to `MOST`, in the same order.

    Args:
        reader: gives names as they are or were; None where nothing gives names any more.
        findings: of the last check.
        now: wall clock; decides how much of a date is said.
    """
    subjects = RecordNames(reader) if reader is not None else None
    return tuple(_described(subjects, one, now) for one in islice(findings, MOST))


def _described(at: RecordNames | None, one: IntegrityFinding, now: int) -> Finding:
    title, means = msg_of(FINDINGS[one.what])
    brief, remedy = msg_of(REMEDIES[one.remedy])
    name, spots = _named(at, one)
    values = {
        "name": name,
        "kind": msg_of(KIND_WORDS.get(one.kind, msg("part of the vault"))),
        "lying": msg_of(LYING.get(one.kind, "")),
        "pages": _numbers(one),
        "count": f"{one.first:,}",
        "file": one.id,
        "how": msg_of(HEALED.get(one.id, "")),
        "when": moment_in(one.backup, now) if one.backup else "",
    }
    line = title.format_map(values).removesuffix(": ")
    return Finding(
        "info" if one.what in _NO_FAULTS else "warn",
        one.what,
        f"{line[:1].upper()}{line[1:]}",
        one.count,
        spots,
        digest_of([one]),
        means=means.format_map(values),
        remedy=remedy.format_map(values),
        brief=brief,
    )


def _numbers(one: IntegrityFinding) -> str:
    return (
        msg("page {first}", first=msg_number(one.first))
        if one.first == one.last
        else msg("pages {first} to {last}", first=msg_number(one.first), last=msg_number(one.last))
    )


def _named(
    at: RecordNames | None, one: IntegrityFinding
) -> tuple[str, tuple[FindingLocation, ...]]:
    """Return the name of a record, and where it can be looked at."""
    if at is None or one.kind not in KINDS or not one.id:
        return "", ()
    try:
        name, record = at.name(one.kind, one.id), at.record(one.kind, one.id)
        kind, shown = one.kind, one.id
        if isinstance(record, Mark | Exhibit):
            kind, shown = "document", record.document_id
        spot = location_of(kind, shown) if at.is_there(KINDS[kind], shown) else None
    except CasefilesError:
        return "", ()
    return name, () if spot is None else (replace(spot, words=name),)


def stored_form(findings: tuple[IntegrityFinding, ...]) -> list[dict[str, Any]]:
    """Return findings as they are kept; see `from_kept`."""
    return [asdict(one) for one in findings[:MOST]]


def from_stored_form(retained: Iterable[dict[str, Any]]) -> tuple[IntegrityFinding, ...]:
    """Return findings from the form in which they were kept.

    Raises:
        TypeError: the form is another.
    """
    return tuple(IntegrityFinding(**one) for one in retained)
