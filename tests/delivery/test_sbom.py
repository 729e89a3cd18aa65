"""The list of what a package is made of names everything, with the versions that are there."""

import hashlib
import importlib.metadata
import json
import re
import sqlite3
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from PIL import features
from PySide6.QtCore import qVersion

from resources.delivery.fetched import pinned
from resources.delivery.make_sbom import sbom_of
from resources.delivery.native_libraries import is_compiled, libraries_in
from tests.delivery.test_shipped import normal

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(str(importlib.metadata.distribution("pillow").locate_file("")))
MOMENT = "2026-12-07T00:00:00Z"


@pytest.fixture(scope="module")
def sbom():
    return json.loads(sbom_of(SITE, ROOT / "resources", pinned(), MOMENT))


def named(sbom, name):
    (found,) = (one for one in sbom["components"] if one["name"] == name)
    return found


def version_in(sbom, wheel, library):
    files = named(sbom, wheel)["components"]
    found = {
        one.get("version", "not told")
        for file in files
        for one in file.get("components", ())
        if one["name"] == library
    }
    assert len(found) == 1, found
    return found.pop()


def test_each_pinned_wheel_and_each_package_of_debian_is_named(sbom):
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    wanted = re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    assert len(wanted) > 30
    for name in dict(wanted):
        one = named(sbom, normal(name))
        # Some have a version for each Python.
        assert (name, one["version"]) in wanted
        assert one["purl"] == f"pkg:pypi/{normal(name)}@{one['version']}"
        assert one["licenses"], name
        assert one["supplier"]["name"], name
    for package in pinned():
        assert named(sbom, package.package)["hashes"][0]["content"] == package.sha256


def test_each_compiled_file_of_a_wheel_is_there_with_its_digest(sbom):
    for distribution in ("tesserocr", "sqlcipher3", "opencv-python-headless", "pyside6-essentials"):
        files = importlib.metadata.distribution(distribution).files or []
        wanted = {str(one) for one in files if is_compiled(str(one)) and one.locate().is_file()}
        listed = {one["name"]: one for one in named(sbom, distribution)["components"]}
        assert wanted == set(listed)
        some = min(wanted)
        digest = hashlib.sha256((SITE / some).read_bytes()).hexdigest()
        assert listed[some]["hashes"] == [{"alg": "SHA-256", "content": digest}]


def test_versions_within_compiled_files_are_those_that_the_libraries_report(sbom):
    with sqlcipher3.dbapi2.connect(":memory:") as connection:
        connection.execute("PRAGMA key = 'x'")
        ((cipher,),) = connection.execute("PRAGMA cipher_version")
        ((provider,),) = connection.execute("PRAGMA cipher_provider_version")
        ((sqlite,),) = connection.execute("SELECT sqlite_version()")
    assert version_in(sbom, "sqlcipher3", "openssl") == provider.split()[1]
    assert version_in(sbom, "sqlcipher3", "sqlcipher") == cipher.split()[0]
    assert version_in(sbom, "sqlcipher3", "sqlite") == sqlite != sqlite3.sqlite_version
    assert version_in(sbom, "pyside6-essentials", "qt") == qVersion()
    assert version_in(sbom, "pillow", "libtiff") == features.version_codec("libtiff")


def test_old_libraries_are_seen_and_not_hidden_behind_the_number_of_their_file(sbom):
    """The file is called 5.3.0 by its interface; what lies in it is of 2017."""
    assert version_in(sbom, "tesserocr", "libtiff") == "4.0.9"
    assert version_in(sbom, "tesserocr", "libpng") == "1.6.34"


def test_fonts_and_models_are_named(sbom):
    names = {one["name"] for one in sbom["components"]}
    assert "fonts/NotoSerif-Regular.ttf" in names
    assert "ocr_models/PP-OCRv6_rec_small.onnx" in names


def test_references_are_unique_and_lead_to_components(sbom):
    found: list[str] = []

    def walk(components):
        for one in components:
            found.append(one["bom-ref"])
            walk(one.get("components", ()))

    walk(sbom["components"])
    assert len(found) == len(set(found))
    assert set(sbom["dependencies"][0]["dependsOn"]) <= set(found)


def test_the_same_folder_gives_the_same_bytes_and_a_new_file_is_seen(tmp_path):
    site = tmp_path / "site"
    info = site / "made-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: Made\nVersion: 1.0\n")
    (info / "RECORD").write_text("made.so,,\nmade.libs/libpng16-0123abcd.so.16.34.0,,\nmade.py,,\n")
    (site / "made.libs").mkdir()
    (site / "made.so").write_bytes(b"\x00OpenSSL 1.1.1w  11 Sep 2023\x00")
    (site / "made.libs/libpng16-0123abcd.so.16.34.0").write_bytes(b"nothing is told")
    first = sbom_of(site, tmp_path, [], MOMENT)
    assert first == sbom_of(site, tmp_path, [], MOMENT)
    (made,) = json.loads(first)["components"]
    within = {
        (library["name"], library.get("version", "not told"))
        for file in made["components"]
        for library in file["components"]
    }
    assert within == {("openssl", "1.1.1w"), ("libpng", "not told")}
    (site / "made.so").write_bytes(b"of nobody")
    second = json.loads(sbom_of(site, tmp_path, [], MOMENT))
    assert [one["name"] for one in second["components"][0]["components"]] == [
        "made.libs/libpng16-0123abcd.so.16.34.0",
        "made.so",
    ]
    assert json.loads(first)["serialNumber"] != second["serialNumber"]


def test_of_several_versions_in_a_table_the_newest_counts():
    data = b"sqlite_master\x003.40.1\x00\x003.53.2\x00"
    (found,) = libraries_in("x.so", data)
    assert (found.name, found.version) == ("sqlite", "3.53.2")
