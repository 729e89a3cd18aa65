"""Sounds and films: what they are and tell, frames and samples by time, in a locked child only."""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from casefiles.domain.files.extracted_items import MetadataItem, MetadataKind
from casefiles.domain.files.media import MediaStream, time_code
from casefiles.domain.foundation.errors import Cancelled, WorkerFailed
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.remote_file import PIECE
from casefiles.evidence.host.children import Child, FreshChild
from casefiles.evidence.host.media_template import MediaTemplate, OpenMedia, open_media_template
from tests.evidence.conftest import RESOURCES
from tests.evidence.films import Sparse, amr, mov, mp3, shade, turned, wav
from tests.evidence.samples import picture

ROOT = Path(__file__).resolve().parents[3]
T = MetadataKind


@pytest.fixture(scope="module")
def media() -> Iterator[MediaTemplate]:
    with open_media_template(RESOURCES, WorkerLimits()) as opened:
        yield opened


def opened(media: MediaTemplate, data: bytes | Sparse) -> OpenMedia:
    if isinstance(data, bytes):
        data = Sparse(len(data), {0: data})
    return media.open(data.pieces, data.size)


def test_the_child_is_locked_as_well_as_a_reader(media: MediaTemplate):
    assert media.level == "full"


def test_a_film_tells_what_it_is_and_where_it_was_taken(media: MediaTemplate):
    with opened(media, mov()) as film:
        info, items = film.info()
    assert info.duration == 2000
    assert info.film == MediaStream("film", "mjpeg", 64, 48, 25_000)
    assert info.sound == MediaStream("sound", "pcm_s16le", rate=8000, channels=1)
    assert set(items) == {
        MetadataItem(T.CREATED, "2023-11-14T22:13:20.000000Z"),
        MetadataItem(T.POSITION, "39.470000, 75.990000"),
        MetadataItem(T.DEVICE, "Redmi"),
        MetadataItem(T.DEVICE, "Note 8"),
    }


SOUNDS = {
    "wav": (wav(3), "pcm_s16le"),
    "amr": (amr(3), "amr_nb"),
    "mp3": (mp3(3), "mp3"),
    "opus": (
        (RESOURCES / "sample" / "files" / "PTT-20231104-Zulpiye.ogg").read_bytes(),
        "opus",
    ),
}


@pytest.mark.parametrize(("data", "coding"), SOUNDS.values(), ids=SOUNDS)
def test_a_sound_is_heard_from_any_moment(media: MediaTemplate, data: bytes, coding: str):
    with opened(media, data) as sound:
        info, _ = sound.info()
        assert info.film is None
        assert info.sound is not None
        assert info.sound.coding == coding
        assert info.duration >= 2_900
        assert len(sound.sound(1_000, 500)) == 48_000 * 4 // 2
        assert len(sound.sound(1_500, 500, speed=200)) == 48_000 * 4 // 4
        assert sound.sound(info.duration + 60_000, 500) == b""


def test_samples_stand_where_they_were_recorded(media: MediaTemplate):
    """The tone falls silent every other second."""
    with opened(media, wav(4)) as sound:
        assert sound.shape(0, 4_000, 4) == bytes([sound.shape(0, 1_000, 1)[0], 0] * 2)
        assert any(sound.sound(2_100, 200))
        assert not any(sound.sound(1_100, 800))
        # Again, and from the middle of what was heard before.
        assert any(sound.sound(600, 200))


@pytest.mark.parametrize("order", [(0, 40, 80), (1960, 0, 1000), (1000, 960, 1040)])
def test_every_frame_is_found_by_its_time(media: MediaTemplate, order: tuple[int, ...]):
    with opened(media, mov()) as film:
        for moment in order:
            picture = film.picture(moment, 64)
            assert picture.moment == moment
            assert abs(picture.rgb[-1] - shade(moment // 40)) <= 3
            assert picture.rgb[0] <= 3


def test_frames_are_stepped_through_both_ways(media: MediaTemplate):
    with opened(media, mov()) as film:
        assert film.picture(400, 64).moment == 400
        following = [film.next(64), film.next(64, skipped=2)]
        assert [one.moment for one in following if one] == [440, 560]
        assert film.before(560, 64).moment == 520
        assert film.before(0, 64).moment == 0
        assert film.picture(99_000, 64).moment == 1960
        assert film.next(64) is None


def test_a_strip_does_not_move_the_film(media: MediaTemplate):
    with opened(media, mov()) as film:
        assert film.picture(400, 64).moment == 400
        strip = [film.key_frame(at, 32) for at in (0, 1000, 1900)]
        assert [one.moment for one in strip if one] == [0, 1000, 1880]
        assert {(one.columns, one.rows) for one in strip if one} == {(32, 24)}
        following = film.next(64)
        assert following is not None
        assert following.moment == 440


def test_a_film_stands_as_the_phone_was_held(media: MediaTemplate):
    with opened(media, mov(matrix=turned(48))) as film:
        picture = film.picture(0, 64)
        assert (picture.columns, picture.rows) == (48, 64)
        top, bottom = picture.rgb[3 * 48 * 8], picture.rgb[3 * 48 * 56]
        assert top < 10 < shade(0) - 6 < bottom
        assert film.picture(0, 24).columns == 24


@pytest.mark.parametrize(("matrix", "size"), [(None, (128, 48)), (turned(48), (48, 128))])
def test_a_film_of_wide_pixels_is_shown_as_wide(
    media: MediaTemplate, matrix: bytes | None, size: tuple[int, int]
):
    data = mov(matrix=matrix, stretched=2) if matrix else mov(stretched=2)
    with opened(media, data) as film:
        told = film.info()[0].film
        picture = film.picture(0, 1_000)
    assert told is not None
    assert (told.width, told.height) == (picture.columns, picture.rows) == size


def test_of_a_film_of_twenty_gigabytes_only_what_is_shown_is_read(media: MediaTemplate):
    film, given = mov(4.0, has_sound=False, apart=206 << 20), []

    def pieces(offset: int, length: int) -> bytes:
        given.append(length)
        return film.pieces(offset, length)

    assert film.size > 20 << 30
    with media.open(pieces, film.size) as large:
        assert large.info()[0].duration == 4_000
        given.clear()
        assert large.picture(3_000, 64).moment == 3_000
    assert sum(given) <= 8 * PIECE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        wav(1)[:30],
        picture("JPEG"),
        b"#EXTM3U\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\n",
    ],
    ids=["empty", "stump", "cut", "a photo", "a playlist", "a list of films"],
)
def test_what_is_no_film_is_refused_and_leads_nowhere(media: MediaTemplate, data: bytes):
    with opened(media, data) as film, pytest.raises(WorkerFailed) as caught:
        film.info()
    assert caught.value.code == "broken_file"


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_film_that_breaks_off_is_shown_as_far_as_it_goes(media: MediaTemplate, cut: float):
    whole = mov(has_sound=False).whole()
    with opened(media, whole[: int(len(whole) * cut)]) as film:
        assert film.picture(0, 64).moment == 0
        assert film.picture(1_960, 64).moment < 1_960


def test_a_fault_of_the_vault_is_passed_on_and_the_film_goes_on_after(media: MediaTemplate):
    film, broken = mov(), [True]

    def pieces(offset: int, length: int) -> bytes:
        if broken:
            raise OSError("the stick was pulled out")
        return film.pieces(offset, length)

    with media.open(pieces, film.size) as sick:
        with pytest.raises(OSError, match="pulled out"):
            sick.info()
        broken.clear()
        assert sick.info()[0].duration == 2_000


def test_closing_ends_an_answer_that_is_under_way(media: MediaTemplate):
    film, asked = mov(), threading.Event()
    never = threading.Event()

    def pieces(offset: int, length: int) -> bytes:
        asked.set()
        never.wait(30)
        return film.pieces(offset, length)

    slow, ended = media.open(pieces, film.size), []

    def ask() -> None:
        try:
            slow.info()
        except Cancelled as error:
            ended.append(error)

    asking = threading.Thread(target=ask)
    asking.start()
    assert asked.wait(30)
    closing = threading.Thread(target=slow.close)
    closing.start()
    while not slow.is_closed:
        time.sleep(0.001)
    never.set()
    closing.join(30)
    asking.join(30)
    assert len(ended) == 1


ROGUE = """
import json, sys, time
from casefiles.domain.foundation.frames import read_frame, write_frame
out, source = sys.stdout.buffer, sys.stdin.buffer
def say(data):
    plain = data if isinstance(data, bytes) else json.dumps(data, separators=(",", ":")).encode()
    write_frame(out, plain); out.flush()
say({"landlock": 7, "seccomp": True, "limits": True})
read_frame(source.read)
read_frame(source.read)
"""
ANSWERS: dict[str, tuple[str, str]] = {
    "ends": ("pass", "reader_crashed"),
    "no such piece": ("say({'need': 99})", "reader_answered_nonsense"),
    "a piece before the first": ("say({'need': -1})", "reader_answered_nonsense"),
    "pieces for ever": (
        "for _ in range(9000): say({'need': 0}); read_frame(source.read)",
        "too_large",
    ),
    "a picture without end": (
        "say({'moment': 0, 'columns': 1000000, 'rows': 1000000})",
        "reader_answered_nonsense",
    ),
    "no picture": ("say({'moment': 0, 'columns': 0, 'rows': 5})", "reader_answered_nonsense"),
    "half a picture": (
        "say({'moment': 0, 'columns': 2, 'rows': 2}); say(b'xx')",
        "reader_answered_nonsense",
    ),
    "a time that is none": (
        "say({'moment': 1.5, 'columns': 1, 'rows': 1})",
        "reader_answered_nonsense",
    ),
    "words": ("say(b'hello')", "reader_answered_nonsense"),
    "an unknown reason": ("say({'unreadable': 'because'})", "reader_answered_nonsense"),
}


class RogueChildren:
    def __init__(self, behaviour: str) -> None:
        self.behaviour = behaviour

    def start(self) -> Child:
        code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{ROGUE}{self.behaviour}"
        return FreshChild([sys.executable, "-I", "-B", "-c", code])

    def close(self) -> None:
        pass


@pytest.mark.parametrize(("behaviour", "code"), ANSWERS.values(), ids=ANSWERS)
def test_nothing_that_a_child_answers_is_believed_unchecked(behaviour: str, code: str):
    rogue = MediaTemplate(RogueChildren(behaviour), time.monotonic)
    film = rogue.open(lambda _offset, length: bytes(length), 100)
    with film, pytest.raises(WorkerFailed) as caught:
        film.picture(0, 64)
    assert caught.value.code == code


def test_a_time_is_written_as_it_is_cited():
    assert [time_code(at) for at in (0, 72_999, 3_600_000, 360_000_000)] == [
        *("00:00:00", "00:01:12", "01:00:00", "100:00:00"),
    ]
