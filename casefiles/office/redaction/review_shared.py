"""Names that lead to two people who have tokens of their own: whom they mean only a person can say.

Printed as a token of a third kind, such a name would tell that two hidden names share a part.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.case_records import NOBODY, Person, Protection
from casefiles.domain.records.rows import DocumentRow
from casefiles.office.redaction.name_suggestions import ShownText, shown_texts
from casefiles.office.redaction.suggestions import (
    NOWHERE,
    CaseContext,
    CaseSource,
    RedactionSuggestion,
    item_key,
    on_one_line,
)
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.names.mentions import SHARED, Matcher
from casefiles.words.language import msg_keep

SHARED_NAME: Final = "shared_name"
"""The kind of such a question, and the code of the stop."""


def shared_mentions(
    text: str, matcher: Matcher, persons: Iterable[Person]
) -> list[tuple[int, int, frozenset[PersonId]]]:
    """Return where a form leads to several people, each of whom has a token of one's own."""
    own = {one.id for one in persons if one.protection is Protection.PSEUDONYM}
    found = [
        (one.start, one.end, matcher.owners_in(text[one.start : one.end]))
        for one in matcher.find(text)
        if one.person_id == SHARED
    ]
    return [(start, end, owners) for start, end, owners in found if owners <= own]


def _look(
    workplace: JobContext, at: CaseContext, _rows: Sequence[DocumentRow], ticket: CancellationToken
) -> Iterator[RedactionSuggestion]:
    for shown in workplace.vault.read(lambda reader: shown_texts(reader, at.case_id)):
        ticket.check()
        yield from items_in(shown, at.matcher, at.persons)


def items_in(
    shown: ShownText, matcher: Matcher, persons: Sequence[Person]
) -> Iterator[RedactionSuggestion]:
    """Yield what is asked about such names in a text of the lawyer's."""
    names = {one.id: one.names[0].text if one.names else "?" for one in persons}
    text = on_one_line(shown.text)
    for start, end, owners in shared_mentions(shown.text, matcher, persons):
        found = text[start:end]
        candidates = " or ".join(sorted(names[one] for one in owners))
        yield RedactionSuggestion(
            kind=SHARED_NAME,
            key=item_key(SHARED_NAME, (shown.place, shown.id, start), NOBODY, found),
            document_id=NOWHERE,
            page=0,
            boxes=(),
            before=text[:start],
            text=found,
            after=text[end:],
            person_id=NOBODY,
            words=msg_keep("It may be {whom}.", whom=candidates),
            record=(shown.place, shown.id),
        )


IN_RECORDS: Final = CaseSource("shared names", _look)
