"""Nothing is shipped that the program never imports, and nothing is left out that it does."""

import importlib.metadata
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from resources.delivery import imported, shipped

ROOT = Path(__file__).resolve().parents[2]
COMPILED_NAMES = (".so", ".py")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def distributions() -> dict[str, dict[str, Path]]:
    """Return the modules of each pinned distribution, by name."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    pinned = {normal(one) for one in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    assert len(pinned) > 30
    return {name: modules_of(name) for name in sorted(pinned)}


def modules_of(name: str) -> dict[str, Path]:
    files = importlib.metadata.distribution(name).files or []
    return {
        imported.module_name(Path(str(file))): Path(str(file.locate()))
        for file in files
        if str(file).endswith(COMPILED_NAMES) and not str(file).startswith("..")
    }


def unused(distributions: Mapping[str, Mapping[str, Path]], left_out: frozenset[str]) -> set[str]:
    """Return the distributions of which no shipped module is imported."""
    ships = {
        name: {
            module: path
            for module, path in modules.items()
            if name not in left_out and shipped.is_shipped_of_wheel(in_wheel(path))
        }
        for name, modules in distributions.items()
    }
    program = imported.modules_of(ROOT / "casefiles")
    all_modules = {f"casefiles.{name}" if name else "casefiles": at for name, at in program.items()}
    for modules in ships.values():
        all_modules.update(modules)
    seen = imported.reached(all_modules)
    return {name for name, modules in ships.items() if modules and not modules.keys() & seen}


def in_wheel(path: Path) -> str:
    return str(path).rpartition("site-packages/")[2]


def test_every_distribution_that_is_shipped_is_imported(distributions):
    left_out = frozenset(shipped.DISTRIBUTIONS_LEFT_OUT)
    assert left_out <= distributions.keys()
    assert unused(distributions, left_out) == set()


@pytest.mark.long
def test_control_those_left_out_would_be_noticed(distributions):
    assert unused(distributions, frozenset()) == set(shipped.DISTRIBUTIONS_LEFT_OUT)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/designer",
        "cffi/api.py",
        "numpy/_core/tests/test_api.py",
    ],
)
def test_what_reaches_the_network_or_only_builders_need_stays_out(name: str):
    assert not shipped.is_shipped_of_wheel(name)


def test_python_comes_without_encrypted_connections_and_senders_of_mail():
    assert not shipped.is_shipped_of_python("lib-dynload", "_ssl.cpython-311-x86_64-linux-gnu.so")
    assert not shipped.is_shipped_of_python("python3.11", "smtplib.py")
    assert shipped.is_shipped_of_python("lib-dynload", "_hashlib.cpython-311-x86_64-linux-gnu.so")


def test_of_the_resources_only_what_the_program_reads_is_shipped():
    assert not shipped.is_shipped_of_resources("unicode/database.py")
    assert not shipped.is_shipped_of_resources("delivery/make_folder.py")
    assert shipped.is_shipped_of_resources("delivery/casefiles.svg")
    assert shipped.is_shipped_of_resources("fonts/OFL-NotoSans.txt")
    assert shipped.is_shipped_of_resources("sample/case.json")
