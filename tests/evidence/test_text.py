"""Plain text: read in the encodings that are certain, drawn on pages that never move."""

import hashlib
import io
import random
import unicodedata
import zipfile

import pytest
from PIL import Image

from casefiles.domain.files.extracted_items import FileWarning, FileWarningCode
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.channel import answers
from casefiles.evidence.channel.pages import A4_WIDTH
from casefiles.evidence.channel.scripts import needs_shaping
from casefiles.evidence.layout.faces import load_faces
from casefiles.evidence.layout.line_breaking import styled
from casefiles.evidence.layout.text_layout import (
    MARGIN,
    TextMeasures,
    set_line,
    set_pages,
    words_of,
)
from casefiles.evidence.text import text_decoding
from casefiles.evidence.text.text_decoding import decoded
from casefiles.evidence.text.text_guessing import guessed
from tests.evidence.conftest import RESOURCES, Read, Render
from tests.evidence.recognition.drawn_pages import TEXTS

COLUMN = A4_WIDTH - 2 * MARGIN
STATEMENT = "On 3 March she was taken to Almaty. На улице было холодно. 张伟在伊斯坦布尔。\n"


@pytest.fixture(scope="module")
def measures() -> TextMeasures:
    return TextMeasures(load_faces(RESOURCES / "fonts"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_read_in_unicode(encoding: str):
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert decoded(mark + STATEMENT.encode(encoding)) == STATEMENT


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030"])
def test_chinese_text_is_read_in_its_national_encodings(encoding: str):
    text = "他们在机场带走了她，没有出示任何文件。\n电话再也打不通了。"
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data",
    [
        "Él no volvió a casa después del café".encode("latin-1"),
        "Она не вернулась домой вечером".encode("cp1251"),
        "她沒有回家，電話也打不通".encode("big5"),
        STATEMENT.encode("utf-16-le"),
        b"\xff\xfe" + b"\x00\xd8\x41\x00",
        b"\xff\xfeA",
        b"text with \x00 in it",
    ],
    ids=["latin-1", "cp1251", "big5", "utf-16 unmarked", "half a pair", "odd", "nul"],
)
def test_what_is_not_certain_is_not_guessed(data: bytes):
    """Wrong letters in a statement are worse than a file that waits."""
    assert decoded(data) is None


GUESSED = {
    "cp1251": (TEXTS["rus"][1], "cp1251"),
    "koi8-r": (TEXTS["rus"][1], "koi8_r"),
    "iso-8859-5": (TEXTS["rus"][1], "iso8859_5"),
    "Turkish": (TEXTS["tur"][1], "cp1254"),
    "Arabic": (TEXTS["ara"][1], "cp1256"),
    "big5": ("她沒有回家，電話也打不通", "big5"),
    "latin-1": ("Él no volvió a casa después del café", "latin-1"),
    "utf-16 unmarked": (STATEMENT.split("张", maxsplit=1)[0].strip(), "utf-16-le"),
}


@pytest.mark.parametrize(("text", "encoding"), GUESSED.values(), ids=GUESSED)
def test_an_encoding_that_words_speak_for_is_read_and_said_to_be_a_guess(
    read: Read, text: str, encoding: str
):
    reading = read(text.encode(encoding))
    assert (reading.media_type, reading.unreadable) == ("text/plain", "")
    assert "".join(reading.pages[0].text.split()) == "".join(text.split())
    assert FileWarning(FileWarningCode.ENCODING_GUESSED) in reading.items


def test_a_few_broken_letters_do_not_hide_the_others():
    text = TEXTS["rus"][1]
    data = text.encode().replace("Все".encode(), b"\xd0", 1)
    assert decoded(data) is None
    assert guessed(data) == text.replace("Все", "\ufffd", 1)


@pytest.mark.parametrize(
    "data",
    ["Она не вернулась".encode("cp866")[:9], b"\xbb\xde\xe0\xd5\xdc " * 9, bytes(range(256))],
    ids=["short", "no language", "no text"],
)
def test_what_no_language_speaks_for_is_not_guessed(data: bytes):
    assert decoded(data) is None
    assert guessed(data) is None


def test_korean_is_not_taken_for_chinese():
    text = "그녀는 집에 돌아오지 않았다. 전화도 되지 않는다. 증인은 그날 공항에 있었다."
    assert decoded(text.encode("cp949")) is None
    assert guessed(text.encode("cp949")) in {None, text}


def test_a_list_of_names_in_cyrillic_is_not_taken_for_chinese(read: Read):
    rows = "Иванов;Пётр;12.03.2021;Алматы\nСидорова;Анна;01.02.2020;Астана\n" * 2
    reading = read(rows.encode("cp1251"))
    assert reading.media_type == "text/csv"
    assert "Сидорова" in reading.pages[0].text
    assert FileWarning(FileWarningCode.ENCODING_GUESSED) in reading.items


def test_controls_are_dropped_and_line_ends_are_one_kind():
    assert decoded(b"a\r\nb\rc\x0bd\x7f\te") == "a\nb\nc\nd    e"


def test_letters_and_their_accents_are_joined():
    assert decoded("e\u0301".encode()) == "\u00e9"


def test_a_note_is_read_line_by_line(read: Read):
    reading = read(b"First line\n\nThird line\n")
    assert (reading.media_type, reading.unreadable) == ("text/plain", "")
    (page,) = reading.pages
    assert page.text == "First line\nThird line"
    first, third = page.lines
    assert third.box.y0 - first.box.y0 == pytest.approx(30 / 841.8898, abs=1e-6)


def test_lines_lie_where_they_are_drawn(read: Read, render: Render):
    data = "\n\n\nAgpqÜ 张伟\n".encode()
    (line,) = read(data).pages[0].lines
    raster = render(data, dpi=144)
    image = Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb).convert("L")
    left, top, right, bottom = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert line.box.x0 * raster.columns <= left + 1
    assert line.box.x1 * raster.columns >= right - 1
    assert line.box.y0 * raster.rows <= top
    assert line.box.y1 * raster.rows >= bottom


def test_every_script_that_needs_no_shaping_has_ink(render: Render):
    blank = render(b"\n", dpi=72).rgb
    for text in ("Latin", "кириллица", "Ελληνικά", "简体", "繁體電話"):
        assert render(text.encode(), dpi=72).rgb != blank


def test_lines_are_filled_and_words_stay_whole(measures: TextMeasures):
    (page,) = set_pages("witness " * 60, measures)
    assert len(page) > 3
    assert all(line.split() == ["witness"] * len(line.split()) for line in page)
    assert all(set_line(line, measures).width <= COLUMN for line in page)


def test_no_text_is_lost_between_lines_and_pages(measures: TextMeasures):
    text = (STATEMENT * 4).replace("\n", " ") * 40 + "\n" + "x" * 5000
    pages = set_pages(text, measures)
    assert len(pages) > 2
    kept = "".join(map("".join, pages))
    assert kept.replace(" ", "") == text.replace(" ", "").replace("\n", "")


def test_a_line_does_not_begin_with_the_stop_of_the_one_before(measures: TextMeasures):
    (page,) = set_pages("张伟到达。" * 60, measures)
    assert not any(line.startswith("。") for line in page)


def filled(paragraph: str, measures: TextMeasures) -> list[str]:
    """Fill lines character by character, as slowly as it is said."""
    lines, line, width = [], "", 0.0
    for word in words_of(paragraph):
        needed = sum(measures.of(item)[1] for item in word.rstrip(" "))
        if line and width + needed > COLUMN:
            lines.append(line.rstrip(" "))
            line, width = "", 0.0
        for item in word:
            advance = measures.of(item)[1]
            is_apart = item != " " and not unicodedata.combining(item)
            if line and width + advance > COLUMN and is_apart:
                lines.append(line.rstrip(" "))
                line, width = "", 0.0
            line += item
            width += advance
    return [*lines, line.rstrip(" ")]


def test_lines_are_those_that_filling_character_by_character_gives(measures: TextMeasures):
    chance = random.Random(12)
    letters = "abcmiW   .,0张伟。到бтབ་é"
    for _ in range(150):
        text = "".join(chance.choice(letters) for _ in range(chance.randrange(400)))
        text += chance.choice(("0", "i", "W ", "  ", "x" * 150)) * chance.randrange(120)
        assert [line for page in set_pages(text + "|", measures) for line in page] == filled(
            text + "|", measures
        )


def test_a_line_tells_where_each_of_its_characters_stands(measures: TextMeasures):
    line = set_line("a张 b", measures)
    widths = [measures.of(item)[1] for item in line.text]
    assert line.offsets == (0.0, widths[0], sum(widths[:2]), sum(widths[:3]))
    assert line.width == sum(widths)


def test_pages_are_cut_at_the_same_lines_on_every_machine(measures: TextMeasures):
    """The digest is of line texts: a mark of today must fit the page of next year."""
    pages = set_pages((STATEMENT * 3).replace("\n", " ") * 30, measures)
    told = "\f".join("\n".join(page) for page in pages)
    assert hashlib.sha256(told.encode()).hexdigest()[:16] == "798b442fdf035d81"


@pytest.mark.parametrize(
    "text", ["ئۇيغۇر 2024 (ABC)", "བསྒྲུབས་པ", "ﷺ", "x e\u0301\u0316", "قال: «نعم»."]
)
def test_letters_that_join_stack_or_run_the_other_way_are_drawn_within_their_line(
    read: Read, render: Render, text: str
):
    data = text.encode()
    (line,) = read(data).pages[0].lines
    raster = render(data, dpi=150)
    image = Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb).convert("L")
    left, top, right, bottom = image.point(lambda value: 255 if value < 160 else 0).getbbox()
    assert line.box.x0 * raster.columns <= left + 1
    assert line.box.x1 * raster.columns >= right - 1
    assert line.box.y0 * raster.rows <= top
    assert line.box.y1 * raster.rows >= bottom
    assert right - left > 12
    if text[0] in "ئق":
        assert right > 0.85 * raster.columns


def test_joined_letters_are_not_drawn_one_by_one(render: Render):
    """Letters that a space keeps apart take other forms and more room."""

    def width(text: str) -> int:
        raster = render(text.encode(), dpi=150)
        image = Image.frombytes("RGB", (raster.columns, raster.rows), raster.rgb).convert("L")
        left, _, right, _ = image.point(lambda value: 255 if value < 160 else 0).getbbox()
        return right - left

    assert width("بب") < 0.75 * width("ب\u200cب")


def test_a_tibetan_stack_is_not_cut_in_two(measures: TextMeasures):
    (page,) = set_pages("བསྒྲུབས" * 80, measures)
    assert len(page) > 1
    assert not any(0x0F71 <= ord(line[0]) <= 0x0FBC for line in page)


@pytest.mark.parametrize("text", ["हिन्दी", "שלום"])
def test_text_that_needs_shaping_is_read_but_not_drawn_wrongly(
    read: Read, render: Render, text: str
):
    assert needs_shaping(text)
    assert read(text.encode()).pages[0].text == text
    with pytest.raises(WorkerFailed) as caught:
        render(text.encode())
    assert (caught.value.code, caught.value.safe) == ("needs_shaping", {"page": 1})


def test_pages_before_the_one_that_needs_shaping_are_drawn(render: Render):
    data = ("plain\n" * 60 + "שלום").encode()
    assert render(data, page=1).number == 1
    with pytest.raises(WorkerFailed, match="needs_shaping"):
        render(data, page=2)


def test_rendering_is_the_same_twice(render: Render):
    assert render(STATEMENT.encode(), dpi=150) == render(STATEMENT.encode(), dpi=150)


def test_a_chat_export_inside_an_archive_is_a_conversation(read: Read):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("chat.txt", "12/03/2021, 14:05 - Aziz: salam")
    assert read(out.getvalue()).media_type == "application/x-chat+zip"


def test_controls_go_and_every_other_character_stays():
    """Texts, lines of pages and cells of tables are cleaned apart, each in its own way."""
    every = [chr(code) for code in range(0x110000)]
    controls = [letter for letter in every if unicodedata.category(letter) == "Cc"]
    seen = [letter for letter in every if unicodedata.category(letter) != "Cc"]
    whole = "".join(seen)
    assert len(controls) == 65
    assert answers.cleaned(whole) == "".join(
        " " if letter in "\u2028\u2029" else letter
        for letter in seen
        if not "\ud800" <= letter < "\ue000"
    )
    assert styled(whole).text == whole
    told = "".join("\n" if letter in "\u2028\u2029" else letter for letter in seen)
    assert text_decoding.cleaned(whole) == unicodedata.normalize("NFC", told)
    moving = {letter: answers.cleaned(f"a{letter}b")[1:-1] for letter in controls}
    assert {letter for letter, left in moving.items() if left == " "} == set("\t\n\v\f\r\x85")
    for clean in (lambda text: styled(text).text, text_decoding.cleaned):
        left = {letter: clean(f"a{letter}b")[1:-1] for letter in controls}
        assert {letter for letter in controls if left[letter] == "\n"} == set("\n\v\f\r\x85")
        assert {letter for letter in controls if left[letter] == "    "} == {"\t"}
        assert set(left.values()) == {"", "\n", "    "}
