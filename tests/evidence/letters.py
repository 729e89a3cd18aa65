"""Mails that tests build by hand, so that each byte of their faults is known."""

import base64


def mail(body: bytes = b"Hello.\n", **headers: str | bytes) -> bytes:
    """A mail with these headers, `_` for `-`; a plain one where none are named."""
    told = {"From": "Wang Li <li@example.org>", "MIME-Version": "1.0"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = [
        name.encode() + b": " + (value if isinstance(value, bytes) else value.encode())
        for name, value in told.items()
    ]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def mixed(*parts: bytes, kind: str = "mixed", boundary: str = "=_x") -> bytes:
    """A mail of several parts, each with headers of its own."""
    mark = boundary.encode()
    body = b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts)
    return mail(
        body + b"--" + mark + b"--\r\n",
        Content_Type=f'multipart/{kind}; boundary="{boundary}"',
        Subject="With parts",
    )


def text_part(text: str, charset: str = "utf-8", kind: str = "plain") -> bytes:
    head = f"Content-Type: text/{kind}; charset={charset}\r\n\r\n".encode()
    return head + text.encode({"windows-950": "cp950", "gb2312": "gb18030"}.get(charset, charset))


def attached(name: str, data: bytes, kind: str = "application/pdf") -> bytes:
    head = (
        f'Content-Type: {kind}\r\nContent-Disposition: attachment; filename="{name}"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode() + base64.encodebytes(data)
