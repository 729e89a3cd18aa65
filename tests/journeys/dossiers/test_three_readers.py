"""One case for five readers: a sister named to one, lettered for the second, gone for the others.

Every object of every file that leaves is searched: text, metadata, bookmarks, alternative texts,
attachments, parts of Word files, texts of a filing pack, file names.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.showings import Appearance, NamedExtent, Showing
from casefiles.office.draft.drafting import draft_of
from casefiles.office.workplace.operations import JobContext
from tests.journeys.dossiers.three_readers import (
    CLIENT,
    COURT,
    FILE,
    HERS,
    NAMES,
    NUMBERS,
    OTHER,
    export,
    file,
    kept,
    met_in,
    opened,
    show,
    wanted,
)

OPEN, STATE, CCF = "court_open", "requesting_state", "ccf"
THREE = (OPEN, STATE, CCF)
ALONG = ("public", "treaty_body")
"""Whoever reads it, the State reads it too."""
LETTERED = "[WITNESS "


@dataclass(frozen=True)
class Left:
    """What left for five readers, and the vault that it left from."""

    place: JobContext
    folder: Path

    def pdf(self, reader: str) -> Path:
        return self.folder / f"{reader}.pdf"

    def word(self, reader: str) -> Path:
        return self.folder / f"{reader}.docx"

    @property
    def pack(self) -> Path:
        return self.folder / CCF


@pytest.fixture(scope="module")
def left(tmp_path_factory):
    folder = tmp_path_factory.mktemp("three")
    with opened(folder) as place:
        named = Showing(
            CCF, Appearance.NAMED, extent=NamedExtent.EVERYTHING, reason="Form of the Commission"
        )
        show(place, named, Showing(STATE, Appearance.PSEUDONYM, word="witness"))
        made = Left(place, folder)
        for reader in (*THREE, *ALONG):
            export(place, reader, made.pdf(reader))
            export(place, reader, made.word(reader))
        file(place, CCF, "ccf_request", made.pack)
        yield made


@pytest.mark.parametrize("reader", [OPEN, STATE, *ALONG])
def test_whoever_may_not_know_her_has_her_in_no_object_of_any_file(left, reader):
    for path in (left.pdf(reader), left.word(reader)):
        assert met_in(path, {*HERS, FILE, OTHER}) == [], path.name


def test_the_reader_who_may_know_her_reads_each_name_and_number_and_nobody_elses(left):
    for path in (left.pdf(CCF), left.word(CCF), left.pack):
        found = met_in(path, {*NAMES, *NUMBERS})
        assert {secret for _, secret in found} == {*NAMES, *NUMBERS}, path.name
        assert met_in(path, {FILE, OTHER}) == [], path.name


def test_each_reader_reads_of_her_what_was_chosen(left):
    readers = (*THREE, *ALONG)
    said = {one: draft_of(left.place, wanted(left.place, one)).public_text for one in readers}
    assert [one for one in readers if LETTERED in said[one]] == [STATE]
    assert all("[WITHHELD]" in said[one] for one in readers)
    for reader in (OPEN, STATE):
        assert met_in(left.word(reader), {CLIENT}), "the client is found where she is not"
    assert met_in(left.word(STATE), {"[WITNESS A]", "[WITNESS B]"})
    assert not met_in(left.word(OPEN), {"[WITNESS A]", "[WITNESS B]"})


def test_the_pages_of_an_exhibit_lose_her_for_two_readers(left):
    editions = left.place.vault.read(lambda reader: reader.find(Edition))
    boxes = {
        one.audience: one.certificate.boxes
        for one in editions
        if one.profile == COURT and one.certificate.exhibit_pages
    }
    assert boxes[OPEN] == boxes[STATE] == boxes["public"] == boxes["treaty_body"]
    assert boxes[OPEN] > boxes[CCF] >= 1
    she = kept(left.place).id
    numbered = {one.audience: {each.person_id for each in one.numbering} for one in editions}
    assert [she in numbered[one] for one in THREE] == [False, True, False]


PDF_PLACES = (
    "info", "stream", "after the end", "outline", "attachment", "alternative text", "metadata",
)  # fmt: skip


@pytest.mark.parametrize("place", PDF_PLACES)
def test_control_her_name_is_found_in_each_place_of_a_pdf(left, tmp_path, place):
    leaky = tmp_path / "leaky.pdf"
    name = NAMES[0]
    with pikepdf.open(left.pdf(OPEN)) as pdf:
        if place == "info":
            pdf.docinfo["/Subject"] = name
        elif place == "stream":
            pdf.pages[0].contents_add(pdf.make_stream(b"% " + name.encode()))
        elif place == "outline":
            with pdf.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem(name, 0))
        elif place == "attachment":
            pdf.attachments["a"] = pikepdf.AttachedFileSpec(pdf, b"x", filename=name)
        elif place == "alternative text":
            pdf.Root.StructTreeRoot.K.Alt = pikepdf.String(name)
        elif place == "metadata":
            packet = pdf.Root.Metadata.read_bytes()
            pdf.Root.Metadata.write(packet.replace(b"</dc:title>", name.encode() + b"</dc:title>"))
        pdf.save(leaky)
    if place == "after the end":
        leaky.write_bytes(leaky.read_bytes() + name.encode("utf-16-le"))
    assert met_in(leaky, HERS)


@pytest.mark.parametrize("name", [*NAMES, *NUMBERS])
@pytest.mark.parametrize("part", ["word/document.xml", "docProps/custom.xml", "word/media/{}.png"])
def test_control_each_of_her_names_is_found_in_each_part_of_a_word_file(left, tmp_path, name, part):
    leaky = tmp_path / "leaky.docx"
    split = f"<w:t>{name[:4]}</w:t></w:r><w:r><w:t>{name[4:]}</w:t>".encode()
    with zipfile.ZipFile(left.word(OPEN)) as package, zipfile.ZipFile(leaky, "w") as made:
        for one in package.infolist():
            if one.filename != part:
                made.writestr(one, package.read(one))
        made.writestr(part.format(name), b"x" if "{" in part else split)
    assert met_in(leaky, {name})


@pytest.mark.parametrize("name", ["Zulpiye Baratjan.txt", "field.txt"])
def test_control_her_name_is_found_in_a_pack_and_in_the_name_of_a_file(tmp_path, name):
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / name).write_text("nothing" if NAMES[0] in name else f"Name: {NAMES[2]}")
    assert met_in(folder, HERS)
