"""The child process: frames in and out, the same bytes everywhere, and not a word besides."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.domain.disclosure.disclosed import BurnedPage, Disclosure, canonical_bytes
from casefiles.domain.foundation.codec import decoded, encoded
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.turns import (
    END,
    HEAD,
    MESSAGE,
    Refusal,
    TurnProgress,
    refusal_of,
    spoken,
)
from casefiles.dossier.forum.forum_layout import load_layouts
from casefiles.dossier.requests import FindUnsettable, NotTypesettable, Typeset, UnsettableTexts
from casefiles.office.draft.dossier_frames import handed_in
from tests.child_turns import frames_in
from tests.dossier.sample_edition import RESOURCES, burned_pages, edition

ROOT = Path(__file__).parents[2]
START = (
    "import sys, runpy; sys.path.insert(0, sys.argv[1]); "
    "runpy.run_module(sys.argv[2], run_name='__main__', alter_sys=True)"
)
SMALL = edition(exhibits=5, events=9, facts=5)
PROFILES = ", ".join(sorted(one.id for one in load_layouts(RESOURCES)))


def job(
    disclosure: Disclosure, pages: list[BurnedPage], resources: Path = RESOURCES, end: bool = True
) -> bytes:
    given = handed_in(disclosure, iter(pages), [], lambda _sizes: iter(()))
    frames = list(spoken(Typeset(str(resources)), given))
    return b"".join(frames if end else frames[:-1])


def run(
    given: bytes,
    *,
    isolated: bool = True,
    environment: dict[str, str] | None = None,
    folder: Path = Path("/"),
) -> "subprocess.CompletedProcess[bytes]":
    flags = ["-I"] if isolated else []
    return subprocess.run(
        [sys.executable, *flags, "-c", START, str(ROOT), "casefiles.dossier"],
        input=given,
        capture_output=True,
        env=environment or {},
        cwd=folder,
        check=False,
    )


def answers(output: bytes) -> list[bytes]:
    """Return what was told, and the file behind it."""
    return [body for letter, body in frames_in(output) if letter != END]


def test_progress_then_one_file_and_silence_on_stderr() -> None:
    done = run(job(SMALL, burned_pages(SMALL)))
    *progress, _made, pdf = answers(done.stdout)
    assert (done.returncode, done.stderr) == (0, b"")
    assert pdf.startswith(b"%PDF-1.7")
    told = [decoded(frame, TurnProgress) for frame in progress]
    assert told[-1].done == told[-1].total
    assert len(told) > 5


def test_the_same_bytes_in_any_process_zone_user_and_folder(tmp_path: Path) -> None:
    given = job(SMALL, burned_pages(SMALL))
    (tmp_path / ".reportlab_settings").write_text("invariant=0\npdfComments=1\n")
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "HOME": str(tmp_path), "USER": "a"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LANG": "tr_TR.UTF-8", "USER": "b"},
        {"PYTHONHASHSEED": "3", "RL_invariant": "0", "RL_useA85": "1", "SOURCE_DATE_EPOCH": "1"},
    ]
    files = [
        answers(run(given, isolated=False, environment=each, folder=folder).stdout)[-1]
        for each, folder in zip(surroundings, (tmp_path, ROOT, Path("/")), strict=True)
    ]
    files.append(answers(run(given).stdout)[-1])
    assert files[0].startswith(b"%PDF-")
    assert len(set(files)) == 1


def test_the_order_in_which_pages_arrive_changes_no_byte() -> None:
    pages = burned_pages(SMALL)
    first, second = (answers(run(job(SMALL, order)).stdout)[-1] for order in (pages, pages[::-1]))
    assert first == second


def test_a_change_of_the_disclosure_changes_the_file() -> None:
    other = replace(SMALL, reference="EXT 18/2026")
    pages = burned_pages(SMALL)
    first, second = (answers(run(job(each, pages)).stdout)[-1] for each in (SMALL, other))
    assert first != second


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"title": "a\x00b"}, ("no_glyph", {"place": "cover", "number": 1})),
        ({"client": "\U0001f600"}, ("no_glyph", {"place": "cover", "number": 3})),
        ({"profile": "lunar_court"}, ("unknown_profile", {"allowed": PROFILES})),
        ({"profile": "../national_court"}, ("unknown_profile", {"allowed": PROFILES})),
        ({"exhibits": ()}, ("pages_mismatch", {"expected": 0, "given": 5})),
    ],
)
def test_a_refusal_tells_its_code_and_place_only(
    change: dict[str, object], refusal: tuple[str, dict[str, object]]
) -> None:
    done = run(job(replace(SMALL, **change), burned_pages(SMALL)))
    error = decoded(answers(done.stdout)[-1], Refusal).error
    assert (error.code, error.safe) == refusal
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_refusal_with_long_details_still_tells_its_code() -> None:
    told = refusal_of(Refused("unknown_profile", allowed="court, " * 5000, tried=3))
    error = decoded(encoded(told), Refusal).error
    assert (error.code, error.safe["tried"]) == ("unknown_profile", 3)
    assert str(error.safe["allowed"]).startswith("court, court, ")


def test_a_page_without_pixels_is_refused() -> None:
    pages = burned_pages(SMALL)
    done = run(job(SMALL, [replace(pages[0], data=b""), *pages[1:]]))
    assert decoded(answers(done.stdout)[-1], Refusal).code == "invalid_page"


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"\xff" * 64,
        job(SMALL, burned_pages(SMALL), end=False),
        job(SMALL, burned_pages(SMALL))[:-4000],
        HEAD.pack(MESSAGE, 2) + b"{}" + HEAD.pack(END, 0),
    ],
)
def test_a_job_cut_short_ends_without_a_file_and_without_a_word(given: bytes) -> None:
    done = run(given)
    assert done.returncode == 1
    assert done.stderr == b""
    assert not any(frame.startswith(b"%PDF") for frame in answers(done.stdout))


def test_no_file_is_left_behind(tmp_path: Path) -> None:
    given = job(SMALL, burned_pages(SMALL))
    run(given, isolated=False, environment={"TMPDIR": str(tmp_path)}, folder=tmp_path)
    assert os.listdir(tmp_path) == []


def test_a_survey_tells_every_text_that_cannot_be_set():
    facts = tuple(replace(one, text="ᠮᠣᠩᠭᠣᠯ") if at in {1, 3} else one
                  for at, one in enumerate(SMALL.facts))  # fmt: skip
    events = (replace(SMALL.events[0], place="a \U0001f600 sign"), *SMALL.events[1:])
    disclosure = replace(SMALL, facts=facts, events=events)
    request = FindUnsettable(str(RESOURCES))
    done = run(b"".join(spoken(request, [canonical_bytes(disclosure)])))
    assert decoded(answers(done.stdout)[-1], UnsettableTexts).texts == (
        NotTypesettable("no_glyph", "chronology", 1),
        NotTypesettable("no_glyph", "statement", 2),
        NotTypesettable("no_glyph", "statement", 4),
    )
