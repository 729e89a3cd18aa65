"""Reading finished pages back, as a stranger's machine would; what was read is kept in the vault.

Every page with a picture is read in each script in which a protected name or number is written.
Pages of text alone were set from words that clearance searches, in fonts whose every letter is
accounted for; of them three are read all the same, so that what is drawn is seen to be what is
told. A page is read once: its text is kept by the keyed digest of its pixels.

Each line is read by itself and all that any engine made of it is searched. An area with rows of ink
that no engine could read is told, page by page, and never counts as read.
"""

import hmac
import json
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Final

from casefiles.domain.files.extraction import PageText, Raster
from casefiles.domain.files.ocr import OcrPage
from casefiles.domain.files.page_readings import readings_of
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.language.folding import fold, word_kind
from casefiles.evidence.channel import language_data
from casefiles.evidence.ocr import models
from casefiles.office.reading.page_preflight import PROGRAM_FAULTS, RASTER_DPI
from casefiles.office.workplace.operations import JobContext
from casefiles.office.workplace.parallelism import worker_count
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.pixels.faint_ink import stretched
from casefiles.store.access.reader import ReadTransaction

_LANGUAGES: Final = {
    "Latn": ("zho", "eng"),
    "Hani": ("zho", "eng"),
    "Arab": ("uig", "ara"),
    "Tibt": ("bod",),
    "Cyrl": ("rus", "kaz", "mon"),
}
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
_PATIENCE: Final = 900.0
"""Seconds for which a page is waited for: a busy machine must not decide what leaves."""
_TELLING: Final = 4
"""Letters of a word that is no speck."""
_FORM: Final = 3
"""Of readings; another one reads every page again."""


@dataclass(frozen=True, slots=True)
class PageBack:
    """What machines read on one page.

    Attributes:
        texts: all of it, in each language and way up.
        plain: the same without words that were hardly read, in which short forms count.
        unread: areas with rows of ink that no engine could read.
        scripts: how many lines count as read in each script.
    """

    texts: tuple[str, ...]
    plain: tuple[str, ...]
    unread: tuple[Box, ...] = ()
    scripts: tuple[tuple[str, int], ...] = ()


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
    """

    seen: dict[int, tuple[str, ...]]
    scripts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    pale: tuple[int, ...] = ()
    plain: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    unread: Mapping[int, tuple[Box, ...]] = field(default_factory=dict)
    lines: tuple[tuple[str, int], ...] = ()
    known: int = 0


NOTHING: Final = ReadBack({})


def scripts_of(aliases: Iterable[ProtectedTerm]) -> tuple[str, ...]:
    """Return the scripts in which protected names and numbers are written, as ISO 15924 codes."""
    kinds = {word_kind(char) for alias in aliases for char in fold(alias.text)}
    found = {_SCRIPT_OF_KIND[kind] for kind in kinds & _SCRIPT_OF_KIND.keys()}
    return tuple(script for script in _LANGUAGES if script in found)


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
        if all(one in missing for one in _LANGUAGES[script] if one not in _FROM_MODELS)
        and not _FROM_MODELS & set(_LANGUAGES[script])
    )


def pages_to_read(pages: Sequence[PageText]) -> tuple[int, ...]:
    """Return the pages with a picture, and the first, middle and last of the others."""
    with_picture = [page.number for page in pages if page.is_doubtful or not page.text.strip()]
    others = [page.number for page in pages if page.number not in set(with_picture)]
    sample = {others[0], others[len(others) // 2], others[-1]} if others else set()
    return tuple(sorted({*with_picture, *sample}))


def read_back(
    workplace: JobContext,
    case_id: CaseId,
    data: bytes,
    pages: Sequence[int],
    scripts: Sequence[str],
    ticket: CancellationToken,
) -> ReadBack:
    """Read pages of a finished file in some scripts, each in a locked worker.

    Args:
        workplace: its vault keeps what is read.
        case_id: with which that is erased.
        data: the file exactly as it will be written.
        pages: which, from 1.
        scripts: of protected names and numbers.
        ticket: told of each page; its stop ends the work, and what was read stays.

    Raises:
        WorkerFailed: a page cannot be drawn or read (`page_not_read_back`, with the page).
        Cancelled: somebody asked to stop.
    """
    missing = missing_scripts(workplace.resources, scripts)
    here = tuple(one for one in scripts if one not in missing)
    if not here or not pages:
        return ReadBack({}, (), missing)
    reading = _Reading(workplace, case_id, CancellationToken(stop=ticket.stop), here)
    read: dict[int, PageBack] = {}
    pale = []
    many = worker_count(min(len(pages), _AT_ONCE), _OF_ONE)
    with ThreadPoolExecutor(many, thread_name_prefix="reading-back") as pool:
        for rasters in _rasters(workplace, data, pages, ticket):
            for raster, (page, is_pale) in zip(
                rasters, pool.map(reading.page, rasters), strict=True
            ):
                ticket.step(len(read), len(pages), _LABEL)
                read[raster.number] = page
                if is_pale:
                    pale.append(raster.number)
    lines: Counter[str] = Counter()
    for page in read.values():
        lines.update(dict(page.scripts))
    return ReadBack(
        {number: page.texts for number, page in read.items()},
        here,
        missing,
        tuple(pale),
        plain={number: page.plain for number, page in read.items()},
        unread={number: page.unread for number, page in read.items() if page.unread},
        lines=tuple(sorted(lines.items())),
        known=len(read) - reading.read_now,
    )


def _rasters(
    workplace: JobContext, data: bytes, pages: Sequence[int], ticket: CancellationToken
) -> Iterator[list[Raster]]:
    """Render pages a few at a time: a worker may not wait while its pages are read."""
    quiet = CancellationToken(stop=ticket.stop)
    for first in range(0, len(pages), _AT_ONCE):
        ticket.check()
        some = list(pages[first : first + _AT_ONCE])
        yield list(workplace.template().render([data], some, RASTER_DPI, quiet))


def _says_more(dark: str, plain: Iterable[str]) -> bool:
    """Tell whether a reading has words of some length that no other has."""
    known = {word for text in plain for word in text.split()}
    return any(len(word) >= _TELLING and word not in known for word in dark.split())


class _Reading:
    """Reads rasters, each once for all exports of a case; several at once, each in its worker.

    Attributes:
        read_now: pages of which something was not known from before.
    """

    def __init__(
        self,
        workplace: JobContext,
        case_id: CaseId,
        ticket: CancellationToken,
        scripts: Sequence[str],
    ) -> None:
        self._workplace, self._case_id, self._ticket = workplace, case_id, ticket
        self._scripts = scripts
        self._guard = threading.Lock()
        self._in_hand: defaultdict[tuple[str, str], threading.Lock] = defaultdict(threading.Lock)
        self._now: set[int] = set()

    @property
    def read_now(self) -> int:
        """How many pages were read that nobody had read before."""
        return len(self._now)

    def page(self, raster: Raster) -> tuple[PageBack, bool]:
        """Return what a page says, and whether more is read once pale ink is made dark."""
        plain = self.view(raster, "")
        dark = stretched(raster)
        hidden = None if dark is None else self.view(dark, "pale")
        if hidden is None:
            return plain, False
        both = PageBack(
            tuple(dict.fromkeys((*plain.texts, *hidden.texts))),
            tuple(dict.fromkeys((*plain.plain, *hidden.plain))),
            tuple(dict.fromkeys((*plain.unread, *hidden.unread))),
            plain.scripts,
        )
        return both, any(_says_more(one, plain.plain) for one in hidden.plain)

    def view(self, raster: Raster, view: str) -> PageBack:
        """Return what a page says in the wanted scripts, in one view of it."""
        vault = self._workplace.vault
        digest = _digest(raster, vault.raster_key)
        with self._guard:
            alone = self._in_hand[digest, view]
        # Of pages that look the same one is read, and the others wait for it.
        with alone:
            for name in _names(self._scripts, view):
                stored = vault.read(
                    partial(_known, case_id=self._case_id, digest=digest, name=name)
                )
                if stored is not None:
                    return _page_from_text(stored)
            with self._guard:
                self._now.add(raster.number)
            return self._read(raster, digest, view)

    def _read(self, raster: Raster, digest: str, view: str) -> PageBack:
        vault = self._workplace.vault
        try:
            recogniser = self._workplace.template().recogniser()
            requested = dict.fromkeys(one for script in self._scripts for one in _LANGUAGES[script])
            here = [one for one in requested if one not in recogniser.missing]
            page = recogniser.read(raster, here, self._ticket, are_certain=True, patience=_PATIENCE)
        except WorkerFailed as error:
            if error.code in PROGRAM_FAULTS:
                raise
            raise WorkerFailed("page_not_read_back", page=raster.number) from None
        back = back_of(page)
        name, text = next(iter(_names(self._scripts, view))), _page_text(back)
        vault.write(lambda work: work.put_read_back(self._case_id, digest, name, text))
        return back


def _known(reader: ReadTransaction, *, case_id: CaseId, digest: str, name: str) -> str | None:
    return reader.read_back(case_id, digest, name)


def _names(scripts: Sequence[str], view: str) -> Iterator[str]:
    """Yield under which names a reading in some scripts may be kept: that in more serves too."""
    others = [one for one in _LANGUAGES if one not in scripts]
    for count in range(len(others) + 1):
        for more in combinations(others, count):
            every = [one for one in _LANGUAGES if one in scripts or one in more]
            yield f"{_FORM} {view} {' '.join(every)}"


def back_of(page: OcrPage) -> PageBack:
    """Return what is kept of a page that was read."""
    read = readings_of(page)
    return PageBack(
        tuple(dict.fromkeys(one.text for one in read)),
        tuple(dict.fromkeys(one.plain for one in read)),
        page.unread,
        page.scripts,
    )


def _page_text(page: PageBack) -> str:
    areas = [[one.x0, one.y0, one.x1, one.y1] for one in page.unread]
    values = {"texts": page.texts, "plain": page.plain, "unread": areas, "scripts": page.scripts}
    return json.dumps(values, ensure_ascii=False)


def _page_from_text(text: str) -> PageBack:
    parsed = json.loads(text)
    return PageBack(
        tuple(map(str, parsed["texts"])),
        tuple(map(str, parsed["plain"])),
        tuple(Box(*map(float, corners)) for corners in parsed["unread"]),
        tuple((str(script), int(count)) for script, count in parsed["scripts"]),
    )


def _digest(raster: Raster, key: bytes) -> str:
    shape = f"read back {raster.columns} {raster.rows} ".encode()
    return hmac.digest(key, shape + raster.rgb, "sha256").hex()


def pictures_unread(pictured: Iterable[tuple[int, int]], read: ReadBack) -> Iterator[int]:
    """Yield the pages that show a picture and were not read."""
    yield from (page for page, _ in pictured if page not in read.seen)
