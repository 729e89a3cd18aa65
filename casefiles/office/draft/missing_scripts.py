"""People of whom no name is known in letters that an exhibit of an edition is written in."""

from collections import defaultdict
from collections.abc import Mapping

from casefiles.domain.foundation.ids import DocumentId, PersonId
from casefiles.domain.language.writing_systems import written_in
from casefiles.office.draft.drafting import Draft
from casefiles.redaction.disclosure_risk.searched_systems import listed_names, searched_systems

__all__ = ["names_missing"]


def names_missing(draft: Draft) -> Mapping[tuple[str, PersonId], tuple[DocumentId, ...]]:
    """Return in which exhibits nothing is searched for somebody, by script and person.

    Of whom no name is listed at all, another finding tells. A name that follows from listed ones,
    or that rules hear by its sounds, is searched for.
    """
    exhibits: defaultdict[str, list[DocumentId]] = defaultdict(list)
    for document_id, letters in draft.letters.items():
        for script in written_in(letters):
            exhibits[script].append(document_id)
    people = [one for one in draft.sought.protected if listed_names(one)]
    searched = {one.person_id: searched_systems(one, exhibits) for one in people}
    return {
        (script, person_id): tuple(documents)
        for script, documents in sorted(exhibits.items())
        for person_id, known in searched.items()
        if script not in known
    }
