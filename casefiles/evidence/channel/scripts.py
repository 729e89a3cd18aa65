"""Which scripts can be drawn letter by letter, which must be shaped, and what has no ink."""

_NO_WIDTH = (
    *((0x00AD, 0x00AD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069)),
    *((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE01EF)),
)
_NEEDS_SHAPING = (
    *((0x0300, 0x036F), (0x0483, 0x0489), (0x0590, 0x08FF), (0x0900, 0x109F), (0x1100, 0x11FF)),
    *((0x135D, 0x135F), (0x1700, 0x1CFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0x2DE0, 0x2DFF)),
    *((0x3099, 0x309A), (0xA66F, 0xA67D), (0xA69E, 0xA69F), (0xA800, 0xAAFF), (0xABC0, 0xABFF)),
    *((0xD7B0, 0xD7FF), (0xFB1D, 0xFDFF), (0xFE20, 0xFE2F), (0xFE70, 0xFEFC)),
    *((0x10800, 0x11FFF), (0x16A40, 0x16B8F), (0x1E000, 0x1EFFF)),
)
"""Scripts that join, stack or run from right to left, and marks that stand on other letters."""

_SHAPED_HERE = (
    *((0x0300, 0x036F), (0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0x0F00, 0x0FFF)),
    *((0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
)
"""Those among them that the house's faces have letters for."""


def needs_shaping(text: str) -> bool:
    """Tell whether a text cannot be drawn letter by letter."""
    return not text.isascii() and any(is_in(ord(item), _NEEDS_SHAPING) for item in text)


def lacks_letters(text: str) -> bool:
    """Tell whether a text is in a script that must be shaped and that no face here can draw."""
    return not text.isascii() and any(
        is_in(ord(item), _NEEDS_SHAPING) and not is_in(ord(item), _SHAPED_HERE) for item in text
    )


def has_no_ink(character: str) -> bool:
    """Tell whether nothing is drawn for a character."""
    return character == " " or has_no_width(character)


def has_no_width(character: str) -> bool:
    """Tell whether a character takes no room on a line."""
    return is_in(ord(character), _NO_WIDTH)


def is_in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a character lies in one of some ranges, ends included."""
    return any(first <= code <= last for first, last in ranges)
