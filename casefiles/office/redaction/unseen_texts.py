"""What waits in the lawyer's own texts goes without a look, each place the strictest way.

A rewording can leave something to be asked anew: a reference tells whose kin the sister beside it
is. So it is looked again until nothing that can be settled waits.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import groupby
from typing import Any, Final

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, Randomness
from casefiles.domain.records.case_records import NOBODY, Protection
from casefiles.office.redaction.kinship_answers import record_removed
from casefiles.office.redaction.kinship_words import changed_text, without_sentence
from casefiles.office.redaction.name_suggestions import SHOWN_TEXTS
from casefiles.office.redaction.redaction_queue import case_at, waiting_in_texts
from casefiles.office.redaction.review_kinship import own_text
from casefiles.office.redaction.suggestion_decisions import accept_in_records
from casefiles.office.redaction.suggestions import (
    KINDS,
    NOWHERE,
    CaseContext,
    RedactionSuggestion,
    on_one_line,
)
from casefiles.redaction.release.placeholders import withheld_label
from casefiles.redaction.release.sentence_languages import language_at
from casefiles.store.access.work import WriteTransaction

_ROUNDS: Final = 12
"""Looks at most, so that texts which no rewording settles end it."""


def is_in_text(item: RedactionSuggestion) -> bool:
    """Tell whether an item is settled by a new wording of a text of the lawyer's."""
    return item.document_id == NOWHERE and KINDS[item.kind].on_accept in {"refer", "kin"}


def settle_texts(work: WriteTransaction, case_id: CaseId, randomness: Randomness) -> int:
    """Reword own texts until nothing that can be settled waits in them; count the places.

    A text of which nothing would be left stays and waits.
    """
    count = 0
    for _ in range(_ROUNDS):
        settled = _settled_once(work, case_id, randomness)
        if not settled:
            break
        count += settled
    return count


def _settled_once(work: WriteTransaction, case_id: CaseId, randomness: Randomness) -> int:
    """Settle the first kind of which anything can be: places of others have moved after it."""
    at = case_at(work, case_id)
    for kind, group in groupby(waiting_in_texts(work, case_id, at), key=lambda one: one.kind):
        # From the end of each text, so that no place moves before its turn.
        items = sorted(group, key=lambda one: -len(one.before))
        change = _kin if KINDS[kind].on_accept == "kin" else _name
        settled = sum(_tried(change, (work, at, randomness), item) for item in items)
        if settled:
            return settled
    return 0


_Place = tuple[WriteTransaction, CaseContext, Randomness]


def _tried(
    change: Callable[[_Place, RedactionSuggestion], int], place: _Place, item: RedactionSuggestion
) -> int:
    with suppress(Refused):
        return change(place, item)
    return 0


def _kin(place: _Place, item: RedactionSuggestion) -> int:
    """Put a reference for a word of kin, or cut its sentence where nobody says who is meant."""
    work, at, randomness = place
    person = item.means or item.person_id
    changed = changed_text(work, item, person, is_whole=not person)
    record_removed(work, at.case_id, [item], randomness)
    return changed


def _name(place: _Place, item: RedactionSuggestion) -> int:
    """Put a reference for a name; for one that leads to several, what tells of none of them."""
    work, at, randomness = place
    if item.person_id:
        return accept_in_records(work, at.case_id, [item], NOBODY, randomness).texts
    kind, _, field = item.record[0].partition(".")
    record = work.get(SHOWN_TEXTS[kind][0], item.record[1])
    raw = str(getattr(record, field, ""))
    start, end = len(item.before), len(item.before) + len(item.text)
    if record is None or on_one_line(raw[start:end]) != item.text:
        raise Refused("text_changed")
    own = own_text(item.record[0], item.record[1], raw)
    if _is_any_withheld(at, item.owners):
        # As it reads wherever a name leads to several of whom one is listed nowhere.
        description = f"{raw[:start]}{withheld_label(language_at(own.text, start))}{raw[end:]}"
    else:
        # Among people who have labels of their own it would tell that two share a name.
        description = without_sentence(own, start, end)
    changed: Any = replace(record, **{field: description})  # type: ignore[arg-type]  # it has the text
    work.update(changed, f"edit_{kind}")
    return 1


def _is_any_withheld(at: CaseContext, owners: Sequence[str]) -> bool:
    return any(one.id in owners and one.protection is Protection.WITHHELD for one in at.persons)
