"""Every stop has words wherever an export ends: in the window, at a terminal, and for a pack."""

import ast
import importlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casefiles import office
from casefiles.cli.printed_checks import words_of
from casefiles.office.export.export_checks import ExportPreview
from casefiles.office.records.findings import CODES, FindingLocation, digest_of, new_finding
from casefiles.words.catalogue import explain
from casefiles.words.export_checks import STRICTER
from casefiles.words.findings import NEXT
from casefiles.words.preflight import PREFLIGHT_FINDINGS, PREFLIGHT_STOPS

OFFICE = Path(office.__file__).parent
NEVER = {
    "wording_unread",
    *("all_read", "as_text", "cipher_initial", "cipher_order", "earlier", "empty"),
    *("excused_cut", "excused_undecided", "kept_back", "kinship_stays"),
    *("left_out", "left_out_proof", "mark_initials", "named", "narrative_bare"),
    *("narrative_left_out", "needed_field_warned", "overlap_accepted", "overlay_clear"),
    *("overlap_known", "pair_joined"),
    *("preset_effect", "preset_old", "profile_old", "public_word", "published", "removed"),
    *("same_placeholder", "sound_told"),
    *("schedule_neutral", "second_look_given", "separate", "source_unknown", "tokens"),
    *(PREFLIGHT_FINDINGS.keys() - PREFLIGHT_STOPS.keys()),
    *("unasked", "uncomparable", "undated", "unmarked", "unproven", "unsearchable"),
}
"""Findings that warn or inform, and let everything leave; those of a form besides."""
RAISED_AS = {
    "marks_equal": "exhibit_marks_equal",
    "stale_marks": "mark_on_another_raster",
    "unsettable": "no_glyph",
}
"""Stops that the checks find by a code of their own."""
STOPS = sorted(
    code for code in CODES - NEVER if not code.startswith("forum_") or code == "forum_limit"
)
KEPT = {"No dossier was written.", "Nothing was changed."}
DETAILS: dict[str, Any] = {"count": 3, "where": "page 2: a comment inside the file"}
"""What each stop is raised with; see `signed_for` and `near_stops`."""


def made(kind: str) -> set[str]:
    """Return the codes of all stops of a kind that are written where they are made."""
    found = set()
    for path in sorted(OFFICE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "new_finding":
                of, code = node.args[:2]
                if isinstance(of, ast.Constant) and of.value != kind:
                    continue
                if isinstance(code, ast.Constant):
                    found.add(str(code.value))
                elif isinstance(code, ast.Name):
                    below = path.relative_to(OFFICE).with_suffix("").parts
                    module = importlib.import_module(".".join(("casefiles.office", *below)))
                    found.add(str(getattr(module, code.id, "")))
    return found - {""}


UNSIGNABLE = sorted(made("stop") | {one for one in STOPS if one in STRICTER})


def leaving_with(code: str, kind: Any) -> ExportPreview:
    place = FindingLocation("AB/1", "documents", "", "", "AB/1", is_document=True)
    found = new_finding(kind, code, (place,), 3, "digest")
    return ExportPreview((found,), (), 0, 0, (), 0, (), ())


def test_whatever_is_made_as_a_stop_is_counted_as_one():
    assert {"forum_limit", "edition_overlap", "not_read_back", "shared_name"} <= set(STOPS)
    assert (made("stop") | made("sign")) - set(STOPS) == set()
    assert set() == NEVER - CODES, "no longer there"


@pytest.mark.parametrize("code", STOPS)
def test_the_window_and_the_terminal_say_what_stopped_a_dossier(code):
    assert new_finding("stop", code, count=3, of="digest").words
    ended = explain(RAISED_AS.get(code, code), DETAILS)
    assert "contradicted" not in ended
    happened, kept, following = ended.split("\n")
    assert happened
    assert kept in KEPT
    assert following
    details = {"page": 1, "exhibits": 2, "number": 1, "place": "facts"} if code in RAISED_AS else {}
    happened = explain(RAISED_AS.get(code, code), DETAILS | details).split("\n")[0]
    assert "?" not in happened, "a detail is missing"
    assert "The form" not in happened, "a detail is missing"


@pytest.mark.parametrize("kind", ["stop", "sign"])
@pytest.mark.parametrize("code", STOPS)
def test_a_terminal_lists_what_would_stop_a_dossier_before_it_is_written(code, kind):
    told = words_of(leaving_with(code, kind), is_screen=False)
    assert f"{code} (3): {new_finding('stop', code, count=3).words}" in told


@pytest.mark.parametrize("code", UNSIGNABLE)
def test_a_stop_that_nobody_can_sign_for_says_what_can_be_sent(code):
    assert f"{STRICTER[code]}." in words_of(leaving_with(code, "stop"), is_screen=False)


def test_what_was_found_has_the_digest_that_it_always_had():
    """A signature counts for exactly this: another digest would ask everybody again."""
    place = FindingLocation("AB/1, p 3", "documents", "7f", "3", "AB/1")
    digest = "0e40e38a5c105ea6fb2f680c3099a0349fc1d69e96c0ee0447e6f281c35dfac2"
    assert digest_of([place]) == digest
    assert digest_of([replace(place, is_document=True)]) == digest


@pytest.mark.parametrize("code", sorted(NEXT))
@pytest.mark.parametrize("count", [1, 3])
def test_what_ended_an_export_reads_as_it_does_in_the_list(code, count):
    happened, kept, following = explain(code, {"count": count}).split("\n")
    assert happened.removesuffix(".") == new_finding("stop", code, count=count).words
    assert kept == "No dossier was written."
    assert following == NEXT[code]
