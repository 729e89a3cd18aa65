"""A dossier does not depend on anything that was redacted: same bytes, through the whole program.

Names, numbers, pixels and text under marks, metadata, ids, file names, load order, the clock, and
what is withheld as a whole change; each disguise goes through a real vault and real children.
"""

import io
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from casefiles.domain.records.image_quality import PageExportSettings
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.office.redaction import burning
from tests.attacks.pairs import small_files
from tests.attacks.pairs.dossier_pairs import disguise, dossier_of, opened_template, write_case
from tests.measured import note

SHORT, LONG, OUTLINED, WORD = 40, 400, 3, 3
FIRST_SEED = 1000
PARTS = 5


def differing(
    folder: Path, count: int, audience: str, *, is_outlined: bool = False, after: int = 0
) -> list[int]:
    with opened_template() as template:

        def made(seed: int) -> bytes:
            place = folder / f"{seed} {is_outlined}"
            done = dossier_of(place, disguise(seed), template, audience, is_outlined=is_outlined)
            shutil.rmtree(place)
            return done

        first = made(FIRST_SEED)
        seeds = range(FIRST_SEED + 1 + after, FIRST_SEED + 1 + after + count)
        return [seed for seed in seeds if made(seed) != first]


@pytest.mark.rotates
@pytest.mark.parametrize("part", range(PARTS))
def test_dossiers_of_disguised_cases_are_the_same_bytes(
    part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TZ", "Asia/Urumqi")
    time.tzset()
    count = SHORT // PARTS
    differ = differing(tmp_path, count, "court_open", after=part * count)
    assert differ == [], f"seeds {differ}"


def test_outlines_that_name_what_is_hidden_change_no_byte(tmp_path: Path):
    with opened_template() as template:
        made = {
            dossier_of(tmp_path / str(seed), disguise(seed), template, "expert", is_outlined=True)
            for seed in range(FIRST_SEED, FIRST_SEED + OUTLINED)
        }
        plain = dossier_of(tmp_path / "plain", disguise(FIRST_SEED), template, "expert")
    assert len(made) == 1
    assert plain not in made
    (data,) = made
    with pypdfium2.PdfDocument(data) as read:
        said = "\n".join(page.get_textpage().get_text_range() for page in read)
    for told in (
        "Proceedings and pressure",
        "days after the hearing",
        "were visited",
        "A note was",
    ):
        assert told in said
    assert "was followed" not in said


def test_word_files_of_disguised_cases_are_the_same_bytes(tmp_path: Path):
    with opened_template() as template:
        made = {
            dossier_of(tmp_path / str(seed), disguise(seed), template, "court_open", name="d.docx")
            for seed in range(FIRST_SEED, FIRST_SEED + WORD)
        }
    assert len(made) == 1


@pytest.mark.long
def test_many_dossiers_of_disguised_cases_are_the_same_bytes(tmp_path: Path):
    for audience in ("court_closed", "requesting_state", "treaty_body", "public"):
        for is_outlined in (False, True):
            leaks = differing(tmp_path, LONG // 8, audience, is_outlined=is_outlined)
            assert leaks == []
            note("pairs of cases whose dossiers are the same bytes", LONG // 8)


@pytest.mark.long
def test_text_behind_pages_that_a_machine_read_there_changes_no_byte(tmp_path: Path):
    leave = PageExportSettings(has_text_layer=True)
    with opened_template(WorkerLimits(seconds_per_page=600.0)) as template:
        made = {
            dossier_of(
                tmp_path / str(seed),
                disguise(seed),
                template,
                "expert",
                is_outlined=True,
                leave=leave,
            )
            for seed in range(FIRST_SEED, FIRST_SEED + 2)
        }
    assert len(made) == 1
    with pikepdf.open(io.BytesIO(made.pop())) as pdf:
        assert any("/Font" in page.obj.Resources for page in pdf.pages if page.get_images())


def test_user_zone_language_and_folder_change_no_byte(tmp_path: Path):
    """Two whole programs in two environments, as two people would run them."""
    from tests.journeys.terminal import Terminal

    made = []
    for name, zone, language in (("ada", "UTC", "C.UTF-8"), ("ben", "Asia/Tokyo", "tr_TR.UTF-8")):
        home = tmp_path / name
        home.mkdir()
        terminal = Terminal(home)
        form = write_case(home / "form", disguise(FIRST_SEED))
        vault = terminal.new_vault(home / "vault")
        env = {"TZ": zone, "LANG": language, "LC_ALL": language, "USER": name, "LOGNAME": name}
        assert terminal.run("load", vault, form, env=env).code == 0
        command = [
            "export", vault, "--case", "PAIR/1", "--profile", "national_court",
            "--recipient", "court_open", "--out", home / "d.pdf", "--not-read-first",
            "--not-read-back", "--json",
        ]  # fmt: skip
        done = terminal.signed(
            command, "x", env=env | {"PYTHONHASHSEED": "7" if name == "ada" else "0"}
        )
        assert done.code == 0, done.err
        made.append((home / "d.pdf").read_bytes())
    assert made[0] == made[1]


def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Boxes exactly as drawn, over a picture whose coding spreads what lies under them."""
    small_files.bare(monkeypatch)


def unmarked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No box at all."""
    monkeypatch.setattr(burning, "mention_strips", lambda *_: {})
    monkeypatch.setattr(burning, "strips_of", lambda *_: ())
    monkeypatch.setattr(
        burning, "drawn_areas", lambda texts, *_: {page.number: () for page in texts[0]}
    )


def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A box over marks only, and none over names in the text of a page."""
    monkeypatch.setattr(burning, "mention_strips", lambda *_: {})


@pytest.mark.parametrize("leak", [bare, unmarked, beside])
def test_the_comparison_sees_leaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, leak: Callable[[pytest.MonkeyPatch], None]
):
    """Controls: the same comparison over a program that does leak."""
    leak(monkeypatch)
    assert differing(tmp_path, 1, "court_open")
