"""Lists of written forms, and what becomes of one: it goes, somebody is asked, or nothing."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.finder import NameRules
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.protected_terms import forms_of
from casefiles.redaction.names.sought import Sought, SoughtPerson

LISTS: Final = Path(__file__).parents[1] / "lists"
REMOVED, ASKED, SILENT = "removed", "asked", "silent"
_MAY_STAY: Final = """
Mr Ms Mrs Miss Mme Me Dr Sr Sra Don Doña Herr Frau Pan Pani Paní Pane Пані Пане Ing Av Lawyer Geshe
Ama Haji Sheikh Bà Ông úr κ κύριε г н Г жа Госпожа Гражданин мырза апай хаджи Bey Hanım xanim qari
Hajim aka akam ئاكام ئاچام ئاخۇن موللا قارى خانىم 女士 阿吉 씨 الشيخ السيدة آقای دکتر حاجي དགེ བཤེས
ལགས ཨ ཅག St Day s ’s 's the von bin ben ابن IMG 尾号
"""
MAY_STAY: Final = frozenset(map(compact, _MAY_STAY.split()))
"""Forms of address, which any name may have beside it; an ending of English, particles, a word of
the sentence, the label of a number."""
_BESIDE_NAMES: Final = """
Master Hr avv Rechtsanwalt der kleine κ του пані Mme abla xan jan aghaye la ji re baba баба тёть apa
hede ئاچا ھاجى مۇئەللىم آقا جون 老师 姐 律 辩护人 于 несовершеннолетнему a minor
verdict ikamet hospital IIN birthcert interview IC pension 2022 zeznanie ifade
"""
_SIGNS: Final = re.compile(r"[().,:：@/]")
BESIDE_NAMES: Final = frozenset(_BESIDE_NAMES.split())
"""What stands in a mention of an outsider's list beside the name, as it is written there: titles,
what a file is about, a year. It names nobody."""


@dataclass(frozen=True, slots=True)
class Form:
    """A written form in a text: whose it is, of which kind, and what its author expects."""

    person: PersonId
    text: str
    span: tuple[int, int]
    kind: str
    language: str
    expect: str


@dataclass(frozen=True, slots=True)
class Tools:
    """What finds the people of one case, as projection and queue do together."""

    matcher: Matcher
    rules: NameRules


@cache
def told() -> dict[str, list[dict[str, object]]]:
    """Return the list of another hand."""
    found: dict[str, list[dict[str, object]]] = json.loads(
        (LISTS / "independent_forms.json").read_text("utf-8")
    )
    return found


def people() -> tuple[SoughtPerson, ...]:
    """Return the people of the list, whom one case protects together."""
    return tuple(
        SoughtPerson(
            PersonId(one["key"]),
            tuple(one["names"]),
            tuple((known["kind"], known["value"]) for known in one["identifiers"]),
        )
        for one in told()["people"]
    )


def forms() -> Iterator[Form]:
    """Yield the forms of the list."""
    for one in told()["forms"]:
        at = one["text"].index(one["form"])
        span = at, at + len(one["form"])
        person = PersonId(one["person"])
        yield Form(person, one["text"], span, one["kind"], one["language"], one["expect"])


def tools(protected: Sequence[SoughtPerson], opened: Sequence[SoughtPerson] = ()) -> Tools:
    """Return what finds people."""
    sought = Sought(tuple(protected), tuple(opened))
    rules = NameRules(sought)
    return Tools(Matcher(forms_of(sought.protected), rules=rules), rules)


def outcome(own: Tools, text: str, span: tuple[int, int], *, is_seen: bool = False) -> str:
    """Tell what becomes of a form.

    Args:
        own: what finds the people.
        text: where the form stands.
        span: where it begins and ends.
        is_seen: a question about any of it counts, since whoever answers sees all of it; else
            all of it goes or is asked about.
    """
    mentions = own.matcher.find(text)
    certain = [(one.start, one.end) for one in mentions]
    asked = [
        (one.start, one.end) for one in own.rules.questions(text, mentions, is_machine_read=False)
    ]
    if is_covered(text, span, certain):
        return REMOVED
    touches = any(start < span[1] and span[0] < end for start, end in asked)
    if is_covered(text, span, [*certain, *asked]) or (is_seen and touches):
        return ASKED
    return SILENT


def table(counts: dict[str, Counter[str]]) -> str:
    """Return counts as text, a line for each kind."""
    rows = [f"{'kind':22}{REMOVED:>9}{ASKED:>9}{SILENT:>9}"]
    for kind, own in sorted(counts.items()):
        rows.append(f"{kind:22}{own[REMOVED]:>9}{own[ASKED]:>9}{own[SILENT]:>9}")
    return "\n".join(rows)


def is_covered(
    text: str,
    span: tuple[int, int],
    places: Sequence[tuple[int, int]],
    beside: Collection[str] = (),
) -> bool:
    """Tell whether all of a form but what names nobody stands in some places.

    Args:
        text: where the form stands.
        span: where it begins and ends.
        places: what goes, or is asked about.
        beside: words beside a name that may stay, as they are written.
    """
    rest = "".join(
        " " if any(start <= at < end for start, end in places) else text[at] for at in range(*span)
    )
    words = rest.replace("-", " ").replace("_", " ").replace("་", " ").replace(":", " ").split()
    if beside:
        words = [one for word in words for one in _SIGNS.sub(" ", word).split()]
    return all(not compact(word) or compact(word) in MAY_STAY or word in beside for word in words)
