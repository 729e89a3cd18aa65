"""What paragraphs are to their reader, and where text stands within its width."""

from enum import StrEnum


class Role(StrEnum):
    """What a paragraph is to its reader; the look of the document decides how each is set.

    PLAIN stands without room above it, as lines of a head do; URGENT is read before all else.
    """

    KICKER = "kicker"
    LEAD = "lead"
    BODY = "body"
    PROOF = "proof"
    CELL = "cell"
    CELL_STRONG = "cell_strong"
    CELL_QUIET = "cell_quiet"
    CELL_HEAD = "cell_head"
    FIELD = "field"
    FIELD_NAME = "field_name"
    PLAIN = "plain"
    PLAIN_STRONG = "plain_strong"
    QUOTE = "quote"
    TITLE = "title"
    SMALL = "small"
    URGENT = "urgent"


class Alignment(StrEnum):
    """Where the text of a column stands; numbers, so that digits of one worth are in line."""

    START = "start"
    CENTRE = "centre"
    END = "end"
    NUMBER = "number"
