"""What files tell together: numbers, digests, sizes, times, reasons: T54 to T62, T72 and T77."""

import hashlib
import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from casefiles.domain.disclosure.disclosed import canonical_bytes
from casefiles.redaction.release.projection import project
from tests.attacks.leaks.battery import (
    REASON,
    SECRETS,
    Outcome,
    Secret,
    Trial,
    plain,
    sheet,
    tried,
    with_font,
)
from tests.attacks.needles import layers
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.redaction import cases
from tests.tools import need

TWO = ((1, (0.05, 0.44, 0.30, 0.56)), (1, (0.40, 0.44, 0.75, 0.56)))
THREE = (*TWO, (1, (0.70, 0.44, 1.0, 0.56)))
OVERLAPPING = ((1, (0.05, 0.44, 0.60, 0.56)), (1, (0.30, 0.44, 1.0, 0.56)), TWO[0])


def several(secret: Secret) -> bytes:
    """A line with a name at its start, in the middle and at its end, as wide for everybody."""

    def draw(canvas) -> None:
        canvas.setFont(with_font(), 8)
        for left in (20, 125, 215):
            canvas.drawString(left, 96, secret.latin[:9])

    return sheet(draw)


TRIALS = (
    Trial("T60", plain),
    Trial("T72 three boxes", several, THREE),
    Trial("T72 overlapping", several, OVERLAPPING),
)


def told(secret: Secret) -> dict[str, Any]:
    return {"dated": "2024-05", "narrative": [f"{secret.name} was asked."]}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    with opened_template() as template:
        return tried(tmp_path_factory.mktemp("aggregation"), template, TRIALS, told)


def test_several_boxes_on_a_line_leave_nothing_between_them(outcome: Outcome):
    """T72."""
    assert outcome.differing() == []
    assert outcome.leaks() == []


def test_names_swapped_between_relatives_change_no_byte():
    """T54: who comes first in the alphabet is not told by numbers."""
    made = set()
    for names in (("Alim", "Zunun"), ("Zunun", "Alim")):
        persons = [
            cases.person(f"{at}{name}", f"{name} Osmanjan")
            for at, name in zip("ab", names, strict=True)
        ]
        first, second = (f"[[{person.id}]]" for person in persons)
        events = [
            cases.event("e1", "2023", f"{first} came to {second}."),
            cases.event("e2", "2024", f"{second} left, and {first} stayed."),
        ]
        case = cases.snapshot(persons=persons, events=events)
        made.add(canonical_bytes(project(case, "national_court", "court_open", ()).disclosure))
    assert len(made) == 1


def sources(outcome: Outcome) -> list[Path]:
    folder = outcome.dossiers[0].parent
    return [path for path in folder.iterdir() if path.suffix == ".pdf" and path.stem != "dossier"]


def test_no_digest_and_no_size_of_an_original_is_in_a_dossier(outcome: Outcome):
    """T60: a digest could be compared with those of guesses."""
    wanted: set[bytes] = set()
    for path in sources(outcome):
        data = path.read_bytes()
        for kind in ("sha256", "sha1", "md5"):
            digest = hashlib.new(kind, data)
            wanted |= {
                digest.digest(),
                digest.hexdigest().encode(),
                digest.hexdigest()[:12].encode(),
            }
        wanted.add(path.stem.encode())
        wanted.add(b"%d bytes" % len(data))
    assert len(wanted) > 10
    for _, found in layers(outcome.dossiers[0]):
        assert not [one for one in wanted if one.lower() in found.lower()]


def test_a_digest_in_a_dossier_would_be_found(outcome: Outcome, tmp_path: Path):
    """Control of T60."""
    leaky = tmp_path / "leaky.pdf"
    digest = hashlib.sha256(sources(outcome)[0].read_bytes()).hexdigest()
    with pikepdf.open(outcome.dossiers[0]) as pdf:
        pdf.docinfo["/Manifest"] = digest
        pdf.save(leaky)
    assert any(digest.encode() in found for _, found in layers(leaky))


def test_a_dossier_tells_no_time_and_no_program(outcome: Outcome):
    """T59 and T62: no clock, zone, user, host or version; only the date that the lawyer chose."""
    need("exiftool")
    done = subprocess.run(
        ["exiftool", "-a", "-u", "-G1", "-s", str(outcome.dossiers[0])],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    inside = [row for row in done.stdout.splitlines() if not row.startswith(("[System]", "[Exif"))]
    keys = {row.split("]")[1].split()[0] for row in inside}
    assert not keys & {"Producer", "Creator", "CreatorTool", "HistoryWhen", "DocumentID"}
    times = {row.split(": ", 1)[1] for row in inside if "Date" in row.split(":")[0]}
    assert all(time.startswith("2024:05") for time in times), times


def test_sizes_and_order_are_equal_for_every_secret(outcome: Outcome):
    """T62: nothing of a package depends on a secret, not even its length."""
    assert len({path.stat().st_size for path in outcome.dossiers}) == 1
    assert len({path.read_bytes() for path in outcome.dossiers}) == 1


def test_what_a_dossier_says_of_its_redactions_tells_no_length_and_no_word(outcome: Outcome):
    """T77: no length, no count of letters, no words that the lawyer keeps for herself."""
    need("pdftotext")
    text = subprocess.run(
        ["pdftotext", str(outcome.dossiers[0]), "-"], capture_output=True, check=True, text=True
    ).stdout
    words = re.sub(r"\s+", " ", text)
    assert "Redactions in this dossier" in words
    assert REASON not in words
    for secret in SECRETS:
        assert str(len(secret.name)) + " characters" not in words
