"""Reading the sample case for its tests: the form, its people, and what its pages show."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pi_heif
import pypdfium2
from PIL import Image, ImageOps, ImageStat

pi_heif.register_heif_opener()

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
FORM: dict[str, Any] = json.loads((SAMPLE / "case.json").read_text())
DOCUMENTS: dict[str, dict[str, Any]] = {document["id"]: document for document in FORM["documents"]}
PERSONS: dict[str, dict[str, Any]] = {person["id"]: person for person in FORM["persons"]}
PROTECTED = {key for key, person in PERSONS.items() if person.get("protection") != "open"}


def path_of(document: str) -> Path:
    return SAMPLE / DOCUMENTS[document]["file"]


def aliases(person: str) -> list[str]:
    names = [name["text"] for name in PERSONS[person]["names"]]
    return names + [item["value"] for item in PERSONS[person].get("identifiers", [])]


def secrets() -> set[str]:
    return {alias for person in PROTECTED for alias in aliases(person)}


def compact(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def pdf_pages(document: str) -> Iterator[tuple[int, pypdfium2.PdfPage]]:
    pdf = pypdfium2.PdfDocument(path_of(document))
    yield from ((number, pdf[number - 1]) for number in range(1, len(pdf) + 1))


def page_count(document: str) -> int:
    path = path_of(document)
    return len(pypdfium2.PdfDocument(path)) if path.suffix == ".pdf" else 1


def shown(document: str, number: int) -> Image.Image:
    """Return a page as somebody sees it, in grey."""
    path = path_of(document)
    if path.suffix == ".pdf":
        page = pypdfium2.PdfDocument(path)[number - 1]
        return page.render(scale=2).to_pil().convert("L")
    with Image.open(path) as picture:
        return ImageOps.exif_transpose(picture).convert("L")


def text_under(page: pypdfium2.PdfPage, box: tuple[float, float, float, float]) -> str:
    """Return the text of a PDF page below a box given in fractions of the page as displayed."""
    width, height = page.get_size()
    x0, y0, x1, y1 = box
    turned = page.get_rotation()
    text = page.get_textpage()
    if turned == 0:
        return text.get_text_bounded(x0 * width, (1 - y1) * height, x1 * width, (1 - y0) * height)
    assert turned == 90
    return text.get_text_bounded(y0 * height, x0 * width, y1 * height, x1 * width)


def cut(picture: Image.Image, box: tuple[float, float, float, float]) -> Image.Image:
    x0, y0, x1, y1 = box
    width, height = picture.size
    return picture.crop(
        (round(x0 * width), round(y0 * height), round(x1 * width), round(y1 * height))
    )


def contrast_under(picture: Image.Image, box: tuple[float, float, float, float]) -> float:
    """Return the standard deviation of the greys in a box."""
    return ImageStat.Stat(cut(picture, box)).stddev[0]


def ink_under(picture: Image.Image, box: tuple[float, float, float, float]) -> float:
    """Return how much of a box is much darker than its paper, from 0 to 1."""
    area = cut(picture, box)
    grey = area.histogram()
    paper = max(range(256), key=grey.__getitem__)
    return sum(grey[: max(paper - 70, 0)]) / (area.width * area.height)
