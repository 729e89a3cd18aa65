"""Conversations of each kind, for the rehearsal before the lock."""

import io
import zipfile
from collections.abc import Iterator
from typing import Final

_ANDROID: Final = (
    "12/03/2021, 14:05 - Aziz: salam\nsecond line\n٢٠/٣/٢٠٢١، ٢:٠٥ م - Лі: <Media omitted>\n"
    "3/22/21, 2:05 PM - Li: IMG-1.jpg (file attached)\n"
)
_IPHONE: Final = "[12.03.21, 14:05:33] Aziz: \u200e<attached: a.jpg>\n[12.03.21, 14:06:33] B: c\n"
_TELEGRAM: Final = (
    '{"name": "A", "type": "personal_chat", "messages": [{"id": 1, "type": "message", "date":'
    ' "2021-03-12T14:05:33", "date_unixtime": "1615557933", "from": "A", "from_id": "user1",'
    ' "text": ["a", {"type": "link", "text": "b"}], "photo": "photos/a.jpg"}]}'
)
_SIGNAL: Final = '{"date": "2021-03-12T14:05:33", "sender": "A", "body": "b", "quote": "c"}\n'
_PAGE: Final = (
    '<!DOCTYPE html><html><body><div class="page_wrap"><div class="page_header"><div class="text">'
    'A</div></div><div class="history"><div class="message service" id="message-1"><div'
    ' class="body details">12 March 2021</div></div><div class="message default" id="message2">'
    '<div class="body"><div class="date details" title="12.03.2021 14:05:33 UTC+03:00">14:05</div>'
    '<div class="from_name">A</div><div class="text">b<br>c</div></div></div></div></div></html>'
)
_TABLE: Final = (
    "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime\n"
    "1,2,49,19,0,1615557933,3,<msg><appmsg><type>57</type><title>a</title></appmsg></msg>,b\n"
)
_WECHAT_PAGE: Final = (
    "<!DOCTYPE html><html><head><title>A</title></head><script>const chatMessages = [\n"
    "{ type:1, text: 'a\\n&lt;',is_send:0,timestamp:1615557933,displayname:'A'},];</script></html>"
)
_QQ: Final = "2021-03-12 14:05:33 A(12345)\na\n\n2021-03-12 14:06:33 B\nb\n"
_CHATLAB: Final = (
    '{"chatlab": {"version": "0.0.2"}, "meta": {"name": "A"}, "messages": [{"sender": "1",'
    ' "accountName": "A", "timestamp": 1615557933, "type": 0, "content": "a"}]}'
)


def chat_samples() -> Iterator[bytes]:
    """Yield conversations as text, JSON and HTML, and one in an archive."""
    for text in (
        *(_ANDROID, _IPHONE, _TELEGRAM, _SIGNAL * 2, _PAGE),
        *(_TABLE, _WECHAT_PAGE, _QQ, _CHATLAB),
    ):
        yield text.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", _IPHONE)
        archive.writestr("a.jpg", b"a")
    yield out.getvalue()
