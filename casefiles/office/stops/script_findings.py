"""Who has no name in the letters of an exhibit: the search would say that nothing was found."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from casefiles.domain.foundation.ids import DocumentId
from casefiles.office.draft.draft_view import DraftView, view_of
from casefiles.office.draft.drafting import Draft
from casefiles.office.draft.missing_scripts import names_missing
from casefiles.office.records.findings import Finding, digest_of, new_finding
from casefiles.office.workplace.operations import JobContext
from casefiles.words.findings import NAME_NOT_IN_SCRIPT
from casefiles.words.gate import script_in_words
from casefiles.words.language import msg, msg_number

_MOST_NAMED: Final = 3
"""Exhibits that one line of the finding names."""


def names_not_in_scripts(_workplace: JobContext, draft: Draft) -> Iterator[Finding]:
    """Find protected people without a name in a script that an exhibit is written in."""
    found = names_missing(draft)
    if not found:
        return
    view, people = view_of(draft), {one.id: one for one in draft.snapshot.persons}
    spots = []
    for (script, person_id), documents in found.items():
        spot = view.person(people[person_id])
        missing = msg(
            "no name in {script_in_words}, as in {exhibits}",
            script_in_words=script_in_words(script),
            exhibits=_exhibits(view, documents),
        )
        spots.append(
            replace(
                spot,
                words=f"{spot.words}: {missing}",
                kept=msg("1 person: {missing}", missing=missing),
            )
        )
    of = digest_of((script, own, sorted(found[script, own])) for script, own in found)
    yield new_finding("sign", NAME_NOT_IN_SCRIPT, spots, len(found), of)


def _exhibits(view: DraftView, documents: Sequence[DocumentId]) -> str:
    marks = [view.document(one).words for one in documents[:_MOST_NAMED]]
    more = len(documents) - len(marks)
    return (
        msg("{names} and {more} more", names=", ".join(marks), more=msg_number(more))
        if more
        else ", ".join(marks)
    )
