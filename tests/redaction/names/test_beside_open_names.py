"""What stands beside a protected name stays whole: an open name, and an ending of a word."""

import pytest

from casefiles.redaction.release.released_text import policy_of, release
from tests.redaction import cases

PEOPLE = (
    cases.person("c", ["Dilshat Imin", "迪力夏提·依明"], "open"),
    cases.person("s", ["Gulzira Imin", "古孜拉·依明"], "withheld"),
    cases.person("w", "Aygul Imin", "withheld"),
    cases.person("n", ["Nurgul Seitkali", "Nurgul S.", "Chen H."], "withheld"),
)
HIDDEN = "[WITHHELD]"


def released(text: str) -> str:
    policy = policy_of(PEOPLE)
    pieces = release(text, policy).text.pieces
    return "".join(piece if isinstance(piece, str) else HIDDEN for piece in pieces)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("About [[c]]. Gulzira-apa left.", f"About Dilshat Imin. {HIDDEN}-apa left."),
        ("Then [[c]], Gulzira and others.", f"Then Dilshat Imin, {HIDDEN} and others."),
        ("With [[c]] Gulzira left.", f"With Dilshat Imin {HIDDEN} left."),
        ("Gulzira, [[c]] and he.", f"{HIDDEN}, Dilshat Imin and he."),
        ("Dilshat Imin, Gulzira Imin came", f"Dilshat Imin, {HIDDEN} came"),
        ("Dilshat Imin, Aygul came", f"Dilshat Imin, {HIDDEN} came"),
        ("Dilshat Imin (Gulzira) came", f"Dilshat Imin ({HIDDEN}) came"),
        ("Dilshat Imin\nGulzira Imin", f"Dilshat Imin\n{HIDDEN}"),
        ("迪力夏提·依明、古孜拉来了", f"迪力夏提·依明、{HIDDEN}来了"),
    ],
)  # fmt: skip
def test_an_open_name_is_not_cut_where_a_hidden_one_stands_beside_it(text, left):
    # Cut to "Dilshat [WITHHELD]", it would tell that both have a part of their names in common.
    assert released(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("IMIN, GULZIRA", HIDDEN),
        ("Dilshat Imin Gulzira", f"Dilshat {HIDDEN}"),
        ("Imin, Gulzira", HIDDEN),
        ("[[c]]Gulzira", f"Dilshat {HIDDEN}"),
    ],
)
def test_control_a_name_that_others_complete_goes_whole(text, left):
    assert released(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Forename(s): NURGUL", f"Forename(s): {HIDDEN}"),
        ("witness(es) (h) Chen", f"witness(es) (h) {HIDDEN}"),
        ("Nurgul's house", f"{HIDDEN}'s house"),
        ("Nurgul (s)", f"{HIDDEN} (s)"),
    ],
)
def test_an_ending_is_no_initial_of_a_listed_short_form(text, left):
    # Taken along, the ending would be missed, and tell the initial.
    assert released(text) == left


@pytest.mark.parametrize("text", ["S. Nurgul", "Nurgul, S.", "NURGUL (S.)", "Nurgul | S"])
def test_control_an_initial_goes(text):
    assert released(text).strip("() .") == HIDDEN.strip("()")
