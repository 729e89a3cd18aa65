"""One field of a filed dossier, disclosed later to a judge and proven against what was filed."""

from dataclasses import dataclass
from pathlib import Path

from casefiles.domain.disclosure.closed_paper import CLOSED_READER
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import EditionId
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.foreseeable_readers import readers_reached_by
from casefiles.exchange.commitments import SaltedField
from casefiles.exchange.field_disclosure import SUFFIX, disclosure_file
from casefiles.exchange.proof_package import key_fingerprint
from casefiles.office.draft.departures import Act, entered, file_about_to_leave
from casefiles.office.draft.snapshots import snapshot_of
from casefiles.office.exchange.proofs import key_of_proof, secrets_of
from casefiles.office.records.record_names import date_in_words
from casefiles.office.workplace.delivery import check_target, delivered
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Job, JobContext, Query
from casefiles.redaction.finding.excuses import sought_for
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.release.reader_policy import for_reader
from casefiles.store.access.reader import ReadTransaction

_PERSON = "person/"
_NAME = "/name/"


@dataclass(frozen=True, slots=True)
class HiddenName:
    """A name that an edition hides behind a placeholder.

    Attributes:
        path: of its field in the proof.
        placeholder: as the edition printed it in English.
    """

    path: str
    placeholder: str
    name: str


@dataclass(frozen=True, slots=True)
class ProvenEdition:
    """A filed dossier whose fields can be disclosed with proof.

    Attributes:
        day: on which it left, in words.
        fingerprint: of the key of its proof.
        names: behind its placeholders, as far as none was erased since.
        paths: of all fields that can still be opened and were not shown.
    """

    edition_id: EditionId
    day: str
    fingerprint: str
    names: tuple[HiddenName, ...]
    paths: tuple[str, ...]


def disclosure_name(number: int) -> str:
    """Return a file name that says nothing of the case."""
    return f"disclosure-{number}{SUFFIX}"


def proven_editions(request: EditionRequest) -> Query[tuple[ProvenEdition, ...]]:
    """Return the editions of a line that left with a proof, the newest first."""
    keys = {"profile": request.profile, "audience": request.audience}

    def ask(reader: ReadTransaction) -> tuple[ProvenEdition, ...]:
        editions = reader.find(Edition, case_id=request.case_id, **keys)
        return tuple(
            _proven(reader, one)
            for one in reversed(editions)
            if reader.setting(key_of_proof(one.id))
        )

    return ask


def _proven(reader: ReadTransaction, edition: Edition) -> ProvenEdition:
    secrets = secrets_of(edition.id)(reader)
    hidden = sorted(
        (one.opening for one in secrets.fields if not one.is_shown), key=lambda one: one.path
    )
    names = (
        HiddenName(one.path, one.path.removeprefix(_PERSON).rpartition(_NAME)[0], one.value)
        for one in hidden
        if one.path.startswith(_PERSON)
    )
    paths = tuple(one.path for one in hidden)
    return ProvenEdition(
        edition.id, date_in_words(edition.day), key_fingerprint(secrets.key), tuple(names), paths
    )


def disclose_field(
    edition_id: EditionId, path: str, target: Path, *, replace: bool = False
) -> Job[Path]:
    """Write the file that opens one field of a filed dossier, and enter that in the ledger.

    Args:
        edition_id: of a dossier that left with a proof.
        path: of the field.
        target: path of the file.
        replace: whether a file that stands there may go.

    Raises:
        Refused: edition_without_proof, field_not_committed, disclosure_reaches_others where others
            read what the judge gets, or disclosure_names_others where it holds a name that the
            judge may not know.
        CasefilesError: the file cannot be written, or somebody asked to stop.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Path:
        vault = workplace.vault
        check_target(target, vault.folder, replace=replace)
        edition = vault.read(lambda reader: reader.get(Edition, edition_id))
        if edition is None:
            raise Refused("no_such_record", kind="edition")
        secrets = vault.read(secrets_of(edition_id))
        opening = next((one.opening for one in secrets.fields if one.opening.path == path), None)
        if opening is None:
            raise Refused("field_not_committed")
        _require_known_to_judge(workplace, edition, opening)
        data = disclosure_file(opening, secrets.committed, secrets.checkpoint)
        ticket.check()
        act = Act.DISCLOSE_FIELD
        with (
            file_about_to_leave(workplace, act, edition, data, target) as departure,
            delivered(data, target, departure.names, replace=replace),
        ):
            vault.write(entered(departure))
        return target

    return work


def _require_known_to_judge(workplace: JobContext, edition: Edition, one: SaltedField) -> None:
    """Refuse what names somebody whom the judge, or who reads what the judge gets, may not know."""
    snapshot, _ = workplace.vault.read(snapshot_of(edition.case_id, edition.profile, CLOSED_READER))
    if readers_reached_by(CLOSED_READER, snapshot.reaches) != {CLOSED_READER}:
        raise Refused("disclosure_reaches_others")
    known = for_reader(snapshot, edition.profile, CLOSED_READER)
    if matcher_of(sought_for(known.persons, known.excused)).find_joined(one.value):
        raise Refused("disclosure_names_others")
