"""Taking the language data of Tesseract out of packages: whole and pinned, or not at all."""

import hashlib
import importlib.util
import io
import json
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
DATA = b"a model of letters" * 100


def member(name: str, data: bytes) -> bytes:
    header = f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n".encode()
    return header + data + b"\n" * (len(data) % 2)


def package(name: str, data: bytes, packing: str = "xz") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=f"w:{packing}") as archive:
        entry = tarfile.TarInfo(f"./usr/share/tesseract-ocr/5/tessdata/{name}")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return (
        b"!<arch>\n"
        + member("debian-binary", b"2.0\n")
        + member("control.tar.xz", b"odd")
        + member(f"data.tar.{packing}", packed.getvalue())
    )


@pytest.fixture
def fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script in a folder of its own, with one language wanted and nothing to be fetched."""
    path = RESOURCES / "languages" / "fetch.py"
    spec = importlib.util.spec_from_file_location("fetch_languages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(__import__("sys").modules, "fetch_languages", module)
    spec.loader.exec_module(module)
    here = tmp_path / "resources" / "languages"
    here.mkdir(parents=True)
    wanted = {"language": "uig", "sha256": hashlib.sha256(DATA).hexdigest()}
    pinned = {"package_version": "1.0-1", "pool": "pool", "files": [wanted]}
    (here / "pinned.json").write_text(json.dumps(pinned))
    monkeypatch.setattr(module, "HERE", here)
    monkeypatch.setattr(module, "run", lambda _command, _folder: None)
    monkeypatch.setattr(module, "mirrors", lambda: iter(()))
    monkeypatch.delenv("CI", raising=False)
    return module


def run(fetch: ModuleType, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["fetch.py", *arguments])
    status: int = fetch.main()
    return status


@pytest.mark.parametrize("packing", ["xz", "gz"])
def test_data_comes_out_of_a_package_on_a_stick(fetch, tmp_path, monkeypatch, packing):
    stick = tmp_path / "stick"
    stick.mkdir()
    found = package("uig.traineddata", DATA, packing)
    (stick / "tesseract-ocr-uig_1.0-1_all.deb").write_bytes(found)
    assert run(fetch, monkeypatch, str(stick)) == 0
    assert (fetch.HERE / "uig.traineddata").read_bytes() == DATA


def test_a_package_beside_the_wheels_is_found_by_itself(fetch, tmp_path, monkeypatch):
    (tmp_path / "wheels").mkdir()
    kept = tmp_path / "wheels" / "tesseract-ocr-uig_2.0-9_all.deb"
    kept.write_bytes(package("uig.traineddata", DATA))
    assert run(fetch, monkeypatch) == 0
    assert (fetch.HERE / "uig.traineddata").read_bytes() == DATA


@pytest.mark.parametrize(
    "found",
    [
        package("uig.traineddata", DATA[1:]),
        package("ara.traineddata", DATA),
        package("uig.traineddata", DATA)[:-400],
        b"!<arch>\n" + b"x" * 59 + b"\n",
        b"",
    ],
)
def test_anything_else_is_told_and_not_kept(fetch, tmp_path, monkeypatch, capsys, found):
    (tmp_path / "tesseract-ocr-uig_1.0-1_all.deb").write_bytes(found)
    assert run(fetch, monkeypatch, str(tmp_path)) == 0
    assert "No language data for uig" in capsys.readouterr().err
    assert [path.name for path in fetch.HERE.iterdir()] == ["pinned.json"]
    monkeypatch.setenv("CI", "true")
    assert run(fetch, monkeypatch, str(tmp_path)) == 1, "a failure where it has to be there"


def test_data_that_was_changed_is_fetched_again(fetch, tmp_path, monkeypatch):
    (fetch.HERE / "uig.traineddata").write_bytes(b"something else")
    (tmp_path / "uig.traineddata").write_bytes(DATA)
    assert run(fetch, monkeypatch, str(tmp_path)) == 0
    assert (fetch.HERE / "uig.traineddata").read_bytes() == DATA
