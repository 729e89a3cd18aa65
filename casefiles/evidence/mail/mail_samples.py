"""Mails and archives that use every way of being read, for the rehearsal before the lock."""

import base64
import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Iterator
from typing import Final

_MAIL: Final = b"""Received: from DESKTOP ([10.0.0.1]) by mx.example; Mon, 5 May 2025 10:00:00 +0800
From: =?gb2312?B?zfXA9g==?= <a@example.org>
To: "B, C" <b@example.org>, c@example.org
Reply-To: d@example.org
Subject: =?utf-8?Q?warm_=E6=9A=96?= =?x-unknown?B?zfXA9g==?=
Date: Mon, 05 May 2025 10:00:00 +0800
Message-ID: <1@example.org>
References: <0@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: multipart/alternative; boundary=b2

--b2
Content-Type: text/plain; charset=windows-950; format=flowed
Content-Transfer-Encoding: quoted-printable

warm=20
=A4=A4
--b2
Content-Type: text/html; charset=utf-8

<html><p style="display:none">warm</p><blockquote>w<img src="http://example.org/a.png" alt="a">
<ul><li>x</ul></blockquote><a href="http://example.org">y</a><script>1</script></html>
--b2--
--b1
Content-Type: application/octet-stream; name*0*=utf-8'en'%e6%9a; name*1*=%96.bin
Content-Transfer-Encoding: base64

d2FybQ==
--b1
Content-Type: message/rfc822

Subject: inside
Message-ID: <2@example.org>

warm
--b1
Content-Type: text/plain

begin 644 a.txt
$=V%R;0
`
end
--b1
Content-Type: text/plain

\xe4\xf6\xfc \xe4\xf6\xfc\xdf a text in none of the encodings that are told
--b1--
"""
_BAD_DATES: Final = (b"Mon, 99 Foo 2025 10:00", b"", b"1 Jan 25 10:00 EST", b"now")


def mail_samples() -> Iterator[bytes]:
    """Yield mails, sound and broken."""
    yield _MAIL
    yield b"From x Mon May  5 10:00:00 2025\n" + _MAIL + b"\n\nFrom y\n" + _MAIL
    yield b"!BDN" + bytes(600)
    for date in _BAD_DATES:
        yield b"From: a@example.org\nMIME-Version: 1.0\nDate: " + date + b"\n\nwarm\n"


_PACKED: Final = (
    (
        "H+sCUCma9+!RDTE4gdfE00000N&o-=000005Mxcr06UmUtCf9iU;q0&000351^@vG4gd!W0RRCb0|5aAT>t=p01N"
        "~G2nqqe;Ips*00jXN4FHyAE&y}@cmQ+&000yU0RR91ZN^6z+5r^?0RSO@0Du4h"
    ),
    "Qeko-8V3OY#Tqj*0|5X4&eyPb8Ug|Y1_Y#o0s!$-WxwFFumAxE=9-o+ba-@kVRCI5vN|;b1poj",
    (
        "O;bZg00000Pyhe`00000EC2ui000000|5a50RR912LJ#7L;wH)0RR911ONa400000003@Rz_FkJ=9-o+ba-?C000"
        "001ONm8cVTjE"
    ),
    "D77#BpacK_03iSXcVTjE",
)
"""A file in 7z, RAR, CAB and Zstandard."""


def archive_samples() -> Iterator[bytes]:
    """Yield an archive of each kind, and broken ones."""
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as packed:
        for packing in (
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
            zipfile.ZIP_BZIP2,
            zipfile.ZIP_LZMA,
        ):
            packed.writestr(f"\u6696/{packing}.txt", b"warm", packing)
    with tarfile.open(fileobj=tarred, mode="w") as packed:
        packed.addfile(tarfile.TarInfo("\u6696.txt"))
    yield zipped.getvalue()
    yield zipped.getvalue()[:-30] + b"PK\5\6" + bytes(18)
    yield tarred.getvalue()
    yield tarred.getvalue()[:700]
    packed_ones = [base64.b85decode(one) for one in _PACKED]
    for whole in (
        *(gzip.compress(b"warm"), bz2.compress(b"warm"), lzma.compress(b"warm")),
        *packed_ones,
    ):
        yield whole
        yield whole[:-5]
