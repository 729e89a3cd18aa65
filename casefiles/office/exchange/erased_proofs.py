"""What the vault keeps to open proofs, once something in them is erased: those salts go."""

from casefiles.domain.foundation.ids import CaseId, Randomness
from casefiles.domain.foundation.opaque import is_opaque
from casefiles.domain.records.case_records import Edition
from casefiles.exchange.proof_package import FILES
from casefiles.exchange.proof_secrets import OwnedField, read_secrets
from casefiles.office.exchange.proofs import key_of_proof
from casefiles.redaction.erasure.opaque_areas import PageAreas
from casefiles.redaction.erasure.opaque_editions import EditionEraser, ErasedContent, Ids
from casefiles.store.access.work import WriteTransaction


def rewrite_proofs(
    work: WriteTransaction, case_id: CaseId, erased: ErasedContent, randomness: Randomness
) -> None:
    """Let no proof of a case be able to open what is erased; the rest can still be proven.

    A commitment without its salt tells nothing, so that it stays.

    Args:
        work: of an erasure; editions are without it already.
        case_id: of the case.
        erased: what is erased.
        randomness: for what compares texts.
    """
    eraser = EditionEraser(erased, Ids(randomness), PageAreas({}, randomness))
    records = erased.records | erased.documents | erased.exhibits | set(erased.finders)
    for edition in work.find(Edition, case_id=case_id):
        name = key_of_proof(edition.id)
        stored = work.setting(name)
        if not stored:
            continue
        has_no_digest = is_opaque(edition.sha256)

        def is_erased(one: OwnedField, *, has_no_digest: bool = has_no_digest) -> bool:
            opening = one.opening
            return (
                one.owner.partition(":")[2] in records
                or (opening.path == FILES and has_no_digest)
                or eraser.text(opening.value) != opening.value
                or eraser.text(opening.path) != opening.path
                or any(own in opening.value for own in records)
            )

        secrets = read_secrets(stored)
        left = secrets.without(is_erased)
        if left != secrets:
            work.put_setting(name, left.text())
