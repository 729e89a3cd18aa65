"""Names of single bytes are read where only one encoding makes words of them, else left."""

import pytest

from casefiles.evidence.text.name_guessing import encoding_of_names, may_be_russian, read_in

RUSSIAN = (
    "Протокол допроса.pdf",
    "Постановление о розыске 2019.docx",
    "фото/паспорт Юсупова.jpg",
    "дело.txt",
    "readme.txt",
)
TURKISH = ("Yakalama kararı.docx", "ifade tutanağı.pdf", "Başvuru belgeleri.pdf", "görüşme.mp4")
OTHERS = {
    "cp1253": ("Έκθεση μάρτυρα.pdf", "Απόφαση δικαστηρίου.doc"),
    "cp737": ("Έκθεση μάρτυρα.pdf", "Απόφαση δικαστηρίου.doc"),
    "cp1255": ("פסק דין סופי.pdf", "מיקום על גלגל.doc"),
    "cp862": ("פסק דין סופי.pdf", "מיקום על גלגל.doc"),
    "cp1256": ("شهادة الشاهد.pdf", "قرار المحكمة.doc"),
    "cp720": ("شهادة الشاهد.pdf", "قرار المحكمة.doc"),
    "gb18030": ("起诉书.pdf", "逮捕通知书.doc", "张伟的笔录.txt"),
    "big5": ("起訴書.pdf", "逮捕通知書.doc"),
    "cp949": ("증인 진술서.pdf", "판결문.doc"),
    "cp932": ("証人の供述.pdf", "判決.doc"),
    "cp1252": ("Þýðing á ákvörðun.pdf", "Décision définitive.doc", "Größe.txt"),
    "cp1250": ("Výpověď svědka.pdf", "Nový dům.doc", "Zeznanie świadka.txt"),
    "cp850": ("Décision définitive.pdf", "Größe.doc"),
    "cp1125": ("Протокол допиту свідка.pdf", "Рішення суду.doc"),
    "iso8859_5": ("Протокол допроса.pdf", "Постановление о розыске.doc"),
    "ptcp154": ("Қорғаушының сөзі.pdf", "Әділет министрлігі.doc"),
    "utf-8": ("Протокол допроса.pdf", "Sığınma başvurusu.pdf"),
}


@pytest.mark.parametrize("codec", ["cp866", "cp1251", "koi8_r"])
def test_russian_names_that_came_together_are_read(codec):
    raw = [name.encode(codec) for name in RUSSIAN]
    told = encoding_of_names(raw)
    assert tuple(read_in(name, told) for name in raw) == RUSSIAN


@pytest.mark.parametrize("codec", ["cp1254", "cp857"])
def test_turkish_names_that_came_together_are_read(codec):
    raw = [name.encode(codec) for name in TURKISH]
    told = encoding_of_names(raw)
    assert tuple(read_in(name, told) for name in raw) == TURKISH


@pytest.mark.parametrize("codec", OTHERS)
def test_names_in_other_encodings_are_left(codec):
    raw = [name.encode(codec) for name in OTHERS[codec]]
    assert encoding_of_names(raw) == ""
    for name in raw:
        assert encoding_of_names([name]) == ""


@pytest.mark.parametrize("codec", ["cp866", "cp1251", "koi8_r"])
def test_too_few_letters_are_not_sure(codec):
    assert encoding_of_names(["дело.txt".encode(codec)]) == ""


@pytest.mark.parametrize(
    ("one", "other"), [("cp1251", "koi8_r"), ("cp1251", "gb18030"), ("cp866", "cp1254")]
)
def test_names_in_two_encodings_are_left(one, other):
    kept = (
        "起诉书.pdf" if other == "gb18030" else "Sığınma.pdf" if other == "cp1254" else RUSSIAN[0]
    )
    assert encoding_of_names([RUSSIAN[1].encode(one), kept.encode(other)]) == ""


def test_a_name_of_dos_that_is_unicode_by_chance_is_read_as_those_beside_it():
    raw = "тег.txt".encode("cp866")
    assert raw.decode("utf-8") == "\u2963.txt"
    assert read_in(raw, "cp866") == "тег.txt"
    assert read_in("起诉书.txt".encode(), "cp866") == "起诉书.txt"
    assert read_in("Протокол.txt".encode(), "cp1251") == "Протокол.txt"
    assert read_in(b"\x98.txt", "cp1251") is None
    assert read_in(b"plain.txt", "cp1251") == "plain.txt"


def test_what_may_be_russian_is_not_taken_for_chinese():
    assert may_be_russian("документ.txt".encode("koi8_r"))
    assert not may_be_russian("起诉书.txt".encode("gb18030"))
    assert not may_be_russian("документ.txt".encode())
