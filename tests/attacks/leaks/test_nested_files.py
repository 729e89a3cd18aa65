"""What files within files, invitations, cards, notes on pages and office files say of somebody."""

import io
import subprocess
import zipfile
from pathlib import Path

import pytest

from casefiles.evidence.host.template import Template
from tests.attacks.leaks.battery import SECRETS, exported
from tests.attacks.leaks.nested_files import ARCHIVES, MAILS, OFFICE, PAGES, TRIALS, folders
from tests.attacks.needles import found_in
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.tools import need

FAMILIES = {"mails": MAILS, "archives": ARCHIVES, "pages": PAGES, "office": OFFICE}


@pytest.fixture(scope="module")
def template():
    with opened_template() as opened:
        yield opened


def left(folder: Path, template: Template, trials) -> list[Path]:
    return [
        exported(folder / str(number), template, trials, secret, {})
        for number, secret in enumerate(SECRETS)
    ]


@pytest.mark.parametrize("family", FAMILIES)
def test_files_in_files_name_nobody_and_do_not_depend_on_whom_they_name(
    family: str, tmp_path: Path, template: Template
):
    made = left(tmp_path, template, FAMILIES[family])
    secrets = set().union(*(secret.texts for secret in SECRETS))
    assert len({path.read_bytes() for path in made}) == 1
    assert found_in(made[0], secrets) == []


@pytest.mark.parametrize("trial", TRIALS, ids=lambda one: one.id)
def test_the_files_depend_on_whom_they_name(trial):
    assert len({trial.build(secret) for secret in SECRETS}) == len(SECRETS)


def test_sizes_in_a_list_of_an_archive_would_tell_how_long_a_name_is(
    tmp_path: Path, template: Template
):
    """Control: the files differ in size, and their list says nothing of it."""
    (first, *_) = left(tmp_path, template, ARCHIVES[:1])
    assert b" bytes" not in text_of(first)
    archives = [zipfile.ZipFile(io.BytesIO(folders(secret))) for secret in SECRETS]
    assert len({one.infolist()[0].file_size for one in archives}) == len(SECRETS)


def text_of(path: Path) -> bytes:
    need("pdftotext")
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout
