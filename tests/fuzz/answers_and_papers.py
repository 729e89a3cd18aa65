"""Entries for what the program's own process reads of others: answers of workers, anchors, texts.

These parsers run beside the key, or take any file of text; only their own refusals may leave them.
"""

from collections.abc import Callable
from typing import Final

from casefiles.custody.anchor_files import parse_file
from casefiles.custody.notes import parse_key, parse_note
from casefiles.custody.printed_anchor_code import parse_code
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.evidence.channel.answers import (
    MalformedAnswer,
    head_from,
    lock_from,
    page_from,
    part_end_from,
    raster_head_from,
    unreadable_from,
)
from casefiles.evidence.channel.item_answers import items_from
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.channel.media_answers import byte_count, info_from, picture_from
from casefiles.evidence.channel.recognition_answers import recognised_from
from casefiles.evidence.channel.remote_file import needed_piece
from casefiles.evidence.office_formats.separated_file import read_separated, separator_of
from casefiles.evidence.pictures.xmp_metadata import xmp_items
from casefiles.evidence.text.text_decoding import decoded
from casefiles.evidence.text.text_guessing import guessed

_LIMITS: Final = WorkerLimits()
_READERS: Final[tuple[Callable[[bytes], object], ...]] = (
    *(lock_from, unreadable_from, part_end_from, items_from, info_from, picture_from),
    recognised_from,
    lambda data: head_from(data, _LIMITS),
    lambda data: page_from(data, 1, _LIMITS),
    lambda data: raster_head_from(data, 1, _LIMITS),
    lambda data: byte_count(data, 1_000),
    lambda data: needed_piece(data, 1_000),
)
_PAPERS: Final[tuple[Callable[[str], object], ...]] = (
    *(parse_file, parse_note, parse_key, parse_code),
)


def answers(data: bytes) -> object:
    """Read what a worker that was taken over may answer."""
    told = []
    for reader in _READERS:
        try:
            told.append(reader(data))
        except MalformedAnswer:
            told.append(None)
    return told


def papers(data: bytes) -> object:
    """Read an anchor, its note, a key and a typed code."""
    text, told = data.decode("utf-8", "replace"), []
    for reader in _PAPERS:
        try:
            told.append(reader(text))
        except CasefilesError:
            told.append(None)
    return told


def tables(data: bytes) -> object:
    """Read a text in any encoding, and a table if it is one."""
    text = decoded(data) or guessed(data) or ""
    sign = separator_of(text)
    return read_separated(text, sign) if sign else text


def traits(data: bytes) -> object:
    """Read a packet of XMP."""
    return list(xmp_items(data))


PAPERS: Final[tuple[Callable[[bytes], object], ...]] = (answers, papers, tables, traits)
