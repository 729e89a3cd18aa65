"""An open name excuses a part of it only where it stands as listed, and where that was decided."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

import pytest

from casefiles.domain.files.extraction import PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.excuses import key_of, pairs_of, sought_for
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.protected_terms import forms_of, open_forms_of
from casefiles.redaction.names.rules import RuleHit
from casefiles.redaction.names.sought import Sought, sought_of
from casefiles.redaction.release.placeholders import Placeholder
from casefiles.redaction.release.released_text import policy_of, release
from casefiles.redaction.strips.page_strips import mention_boxes
from tests.redaction.cases import person
from tests.redaction.seeking import sought_people

GIVEN = ("Ablet", "Ömer", "Patigul", "Sajida", "Enver", "Kerim", "Tashi", "Zulfiye")
FAMILY = ("Hoshur", "Ghopur", "Tohti", "Imin", "Seyit", "Dolma", "Barat", "Niyaz")
JOINTS = {
    "comma": ", ",
    "full stop": ". ",
    "colon": ": ",
    "semicolon": "; ",
    "bracket": " (",
    "closing": ") ",
    "line end": "\n",
    "two blanks": "  ",
    "tab": "\t",
    "slash": " / ",
    "dash": " - ",
    "quote": "” “",
    "cell": " | ",
}
OWN = (" ", "\u00a0")


def people(given: str, family: str) -> Sought:
    return sought_people(
        {"father": [f"{family} Mamut", family]}, {"client": [f"{given} {family}"]}, decided=True
    )


def of_today(sought: Sought) -> Matcher:
    """Return the weakened way: whatever is a part of an open name in any order, joined anyhow."""
    opened = [replace(one, phrases=()) for one in sought.open]
    return Matcher(forms_of(sought.protected), open_forms_of(opened))


def goes(matcher: Matcher, text: str, family: str) -> bool:
    at = text.index(family)
    return any(one.start <= at < one.end for one in matcher.find(text))


def unasked(made: Callable[[Sought], Matcher]) -> tuple[int, int]:
    """Count mentions of the father beside the client that stay, and all of them."""
    stays = total = 0
    for given, family in product(GIVEN, FAMILY):
        matcher = made(people(given, family))
        for joint in JOINTS.values():
            for text in (f"saw {given}{joint}{family} run", f"saw {family}{joint}{given} run"):
                stays += not goes(matcher, text, family)
                total += 1
    return stays, total


def test_no_mention_beside_an_open_name_stays_unasked():
    assert unasked(matcher_of) == (0, 1664)


def test_an_excuse_by_compacted_text_is_caught():
    assert unasked(of_today) == (1664, 1664)


def test_an_open_persons_own_name_stays_once_it_is_decided_and_goes_before():
    stays = undecided = 0
    for given, family, joint in product(GIVEN, FAMILY, OWN):
        sought, text = people(given, family), f"saw {given}{joint}{family} run"
        stays += not matcher_of(sought).find(text)
        undecided += not matcher_of(replace(sought, excused=frozenset())).find(text)
    assert (stays, undecided) == (128, 0)


@pytest.mark.parametrize(
    ("opened", "protected", "text", "stays"),
    [
        ("Abdulla Tohti", "Tohti", "Father of Abdulla: Tohti.", False),
        ("Abdulla Tohti", "Tohti", "The client, Abdulla Tohti, came.", True),
        ("Abdulla Tohti", "Tohti", "ABDULLA TOHTI", True),
        ("Abdulla Tohti", "Tohti", "Abdulla Tohti's house", True),
        ("Abdulla Tohti", "Tohti", "Tohti Abdulla", False),
        ("Abdulla Tohti", "Tohti", "Abdulla Tohti-Mamut", False),
        ("Abdulla Tohti", "Tohti", "Qari-Abdulla Tohti", False),
        ("Abdulla Tohti", "Tohti", "Abdulla Tohtining", False),
        ("Abdulla Tohti", "Tohti", "Abdulla\u200b Tohti", False),
        ("Abdulla Tohti", "Tohti", "Abdulla \u00a0Tohti", False),
        ("Abdulla Tohti", "Tohti", "Abdulla-Tohti", False),
        ("Abdulla-Tohti Mamut", "Tohti", "Abdulla-Tohti Mamut", True),
        ("Abdulla-Tohti Mamut", "Tohti", "Abdulla\u2011Tohti Mamut", True),
        ("Abdulla-Tohti Mamut", "Tohti", "Abdulla Tohti Mamut", False),
        ("Tohti, Abdulla", "Tohti", "Tohti, Abdulla", False),
        ("王小明", "小明", "他叫王小明。", True),
        ("王小明", "小明", "他姓王，小明也来了", False),
        ("王小明", "小明", "王\n小明", False),
        ("王小明", "小明", "王 小明", False),
        ("阿里木·祖农", "祖农", "阿里木·祖农到了", True),
        ("阿里木·祖农", "祖农", "阿里木・祖农到了", True),
        ("阿里木·祖农", "祖农", "阿里木、祖农到了", False),
        ("ئالىم زۇنۇن", "زۇنۇن", "بۇ ئالىم زۇنۇن دېدى", True),
        ("ئالىم زۇنۇن", "زۇنۇن", "ئالىم، زۇنۇن", False),
        ("Ömer Seyit", "Seyit", "O\u0308mer Seyit", True),
    ],
)
def test_as_listed_means_as_listed(opened, protected, text, stays):
    matcher = matcher_of(sought_people({"p": [protected]}, {"o": [opened]}, decided=True))
    assert (matcher.find(text) == ()) is stays
    assert (matcher.find_joined(text) == ()) is stays
    assert (matcher.excused_in(text) != ()) is stays


def test_only_what_lies_in_an_open_name_is_asked_and_each_pair_is_decided_for_itself():
    persons = [
        person("client", ["Abdulla Tohti", "Abdulla Tohti Mamut"], "open"),
        person("friend", ["Sajida Barat"], "open"),
        person("father", ["Tohti Mamut", "Tohti"]),
        person("other", ["Barat Niyaz"], "withheld"),
    ]
    pairs = pairs_of(sought_of(persons))
    asked = {(one.open_name, one.form) for one in pairs}
    assert asked == {
        ("abdullatohti", "tohti"),
        ("abdullatohtimamut", "tohti"),
        ("abdullatohtimamut", "tohtimamut"),
    }
    text = "Abdulla Tohti and Abdulla Tohti Mamut"
    for pair in pairs:
        matcher = matcher_of(sought_for(persons, {key_of(pair)}))
        assert len(matcher.find(text)) == (1 if pair.open_name == "abdullatohti" else 2)
    keys = {key_of(pair) for pair in pairs}
    assert matcher_of(sought_for(persons, keys)).find(text) == ()
    assert len(keys) == 3
    assert all("tohti" not in key for key in keys)


def test_a_name_that_leads_to_two_stays_only_where_both_are_decided():
    persons = [
        person("client", "Abdulla Tohti", "open"),
        person("a", "Tohti"),
        person("b", "Tohti"),
    ]
    one, other = pairs_of(sought_of(persons))
    assert matcher_of(sought_for(persons, {key_of(one)})).find("Abdulla Tohti")
    both = {key_of(one), key_of(other)}
    assert matcher_of(sought_for(persons, both)).find("Abdulla Tohti") == ()


class OneWord:
    """A rule that knows one word, as those of parts do."""

    def certain(self, text: str) -> list[RuleHit]:
        at = text.find("Tohti")
        owners = frozenset({PersonId("p")})
        return [RuleHit(at, at + 5, owners, 5, "part", "tohti")] if at >= 0 else []

    def may_find(self, compact_text: str) -> bool:
        return "tohti" in compact_text

    def open_names(self, text: str) -> Sequence[tuple[int, int]]:
        return ()


def test_what_rules_find_goes_like_what_is_listed():
    matcher = Matcher(forms_of(sought_people({"p": ["Mamut"]}).protected), rules=OneWord())
    text = "Mamut and Tohti"
    assert [text[one.start : one.end] for one in matcher.find(text)] == ["Mamut", "Tohti"]
    assert {one.person_id for one in matcher.find(text)} == {"p"}
    page = PageText(1, 595, 842, (letters("saw Tohti", 1), letters("nobody", 2)))
    assert len(mention_boxes([page], matcher, {})[1]) == 1


# References.


def pieces(text: str, *decided: bool) -> list[str]:
    persons = [
        person("client", ["Abdulla Tohti", "Abdulla"], "open"),
        person("short", ["Abdulla"], "open"),
        person("father", ["Tohti"]),
    ]
    keys = {key_of(one) for one in pairs_of(sought_of(persons))} if all(decided) else set()
    shown = release(text, policy_of(persons, {}, keys)).text
    return ["#" if isinstance(one, Placeholder) else one for one in shown.pieces]


def test_a_reference_excuses_its_own_span_and_joins_nothing():
    assert pieces("for [[client]] here", False) == ["for Abdulla Tohti here"]
    assert pieces("Abdulla Tohti", False) == ["Abdulla ", "#"]
    assert pieces("Abdulla Tohti", True) == ["Abdulla Tohti"]
    # The label of another reference and a word beside it are no name, decided or not.
    assert pieces("[[short]] Tohti", True) == ["Abdulla ", "#"]
    assert pieces("[[client]] Tohti", True) == ["Abdulla Tohti ", "#"]


# Pages.


def letters(text: str, row: int, left: float = 0.1, wide: float = 0.01) -> TextLine:
    edges = tuple((left + wide * at, left + wide * (at + 1)) for at in range(len(text)))
    top = 0.1 + 0.03 * row
    return TextLine(text, Box(left, top, edges[-1][1], top + 0.02), edges)


def joined(one: TextLine, other: TextLine, blank: str = " ") -> TextLine:
    """One line of the file with a gap in it, as readers of PDF join cells of a row."""
    edges = (*one.edges, *((one.edges[-1][1], other.edges[0][0]) for _ in blank), *other.edges)
    box = Box(one.box.x0, one.box.y0, other.box.x1, other.box.y1)
    return TextLine(f"{one.text}{blank}{other.text}", box, edges)


CLIENT = people("Ablet", "Hoshur")


def boxes(*lines: TextLine, matcher: Matcher | None = None) -> int:
    page = PageText(1, 595, 842, lines)
    return len(mention_boxes([page], matcher or matcher_of(CLIENT), {})[1])


def on_pages() -> dict[str, tuple[TextLine, ...]]:
    """The client's given name beside the father's, in ways that are not the client's name."""
    cell = letters("Hoshur", 1, 0.19)
    return {
        "line end": (letters("saw Ablet", 1), letters("Hoshur ran", 2)),
        "cells of one line": (joined(letters("Ablet", 1), letters("Hoshur", 1, 0.5)),),
        "near cells of one line": (joined(letters("Ablet", 1), letters("Hoshur", 1, 0.17)),),
        "cells that touch": (joined(letters("Ablet", 1), letters("Hoshur", 1, 0.17), ""),),
        "cells of a row": (letters("Ablet", 1), cell),
        "columns": (
            joined(letters("he and Ablet", 1), letters("Hoshur spoke", 1, 0.6)),
            joined(letters("went away at", 2), letters("to nobody at", 2, 0.6)),
        ),
        "a cell over another": (letters("Ablet", 1), letters("Hoshur", 2)),
        "letters not told apart": (replace(letters("saw Ablet Hoshur", 1), edges=()),),
    }


@pytest.mark.parametrize("where", on_pages())
def test_on_a_page_neither_gap_nor_line_end_makes_one_name_of_two(where):
    assert boxes(*on_pages()[where]) > 0


def test_an_excuse_by_compacted_text_is_caught_on_pages_too():
    """Where some order of reading parts the two words, the weakened way finds one as well."""
    missed = {
        where for where, lines in on_pages().items() if not boxes(*lines, matcher=of_today(CLIENT))
    }
    assert missed == {
        "near cells of one line",
        "cells that touch",
        "a cell over another",
        "letters not told apart",
    }


def test_on_a_page_the_open_persons_own_name_stays():
    assert boxes(letters("saw Ablet Hoshur there", 1), letters("and then", 2)) == 0
    wide = joined(letters("saw Ablet", 1), letters("Hoshur there", 1, 0.203))
    assert boxes(wide) == 0
    assert boxes(letters("saw Ablet Hoshur", 1), matcher=matcher_of(Sought(CLIENT.protected))) == 1


def test_a_mark_between_two_words_does_not_join_them():
    line = letters("saw Ablet Mamut Hoshur there", 1)
    page = PageText(1, 595, 842, (line,))
    word = (line.edges[9][0], line.edges[15][1])
    mark = Box(word[0], line.box.y0, word[1], line.box.y1)
    assert mention_boxes([page], matcher_of(CLIENT), {1: (mark,)})[1]


def test_names_that_a_line_end_cuts_are_told():
    matcher = matcher_of(CLIENT)
    (told,) = matcher.cut_names_in("saw Ablet\nHoshur ran")
    assert (told.open_name, told.form) == ("ablethoshur", "hoshur")
    for text in ("saw Ablet Hoshur", "Ablet,\nHoshur", "Hoshur\nAblet", "Ablet Hoshur\nran"):
        assert matcher.cut_names_in(text) == (), text
