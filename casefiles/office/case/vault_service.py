"""The office as a terminal or window sees it: one method per verb, which opens the vault."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from casefiles.domain.disclosure.closed_paper import CLOSED_READER, neutral_name
from casefiles.domain.foundation.cancellation import QUIET, CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.errors import (
    NotAVault,
    Refused,
    VaultDamaged,
    VaultInUse,
    VaultReadOnly,
    WorkerFailed,
    WrongPassphrase,
)
from casefiles.domain.foundation.ids import Randomness
from casefiles.domain.records.case_records import Case, Edition
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from casefiles.office.case.unsettled import unsettled_exports
from casefiles.office.records.findings import Finding
from casefiles.office.records.history import HistoryLine, history_of
from casefiles.office.vault.integrity_check import VaultCheck, check_vault, describe_findings
from casefiles.office.vault.recovery import note_recovery
from casefiles.office.vault.rekeying import RekeyingRequest, change_keys
from casefiles.office.workplace.calibration import FLOOR_COST, floor_cost
from casefiles.office.workplace.clock import later_than, moment_in_words, note_clock_back
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.open_vault import LazyTemplate, OpenVault, write_first
from casefiles.office.workplace.operations import Job, JobContext
from casefiles.store.files.ballast import BALLAST_SIZE
from casefiles.store.files.lock_owner import in_use, lock_owner_of
from casefiles.store.keys.key_slots import Argon2Cost, GuardedPassphrase, Opener, require_floor
from casefiles.store.maintenance.damaged import READABLE, open_damaged
from casefiles.store.maintenance.rotation import RekeyingResult
from casefiles.store.maintenance.unwritable import (
    UnwritableVault,
    cannot_be_written,
    open_unwritable,
)
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_in

if TYPE_CHECKING:
    from casefiles.office.export.export_checks import ExportApproval
    from casefiles.office.export.exporting import ExportOrder, ExportResult
    from casefiles.office.importing.case_loading import LoadReport
    from casefiles.office.vault.backups import BackupResult

T = TypeVar("T")
BALLAST: Final = BALLAST_SIZE
"""Bytes that the vault of a person keeps free for a full disk."""
Checked = tuple[VaultCheck, tuple[Finding, ...]]
"""What a check saw, and what it found in words."""
DEMO_PASSPHRASE: Final = "every name in this case is invented"  # noqa: S105  public on purpose
_DEMO_AUDIENCES: Final = ("court_open", "court_closed")
_DEMO_REASON: Final = "invented sample case"


OnMessage = Callable[[str, Mapping[str, str | int]], None]


def _untold(_code: str, _safe: Mapping[str, str | int]) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demonstration made."""

    vault: Path
    passphrase: str
    load: "LoadReport"
    editions: "tuple[ExportResult, ...]"


@dataclass(frozen=True, slots=True)
class VaultService:
    """The verbs of the office, with what they take from outside.

    Attributes:
        cost: what a guess at the passphrase of a new vault shall cost.
        ballast: bytes that each vault keeps free for a full disk; 0 for none.
        on_message: given what a person should know of a vault that a verb has opened, as a code of
            `casefiles.words.catalogue` and what goes into its text. A window asks for itself.
    """

    clock: Clock
    randomness: Randomness
    resources: Path
    cost: Callable[[], Argon2Cost] = floor_cost
    ballast: int = 0
    on_message: OnMessage = _untold

    def service(self) -> "VaultService":
        """Return itself: an office that is loaded is a desk too."""
        return self

    def create(self, folder: Path, passphrase: str) -> None:
        """Create a vault in a new or empty folder.

        Raises:
            Refused: the folder holds something, or its parent is missing.
            VaultReadOnly: the folder cannot be written.
        """
        self._created(folder, passphrase, self.cost()).close()

    def unlock(
        self,
        folder: Path,
        opener: Opener,
        keys_at: Path | None = None,
        ticket: CancellationToken = QUIET,
    ) -> OpenVault:
        """Open a vault for a window.

        Args:
            folder: of the vault.
            opener: a passphrase; or what `with_key_file`, `key_from` or `key_from_shares` made.
            keys_at: the vault's own key file, where it was moved to a stick.
            ticket: told of work that takes long, and stops it.

        Raises:
            CasefilesError: see `open_in`.
        """
        vault = self._opened(folder, opener, keys_at, ticket)
        if isinstance(vault, UnwritableVault):
            return self.at_work(vault)
        if not isinstance(opener, (str, GuardedPassphrase)):
            write_first(vault, note_recovery())
        return self.at_work(vault)

    def _opened(
        self, folder: Path, opener: Opener, keys_at: Path | None, ticket: CancellationToken
    ) -> Vault:
        """Open a vault; where nothing can be written, to be read."""
        world = StoreEnvironment(self.clock, self.randomness, ballast=self.ballast, ticket=ticket)
        try:
            return open_in(folder, opener, world, keys_at)
        except VaultReadOnly:
            if not cannot_be_written(folder):
                raise
        surroundings = StoreEnvironment(self.clock, self.randomness)
        return open_unwritable(folder, opener, surroundings, ticket, keys_at)

    def change_keys(
        self, folder: Path, wish: RekeyingRequest, ticket: CancellationToken
    ) -> RekeyingResult:
        """Encrypt a vault anew (see `changing_keys.change_keys`)."""
        surroundings = StoreEnvironment(self.clock, self.randomness, ballast=self.ballast)
        return change_keys(folder, wish, self.cost(), surroundings, ticket)

    def fault_of_use(self, folder: Path) -> VaultInUse | None:
        """Return what tells who has a vault open now; None if nobody, or if nobody can tell."""
        return in_use(folder) if lock_owner_of(folder) is not None else None

    def found(self, folder: Path, passphrase: str) -> OpenVault:
        """Create a vault in a new or empty folder and leave it open for a window.

        Raises:
            Refused: the folder holds something, or its parent is missing.
            VaultReadOnly: the folder cannot be written.
        """
        return self.at_work(self._created(folder, passphrase, self.cost()))

    def _created(self, folder: Path, passphrase: str, cost: Argon2Cost) -> Vault:
        require_floor(cost)
        return create(folder, passphrase, cost, self.clock, self.randomness, self.ballast)

    def found_sample(self, folder: Path, ticket: CancellationToken) -> OpenVault:
        """Create a vault with the invented sample case, or open the one that was made there before.

        Raises:
            Refused: the folder holds something else, or its parent is missing.
            WorkerFailed: files cannot be read on this system.
            Cancelled: somebody asked to stop; the vault is there, without the case.
        """
        from casefiles.office.importing.case_loading import load_case  # noqa: PLC0415 - as for export

        try:
            # Its passphrase is public: to make guesses dear would only cost time.
            opened = self.at_work(self._created(folder, DEMO_PASSPHRASE, FLOOR_COST))
        except Refused as taken:
            if taken.code != "folder_not_empty":
                raise
            return self._sample_again(folder, taken)
        place = opened.workplace
        try:
            form = self.resources / "sample" / "case.json"
            load_case(place.vault, place.template(), form, self.randomness, ticket)
        except BaseException:
            opened.close()
            raise
        return opened

    def _sample_again(self, folder: Path, taken: Refused) -> OpenVault:
        try:
            return self.unlock(folder, DEMO_PASSPHRASE)
        except (NotAVault, WrongPassphrase):
            raise taken from None

    def at_work(self, vault: Vault) -> OpenVault:
        """Put an opened vault to work for a window."""
        template = LazyTemplate(self.resources)
        workplace = JobContext(vault, template.get, self.clock, self.randomness, self.resources)
        return OpenVault(vault, workplace, template)

    def load(
        self, folder: Path, passphrase: str, form: Path, ticket: CancellationToken
    ) -> "LoadReport":
        """Load a case form (see `load_case`)."""
        from casefiles.office.importing.case_loading import load_case  # noqa: PLC0415 - as for export

        with self._open(folder, passphrase) as vault, self._template() as template:
            return load_case(vault, template, form, self.randomness, ticket)

    def export(
        self, folder: Path, passphrase: str, order: "ExportOrder", ticket: CancellationToken
    ) -> "ExportResult":
        """Export an edition (see `export_edition`)."""
        # All that typesets and clears is loaded when it is wanted: a window shows itself sooner.
        from casefiles.office.export.exporting import export_edition  # noqa: PLC0415

        with self._open(folder, passphrase) as vault, self._template() as template:
            return export_edition(self._place(vault, template), order, ticket)

    def do(self, folder: Path, passphrase: str, job: Job[T], ticket: CancellationToken) -> T:
        """Do one job in a vault."""
        with self._open(folder, passphrase) as vault, self._template() as template:
            return job(self._place(vault, template), ticket)

    def check(self, folder: Path, passphrase: str, ticket: CancellationToken) -> Checked:
        """Prove that a vault is whole, or find what is not, also where it opens no more."""
        with self._open_as_it_is(folder, passphrase, ticket) as vault:
            report = check_vault(vault, ticket)
            return report, describe_findings(vault, report.findings, self.clock.wall())

    def back_up(
        self, folder: Path, passphrase: str, target: Path | None, ticket: CancellationToken
    ) -> "BackupResult":
        """Back a vault up: beside it, or into a folder on another medium.

        Raises:
            CasefilesError: see `office.backups.back_up_now` and `back_up_elsewhere`.
        """
        from casefiles.office.vault.backups import back_up_elsewhere, back_up_now  # noqa: PLC0415 - as for export

        job = back_up_elsewhere(target) if target is not None else back_up_now()
        with self._open(folder, passphrase) as vault:
            template = LazyTemplate(self.resources).get
            place = JobContext(vault, template, self.clock, self.randomness, self.resources)
            return job(place, ticket)

    def history(self, folder: Path, passphrase: str) -> tuple[HistoryLine, ...]:
        """List every entry of the ledger, oldest first; of a damaged vault, what is sound."""
        with self._open_as_it_is(folder, passphrase, CancellationToken()) as vault:
            return history_of(vault)

    def demo(self, folder: Path, ticket: CancellationToken) -> Demo:
        """Create a vault, load the invented sample case and export it as an open and a closed pair.

        Raises:
            Refused: the folder is neither new nor empty.
        """
        from casefiles.office.export.exporting import ExportOrder, export_edition  # noqa: PLC0415 - as for export
        from casefiles.office.importing.case_loading import load_case  # noqa: PLC0415 - as for export

        try:
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise Refused("demo_folder_not_empty")
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise Refused("demo_folder_unusable", reason=error.errno or 0) from None
        place = folder / "vault"
        self._created(place, DEMO_PASSPHRASE, FLOOR_COST).close()
        with self._open(place, DEMO_PASSPHRASE) as vault, self._template() as template:
            form = self.resources / "sample" / "case.json"
            report = load_case(vault, template, form, self.randomness, ticket)
            reference = vault.read(lambda reader: reader.find(Case))[0].reference
            editions: list[ExportResult] = []
            for audience in _DEMO_AUDIENCES:
                target = folder / neutral_name(audience)
                if audience == CLOSED_READER:
                    # What is for the judge alone never lies beside what is served.
                    target = folder / "closed" / target.name
                    target.parent.mkdir(mode=0o700)
                workplace = self._place(vault, template)
                if editions:
                    _as_pair(workplace, editions[0].edition, audience, ticket)
                order = ExportOrder(
                    reference,
                    "national_court",
                    audience,
                    target,
                    replace=False,
                    consent=_demo_consent(workplace, audience, ticket),
                    reads_back=False,
                    reads_first=False,
                )
                editions.append(export_edition(workplace, order, ticket))
        return Demo(place, DEMO_PASSPHRASE, report, tuple(editions))

    @contextmanager
    def _open(self, folder: Path, passphrase: str) -> Iterator[Vault]:
        with self._opened(folder, passphrase, None, QUIET) as vault:
            if isinstance(vault, UnwritableVault):
                self.on_message("medium_read_only", {})
            if vault.soundness.healed:
                self.on_message("healed", {"files": ", ".join(vault.soundness.healed)})
            if vault.soundness.refused:
                self.on_message("heal_refused", {"files": ", ".join(vault.soundness.refused)})
            self._report_older_keys(vault)
            self._compare_clock(vault)
            for code, safe in unsettled_exports(vault):
                self.on_message(code, safe)
            yield vault

    @contextmanager
    def _open_as_it_is(
        self, folder: Path, passphrase: str, ticket: CancellationToken
    ) -> Iterator[Vault]:
        """Open a vault; one that is damaged only to be read, and with what is sound of it."""
        with ExitStack() as stored:
            try:
                vault: Vault = stored.enter_context(self._open(folder, passphrase))
            except VaultDamaged as error:
                if error.code not in READABLE:
                    raise
                surroundings = StoreEnvironment(self.clock, self.randomness)
                try:
                    vault = open_damaged(folder, passphrase, surroundings, ticket)
                except VaultDamaged:
                    raise error from None
                stored.enter_context(vault)
                self.on_message("opened_read_only", {})
            yield vault

    def _report_older_keys(self, vault: Vault) -> None:
        """Tell that an older key file opened the vault, until somebody answers for it."""
        found = vault.ring.older()
        if found is not None:
            older, is_in_use = found
            when = {} if is_in_use else {"when": moment_in_words(older.wall, "")}
            self.on_message("older_key_file" if is_in_use else "older_key_file_seen", when)

    def _compare_clock(self, vault: Vault) -> None:
        """Enter and tell that the clock is behind what the vault knows; nothing is corrected."""
        last = vault.read(later_than(self.clock.wall()))
        if last is not None:
            if not isinstance(vault, UnwritableVault):
                vault.write(note_clock_back())
            self.on_message("clock_went_back", {"last": moment_in_words(last, "")})

    def _place(self, vault: Vault, template: Template) -> JobContext:
        return JobContext(vault, lambda: template, self.clock, self.randomness, self.resources)

    def _template(self) -> Template:
        template = open_template(self.resources, WorkerLimits())
        if template.level == "none":
            template.close()
            raise WorkerFailed("sandbox_none")
        return template


def _demo_consent(
    workplace: JobContext, audience: str, ticket: CancellationToken
) -> "ExportApproval":
    """Sign for each thing that stands against a dossier of the invented case, by its name."""
    from casefiles.office.draft.drafting import draft_of  # noqa: PLC0415 - as for export
    from casefiles.office.export.export_checks import answer_open_questions, everything  # noqa: PLC0415
    from casefiles.office.export.exporting import skipped_readback_finding  # noqa: PLC0415
    from casefiles.office.stops.export_findings import findings_of  # noqa: PLC0415
    from casefiles.office.stops.marked_pages import ink_stops  # noqa: PLC0415

    (case,) = workplace.vault.read(lambda reader: reader.find(Case))
    draft = draft_of(workplace, EditionRequest(case.id, "national_court", audience), ticket)
    answer_open_questions(workplace, draft, _DEMO_REASON)
    inked = ink_stops(workplace, draft, ticket)
    stops = (
        *findings_of(workplace, draft),
        *inked,
        *skipped_readback_finding(draft, reads_back=False),
    )
    return everything(workplace, draft, stops, _DEMO_REASON)


def _as_pair(
    workplace: JobContext, first: Edition, audience: str, ticket: CancellationToken
) -> None:
    """Let the next dossier of a demonstration keep the page numbers of the first."""
    from casefiles.office.draft.dossiers import forums, number_as  # noqa: PLC0415 - as for export

    forum = next(one for one in forums()(workplace, ticket) if one.id == first.profile)
    request = EditionRequest(first.case_id, first.profile, audience)
    workplace.vault.write(number_as(forum, request, first.id))
