"""Turns whatever colours a picture has into red, green and blue on white."""

import array
import math
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from PIL import Image, ImageCms

_DEEP_GREY: Final = ("I;16", "I;16L", "I;16B", "I;16N")
_WIDE_GREY: Final = ("I", "F")
_BYTE: Final = 255
_SIXTEEN: Final = 65_535
_WHITE: Final = (255, 255, 255, 255)
_BITS, _PHOTOMETRIC = 258, 262
_WHITE_IS_ZERO: Final = 0
_TWELVE: Final = 12
Tags: TypeAlias = Mapping[int, Any]
"""Tags of a TIFF by their numbers; of other pictures there are none."""

_COLOUR_SPACES: Final[list[ImageCms.ImageCmsTransform]] = []


def load_colours() -> None:
    """Make the tables that colours by CIE L*a*b* take; a locked worker could not."""
    if not _COLOUR_SPACES:
        lab, screen = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
        _COLOUR_SPACES.append(ImageCms.buildTransform(lab, screen, "LAB", "RGB"))


def on_white(image: Image.Image, opened: Image.Image) -> Image.Image:
    """Return a picture in red, green and blue; what is transparent lies on white.

    Args:
        image: the page, upright.
        opened: the same as it was opened, which knows the file's tags.
    """
    tags: Tags = getattr(opened, "tag_v2", {})
    if image.mode in _DEEP_GREY:
        return _deep(image, tags)
    if image.mode in _WIDE_GREY:
        return _stretched(image, is_inverted=tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO, tags=tags)
    if image.mode == "LAB":
        return _of_lab(image)
    if not image.has_transparency_data:
        return image.convert("RGB")
    colours = (image.convert("LA") if image.mode == "La" else image).convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", colours.size, _WHITE), colours).convert("RGB")


def _deep(image: Image.Image, tags: Tags) -> Image.Image:
    """Bring sixteen bits down to eight: Pillow would cut them off at 255, nearly all white."""
    most = _SIXTEEN
    if max(tags.get(_BITS) or (0,)) == _TWELVE:
        most = (1 << _TWELVE) - 1
    scale, shift = _BYTE / most, 0.0
    if tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO:
        scale, shift = -scale, float(_BYTE)
    # Only numbers of this machine's own order can be reckoned with.
    own = image if image.mode == "I;16" else image.convert("I")
    return own.point(lambda value: value * scale + shift).convert("L").convert("RGB")


def _stretched(image: Image.Image, *, is_inverted: bool, tags: Tags) -> Image.Image:
    """Show numbers that have no bounds of their own between the least and the greatest."""
    if image.mode == "I" and not tags:
        # Sixteen bits of a PNG.
        return _deep(image, tags)
    least, most = _bounds(image)
    scale = _BYTE / (most - least) if most > least else 0.0
    shift = -least * scale
    if is_inverted:
        scale, shift = -scale, _BYTE - shift
    return image.point(lambda value: value * scale + shift).convert("L").convert("RGB")


def _bounds(image: Image.Image) -> tuple[float, float]:
    least, most = image.getextrema()
    if isinstance(least, int | float) and math.isfinite(least) and math.isfinite(most):  # type: ignore[arg-type]  # one band
        return float(least), float(most)  # type: ignore[arg-type]  # one band
    numbers = [one for one in array.array("f", image.tobytes()) if math.isfinite(one)]
    return (min(numbers), max(numbers)) if numbers else (0.0, 0.0)


def _of_lab(image: Image.Image) -> Image.Image:
    converted = ImageCms.applyTransform(image, _COLOUR_SPACES[0])
    if converted is None:
        raise ValueError
    return converted
