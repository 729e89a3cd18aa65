"""Whom an edition means by which of its placeholders, in whichever form it printed them."""

from collections.abc import Collection, Iterable

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.placeholder_words import read_person_placeholder
from casefiles.domain.records.editions import PseudonymNumber
from casefiles.domain.records.redaction_settings import AssignedPseudonym
from casefiles.redaction.release.placeholders import assigned_pseudonym_label


def printed_persons(
    labels: Collection[str],
    numbering: Iterable[PseudonymNumber],
    ciphers: Iterable[AssignedPseudonym],
) -> dict[PersonId, str]:
    """Return by which of its labels an edition calls whom, by number, then by cipher.

    Args:
        labels: as it printed them in English: with a letter, or a number in editions of before.
        numbering: of its line; holds people who are not in it, too.
        ciphers: what it called persons instead.
    """
    chosen = {one.person_id: assigned_pseudonym_label(one.text) for one in ciphers}
    # Before there were letters a lawyer could choose what looks like one of ours.
    ours = set(labels) - set(chosen.values())
    own = {read[1]: one for one in ours if (read := read_person_placeholder(one)) is not None}
    found = {
        one.person_id: own[one.number]
        for one in numbering
        if one.number in own and one.person_id not in chosen
    }
    assigned = sorted((label, one) for one, label in chosen.items() if label in labels)
    return found | {person_id: label for label, person_id in assigned}
