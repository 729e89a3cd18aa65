"""One search for the people of a case: projection, pages, clearance and views all use it."""

from dataclasses import replace
from functools import lru_cache

from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.open_names import ListedNames
from casefiles.redaction.names.protected_terms import forms_of
from casefiles.redaction.names.sought import Sought


@lru_cache(maxsize=8)
def matcher_of(sought: Sought) -> Matcher:
    """Return what finds everything sought, the same for the same people and decisions."""
    excuses = ListedNames(sought.open, sought.excused) if sought.excused else None
    forms = forms_of(sought.protected)
    return Matcher(forms, rules=rules_of(sought), excuses=excuses, left=sought.left)


def rules_of(sought: Sought) -> NameRules:
    """Return the rules that find people beyond their listed forms, and what they ask about."""
    # What may stay in an open name, or as a word, is for the search to say; it changes no rule.
    return _rules(replace(sought, excused=frozenset(), left=frozenset()))


@lru_cache(maxsize=8)
def _rules(sought: Sought) -> NameRules:
    return NameRules(sought)
