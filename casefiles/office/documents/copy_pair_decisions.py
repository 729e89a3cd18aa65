"""What a person says of two documents that look alike, or of a document and its translation."""

from dataclasses import replace

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId, Randomness, TwinVerdictId, new_id
from casefiles.domain.records.case_records import Document, Mark, Protection
from casefiles.domain.records.replacement_texts import CopyPairAnswer, TwinVerdict
from casefiles.office.records.findings import digest_of
from casefiles.office.records.shown_people import strictest_people
from casefiles.office.workplace.operations import Edit
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction

Pair = tuple[DocumentId, DocumentId]
"""Two documents, the smaller id first."""
_APART = "apart:"
"""Begins names of settings in which earlier programs kept what was told apart."""


def pair_key(one: DocumentId, other: DocumentId) -> Pair:
    """Return two ids in the order in which they are kept."""
    return (one, other) if one < other else (other, one)


def decide_copy_pair(
    one: DocumentId, other: DocumentId, answer: CopyPairAnswer, randomness: Randomness
) -> Edit[None]:
    """Say that two documents are different, or that nothing is missing from either.

    Raises:
        Refused: one was removed.
    """

    def change(work: WriteTransaction) -> None:
        pair = pair_key(one, other)
        documents = [work.get(Document, document_id) for document_id in pair]
        if documents[0] is None or documents[1] is None:
            raise Refused("document_gone")
        case_id = documents[0].case_id
        of = "" if answer is CopyPairAnswer.DIFFERENT else state_of(work, case_id, pair)
        earlier = work.find(TwinVerdict, document_id=pair[0], other_id=pair[1])
        if earlier:
            work.update(replace(earlier[0], answer=answer, of=of), "edit_twin_verdict")
            return
        verdict = TwinVerdictId(new_id(randomness))
        work.insert(TwinVerdict(verdict, case_id, *pair, answer, of), "add_twin_verdict")

    return change


def compared(reader: ReadTransaction, case_id: CaseId) -> set[Pair]:
    """Return the pairs of which a person said that nothing is missing, unchanged since."""
    return {
        pair_key(one.document_id, one.other_id)
        for one in reader.find(TwinVerdict, case_id=case_id)
        if one.answer is CopyPairAnswer.COMPARED
        and one.of == state_of(reader, case_id, (one.document_id, one.other_id))
    }


def state_of(reader: ReadTransaction, case_id: CaseId, pair: Pair) -> str:
    """Return the digest of all that decides what goes from two documents."""
    marks = [mark for one in pair for mark in reader.find(Mark, document_id=one)]
    hidden = [
        (one.id, one.names, one.identifiers)
        for one in strictest_people(reader, case_id)
        if one.protection is not Protection.OPEN
    ]
    found = [
        (one.document_id, one.page, one.box, one.kind, one.start, one.end, one.audiences)
        for one in marks
    ]
    return digest_of([*found, *hidden])


def pairs_marked_different(reader: ReadTransaction, case_id: CaseId) -> set[Pair]:
    """Return the pairs of which a person said that they differ."""
    names = (name.removeprefix(_APART).partition(":") for name in reader.settings(_APART))
    earlier = {pair_key(DocumentId(one), DocumentId(other)) for one, _, other in names}
    verdicts = reader.find(TwinVerdict, case_id=case_id)
    different = {
        pair_key(one.document_id, one.other_id)
        for one in verdicts
        if one.answer is CopyPairAnswer.DIFFERENT
    }
    return earlier | different
