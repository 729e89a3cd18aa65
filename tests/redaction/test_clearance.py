"""Clearance finds a secret wherever a finished file can hold it, and nothing where none is."""

import io
import json
import os
import subprocess
import sys
import time
import zlib
from dataclasses import replace
from pathlib import Path
from random import Random

import pikepdf
import pytest
from pikepdf import Name, Stream

from casefiles.domain.errors import ExportStopped
from casefiles.domain.frames import read_frame, write_frame
from casefiles.redaction.aliases import Alias, aliases_of
from casefiles.redaction.clearance import (
    ClearanceReport,
    answer,
    examine,
    page_texts_bytes,
    report_from_bytes,
    request_bytes,
)
from tests.redaction.cases import person
from tests.redaction.planted import PLACES, clean_pdf, in_info, in_outline, saved

ROOT = Path(__file__).parents[2]
LATIN, HAN, UYGHUR, SHORT = "Rahile Zunun", "热依拉", "راھىلە زۇنۇن", "Wei"
NUMBER = "650102198707071234"
PERSONS = [
    person("r", [LATIN, HAN, UYGHUR], identifiers=[NUMBER, "12345"]),
    person("w", [SHORT, "Li", "Mark"], "withheld"),
]
ALIASES = aliases_of(PERSONS)
PUBLIC = "In the matter of Alim Zunun. AB/1 Notice. [PERSON 1] line weigh 2021-03-04"


def hits(data, page_texts=(), public=PUBLIC):
    return examine(data, page_texts, ALIASES, public)


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


def test_a_name_that_is_public_is_no_hit():
    father = [Alias("Zunun", "z")]
    data = saved(clean_pdf())
    assert examine(data, ["Alim Zunun came"], father, PUBLIC).hits == 0
    assert examine(data, ["Alim Zunun came"], father, "In the matter of nobody").hits > 0


def test_words_of_the_format_are_no_hits():
    names = [
        Alias(name, name) for name in ("Page", "Mark", "Li", "Do", "Font", "Stream", "Regular")
    ]
    assert examine(saved(clean_pdf()), ["nothing"], names, PUBLIC).hits == 0
    assert examine(saved(clean_pdf()), ["Mark said"], names, PUBLIC).hits == 1


def test_numbers_of_the_format_are_no_hits():
    data = saved(clean_pdf())
    offsets = [
        row[5:10].decode() for row in data.split(b"xref")[1].splitlines() if row[10:11] == b" "
    ]
    names = [Alias(text, text) for text in (*offsets, "69291", "785.1969")]
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
    names = [Alias(word(random), str(number)) for number in range(700)]
    names += [
        Alias("".join(random.sample("赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦尤许", 2)), "h")
        for _ in range(150)
    ]
    names += [Alias(str(random.randrange(10**4, 10**11)), "n") for _ in range(150)]
    start = time.process_time()
    report = examine(saved(pdf), ["nothing"], names, "")
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
    report = report_from_bytes(child(request_bytes(ALIASES, PUBLIC), data, page_texts_bytes(["x"])))
    alone = examine(data, ["x"], ALIASES, PUBLIC)
    assert report == replace(alone, hits=alone.hits + 1, kinds=(*alone.kinds, ("picture", 1)))
    assert alone.hits > 0


def test_the_child_refuses_what_it_cannot_read():
    told = child(request_bytes(ALIASES, PUBLIC), b"nonsense", page_texts_bytes([]))
    assert json.loads(told) == {"refused": "clearance_unreadable"}


def test_the_child_says_nothing_on_standard_error():
    done = run_child(b"\0" * 7 + b"\x0c" + LATIN.encode())
    assert done.returncode != 0
    assert (done.stdout, done.stderr) == (b"", b"")


def test_no_id_enters_the_child():
    assert b"secret-id" not in request_bytes([Alias("Rahile", "secret-id")], "")


def test_reports_of_another_form_are_refused():
    good = answer(request_bytes([], ""), saved(clean_pdf()), page_texts_bytes([]))
    assert isinstance(report_from_bytes(good), ClearanceReport)
    for bad in (b"{}", b"[]", b'{"streams":1,"hits":0}'):
        with pytest.raises(ValueError, match="not a clearance report"):
            report_from_bytes(bad)


def child(*frames):
    sink = io.BytesIO()
    for frame in frames:
        write_frame(sink, frame)
    done = run_child(sink.getvalue())
    assert (done.returncode, done.stderr) == (0, b"")
    return read_frame(io.BytesIO(done.stdout).read)


def run_child(given):
    start = (
        "import sys, runpy; sys.path.insert(0, sys.argv[1]); "
        "runpy.run_module('casefiles.redaction', run_name='__main__', alter_sys=True)"
    )
    command = [sys.executable, "-I", "-c", start, str(ROOT)]
    return subprocess.run(
        command, input=given, capture_output=True, check=False, env={}, cwd=os.sep
    )
