"""Pairs of tiny cases that differ in one secret each: what leaves is the same bytes.

Each class has pairs and a control that is seen to differ: the same case with the person open, what
was hidden shown, or a program that leaks. Pairs that are dear to make wait for the long run, where
all are whole files. Classes rotate: a run takes a fifth of them, each with its pairs and control.
"""

from collections.abc import Iterable, Iterator

import pytest

from casefiles.domain.records.foreseeable_readers import AUDIENCES
from casefiles.evidence.host.template import Template
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.attacks.pairs.small_dossiers import pair_of, ways_to_leave
from tests.attacks.pairs.small_files import FILES, unmarked
from tests.attacks.pairs.small_kin import KIN
from tests.attacks.pairs.small_pairs import OPEN_COURT, Pairs, control_differs, differs, left_of
from tests.attacks.pairs.small_records import RECORDS, counted
from tests.attacks.pairs.small_writing import WRITING
from tests.measured import note
from tests.warm_children import cold_children, warm_children

CLASSES: dict[str, Pairs] = {**WRITING, **FILES, **RECORDS, **KIN}
WAITING: dict[tuple[str, str], str] = {}
"""Pairs that can still be told apart, or of which one cannot leave, and why."""
CONTROLS_WAITING: dict[str, str] = {}
WHOLE_DOSSIERS, PARTS = 500, 20
WAYS_TO_LEAVE = ways_to_leave()
ALIKE = {f"readers: {one}" for one in sorted(AUDIENCES)[1:]}
"""Classes whose control is that of another."""
PAIRS = [(kind, name) for kind, pairs in CLASSES.items() for name in pairs.others]
NORMAL = [(kind, name) for kind, name in PAIRS if name not in CLASSES[kind].dear]


@pytest.fixture(scope="module")
def template() -> Iterator[Template]:
    with opened_template() as template, warm_children():
        yield template


def waiting(kind: str, name: str) -> list[pytest.MarkDecorator]:
    why = WAITING.get((kind, name))
    return [pytest.mark.xfail(strict=True, reason=why)] if why else []


def params(chosen: list[tuple[str, str]]) -> list:
    return [
        pytest.param(kind, name, id=f"{kind}, {name}", marks=waiting(kind, name))
        for kind, name in chosen
    ]


@pytest.mark.rotates("kind")
@pytest.mark.parametrize(("kind", "name"), params(NORMAL))
def test_what_leaves_of_a_pair_is_the_same(template: Template, kind: str, name: str):
    pairs = CLASSES[kind]
    is_whole = pairs.is_whole and (kind, name) not in WAITING
    assert not differs(pairs, name, template, is_whole=is_whole)


def controls() -> Iterator:
    """Yield each class; one whose pairs are all dear has a dear control, too."""
    for kind, pairs in CLASSES.items():
        why = CONTROLS_WAITING.get(kind)
        marks = [pytest.mark.xfail(strict=True, reason=why)] if why else []
        if set(pairs.others) <= pairs.dear or kind in ALIKE:
            marks.append(pytest.mark.long)
        yield pytest.param(kind, marks=marks)


@pytest.mark.rotates("kind")
@pytest.mark.parametrize("kind", list(controls()))
def test_the_control_of_each_class_is_seen(template: Template, kind: str):
    assert control_differs(CLASSES[kind], template)


def test_there_are_pairs_of_all_kinds():
    whole = [one for one in NORMAL if CLASSES[one[0]].is_whole and one not in WAITING]
    assert sum(one not in WAITING for one in NORMAL) >= 80
    assert len(whole) >= 60
    leavings = [pairs.leaving for pairs in CLASSES.values()]
    assert {one.audience for one in leavings} == AUDIENCES
    assert any(one.name.endswith(".docx") for one in leavings)
    assert len({one.profile for one in leavings if not one.name}) == 2
    assert set(WAITING) <= set(PAIRS)


def test_children_that_were_loaded_before_make_the_same_file():
    one = WRITING["texts: length"].one
    with opened_template() as template:
        with cold_children():
            cold = left_of(one, OPEN_COURT, template)
        with warm_children():
            assert left_of(one, OPEN_COURT, template) == cold


@pytest.mark.long
@pytest.mark.parametrize(("kind", "name"), params(PAIRS))
def test_whole_files_of_every_pair_are_the_same(template: Template, kind: str, name: str):
    assert not differs(CLASSES[kind], name, template, is_whole=True)
    note("small pairs whose files are the same bytes", 1)


def leaks(template: Template, seeds: Iterable[int]) -> list[int]:
    found = []
    for seed in seeds:
        one, other = pair_of(seed, WAITING)
        leaving = WAYS_TO_LEAVE[seed % len(WAYS_TO_LEAVE)]
        if left_of(one, leaving, template) != left_of(other, leaving, template):
            found.append(seed)
    return found


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_dossiers_over_all_profiles_are_the_same(template: Template, part: int):
    seeds = range(part, WHOLE_DOSSIERS, PARTS)
    differ = leaks(template, seeds)
    note("pairs of dossiers over all profiles that are the same bytes", len(seeds) - len(differ))
    assert not differ, f"seeds {differ}"


@pytest.mark.long
def test_a_program_that_leaks_is_seen_over_all_profiles(
    template: Template, monkeypatch: pytest.MonkeyPatch
):
    unmarked(monkeypatch)
    counted(monkeypatch)
    assert leaks(template, range(0, 30, 3))
