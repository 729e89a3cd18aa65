"""Classes of pairs that differ in what files hold unseen: under marks, beside pages, hidden."""

import io
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.files.extraction import Raster
from casefiles.office.redaction import burned_pages, text_of_exhibits
from casefiles.redaction.pixels import gate
from tests.attacks.leaks.battery import changed
from tests.attacks.leaks.test_hidden_content import EVERY
from tests.attacks.pairs.small_pairs import Pairs, Paper, Tiny, opened_up
from tests.attacks.pairs.small_sheets import TOP, sheet, write
from tests.attacks.pairs.small_writing import GULNISA, named
from tests.redaction.pixels.pictures import font

SISTER = named(GULNISA).persons


def of(data: bytes, file: str = "a.pdf", **more: Any) -> Tiny:
    return Tiny(SISTER, (Paper(data, file, **more),))


def bare(patch: pytest.MonkeyPatch) -> None:
    """Boxes exactly as drawn, over pictures whose coding spreads what lies under them."""
    patch.setattr(gate, "_MARGIN", 0)
    _burn(patch, lambda raster, boxes: (replace(raster, lossy_images=()), boxes))


def unmarked(patch: pytest.MonkeyPatch) -> None:
    """No box at all."""
    _burn(patch, lambda raster, _: (raster, ()))


def _burn(patch: pytest.MonkeyPatch, changed: Callable[[Raster, Any], tuple[Raster, Any]]) -> None:
    """Let pages be burned otherwise; tiny dossiers have so few that no child burns them."""

    def leaky(raster: Raster, exhibit: str, number: int, boxes: Any, **how: Any) -> BurnedPage:
        own, areas = changed(raster, boxes)
        return gate.burn(own, exhibit, number, areas, **{**how, **dict.fromkeys({*how} & BARE, ())})

    patch.setattr(burned_pages, "burn", leaky)


BARE = {"bare"}
"""Areas that hide nothing, where the program tells them apart."""


# Under a mark

AREA = (0.0, 0.325, 1.0, 0.475)
"""Over the fourth and fifth line of a sheet, as wide as the page."""


def marked(*held: str, size: float = 11) -> Tiny:
    """A mark over a text that names nobody."""
    return of(sheet(*held, size=size), boxes=(AREA,))


def with_picture(data: bytes | None) -> Tiny:
    """A mark over a picture within a page, or over nothing."""

    def draw(canvas: Canvas) -> None:
        if data is not None:
            place = ImageReader(io.BytesIO(data))
            canvas.drawImage(place, 60, 108, 150, 24)

    return of(sheet("", "", more=draw), boxes=(AREA,))


def noise(seed: int, size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Return a picture in which each pixel is another."""
    depth = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, size, Random(seed).randbytes(size[0] * size[1] * depth))


def coded(image: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def hidden_picture(seed: int = 1, kind: str = "JPEG", mode: str = "RGB", **how: Any) -> Tiny:
    return with_picture(coded(noise(seed, (160, 24), mode), kind, **how))


FACE = (0.45, 0.40, 0.70, 0.68)


def photograph(seed: int, quality: int, sampling: int, kind: str = "JPEG") -> Tiny:
    """A photograph as an exhibit, with a face that is marked."""
    image = Image.linear_gradient("L").resize((320, 240)).convert("RGB")
    ImageDraw.Draw(image).rectangle((20, 20, 90, 220), fill="#404858")
    x0, y0, x1, y1 = (round(part * side) for part, side in zip(FACE, (320, 240) * 2, strict=True))
    image.paste(noise(seed, (x1 - x0 - 1, y1 - y0 - 1)), (x0 + 1, y0 + 1))
    how = {"quality": quality, "subsampling": sampling} if kind == "JPEG" else {}
    return of(coded(image, kind, **how), "a.jpg", boxes=(FACE,))


def scan(text: str, seed: int = 1) -> Tiny:
    """A scan that lies askew, and a mark over the line that names somebody."""
    image = Image.new("L", (600, 400), "white")
    drawing = ImageDraw.Draw(image)
    for row in range(8):
        words = "The officers came at six in the morning." if row != 4 else text
        drawing.text((40, 30 + 40 * row), words, fill="black", font=font(20))
    turned = image.rotate(0.9, fillcolor="white", resample=Image.Resampling.BICUBIC)
    data = coded(turned, quality=70)
    return of(data, "scan.jpg", boxes=((0.0, 0.455, 1.0, 0.56),), title=f"Scan {seed and ''}")


# Beside the lines of a page


def turned_note(text: str) -> Tiny:
    """A note up the margin."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(290, 20)
        canvas.rotate(90)
        write(canvas, text, 0, 0, 9)
        canvas.restoreState()

    return Tiny(SISTER, (Paper(sheet("", more=draw)),))


def han_column(name: str) -> Tiny:
    """A column of Han from the top down, at the right of the lines."""

    def draw(canvas: Canvas) -> None:
        for row, char in enumerate("证人" + name + "到场"):
            write(canvas, char, 270, TOP - 13 * row, 11)

    return Tiny(named(name).persons, (Paper(sheet("", more=draw)),))


def off_page(text: str, x: float = 400, y: float = 100) -> Tiny:
    """A text that lies beyond the page."""

    def draw(canvas: Canvas) -> None:
        if text:
            write(canvas, text, x, y)

    return Tiny(SISTER, (Paper(sheet(f"Then {GULNISA} came.", more=draw)),))


# What a source says of itself


def with_furniture(change: Callable[[pikepdf.Pdf], None]) -> Tiny:
    return of(changed(sheet(f"Then {GULNISA} came."), change))


def _author(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = GULNISA
    pdf.docinfo["/Title"] = f"Interview of {GULNISA}"


def _dates(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/CreationDate"] = "D:19990507090909+08'00'"
    pdf.docinfo["/ModDate"] = "D:20240507090909+08'00'"


def _labels(pdf: pikepdf.Pdf) -> None:
    label = Dictionary(P=f"{GULNISA} ", S=Name.D, St=7)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, label]))


def _attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["secret.txt"] = GULNISA.encode()


def _outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(GULNISA, 0))


def _metadata(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as told:
        told["dc:creator"] = [GULNISA]


def exif(text: str) -> Tiny:
    """A photograph that says of itself who took it."""
    told = Image.Exif()
    if text:
        told[0x010E], told[0x013B] = text, text
    image = Image.linear_gradient("L").resize((200, 150)).convert("RGB")
    return of(coded(image, quality=80, exif=told), "a.jpg")


# Hidden in office files, mails and others

EXTENSIONS = {
    "old: a hidden row": "xls", "old:": "doc", "open:": "odt", "rich:": "rtf", "web:": "html",
    "a hidden row": "xlsx", "a hidden column": "xlsx", "a hidden sheet": "xlsx",
    "a hidden slide": "pptx", "notes of a speaker": "pptx", "a comment on a slide": "pptx",
    "a blind copy": "eml", "what servers": "eml", "ids, programs": "eml", "a second version": "eml",
}  # fmt: skip
NOT_DEAR = {
    "a comment", "deleted text", "a hidden row", "a blind copy",
    "notes of a speaker and comments", "a hidden slide in between",
}  # fmt: skip


SHOWN_ALIKE = {"ids, programs and answers", "a second version of the words"}
"""What pages of ours would not tell either."""


def _seen(data: bytes) -> bytes:
    """Return a mail with another subject, which everybody sees."""
    return data.replace(b"Subject: ", b"Subject: Re: ")


def _as_pages(patch: pytest.MonkeyPatch) -> None:
    """Let files leave as pages where they hide something, as they once did."""
    from casefiles.office.draft import snapshots

    plain = snapshots.blocks_of
    patch.setattr(
        snapshots,
        "blocks_of",
        lambda reading: () if text_of_exhibits.shows_more(reading) else plain(reading),
    )


def _hiding() -> dict[str, Pairs]:
    made = {}
    for kind, (plain, hiding) in EVERY.items():
        end = next((one for start, one in EXTENSIONS.items() if kind.startswith(start)), "docx")
        made[f"hidden: {kind}"] = Pairs(
            of(plain, f"a.{end}"), {"hidden": of(hiding, f"a.{end}")},
            control=of(_seen(plain), f"a.{end}") if kind in SHOWN_ALIKE else None,
            weakened=None if kind in SHOWN_ALIKE else _as_pages,
            dear=frozenset() if kind in NOT_DEAR else frozenset({"hidden"}),
        )  # fmt: skip
    return made


FEW = {(60, 2), (92, 0)}
JPEGS = [(quality, sampling) for quality in (60, 92) for sampling in (0, 2)]
FILES: dict[str, Pairs] = {
    "mark: the text under it": Pairs(
        marked("He gave the code to the cook.", "It was blue."),
        {
            "shorter": marked("He.", "It."),
            "Han": marked("他把密码告诉了厨师", "是蓝色的"),
            "none": marked("", ""),
            "large": marked("He gave the code", "It was blue.", size=14),
            "one line": marked("He gave the code to the cook.", ""),
        },
        weakened=unmarked,
        dear=frozenset({"large", "one line"}),
    ),
    "mark: a picture under it": Pairs(
        hidden_picture(1, quality=82, subsampling=2),
        {
            "other pixels": hidden_picture(2, quality=82, subsampling=2),
            "whole colour": hidden_picture(1, quality=82, subsampling=0),
            "coarse": hidden_picture(1, quality=20, subsampling=2),
            "grey": hidden_picture(1, mode="L", quality=82),
            "PNG": hidden_picture(1, "PNG"),
            "none": with_picture(None),
        },
        weakened=unmarked,
        dear=frozenset({"other pixels", "coarse", "grey"}),
    ),
    **{
        f"mark: a face in a JPEG of {quality}, sampling {sampling}": Pairs(
            photograph(1, quality, sampling),
            {
                "another": photograph(2, quality, sampling),
                "a third": photograph(3, quality, sampling),
            },
            weakened=bare,
            dear=frozenset({"a third"} if (quality, sampling) in FEW else {"a third", "another"}),
            is_whole=False,
        )
        for quality, sampling in JPEGS
    },
    "mark: a face in a PNG": Pairs(
        photograph(1, 0, 0, "PNG"), {"another": photograph(2, 0, 0, "PNG")}, weakened=unmarked
    ),
    "mark: a line of a scan askew": Pairs(
        scan("Then Gulnisa came."),
        {"longer": scan("Then Abdurahmanjan Qarluqi came."), "shorter": scan("Bo.")},
        weakened=unmarked,
    ),
    "page: a note up the margin": Pairs(
        turned_note(f"seen by {GULNISA}"),
        {
            "longer": replace(
                turned_note("seen by Abdurahmanjan Memtimin"),
                persons=named("Abdurahmanjan Memtimin").persons,
            ),
            "shorter": replace(turned_note("seen by Bo Xan"), persons=named("Bo Xan").persons),
        },
        opened_up(turned_note(f"seen by {GULNISA}")),
    ),
    "page: a column of Han": Pairs(
        han_column("王晓明"),
        {
            "other": han_column("艾合买"),
            "longer": han_column("艾合买提江"),
            "short": han_column("张伟"),
        },
        opened_up(han_column("王晓明")),
    ),
    "page: text beyond it": Pairs(
        off_page(""),
        {
            "the name": off_page(GULNISA),
            "below": off_page(GULNISA, 20, -60),
            "above": off_page(GULNISA, 20, 260),
            "other words": off_page("Nothing to see"),
        },
        off_page(GULNISA, 20, 25),
    ),
    "source: what a PDF says of itself": Pairs(
        of(sheet(f"Then {GULNISA} came.")),
        {
            "author": with_furniture(_author),
            "dates": with_furniture(_dates),
            "labels of pages": with_furniture(_labels),
            "an attachment": with_furniture(_attachment),
            "an outline": with_furniture(_outline),
            "metadata": with_furniture(_metadata),
        },
        of(sheet("Then nobody came.")),
        dear=frozenset({"an outline", "dates", "metadata"}),
    ),
    "source: what a picture says of itself": Pairs(
        exif(""), {"author": exif(GULNISA)}, of(coded(noise(1, (200, 150)), quality=80), "a.jpg")
    ),
    "source: the name of its file": Pairs(
        of(sheet(f"Then {GULNISA} came.")),
        {
            "the name": of(sheet(f"Then {GULNISA} came."), f"{GULNISA}.pdf"),
            "another ending": of(sheet(f"Then {GULNISA} came."), "scan 0001.PDF"),
        },
        of(sheet(f"Then {GULNISA} came."), title="Another"),
    ),
    **_hiding(),
}  # fmt: skip
