"""Every block, attachments and a linear layout: the same bytes wherever they are made."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.typeset.document.tree import ArchiveProfile, Attachment, AttachmentRelationship
from casefiles.typeset.file.build import build_pdf
from tests.typeset.pdf_reading import FONTS
from tests.typeset.random_trees import EVERY, Chance, jpeg

ROOT = Path(__file__).parents[2]


def test_the_same_bytes_in_processes_of_other_seed_zone_and_user() -> None:
    script = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); "
        "from tests.typeset.test_same_bytes import everything_by_chance as made; "
        "print(hashlib.sha256(made()).hexdigest())"
    )
    surroundings = (
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "USER": "a", "HOME": "/nonexistent"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "USER": "b", "LANG": "tr_TR.UTF-8"},
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script, str(ROOT)],
            env=each,
            check=True,
            capture_output=True,
        ).stdout
        for each in surroundings
    }
    assert len(digests) == 1


def everything_by_chance() -> bytes:
    attachment = Attachment(
        "a.json", "application/json", b"{}", AttachmentRelationship.DATA, "A list"
    )
    archive = ArchiveProfile("2026-11-24T10:00:00Z", (attachment,), is_linear=True)
    tree = replace(Chance(11, 12, EVERY).document(), archive=archive)
    return build_pdf(tree, FONTS, lambda _key: jpeg(), CancellationToken())
