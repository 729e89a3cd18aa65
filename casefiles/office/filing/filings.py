"""What became of filing packs: made, then noted as filed, with the receipt, and locked."""

from dataclasses import dataclass

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import (
    NO_DOCUMENT,
    DocumentId,
    EditionId,
    Randomness,
    SubmissionId,
    new_id,
)
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.editions import ExportedFile
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.proceedings import Submission
from casefiles.office.forum.forum_bodies import body_filed_with
from casefiles.office.forum.forum_sheets import FormSheet
from casefiles.office.proceedings.proceedings_records import save_proceedings_record
from casefiles.office.records.record_names import RecordNames, date_in_words
from casefiles.office.records.vocabularies import choices, words_of
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import Edit, Query
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg

_CHANNELS = "submission_channel"


@dataclass(frozen=True, slots=True)
class FilingInput:
    """How a pack was filed.

    Attributes:
        filed: day, with the time where it is known, as EDTF.
        channel: code of the vocabulary `submission_channel`, or words.
        receipt_id: the receipt among the documents; empty while there is none.
        registration: number that the forum gave it.
    """

    filed: str
    channel: str = ""
    receipt_id: DocumentId = NO_DOCUMENT
    registration: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExportedFilingPack:
    """A filing pack that left, and what became of it.

    Attributes:
        made: the day in words.
        files: as they left, with their digests.
        submission_id: under which it was noted as filed; empty while it was not.
        description: how it was filed, in words, a line each; empty likewise.
        has_receipt: whether the receipt is linked.
    """

    edition_id: EditionId
    made: str
    files: tuple[ExportedFile, ...]
    submission_id: str = ""
    description: tuple[str, ...] = ()
    has_receipt: bool = False


def made_packs(request: EditionRequest) -> Query[tuple[ExportedFilingPack, ...]]:
    """Return the packs of a form for an audience that were made, the newest first."""

    def ask(reader: ReadTransaction) -> tuple[ExportedFilingPack, ...]:
        about = {"profile": request.profile, "audience": request.audience}
        found = reader.find(Edition, case_id=request.case_id, **about)
        packs = [_made(reader, one) for one in found if one.files]
        return tuple(reversed(packs))

    return ask


def ways_of_filing() -> Query[tuple[tuple[str, str], ...]]:
    """Return the ways in which something may be filed, as codes with words."""
    return lambda reader: choices(reader, _CHANNELS)


def note_filed(
    sheet: FormSheet, edition_id: EditionId, how: FilingInput, randomness: Randomness
) -> Edit[SubmissionId]:
    """Enter a pack into the register as it was filed; from then on it is locked.

    Raises (when carried out):
        Refused: no such pack (`pack_unknown`), it is entered already (`pack_already_filed`), or
            the date is none (`register_needed`, `register_date`).
    """

    def change(work: WriteTransaction) -> SubmissionId:
        edition = work.get(Edition, edition_id)
        if edition is None or not edition.files:
            raise Refused("pack_unknown")
        if work.find(Submission, case_id=edition.case_id, edition_id=edition_id):
            raise Refused("pack_already_filed")
        if not how.filed:
            raise Refused("register_needed", field="filed")
        if not is_edtf(how.filed):
            raise Refused("register_date", field="filed")
        own = SubmissionId(new_id(randomness))
        answers = {
            one.field: one.text
            for one in work.find(
                FieldAnswer,
                case_id=edition.case_id,
                profile=edition.profile,
                audience=edition.audience,
            )
        }
        submission = Submission(
            id=own,
            case_id=edition.case_id,
            forum=body_filed_with(
                *(sheet.seizes, sheet.forum, answers.get("committee", "")),
                is_interim=sheet.is_interim,
            ),
            profile=edition.profile,
            title=sheet.title,
            form_version=sheet.as_of,
            filed=how.filed,
            channel=how.channel,
            annexes=edition.left_as.documents if edition.left_as is not None else (),
            edition_id=edition_id,
            receipt_id=how.receipt_id,
            registration=how.registration,
            measure=answers.get("measure", "") if sheet.is_interim else "",
            is_filed=True,
            note=how.note,
        )
        save_proceedings_record(submission)(work)
        return own

    return change


def _made(reader: ReadTransaction, edition: Edition) -> ExportedFilingPack:
    filed = reader.find(Submission, case_id=edition.case_id, edition_id=edition.id)
    made = date_in_words(edition.day)
    if not filed:
        return ExportedFilingPack(edition.id, made, edition.files)
    one = filed[0]
    texts = _description(reader, one)
    return ExportedFilingPack(edition.id, made, edition.files, one.id, texts, bool(one.receipt_id))


def _description(reader: ReadTransaction, one: Submission) -> tuple[str, ...]:
    way = words_of(reader, _CHANNELS, one.channel) if one.channel else ""
    lines = [msg("Filed {date}; locked as filed.", date=date_in_words(one.filed))]
    if way:
        lines.append(msg("Channel: {channel}", channel=way))
    if one.note:
        lines.append(RecordNames(reader).text(one.note))
    if one.registration:
        lines.append(msg("Number: {registration}", registration=one.registration))
    receipt = RecordNames(reader).name("document", one.receipt_id) if one.receipt_id else ""
    lines.append(
        msg("Receipt: {receipt}", receipt=receipt)
        if receipt
        else msg("The receipt is not linked yet.")
    )
    return tuple(lines)
