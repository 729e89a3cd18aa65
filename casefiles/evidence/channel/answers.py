"""What workers answer, as frames of plain JSON; each one is read back as if an enemy wrote it."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from operator import gt
from typing import Any, NoReturn

from casefiles.domain.files.extraction import Baseline, LossyImage, PageText, Raster, TextLine
from casefiles.domain.files.page_inspection import PageCode
from casefiles.domain.foundation.boxes import Box
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_types import JPEG_BLOCK
from casefiles.evidence.channel.signatures import is_media_type
from casefiles.evidence.channel.unreadable import WORKER_REASONS

LARGEST_ANSWER = 8 << 20
"""Bytes; parsing takes the parent some twenty times as much memory."""
PIECE_OF_PART, END_OF_PART = b"P", b"E"
"""What a frame of a part's bytes begins with, and the frame behind the last of them."""

_MOST_LOSSY_IMAGES = 10_000
_MOST_CODES = 200
_LONGEST_CODE = 8_000
_LONGEST_SYMBOLOGY = 40
_LARGEST_SIDE = 1e7
_LARGEST_JPEG_BLOCK = 256
_FARTHEST = 1e4
"""Pages away from its own at which a line may stand."""
_NEWEST_LANDLOCK = 1_000
_DIGITS = 7
_EDGE_DIGITS = 5
_MOVING = re.compile("[\t-\r\x85\u2028\u2029]")
_REMOVED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class MalformedAnswer(Exception):
    """A worker's answer breaks the form; nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Head:
    """The first answer about a document: its type, and either its pages or why there are none."""

    media_type: str
    page_count: int
    unreadable: str


@dataclass(frozen=True, slots=True)
class RasterHead:
    """Everything of a `Raster` but its pixels, which follow in a frame of `size` bytes."""

    number: int
    width: float
    height: float
    columns: int
    rows: int
    lossy_images: tuple[LossyImage, ...]
    codes: tuple[PageCode, ...] = ()
    has_grey: bool = False

    @property
    def size(self) -> int:
        """Bytes of the pixels."""
        return self.columns * self.rows * 3

    def with_pixels(self, rgb: bytes, grey: bytes = b"") -> Raster:
        """Put a raster together.

        Raises:
            NonsenseAnswer: not as many bytes as the page has.
        """
        if len(rgb) != self.size or len(grey) != self.has_grey * self.columns * self.rows:
            raise MalformedAnswer
        return Raster(
            *(self.number, self.width, self.height, self.columns, self.rows),
            *(rgb, self.lossy_images, self.codes, grey),
        )


def head_answer(media_type: str, page_count: int = 0, unreadable: str = "") -> bytes:
    """Write the head of the answers about a document."""
    return written({"media_type": media_type, "pages": page_count, "unreadable": unreadable})


def unreadable_answer(code: str) -> bytes:
    """Write that a page cannot be read or rendered."""
    return written({"unreadable": code})


def page_answer(page: PageText) -> bytes:
    """Write the text of a page."""
    lines = [
        [line.text, *_corners(line.box), _rounded(line.edges), baseline_answer(line.baseline)]
        for line in page.lines
    ]
    size = {"number": page.number, "width": page.width, "height": page.height}
    return written({**size, "lines": lines, "is_doubtful": page.is_doubtful})


def baseline_answer(one: Baseline | None) -> list[float | bool]:
    """Return a baseline as an answer holds it; nothing where nobody told it."""
    if one is None:
        return []
    ends = [round(value, _DIGITS) for value in (one.x0, one.y0, one.x1, one.y1)]
    return [*ends, round(one.size, _DIGITS), one.is_column, one.is_exact]


def baseline_from(value: object) -> Baseline | None:
    """Read a baseline.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    if value == []:
        return None
    *ends, size, is_column, is_exact = exact_list(value, 7)
    x0, y0, x1, y1 = (real(end, -_FARTHEST, _FARTHEST) for end in ends)
    return Baseline(x0, y0, x1, y1, _side(size), _truth(is_column), _truth(is_exact))


def _rounded(edges: Iterable[tuple[float, float]]) -> list[list[float]]:
    return [[round(left, _EDGE_DIGITS), round(right, _EDGE_DIGITS)] for left, right in edges]


def raster_answer(raster: Raster) -> bytes:
    """Write everything of a raster but its pixels."""
    lossy = [_lossy_image_answer(image) for image in raster.lossy_images]
    size = {"number": raster.number, "width": raster.width, "height": raster.height}
    pixels = {"columns": raster.columns, "rows": raster.rows}
    codes = [[one.symbology, one.text, *_corners(one.box)] for one in raster.codes]
    requested: dict[str, object] = {"codes": codes} if codes else {}
    if raster.grey:
        requested["has_grey"] = True
    return written({**size, **pixels, "lossy_images": lossy, **requested})


def _lossy_image_answer(image: LossyImage) -> list[object]:
    """Return a lossy image as an answer holds it: with its blocks, where they are known."""
    found: list[object]
    found = [*_corners(image.box), image.pixel_width, image.pixel_height, image.is_wavelet]
    if image.blocks == (0, 0):
        return found
    return [*found, *image.blocks, image.beyond, *image.corner, image.is_grey]


def lock_answer(landlock: int, *, seccomp: bool, limits: bool) -> bytes:
    """Write what holds a worker."""
    return written({"landlock": landlock, "seccomp": seccomp, "limits": limits})


def lock_from(data: bytes) -> tuple[int, bool, bool]:
    """Read what holds a worker: version of Landlock, seccomp, limits."""
    fields = fields_of(data, {"landlock", "seccomp", "limits"})
    landlock = whole(fields["landlock"], 0, _NEWEST_LANDLOCK)
    return landlock, _truth(fields["seccomp"]), _truth(fields["limits"])


def head_from(data: bytes, limits: WorkerLimits) -> Head:
    """Read the head.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    fields = fields_of(data, {"media_type", "pages", "unreadable"})
    kind, reason = fields["media_type"], fields["unreadable"]
    if not isinstance(kind, str) or not is_media_type(kind):
        raise MalformedAnswer
    if reason:
        return Head(kind, 0, _code(reason))
    return Head(kind, whole(fields["pages"], 1, limits.pages), "")


def unreadable_from(data: bytes) -> str:
    """Return the code if an answer is that a page cannot be read, else nothing.

    Raises:
        NonsenseAnswer: it is no JSON object, or the code is unknown.
    """
    fields = _object(data)
    return _code(fields["unreadable"]) if set(fields) == {"unreadable"} else ""


def part_end_from(data: bytes) -> str:
    """Return why a part ended early; nothing if all of it came.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    reason = fields_of(data, {"unreadable"})["unreadable"]
    return _code(reason) if reason else ""


def page_from(data: bytes, number: int, limits: WorkerLimits) -> PageText:
    """Read the text of a page.

    Args:
        data: the answer.
        number: page that was asked for.
        limits: bound the text.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    fields = fields_of(data, {"number", "width", "height", "lines", "is_doubtful"})
    whole(fields["number"], number, number)
    lines = tuple(_line(item) for item in list_of(fields["lines"], limits.page_characters))
    if sum(len(line.text) for line in lines) > limits.page_characters:
        raise MalformedAnswer
    width, height = _side(fields["width"]), _side(fields["height"])
    text_lines = tuple(line for line in lines if line.text)
    return PageText(number, width, height, text_lines, _truth(fields["is_doubtful"]))


def raster_head_from(data: bytes, number: int, limits: WorkerLimits) -> RasterHead:
    """Read everything of a raster but its pixels.

    Args:
        data: the answer.
        number: page that was asked for.
        limits: bound the pixels.

    Raises:
        NonsenseAnswer: it breaks the form.
    """
    keys = {"number", "width", "height", "columns", "rows", "lossy_images"}
    fields = fields_of(data, keys | ({"codes", "has_grey"} & _object(data).keys()))
    whole(fields["number"], number, number)
    columns = whole(fields["columns"], 1, limits.raster_pixels)
    rows = whole(fields["rows"], 1, limits.raster_pixels // columns)
    lossy = tuple(_lossy(item) for item in list_of(fields["lossy_images"], _MOST_LOSSY_IMAGES))
    width, height = _side(fields["width"]), _side(fields["height"])
    codes = tuple(_page_code(item) for item in list_of(fields.get("codes", []), _MOST_CODES))
    has_grey = _truth(fields.get("has_grey", False))
    return RasterHead(number, width, height, columns, rows, lossy, codes, has_grey)


def _page_code(item: object) -> PageCode:
    symbology, text, *corners = exact_list(item, 6)
    if not isinstance(symbology, str) or not isinstance(text, str) or len(text) > _LONGEST_CODE:
        raise MalformedAnswer
    return PageCode(cleaned(symbology)[:_LONGEST_SYMBOLOGY], cleaned(text), box_of(corners))


def written(fields: Mapping[str, object]) -> bytes:
    """Write an answer."""
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace")


def _corners(box: Box) -> list[float]:
    return [round(value, _DIGITS) for value in (box.x0, box.y0, box.x1, box.y1)]


def _object(data: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(data, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise MalformedAnswer from error
    if not isinstance(fields, dict):
        raise MalformedAnswer
    return fields


def fields_of(data: bytes, keys: set[str]) -> dict[str, Any]:
    """Read an answer that has just these keys.

    Raises:
        NonsenseAnswer: it has others, or is no answer.
    """
    fields = _object(data)
    if set(fields) != keys:
        raise MalformedAnswer
    return fields


def _refuse_constant(_name: str) -> NoReturn:
    raise MalformedAnswer


def _code(value: object) -> str:
    if not isinstance(value, str) or value not in WORKER_REASONS:
        raise MalformedAnswer
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise MalformedAnswer
    return value


def whole(value: object, least: int, most: int) -> int:
    """Return a value that must be a whole number between bounds.

    Raises:
        NonsenseAnswer: it is not.
    """
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise MalformedAnswer
    return value


def real(value: object, least: float, most: float) -> float:
    """Return a value that must be a finite number between bounds.

    Raises:
        NonsenseAnswer: it is not.
    """
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise MalformedAnswer
    # Bounds first: a whole number of hundreds of digits has no float that could be asked.
    if not (least <= value <= most and math.isfinite(value)):
        raise MalformedAnswer
    return float(value)


def _side(value: object) -> float:
    side = real(value, 0.0, _LARGEST_SIDE)
    if side == 0.0:
        raise MalformedAnswer
    return side


def list_of(value: object, longest: int) -> list[Any]:
    """Return a value that must be a list of at most so many.

    Raises:
        NonsenseAnswer: it is not.
    """
    if not isinstance(value, list) or len(value) > longest:
        raise MalformedAnswer
    return value


def exact_list(value: object, length: int) -> list[Any]:
    """Return a value that must be a list of just so many.

    Raises:
        NonsenseAnswer: it is not.
    """
    items = list_of(value, length)
    if len(items) != length:
        raise MalformedAnswer
    return items


def box_of(values: list[Any]) -> Box:
    """Return the box of four fractions.

    Raises:
        NonsenseAnswer: they are no area of a page.
    """
    x0, y0, x1, y1 = (real(value, 0.0, 1.0) for value in values)
    if not (x0 < x1 and y0 < y1):
        raise MalformedAnswer
    return Box(x0, y0, x1, y1)


def cleaned(text: str) -> str:
    """Return a text without controls and surrogates; what moves on or down becomes a space."""
    return text if text.isprintable() else _REMOVED.sub("", _MOVING.sub(" ", text))


def _line(value: object) -> TextLine:
    text, *corners, edges, baseline = exact_list(value, 7)
    if not isinstance(text, str):
        raise MalformedAnswer
    plain = cleaned(text).strip()
    values = _edges(list_of(edges, len(text)))
    values = values if len(values) == len(plain) == len(text) else ()
    return TextLine(plain, box_of(corners), values, baseline=baseline_from(baseline))


def _edges(pairs: list[Any]) -> tuple[tuple[float, float], ...]:
    """Check all edges of a line at once: a long text has millions of them."""
    if not pairs:
        return ()
    if set(map(type, pairs)) != {list} or set(map(len, pairs)) != {2}:
        raise MalformedAnswer
    values = list(chain.from_iterable(pairs))
    if not set(map(type, values)) <= {int, float} or min(values) < 0 or max(values) > 1:
        raise MalformedAnswer
    lefts, rights = values[::2], values[1::2]
    if any(map(gt, lefts, rights)):
        raise MalformedAnswer
    return tuple(zip(map(float, lefts), map(float, rights), strict=True))


def _lossy(value: object) -> LossyImage:
    items = list_of(value, 13)
    if len(items) not in {7, 13}:
        raise MalformedAnswer
    width, height = real(items[4], 0.0, 1.0), real(items[5], 0.0, 1.0)
    found = LossyImage(box_of(items[:4]), width, height, is_wavelet=_truth(items[6]))
    if len(items) == 7:  # noqa: PLR2004 - nobody knows its blocks
        return found
    # Blocks that are told too small would leave a secret in clear: none is smaller than these.
    across, down, beyond = (whole(one, 0, _LARGEST_JPEG_BLOCK) for one in items[7:10])
    x, y = (real(one, -_FARTHEST, _FARTHEST) for one in items[10:12])
    if min(across, down) < JPEG_BLOCK or not width or not height or found.is_wavelet:
        raise MalformedAnswer
    is_grey = _truth(items[12])
    if not is_grey and (min(across, down) < 2 * JPEG_BLOCK or not beyond):
        raise MalformedAnswer
    return replace(found, blocks=(across, down), beyond=beyond, corner=(x, y), is_grey=is_grey)
