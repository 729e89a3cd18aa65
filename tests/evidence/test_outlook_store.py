"""Stores of Outlook: folders, mails, what lies in them and what was deleted; and broken ones."""

import struct

import pytest

from casefiles.domain.files.extracted_items import Message, MessageKind, Part
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from tests.evidence.conftest import Read
from tests.evidence.outlook_store import FIRST_ADDRESS, Mail, Store, number, text

_TEXT, _TIME, _LONG = 0x1F, 0x40, 0x03
_WHEN = struct.pack("<Q", 133_000_000_000_000_000)


def mail(subject: str, body: str = "", **more: str) -> dict:
    told = {"p0037": subject, "p1000": body, "p001A": "IPM.Note", **more}
    return {(int(name[1:], 16), _TEXT): text(value) for name, value in told.items()}


def store() -> Store:
    made = Store()
    top = made.folder(made.root, "Personal Folders")
    inbox, deleted = made.folder(top, "收件箱"), made.folder(top, "Deleted Items")
    first = mail("\x01\x05Re: Visit", "He is held.", p0C1A="Wang Li", p0C1F="li@example.org")
    first |= {(0x0039, _TIME): _WHEN}
    inside = Mail(
        mail("Forwarded", "Inside another."), (), [({(0x3707, _TEXT): text("b.txt")}, b"b")]
    )
    made.message(
        inbox,
        Mail(
            first,
            [
                {
                    (0x3001, _TEXT): text("Anna"),
                    (0x39FE, _TEXT): text("anna@example.org"),
                    (0x0C15, _LONG): number(1),
                }
            ],
            [
                ({(0x3707, _TEXT): text("扫描.pdf")}, b"%PDF" * 6_000),
                ({(0x3001, _TEXT): text("Forwarded")}, inside),
            ],
        ),
    )
    made.message(deleted, Mail(mail("Gone")))
    made.message(0x9999_02, Mail(mail("Lost", "No folder names me.")))
    made.message(
        made.folder(top, "Contacts"),
        Mail(
            mail("Gulnar", p001A="IPM.Contact", p3001="Gulnar", p3A1C="+86 119 5550 0137")
            | {(FIRST_ADDRESS, _TEXT): text("g@example.org")}
        ),
    )
    made.message(inbox, Mail(mail("Settings", p001A="IPM.Configuration.Autocomplete")))
    return made


def test_a_store_is_read_folder_by_folder(template: Template, read: Read):
    data = store().bytes_()
    reading = read(data)
    assert (reading.media_type, reading.unreadable) == ("application/vnd.ms-outlook-pst", "")
    told = [item for item in reading.items if isinstance(item, Message)]
    assert [(one.folder, one.subject) for one in told] == [
        ("Personal Folders / 收件箱", "Re: Visit"),
        ("Personal Folders / 收件箱", "Forwarded"),
        ("Personal Folders / Deleted Items", "Gone"),
        ("Personal Folders / Contacts", "Contact: Gulnar"),
        ("In no folder: deleted or lost", "Lost"),
    ]
    first = told[0]
    assert (first.kind, first.sender) == (MessageKind.MAIL, "Wang Li <li@example.org>")
    assert first.recipients == ("Anna <anna@example.org>",)
    assert (first.text, first.moment) == ("He is held.", "2022-06-18T04:26:40+00:00")
    assert (
        told[3].text == "Name: Gulnar\nMobile telephone: +86 119 5550 0137\nE-mail: g@example.org"
    )
    shown = [line.text for page in reading.pages for line in page.lines]
    assert "Folder: Personal Folders / Deleted Items" in shown
    parts = [item for item in reading.items if isinstance(item, Part)]
    assert [(one.name, one.size) for one in parts] == [("扫描.pdf", 24_000), ("b.txt", 1)]
    assert (first.parts, told[1].parts) == ((1,), (2,))
    taken = {
        number: b"".join(pieces)
        for number, pieces in template.extract([data], [1, 2], CancellationToken())
    }
    assert taken == {1: b"%PDF" * 6_000, 2: b"b"}


def test_what_a_broken_store_still_holds_is_shown_and_the_rest_is_told(read: Read):
    data = bytearray(store().bytes_())
    at = data.index(text("He is held."))
    block = data.rindex(b"\xec\xbc", 0, at) - 2
    data[block : block + 12] = bytes(12)
    reading = read(bytes(data))
    subjects = [item.subject for item in reading.items if isinstance(item, Message)]
    assert "Gone" in subjects
    assert "Re: Visit" not in subjects
    assert [one.count for one in reading.items if getattr(one, "code", "") == "unreadable_parts"]


@pytest.mark.parametrize("size", [4, 600, 1_600, 20_000])
def test_a_store_that_is_cut_off_is_listed_with_the_reason(read: Read, size: int):
    reading = read(store().bytes_()[:size])
    assert reading.unreadable in {"broken_file", "not_readable_yet"}
