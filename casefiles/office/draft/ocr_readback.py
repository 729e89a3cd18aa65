"""Reading finished pages back, as a stranger's machine would; what was read stays in the vault.

Every page with a picture is read in each script in which a protected name or number is written. A
page that shows a burned picture as it is stored is read by that picture, which is the same wherever
it is shown: its number, its place and what is written beside it read nothing again. Any other page
with a picture is drawn and read.

Pages of text alone were set from words that clearance searches, in fonts whose every letter is
accounted for; of them three are drawn and read all the same, so that what is drawn is seen to be
what is written.

Each line is read by itself and all that any engine made of it is searched. An area with rows of ink
that no engine could read is listed, page by page, and never counts as read.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Final

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.files.extraction import PageText, Raster
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.evidence.channel import language_data
from casefiles.evidence.ocr import models
from casefiles.office.draft.pictures.picture_readings import (
    LANGUAGES_READ,
    PageBack,
    PictureReadings,
    PictureSearch,
    page_key,
    picture_key,
)
from casefiles.office.reading.page_preflight import RASTER_DPI
from casefiles.office.workplace.operations import JobContext
from casefiles.office.workplace.parallelism import worker_count
from casefiles.redaction.clearance.final_check_frames import DrawnPicture, picture_digest
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.pixels.burned_pixels import raster_of

_SCRIPT_OF_KIND: Final = {"l": "Latn", "d": "Latn", "h": "Hani", "a": "Arab", "t": "Tibt"} | {
    "c": "Cyrl"
}
_FROM_MODELS: Final = frozenset(("zho", "eng"))
"""Languages whose data comes with the program's libraries."""
_LABEL: Final = "reading_back"
_AT_ONCE: Final = 4
"""Pages that are held as pixels, 12 MB each."""
_OF_ONE: Final = 600 << 20
"""Bytes that reading one page takes: an engine has some 300 MB, a page is held several times."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What machines read in finished pages.

    Attributes:
        seen: readings by page, from 1.
        scripts: in which pages were read.
        missing: scripts of protected names whose language data is not in place.
        pale: pages on which more was read once pale ink was made dark.
        plain: readings by page without words that were hardly read.
        unread: areas by page that no engine could read; other pages have no key.
        lines: how many lines count as read in each script.
        known: pages that had been read before.
        by_picture: digest of the picture by which a page was read, where it was not drawn.
    """

    seen: dict[int, tuple[str, ...]]
    scripts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    pale: tuple[int, ...] = ()
    plain: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    unread: Mapping[int, tuple[Box, ...]] = field(default_factory=dict)
    lines: tuple[tuple[str, int], ...] = ()
    known: int = 0
    by_picture: Mapping[int, str] = field(default_factory=dict)


NOTHING: Final = ReadBack({})


def scripts_of(aliases: Iterable[ProtectedTerm]) -> tuple[str, ...]:
    """Return the scripts in which protected names and numbers are written, as ISO 15924 codes."""
    kinds = {word_kind(char) for alias in aliases for char in fold(alias.text)}
    found = {_SCRIPT_OF_KIND[kind] for kind in kinds & _SCRIPT_OF_KIND.keys()}
    return tuple(script for script in LANGUAGES_READ if script in found)


def script_of(kind: str) -> str:
    """Return the script of a kind of letter (see `folding.word_kind`); empty for none."""
    return _SCRIPT_OF_KIND.get(kind, "")


def missing_scripts(resources: Path, scripts: Iterable[str]) -> tuple[str, ...]:
    """Return those of some scripts that no machine here can read."""
    missing = set(language_data.missing(resources))
    if not models.has_models(resources):
        return tuple(scripts)
    return tuple(
        script
        for script in scripts
        if all(one in missing for one in LANGUAGES_READ[script] if one not in _FROM_MODELS)
        and not _FROM_MODELS & set(LANGUAGES_READ[script])
    )


def pages_to_read(pages: Sequence[PageText], pictured: Iterable[int] = ()) -> tuple[int, ...]:
    """Return the pages with a picture, and the first, middle and last of the others.

    Args:
        pages: of the file.
        pictured: those that are known to show one.
    """
    with_picture = {page.number for page in pages if page.is_doubtful or not page.text.strip()}
    with_picture.update(pictured)
    others = [page.number for page in pages if page.number not in with_picture]
    sample = {others[0], others[len(others) // 2], others[-1]} if others else set()
    return tuple(sorted({*with_picture, *sample}))


@dataclass(frozen=True, slots=True)
class _PageToRead:
    """A page that nobody read before, or of which that is not known before it is drawn.

    Attributes:
        digest: by which it is stored.
        pixels: gives what is read.
    """

    number: int
    digest: str
    pixels: Callable[[], Raster]


def read_back(
    workplace: JobContext,
    case_id: CaseId,
    data: bytes,
    pages: Sequence[int | DrawnPicture],
    search: PictureSearch,
    ticket: CancellationToken,
) -> ReadBack:
    """Read pages of a finished file for protected names, each in a locked worker.

    Args:
        workplace: its vault stores what is read.
        case_id: with which that is erased.
        data: the file exactly as it will be written.
        pages: numbers of those that are drawn, from 1, and the pictures of those that show one as
            it is stored.
        search: the names and numbers.
        ticket: hears of each page that is left to be read; its stop ends the work, and what was
            read stays.

    Raises:
        WorkerFailed: a page cannot be drawn or read (`page_not_read_back`, with the page).
        Cancelled: somebody asked to stop.
    """
    missing = missing_scripts(workplace.resources, search.scripts)
    here = tuple(one for one in search.scripts if one not in missing)
    if not here or not pages:
        return ReadBack({}, (), missing)
    quiet = CancellationToken(stop=ticket.stop)
    reading = PictureReadings(workplace, case_id, quiet, replace(search, scripts=here))
    shown = {one.page: one for one in pages if isinstance(one, DrawnPicture)}
    read: dict[int, PageBack] = {}
    left: list[_PageToRead] = []
    for one in shown.values():
        ticket.check()
        digest = picture_key(burned_of(one, data), workplace.vault.raster_key)
        stored = reading.stored(digest)
        if stored is None:
            left.append(_PageToRead(one.page, digest, partial(_pixels_of, one, data)))
        else:
            read[one.page] = stored
    drawn = [one for one in pages if not isinstance(one, DrawnPicture)]
    total = len(drawn) + len(left)
    many = worker_count(min(max(1, total), _AT_ONCE), _OF_ONE)
    with ThreadPoolExecutor(many, thread_name_prefix="reading-back") as pool:
        done = 0
        for some in _in_groups(workplace, data, drawn, left, ticket):
            backs = pool.map(lambda one: reading.page(one.digest, one.number, one.pixels), some)
            for page, back in zip(some, backs, strict=True):
                ticket.step(done, total, _LABEL)
                read[page.number] = back
                done += 1
    for number, one in shown.items():
        areas = _on_page(read[number].unread, one.box)
        read[number] = replace(read[number], unread=areas)
    found = _all_of(dict(sorted(read.items())), here, missing)
    digests = {number: picture_digest(_coded(one, data)) for number, one in shown.items()}
    known = len(read) - len(reading.read_now)
    return replace(found, known=known, by_picture=digests)


def _all_of(
    read: Mapping[int, PageBack], scripts: tuple[str, ...], missing: tuple[str, ...]
) -> ReadBack:
    lines: Counter[str] = Counter()
    for page in read.values():
        lines.update(dict(page.scripts))
    return ReadBack(
        {number: page.texts for number, page in read.items()},
        scripts,
        missing,
        tuple(number for number, page in read.items() if page.is_pale),
        plain={number: page.plain for number, page in read.items()},
        unread={number: page.unread for number, page in read.items() if page.unread},
        lines=tuple(sorted(lines.items())),
    )


def _in_groups(
    workplace: JobContext,
    data: bytes,
    drawn: Sequence[int],
    left: Sequence[_PageToRead],
    ticket: CancellationToken,
) -> Iterator[list[_PageToRead]]:
    """Yield what is read a few at a time: a worker may not wait while its pages are read."""
    quiet = CancellationToken(stop=ticket.stop)
    key = workplace.vault.raster_key
    for first in range(0, len(drawn), _AT_ONCE):
        ticket.check()
        some = list(drawn[first : first + _AT_ONCE])
        rasters = list(workplace.template().render([data], some, RASTER_DPI, quiet))
        yield [_PageToRead(one.number, page_key(one, key), partial(_same, one)) for one in rasters]
    for first in range(0, len(left), _AT_ONCE):
        ticket.check()
        yield list(left[first : first + _AT_ONCE])


def _same(raster: Raster) -> Raster:
    return raster


def _pixels_of(one: DrawnPicture, data: bytes) -> Raster:
    return raster_of(burned_of(one, data))


def burned_of(one: DrawnPicture, data: bytes) -> BurnedPage:
    """Return the picture of a page, taken out of its file."""
    form = (one.columns, one.rows, one.coding, one.palette)
    return BurnedPage("", one.page, one.columns, one.rows, *form, _coded(one, data))


def _coded(one: DrawnPicture, data: bytes) -> bytes:
    return data[one.start : one.start + one.length]


def _on_page(areas: Iterable[Box], box: Box) -> tuple[Box, ...]:
    """Return areas of a picture as areas of the page that shows it."""
    wide, high = box.x1 - box.x0, box.y1 - box.y0
    return tuple(
        Box(
            box.x0 + one.x0 * wide,
            box.y0 + one.y0 * high,
            box.x0 + one.x1 * wide,
            box.y0 + one.y1 * high,
        )
        for one in areas
    )


def pictures_unread(
    pictured: Sequence[tuple[int, int]], burned: Sequence[str], read: ReadBack
) -> Iterator[int]:
    """Yield the pages that show a picture and were not read, or were read by another one.

    Args:
        pictured: page of the file, and which burned page it shows, as the final check found.
        burned: digests of these.
        read: what was read.
    """
    yield from (page for page, _ in pictured if page not in read.seen)
    shown = {page: burned[index] for page, index in pictured}
    yield from (page for page, digest in read.by_picture.items() if shown.get(page) != digest)
