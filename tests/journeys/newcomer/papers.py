"""Twenty-six files as a client brings them: a statement, scans, mail, chat, sound, film, damage."""

import io
import random
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from casefiles import paths
from tests.evidence.films import mov, wav
from tests.evidence.office_samples import docx, para, rows, xlsx

CLIENT = "Ablet Tursun"
SISTER = "Gulnar Tursun"
NAMES = (SISTER, "Gulnar", "古丽娜尔")
"""How the one who must be protected is written anywhere."""
STATEMENT = (
    "STATEMENT OF ABLET TURSUN",
    "1. My name is Ablet Tursun. I was born on 4 May 1984. I resist my extradition to China.",
    "2. From 2016 I worked as an editor of a newspaper. In 2019 I wrote on the police station.",
    "3. On 14 March 2019 four men took me from my flat. They beat me on the soles of my feet.",
    "4. My sister drove me to the airport on 2 April 2019. She had borrowed a car.",
    "5. Gulnar Tursun was questioned in May 2019. Her number then was +86 119 5550 0137.",
    "6. I have not been able to speak to anybody at home since June 2019.",
    "7. I am afraid of what will happen if it becomes known who helped me.",
    "Signed: A. Tursun, Berlin, 12 January 2026",
)
_REQUEST = (
    (
        *("中华人民共和国", "引渡请求书", "2025年9月18日", "被请求引渡人:阿布来提·吐尔逊"),
        *("涉嫌罪名:诈骗罪。", "经查,2019年3月,其姐姐古丽娜尔·吐尔逊协助其出境。"),
    ),
    ("保证", "请求方保证被请求引渡人不受酷刑。", "使馆人员每三个月探视一次。"),
)
_TRANSLATED = (
    ("EXTRADITION REQUEST", "18 September 2025", "Requested person: Ablet Tursun, born 4 May 1984",
     "Offence alleged: fraud.", "In March 2019 Gulnar Tursun helped him to leave the country."),
    ("Assurances", "The requested person will not be subjected to torture.",
     "Staff of the embassy may visit him once in three months."),
)  # fmt: skip


def make_papers(folder: Path) -> tuple[Path, ...]:
    """Write the files into a folder and its folders; the same bytes each time."""
    files = {**_texts(), **_messages(), **_scans(), **_printed(), **_others()}
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tuple(folder / name for name in files)


def _texts() -> dict[str, bytes]:
    statement = docx("".join(map(para, STATEMENT)))
    letter = "To whom it may concern. Ablet Tursun was an editor of this paper from 2016 to 2019."
    return {
        "Statement of Ablet Tursun.docx": statement,
        "old/Statement of Ablet Tursun (copy).docx": statement,
        "Letter of the editor.docx": docx(para(letter) + para("The articles were true.")),
        "Articles March 2019.txt": b"Three articles on the police.\nPrinted in March 2019.\n",
        "Timeline.html": b"<html><body><p>14 March 2019: taken from the flat.</p></body></html>",
        "notes.txt": b"",
    }


def _messages() -> dict[str, bytes]:
    chat = (
        "[01/04/2019, 21:03:11] Gulnar: I have the car until Wednesday\n"
        "[01/04/2019, 21:04:02] Ablet: Are you sure? They will ask you afterwards\n"
        "[02/04/2019, 05:15:00] Gulnar: I am downstairs\n"
        "[02/04/2019, 14:20:10] Ablet: I have landed. Thank you\n"
    )
    return {
        "chat/WhatsApp Chat with Gulnar.txt": chat.encode(),
        "mail/They came again.eml": _mail(
            "They came again", "Two officers came on Thursday. They asked for you.\n"
        ),
        "mail/The lawyer.eml": _mail("The lawyer", "I have written to the lawyer in Berlin.\n"),
        "mail/Ticket.eml": _mail("Your ticket", "Flight to Berlin, 2 April 2019, 07:40.\n"),
    }


def _mail(subject: str, words: str) -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "A friend <friend@mail.example>"
    mail["To"] = "Ablet Tursun <ablet@mail.example>"
    mail["Date"] = "Sat, 15 Jun 2019 09:12:00 +0500"
    mail["Subject"] = subject
    mail["Message-ID"] = f"<{len(words)}@mail.example>"
    mail.set_content(words)
    return mail.as_bytes()


def _scans() -> dict[str, bytes]:
    hospital = (
        *("DISTRICT HOSPITAL No. 2", "Discharge note", "Patient: Ablet Tursun"),
        *("Admitted 16 March 2019", "Bruising of the soles of both feet,"),
        "two broken ribs on the left.",
    )
    warrant = ("逮捕证", "犯罪嫌疑人:阿布来提·吐尔逊", "涉嫌诈骗罪,予以逮捕。", "2025年8月1日")
    summons = ("传唤证", "古丽娜尔·吐尔逊", "请于2019年5月6日到派出所接受询问。")
    return {
        "scans/IMG_20190320 hospital.jpg": _scan(hospital, "NotoSans", 1.3),
        "scans/逮捕证.jpg": _scan(warrant, "NotoSansSC", 0.4),
        "scans/传唤证.png": _scan(summons, "NotoSansSC", 0.0),
        "photos/House.jpg": _photo(1),
        "photos/Feet.jpg": _photo(2),
        "photos/Press card.jpg": _scan(("PRESS", "Ablet Tursun", "Editor"), "NotoSans", 0.0),
    }


def _scan(lines: Sequence[str], face: str, turned: float) -> bytes:
    page = Image.new("RGB", (1240, 1754), (238, 236, 230))
    font = ImageFont.truetype(str(paths.resources() / "fonts" / f"{face}-Regular.ttf"), 40)
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        draw.text((120, 160 + 90 * number), line, font=font, fill=(30, 30, 40))
    if turned:
        page = page.rotate(turned, expand=True, fillcolor=(90, 70, 60))
    made = io.BytesIO()
    page.save(made, "JPEG" if turned or face == "NotoSans" else "PNG", quality=85)
    return made.getvalue()


def _photo(number: int) -> bytes:
    made = io.BytesIO()
    noise = random.Random(number).randbytes(12 * 9 * 3)
    Image.frombytes("RGB", (12, 9), noise).resize((1200, 900)).save(made, "JPEG", quality=80)
    return made.getvalue()


def _printed() -> dict[str, bytes]:
    law = ("刑法", "第二百六十六条 诈骗公私财物的,处刑。")
    report = (
        ("Country report", "Detention without contact is common."),
        ("Torture", "Beatings of the feet are reported."),
    )
    ticket = ("Ticket", "ABLET TURSUN", "2 April 2019, 07:40")
    return {
        "Chinese papers/引渡请求书.pdf": _pdf(_REQUEST, "NotoSansSC"),
        "Chinese papers/Extradition request (translation).pdf": _pdf(_TRANSLATED, "NotoSans"),
        "Chinese papers/刑法第二百六十六条.pdf": _pdf((law,), "NotoSansSC"),
        "Flight ticket.pdf": _pdf((ticket,), "NotoSans"),
        "Country report.pdf": _pdf(report, "NotoSans"),
    }


def _pdf(pages: Sequence[Sequence[str]], face: str) -> bytes:
    pdfmetrics.registerFont(TTFont(face, paths.resources() / "fonts" / f"{face}-Regular.ttf"))
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    for lines in pages:
        canvas.setFont(face, 13)
        for number, line in enumerate(lines):
            canvas.drawString(72, 760 - 26 * number, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _others() -> dict[str, bytes]:
    closed = io.BytesIO()
    with pikepdf.open(io.BytesIO(_pdf((("Bank statement", "Account 2019"),), "NotoSans"))) as pdf:
        pdf.save(closed, encryption=pikepdf.Encryption(user="spring", owner="spring"))
    cells = ("<c><v>43539</v></c><c><v>820000</v></c>", "<c><v>43553</v></c><c><v>45</v></c>")
    account = rows(*(f"<row>{one}</row>" for one in cells))
    return {
        "Account of the paper.xlsx": xlsx({"Account 2019": account}),
        "Voice message.wav": wav(4),
        "Film of the street.mov": mov(2.0).whole(),
        "Bank statement (password).pdf": closed.getvalue(),
        "Warrant scan (damaged).pdf": b"%PDF-1.5\n" + random.Random(1).randbytes(4000),
    }
