"""Films are decoded by libraries of one proven version, or refused with words that help."""

import base64
import ctypes
import hashlib
import importlib.metadata
import platform
import sys
import time
from pathlib import Path

import pytest

from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.evidence.channel.unreadable import FILM_LIBRARY_DIFFERS
from casefiles.evidence.host.children import Child, FreshChild
from casefiles.evidence.host.media_template import MediaTemplate
from casefiles.evidence.media import ffmpeg, ffmpeg_fields, ffmpeg_loading
from casefiles.evidence.media.media_file import MediaSource
from casefiles.words.catalogue import label
from tests.evidence.films import mov, turned, wav

ROOT = Path(__file__).resolve().parents[3]
WHAT_TO_DO = """

The installed wheel of OpenCV brings other libraries of FFmpeg than those Casefiles was proven with.
Films and sounds are refused until somebody has looked:
 1. Compare avformat.h, codec_par.h, packet.h and frame.h of the new FFmpeg with the structures in
    casefiles/evidence/media/ffmpeg_fields.py, field by field, and mend these where they differ.
 2. Put its versions into PROVEN and the wheel's into WHEEL, both in
    casefiles/evidence/media/ffmpeg_loading.py; the same wheel into pyproject.toml,
    requirements.txt and requirements-dev.txt; digests of wheel and libraries into WHEELS and
    DIGESTS here.
 3. Run tests/evidence/media/test_film_library.py, tests/evidence/media/test_media.py and
    tests/attacks/system/test_media_calls.py: each field is read from a film that is known.
"""
WHEELS = {"x86_64": "ed709fdf9aa0bd1f2ed8549e71d19449b03a675bb581eb292285f6861953be37"}
"""SHA-256 of the wheel, by machine."""
DIGESTS = {
    "libavcodec": "lEAeyr5c2H99swryhDyP8GdOV5R9EC8wfr7YeIdAy7k",
    "libavformat": "FQcF12tiogoWy7ExulyeJcCGzLeRS_C1DAhLxmwVwOE",
    "libavutil": "_pJYhZZTwZ0NQCm7uEYivFw5cH15Njct91dmHmuWGxg",
    "libswresample": "RfG7_K6ERJ4ik8BzmDdsR4qeocQZDCPhyaQUoFW0Zlc",
    "libswscale": "FGCU_RiL-OZYWyGstZRvKY772-6IaQ8BNOHo-kjESnM",
}
"""Of the libraries in the wheel for x86-64, as its RECORD writes them."""


@pytest.fixture(scope="module")
def library() -> ffmpeg.FFmpeg:
    found = ffmpeg_loading.load()
    assert found is not None, WHAT_TO_DO
    return found


def test_the_installed_wheel_is_the_proven_one():
    assert importlib.metadata.version("opencv-python-headless") == ffmpeg_loading.WHEEL, WHAT_TO_DO
    assert (
        f'"opencv-python-headless=={ffmpeg_loading.WHEEL}"' in (ROOT / "pyproject.toml").read_text()
    )
    for name in ("requirements.txt", "requirements-dev.txt"):
        told = (ROOT / name).read_text()
        assert f"opencv-python-headless=={ffmpeg_loading.WHEEL} " in told, WHAT_TO_DO
        assert all(f"--hash=sha256:{digest}" in told for digest in WHEELS.values()), WHAT_TO_DO


@pytest.mark.skipif(platform.machine() not in WHEELS, reason="another wheel")
@pytest.mark.parametrize("name", DIGESTS)
def test_the_installed_libraries_are_those_of_the_wheel(name: str):
    found = list(ffmpeg_loading.library_folder().glob(f"{name}-*"))
    assert len(found) == 1, WHAT_TO_DO
    digest = hashlib.sha256(found[0].read_bytes()).digest()
    assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == DIGESTS[name], WHAT_TO_DO


def test_no_part_of_the_libraries_is_under_the_gpl(library: ffmpeg.FFmpeg):
    for part, name in ((library.codec, "avcodec"), (library.format, "avformat")):
        told = part[f"{name}_configuration"]
        told.restype = ctypes.c_char_p
        assert "gpl" not in told().decode()
        assert "nonfree" not in told().decode()
    assert [one for one in ffmpeg_loading.library_folder().iterdir() if "x264" in one.name] == []


@pytest.mark.parametrize("name", ffmpeg_loading.PROVEN)
def test_a_library_of_another_version_is_not_called(name: str):
    """One step further in the last number is another version too."""
    major, minor, micro = ffmpeg_loading.PROVEN[name]
    others = {**ffmpeg_loading.PROVEN, name: (major, minor, micro + 1)}
    assert ffmpeg_loading.load(proven=others) is None


def test_a_library_under_the_name_of_another_version_is_not_called(tmp_path: Path):
    """The name of a file is no proof: the library says itself which version it is."""
    for one in ffmpeg_loading.library_folder().iterdir():
        (tmp_path / one.name).symlink_to(one)
    assert ffmpeg_loading.load(tmp_path) is not None
    avutil = next(tmp_path.glob("libavutil-*"))
    major, minor, micro = ffmpeg_loading.PROVEN["avutil"]
    avutil.rename(tmp_path / f"libavutil-0.so.{major}.{minor}.{micro + 1}")
    assert ffmpeg_loading.load(tmp_path) is None
    assert (
        ffmpeg_loading.load(
            tmp_path, {**ffmpeg_loading.PROVEN, "avutil": (major, minor, micro + 1)}
        )
        is None
    )


def test_fields_lie_where_the_libraries_list_them(library: ffmpeg.FFmpeg):
    assert ffmpeg_loading.fields_are_in_place(library), WHAT_TO_DO


@pytest.mark.parametrize(
    ("structure", "field"),
    [("FormatContext", "packet_size"), ("FormatContext", "key"), ("Stream", "discard")],
)
def test_control_a_field_that_moved_is_seen(
    library: ffmpeg.FFmpeg, monkeypatch: pytest.MonkeyPatch, structure: str, field: str
):
    class Moved(ctypes.Structure):
        pass

    old = getattr(ffmpeg_fields, structure)
    Moved._fields_ = tuple(
        pair
        for one in old._fields_
        for pair in (((("new", ctypes.c_int64),) if one[0] == field else ()) + (one,))
    )
    monkeypatch.setattr(ffmpeg_fields, structure, Moved)
    assert not ffmpeg_loading.fields_are_in_place(library)


def test_every_field_that_is_read_is_right_for_a_known_film(library: ffmpeg.FFmpeg):
    data = mov(matrix=turned(48)).whole()
    source = MediaSource(library, lambda at, size: data[at : at + size], len(data))
    context = source.context.contents
    assert (context.stream_count, context.duration) == (2, 2 * ffmpeg.TIME_BASE)
    assert source.tags(context.metadata)["make"] == "Redmi"
    (film, coded), (voice, sounded) = source.streams()
    assert (coded.kind, sounded.kind) == (ffmpeg.VIDEO, ffmpeg.AUDIO)
    names = [library.codec.avcodec_get_name(one.codec) for one in (coded, sounded)]
    assert names == [b"mjpeg", b"pcm_s16le"]
    assert (film.time_base.num, film.time_base.den) == (1, 1000)
    assert (voice.time_base.num, voice.time_base.den) == (1, 8000)
    assert (film.start_time, voice.start_time) == (0, 0)
    assert film.average_rate.value == 25
    assert source.tags(voice.metadata) == {"language": "und", "vendor_id": "[0][0][0][0]"}
    assert (coded.side_data_count, sounded.side_data_count) == (1, 0)


NO_LIBRARY = """
import json, sys
from pathlib import Path
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.media import ffmpeg_loading as loading
from casefiles.evidence.worker.document_worker import standard_line
from casefiles.evidence.worker.media_worker import work_on_media
work_on_media(standard_line(), WorkerLimits(), loading.load(Path("/nowhere")))
"""


class WithoutLibrary:
    """Children of an installation that has other libraries."""

    def start(self) -> Child:
        code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{NO_LIBRARY}"
        return FreshChild([sys.executable, "-I", "-B", "-c", code])

    def close(self) -> None:
        pass


@pytest.mark.parametrize("data", [mov().whole(), wav(1)], ids=["film", "sound"])
def test_a_film_is_refused_with_words_that_say_what_to_do(data: bytes):
    template = MediaTemplate(WithoutLibrary(), time.monotonic)
    film = template.open(lambda at, size: data[at : at + size], len(data))
    with film, pytest.raises(WorkerFailed) as caught:
        film.info()
    assert caught.value.code == FILM_LIBRARY_DIFFERS
    assert label(FILM_LIBRARY_DIFFERS).startswith("kept; ")
    assert label(FILM_LIBRARY_DIFFERS).endswith("install Casefiles again, then read the file again")
