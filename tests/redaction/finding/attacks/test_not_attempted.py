"""Nothing passes in silence but rows of classes that are not attempted, each with its cost.

lists/not_attempted.tsv names the rows, docs/decisions/names/0119-forms-not-attempted.md the
classes.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final

import pytest

from casefiles import paths
from tests.redaction.finding import fresh_list, outside_list, test_attack_forms
from tests.redaction.finding import test_attack_forms_b as nine_languages
from tests.redaction.finding import test_attack_forms_c as chats
from tests.redaction.finding import test_outside_set as outside
from tests.redaction.finding.attacks import attack_list
from tests.redaction.finding.attacks import test_attack_forms_e as statements
from tests.redaction.finding.attacks import test_attack_forms_f as mails
from tests.redaction.finding.finding_forms import (
    LISTS,
    SILENT,
    forms,
    outcome,
    people,
    tools,
)

_SEEN: Final = frozenset({"romanisation", "birth_date", "patronymic_alone"})


@cache
def told() -> dict[str, dict[str, str]]:
    """Return the class of each row that is not attempted, by its list."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    with (LISTS / "not_attempted.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["list"]][row["row"]] = row["class"]
    return found


def _of_yaml(module: Any) -> Callable[[], Iterator[str]]:
    return lambda: (one[3] for one in module.FORMS if module.became(one) == SILENT)


def _independent() -> Iterator[str]:
    own = tools(people())
    for one in forms():
        if outcome(own, one.text, one.span, is_seen=one.kind in _SEEN) == SILENT:
            yield one.text[slice(*one.span)]


def _fresh() -> Iterator[str]:
    return (str(one.number) for one in fresh_list.fresh() if fresh_list.outcome(one) == SILENT)


def _attack() -> Iterator[str]:
    return (one.name for one in attack_list.attacks() if attack_list.outcome(one) == SILENT)


def _statements() -> Iterator[str]:
    return (row[3] for row in statements.FORMS if statements.became(row[0], row[3]) == SILENT)


def _phrases(name: str) -> Callable[[], Iterator[str]]:
    rows = mails.phrase_list(name).phrases
    return lambda: (
        row[3].replace("\n", "\\n")
        for row in rows
        if mails.became(name, row[3], is_scan=row[2] == "scan") == SILENT
    )


def _outside() -> Iterator[str]:
    """Yield names, numbers, days and addresses that nothing touches; kinship has its own tests."""
    for one in outside_list.phrases():
        is_set = not outside_list.UNSET.search(one.text)
        if one.is_decoy or one.kind in outside_list.KIN_KINDS or not is_set:
            continue
        if not outside.met(one) & {one.person, ""}:
            yield str(one.number)


_LISTS: Final = {
    "attack_2026_12.yaml": _of_yaml(test_attack_forms),
    "attack_2026_12b.yaml": _of_yaml(nine_languages),
    "attack_2026_12c.yaml": _of_yaml(chats),
    "attack_2026_12d.jsonl": _attack,
    "attack_2026_12e.yaml": _statements,
    **{name: _phrases(name) for name in mails.NAMES},
    "independent_forms.json": _independent,
    "fresh_forms.jsonl": _fresh,
    "outside_phrases.tsv": _outside,
}


@pytest.mark.parametrize("name", _LISTS)
def test_nothing_else_passes_in_silence(name):
    assert set(_LISTS[name]()) - told().get(name, {}).keys() == set()


def test_every_class_is_in_the_decision_with_what_it_would_cost():
    page = paths.resources().parent / "docs" / "decisions" / "names"
    written = (page / "0119-forms-not-attempted.md").read_text("utf-8")
    classes = {what for rows in told().values() for what in rows.values()}
    assert [one for one in classes if f"`{one}`" not in written] == []
