"""Histories of WeChat and QQ: who wrote what and when, whichever tool wrote them."""

import io
import zipfile

import pytest

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    Message,
    MessageKind,
)
from casefiles.domain.files.extraction import Extraction
from casefiles.evidence.chats.chinese_lines import is_chinese_lines
from casefiles.evidence.chats.wechat_content import OWNER
from casefiles.redaction.detectors import account
from tests.evidence.chats.chinese_histories import (
    DAUGHTER,
    FATHER,
    THREAT,
    chatlab_json,
    memotrace_csv,
    memotrace_page,
    memotrace_txt,
    qq_json,
    qq_txt,
    wxdump_csv,
)
from tests.evidence.conftest import Read


def messages(reading: Extraction) -> list[Message]:
    assert not reading.unreadable, reading.unreadable
    return [one for one in reading.items if isinstance(one, Message)]


def codes(reading: Extraction) -> set[FileWarningCode]:
    return {one.code for one in reading.items if isinstance(one, FileWarning)}


def test_a_table_of_memotrace_is_a_conversation(read: Read):
    reading = read(memotrace_csv().encode())
    found = messages(reading)
    father, daughter = f"爸爸 ({FATHER})", f"女儿 ({DAUGHTER})"
    assert [one.sender for one in found[:3]] == [father, daughter, father]
    assert found[0].text == THREAT
    assert (found[0].moment, found[0].written) == (
        "2024-05-01T00:00:00+00:00",
        "2024-05-01 08:00:00",
    )
    assert found[1].text == "爸爸，\n你在哪里？"
    assert found[2].text == "[voice message] 3 s"
    assert (found[3].text, found[4].text) == ("[picture]", "[sticker]")
    assert found[5].text == "[contact card] 李警官 (lijing_2019)"
    assert found[6].text == "[place] 派出所, 银泉县人民路1号, 39.90, 116.40"
    assert found[7].text == f"> 爸爸: {THREAT}\n我不回去"
    assert found[8].text.splitlines() == [
        "[forwarded messages] 家人群的聊天记录",
        "  2024-4-30 21:10 哥哥: 他们又来了",
        "  2024-4-30 21:12 妈妈: [picture]",
    ]
    assert (found[9].kind, found[9].text) == (MessageKind.SYSTEM, '"爸爸" 撤回了一条消息')
    assert (found[10].kind, found[10].text) == (MessageKind.CALL, "[call] 通话时长 00:31")
    assert found[11].text == "[message of type 777.0] 未知", "nothing is left out"
    assert FileWarningCode.ZONE_UNKNOWN not in codes(reading), "seconds since 1970 need no zone"
    assert THREAT in "".join(line.text for page in reading.pages for line in page.lines)


def test_a_table_of_pywxdump_is_a_conversation(read: Read):
    reading = read(wxdump_csv().encode())
    first, voice, notice = messages(reading)
    assert (first.sender, first.text) == (FATHER, THREAT)
    assert (voice.text, voice.attachments) == ("[voice message]", ("audio/a-1.mp3",))
    assert (notice.kind, notice.sender) == (MessageKind.SYSTEM, "")
    assert FileWarningCode.ZONE_UNKNOWN in codes(reading)


def test_text_of_memotrace_is_a_conversation(read: Read):
    found = messages(read(memotrace_txt().encode()))
    assert [one.sender for one in found] == ["爸爸", "女儿", "爸爸", "", "女儿"]
    assert found[1].text == "爸爸，\n\n你在哪里？"
    assert found[3].kind is MessageKind.SYSTEM
    assert THREAT in found[4].text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_what_qq_writes_is_a_conversation_with_accounts(read: Read, encoding: str):
    found = messages(read(qq_txt().encode(encoding)))
    assert [one.sender for one in found] == ["老王 (QQ 100200300)", "Dilnoza (d@example.org)", ""]
    assert [one.text for one in found] == [THREAT, "好的\n第二行", "老王撤回了一条消息"]
    assert found[0].moment == "2019-02-03T09:12:01"
    assert found[2].kind is MessageKind.SYSTEM


def test_a_page_of_memotrace_is_read_and_never_run(read: Read):
    found = messages(read(memotrace_page().encode()))
    assert [one.sender for one in found] == [
        "爸爸",
        "爸爸",
        "女儿",
        "女儿",
        "爸爸",
        "爸爸",
        "",
        "爸爸",
    ]
    assert found[0].text == THREAT + "\n<b>"
    assert found[1].text == "[voice message] 90001.mp3\n[transcript by WeChat] 快回来"
    assert found[1].attachments == ("./voice/90001.mp3",)
    assert found[2].attachments == ("./image/p1.jpg",)
    assert found[3].text == f"> 爸爸：{THREAT}\n我不回去"
    assert "传票.pdf" in found[4].text
    assert "It's here" in found[5].text, "a quote that the tool did not escape loses nothing"
    assert found[5].text.startswith("[message that could not be read]")
    assert found[6].kind is MessageKind.SYSTEM
    assert found[7].kind is MessageKind.CALL
    assert found[7].moment == "2024-05-01T00:07:00+00:00"


@pytest.mark.parametrize("is_lines", [False, True])
def test_chatlab_is_a_conversation_with_replies(read: Read, is_lines: bool):
    found = messages(read(chatlab_json(is_lines=is_lines).encode()))
    assert [one.sender for one in found] == [
        f"爸爸 ({FATHER})",
        f"Dilnoza ({DAUGHTER})",
        f"老王 ({FATHER})",
        "",
    ]
    assert found[1].replies_to == ("m1",)
    assert found[2].text == "[voice message]"
    assert (found[3].kind, found[3].text) == (
        MessageKind.SYSTEM,
        "[recalled message] 老王撤回了一条消息",
    )


def test_qq_chat_exporter_is_a_conversation(read: Read):
    first, second = messages(read(qq_json().encode()))
    assert (first.sender, first.text) == ("爸爸 (QQ 100200300)", THREAT)
    assert (second.text, second.attachments) == ("[recalled] [图片]", ("p1.jpg",))


def test_a_zip_of_page_and_voices_shows_the_history_and_links_the_files(read: Read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("爸爸/爸爸.html", memotrace_page())
        archive.writestr("爸爸/voice/90001.mp3", b"ID3" + bytes(40))
        archive.writestr("爸爸/image/p1.jpg", b"\xff\xd8\xff" + bytes(40))
    found = messages(read(out.getvalue()))
    assert (found[1].parts, found[2].parts) == ((2,), (3,))


def test_a_sender_known_by_direction_alone_is_the_owner(read: Read):
    text = memotrace_csv().replace(f"女儿,Dilnoza,{DAUGHTER}", ",,")
    assert messages(read(text.encode()))[1].sender == OWNER


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01 08:00:00 INFO started\n2024-05-01 08:00:01 INFO done\n",
        "2024-05-01 08:00:00 INFO started\n\n2024-05-01 08:00:01 INFO done\n\n",
        "Type,SubType,Amount\n1,0,3\n",
        "A diary.\n\n2024-05-01 is the day on which it began.\n",
    ],
)
def test_logs_tables_and_diaries_are_no_conversations(read: Read, text: str):
    reading = read(text.encode())
    assert not [one for one in reading.items if isinstance(one, Message)]
    assert not is_chinese_lines(text)


@pytest.mark.parametrize(
    "made",
    [memotrace_csv, wxdump_csv, memotrace_page, memotrace_txt, qq_txt, qq_json, chatlab_json],
)
def test_a_history_cut_anywhere_never_breaks_the_reader(read: Read, made):
    data = made().encode()
    for cut in range(1, len(data), max(1, len(data) // 12)):
        reading = read(data[:cut])
        assert reading.unreadable in {"", "broken_file", "not_readable_yet"}


@pytest.mark.parametrize("made", [memotrace_csv, qq_txt, qq_json, chatlab_json])
def test_accounts_of_senders_are_found_by_redaction(read: Read, made):
    senders = {one.sender for one in messages(read(made().encode())) if one.sender}
    assert senders
    for sender in senders - {"Dilnoza (d@example.org)"}:
        assert [found.kind for found in account.find(sender)] == [account.KIND], sender
