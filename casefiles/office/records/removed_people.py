"""What was chosen for somebody alone goes when the person goes: decisions, ciphers and reasons."""

from collections.abc import Iterator
from dataclasses import replace

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.redaction_settings import Treatment
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction


def take_from_treatments(work: WriteTransaction, person_id: PersonId) -> None:
    """Take a person's ciphers and reasons for redaction out of what was chosen for editions."""
    for left in treatments_without(work, person_id):
        work.update(left, "edit_treatment")


def treatments_without(reader: ReadTransaction, person_id: PersonId) -> Iterator[Treatment]:
    """Yield what was chosen for editions and speaks of a person, without that."""
    for one in reader.find(Treatment):
        ciphers = tuple(cipher for cipher in one.ciphers if cipher.person_id != person_id)
        grounds = tuple(ground for ground in one.grounds if ground.person_id != person_id)
        left = replace(one, ciphers=ciphers, grounds=grounds)
        if left != one:
            yield left
