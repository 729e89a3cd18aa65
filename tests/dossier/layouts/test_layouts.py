"""Layouts are read whole or refused with file, place and reason."""

import copy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.dossier.forum.forum_fields import forum_ids
from casefiles.dossier.layouts.closed_lists import Confidence, PaperKind
from casefiles.dossier.layouts.layout import Layout
from casefiles.dossier.layouts.looks import LEAST_LETTERS, MOST_LETTERS
from casefiles.dossier.layouts.reading import (
    DEFAULT_LAYOUT,
    layout_from,
    layout_ids,
    layouts_by_profile,
    read_layout,
    text_with_inherited,
)
from casefiles.library.vocabularies import load_vocabulary
from casefiles.typeset.document.look_measures import look_of
from casefiles.typeset.document.looks import FolioForm, RunningHead
from tests.dossier.sample_edition import RESOURCES

IDS = layout_ids(RESOURCES)
Change = Callable[[dict[str, Any]], None]


def told(layout_id: str = "ew") -> dict[str, Any]:
    plain: Any = text_with_inherited(RESOURCES, layout_id)
    return copy.deepcopy(plain)


def put(*path: str | int, value: object) -> Change:
    def change(layout: Any) -> None:
        for key in path[:-1]:
            layout = layout[key]
        layout[path[-1]] = value

    return change


LOOK = ("looks", "argument")
NARROW = {"top": "20", "bottom": "20", "start": "12", "end": "12"}
BAD: dict[str, tuple[Change, str, str]] = {
    "paper size that does not exist": (
        put(*LOOK, "paper", value="legal"),
        "looks.argument.paper",
        "unknown_word",
    ),
    "type of 7 points": (put(*LOOK, "size", value="7"), "looks.argument.size", "out_of_range"),
    "lines closer than 1.2": (
        put(*LOOK, "leading", value="13"),
        "looks.argument.leading",
        "out_of_range",
    ),
    "line of 95 letters": (put(*LOOK, "margins", value=NARROW), "looks.argument", "line_too_long"),
    "margin of 3 mm": (
        put(*LOOK, "margins", "top", value="3"),
        "looks.argument.margins.top",
        "out_of_range",
    ),
    "numbered lines off the grid": (
        put(*LOOK, "lines", value="28"),
        "looks.argument.lines",
        "numbered_lines_need_a_grid",
    ),
    "family not shipped": (
        put(*LOOK, "family", value="Comic"),
        "looks.argument.family",
        "unknown_word",
    ),
    "part nobody composes": (
        put("papers", 1, "parts", 0, "id", value="poem"),
        "papers.2.parts.1.id",
        "unknown_word",
    ),
    "paper that cites itself": (
        put("papers", 1, "cites", value=["skeleton"]),
        "papers.2",
        "cites_itself",
    ),
    "papers that cite each other": (
        put("papers", 0, "cites", value=["skeleton"]),
        "papers",
        "papers_cite_each_other",
    ),
    "head that is not there": (
        put("papers", 1, "head", value="crown"),
        "papers.2.head",
        "unknown_head",
    ),
    "signature that is not there": (
        put("papers", 1, "sign", value="king"),
        "papers.2.sign",
        "unknown_sign",
    ),
    "column nobody fills": (
        put("exhibits", "columns", value=["mark", "colour"]),
        "exhibits.columns.2",
        "unknown_word",
    ),
    "mark without a number": (
        put("exhibits", "mark", value="Annex"),
        "exhibits.mark",
        "mark_without_number",
    ),
    "kind of document in two sections": (
        put("exhibits", "sections", 1, "takes", value=["request"]),
        "exhibits.sections.2.takes",
        "kind_in_two_sections",
    ),
    "sections out of order": (
        put("exhibits", "sections", 1, "letter", value="A"),
        "exhibits.sections.2.letter",
        "sections_out_of_order",
    ),
    "token nobody fills": (
        put("folio", "form", value="{page_no}"),
        "folio.form",
        "unknown_token",
    ),
    "two papers of one name": (
        put("papers", 1, "id", value="bundle"),
        "papers.1",
        "doubled_paper",
    ),
    "limit that blocks without a source": (
        put("papers", 1, "limit", value={"pages": "10", "action": "block", "conf": "gk"}),
        "papers.2.limit",
        "block_without_source",
    ),
    "word that the schema does not know": (
        put("papers", 1, "colour", value="blue"),
        "papers.2.colour",
        "unknown_key",
    ),
    "line of 40 letters": (
        put(*LOOK, "margins", value={**NARROW, "start": "60", "end": "60"}),
        "looks.argument",
        "line_too_short",
    ),
    "more numbered lines than a page has": (
        lambda layout: layout["looks"]["argument"].update(
            lines="28",
            leading="24",
            margins={"top": "60", "bottom": "60", "start": "25", "end": "25"},
            headings=[{"number": "none", "leading": "24"}],
        ),
        "looks.argument.lines",
        "numbered_lines_do_not_fit",
    ),
    "paper that cites one that is not there": (
        put("papers", 1, "cites", value=["nowhere"]),
        "papers.2",
        "cites_unknown_paper",
    ),
    "two sections of one letter": (
        put("exhibits", "sections", 1, "letter", value="B"),
        "exhibits.sections.2.letter",
        "doubled_section",
    ),
    "page number that is never printed": (
        put("folio", "form", value="page"),
        "folio.form",
        "number_missing",
    ),
    "place of a page in a head": (
        put("heads", "court", 0, "start", value="{section}"),
        "heads.court.1.start",
        "unknown_token",
    ),
    "brace without its pair": (
        put("running", "start", value="{court"),
        "running.start",
        "unpaired_brace",
    ),
    "row that a head does not know": (
        put("heads", "court", 0, "kind", value="crest"),
        "heads.court.1.kind",
        "unknown_word",
    ),
    "fact said to be read without a source": (
        put("facts", "folio.starts", value={"conf": "s", "key": ""}),
        "facts.folio.starts.key",
        "source_missing",
    ),
    "fact about nothing": (
        put("facts", "weather", value={"conf": "gk", "key": ""}),
        "facts.weather",
        "unknown_path",
    ),
    "lead language that is not taken": (
        put("language", "lead", value="fr"),
        "language.taken",
        "lead_is_not_taken",
    ),
    "id of another file": (put("id", value="us"), "id", "id_is_not_file_name"),
}


@pytest.mark.parametrize("layout_id", IDS)
def test_each_layout_that_is_shipped_is_read(layout_id: str) -> None:
    layout = read_layout(RESOURCES, layout_id)
    assert layout.id == layout_id
    assert_usable(layout)


def assert_usable(layout: Layout) -> None:
    """A layout that was read can be printed: its looks are made, its papers have an order."""
    for name, look in layout.looks.items():
        if look.measures:
            assert LEAST_LETTERS <= look.measures.letters <= MOST_LETTERS
            assert look_of(name, look.measures, FolioForm(), RunningHead()).height > 0
    ids = [paper.id for paper in layout.papers]
    assert sorted(layout.build_order) == sorted(set(ids)) == sorted(ids)
    for paper in layout.papers:
        for cited in paper.cites:
            assert layout.build_order.index(cited) < layout.build_order.index(paper.id)
        assert paper.look in layout.looks
        assert not paper.head or paper.head in layout.heads
        assert not paper.sign or paper.sign in layout.sign


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_printed_is_refused_with_its_place(name: str) -> None:
    change, place, reason = BAD[name]
    layout = told()
    layout_from(layout, "ew")
    change(layout)
    with pytest.raises(InvalidInput) as refused:
        layout_from(layout, "ew")
    assert refused.value.code == "layout_invalid"
    assert refused.value.safe == {"file": "ew", "place": place, "reason": reason}


def _paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    keys: list[Any] = []
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list):
        keys = list(range(len(value)))
    for key in keys:
        yield from _paths(value[key], (*path, key))  # type: ignore[index]


GARBAGE: tuple[object, ...] = (
    "",
    "none",
    "-1",
    "0",
    "99999",
    "1e3",
    "nan",
    "{nothing}",
    "{",
    "a\x00b",
    "x" * 3000,
    [],
    {},
    [[]],
    {"id": {}},
)


@pytest.mark.parametrize("layout_id", ["ew", "us", "echr_rule39", "un_sp", "house"])
def test_every_corruption_of_one_value_is_refused_or_harmless(layout_id: str) -> None:
    """Whatever is put in the place of a value: a refusal that tells the place, or a layout."""
    whole = told(layout_id)
    refused = 0
    for path in _paths(whole):
        for value in GARBAGE:
            layout = copy.deepcopy(whole)
            put(*path, value=value)(layout)
            refused += not _is_read(layout, layout_id)
    assert refused > 500


@pytest.mark.parametrize("layout_id", ["ew", "us", "echr_rule39", "un_sp", "house"])
def test_every_key_too_many_and_too_few_is_refused_or_harmless(layout_id: str) -> None:
    whole = told(layout_id)
    given = {"looks", "heads", "facts", "sign", "words"}
    for path in [(), *_paths(whole)]:
        layout = copy.deepcopy(whole)
        here: Any = layout
        for key in path:
            here = here[key]
        if isinstance(here, dict):
            here["colour"] = "blue"
            assert not _is_read(layout, layout_id) or (len(path) == 1 and path[0] in given), path
        if path:
            layout = copy.deepcopy(whole)
            here = layout
            for key in path[:-1]:
                here = here[key]
            del here[path[-1]]
            _is_read(layout, layout_id)


def _is_read(layout: dict[str, Any], layout_id: str) -> bool:
    read = None
    refusal = InvalidInput("layout_invalid", file=layout_id, place="", reason="")
    try:
        read = layout_from(layout, layout_id)
    except InvalidInput as fault:
        refusal = fault
    assert refusal.code == "layout_invalid"
    assert set(refusal.safe) == {"file", "place", "reason"}
    assert refusal.safe["file"] == layout_id
    if read:
        assert_usable(read)
    return read is not None


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    shutil.copytree(RESOURCES / "layouts", tmp_path / "layouts")
    return tmp_path


def written(resources: Path, layout_id: str, **fields: object) -> None:
    plain = yaml.load(
        (RESOURCES / "layouts" / "pl.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
    )
    own = {**plain, "id": layout_id, "profiles": [], **fields}
    path = resources / "layouts" / f"{layout_id}.yaml"
    path.write_text(yaml.safe_dump(own, allow_unicode=True), encoding="utf-8")


def test_a_layout_adds_looks_and_heads_by_name_and_replaces_the_rest(resources: Path) -> None:
    look = told("pl")["looks"]["pleading"] | {"size": "11", "leading": "16"}
    written(
        resources,
        "low",
        looks={"pleading": look, "third": copy.deepcopy(look)},
        folio={"at": "top_end", "form": "{n}"},
    )
    layout, base = read_layout(resources, "low"), read_layout(resources, "national")
    assert set(layout.looks) == {"pleading", "annexes", "third"}
    pleading = layout.looks["pleading"].measures
    assert pleading is not None
    assert pleading.size == 11
    assert layout.looks["annexes"] == base.looks["annexes"]
    assert layout.papers
    assert layout.sign == base.sign
    assert layout.profiles == ()


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("low", "inherits_itself"),
        ("nowhere", "unknown_layout"),
        ("../forums/un_wgad", "unknown_layout"),
        ("third", "inherits_too_deep"),
        ("round", "inherits_itself"),
    ],
)
def test_what_inherits_wrongly_is_refused(resources: Path, base: str, reason: str) -> None:
    written(resources, "low", inherits=base)
    written(resources, "round", inherits="low")
    written(resources, "third", inherits="second")
    written(resources, "second", inherits="national")
    with pytest.raises(InvalidInput) as refused:
        read_layout(resources, "low")
    assert refused.value.safe == {"file": "low", "place": "inherits", "reason": reason}


def test_three_layouts_deep_is_not_too_deep(resources: Path) -> None:
    written(resources, "low", inherits="middle")
    written(resources, "middle", inherits="national")
    assert read_layout(resources, "low").looks


def test_a_layout_that_is_no_form_tells_its_line(resources: Path) -> None:
    (resources / "layouts" / "ew.yaml").write_text("id: ew\nid: ew\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as refused:
        read_layout(resources, "ew")
    assert refused.value.safe == {"file": "ew", "place": "line 2", "reason": "doubled_key"}
    with pytest.raises(Refused, match="unknown_layout"):
        read_layout(resources, "nowhere")


def test_a_broken_layout_is_told_for_its_profile_and_the_others_are_read(resources: Path) -> None:
    path = resources / "layouts" / "us.yaml"
    broken = path.read_text(encoding="utf-8").replace("paper: letter", "paper: legal", 1)
    path.write_text(broken, encoding="utf-8")
    layouts = layouts_by_profile(resources)
    fault = layouts["us_extradition"]
    assert isinstance(fault, InvalidInput)
    assert fault.safe["place"] == "looks.memorandum.paper"
    assert isinstance(layouts["ew_extradition_bundle"], Layout)


def test_two_layouts_of_one_profile_are_refused(resources: Path) -> None:
    written(resources, "zz", profiles=["us_extradition"])
    with pytest.raises(InvalidInput, match="profile_of_another_layout"):
        layouts_by_profile(resources)


def test_layouts_are_for_profiles_that_there_are() -> None:
    assert set(layouts_by_profile(RESOURCES)) <= set(forum_ids(RESOURCES))
    assert read_layout(RESOURCES, DEFAULT_LAYOUT).looks["report"].measures is None


def test_sections_take_kinds_of_document_that_there_are() -> None:
    codes = {term.code for term in load_vocabulary(RESOURCES, "document_type").terms}
    for layout_id in IDS:
        for section in read_layout(RESOURCES, layout_id).exhibits.sections:
            assert set(section.takes) <= codes, layout_id


def test_nothing_is_said_to_be_known_that_nobody_read() -> None:
    """Where a layout blocks, the limit was read; what is general knowledge never does."""
    for layout_id in IDS:
        layout = read_layout(RESOURCES, layout_id)
        for fact in layout.facts.values():
            assert fact.key or fact.confidence is Confidence.GENERAL


def test_argument_is_set_in_lines_that_are_read_with_ease() -> None:
    """Sixty to seventy-eight letters; forms may have a few more."""
    for layout_id in IDS:
        layout = read_layout(RESOURCES, layout_id)
        for paper in layout.papers:
            measures = layout.looks[paper.look].measures
            if measures and paper.kind in {PaperKind.ARGUMENT, PaperKind.LETTER}:
                assert 60 <= measures.letters <= 78, (layout_id, paper.id)
