"""The office as a terminal or window sees it: one method per verb, which opens the vault."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.domain.clock import Clock
from casefiles.domain.errors import Refused, WorkerFailed
from casefiles.domain.ids import Randomness
from casefiles.domain.records import Case, Edition
from casefiles.domain.ticket import Ticket
from casefiles.evidence.limits import WorkerLimits
from casefiles.evidence.template import Template, open_template
from casefiles.office.checking import VaultCheck, check_vault
from casefiles.office.export import Order, Surroundings, export_edition
from casefiles.office.history import HistoryLine, history_of
from casefiles.office.load import LoadReport, load_case
from casefiles.store.key_slots import FLOOR, FLOOR_PASSES, Argon2Cost, require_floor
from casefiles.store.vault import Vault, create, open_vault

COST: Final = Argon2Cost(memory_kib=FLOOR, passes=FLOOR_PASSES, lanes=4)
"""About half a second on a laptop of 2024."""
DEMO_PASSPHRASE: Final = "every name in this case is invented"  # noqa: S105  public on purpose
_DEMO_AUDIENCES: Final = ("court_open", "court_closed")
_DEMO_REASON: Final = "invented sample case"


@dataclass(frozen=True, slots=True)
class Delivered:
    """An edition and the file it was written to."""

    edition: Edition
    target: Path


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demonstration made."""

    vault: Path
    passphrase: str
    load: LoadReport
    editions: tuple[Delivered, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """The verbs of the office, with what they take from outside."""

    clock: Clock
    randomness: Randomness
    resources: Path

    def create(self, folder: Path, passphrase: str) -> None:
        """Create a vault in a new or empty folder.

        Raises:
            Refused: the folder holds something, or its parent is missing.
            VaultReadOnly: the folder cannot be written.
        """
        require_floor(COST)
        create(folder, passphrase, COST, self.clock, self.randomness).close()

    def load(self, folder: Path, passphrase: str, form: Path, ticket: Ticket) -> LoadReport:
        """Load a case form (see `load_case`)."""
        with self._open(folder, passphrase) as vault, self._template() as template:
            return load_case(vault, template, form, self.randomness, ticket)

    def export(self, folder: Path, passphrase: str, order: Order, ticket: Ticket) -> Delivered:
        """Export an edition (see `export_edition`)."""
        with self._open(folder, passphrase) as vault, self._template() as template:
            around = Surroundings(template, self.resources, self.randomness, ticket)
            return Delivered(export_edition(vault, order, around), order.target)

    def check(self, folder: Path, passphrase: str, ticket: Ticket) -> VaultCheck:
        """Prove that a vault is whole, or find what is not."""
        with self._open(folder, passphrase) as vault:
            return check_vault(vault, ticket)

    def history(self, folder: Path, passphrase: str) -> tuple[HistoryLine, ...]:
        """List every entry of the ledger, oldest first."""
        with self._open(folder, passphrase) as vault:
            return history_of(vault)

    def demo(self, folder: Path, ticket: Ticket) -> Demo:
        """Create a vault, load the invented sample case and export it for two audiences.

        Raises:
            Refused: the folder is neither new nor empty.
        """
        try:
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise Refused("demo_folder_not_empty")
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise Refused("demo_folder_unusable", reason=error.errno or 0) from None
        place = folder / "vault"
        self.create(place, DEMO_PASSPHRASE)
        with self._open(place, DEMO_PASSPHRASE) as vault, self._template() as template:
            form = self.resources / "sample" / "case.json"
            report = load_case(vault, template, form, self.randomness, ticket)
            reference = vault.read(lambda reader: reader.find(Case))[0].reference
            around = Surroundings(template, self.resources, self.randomness, ticket)
            editions = []
            for audience in _DEMO_AUDIENCES:
                target = folder / f"dossier-{audience.replace('_', '-')}.pdf"
                order = Order(
                    reference,
                    "national_court",
                    audience,
                    target,
                    replace=False,
                    signed_reason=_DEMO_REASON,
                )
                editions.append(Delivered(export_edition(vault, order, around), target))
        return Demo(place, DEMO_PASSPHRASE, report, tuple(editions))

    @contextmanager
    def _open(self, folder: Path, passphrase: str) -> Iterator[Vault]:
        with open_vault(folder, passphrase, self.clock, self.randomness) as vault:
            yield vault

    def _template(self) -> Template:
        template = open_template(self.resources, WorkerLimits())
        if template.level == "none":
            template.close()
            raise WorkerFailed("sandbox_none")
        return template


__all__ = ["Delivered", "Demo", "Desk", "Order"]
