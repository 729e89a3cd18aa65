"""The proof that is exported with a dossier, signed by a key of its own."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from casefiles.custody.notes import key_text
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import CasefilesError, RedactionLeak, Refused
from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import ExportedFile
from casefiles.exchange.proof_package import (
    CHECKPOINT,
    FORMAT_PAGE,
    GUIDE,
    SHOWN,
    VERIFIER,
    ProofPackage,
    key_fingerprint,
    make_proof,
    new_edition_key,
)
from casefiles.exchange.proof_secrets import NOBODYS, OwnedField, ProofSecrets, read_secrets
from casefiles.office.draft.departures import Departure
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.final_check import FinishedFile, PermittedContent, run_final_check
from casefiles.office.exchange.committed_fields import committed_fields
from casefiles.office.workplace.delivery import delivered, new_folder
from casefiles.office.workplace.operations import JobContext, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.store.ledger.erasure import PROOF
from casefiles.words.gate import where_in_words

ACT: Final = "export_proof"
FOLDER_SUFFIX: Final = "-proof"
_RESOURCES: Final = "proof"


@dataclass(frozen=True, slots=True)
class ProofSummary:
    """A proof that was written.

    Attributes:
        fingerprint: of its key, for the recipient to be given by another way.
    """

    folder: Path
    fingerprint: str


@dataclass(frozen=True, slots=True)
class PreparedProof:
    """A proof that is not outside yet.

    Attributes:
        folder: in which it will be, next to the dossier.
        secrets: what the vault keeps of it.
    """

    folder: Path
    package: ProofPackage
    secrets: ProofSecrets

    @property
    def summary(self) -> ProofSummary:
        """What is shown of it."""
        return ProofSummary(self.folder, key_fingerprint(self.package.key))

    @property
    def file(self) -> ExportedFile:
        """Its checkpoint, by which the ledger knows it."""
        data = self.package.files[CHECKPOINT]
        return ExportedFile(ACT, len(data), hashlib.sha256(data).hexdigest())


def proof_folder(target: Path) -> Path:
    """Return the folder of the proof of a dossier."""
    return target.with_name(f"{target.stem}{FOLDER_SUFFIX}")


def require_no_folder(target: Path) -> None:
    """Refuse a dossier next to whose place a folder for a proof is already.

    Raises:
        Refused: proof_folder_exists.
    """
    with suppress(OSError):
        if proof_folder(target).exists():
            raise Refused("proof_folder_exists", name=proof_folder(target).name)


def prepare_proof(
    workplace: JobContext, draft: Draft, file: FinishedFile, target: Path, ticket: CancellationToken
) -> PreparedProof:
    """Commit to every field of the case as it is now, and to a finished dossier.

    Args:
        workplace: holds the vault.
        draft: that the dossier was made of.
        file: the dossier exactly as it will be written.
        target: its path.
        ticket: progress.

    Raises:
        Refused: proof_too_large.
        RedactionLeak: clearance found something protected in what the proof opens.
    """
    ticket.step(0, 0, "making_proof")
    fields = workplace.vault.read(committed_fields(draft, workplace.randomness))
    key = new_edition_key(workplace.randomness)
    folder = workplace.resources / _RESOURCES
    fixed = {name: (folder / name).read_bytes() for name in (VERIFIER, FORMAT_PAGE)}
    fixed[GUIDE] = _guide(folder / GUIDE, file.name, key_fingerprint(key_text(key.public)))
    made = make_proof(
        (fields.shown, fields.hidden), key, ({file.name: file.data}, fixed), workplace.randomness
    )
    _require_clear(workplace, draft, made, ticket)
    owned = tuple(
        OwnedField(fields.owners.get(one.path, NOBODYS), is_shown, one)
        for is_shown, some in ((True, made.committed.shown), (False, made.committed.hidden))
        for one in some
    )
    secrets = ProofSecrets(made.key, made.checkpoint, owned, made.committed.bare)
    return PreparedProof(proof_folder(target), made, secrets)


def _guide(page: Path, dossier: str, fingerprint: str) -> bytes:
    """Return the page in plain words that goes with a proof."""
    text = page.read_text("utf-8").replace("{fingerprint}", fingerprint)
    return text.replace("{dossier}", dossier).encode()


def _require_clear(
    workplace: JobContext, draft: Draft, made: ProofPackage, ticket: CancellationToken
) -> None:
    """Search what the proof opens for everybody who is protected in the dossier."""
    file = FinishedFile(SHOWN, made.files[SHOWN])
    allowed = PermittedContent(draft.public_text)
    result = run_final_check(workplace, file, draft.sought, allowed, None, ticket)
    if result.report.hits:
        where = where_in_words(result.report.places)
        raise RedactionLeak("clearance_hit", hits=result.report.hits, where=where)


@contextmanager
def proof_delivered(
    workplace: JobContext, proof: PreparedProof | None, departure: Departure
) -> Iterator[None]:
    """Write a proof next to its dossier; if the body fails, it is taken away again.

    Its secrets are in the vault before any of it is outside.

    Raises:
        Refused: the folder appeared meanwhile, or cannot be written.
        NotEnoughSpace: the disk is full; all is as before.
    """
    if proof is None:
        yield
        return
    name = key_of_proof(departure.edition.id)
    workplace.vault.write(lambda work: work.put_setting(name, proof.secrets.text()))
    try:
        with ExitStack() as stack:
            stack.enter_context(new_folder(proof.folder))
            for own, data in sorted(proof.package.files.items()):
                target = proof.folder / own
                stack.enter_context(delivered(data, target, departure.names, replace=False))
            yield
    except BaseException:
        # Without the edition they open nothing; the next erasure or export removes them too.
        with suppress(CasefilesError):
            workplace.vault.write(lambda work: work.remove_setting(name))
        raise


def with_proof(edition: Edition, proof: PreparedProof | None) -> Edition:
    """Return an edition that knows its proof."""
    return edition if proof is None else replace(edition, keys=(*edition.keys, proof.file))


def enter_proof(work: WriteTransaction, edition: Edition, proof: PreparedProof | None) -> None:
    """Enter that a proof left, in the transaction that enters its dossier."""
    if proof is not None:
        work.mention(edition, ACT)


def key_of_proof(edition_id: EditionId) -> str:
    """Return the name of the setting that holds the secrets of a proof."""
    return f"{PROOF}{edition_id}"


def secrets_of(edition_id: EditionId) -> Query[ProofSecrets]:
    """Return from what fields of an edition can be disclosed.

    Raises (when asked):
        Refused: edition_without_proof.
    """

    def ask(reader: ReadTransaction) -> ProofSecrets:
        stored = reader.setting(key_of_proof(edition_id))
        if not stored:
            raise Refused("edition_without_proof")
        return read_secrets(stored)

    return ask
