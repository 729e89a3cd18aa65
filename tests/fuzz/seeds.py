"""Small files for our own parsers to begin with."""

import gzip
import io
import json
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from casefiles.custody.anchor_files import AnchorFile, AnchorKind
from casefiles.custody.notes import Checkpoint, PublicKey, public_key_of, signed
from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    MetadataItem,
    MetadataKind,
)
from casefiles.domain.files.extraction import PageText, Raster, TextLine
from casefiles.domain.files.media import MediaInfo, MediaStream
from casefiles.domain.files.ocr import OcrLine, OcrPage, OcrWord
from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.answers import (
    head_answer,
    lock_answer,
    page_answer,
    raster_answer,
    unreadable_answer,
)
from casefiles.evidence.channel.item_answers import item_answers
from casefiles.evidence.channel.media_answers import bytes_answer, info_answer, picture_answer
from casefiles.evidence.channel.recognition_answers import recognised_answer
from casefiles.evidence.channel.remote_file import need_answer
from casefiles.evidence.chats.chat_samples import chat_samples
from casefiles.evidence.mail.mail_samples import archive_samples, mail_samples
from tests.evidence.outlook_samples import attachment, compound, message, tnef

_SHORT: Final = 1_280

DATES = (b"2024", b"2024-05-01", b"2024-05~", b"[2019..2021]", b"2020-01/2021-03?", b"..")
QUERIES = (b'wang li -"zhang san" OR notice', "王丽 محمد".encode(), b"-", b'"')
RICH = (
    rb"{\rtf1\ansi\ansicpg936 \'cd\'f5 \u1575? {\fonttbl{\f0 A;}} \par x}",
    struct.pack("<IIII", 28, 16, 0x75465A4C, 0) + b"\x03\x00\x0a\x00rcpg125 ab",
)
ANSWERS = (
    head_answer("application/pdf", 3),
    lock_answer(4, seccomp=True, limits=True),
    unreadable_answer("broken_file"),
    page_answer(PageText(1, 595.0, 842.0, (TextLine("one", Box(0.1, 0.1, 0.9, 0.2)),))),
    raster_answer(Raster(1, 72.0, 72.0, 1, 1, b"abc", ())),
    info_answer(MediaInfo(2_000, (MediaStream("film", "mjpeg", 64, 48, 25_000),))),
    picture_answer(40, 64, 48),
    bytes_answer(9),
    need_answer(3),
    recognised_answer(
        OcrPage(
            *("tesseract", "5", ("uig",), 0, 0.9),
            (
                OcrLine(
                    "one",
                    Box(0.1, 0.1, 0.9, 0.2),
                    (OcrWord(0, 3, Box(0.1, 0.1, 0.9, 0.2), 0.9),),
                ),
            ),
        )
    ),
    *item_answers((FileWarning(FileWarningCode.MACROS, 1), MetadataItem(MetadataKind.AUTHOR, "A"))),
)
_NOTE = signed(Checkpoint("casefiles/a/b", 41, bytes(range(32))), bytes(range(32)))
ANCHOR = AnchorFile(
    AnchorKind.ANCHOR,
    PublicKey("casefiles/a/b", public_key_of(bytes(range(32)))),
    _NOTE,
    proofs={7: (bytes(32),)},
)
PAPERS = (
    ANCHOR.text().encode(),
    b"name;place\na;b\nc;d\ne;f\n",
    "Иванов;Пётр\nСидорова;Анна\nА;Б\n".encode("cp1251"),
    b'<x xmlns:d="http://purl.org/dc/elements/1.1/"><d:creator>A</d:creator></x>',
)
CHATS = (
    b'{"messages": [{"type": "message", "date": 5, "text": [null, {}]}]}',
    json.dumps([{"sent_at": 1e400 if number else "x", "body": {}} for number in (0, 1)]).encode(),
)


def seeds() -> Iterator[bytes]:
    """Yield them: each parser is given all."""
    yield from mail_samples()
    yield from archive_samples()
    yield from chat_samples()
    yield compound(message() | {"__attach_version1.0_#00000000": attachment("a", b"b")})
    yield from (*CHATS, *DATES, *QUERIES, *RICH, *ANSWERS, *PAPERS)


def seeds_of(name: str) -> Iterator[bytes]:
    """Yield what one parser begins with: files of its own kind, or else all."""
    yield from _OWN.get(name, seeds)()


def _chats() -> Iterator[bytes]:
    yield from list(chat_samples())[:2]
    for line in (
        *(
            "2021/12/25 下午2:05 - Li: a",
            "[2021-12-25, 14:05] Li: b",
            "25.12.21 um 14:05 - Li joined",
        ),
        *("2021. 12. 25. 오후 2:05 - Li: c", "\u200f٢٥/١٢/٢٠٢١، ٢:٠٥\u202fم - Li: d\nand e"),
        *("25/12/21 2:05 p. m. - Li: a.pdf (file attached)", "2021年12月25日 14:05 - Li：f"),
    ):
        yield f"{line}\n".encode() * 2


def _talks() -> Iterator[bytes]:
    yield from (*list(chat_samples())[2:4], *CHATS)
    yield (
        b'{"chats": {"list": [{"name": "A", "messages": [{"id": 1, "type": "service", "date": '
        b'"2021-03-12T14:05:33", "actor": "A", "action": "phone_call", "title": "b"}]}]}}'
    )
    yield (
        b'[{"sent_at": 1615557933000, "type": "outgoing", "body": "b", "quote": {"text": "c"}, '
        b'"attachments": [{"fileName": "a.jpg"}]}]'
    )


def _pages() -> Iterator[bytes]:
    yield list(chat_samples())[4]


def _mails() -> Iterator[bytes]:
    yield from mail_samples()
    one = b"From x Mon May  5 10:00:00 2025\nSubject: a\n\nwarm\n\n>From y\n"
    yield one * 3
    yield one.replace(b"\n", b"\r\n") * 2
    yield (
        b"Content-Type: multipart/related; boundary*0=b; boundary*1=c\n\n--bc\n\na\n--bc\n"
        b"Content-Disposition: inline; filename*=utf-8''%e6%9a%96\n"
        b"Content-Transfer-Encoding: uuencode\n\nbegin 644 a\n$=V%R;0\n`\nend\n--bc--\n"
    )


def _zips() -> Iterator[bytes]:
    yield from list(archive_samples())[:2]
    for name in ("a.txt", "../b/\u6696.txt", "C:\\c\u200b"):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr(name, b"warm")
        yield out.getvalue()
        directory = out.getvalue().partition(b"PK\1\2")
        yield b"".join(directory[1:]).partition(b"PK\5\6")[0]
        yield out.getvalue().replace(name.encode()[:3], "б".encode("cp866") * 3)


def _tars() -> Iterator[bytes]:
    for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        for name in ("a.txt", "\u6696/" * 30):
            told = tarfile.TarInfo(name)
            told.size = 4
            told.mtime = 5
            if form != tarfile.USTAR_FORMAT or name.isascii():
                head = told.tobuf(form, "utf-8", "surrogateescape")
                yield head + b"warm".ljust(512, b"\0")


def _packed() -> Iterator[bytes]:
    body = gzip.compress(b"warm", mtime=5)[3:]
    yield body
    yield b"\x08" + body[1:7] + "\u6696.txt\0".encode() + body[7:]
    yield b"\x0c" + body[1:7] + b"\x02\0ab" + b"a.txt\0" + body[7:]


def _packets() -> Iterator[bytes]:
    whole = tnef(("扫描.PDF", "", b"%PDF"), ("A~1.TXT", "a long name.txt", b"words"))
    yield whole[4:]


def _messages() -> Iterator[bytes]:
    yield compound(message() | {"__attach_version1.0_#00000000": attachment("a", b"b")})


_OWN: Final[dict[str, Callable[[], Iterable[bytes]]]] = {
    **dict.fromkeys(("chat", "chat_text"), _chats),
    **dict.fromkeys(("mail", "mailbox"), _mails),
    "mail_walk": lambda: (data for data in _mails() if len(data) <= _SHORT),
    **dict.fromkeys(("chat_page", "html"), _pages),
    "chat_told": lambda: (*_chats(), *_talks(), *_pages()),
    "mail_told": _mails,
    "archive_told": lambda: (*_zips(), *_tars(), *archive_samples()),
    "chat_json": _talks,
    "zip_list": _zips,
    "tar_list": _tars,
    "gzip_name": _packed,
    "winmail": _packets,
    "outlook": _messages,
}
