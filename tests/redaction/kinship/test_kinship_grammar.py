"""Words of kin in 43 languages, with their cases, articles, elisions and polite forms.

`lists/kinship_grammar.tsv` was written from grammars before any table was read. It is never cut.
"""

import pytest

from casefiles.domain.records.kin import Kin
from casefiles.redaction.kinship.finding import phrases
from casefiles.redaction.kinship.phrase import Owner
from tests.redaction.kinship.grammar_list import is_found, rows

LEAST_LANGUAGES = 43
LEAST_ROWS = 577


def test_the_list_is_as_long_as_it_was():
    assert len(rows()) >= LEAST_ROWS
    assert len({row.language for row in rows()}) >= LEAST_LANGUAGES


def test_every_word_of_kin_is_found():
    missed = [(row.language, row.text) for row in rows() if not is_found(row)]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Telefonai alla sorella.", Owner.BARE),
        ("Il di lei marito è scomparso.", Owner.THIRD),
        ("私の妹は学校に行けません。", Owner.FIRST),
        ("奥様は今どこですか。", Owner.THIRD),
        ("母は一人です。", Owner.BARE),
        ("Siskolleni annettiin aikaa.", Owner.FIRST),
        ("Behívták a nejét.", Owner.THIRD),
        ("אחותו נעצרה.", Owner.THIRD),
        ("逃犯陳家豪的胞姊昨日被帶走。", Owner.CLIENT),
        ("They took the elder brother too.", Owner.BARE),
    ],
)
def test_whose_kin_it_is(text, owner):
    assert [one.owner for one in phrases(text)] == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "主人公は作家である。",
        "姉妹都市の協定が結ばれた。",
        "母国語で話した。",
        "De vader zijn.",
        "Os países assinaram o acordo.",
        "A fiatal ügyvéd beszélt.",
        "Isännöitsijä soitti.",
        "בעלות על הדירה",
        "La città di sorelle e fratelli",
        "The other brotherhood was banned.",
        "부인할 수 없다.",
        "Жонка суддзі працуе ў школе.",
    ],
)
def test_what_only_looks_like_kin_is_none(text):
    may_ask = {Owner.FIRST, Owner.THIRD, Owner.OWN, Owner.BARE}
    assert [one for one in phrases(text) if one.owner in may_ask] == []


def test_a_genitive_before_papers_is_kin_still():
    (found,) = phrases("My late husband's papers were seized.")
    assert (found.owner, found.kins) == (Owner.FIRST, frozenset({Kin.HUSBAND}))
    assert phrases("My sister company was closed.") == ()
