"""What was chosen for somebody alone goes when the person goes: decisions, ciphers and reasons."""

from dataclasses import replace

from casefiles.domain.ids import PersonId
from casefiles.domain.treatment import Treatment
from casefiles.store.vault import Work


def take_from_treatments(work: Work, person_id: PersonId) -> None:
    """Take a person's ciphers and reasons for redaction out of what was chosen for editions."""
    for one in work.find(Treatment):
        ciphers = tuple(cipher for cipher in one.ciphers if cipher.person_id != person_id)
        grounds = tuple(ground for ground in one.grounds if ground.person_id != person_id)
        left = replace(one, ciphers=ciphers, grounds=grounds)
        if left != one:
            work.update(left, "edit_treatment")
