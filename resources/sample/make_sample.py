"""Makes the files and the case form of the invented sample case from the texts beside it.

`python make_sample.py [FOLDER]` writes `case.json` and `files/` into the folder, or beside this
script. It needs Pillow, ReportLab and pikepdf, and of Debian heif-enc, opusenc, espeak-ng, sox and
exiftool. What it makes is committed; nobody needs to run it to use or test the program.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from makers.layout import Fractions, Spots, set_text
from makers.messages import write_mail
from makers.office_files import write_calls, write_statement
from makers.pdf_sheet import Furniture, PdfSheet, register_faces
from makers.photographs import card, card_exif, door, write_door
from makers.picture_sheet import SCAN_DPI, PictureSheet, as_jpeg, write_scan
from makers.screenshot import screenshot, write_screenshot
from makers.sound import write_voice

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "texts"
TOOLS = ("heif-enc", "opusenc", "espeak-ng", "sox", "exiftool")
_PAGES = {
    "d-request": (
        "request.txt",
        "hans",
        Furniture(
            title="关系人名单",
            author="田谷川",
            subject="祖丽皮耶·巴拉提江 协查",
            note="上官文珏 +999 20 555 0163",
            attachment=("上官文珏.csv", "name,id\n上官文珏,119999198306160447\n".encode()),
        ),
    ),
    "d-arrest": ("arrest.txt", "hans", Furniture("arrest report", "HAP", "told: Shangguan Wenjue")),
    "d-assurances": (
        "assurances.txt",
        "hans",
        Furniture("assurances", "田谷川", note="康沐舟 165990000000417"),
    ),
    "d-decision": ("decision.txt", "hans", Furniture("decision", "Regional Court of Halvik")),
    "d-article": ("article.txt", "hant", Furniture("報道", "海峽晨報")),
}
_COPIED = {
    "d-chat": "chat.txt",
    "d-attendance": "attendance-note.txt",
    "d-notes": "notes-uyghur.txt",
}


def make(folder: Path, work: Path) -> None:
    """Make the whole sample case.

    Args:
        folder: gets `case.json` and `files/`.
        work: an empty folder for what is made on the way.
    """
    case = json.loads(_text("case.json"))
    paths = {document["id"]: folder / document["file"] for document in case["documents"]}
    shutil.rmtree(folder / "files", ignore_errors=True)
    (folder / "files").mkdir(parents=True)
    secrets = _secrets(case)
    spots = {
        **_papers(paths, secrets),
        "d-summons": _scan(paths["d-summons"], secrets),
        "d-door": _door(paths["d-door"], work),
        "d-screenshot": _screenshot(paths["d-screenshot"]),
        "d-card": _card(paths["d-card"], work),
    }
    for key, text in _COPIED.items():
        paths[key].write_text(_text(text), encoding="utf-8")
    write_voice(_text("voice.txt").strip(), "Zulpiye", work, paths["d-voice"])
    write_mail(_text("mail.txt"), _text("mail-attachment.txt"), paths["d-mail"])
    write_calls(_text("calls.csv"), "Nurehmet Baratjan", paths["d-calls"])
    statement = _text("statement.txt").splitlines()
    write_statement(statement, "Shangguan Wenjue", paths["d-statement"])
    _place_marks(case, spots)
    form = json.dumps(case, ensure_ascii=False, indent=1)
    (folder / "case.json").write_text(form + "\n", encoding="utf-8")


def _text(name: str) -> str:
    return (TEXTS / name).read_text(encoding="utf-8")


def _secrets(case: dict[str, Any]) -> tuple[str, ...]:
    hidden = [person for person in case["persons"] if person.get("protection") != "open"]
    names = [name["text"] for person in hidden for name in person["names"]]
    return (*names, *(item["value"] for person in hidden for item in person["identifiers"]))


def _papers(paths: dict[str, Path], secrets: tuple[str, ...]) -> dict[str, Spots]:
    register_faces()
    spots = {}
    for key, (text, han, furniture) in _PAGES.items():
        sheet = PdfSheet()
        spots[key] = set_text(_text(text), sheet, han, secrets)
        sheet.finish(furniture, paths[key])
    return spots


def _scan(path: Path, secrets: tuple[str, ...]) -> Spots:
    sheet = PictureSheet(SCAN_DPI)
    spots = set_text(_text("summons.txt"), sheet, "hans", secrets)
    write_scan(sheet.pages, Furniture("scan", "Zulpiye", "祖丽皮耶·巴拉提江"), path)
    return spots


def _door(path: Path, work: Path) -> Spots:
    picture, spots = door()
    write_door(picture, path)
    small = work / "thumbnail.jpg"
    small.write_bytes(as_jpeg(picture.resize((120, 160)).rotate(90, expand=True), 60))
    _run("exiftool", "-q", "-overwrite_original", f"-ThumbnailImage<={small}", str(path))
    return spots


def _screenshot(path: Path) -> Spots:
    title = "祖丽皮耶 (zulpiye_kumush88)"
    picture, spots = screenshot(title, json.loads(_text("screenshot.json")))
    write_screenshot(picture, path)
    return spots


def _card(path: Path, work: Path) -> Spots:
    picture, spots = card()
    source, made = work / "card.jpg", work / "card.heic"
    source.write_bytes(as_jpeg(picture, 95, card_exif()))
    _run("heif-enc", "-q", "42", "-o", str(made), str(source))
    shutil.copyfile(made, path)
    return spots


def _place_marks(case: dict[str, Any], spots: dict[str, Spots]) -> None:
    """Turn each mark's spot into its boxes, and see that no spot was left without a mark."""
    for document in case["documents"]:
        left = {key for key in spots.get(document["id"], {}) if key[1] != "hidden"}
        if "marks" not in document:
            continue
        placed = []
        for mark in document["marks"]:
            key = (mark["page"], mark.pop("at"))
            boxes = spots[document["id"]][key]
            placed += [{"page": mark["page"], "box": _rounded(box), **mark} for box in boxes]
            left.discard(key)
        document["marks"] = sorted(placed, key=lambda mark: (mark["page"], mark["box"][1]))
        if left:
            raise ValueError(f"{document['id']}: spots without a mark: {sorted(left)}")


def _rounded(box: Fractions) -> list[float]:
    x0, y0, x1, y1 = box
    return [max(round(x0 - 0.0005, 3), 0.0), max(round(y0 - 0.0005, 3), 0.0),
            min(round(x1 + 0.0005, 3), 1.0), min(round(y1 + 0.0005, 3), 1.0)]  # fmt: skip


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        sys.exit(f"needs {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as made:
        make(target, Path(made))
