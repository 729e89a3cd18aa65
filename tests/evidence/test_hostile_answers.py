"""A worker that was taken over may answer anything: nothing of it is believed unchecked."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.domain.files.extracted_items import EmbeddedFileKind, Part
from casefiles.domain.files.extraction import Baseline, LossyImage, PageText, Raster, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.channel import answers
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.children import Child, FreshChild
from casefiles.evidence.host.template import Template

ROOT = Path(__file__).resolve().parents[2]
LIMITS = WorkerLimits(
    pages=10,
    raster_pixels=10_000,
    page_characters=100,
    characters=150,
    items=2_000,
)
HURRIED = replace(LIMITS, seconds_per_page=0.4, seconds_per_document=1.0)
BOX = Box(0.1, 0.2, 0.3, 0.4)
PAGE = PageText(1, 595.0, 842.0, (TextLine("text", BOX),))
RASTER = Raster(1, 595.0, 842.0, 2, 1, bytes(6), (LossyImage(BOX, 0.01, 0.01, is_wavelet=True),))
GREY = replace(
    RASTER,
    lossy_images=(
        LossyImage(BOX, 0.01, 0.01, False, (16, 32), 1, (-0.25, 1.5)),
        LossyImage(BOX, 0.01, 0.01, False, (8, 8), 0, (0.5, 0.5), is_grey=True),
    ),
    grey=bytes(2),
)

ROGUE = """
import json, sys, time
from casefiles.domain.foundation.frames import read_frame, write_frame
out, source = sys.stdout.buffer, sys.stdin.buffer
def say(data):
    write_frame(out, data if isinstance(data, bytes) else json.dumps(data).encode()); out.flush()
say({"landlock": 7, "seccomp": True, "limits": True})
while read_frame(source.read): pass
read_frame(source.read)
head = {"media_type": "application/pdf", "pages": 1, "unreadable": ""}
page = {"number": 1, "width": 9, "height": 9, "lines": [["x", 0, 0, 1, 1, [], []]],
    "is_doubtful": False}
part = {"kind": "member", "name": "a\\nb", "size": 3}
raster = {"number": 1, "width": 9, "height": 9, "columns": 2, "rows": 1, "lossy_images": []}
image = [0, 0, 1, 1, 1, 1, False]
"""


class RogueChildren:
    """Workers that run a text of ours once they have a document."""

    def __init__(self, behaviour: str) -> None:
        self.behaviour = behaviour
        self.started: list[FreshChild] = []

    def start(self) -> Child:
        path = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        behaviour = path + ROGUE + self.behaviour
        self.started.append(FreshChild([sys.executable, "-I", "-B", "-c", behaviour]))
        return self.started[-1]

    def close(self) -> None:
        assert all(child._process.returncode is not None for child in self.started), "not reaped"


def rogue(behaviour: str, limits: WorkerLimits = LIMITS) -> Template:
    return Template(RogueChildren(behaviour), limits, time.monotonic, has_namespaces=False)


READING = {
    "nothing": ("", "reader_crashed"),
    "no JSON": ("say(b'garbage')", "reader_answered_nonsense"),
    "edges of another page": (
        "say(head); say(page | {'lines': [['x', 0, 0, 1, 1, [[0.5, 1.5]], []]]})",
        "reader_answered_nonsense",
    ),
    "edges the wrong way": (
        "say(head); say(page | {'lines': [['x', 0, 0, 1, 1, [[0.5, 0.4]], []]]})",
        "reader_answered_nonsense",
    ),
    "more edges than letters": (
        "say(head); say(page | {'lines': [['x', 0, 0, 1, 1, [[0, 1], [0, 1]], []]]})",
        "reader_answered_nonsense",
    ),
    "an edge that is no number": (
        "say(head); say(page | {'lines': [['x', 0, 0, 1, 1, [[0, True]], []]]})",
        "reader_answered_nonsense",
    ),
    "an edge of three": (
        "say(head); say(page | {'lines': [['x', 0, 0, 1, 1, [[0, 0, 1]], []]]})",
        "reader_answered_nonsense",
    ),
    "a number of hundreds of digits": (
        "say(head); say(page | {'width': 10**400})",
        "reader_answered_nonsense",
    ),
    "an edge of hundreds of digits": (
        "say(head); say(page | {'lines': [['x', 0, 0, 1, 1, [[0, 10**400]], []]]})",
        "reader_answered_nonsense",
    ),
    "deep JSON": ("say(b'[' * 100000)", "reader_answered_nonsense"),
    "a list": ("say([])", "reader_answered_nonsense"),
    "a huge frame": (
        "out.write((1 << 40).to_bytes(8, 'big')); out.flush(); time.sleep(9)",
        "reader_answered_nonsense",
    ),
    "half a frame": (
        "out.write((99).to_bytes(8, 'big') + b'{'); out.flush(); time.sleep(9)",
        "reading_timed_out",
    ),
    "a trickle": (
        (
            "out.write((999).to_bytes(8, 'big'))\n"
            "while True: out.write(b' '); out.flush(); time.sleep(0.01)"
        ),
        "reading_timed_out",
    ),
    "an endless wait": ("time.sleep(9)", "reading_timed_out"),
    "a busy loop": ("while True: pass", "reading_timed_out"),
    "a type of its own": ("say(head | {'media_type': '<b>'})", "reader_answered_nonsense"),
    "a reason of its own": ("say(head | {'unreadable': 'you_lose'})", "reader_answered_nonsense"),
    "a reason that is ours": (
        "say(head | {'unreadable': 'reader_crashed'})",
        "reader_answered_nonsense",
    ),
    "too many pages": ("say(head | {'pages': 11})", "reader_answered_nonsense"),
    "another page": ("say(head); say(page | {'number': 2})", "reader_answered_nonsense"),
    "a doubt that is a number": (
        "say(head); say(page | {'is_doubtful': 0})",
        "reader_answered_nonsense",
    ),
    "a doubt that is nothing": (
        "say(head); say(page | {'is_doubtful': None})",
        "reader_answered_nonsense",
    ),
    "no word of doubt": (
        "say(head); del page['is_doubtful']; say(page)",
        "reader_answered_nonsense",
    ),
    "an extra key": ("say(head); say(page | {'x': 1})", "reader_answered_nonsense"),
    "no number": (
        'say(head); say(b\'{"number":1,"width":NaN,"height":9,"lines":[],"is_doubtful":false}\')',
        "reader_answered_nonsense",
    ),
    "an infinite number": (
        'say(head); say(b\'{"number":1,"width":1e999,"height":9,"lines":[],"is_doubtful":false}\')',
        "reader_answered_nonsense",
    ),
    "no end of items": ("say(head); say(page)", "reader_crashed"),
    "an item of its own": (
        "say(head); say(page); say({'items': [['secret', {}]]})",
        "reader_answered_nonsense",
    ),
    "a finding of its own": (
        "say(head); say(page); say({'items': [['finding', {'code': 'you_lose'}]]})",
        "reader_answered_nonsense",
    ),
    "an item that lacks a field": (
        "say(head); say(page); del part['size']; say({'items': [['part', part]]})",
        "reader_answered_nonsense",
    ),
    "an item with a field more": (
        "say(head); say(page); say({'items': [['part', part | {'x': 1}]]})",
        "reader_answered_nonsense",
    ),
    "a size below nothing": (
        "say(head); say(page); say({'items': [['part', part | {'size': -1}]]})",
        "reader_answered_nonsense",
    ),
    "a name that is a list": (
        "say(head); say(page); say({'items': [['part', part | {'name': ['x']}]]})",
        "reader_answered_nonsense",
    ),
    "a name without end": (
        "say(head); say(page); say({'items': [['part', part | {'name': 'x' * 100001}]]})",
        "reader_answered_nonsense",
    ),
    "items without end": (
        "say(head); say(page)\nwhile True: say({'items': [['part', part]] * 400})",
        "too_large",
    ),
    "too much text on a page": (
        "say(head); say(page | {'lines': [['x' * 101, 0, 0, 1, 1, [], []]]})",
        "reader_answered_nonsense",
    ),
    "too much text in all": (
        (
            "say(head | {'pages': 2}); p = page | {'lines': [['x' * 99, 0, 0, 1, 1, [], []]]}\n"
            "say(p); say(p | {'number': 2})"
        ),
        "too_large",
    ),
    "pages too slow together": (
        (
            "say(head | {'pages': 9})\n"
            "for n in range(1, 10): time.sleep(0.25); say(page | {'number': n})"
        ),
        "reading_timed_out",
    ),
}


@pytest.mark.parametrize(("behaviour", "code"), READING.values(), ids=READING)
def test_reading_ends_with_a_code(behaviour: str, code: str):
    limits = HURRIED if code == "reading_timed_out" else LIMITS
    with rogue(behaviour, limits) as template:
        reading = template.read([b"a document"], CancellationToken())
    assert reading.unreadable == code
    assert reading.pages == ()


def test_the_rogue_is_believed_where_it_keeps_the_form():
    """Control: the same child, well behaved."""
    told = "say(head); say(page); say({'items': [['part', part]]}); say({'items': []})"
    with rogue(told) as template:
        reading = template.read([b"a document"], CancellationToken())
    assert reading.pages[0].text == "x"
    assert reading.items == (Part(EmbeddedFileKind.MEMBER, "a b", 3),)
    with rogue("say(head); say(raster); say(bytes(6))") as template:
        assert next(template.render([b""], [1], 72, CancellationToken())).rgb == bytes(6)


RENDERING = {
    "fewer pixels": ("say(head); say(raster); say(bytes(5))", "reader_answered_nonsense"),
    "more pixels": ("say(head); say(raster); say(bytes(7))", "reader_answered_nonsense"),
    "too many pixels": (
        "say(head); say(raster | {'columns': 200, 'rows': 200})",
        "reader_answered_nonsense",
    ),
    "half the pixels": (
        "say(head); say(raster); out.write((6).to_bytes(8, 'big') + b'xx'); out.flush()",
        "reader_crashed",
    ),
    "a whole number that is none": (
        "say(head); say(raster | {'columns': True})",
        "reader_answered_nonsense",
    ),
    "a box beyond the page": (
        "say(head); say(raster | {'lossy_images': [[0, 0, 2, 1, 1, 1, False]]})",
        "reader_answered_nonsense",
    ),
    "an empty box": (
        "say(head); say(raster | {'lossy_images': [[0.5, 0, 0.5, 1, 1, 1, False]]})",
        "reader_answered_nonsense",
    ),
    "blocks smaller than any": (
        "say(head); say(raster | {'lossy_images': [image + [4, 8, 1, 0, 0, True]]})",
        "reader_answered_nonsense",
    ),
    "blocks of grey under colours": (
        "say(head); say(raster | {'lossy_images': [image + [8, 8, 0, 0, 0, False]]})",
        "reader_answered_nonsense",
    ),
    "blocks of a wavelet": (
        "say(head); say(raster | {'lossy_images': [image[:6] + [True, 16, 16, 1, 0, 0, True]]})",
        "reader_answered_nonsense",
    ),
    "grey pixels that do not come": (
        "say(head); say(raster | {'has_grey': True}); say(bytes(6))",
        "reader_crashed",
    ),
    "nothing more": ("say(head)", "reader_crashed"),
}


@pytest.mark.parametrize(("behaviour", "code"), RENDERING.values(), ids=RENDERING)
def test_rendering_ends_with_a_code_and_the_page(behaviour: str, code: str):
    with rogue(behaviour) as template, pytest.raises(WorkerFailed) as caught:
        list(template.render([b"a document"], [1], 72, CancellationToken()))
    assert (caught.value.code, caught.value.safe) == (code, {"page": 1})


def test_a_worker_that_takes_nothing_is_given_up():
    deaf = ROGUE.split("while read_frame", maxsplit=1)[0] + "time.sleep(9)\n"

    class Deaf(RogueChildren):
        def start(self) -> Child:
            path = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
            self.started.append(FreshChild([sys.executable, "-I", "-B", "-c", path + deaf]))
            return self.started[-1]

    with Template(Deaf(""), HURRIED, time.monotonic, has_namespaces=False) as template:
        reading = template.read([bytes(1 << 20)], CancellationToken())
    assert reading.unreadable == "reading_timed_out"


def test_a_worker_that_is_locked_less_gets_no_evidence():
    class Weaker(RogueChildren):
        def start(self) -> Child:
            lock = "True" if not self.started else "False"
            script = ROGUE.replace('"seccomp": True', f'"seccomp": {lock}')
            path = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
            self.started.append(FreshChild([sys.executable, "-I", "-B", "-c", path + script]))
            return self.started[-1]

    def untouched() -> Iterator[bytes]:
        pytest.fail("evidence was asked for")
        yield b""

    template = Template(Weaker(""), LIMITS, time.monotonic, has_namespaces=False)
    with template, pytest.raises(WorkerFailed, match="sandbox_weaker"):
        template.read(untouched(), CancellationToken())


def test_controls_and_surrogates_never_reach_a_text():
    data = json.dumps(
        {
            "number": 1,
            "width": 9,
            "height": 9,
            "lines": [
                ["a\x00b\x1b[31m\ud800\u0085c\nd\u2028e\x7f", 0, 0, 1, 1, [], []],
                ["\x07 ", 0, 0, 1, 1, [], []],
            ],
            "is_doubtful": False,
        }
    ).encode()
    page = answers.page_from(data, 1, LIMITS)
    assert [line.text for line in page.lines] == ["ab[31m c d e"]
    page.text.encode("utf-8")


def test_what_is_written_is_read_back():
    assert answers.page_from(answers.page_answer(PAGE), 1, LIMITS) == PAGE
    doubtful = replace(PAGE, is_doubtful=True)
    assert answers.page_from(answers.page_answer(doubtful), 1, LIMITS) == doubtful
    head = answers.raster_head_from(answers.raster_answer(RASTER), 1, LIMITS)
    assert head.with_pixels(RASTER.rgb) == RASTER
    head = answers.raster_head_from(answers.raster_answer(GREY), 1, LIMITS)
    assert head.with_pixels(GREY.rgb, GREY.grey) == GREY
    for pixels in ((GREY.rgb,), (GREY.rgb, bytes(3))):
        with pytest.raises(answers.MalformedAnswer):
            head.with_pixels(*pixels)
    standing = Baseline(-0.5, 0.25, 1.75, 0.25, 0.0125, is_column=True)
    lines = tuple(replace(line, baseline=standing) for line in PAGE.lines)
    told = replace(PAGE, lines=lines)
    assert answers.page_from(answers.page_answer(told), 1, LIMITS) == told
    assert answers.lock_from(answers.lock_answer(7, seccomp=True, limits=False)) == (7, True, False)


PAGE_KEYS = ["number", "width", "height", "lines", "is_doubtful"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.sampled_from(PAGE_KEYS), inner),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(
    st.dictionaries(
        st.sampled_from([*PAGE_KEYS, "columns", "rows", "lossy_images"]),
        JSON | st.just(1),
    )
)
def test_whatever_is_answered_is_refused_or_sound(fields: dict[str, object]):
    data = json.dumps(fields).encode()
    try:
        page = answers.page_from(data, 1, LIMITS)
    except answers.MalformedAnswer:
        pass
    else:
        assert page.width > 0
        assert all(0 <= line.box.x0 < line.box.x1 <= 1 for line in page.lines)
    try:
        head = answers.raster_head_from(data, 1, LIMITS)
    except answers.MalformedAnswer:
        pass
    else:
        assert 0 < head.size <= LIMITS.raster_pixels * 3


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=200))
def test_bytes_that_are_no_answer_are_refused(data: bytes):
    for read_answer in (
        lambda: answers.head_from(data, LIMITS),
        lambda: answers.page_from(data, 1, LIMITS),
        lambda: answers.raster_head_from(data, 1, LIMITS),
        lambda: answers.lock_from(data),
    ):
        with pytest.raises(answers.MalformedAnswer):
            read_answer()
