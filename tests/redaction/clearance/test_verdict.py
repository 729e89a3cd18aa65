"""Clearance finds a secret wherever a finished file can hold it, and nothing where none is."""

import io
import os
import subprocess
import sys
import time
import zipfile
import zlib
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random

import pikepdf
import pytest
from pikepdf import Name, Stream

from casefiles.domain.foundation.codec import Malformed, decoded, encoded
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.foundation.turns import MESSAGE, Refusal, spoken
from casefiles.redaction.clearance.final_check import FinalCheckTerms, answer, examine, examine_file
from casefiles.redaction.clearance.final_check_frames import (
    FinalCheckReport,
    FinalCheckRequest,
    PageOcrTexts,
    numbered,
)
from casefiles.redaction.finding.matching import matcher_of
from casefiles.redaction.names.sought import sought_of
from tests.child_turns import frames_in
from tests.redaction.cases import person
from tests.redaction.clearance.planted import PLACES, clean_pdf, in_info, in_outline, saved
from tests.redaction.seeking import sought_names, sought_people
from tests.typeset.pdf_reading import page_texts, paragraph, pdf_of

ROOT = Path(__file__).parents[3]
LATIN, HAN, UYGHUR, SHORT = "Rahile Zunun", "热依拉", "راھىلە زۇنۇن", "Wei"
NUMBER = "650102198707071234"
PERSONS = [
    person("r", [LATIN, HAN, UYGHUR], identifiers=[NUMBER, "12345"]),
    person("w", [SHORT, "Li", "Mark"], "withheld"),
]
SOUGHT = sought_of(PERSONS)
PUBLIC = "In the matter of Alim Zunun. AB/1 Notice. [PERSON A] line weigh 2021-03-04"


def hits(data, page_texts=(), public=PUBLIC):
    return examine(data, page_texts, SOUGHT, public)


@pytest.mark.parametrize("options", [{}, {"object_stream_mode": pikepdf.ObjectStreamMode.generate}])
def test_a_clean_file_has_no_hits(options):
    report = hits(
        saved(clean_pdf(), **options), ["In the matter of Alim Zunun", "a line, to weigh"]
    )
    assert report.hits == 0
    assert report.kinds == ()
    assert report.streams > 20


@pytest.mark.parametrize(
    ("place", "secret"),
    [
        (place, secret)
        for place in PLACES
        for secret in (LATIN, HAN, UYGHUR, NUMBER)
        # Nobody writes Uyghur in these two ways.
        if secret != UYGHUR or place not in {"in_kerned_content", "in_gb18030"}
    ],
)
def test_a_secret_is_found_wherever_it_lies(place, secret):
    pdf = clean_pdf()
    PLACES[place](pdf, secret)
    assert hits(saved(pdf)).hits > 0


@pytest.mark.parametrize(
    "place",
    ["in_info", "in_xmp", "in_outline", "in_attachment_name", "in_link", "in_alternative_text"],
)
def test_short_names_are_found_as_words_among_words(place):
    pdf = clean_pdf()
    PLACES[place](pdf, SHORT)
    assert hits(saved(pdf)).hits > 0


def test_each_kind_of_finding_is_counted():
    pdf = clean_pdf()
    in_info(pdf, LATIN)
    report = hits(saved(pdf), [f"page with {LATIN}"])
    kinds = dict(report.kinds)
    assert kinds["page_text"] == 1
    assert kinds["string"] >= 1
    assert sum(kinds.values()) == report.hits


@pytest.mark.parametrize("secret", [LATIN, HAN, SHORT])
def test_bytes_after_the_end_are_searched(secret):
    assert hits(saved(clean_pdf()) + b"\n" + secret.encode() + b"\n").hits > 0


@pytest.mark.parametrize("secret", [LATIN, HAN])
def test_comments_between_objects_are_searched(secret):
    data = saved(clean_pdf())
    at = data.index(b"endobj") + len(b"endobj")
    assert hits(data[:at] + b"\n% " + secret.encode() + b"\n" + data[at:]).hits > 0


@pytest.mark.parametrize("secret", [LATIN, HAN])
def test_earlier_revisions_are_searched(secret):
    pdf = clean_pdf()
    in_info(pdf, secret)
    leaky, clean = saved(pdf), saved(clean_pdf())
    assert hits(leaky + b"\n" + clean).hits > 0


@pytest.mark.parametrize("secret", [LATIN, HAN])
def test_streams_that_no_table_lists_are_searched(secret):
    """What an editor leaves of an object stream when it writes the objects anew."""
    data = saved(clean_pdf())
    left = zlib.compress(f"12 0 13 40 <</Author ({secret})>> <</Kids []>>".encode())
    at = data.index(b"endobj") + len(b"endobj")
    orphan = b"\n99 0 obj <</Type/ObjStm/Length %d>> stream\n%b\nendstream endobj" % (
        len(left),
        left,
    )
    assert LATIN.encode() not in data
    assert hits(data[:at] + orphan + data[at:]).hits > 0


def test_streams_of_odd_tokens_are_searched_all_the_same():
    random = Random(3)
    tokens = [
        "(abc",
        "<41",
        "[",
        "]",
        "<<",
        ">>",
        "BI",
        "ID",
        "EI",
        "q",
        "/N",
        "12",
        "Tj",
        "{",
        ">",
    ]
    pdf = clean_pdf()
    for number in range(300):
        odd = " ".join(random.choices(tokens, k=random.randint(1, 8)))
        pdf.Root[f"/S{number}"] = Stream(pdf, odd.encode())
    assert hits(saved(pdf)).hits == 0
    pdf.Root.Odd = Stream(pdf, f"BI ID EI << >> {LATIN}".encode())
    assert hits(saved(pdf)).hits > 0


def test_a_latin_name_in_a_line_of_uyghur_is_found_as_a_reader_of_pages_reads_it():
    sentence = "ساقچىلار (Aygul Zulpiya Bulaq) نىڭ ئۆيىگە كەلدى، ئايگۈل بۇلاق يوق ئىدى."
    pdf = pdf_of(paragraph(sentence, "ug"))
    for name in ("Aygul Zulpiya Bulaq", "ئايگۈل بۇلاق"):
        (text,) = page_texts(pdf)
        found = examine(pdf, [text], sought_names(name), "")
        assert dict(found.kinds)["page_text"] == 1
    assert examine(pdf, page_texts(pdf), sought_names("Bulaq Nurmuhemmet"), "").hits == 0


def test_a_name_over_two_lines_is_found_where_one_of_them_is_read_backwards():
    for latin in range(20, 30):
        text = "ساقچىلار كەلدى " * 3 + "x " * latin + "ئايگۈل بۇلاق كەلدى. " + "ئۇ يوق " * 10
        pdf = pdf_of(paragraph(text, "ug"))
        found = examine(pdf, page_texts(pdf), sought_names("ئايگۈل بۇلاق"), "")
        assert dict(found.kinds)["page_text"] == 1, latin


@pytest.mark.parametrize("before", ["ئۇ", "he said to the officer that", "ساقچىلار Aygul came"])
def test_a_name_cut_over_three_lines_beside_latin_text_is_found(before):
    """PDFium turns lines around where scripts meet, some of them and others not."""
    first, second, third = f"{before} ئاي", "گۈلبۇ", "لاق then left the house"
    for turns in product((False, True), repeat=3):
        lines = [
            " ".join(reversed(line.split())) if turn else line
            for line, turn in zip((first, second, third), turns, strict=True)
        ]
        text = "\n".join(["nothing here", *lines, "and nothing there"])
        found = examine(saved(clean_pdf()), [text], sought_names("ئايگۈلبۇلاق"), "")
        assert dict(found.kinds) == {"page_text": 1}, turns


def seen(text, public=PUBLIC, sought=SOUGHT):
    wanted = FinalCheckTerms(sought, public, name="list.txt")
    return examine_file(b"nothing", PageOcrTexts((), {4: (text,)}), wanted)


@pytest.mark.parametrize("secret", [LATIN, HAN, UYGHUR, NUMBER])
def test_what_a_machine_reads_in_a_picture_is_a_hit_and_names_the_page(secret):
    report = seen(f"Left of the box stood {secret} and then went")
    assert report.places == (("picture_text", 4, 1),)
    assert report.doubts == ()


def test_a_short_form_in_a_picture_is_for_a_person_to_look_at():
    report = seen("the officer Wei came")
    assert (report.hits, report.doubts) == (0, ((4, 1),))


NEARLY = [
    "Rahile Zununoya",
    "Rahi1e Zunun0va",
    "Rahle Zununova",
    "Rahlie Zununova",
    "Rahile Zununovva",
]


@pytest.mark.parametrize("read", NEARLY)
def test_a_name_that_a_machine_misread_by_a_letter_is_near(read):
    report = seen(f"then {read} came", "", sought_names("Rahile Zununova"))
    assert (report.hits, report.near) == (0, ((4, 1),))


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("راھىلە زۇنۇن", "راھىلە زۈنۈن"),
        ("阿依古丽买买提", "阿依古丽买卖提"),
        ("653101199001011234", "6531O1l99OO1O11234"),
    ],
)
def test_other_scripts_and_numbers_have_their_near_readings(form, read):
    report = seen(f"x {read} y", "", sought_names(form))
    assert (report.hits, report.near) == (0, ((4, 1),))


@pytest.mark.parametrize(
    ("form", "read"),
    [
        ("Omer", "the omen of Omar"),
        ("Rahile Zununova", "Rahime Zununoya"),
        ("王建国", "在建国路上"),
        ("8123", "8l23 b123"),
    ],
)
def test_what_is_short_or_two_letters_away_is_not_near(form, read):
    assert seen(read, "", sought_names(form)).near == ()


def test_what_public_text_or_a_person_accounts_for_is_not_near():
    sister, read = sought_names("Zununova"), "Zununov was asked"
    assert seen(read, "", sister).near == ((4, 1),)
    assert seen(read, "", sought_names("Zununova", opened=["Zununov"])).near == ()
    assert seen(read, "the form of Zununov", sister).near == ()
    wanted = FinalCheckTerms(sister, "", name="list.txt", no_names=("zununov",))
    assert examine_file(b"nothing", PageOcrTexts((), {4: (read,)}), wanted).near == ()


def test_an_open_name_in_a_picture_excuses_a_part_of_it_alone():
    undecided = sought_names("Zunun", opened=["Omer Zunun"])
    decided = sought_names("Zunun", opened=["Omer Zunun"], decided=True)
    assert seen("Omer Zunun came", "", decided).hits == 0
    assert seen("Omer Zunun came", "", undecided).hits == 1
    for read in ("Omer and Zunun came", "Omer, Zunun came", "Zunun Omer came", "Omer\nZunun came"):
        assert seen(read, "", decided).hits == 1


def package(*members, at=(1980, 1, 1, 0, 0, 0), comment=b""):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        made.comment = comment
        for name, content in members:
            made.writestr(zipfile.ZipInfo(name, at), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


@pytest.mark.parametrize("secret", [LATIN, HAN, UYGHUR, NUMBER])
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("list.csv", lambda secret: f"no,title\nAB/1,{secret}\n".encode()),
        ("list.csv", lambda secret: f"no,title\nAB/1,{secret}\n".encode("utf-16")),
        ("a.docx", lambda secret: package(("word/document.xml", f"<?xml?><w:t>{secret}</w:t>"))),
        ("a.docx", lambda secret: package((f"word/{secret}.xml", "<?xml?><w:t>x</w:t>"))),
        ("a.docx", lambda secret: package(("word/x.zip", package(("y.txt", f"by {secret}"))))),
        ("a.docx", lambda secret: package(("x", "y"), comment=secret.encode())),
        ("a.docx", lambda secret: package(("word/e.pdf", with_info(secret)))),
    ],
)
def test_files_of_other_kinds_are_searched_to_the_bottom(name, make, secret):
    def report(data):
        return examine_file(data, PageOcrTexts(()), FinalCheckTerms(SOUGHT, PUBLIC, name=name))

    assert report(make(secret)).hits > 0
    assert report(make("Notice")).hits == 0


def with_info(secret):
    pdf = clean_pdf()
    in_info(pdf, secret)
    return saved(pdf)


def test_the_name_of_the_file_itself_is_searched():
    for name, hits_in_name in (("Rahile_Zunun.txt", 1), ("dossier.txt", 0)):
        wanted = FinalCheckTerms(SOUGHT, PUBLIC, name=name)
        assert examine_file(b"nothing", PageOcrTexts(()), wanted).hits == hits_in_name


def test_a_package_that_tells_of_times_is_not_cleared():
    data = package(("x", "y"), at=(2026, 5, 6, 7, 8, 10))
    with pytest.raises(ExportStopped) as stopped:
        examine_file(data, PageOcrTexts(()), FinalCheckTerms(sought_names(), "", name="a.docx"))
    assert stopped.value.code == "clearance_dated"


def test_a_name_that_is_public_is_no_hit():
    father = sought_names("Zunun")
    data = saved(clean_pdf())
    assert examine(data, ["Alim Zunun came"], father, PUBLIC).hits == 0
    assert examine(data, ["Alim Zunun came"], father, "In the matter of nobody").hits > 0


def test_words_of_the_format_are_no_hits():
    names = sought_names("Page", "Mark", "Li", "Do", "Font", "Stream", "Regular")
    assert examine(saved(clean_pdf()), ["nothing"], names, PUBLIC).hits == 0
    assert examine(saved(clean_pdf()), ["Mark said"], names, PUBLIC).hits == 1


def test_numbers_of_the_format_are_no_hits():
    data = saved(clean_pdf())
    offsets = [
        row[5:10].decode() for row in data.split(b"xref")[1].splitlines() if row[10:11] == b" "
    ]
    names = sought_names(*offsets, "69291", "785.1969")
    assert examine(data, [], names, "").hits == 0
    assert examine(data, ["call 69291"], names, "").hits == 1


def test_what_cannot_be_taken_apart_is_not_cleared():
    for data in (b"", b"nonsense", saved(clean_pdf())[:200]):
        with pytest.raises(ExportStopped) as stopped:
            hits(data)
        assert stopped.value.code == "clearance_unreadable"
        assert stopped.value.__context__ is None


def test_noise_gives_no_hits():
    """Three megabytes of random pixels and a thousand names and numbers."""
    random = Random(11)
    pdf = clean_pdf()
    pdf.Root.Noise = Stream(pdf, random.randbytes(1_000_000))
    pixels = Stream(pdf, random.randbytes(2_000_000))
    pixels.Subtype = Name.Image
    pdf.Root.Pixels = pdf.make_indirect(pixels)
    names = [word(random) for _ in range(700)]
    names += ["".join(random.sample("赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦尤许", 2)) for _ in range(150)]
    names += [str(random.randrange(10**4, 10**11)) for _ in range(150)]
    start = time.process_time()
    report = examine(saved(pdf), ["nothing"], sought_names(*names), "")
    assert report.hits == 0, report.kinds
    assert time.process_time() - start < 30


def word(random):
    letters = "abcdefghijklmnoqrstuvwxz"
    name = "".join(random.choice(letters) for _ in range(random.randint(2, 12)))
    return name.title()


def test_the_child_answers_in_frames():
    pdf = clean_pdf()
    in_outline(pdf, HAN)
    data = saved(pdf)
    asked = FinalCheckRequest(numbered(SOUGHT), PUBLIC, pages=PageOcrTexts(("x",)))
    report = decoded(child(asked, data), FinalCheckReport)
    alone = examine(data, ["x"], SOUGHT, PUBLIC)
    assert dict(alone.kinds).items() < dict(report.kinds).items()
    assert dict(report.kinds)["picture"] == 1
    assert report.hits == sum(count for _, _, count in report.places) > alone.hits > 0


def test_the_child_refuses_what_it_cannot_read():
    told = child(FinalCheckRequest(numbered(SOUGHT), PUBLIC), b"nonsense")
    assert decoded(told, Refusal) == Refusal("ExportStopped", "clearance_unreadable", {}, {})


def test_the_child_says_nothing_on_standard_error():
    done = run_child(b"\0" * 7 + b"\x0c" + LATIN.encode())
    assert done.returncode != 0
    assert (done.stdout, done.stderr) == (b"", b"")


def test_no_id_enters_the_child():
    sought = sought_people({"secret-id": ["Rahile"]}, {"other-id": ["Rahile Zunun"]}, decided=True)
    assert len(sought.excused) == 1
    told = encoded(FinalCheckRequest(numbered(sought), ""))
    assert b"-id" not in told
    back = decoded(told, FinalCheckRequest, is_own=True).sought
    assert [one.names for one in back.protected + back.open] == [("Rahile",), ("Rahile Zunun",)]
    assert matcher_of(back).find("Rahile Zunun") == ()


def test_reports_of_another_form_are_refused():
    good = answer(FinalCheckRequest(numbered(sought_names()), "", name="a.txt"), b"words")
    assert good == FinalCheckReport(1, 0, ())
    assert decoded(encoded(good), FinalCheckReport) == good
    for bad in (b"{}", b"[]", b'{"streams":1,"hits":0}', encoded(replace(good, hits=-1))):
        with pytest.raises(Malformed):
            decoded(bad, FinalCheckReport)


def child(asked, file):
    """Return the one message of a child."""
    done = run_child(b"".join(spoken(asked, [file])))
    assert (done.returncode, done.stderr) == (0, b"")
    (told,) = [body for letter, body in frames_in(done.stdout) if letter == MESSAGE]
    return told


def run_child(given):
    start = (
        "import sys, runpy; sys.path.insert(0, sys.argv[1]); "
        "runpy.run_module('casefiles.redaction', run_name='__main__', alter_sys=True)"
    )
    command = [sys.executable, "-I", "-c", start, str(ROOT)]
    return subprocess.run(
        command, input=given, capture_output=True, check=False, env={}, cwd=os.sep
    )
