"""Clearance of Word files: a planted name stops one wherever it lies; so does a strange part."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from casefiles.dossier.forum.profiles import load_profile
from casefiles.dossier.word_edition import compose_for_word
from casefiles.redaction.clearance.final_check import answer
from casefiles.redaction.clearance.final_check_frames import (
    FinalCheckReport,
    FinalCheckRequest,
    numbered,
)
from casefiles.typeset.word.word_document import build_word
from tests.dossier.sample_edition import RESOURCES, edition
from tests.redaction.seeking import sought_names

PROFILE = load_profile(RESOURCES / "profiles" / "national_court.yaml")
NAMES = ["Rahile Zunun", "热依拉", "راھىلە"]
PARTS = ["word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/styles.xml",
         "word/settings.xml", "word/numbering.xml", "[Content_Types].xml"]  # fmt: skip


@pytest.fixture(scope="module")
def clean() -> bytes:
    return build_word(compose_for_word(edition(exhibits=4, events=5, facts=4), PROFILE))


def examined(data: bytes, names: list[str] = NAMES, public: str = "public") -> FinalCheckReport:
    request = FinalCheckRequest(numbered(sought_names(*names)), public, name="dossier.docx")
    return answer(request, data)


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Change one part, and leave the package as the writer would make it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made,
    ):
        for one in package.infolist():
            text = package.read(one).decode()
            member = zipfile.ZipInfo(one.filename, one.date_time)
            member.create_system = 0
            made.writestr(member, (change(text) if one.filename == name else text).encode())
    return out.getvalue()


def test_a_file_of_ours_is_clear_also_for_people_called_like_its_parts(clean):
    assert examined(clean).hits == 0
    like_parts = ["Styles", "Normal", "Left", "Arial", "Heading", "Types", "Rels", "Auto"]
    # The wording of the profile is public, as in `released_text`: it speaks of a heading.
    found = examined(clean, like_parts, "\n".join(PROFILE.wording.values()))
    assert found.hits == 0


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_the_text_is_found_also_when_runs_part_it(clean, name):
    half = len(name) // 2
    parted = f"<w:t>{name[:half]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{name[half:]}</w:t>"
    for planted in (f"<w:t>{name}</w:t>", parted):
        data = changed(
            clean,
            "word/document.xml",
            lambda text, planted=planted: text.replace(
                "<w:sectPr>", f"<w:p><w:r>{planted}</w:r></w:p><w:sectPr>", 1
            ),
        )
        kinds = dict(examined(data).kinds)
        assert kinds["word_text"] >= 1
        assert "furniture" not in kinds


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", PARTS)
def test_a_name_in_any_part_is_found_in_attributes_and_stray_text(clean, part, name):
    for planted in (f'<w:comment w:author="{name}"/>', f"<w:rsid>{name}</w:rsid>"):
        data = changed(
            clean, part, lambda text, planted=planted: planted.join(_before_last_tag(text))
        )
        kinds = dict(examined(data).kinds)
        assert kinds["word_text"] >= 1 or kinds["text"] >= 1
        assert kinds["furniture"] >= 1


def _before_last_tag(text: str) -> tuple[str, str]:
    at = text.rindex("</")
    spaced = text if "xmlns:w=" in text else text.replace(" xmlns=", ' xmlns:w="x" xmlns=', 1)
    at += len(spaced) - len(text)
    return spaced[:at], spaced[at:]


@pytest.mark.parametrize(
    "planted",
    [
        '<w:ins w:id="1" w:author="x"><w:r><w:t>a</w:t></w:r></w:ins>',
        '<w:p w:rsidR="00AB12CD"/>',
        "<!-- a remark -->",
        "<?remark a?>",
        '<w:bookmarkStart w:id="99" w:name="Witness"/>',
        '<w:r><w:instrText xml:space="preserve"> INCLUDETEXT "/home/x" </w:instrText></w:r>',
    ],
)
def test_what_no_file_of_ours_has_is_a_finding(clean, planted):
    data = changed(
        clean,
        "word/document.xml",
        lambda text: text.replace("<w:sectPr>", f"{planted}<w:sectPr>", 1),
    )
    assert dict(examined(data).kinds)["furniture"] >= 1


def test_parts_and_bytes_beside_the_parts_are_findings(clean):
    out = io.BytesIO(clean)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as package:
        package.writestr(zipfile.ZipInfo("docProps/core.xml", (1980, 1, 1, 0, 0, 0)), "<a/>")
    assert dict(examined(out.getvalue()).kinds)["furniture"] >= 1
    assert dict(examined(b"PK\x03\x04 and more" + clean).kinds)["furniture"] >= 1
    deflated = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(clean)) as package,
        zipfile.ZipFile(deflated, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for one in package.infolist():
            made.writestr(zipfile.ZipInfo(one.filename, one.date_time), package.read(one))
    assert dict(examined(deflated.getvalue()).kinds)["furniture"] >= 1


def test_the_file_is_a_function_of_the_disclosure():
    one = edition(exhibits=3, events=4, facts=3)
    first, again = (build_word(compose_for_word(one, PROFILE)) for _ in range(2))
    assert first == again
    other = replace(one, reference="EXT 18/2026")
    assert build_word(compose_for_word(other, PROFILE)) != first
