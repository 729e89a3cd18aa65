"""Made histories of a family on WeChat and QQ, in the forms in which tools write them.

By the public sources of WeChatMsg/MemoTrace (CSV, TXT, HTML), PyWxDump (CSV) and QQ Chat Exporter
(JSON), by ChatLab's published format, and by what QQ's own menu writes; no real person is in them.
"""

import csv
import html
import io
import json
from collections.abc import Sequence
from typing import Final

DAUGHTER, FATHER = "wxid_a1b2c3d4e5f6", "wxid_f6e5d4c3b2a1"
START: Final = 1_714_521_600
"""1 May 2024, 00:00 UTC."""
THREAT: Final = "派出所说你不回来，他们就把我们带走"
MERGED: Final = (
    "<msg><appmsg><title>家人群的聊天记录</title><des>x</des><type>19</type><recorditem><![CDATA["
    '<recordinfo><title>家人群的聊天记录</title><datalist count="2">'
    '<dataitem datatype="1" dataid="1"><sourcename>哥哥</sourcename><sourcetime>2024-4-30 21:10'
    "</sourcetime><datadesc>他们又来了</datadesc></dataitem>"
    '<dataitem datatype="2" dataid="2"><sourcename>妈妈</sourcename><sourcetime>2024-4-30 21:12'
    "</sourcetime></dataitem></datalist></recordinfo>]]></recorditem></appmsg></msg>"
)
QUOTE: Final = (
    "<msg><appmsg><title>我不回去</title><type>57</type><refermsg><displayname>爸爸</displayname>"
    f"<content>{THREAT}</content></refermsg></appmsg></msg>"
)
CARD: Final = '<msg username="wxid_police01" nickname="李警官" alias="lijing_2019" sex="1"/>'
PLACE: Final = (
    '<msg><location x="39.90" y="116.40" scale="16" label="银泉县人民路1号"'
    ' poiname="派出所"/></msg>'
)
RECALL: Final = (
    '<sysmsg type="revokemsg"><revokemsg><replacemsg><![CDATA["爸爸" 撤回了一条消息]]></replacemsg>'
    "</revokemsg></sysmsg>"
)
VOICE: Final = '<msg><voicemsg endflag="1" length="4000" voicelength="3200" clientmsgid="x"/></msg>'
ROWS: Final[Sequence[tuple[int, int, int, str]]] = (
    # Type, subtype, sent by the owner, content.
    (1, 0, 0, THREAT),
    (1, 0, 1, "爸爸，\n你在哪里？"),
    (34, 0, 0, VOICE),
    (3, 0, 0, "<msg><img aeskey='x'/></msg>"),
    (47, 0, 1, "<msg><emoji md5='x'/></msg>"),
    (42, 0, 0, CARD),
    (48, 0, 0, PLACE),
    (49, 57, 1, QUOTE),
    (49, 19, 0, MERGED),
    (10000, 0, 0, RECALL),
    (50, 0, 0, "通话时长 00:31"),
    (777, 0, 0, "未知"),
)


def memotrace_csv() -> str:
    """Return the table that MemoTrace writes of a conversation of two."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = ("localId", "TalkerId", "Type", "SubType", "IsSender", "CreateTime", "Status")
    writer.writerow((*columns, "StrContent", "StrTime", "Remark", "NickName", "Sender"))
    for number, (kind, sub, is_sent, content) in enumerate(ROWS):
        when = f"2024-05-01 08:{number:02}:00"
        who = ("女儿", "Dilnoza", DAUGHTER) if is_sent else ("爸爸", "老王", FATHER)
        seconds = START + 60 * number
        writer.writerow((number + 1, 7, kind, sub, is_sent, seconds, 3, content, when, *who))
    return "\ufeff" + out.getvalue()


def wxdump_csv() -> str:
    """Return the table that PyWxDump writes."""
    out = io.StringIO()
    writer = csv.writer(out)
    columns = ("id", "MsgSvrID", "type_name", "is_sender", "talker", "room_name", "msg", "src")
    writer.writerow((*columns, "CreateTime"))
    rows = (
        ("文本", THREAT, ""),
        ("语音", "", "audio/a-1.mp3"),
        ("系统通知", "对方撤回了一条消息", ""),
    )
    for number, (kind, words, source) in enumerate(rows):
        own = (f"90000{number}", kind, 0, FATHER, FATHER, words, source)
        writer.writerow((number, *own, f"2024-05-01 08:0{number}:00"))
    return out.getvalue()


def memotrace_txt() -> str:
    """Return the text that MemoTrace writes."""
    return (
        f"2024-05-01 08:00:00 爸爸\n{THREAT}\n\n2024-05-01 08:01:00 女儿\n爸爸，\n\n你在哪里？\n\n"
        '2024-05-01 08:02:00 爸爸\n[语音]\n\n2024-05-01 08:03:00 "爸爸" 撤回了一条消息\n\n'
        f"2024-05-01 08:04:00 女儿\n我不回去\n引用:爸爸:{THREAT}\n\n"
    )


def qq_txt() -> str:
    """Return the text that QQ's message manager writes of a group."""
    line = "=" * 64
    return (
        "消息记录（此消息记录为文本格式，不支持重新导入）\n\n"
        f"{line}\n消息分组:我的QQ群\n{line}\n消息对象:银泉同学\n{line}\n\n"
        f"2019-02-03 9:12:01 【管理员】老王(100200300)\n{THREAT}\n\n"
        "2019-02-03 9:13:44 Dilnoza<d@example.org>\n好的\n第二行\n\n"
        "2019-02-03 9:14:10 系统消息(10000)\n老王撤回了一条消息\n\n"
    )


def memotrace_page() -> str:
    """Return the page that MemoTrace writes, its last message broken by an unescaped quote."""
    own = [
        (
            f"{{ type:1, text: '{_escaped(THREAT + chr(10) + '<b>')}',is_send:0,"
            f"avatar_path:'./a.png',timestamp:{START},is_chatroom:0,displayname:'爸爸'}},"
        ),
        (
            f"{{ type:34, text:'./voice/90001.mp3',is_send:0,avatar_path:'',voice_to_text:'快回来',"
            f"timestamp:{START + 60},is_chatroom:0,displayname:'爸爸'}},"
        ),
        (
            f"{{ type:3, text: './image/p1.jpg',is_send:1,avatar_path:'',timestamp:{START + 120},"
            "is_chatroom:0,displayname:'女儿'},"
        ),
        (
            f"{{ type:49, text: '我不回去',is_send:1,sub_type:57,refer_text: '爸爸：{THREAT}',"
            f"avatar_path:'',timestamp:{START + 180},is_chatroom:0,displayname:'女儿'}},"
        ),
        (
            f"{{ type:49, text: './file/传票.pdf',is_send:0,avatar_path:'',timestamp:{START + 240},"
            "is_chatroom:0,displayname:'爸爸',icon_path: './icon/pdf.png',sub_type:6,file_name: "
            "'传票.pdf',file_size: '12 KB',app_name: ''},"
        ),
        (
            f"{{ type:49,sub_type:5, text:'',is_send:0,avatar_path:'',url:'https://example.org/n',"
            f"timestamp:{START + 300},is_chatroom:0,displayname:'爸爸',title:'It's here',"
            "description:'',thumbnail:'',app_logo:'',app_name:''},\n"
        ),
        (
            f"{{ type:0, text: '\"爸爸\" 撤回了一条消息',is_send:0,avatar_path:'',timestamp:"
            f"{START + 360},is_chatroom:0,displayname:''}},"
        ),
        (
            f"{{ type:50, text:'通话时长 00:31',call_type:0,avatar_path:'',timestamp:{START + 420},"
            "is_chatroom:0,displayname:'爸爸',},\n"
        ),
    ]
    head = '<!DOCTYPE html>\n<html lang="zh-CN"><head><title>爸爸</title></head><body><script>\n'
    return f"{head}const chatMessages = [\n{''.join(own)}\n];\n\n</script></body></html>"


def _escaped(text: str) -> str:
    escaped = html.escape(text, quote=False).replace("\\", "\\\\").replace("'", r"\'")
    return escaped.replace('"', r"\"").replace("\n", r"\n")


def chatlab_json(*, is_lines: bool = False) -> str:
    """Return a history in ChatLab's format."""
    head = {"version": "0.0.2", "exportedAt": START}
    meta = {"name": "家人群", "platform": "wechat", "type": "group"}
    members = [{"platformId": FATHER, "accountName": "老王", "groupNickname": "爸爸"}]
    messages = [
        _chatlab("m1", FATHER, "老王", 0, THREAT, groupNickname="爸爸"),
        _chatlab("m2", DAUGHTER, "Dilnoza", 25, "我不回去", replyToMessageId="m1"),
        _chatlab("m3", FATHER, "老王", 2, None),
        _chatlab("m4", FATHER, "老王", 81, "老王撤回了一条消息"),
    ]
    if not is_lines:
        whole = {"chatlab": head, "meta": meta, "members": members, "messages": messages}
        return json.dumps(whole, ensure_ascii=False, indent=2)
    lines = [
        {"_type": "header", "chatlab": head, "meta": meta},
        *({"_type": "member", **one} for one in members),
        *({"_type": "message", **one} for one in messages),
    ]
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in lines)


def _chatlab(
    own: str, who: str, name: str, kind: int, words: str | None, **more: str
) -> dict[str, object]:
    values = {"platformMessageId": own, "sender": who, "accountName": name, "timestamp": START}
    return {**values, "type": kind, "content": words, **more}


def qq_json() -> str:
    """Return a history of QQ Chat Exporter."""
    sender = {"uid": "u_abc", "uin": "100200300", "name": "老王", "remark": "爸爸"}
    picture = {"type": "image", "filename": "p1.jpg"}
    shared = {"seq": "1", "timestamp": START * 1000, "time": "2024-05-01 08:00:00"}
    messages = [
        {
            "id": "1",
            **shared,
            "sender": sender,
            "type": "type_1",
            "content": {"text": THREAT},
            "recalled": False,
            "system": False,
        },
        {
            "id": "2",
            **shared,
            "sender": sender,
            "type": "type_3",
            "recalled": True,
            "system": False,
            "content": {"text": "[图片]", "resources": [picture]},
        },
    ]
    whole = {"metadata": {"name": "QQChatExporter V5"}, "chatInfo": {"name": "爸爸"}}
    return json.dumps({**whole, "messages": messages}, ensure_ascii=False)
