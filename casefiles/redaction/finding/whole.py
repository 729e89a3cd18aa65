"""Whole names beside those that are listed: cleaned, respelled, and as other scripts have them."""

from collections.abc import Iterator

from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index, proposed_names
from casefiles.redaction.finding.listed import cleaned_names
from casefiles.redaction.finding.parts import parts_of
from casefiles.redaction.finding.spellings import address_spellings, whole_spellings
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.patterns import LineForms, compact, is_right_to_left
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.protected_terms import forms_of, other_orders
from casefiles.redaction.names.sought import Sought

__all__ = ["WholeNames"]


class WholeNames:
    """Finds whole names that nobody listed as they stand."""

    def __init__(self, sought: Sought, index: Index) -> None:
        self.aliases = tuple(dict.fromkeys(_aliases(index)))
        # Listed forms too: without them an alias with a letter of the word beside it would count.
        listed = forms_of(sought.protected)
        self._matcher = Matcher((*self.aliases, *listed))
        self._listed = frozenset(compact(one.text) for one in listed)
        self._open = frozenset(
            compact(name)
            for one in sought.open
            for text in one.names
            for name in (text, *cleaned_names(text))
        )

    def may_find(self, compact_text: str) -> bool:
        """Tell whether a text of word characters may hold one."""
        if not self.aliases:
            return False
        line = LineForms(
            "", compact_text, compact_text, compact_text, is_right_to_left(compact_text)
        )
        return self._matcher.may_find((line,))

    def find(self, text: str) -> Iterator[FoundSpan]:
        """Yield whole names; one that an open person bears too is a question."""
        if not self.aliases:
            return
        for one in self._matcher.find(text):
            stretch = text[one.start : one.end]
            word = compact(stretch)
            if word in self._listed:
                continue
            owners = self._matcher.owners_in(stretch) or frozenset((one.person_id,))
            yield FoundSpan(
                one.start,
                one.end,
                owners,
                len(word),
                "part",
                word,
                stretch,
                is_certain=word not in self._open,
            )


def _aliases(index: Index) -> Iterator[ProtectedTerm]:
    for own, person in index.people.items():
        listed = {compact(text) for text in person.names}
        texts = [
            *(name for name in index.names[own] if len(parts_of(name)) > 1),
            *(form for name in index.names[own] for form in whole_spellings(name)),
            *(form for _, value in person.identifiers for form in address_spellings(value)),
        ]
        for name in texts:
            if compact(name) not in listed | index.rejected[own]:
                yield from (ProtectedTerm(form, own) for form in (name, *other_orders(name)))
        for name in proposed_names(person):
            if compact(name) not in listed:
                yield from (ProtectedTerm(form, own) for form in (name, *other_orders(name)))
