"""Mails: their words in every encoding, what lies in them byte for byte, and hostile ones."""

import base64
import email.message
import io
import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.domain.files.extracted_items import (
    EmbeddedFileKind,
    FileWarning,
    FileWarningCode,
    Item,
    Message,
    MetadataItem,
    MetadataKind,
    Part,
)
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.host.template import Template
from casefiles.evidence.mail.mail_reader import letter_of, mailbox_spans
from casefiles.evidence.mail.mime import entity_of
from tests.evidence.conftest import Read
from tests.evidence.letters import attached, mail, mixed, text_part

LETTER = "他们在机场带走了她。\nShe was taken at the airport."


def of(reading: Extraction, kind: type[Item]) -> list:
    assert reading.unreadable == ""
    return [item for item in reading.items if isinstance(item, kind)]


def message(reading: Extraction) -> Message:
    (only,) = of(reading, Message)
    return only


def codes(reading: Extraction) -> set[FileWarningCode]:
    return {finding.code for finding in of(reading, FileWarning)}


def parts_of(template: Template, data: bytes, count: int) -> list[bytes]:
    taken = template.extract([data], range(1, count + 1), CancellationToken())
    return [b"".join(pieces) for _, pieces in taken]


def test_a_mail_is_told_as_one_and_set_on_pages(read: Read):
    reading = read(
        mail(
            b"First line.\r\nSecond line.\r\n",
            To="b@example.org, Zhang <c@example.org>",
            Cc="d@example.org",
            Subject="Visit on Monday",
            Date="Mon, 5 May 2025 10:00:00 +0800",
            Message_ID="<2@example.org>",
            In_Reply_To="<1@example.org>",
            References="<0@example.org> <1@example.org>",
        )
    )
    told = message(reading)
    assert told.sender == "Wang Li <li@example.org>"
    assert told.recipients == ("b@example.org", "Zhang <c@example.org>")
    assert told.copied == ("d@example.org",)
    assert (told.written, told.moment) == (
        "Mon, 5 May 2025 10:00:00 +0800",
        "2025-05-05T10:00:00+08:00",
    )
    assert told.replies_to == ("<0@example.org>", "<1@example.org>")
    assert told.text == "First line.\nSecond line."
    assert "Second line." in reading.pages[0].text
    assert "Subject: Visit on Monday" in reading.pages[0].text


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8", LETTER),
        ("gb2312", LETTER),
        ("gb18030", LETTER),
        ("gbk", LETTER),
        ("windows-950", "她沒有回家，電話也打不通"),
        ("big5", "她沒有回家，電話也打不通"),
        ("koi8-r", "Она не вернулась домой"),
        ("windows-1251", "Она не вернулась домой"),
        ("windows-1254", "Öğleden sonra gözaltına alındı"),
        ("windows-1256", "لم تعد إلى البيت"),
        ("iso-2022-jp", "空港で連れて行かれた"),
        ("utf-7", "Zurück im März"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_it_names(read: Read, charset: str, text: str):
    raw = {"windows-950": "cp950", "gb2312": "gb18030"}.get(charset, charset)
    quoted = base64.encodebytes(text.encode(raw))
    reading = read(
        mail(
            quoted,
            Content_Type=f"text/plain; charset={charset}",
            Content_Transfer_Encoding="base64",
        )
    )
    assert message(reading).text == text
    assert FileWarningCode.ENCODING_GUESSED not in codes(reading)


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_headers_that_break_the_rules_are_read_too(read: Read, charset: str):
    """Chinese mailers cut characters in two between encoded words, or write raw bytes."""
    raw = "会见笔录".encode(charset)
    words = b" ".join(
        b"=?%s?B?%s?=" % (charset.encode(), base64.b64encode(piece)) for piece in (raw[:3], raw[3:])
    )
    assert message(read(mail(Subject=words))).subject == "会见笔录"
    told = read(mail(Subject=raw, Content_Type=f"text/plain; charset={charset}"))
    assert message(told).subject == "会见笔录"


def test_what_names_no_encoding_is_guessed_and_said_so(read: Read):
    text = "Она не вернулась домой вечером, и телефон молчал до утра."
    reading = read(mail(text.encode("cp1251")))
    assert message(reading).text == text
    assert FileWarningCode.ENCODING_GUESSED in codes(reading)


def test_attachments_come_out_byte_for_byte(template: Template, read: Read):
    inside = mail(b"Inside.\r\n", Subject="Inner")
    scan, photo = random.Random(1).randbytes(100_000), b"\xff\xd8\xff photo"
    data = mixed(
        text_part("See attached."),
        attached("scan.pdf", scan),
        attached("=?utf-8?B?54Wn54mHLmpwZw==?=", photo, "image/jpeg"),
        b"Content-Type: message/rfc822\r\n\r\n" + inside,
    )
    reading = read(data)
    parts = of(reading, Part)
    assert [(one.name, one.size, one.kind) for one in parts] == [
        ("scan.pdf", 100_000, EmbeddedFileKind.ATTACHMENT),
        ("照片.jpg", len(photo), EmbeddedFileKind.ATTACHMENT),
        ("Inner.eml", len(inside), EmbeddedFileKind.EMBEDDED),
    ]
    assert message(reading).parts == (1, 2, 3)
    assert parts_of(template, data, 3) == [scan, photo, inside]


def test_of_two_versions_of_a_text_the_richer_is_shown_and_a_difference_told(read: Read):
    alike = mixed(
        text_part("The hearing begins on Monday at nine in the second hall."),
        text_part("<p>The hearing begins on Monday at nine in the second hall.</p>", kind="html"),
        kind="alternative",
    )
    assert message(read(alike)).text.startswith("The hearing")
    assert FileWarningCode.PARTS_DIFFER not in codes(read(alike))
    other = mixed(
        text_part("The hearing begins on Monday at nine in the second hall of the court."),
        text_part("<p>Please transfer 500 to this account before noon today.</p>", kind="html"),
        kind="alternative",
    )
    assert FileWarningCode.PARTS_DIFFER in codes(read(other))
    slight = mixed(
        text_part("This is an HTML mail."),
        text_part("<p>" + "The whole story is here. " * 20 + "</p>", kind="html"),
        kind="alternative",
    )
    assert "whole story" in message(read(slight)).text


def test_html_is_told_in_words_with_what_it_hides_and_fetches(read: Read):
    page = (
        '<html><head><title>x</title><style>p{}</style></head><body onload="f()"><p>One<br>two'
        '<blockquote>quoted</blockquote><span style="display:none">hidden</span>'
        '<img src="https://track.example/p.gif"><script>alert(1)</script>'
        '<a href="https://evil.example/a">https://bank.example</a><ul><li>item</ul></body></html>'
    )
    reading = read(mail(page.encode(), Content_Type="text/html; charset=utf-8"))
    text = message(reading).text
    assert "One\ntwo" in text
    assert "> quoted" in text
    assert "\u2022 item" in text
    assert "alert" not in text
    assert "<https://evil.example/a>" in text
    assert "hidden" not in text
    assert reading.pages[0].text.endswith("[hidden: hidden]")
    assert {
        FileWarningCode.REMOTE_CONTENT,
        FileWarningCode.ACTIVE_CONTENT,
        FileWarningCode.HIDDEN_TEXT,
    } <= codes(reading)


def test_what_a_mail_reveals_of_its_sender(read: Read):
    data = (
        b"Received: from mx.out (mx.out [203.0.113.9]) by mx.in; Mon, 5 May 2025 10:07:00 +0000\r\n"
        b"Received: from DESKTOP-7LI ([192.0.2.44]) by mx.out; Mon, 5 May 2025 10:00:00 +0000\r\n"
        + mail(
            X_Originating_IP="[192.0.2.44]",
            X_Mailer="iPhone Mail (20G81)",
            Reply_To="other@example.net",
            Date="Mon, 5 May 2025 09:00:00 +0000",
        )
    )
    reading = read(data)
    told = {(trait.kind, trait.text) for trait in of(reading, MetadataItem)}
    assert (MetadataKind.DEVICE, "DESKTOP-7LI") in told
    assert (MetadataKind.ROUTE, "X-Originating-Ip: [192.0.2.44]") in told
    assert (MetadataKind.SOFTWARE, "X-Mailer: iPhone Mail (20G81)") in told
    assert sum(trait.kind is MetadataKind.ROUTE for trait in of(reading, MetadataItem)) == 3
    assert message(reading).received == "2025-05-05T10:07:00+00:00"
    assert FileWarningCode.REPLY_ELSEWHERE in codes(reading)


def test_a_mailbox_is_cut_where_mails_begin(template: Template, read: Read):
    one = mail(b"Dear all,\r\n\r\nFrom here on it is text.\r\n", Subject="One", Date="x")
    two = mixed(text_part("Two"), attached("two.pdf", b"%PDF-two"))
    box = b"".join(
        b"From li@example.org Mon May  5 10:00:00 2025\r\n" + each + b"\r\n" for each in (one, two)
    )
    reading = read(box)
    assert reading.media_type == "application/mbox"
    first, second = of(reading, Message)
    assert (first.subject, second.subject) == ("One", "With parts")
    assert "From here on it is text." in first.text
    assert second.parts == (1,)
    assert parts_of(template, box, 1) == [b"%PDF-two"]


def test_files_written_into_a_text_are_taken_out_of_it(template: Template, read: Read):
    data = mail(b"Before\r\n\r\nbegin 644 a.txt\r\n$=V%R;0\r\n`\r\nend\r\nAfter\r\n")
    reading = read(data)
    assert [part.name for part in of(reading, Part)] == ["a.txt"]
    assert message(reading).text.split() == ["Before", "After"]
    assert parts_of(template, data, 1) == [b"warm"]


def _nested(depth: int) -> bytes:
    inner = text_part("deepest")
    for level in range(depth):
        mark = f"b{level}".encode()
        inner = (
            b"Content-Type: multipart/mixed; boundary=" + mark + b"\r\n\r\n--" + mark + b"\r\n"
            + inner + b"\r\n--" + mark + b"--\r\n"
        )  # fmt: skip
    return b"From: a@example.org\r\nMIME-Version: 1.0\r\n" + inner


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_nested(1_000), id="1,000 levels"),
        pytest.param(mail(To=b"a@b.org, " * 1_000_000), id="a million recipients"),
        pytest.param(mail() [:-9] + b"X-A: b\r\n" * 300_000, id="300,000 headers"),
        pytest.param(mail(Subject=b"=?utf-8?B?" * 50_000), id="encoded words without an end"),
        pytest.param(mail(Content_Type=b'a/b; x="' + b'\\"' * 100_000), id="quotes"),
        pytest.param(mixed(*[b"\r\nx"] * 20_000), id="20,000 parts"),
        pytest.param(mail(b"<div>" * 200_000, Content_Type="text/html"), id="200,000 divs"),
        pytest.param(mail(b"begin 644 a\r\n" * 5_000), id="begins without ends"),
        pytest.param(mail(Received=b"from " * 20_000), id="a long way"),
    ],
)  # fmt: skip
def test_bombs_are_bounded(read: Read, data: bytes):
    reading = read(data)
    assert reading.media_type == "message/rfc822"
    # A worker that took too long would be ended, and the reading would say so.
    assert reading.unreadable in {"", "too_large"}
    for told in of(reading, Message) if not reading.unreadable else ():
        assert len(told.recipients) <= 1_000


def test_what_is_left_off_is_said(read: Read):
    reading = read(mail(To=b"a@b.org, " * 200_000))
    assert FileWarningCode.LEFT_OFF in codes(reading)


_PIECES = st.sampled_from(
    [
        b"\r\n", b"\n", b"\n\n", b"--b\r\n", b"--b--", b"From ", b"From a b\n", b" ", b":", b";",
        b"Content-Type: multipart/mixed; boundary=b\r\n", b"Content-Type: text/html\r\n",
        b"Content-Transfer-Encoding: base64\r\n", b"Subject: =?gb2312?B?zfXA9g==?=\n", b"YWJj",
        b"Content-Type: message/rfc822\n", b"begin 644 a\n", b"end\n", b"\xff\xfe", b"=?=", b"x",
    ]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=60).map(b"".join))
def test_no_bytes_lead_the_walkers_astray(data: bytes):
    """Spans are in order and apart, places lie in the bytes, and any mail becomes a letter."""
    spans = list(mailbox_spans(io.BytesIO(data)))
    assert all(start <= end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))

    def check(entity, low: int, high: int) -> None:
        assert low <= entity.start <= entity.body <= entity.end <= high
        for child in entity.children:
            check(child, entity.body, entity.end)

    whole = entity_of(data)
    check(whole, 0, len(data))
    letter_of(data, whole)


@settings(max_examples=25, deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])),
    st.lists(st.binary(max_size=3_000), max_size=4),
)
def test_what_the_standard_library_writes_is_read_back(subject: str, files: list[bytes]):
    written = email.message.EmailMessage()
    written["Subject"] = " ".join(subject.split())
    written.set_content("Text.\n")
    for number, data in enumerate(files):
        written.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=f"{number}.bin"
        )
    data = written.as_bytes()
    entity = entity_of(data)
    letter = letter_of(data, entity)
    assert letter.subject.split() == subject.split()
    assert letter.text == "Text."
    assert [one.size for one in letter.enclosures] == list(map(len, files))


def test_a_boundary_counts_only_as_a_line_of_its_own():
    data = mail(
        b"before\r\n--b\r\n\r\none --b\r\n--b, not\r\n --b\r\n--bb\r\n--b \t\r\n\r\ntwo\n--b\n\n"
        b"three\r--b--\n--b--\r\n--b\r\n\r\nbehind\r\n",
        Content_Type="multipart/mixed; boundary=b",
    )
    parts = [data[part.body : part.end] for part in entity_of(data).children]
    assert parts == [b"one --b\r\n--b, not\r\n --b\r\n--bb", b"two", b"three\r--b--"]


def test_the_sound_of_a_character_stands_in_brackets_behind_it(read: Read):
    body = "<p>律师<ruby>陈<rt>chén</rt>敏<rt>mǐn</rt></ruby></p>"
    reading = read(mixed(text_part(body, kind="html"), kind="alternative"))
    assert "律师陈(chén)敏(mǐn)" in reading.pages[0].text
