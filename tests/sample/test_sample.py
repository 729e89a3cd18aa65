"""The sample case is whole, and its secrets are where its README says."""

import email
import io
import re
import zipfile
from email.policy import default
from xml.etree import ElementTree  # noqa: ICN001 - its own name says what it is

import pikepdf
import pytest
from PIL import ExifTags, Image

from casefiles.domain.records.case_records import Event
from casefiles.office.importing.case_import import read_case_import
from tests.sample.files_of_sample import (
    DOCUMENTS,
    FORM,
    PERSONS,
    PROTECTED,
    SAMPLE,
    aliases,
    compact,
    contrast_under,
    ink_under,
    page_count,
    path_of,
    pdf_pages,
    secrets,
    shown,
    text_under,
)

TEXT_PDFS = ("d-request", "d-arrest", "d-assurances", "d-decision", "d-article")
MARKS = [
    pytest.param(key, mark, id=f"{key}-{mark['page']}-{index}")
    for key, document in DOCUMENTS.items()
    for index, mark in enumerate(document.get("marks", []))
]
ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
TIBETAN = re.compile("[\u0f00-\u0fff]")
HAN = re.compile("[\u4e00-\u9fff]")
_REPORT = """\
Yu Hao,Grace Meng,Meng Hongwei,Zhang Yan,Chen Yuzhen,Zhao Lijian,赵立坚,Brenda Lucki
Christopher Wray,Hu Xijin,胡锡进,Zhao Leji,赵乐际,Yang Xiaodu,杨晓渡
Idris Hasan,Xi Jinping,习近平"""
REAL_NAMES = re.split("[,\n]", _REPORT)
NARRATIVE = [one if isinstance(one, str) else one["text"] for one in FORM["narrative"]]


def test_the_form_is_accepted_and_large_enough():
    form = read_case_import((SAMPLE / "case.json").read_bytes())
    assert len(form.of(Event)) >= 40
    assert len(form.documents) >= 12
    assert "INVENTED" in form.case.title


def test_every_file_is_named_in_the_form_and_all_are_small():
    present = set((SAMPLE / "files").iterdir())
    assert present == {path_of(key) for key in DOCUMENTS}
    assert sum(path.stat().st_size for path in present) < 3_000_000


def test_there_are_at_least_eight_formats_by_content():
    heads = [path_of(key).read_bytes()[:12] for key in DOCUMENTS]
    for signature in (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"OggS", b"PK\3\4"):
        assert any(head.startswith(signature) for head in heads)
    assert any(head[4:] == b"ftypheic" for head in heads)
    assert {path_of(key).suffix for key in DOCUMENTS} >= {".eml", ".txt", ".docx", ".xlsx"}


def test_every_cited_page_exists():
    cites = [cite for event in FORM["events"] for cite in event.get("cites", [])]
    assert len(cites) > 30
    assert [cite for cite in cites if cite["page"] > page_count(cite["document"])] == []


def test_dates_come_in_many_precisions():
    shapes = {re.sub(r"\d", "9", event["date"]) for event in FORM["events"]}
    assert len(shapes) >= 12
    assert {"201X", "2019/..", "2016-XX-XX"} <= {event["date"] for event in FORM["events"]}


def printed_texts():
    yield from (FORM[key] for key in ("title", "client", "requesting_state", "requested_state"))
    yield from (hearing["forum"] for hearing in FORM["hearings"])
    yield from (event[key] for event in FORM["events"] for key in ("place", "text"))
    yield from NARRATIVE
    for document in DOCUMENTS.values():
        if "exhibit" in document:
            yield from (document["title"], *document["exhibit"].values())
    yield from (p["names"][0]["text"] for k, p in PERSONS.items() if k not in PROTECTED)


@pytest.mark.parametrize("script", [ARABIC, TIBETAN])
def test_uyghur_and_tibetan_are_spoken_in_titles_events_and_the_narrative(script):
    titles = (one["title"] for one in FORM["documents"] if "exhibit" in one)
    assert any(script.search(title) for title in titles)
    assert any(script.search(event["text"]) for event in FORM["events"])
    assert any(script.search(text) for text in NARRATIVE)


def test_chinese_is_spoken_in_events_and_in_the_narrative():
    assert len([event for event in FORM["events"] if len(HAN.findall(event["text"])) > 9]) >= 3
    assert len([text for text in NARRATIVE if len(HAN.findall(text)) > 9]) >= 3


def test_some_protected_names_are_typed_plainly():
    typed = "\n".join(printed_texts())
    found = {alias for alias in secrets() if alias in typed}
    assert {
        "Zulpiye",
        "祖丽皮耶·巴拉提江",
        "祖麗皮耶·巴拉提江",
        "上官文珏",
        "+86 119 5550 0137",
    } <= found


def test_no_exhibit_mark_spells_the_initials_of_a_protected_witness():
    for document in DOCUMENTS.values():
        witness = document.get("exhibit", {}).get("witness", "").strip("[]")
        if witness in PROTECTED:
            initials = "".join(part[0] for part in PERSONS[witness]["names"][0]["text"].split())
            assert document["exhibit"]["mark"].split("/")[0] not in {initials, initials[::-1]}


def test_every_picture_was_looked_at():
    assert [
        key
        for key, document in DOCUMENTS.items()
        if "exhibit" in document
        and path_of(key).suffix in {".pdf", ".jpg", ".png", ".txt"}
        and not document.get("looked_at")
    ] == []


@pytest.mark.parametrize(("document", "mark"), MARKS)
def test_a_mark_lies_on_something(document, mark):
    page = shown(document, mark["page"])
    if document == "d-door":
        assert contrast_under(page, mark["box"]) > 35
        assert contrast_under(page, (0.6, 0.05, 0.95, 0.1)) < 20, "the sky"
    else:
        assert ink_under(page, mark["box"]) > 0.004


@pytest.mark.parametrize("document", ["d-request", "d-summons"])
def test_an_empty_part_of_a_page_has_no_ink(document):
    assert ink_under(shown(document, 1), (0.03, 0.8, 0.97, 0.83)) < 0.002


@pytest.mark.parametrize(
    ("document", "mark"), [p for p in MARKS if p.values[0] in TEXT_PDFS and "person" in p.values[1]]
)
def test_a_mark_on_machine_read_text_covers_the_person_it_is_for(document, mark):
    page = dict(pdf_pages(document))[mark["page"]]
    under = compact(text_under(page, mark["box"]))
    assert any(compact(alias) in under for alias in aliases(mark["person"]))
    moved = [mark["box"][0], mark["box"][1] + 0.35, mark["box"][2], mark["box"][3] + 0.35]
    assert not any(compact(a) in compact(text_under(page, moved)) for a in aliases(mark["person"]))


@pytest.mark.parametrize("document", TEXT_PDFS)
def test_no_visible_protected_name_is_left_beside_the_marks(document):
    for number, page in pdf_pages(document):
        marks = [m for m in DOCUMENTS[document]["marks"] if m["page"] == number]
        under = compact(" ".join(text_under(page, mark["box"]) for mark in marks))
        visible = compact(text_under(page, (0, 0, 1, 0.93)))
        for alias in map(compact, secrets()):
            assert under.count(alias) >= visible.count(alias)


def test_the_scan_has_pixels_and_no_text():
    assert [page.get_textpage().get_text_bounded() for _, page in pdf_pages("d-summons")] == [
        ""
    ] * 3
    with pikepdf.open(path_of("d-summons")) as pdf:
        images = [image for page in pdf.pages for image in page.get_images().values()]
        assert [str(image.Filter) for image in images] == ["/DCTDecode"] * 3


def test_one_page_is_turned():
    assert [page.get_rotation() for _, page in pdf_pages("d-request")] == [0, 0, 0, 90]


def test_pdfs_hide_secrets_in_their_furniture():
    with pikepdf.open(path_of("d-request")) as pdf:
        assert "祖丽皮耶·巴拉提江" in str(pdf.docinfo["/Subject"])
        assert "祖丽皮耶·巴拉提江" in bytes(pdf.Root.Metadata.read_bytes()).decode()
        assert "上官文珏" in str(pdf.pages[-1].Annots[0].Contents)
        assert "上官文珏.csv" in pdf.attachments
    hidden = dict(pdf_pages("d-request"))[2]
    assert "祖丽皮耶·巴拉提江" in text_under(hidden, (0, 0.94, 1, 1))
    assert ink_under(shown("d-request", 2), (0.05, 0.93, 0.95, 0.958)) == 0


def test_a_black_box_of_the_sender_left_its_text():
    box = next(m["box"] for m in DOCUMENTS["d-assurances"]["marks"] if "sender" in m["reason"])
    assert ink_under(shown("d-assurances", 2), box) > 0.3
    assert "祖丽皮耶" in text_under(dict(pdf_pages("d-assurances"))[2], box)


def test_photographs_say_who_where_and_lie_on_their_side():
    with Image.open(path_of("d-door")) as photograph:
        exif = photograph.getexif()
    assert exif[ExifTags.Base.Artist] == "Shangguan Wenjue"
    assert exif[ExifTags.Base.Orientation] == 6
    assert exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] == (46.0, 31.0, 12.4)
    assert photograph.size[0] > photograph.size[1]
    assert path_of("d-door").read_bytes().count(b"\xff\xd8\xff") == 2, "a thumbnail is inside"
    assert b"Shangguan Wenjue" in path_of("d-card").read_bytes()


def test_other_files_hide_secrets_beside_their_words():
    with Image.open(path_of("d-screenshot")) as screenshot:
        assert "zulpiye_kumush88" in screenshot.text["Title"]
    assert b"artist=Zulpiye" in path_of("d-voice").read_bytes()
    word = zipfile.ZipFile(path_of("d-statement"))
    assert "<w:delText>His sister is Zulpiye Baratjan" in word.read("word/document.xml").decode()
    assert "Memtimin Sawut" in word.read("word/comments.xml").decode()
    assert "Shangguan Wenjue" in word.read("docProps/core.xml").decode()
    table = zipfile.ZipFile(path_of("d-calls")).read("xl/worksheets/sheet1.xml").decode()
    assert "祖丽皮耶·巴拉提江" in table.split('hidden="1"')[1]
    mail = email.message_from_bytes(path_of("d-mail").read_bytes(), policy=default)
    assert mail["Cc"].addresses[0].addr_spec == "nurehmet.b@bazarmail.example"
    (attachment,) = mail.iter_attachments()
    assert "زۇلپىيە" in attachment.get_filename()
    assert "زۇلپىيە" in attachment.get_content()


def test_most_file_names_give_somebody_away():
    names = [compact(path_of(key).name) for key in DOCUMENTS]
    telling = [n for n in names if any(compact(alias) in n for alias in secrets())]
    assert len(telling) >= 9


def checksum_holds(number: str) -> bool:
    """Check a resident ID by ISO 7064 mod 11-2."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17]


def test_resident_ids_are_well_formed_and_of_no_real_area():
    numbers = [
        item["value"]
        for person in PERSONS.values()
        for item in person.get("identifiers", [])
        if item["kind"] == "resident ID"
    ]
    assert len(numbers) == len(set(numbers)) == 8
    assert all(checksum_holds(number) and number[2:6] == "9999" for number in numbers)
    wrong = numbers[1][:-2] + str((int(numbers[1][-2]) + 1) % 10) + numbers[1][-1]
    assert not checksum_holds(wrong)


def everything_readable() -> str:
    texts = [path.read_text() for path in (SAMPLE / "texts").iterdir()]
    texts += [path.read_text() for path in (SAMPLE / "makers").glob("*.py")]
    texts += [page.get_textpage().get_text_bounded() for k in TEXT_PDFS for _, page in pdf_pages(k)]
    return "\n".join([*texts, (SAMPLE / "case.json").read_text()])


def test_nobody_of_the_report_is_named():
    words = everything_readable()
    compacted = compact(words)
    assert "Ershat Baratjan" in words
    assert [name for name in REAL_NAMES if re.search(rf"\b{name}\b", words, re.IGNORECASE)] == []
    assert [name for name in REAL_NAMES if len(name) > 6 and compact(name) in compacted] == []


@pytest.mark.parametrize("document", TEXT_PDFS)
def test_every_page_of_text_says_that_it_is_invented(document):
    for _, page in pdf_pages(document):
        assert "INVENTED SAMPLE" in page.get_textpage().get_text_bounded()


@pytest.mark.parametrize(("document", "band"), [
    ("d-summons", (0.2, 0.96, 0.8, 0.98)),
    ("d-door", (0.02, 0.012, 0.8, 0.032)),
    ("d-screenshot", (0.1, 0.985, 0.9, 0.998)),
])  # fmt: skip
def test_every_picture_says_that_it_is_invented(document, band):
    for number in range(1, page_count(document) + 1):
        assert ink_under(shown(document, number), band) > 0.02
    assert b"INVENTED SAMPLE" in path_of(document).read_bytes()


@pytest.mark.parametrize(
    "document", ["d-chat", "d-mail", "d-attendance", "d-notes", "d-voice", "d-card"]
)
def test_every_other_file_says_that_it_is_invented(document):
    assert b"INVENTED SAMPLE" in path_of(document).read_bytes()


@pytest.mark.parametrize(("document", "part"), [
    ("d-statement", "word/document.xml"), ("d-calls", "xl/worksheets/sheet1.xml")
])  # fmt: skip
def test_office_files_are_sound_and_say_that_they_are_invented(document, part):
    archive = zipfile.ZipFile(io.BytesIO(path_of(document).read_bytes()))
    assert archive.testzip() is None
    for name in archive.namelist():
        ElementTree.fromstring(archive.read(name))
    assert "INVENTED SAMPLE" in archive.read(part).decode()
