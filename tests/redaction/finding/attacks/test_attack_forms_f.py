"""Mails, forms, orders, chats, cells and file names: no form passes that was caught before."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import pytest
import yaml

from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.records.kin import Kin
from casefiles.office.redaction.kinships import known_names
from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.kinship import steps
from casefiles.redaction.kinship.finding import phrases as kin_in
from casefiles.redaction.kinship.relations import Relation, may_mean
from casefiles.redaction.names.sought import Sought, SoughtPerson
from tests.redaction.finding.finding_forms import ASKED, LISTS, REMOVED, SILENT, is_covered
from tests.redaction.finding.fresh_list import BESIDE, CLIENT

NAMES: Final = tuple(f"attack_2026_12{one}.yaml" for one in "fghijk")
PART: Final = "part"
"""Whoever answers sees the whole."""
BEST_FIRST: Final = (REMOVED, ASKED, PART, SILENT)
ON_CALM: Final = {
    "attack_2026_12i.yaml": (11, 25),
    "attack_2026_12j.yaml": (6, 11),
    "attack_2026_12k.yaml": (0, 3),
}
"""Places that go and that are asked about in calm texts, of which there are 87, 71 and 210; each of
the first has a word that is also a part of a name: Niño, 文博会, Çağlar."""
_MARKED: Final = re.compile(r"\{(.+?)\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PhraseList:
    """The people of one case, and phrases: whom, what became of it, where it stood, the text."""

    people: tuple[dict[str, Any], ...]
    phrases: tuple[tuple[str, str, str, str], ...]

    def sought(self) -> Sought:
        return Sought(self._of(is_open=False), self._of(is_open=True))

    def relations(self) -> tuple[Relation, ...]:
        related = [
            Relation(PersonId(one["id"]), frozenset({Kin(one["kin"])}), CLIENT, is_client=True)
            for one in self.people
            if "kin" in one
        ]
        return tuple(steps.with_steps(related, CLIENT))

    def _of(self, *, is_open: bool) -> tuple[SoughtPerson, ...]:
        return tuple(
            SoughtPerson(
                PersonId(one["id"]),
                tuple(one["names"]),
                tuple(map(tuple, one.get("identifiers", ()))),
            )
            for one in self.people
            if (one["protection"] == "open") is is_open
        )


@cache
def phrase_list(name: str) -> PhraseList:
    told = yaml.safe_load((LISTS / name).read_text("utf-8"))
    return PhraseList(tuple(told["people"]), tuple(map(tuple, told["phrases"])))


def sought_in(name: str) -> Sought:
    """Return the people of a list as they are searched for."""
    return _tools(name)[0]


@cache
def _tools(name: str) -> tuple[Sought, tuple[Relation, ...], Any]:
    told = phrase_list(name)
    client = next(one for one in told.people if one["id"] == "client")
    own = known_names({CLIENT: client["names"]}, [CLIENT])
    return told.sought(), told.relations(), own


def became(name: str, marked: str, *, is_scan: bool = False) -> str:
    """Return what becomes of the form in braces, in a text of the case of a list.

    Args:
        name: of the list.
        marked: the text.
        is_scan: a machine read it.
    """
    sought, relations, client = _tools(name)
    span = marked.index("{"), marked.index("}") - 1
    text = _MARKED.sub(r"\1", marked)
    gone = matcher_of(sought).find(text)
    asked = rules_of(sought).questions(text, gone, is_machine_read=is_scan)
    kin = [
        phrase
        for phrase in kin_in(text, client)
        if any(may_mean(phrase, own, CLIENT, is_statement=True) for own in relations)
    ]
    removed = [(one.start, one.end) for one in gone]
    every = [*removed, *((one.start, one.end) for one in (*asked, *kin))]
    if is_covered(text, span, removed, BESIDE):
        return REMOVED
    if is_covered(text, span, every, BESIDE):
        return ASKED
    return PART if any(start < span[1] and span[0] < end for start, end in every) else SILENT


FORMS: Final = [(name, *row) for name in NAMES for row in phrase_list(name).phrases]


@pytest.mark.parametrize("row", FORMS, ids=lambda one: f"{one[0][14]}-{one[1]}-{one[4][:40]!r}")
def test_a_form_becomes_no_worse(row):
    now = became(row[0], row[4], is_scan=row[3] == "scan")
    assert BEST_FIRST.index(now) <= BEST_FIRST.index(row[2])


@pytest.mark.parametrize("name", ON_CALM)
def test_calm_texts_stay_calm(name):
    """What goes and what is asked where nobody is named; may only become smaller."""
    sought, _, _ = _tools(name)
    told = yaml.safe_load((LISTS / name).read_text("utf-8"))["calm"]
    assert len(told) >= 60
    gone = {text: matcher_of(sought).find(text) for text in told}
    asked = [rules_of(sought).questions(text, gone[text], is_machine_read=False) for text in told]
    most = ON_CALM[name]
    assert (sum(map(len, gone.values())) <= most[0], sum(map(len, asked)) <= most[1]) == (
        True,
        True,
    )
