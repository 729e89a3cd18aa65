"""Acts of an emergency: enter the removal, copy what is known, prepare, make the pack, log it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import NO_DOCUMENT, CaseId, DocumentId, SubmissionId
from casefiles.domain.records.case_records import Case
from casefiles.domain.records.editions import SignOff
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.office.case.emergency_clock import removal_clock
from casefiles.office.case.emergency_state import EmergencyBody, known_answers
from casefiles.office.draft.reading_first import read_exhibits
from casefiles.office.export.emergency import Strictest, strictest
from casefiles.office.export.export_checks import ExportApproval
from casefiles.office.filing.filing_packs import DeliveredPack, PackDelivery, export_pack
from casefiles.office.filing.filings import FilingInput, made_packs, note_filed
from casefiles.office.forum.forum_sheets import filled_sheet, save_answers
from casefiles.office.records.case_closure import require_open
from casefiles.office.records.countdown import local_now
from casefiles.office.records.findings import DossierFindings
from casefiles.office.records.record_commands import save_case
from casefiles.office.redaction.presets import EMERGENCY, save_preset
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.operations import Edit, Job, JobContext
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg


@dataclass(frozen=True, slots=True)
class RemovalInput:
    """When the client would be taken, as EDTF, and where to."""

    moment: str
    place: str = ""
    flight: str = ""


@dataclass(frozen=True, slots=True)
class SendingInput:
    """How a pack was sent.

    Attributes:
        moment: as EDTF, with its hour and zone.
        channel: code of the vocabulary `submission_channel`.
        to: number, address or account it was sent to.
        receipt: number of the receipt; empty while there is none.
        receipt_id: the receipt among the documents of the case; empty likewise.
    """

    moment: str
    channel: str
    to: str
    receipt: str = ""
    receipt_id: DocumentId = NO_DOCUMENT


@dataclass(frozen=True, slots=True)
class PackTerms:
    """What may pass; see `PackDelivery`."""

    signed: tuple[SignOff, ...] = ()
    reads_back: bool = True
    consent: ExportApproval | None = None


def enter_removal(case_id: CaseId, entered: RemovalInput) -> Edit[None]:
    """Keep when the client would be taken, as a fact of the case.

    Raises (when carried out):
        Refused: the case is gone, or the moment is no date.
    """

    def change(work: WriteTransaction) -> None:
        case = work.get(Case, case_id)
        if case is None:
            raise Refused("case_unknown")
        if not is_edtf(entered.moment):
            raise Refused("register_date", field="removal")
        save_case(
            replace(
                case,
                removal=entered.moment,
                removal_to=entered.place.strip(),
                flight=entered.flight.strip(),
            )
        )(work)

    return change


def date_cover(case_id: CaseId, day: str) -> Edit[None]:
    """Keep the date that covers and heads print, as the lawyer confirmed it.

    Raises (when carried out):
        Refused: the case is gone, or the day is no date.
    """

    def change(work: WriteTransaction) -> None:
        case = work.get(Case, case_id)
        if case is None:
            raise Refused("case_unknown")
        if not is_edtf(day):
            raise Refused("date_unusable")
        save_case(replace(case, dated=day))(work)

    return change


def copy_known(case_id: CaseId, body: EmergencyBody) -> Job[int]:
    """Copy what is known into the form, in one act, which one undo takes back.

    Returns (when done):
        How many answers were copied.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> int:
        ticket.check()

        def change(at: WriteTransaction) -> int:
            require_open(at, case_id)
            answers = known_answers(at, workplace, case_id, body)
            save_answers(body.request(case_id), answers)(at)
            return len(answers)

        return workplace.vault.write(change)

    return work


def answer_fields(case_id: CaseId, body: EmergencyBody, answers: Mapping[str, str]) -> Job[None]:
    """Keep what was answered in some fields, in one act.

    Raises (when carried out):
        Refused: the form has no such field.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> None:
        ticket.check()
        form = load_layout(workplace.resources, body.profile).form
        for name in answers:
            if form is None or form.field(name) is None:
                raise Refused("emergency_field_unknown", field=name)
        workplace.vault.write(save_answers(body.request(case_id), answers))

    return work


def prepare_strictest(
    case_id: CaseId, body: EmergencyBody, *, reads_first: bool = False
) -> Job[Strictest]:
    """Choose the emergency preset and take the strictest way with all that nobody decided.

    Args:
        case_id: of the case.
        body: whose pack is prepared.
        reads_first: exhibits are read by machine before, which takes minutes; otherwise a page
            that nobody has seen or read goes as a whole.

    Raises:
        CasefilesError: see `strictest`.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> Strictest:
        request = body.request(case_id)
        workplace.vault.read(lambda reader: require_open(reader, case_id))
        workplace.vault.write(save_preset(request, EMERGENCY, workplace.randomness))
        if reads_first:
            read_exhibits(request)(workplace, ticket)
        return strictest(request)(workplace, ticket)

    return work


def emergency_findings(case_id: CaseId, body: EmergencyBody) -> Job[DossierFindings]:
    """Return what blocks the pack of a body, and what somebody has to sign for."""
    return checks_of(body.request(case_id), UnchangedRasters())


def make_pack(
    case_id: CaseId, body: EmergencyBody, folder: Path, terms: PackTerms
) -> Job[DeliveredPack]:
    """Write the whole pack of a body with the emergency preset.

    Raises:
        CasefilesError: see `export_pack`.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> DeliveredPack:
        request = body.request(case_id)
        workplace.vault.read(lambda reader: require_open(reader, case_id))
        workplace.vault.write(save_preset(request, EMERGENCY, workplace.randomness))
        delivery = PackDelivery(folder, terms.signed, terms.reads_back, terms.consent)
        return export_pack(request, delivery)(workplace, ticket)

    return work


def log_sending(case_id: CaseId, body: EmergencyBody, how: SendingInput) -> Job[SubmissionId]:
    """Log that the newest pack of a body was sent; it is locked from then on.

    Raises (when carried out):
        Refused: no pack waits to be logged (`emergency_no_pack`), the moment has no hour, lies
            ahead or is none (`emergency_sent_moment`), or way or addressee are missing.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> SubmissionId:
        ticket.check()
        request, now = body.request(case_id), local_now(workplace.clock)
        _require_sent(how, now)
        form = load_layout(workplace.resources, body.profile).form
        if form is None:
            raise Refused("no_form")

        def change(at: WriteTransaction) -> SubmissionId:
            packs = [one for one in made_packs(request)(at) if not one.submission_id]
            if not packs:
                raise Refused("emergency_no_pack")
            sheet = filled_sheet(at, request, form, workplace.resources)
            filing = FilingInput(
                how.moment,
                how.channel,
                how.receipt_id,
                how.receipt.strip(),
                msg("Sent to: {to}", to=how.to.strip()),
            )
            return note_filed(sheet, packs[0].edition_id, filing, workplace.randomness)(at)

        return workplace.vault.write(change)

    return work


def _require_sent(how: SendingInput, now: datetime) -> None:
    if not how.channel:
        raise Refused("register_needed", field="channel")
    if not how.to.strip():
        raise Refused("register_needed", field="to")
    sent = removal_clock(how.moment, now) if is_edtf(how.moment) else None
    if sent is None or sent.lacks or not sent.is_past:
        raise Refused("emergency_sent_moment", field="moment")
