"""Conversations: of many locales, dated only where that is certain, with what lies beside them."""

import io
import json
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.domain.dates.date_order import DateOrder, DateOrderHint
from casefiles.domain.files.extracted_items import (
    ExtractionFailure,
    FileWarning,
    FileWarningCode,
    Item,
    Message,
    MessageKind,
    Part,
)
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.chats.chat_dates import WrittenDate, order_of
from casefiles.evidence.chats.chat_exports import is_chat_json, json_talks, read_json
from casefiles.evidence.chats.chat_lines import chat_lines, is_chat
from casefiles.evidence.chats.telegram_pages import telegram_chat
from casefiles.evidence.host.template import Template
from tests.evidence.conftest import Read

RLM, LRM, NARROW = "\u200f", "\u200e", "\u202f"


def of(reading: Extraction, kind: type[Item]) -> list:
    assert reading.unreadable == ""
    return [item for item in reading.items if isinstance(item, kind)]


def codes(reading: Extraction) -> set[FileWarningCode]:
    return {finding.code for finding in of(reading, FileWarning)}


LOCALES = {
    "British": ("25/12/2021, 14:05 - Li: salam", "2021-12-25T14:05:00"),
    "American": (f"12/25/21, 2:05{NARROW}PM - Li: salam", "2021-12-25T14:05:00"),
    "German": ("25.12.21, 14:05 - Li: salam", "2021-12-25T14:05:00"),
    "German iPhone": ("[25.12.21, 14:05:33] Li: salam", "2021-12-25T14:05:33"),
    "French": ("25/12/2021 à 14:05 - Li: salam", "2021-12-25T14:05:00"),
    "Vietnamese": ("25/12/2021 lúc 14:05 - Li: salam", "2021-12-25T14:05:00"),
    "Polish": ("25.12.2021 o 14:05 - Li: salam", "2021-12-25T14:05:00"),
    "Indonesian": ("25/12/21 pukul 14.05 - Li: salam", "2021-12-25T14:05:00"),
    "Spanish": ("25/12/21 2:05 p. m. - Li: salam", "2021-12-25T14:05:00"),
    "Russian": ("25.12.2021, 14:05 - Li: salam", "2021-12-25T14:05:00"),
    "Turkish": ("25.12.2021 14:05 - Li: salam", "2021-12-25T14:05:00"),
    "Chinese Android": ("2021/12/25 下午2:05 - Li: salam", "2021-12-25T14:05:00"),
    "Chinese morning": ("2021/12/25 上午12:05 - Li: salam", "2021-12-25T00:05:00"),
    "Chinese iPhone": ("[2021/12/25 下午2:05:33] Li: salam", "2021-12-25T14:05:33"),
    "Chinese words": ("2021年12月25日 14:05 - Li：salam", "2021-12-25T14:05:00"),
    "Korean": ("2021. 12. 25. 오후 2:05 - Li: salam", "2021-12-25T14:05:00"),
    "Arabic": (f"{RLM}٢٥/١٢/٢٠٢١، ٢:٠٥{NARROW}م - Li: salam", "2021-12-25T14:05:00"),
    "Arabic morning": ("٢٥/١٢/٢٠٢١، ١٢:٠٥ ص - Li: salam", "2021-12-25T00:05:00"),
    "Persian digits": ("۲۵/۱۲/۲۰۲۱, ۱۴:۰۵ - Li: salam", "2021-12-25T14:05:00"),
    "iPhone with marks": (f"{LRM}[25/12/2021, 14:05:33] Li: {LRM}salam", "2021-12-25T14:05:33"),
    "ISO, from a tool": ("[2021-12-25, 14:05] Li: salam", "2021-12-25T14:05:00"),
}


@pytest.mark.parametrize(("line", "moment"), LOCALES.values(), ids=LOCALES.keys())
def test_a_line_is_read_as_its_locale_writes_it(read: Read, line: str, moment: str):
    reading = read(f"{line}\nand goes on\n".encode())
    (message,) = of(reading, Message)
    assert reading.media_type == "text/x-chat"
    assert (message.sender, message.text) == ("Li", "salam\nand goes on")
    assert message.moment == moment
    assert message.written in line.replace(RLM, "").replace(LRM, "")
    assert FileWarningCode.AMBIGUOUS_DATES not in codes(reading)
    assert FileWarningCode.ZONE_UNKNOWN in codes(reading)
    assert "goes on" in reading.pages[0].text


AMBIGUOUS = (
    "01/02/2021, 14:05 - Li: one\n02/02/2021, 09:00 - Wang: two\n05/03/2021, 10:00 - Li: 3\n"
)


def test_a_date_that_may_mean_two_days_is_no_date_until_it_was_answered(
    template: Template, read: Read
):
    reading = read(AMBIGUOUS.encode())
    assert [message.moment for message in of(reading, Message)] == ["", "", ""]
    asked = [one for one in of(reading, FileWarning) if one.code is FileWarningCode.AMBIGUOUS_DATES]
    assert [one.detail for one in asked] == ["01/02/2021, 14:05", "05/03/2021, 10:00"]
    assert [one.count for one in asked] == [3, 0]
    hint = DateOrderHint(DateOrder.MONTH_FIRST, ((0, 6 * 3600), (1_612_155_600, 8 * 3600)))
    answered = template.read([AMBIGUOUS.encode()], CancellationToken(), hint)
    assert [message.moment for message in of(answered, Message)] == [
        "2021-01-02T14:05:00+06:00",
        "2021-02-02T09:00:00+08:00",
        "2021-05-03T10:00:00+08:00",
    ]
    assert answered.pages == reading.pages
    assert FileWarningCode.ZONE_UNKNOWN not in codes(answered)


def _dated(*pairs: tuple[int, int]) -> list[WrittenDate]:
    return [WrittenDate((one, two, 2021), False, False, (12, 0, 0)) for one, two in pairs]


@pytest.mark.parametrize(
    ("pairs", "order"),
    [
        ([(1, 2), (13, 2)], DateOrder.DAY_FIRST),
        ([(1, 2), (2, 13)], DateOrder.MONTH_FIRST),
        ([(5, 5), (6, 6)], DateOrder.DAY_FIRST),
        ([(1, 2), (2, 3)], DateOrder.UNKNOWN),
        ([(13, 2), (2, 13)], DateOrder.UNKNOWN),
        ([(5, 3), (2, 4), (1, 5)], DateOrder.DAY_FIRST),
        ([(5, 3), (2, 4)], DateOrder.UNKNOWN),
    ],
)
def test_the_order_is_told_by_the_whole_file_or_not_at_all(pairs, order):
    found = order_of(_dated(*pairs))
    assert (found.order, found.is_certain) == (order, order is not DateOrder.UNKNOWN)


def test_other_calendars_are_told_and_not_converted(read: Read):
    reading = read("۱۴۰۰/۱۰/۰۴, ۱۴:۰۵ - Li: salam\n".encode())
    assert of(reading, Message)[0].moment == ""
    assert FileWarningCode.OTHER_CALENDAR in codes(reading)


def test_lines_of_the_system_and_what_is_left_out_stay_as_they_are(read: Read):
    text = (
        "25/12/2021, 14:00 - Messages and calls are end-to-end encrypted.\n"
        "25/12/2021, 14:05 - Li: <Media omitted>\n"
        "25/12/2021, 14:06 - Li: This message was deleted\n"
        "25/12/2021, 14:07 - Wang Li changed the group name\n"
    )
    told = of(read(text.encode()), Message)
    assert [message.kind for message in told] == ["system", "chat", "chat", "system"]
    assert told[1].text == "<Media omitted>"


def zipped(files: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "said",
    [
        f"{LRM}<attached: 0001-PHOTO.jpg>",
        f"{LRM}<Anhang: 0001-PHOTO.jpg>",
        f"{LRM}<附件：0001-PHOTO.jpg>",
        "0001-PHOTO.jpg (file attached)",
        f"{LRM}0001-PHOTO.jpg (Datei angehängt)",
        "0001-photo.jpg（文件附件）",
    ],
)
def test_an_archive_of_a_conversation_is_one_with_its_media_beside_it(
    template: Template, read: Read, said: str
):
    data = zipped(
        {"WhatsApp Chat with Li.txt": f"25/12/2021, 14:05 - Li: {said}\n", "0001-PHOTO.jpg": b"p"}
    )
    reading = read(data)
    assert reading.media_type == "application/x-chat+zip"
    parts = of(reading, Part)
    assert [part.trouble for part in parts] == [
        ExtractionFailure.SHOWN_HERE,
        ExtractionFailure.NONE,
    ]
    (message,) = of(reading, Message)
    assert message.parts == (2,)
    taken = template.extract([data], [2], CancellationToken())
    assert [b"".join(pieces) for _, pieces in taken] == [b"p"]


def test_an_archive_with_a_conversation_among_others_stays_an_archive(read: Read):
    chat = "25/12/2021, 14:05 - Li: salam\n"
    assert read(zipped({"a.txt": chat, "b.txt": chat})).media_type == "application/zip"


TELEGRAM = {
    "name": "Li",
    "type": "personal_chat",
    "messages": [
        {
            "id": 1, "type": "service", "date": "2021-12-25T14:00:00",
            "date_unixtime": "1640440800", "actor": "Li", "action": "phone_call", "text": "",
        },
        {
            "id": 2, "type": "message", "date": "2021-12-25T14:05:00",
            "date_unixtime": "1640441100", "from": "Li", "from_id": "user7",
            "text": ["see ", {"type": "link", "text": "here"}], "photo": "photos/photo_1.jpg",
            "reply_to_message_id": 1,
        },
    ],
}  # fmt: skip


def test_telegram_as_json_is_dated_by_its_stamps(read: Read):
    for export in (TELEGRAM, {"chats": {"list": [TELEGRAM]}}):
        reading = read(json.dumps(export).encode())
        call, message = of(reading, Message)
        assert call.kind is MessageKind.CALL
        assert (message.sender, message.text) == ("Li", "see here")
        assert message.moment == "2021-12-25T14:05:00+00:00"
        assert (message.replies_to, message.attachments) == (("1",), ("photos/photo_1.jpg",))
        assert FileWarningCode.ZONE_UNKNOWN not in codes(reading)


def _page(*messages: str) -> str:
    head = '<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header">'
    return head + '<div class="text">Li</div></div><div class="history">' + "".join(messages)


def _telegram(number: int, text: str, name: str = "", zone: str = " UTC+06:00") -> str:
    sender = f'<div class="from_name">{name}</div>' if name else ""
    return (
        f'<div class="message default{"" if name else " joined"}" id="message{number}"><div'
        f' class="body"><div class="pull_right date details" title="25.12.2021 14:05:33{zone}">'
        f'14:05</div>{sender}<div class="text">{text}</div></div></div>'
    )


def test_telegram_as_pages_is_read_in_their_order(read: Read):
    pages = {
        f"export/messages{number or ''}.html": _page(_telegram(number, f"page {number}", "Li"))
        for number in (0, 2, 10)
    }
    pages[f"export/{'1' * 5_000}.html"] = "no conversation"
    reading = read(zipped(pages))
    assert reading.media_type == "application/x-chat+zip"
    assert [one.text for one in of(reading, Message)] == ["page 0", "page 2", "page 10"]
    page = _page(_telegram(1, "one<br>two", "Li"), _telegram(2, "three", zone=""))
    first, second = of(read(page.encode()), Message)
    assert (first.sender, first.text, first.moment) == (
        "Li",
        "one\ntwo",
        "2021-12-25T14:05:33+06:00",
    )
    assert (second.sender, second.moment) == ("Li", "2021-12-25T14:05:33")


@pytest.mark.parametrize(
    "told",
    [
        '{"date": "2021-12-25T14:05:00", "sender": "Li", "body": "salam"}\n' * 2,
        json.dumps({"messages": [{"sent_at": 1640441100000, "source": "+7", "body": "salam"}]}),
        json.dumps([{"timestamp": 1640441100, "type": "outgoing", "message": "salam",
                     "conversationId": "x", "attachments": [{"fileName": "a.jpg"}]}]),
    ],
)  # fmt: skip
def test_signal_is_read_from_what_its_tools_write(read: Read, told: str):
    message = of(read(told.encode()), Message)[0]
    assert message.text == "salam"
    assert message.moment.startswith("2021-12-25T14:05:00")
    assert message.sender in {"Li", "+7", "Me"}


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir,\n25/12/2021, 14:05 - this is a letter: with a date\n",
        "25/12/2021\nnothing else",
        '{"messages": "none"}',
        '{"messages": [], "from_id": 1}',
        '{"a": 1}',
    ],
)
def test_what_is_no_conversation_is_not_taken_for_one(read: Read, text: str):
    assert not read(text.encode()).media_type.startswith(("text/x-chat", "application/x-chat"))


def test_forty_thousand_messages_are_read_in_time(template: Template):
    line = "25/12/2021, {0:02}:{1:02} - Li: we were told to come at nine and nobody was there\n"
    text = "".join(line.format(n // 60 % 24, n % 60) for n in range(40_000))
    started = time.process_time()
    lines = list(chat_lines(text))
    assert len(lines) == 40_000
    assert time.process_time() - started < 30


_PIECES = st.sampled_from(
    ["25/12/2021, 14:05 - ", "[25.12.21, 14:05:33] ", "Li: ", "\n", LRM, "٢٥/١٢/٢٠٢١، ٢:٠٥ م - ",
     "<attached: a.jpg>", "99/99/9999, 99:99 - ", "-", ":", "a (b)", "2021年", "[", "]", "x" * 200]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_text_leads_the_parsers_astray(text: str):
    """Every line stands in one message, in its order."""
    lines = list(chat_lines(text))
    assert sum(len(line.lines) for line in lines) <= text.count("\n") + 1
    order_of([line.date for line in lines])
    is_chat(text)
    is_chat_json(text)
    json_talks(read_json(text))
    telegram_chat(text)
