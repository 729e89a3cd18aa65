"""How each parser of ours is tried: what of the program guides the changes, and how long a file is.

Nothing of the program is imported here: what guides is marked while it is imported.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
_LONGEST: Final = 8_192
"""Bytes; a number of more than 4,300 digits is one that Python refuses."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan for one parser.

    Attributes:
        modules: of `casefiles.evidence`, whose branches guide; none for all of the program.
        longest: bytes of an input.
        libraries: whose branches guide too, since they read most of the file.
        words: put in now and then, which chance alone would hardly find.
    """

    modules: tuple[str, ...] = ()
    longest: int = _LONGEST
    words: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()

    def left_out(self) -> list[str]:
        """Return the modules of the program that do not guide."""
        if not self.modules:
            return []
        files = (path.relative_to(ROOT) for path in (ROOT / "casefiles").rglob("*.py"))
        names = {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in files}
        return sorted(names - set(self.guiding()))

    def guiding(self) -> list[str]:
        """Return the modules that guide, by their whole names."""
        files = {path.stem: path for path in (ROOT / "casefiles" / "evidence").rglob("*.py")}
        found = (files[one].relative_to(ROOT) for one in self.modules)
        return [".".join(path.with_suffix("").parts) for path in found]

    def dictionary(self) -> str:
        """Return the words in the form of libFuzzer."""
        coded = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in self.words)
        return "".join(f'"{word}"\n' for word in coded)


_CHAT: Final = (
    *("12/03/2021", "2021-12-25", "25.12.21", "2021年12月25日", "٢٥/١٢/٢٠٢١، ", "2:05", "14:05:33"),
    *(" - ", " – ", ", ", ": ", "：", "[", "] ", "\n", "\u200e", "\u200f", "\u202f", "\xa0", "، "),
    *("下午", "AM", "p. m.", " م", " à ", " a las ", "<attached: ", "a.jpg (file attached)", "²"),
)
_JSON: Final = (
    *('"messages": [', '"chats": {', '"list": [', '"type": ', '"service"', '"date": ', '"name": '),
    *('"date_unixtime": ', '"from": ', '"from_id": ', '"actor": ', '"action": ', '"phone_call"'),
    *('"text": ', '"photo": ', '"file": ', '"edited": ', '"forwarded_from": ', '"sticker_emoji": '),
    *('"location_information": {', '"reply_to_message_id": ', '"id": ', '"title": ', '"sent_at": '),
    *('"body": ', '"sender": ', '"source": ', '"quote": ', '"attachments": [', '"fileName": '),
    *("null", "true", "1e999", "-1e999", "NaN", "253402300800", '"2021-03-12T14:05:33"', "{", "}"),
    *("[", "]", ", ", '"\\ud800"', '"0001-01-01T00:00"', '"9999-12-31T23:59:59-23:59"', "\n"),
)
_PAGE: Final = (
    *('<div class="message default" id="message2">', '<div class="message service">', "</div>"),
    *('<div class="body">', '<div class="date" title="', "12.03.2021 14:05:33 UTC+03:00", '">'),
    *('<div class="from_name">', '<div class="text">', "<br>", '<a class="photo_wrap" href="'),
    *('<div class="reply_to"><a href="#go_to_message', "</a>", " joined", '<div class="title">'),
    *('<div class="media_wrap">', '<div class="page_header">', "<table>", "<template>", "<svg>"),
)
_MAIL: Final = (
    *("\nFrom ", "\n\nFrom x\n", "From: ", "To: ", "Subject: ", "Date: ", "Received: from "),
    *("Content-Type: ", "multipart/mixed", "multipart/alternative", "multipart/related"),
    *("message/rfc822", "text/plain", "text/html", "; boundary=", '; boundary="', "; charset="),
    *("\n--b1", "\n--b1--", "\n--b2", "\n--b2--", "\n\n", "\r\n", "\r", "Message-ID: <1@x>"),
    *("Content-Transfer-Encoding: ", "base64", "quoted-printable", "x-uuencode", "7bit"),
    *("Content-Disposition: attachment", "; filename=", "; filename*0*=utf-8'en'%e6", "; name="),
    *("begin 644 a\n", "\nend\n", "=?utf-8?B?", "=?gb2312?Q?", "?=", "utf-7", "gb18030", "utf-16"),
    *(
        "format=flowed",
        "From x Mon May  5 10:00:00 2025\n",
        "<a@b>",
        "%ff",
        "application/pkcs7-mime",
    ),
)
_ZIP: Final = (
    *("PK\x01\x02", "PK\x03\x04", "PK\x05\x06", "PK\x06\x06", "PK\x06\x07", "../", "C:\\", "/"),
    *("\x01\x00\x10\x00", "\x75\x70", ".csv", "__MACOSX/", "\ufeff", "\u202e"),
)
_TAR: Final = (
    *("ustar\x0000", "ustar  \x00", "././@LongLink", "././@PaxHeader", "path=", "size=", "mtime="),
    *("GNU.sparse.", "hdrcharset=BINARY", "../", "/", "0000644", "00000000005", "27 mtime=1e999\n"),
)

_MAIL_BODY: Final = ("mail_reader", "mail_bodies", "mime", "header_words", "html_words", "charsets")
PLANS: Final = {
    "chat": Plan(("chat_lines", "chat_dates", "chat_exports"), 1_024, _CHAT),
    "chat_text": Plan(("chat_lines", "chat_dates", "chat_exports"), 512, _CHAT),
    "chat_json": Plan(("chat_exports",), 768, _JSON),
    "chat_page": Plan(("telegram_pages", "chat_exports"), 1_024, _PAGE),
    "mail": Plan(_MAIL_BODY, 2_560, _MAIL),
    "mailbox": Plan(_MAIL_BODY, 4_096, _MAIL),
    "mail_walk": Plan(("mail_reader", "mime"), 1_280, _MAIL),
    "mail_told": Plan((*_MAIL_BODY, "email_pages"), 2_560, _MAIL),
    "chat_told": Plan(
        *(("chat_lines", "chat_dates", "chat_exports", "telegram_pages", "chat_file"), 1_024),
        (*_CHAT, *_JSON, *_PAGE),
    ),
    "archive_told": Plan(
        *(("archive_kinds", "archive_reader", "part_names"), 10_240, (*_ZIP, *_TAR)),
        ("zipfile", "tarfile"),
    ),
    "html": Plan(("html_words",), 1_024, _PAGE),
    "zip_list": Plan(("archive_kinds", "part_names"), 768, _ZIP, ("zipfile",)),
    "tar_list": Plan(("archive_kinds", "part_names"), 3_072, _TAR, ("tarfile",)),
    "gzip_name": Plan(("archive_kinds", "part_names"), 256, libraries=("gzip",)),
    "winmail": Plan(("tnef", "part_names"), 1_024),
    "outlook": Plan(("compound", "outlook_reader", "outlook_properties"), 4_096),
}
"""Where a parser has none, all of the program guides."""
