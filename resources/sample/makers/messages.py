"""An e-mail as it travelled, with its headers, two bodies and an attachment."""

from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from pathlib import Path

_OUTER = "=_invented_outer_0417"
_INNER = "=_invented_inner_0417"


def write_mail(words: str, attachment: str, path: Path) -> None:
    """Write the e-mail.

    Args:
        words: its plain text.
        attachment: text of the attached file.
        path: of the new file.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Return-Path"] = "<wenjue@bookpost.example>"
    mail["Received"] = (
        "from shangguan-laptop.home.example ([198.51.100.23]) by mx.brennick-law.example "
        "with ESMTPSA id 0417; Fri, 8 Dec 2023 07:12:44 +0100"
    )
    mail["X-Originating-IP"] = "[198.51.100.23]"
    mail["Message-ID"] = "<20231208071240.0417@shangguan-laptop.home.example>"
    mail["Date"] = "Fri, 8 Dec 2023 07:12:40 +0100"
    mail["From"] = "Wenjue Shangguan (上官文珏) <wenjue@bookpost.example>"
    mail["To"] = "Aud Brennick <aud@brennick-law.example>"
    mail["Cc"] = "Nurehmet Baratjan <nurehmet.b@bazarmail.example>"
    mail["Subject"] = "INVENTED SAMPLE - Fwd: father taken (巴拉提江·吾守尔)"
    mail.set_content(words, cte="quoted-printable")
    mail.add_alternative(
        f"<html><body><pre>{escape(words)}</pre><!-- sent from Wenjue's laptop --></body></html>",
        subtype="html",
        cte="base64",
    )
    mail.add_attachment(attachment, filename="زۇلپىيە-خەت.txt", cte="base64")
    mail.set_boundary(_OUTER)
    next(iter(mail.iter_parts())).set_boundary(_INNER)
    path.write_bytes(mail.as_bytes())
