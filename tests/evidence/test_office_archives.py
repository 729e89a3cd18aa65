"""Archives that office files are: bombs and forgeries are refused before they are inflated."""

import io
import struct
import zipfile

import pytest

from casefiles.evidence.archives.archive import PartStore
from casefiles.evidence.channel.unreadable import UnreadableFile
from casefiles.evidence.worker.warm_office import packed
from tests.evidence.conftest import Read
from tests.evidence.office_samples import TYPES, docx, para

FLAGS_IN_HEAD, FLAGS_IN_LIST = 6, 8


def opened(data: bytes, *names: str) -> str:
    try:
        archive = PartStore(data)
        for name in names:
            archive.read(name)
    except UnreadableFile as error:
        return error.code
    return ""


def test_more_parts_than_any_office_file_has_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "x")
        for number in range(20_000):
            archive.writestr(f"{number}", "")
    assert opened(out.getvalue()) == "too_large"


def test_parts_that_are_locked_need_their_password():
    data = bytearray(docx(para("x")))
    for mark, flags in ((b"PK\x03\x04", FLAGS_IN_HEAD), (b"PK\x01\x02", FLAGS_IN_LIST)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 1)
    assert opened(bytes(data)) == "password_needed"


@pytest.mark.parametrize("told", [10, 0xFFFFFFF0])
def test_a_part_that_lies_about_its_size_is_no_way_in(told: int):
    data = bytearray(packed({"a.xml": "x" * (1 << 20)}))
    at = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, told)
    archive_says = opened(bytes(data), "a.xml")
    assert archive_says in {"", "too_large"}
    if not archive_says:
        read = PartStore(bytes(data)).read("a.xml")
        assert read is None or len(read) <= told


def test_all_parts_together_may_not_inflate_beyond_all_sense():
    """Each part for itself is honest; all of them would fill the memory."""
    part = bytes(90 << 20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5):
            archive.writestr(f"{number}", part)
    assert opened(out.getvalue(), *"01234") == "too_large"


def test_names_that_lead_out_of_the_archive_lead_nowhere(read: Read):
    links = (
        '<Relationships><Relationship Id="a" Type="t/officeDocument"'
        ' Target="../../../../etc/passwd"/></Relationships>'
    )
    data = packed({"[Content_Types].xml": TYPES, "_rels/.rels": links, "word/x.xml": "<x/>"})
    assert read(data).unreadable == "broken_file"
