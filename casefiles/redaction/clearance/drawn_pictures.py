"""Pages of a finished file that show a burned picture just as it is stored, and nothing drawn else.

On such a page the stored pixels are all that a picture can say: they are read in place of the page.
Beside them only text may be shown, which is searched as text, and straight rules. Anything else,
such as a picture that is turned, cut, masked or shown twice, or a curve that may be a letter,
leaves a page to be drawn and read as any reader sees it.
"""

import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import pikepdf

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.redaction.clearance.final_check_frames import DrawnPicture, picture_digest

_Matrix: TypeAlias = tuple[float, float, float, float, float, float]
_AS_IT_IS: Final[_Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_CODINGS: Final = {
    ("/CCITTFaxDecode", 1, "/DeviceGray"): "ccitt",
    ("/FlateDecode", 4, "/DeviceGray"): "grey16",
    ("/DCTDecode", 8, "/DeviceGray"): "jpeg_grey",
    ("/DCTDecode", 8, "/DeviceRGB"): "jpeg_colour",
}
_KEYS: Final = frozenset(
    (
        *("/BitsPerComponent", "/ColorSpace", "/DecodeParms", "/Filter", "/Height", "/Length"),
        *("/Subtype", "/Type", "/Width"),
    )
)
_CLIPS: Final = frozenset(("W", "W*"))
_OTHER_SHAPES: Final = frozenset(
    ("c", "v", "y", "h", "sh", "gs", "s", "f", "F", "f*", "B", "B*", "b", "b*")
)
"""What no page of an exhibit needs: of curves and filled areas letters can be made."""
_MODES: Final = frozenset((0, 3))
"""Of text: filled, or not shown at all. Another draws outlines, or cuts what follows."""
_MOST_POINTS: Final = 4
"""Of one path: a rule, a bracket or a frame."""
_CLOSE: Final = 1e-6


def drawn_pictures(file_bytes: bytes, burned: Collection[str]) -> tuple[DrawnPicture, ...]:
    """Return the pages that show one burned picture as it is stored, with its place in the file.

    Args:
        file_bytes: the file exactly as it will be written.
        burned: digests of the coded pixels of all burned pages.

    Raises:
        ExportStopped: the file cannot be taken apart (`clearance_unreadable`).
    """
    try:
        with pikepdf.open(io.BytesIO(file_bytes)) as pdf:
            return tuple(_found(pdf, file_bytes, frozenset(burned)))
    except (pikepdf.PdfError, ValueError, TypeError, OverflowError):
        pass
    # Raised out here, because the reader's error may carry contents of the file.
    raise ExportStopped("clearance_unreadable")


def _found(pdf: pikepdf.Pdf, file_bytes: bytes, burned: frozenset[str]) -> Iterator[DrawnPicture]:
    start = 0
    for number, page in enumerate(pdf.pages, start=1):
        image = _only_picture(page)
        if image is None or (coded := _coded(image)) is None:
            continue
        box = _place(page)
        data = bytes(image.read_raw_bytes())
        if box is None or picture_digest(data) not in burned:
            continue
        # Pictures mostly follow one another in the file.
        at = file_bytes.find(data, start)
        at = at if at >= 0 else file_bytes.find(data)
        if at >= 0:
            start = at + len(data)
            edges = (box.x0, box.y0, box.x1, box.y1)
            yield DrawnPicture(number, *edges, *coded, at, len(data))


def _only_picture(page: pikepdf.Page) -> Any:
    """Return the one picture that a page has; None where it has another number of them."""
    resources: Any = page.obj.get("/Resources", pikepdf.Dictionary())
    images = list(resources.get("/XObject", pikepdf.Dictionary()).values())
    is_one = len(images) == 1 and isinstance(images[0], pikepdf.Stream)
    return images[0] if is_one and images[0].get("/Subtype") == "/Image" else None


def _coded(image: Any) -> tuple[str, int, int, bytes] | None:
    """Return coding, columns, rows and palette of a picture that is coded as burned pages are."""
    if not set(image.keys()) <= _KEYS:
        return None
    columns, rows = int(image.get("/Width", 0)), int(image.get("/Height", 0))
    bits, image_filter = int(image.get("/BitsPerComponent", 0)), str(image.get("/Filter", ""))
    space, parameters = image.get("/ColorSpace"), image.get("/DecodeParms")
    palette = b""
    if isinstance(space, pikepdf.Array):
        if image_filter != "/FlateDecode" or bits != 8 or (colours := _colours(space)) is None:  # noqa: PLR2004
            return None
        coding, palette = "palette", colours
    else:
        coding = _CODINGS.get((image_filter, bits, str(space)), "")
    is_own = parameters is None
    if coding == "ccitt":
        own = {"/K": -1, "/Columns": columns, "/Rows": rows, "/BlackIs1": False}
        is_own = parameters is not None and {key: parameters[key] for key in parameters} == own
    return (coding, columns, rows, palette) if coding and is_own and columns and rows else None


def _colours(space: Any) -> bytes | None:
    """Return red, green and blue of the colours of a palette."""
    if len(space) != 4 or [str(one) for one in space[:2]] != ["/Indexed", "/DeviceRGB"]:  # noqa: PLR2004
        return None
    colours = bytes(space[3])
    return colours if len(colours) == 3 * (int(space[2]) + 1) else None


@dataclass(slots=True)
class _Path:
    """A path while it is drawn: all of its lines must run across or down."""

    points: list[tuple[float, float]]

    def may_be_rule(self) -> bool:
        """Tell whether it is a rule, a bracket or a frame."""
        pairs = zip(self.points, self.points[1:], strict=False)
        is_straight = all(
            abs(x0 - x1) < _CLOSE or abs(y0 - y1) < _CLOSE for (x0, y0), (x1, y1) in pairs
        )
        return len(self.points) <= _MOST_POINTS and is_straight


def _place(page: pikepdf.Page) -> Box | None:
    """Return where a page shows its picture, as shares from its top left; None if not as stored."""
    if page.obj.get("/Rotate", 0) != 0 or "/CropBox" in page.obj or "/UserUnit" in page.obj:
        return None
    left, bottom, right, top = (float(one) for one in page.mediabox)
    matrix = _matrix_of_picture(page)
    if matrix is None or right <= left or top <= bottom:
        return None
    wide, b, c, high, x, y = matrix
    if abs(b) > _CLOSE or abs(c) > _CLOSE or wide <= 0 or high <= 0:
        return None
    width, height = right - left, top - bottom
    box = Box(
        (x - left) / width,
        (top - y - high) / height,
        (x - left + wide) / width,
        (top - y) / height,
    )
    is_on_page = min(box.x0, box.y0) >= -_CLOSE and max(box.x1, box.y1) <= 1 + _CLOSE
    return box if is_on_page else None


def _matrix_of_picture(page: pikepdf.Page) -> _Matrix | None:
    """Return how a page shows its picture; None where it shows it twice, or more than text."""
    matrix, waiting, found = _AS_IT_IS, list[_Matrix](), list[_Matrix]()
    path = _Path([])
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(getattr(instruction, "operator", "BI")), instruction.operands
        if _may_show_more(operator, operands) or not _is_plain_path(path, operator, operands):
            return None
        if operator == "q":
            waiting.append(matrix)
        elif operator == "Q":
            matrix = waiting.pop() if waiting else _AS_IT_IS
        elif operator == "cm":
            matrix = _times(_numbers(operands), matrix)
        elif operator == "Do":
            found.append(matrix)
    return found[0] if len(found) == 1 else None


def _may_show_more(operator: str, operands: Any) -> bool:
    """Tell whether an operator may cut a picture, or draw letters that are no text."""
    if operator == "Tr":
        return int(operands[0]) not in _MODES
    return operator in _CLIPS | _OTHER_SHAPES or operator in {"BI", "INLINE IMAGE"}


def _is_plain_path(path: _Path, operator: str, operands: Any) -> bool:
    """Follow a path, and tell whether it may be a rule."""
    is_plain = True
    if operator in {"m", "re", "S", "n"}:
        is_plain = path.may_be_rule()
        path.points.clear()
    if operator in {"m", "l"}:
        path.points.append((float(operands[0]), float(operands[1])))
    return is_plain


def _numbers(operands: Any) -> _Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    """Return one change of place and size followed by another."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
