"""A stick as a client brings it: good files, copies, broken ones, and what is no file at all."""

import io
import os
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Stick:
    """What was written.

    Attributes:
        digests: of every content that can be taken, each once.
        vanishing: files that are taken away before they are read.
        untakeable: names of what is no file.
        total: of all entries.
    """

    folder: Path
    digests: frozenset[str]
    vanishing: tuple[Path, ...]
    untakeable: frozenset[str]
    total: int


def make_stick(folder: Path, hundreds: float) -> Stick:
    """Write some hundred mixed files."""
    some = partial(_share, hundreds)
    good: dict[str, bytes] = {}
    for number in range(some(37)):
        good[f"disclosure/{number:03} order.pdf"] = _pdf(f"Order {number}", 1 + number % 4)
    for number in range(some(20)):
        good[f"photos/{number:03} yard.png"] = _picture(number)
    for number in range(some(23)):
        good[f"notes/{number:03} note.txt"] = f"Note {number}: seen at the gate.\n".encode() * 40
    for number in range(some(4)):
        good[f"broken/{number:02} half.pdf"] = _pdf(f"Half {number}", 1)[: 300 + number]
    good["disclosure/sealed.pdf"] = _with_password(_pdf("Sealed", 1))
    good["notes/nothing.txt"] = b""
    lost = range(some(2))
    vanishing = {f"zz/{number} gone.txt": f"gone {number}".encode() for number in lost}
    copies = list(good.items())[::9][: some(9)]
    files = {**good, **vanishing, **{f"copies/{Path(n).name}": data for n, data in copies}}
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name in (".DS_Store", "notes/Thumbs.db", "photos/._yard.png", "desktop.ini"):
        (folder / name).write_bytes(b"system")
    untakeable = set()
    for number in range(some(100) - len(files) - 4):
        name = f"link {number}"
        (folder / name).symlink_to("notes") if number else os.mkfifo(folder / name)
        untakeable.add(name)
    digests = frozenset(sha256(data).hexdigest() for data in good.values())
    gone = tuple(folder / name for name in vanishing)
    return Stick(folder, digests, gone, frozenset(untakeable), some(100))


def _share(hundreds: float, of_each: int) -> int:
    return int(hundreds * of_each)


def _pdf(title: str, pages: int) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    for page in range(pages):
        canvas.drawString(72, 760, f"{title}, page {page + 1}")
        for line in range(38):
            canvas.drawString(72, 730 - 17 * line, f"{line + 1}. The requested person was seen.")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def _picture(number: int) -> bytes:
    picture = Image.new("RGB", (900, 700), (number * 4 % 256, 90, 120))
    ImageDraw.Draw(picture).text((40, 40), f"Yard {number}", fill="white")
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def _with_password(data: bytes) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return made.getvalue()
