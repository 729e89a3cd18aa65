"""What machines read in burned pictures and in drawn pages: read once, and stored in the vault.

A picture is known by the keyed digest of its coded pixels, whatever page shows it; a page that is
drawn, by that of its raster. Only a whole reading is stored, so that a stop leaves no half of one.

Where `READS_QUICKLY`, a small engine reads first, and looks for each protected name in what it
thought possible. That is stored too, so that a longer list of names is looked for there: the
picture is read again only where one of the new names comes near.
"""

import hmac
import json
import threading
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import combinations
from typing import Final

from casefiles.domain.disclosure.disclosed import BurnedPage
from casefiles.domain.files.extraction import Raster
from casefiles.domain.files.ocr import FinishedReading, OcrPage
from casefiles.domain.files.page_readings import readings_of
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import WorkerFailed
from casefiles.domain.foundation.ids import CaseId
from casefiles.office.reading.page_preflight import PROGRAM_FAULTS
from casefiles.office.workplace.operations import JobContext
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.pixels.faint_ink import stretched
from casefiles.store.access.reader import ReadTransaction

LANGUAGES_READ: Final = {
    "Latn": ("zho", "eng"),
    "Hani": ("zho", "eng"),
    "Arab": ("uig", "ara"),
    "Tibt": ("bod",),
    "Cyrl": ("rus", "kaz", "mon"),
}
"""In which languages a page is read for names of a script, as ISO 15924 codes."""
_OF_ONE_MODEL: Final = ("Latn", "Hani", "Tibt")
"""Scripts in every language of which each line is read, also where more are expected."""
READS_QUICKLY: Final = False
"""Whether the small engine reads first: not before its campaign has been run to its end."""
_PATIENCE: Final = 900.0
"""Seconds for which a page is waited for: a busy machine must not decide what leaves."""
_NAME_DIGITS: Final = 24
"""Of the digest of a name."""
_TELLING: Final = 4
"""Letters of a word that is no speck."""
_FORM: Final = 5
"""Of readings; another one reads every page again."""


@dataclass(frozen=True, slots=True)
class PageBack:
    """What machines read on one page, or in one picture.

    Attributes:
        texts: all of it, in each language and way up.
        plain: the same without words that were hardly read, in which short forms count.
        unread: areas with rows of ink that no engine could read.
        scripts: how many lines count as read in each script.
        is_pale: more was read once pale ink was made dark.
    """

    texts: tuple[str, ...]
    plain: tuple[str, ...]
    unread: tuple[Box, ...] = ()
    scripts: tuple[tuple[str, int], ...] = ()
    is_pale: bool = False


@dataclass(frozen=True, slots=True)
class PictureSearch:
    """What is looked for in pictures.

    Attributes:
        scripts: in which protected names and numbers are written.
        names: these, by keyed digest: a stored reading tells by it which ones were looked for.
    """

    scripts: tuple[str, ...]
    names: Mapping[str, str] = field(repr=False)


def picture_search(
    scripts: Sequence[str], terms: Iterable[ProtectedTerm], key: bytes
) -> PictureSearch:
    """Return what is looked for in pictures.

    Args:
        scripts: that can be read here.
        terms: protected names and numbers.
        key: of the vault, for digests of pictures.
    """
    names = dict.fromkeys(one.text for one in terms)
    return PictureSearch(tuple(scripts), {_digest_of(one, key): one for one in names})


def _digest_of(name: str, key: bytes) -> str:
    return hmac.digest(key, b"name in pictures " + name.encode(), "sha256").hex()[:_NAME_DIGITS]


@dataclass(frozen=True, slots=True)
class _StoredReading:
    """A reading with what a longer list of names is looked for in.

    Attributes:
        letters: see `FinishedReading`, of every view.
        searched: digests of the names that were looked for; None where no list asks for more.
    """

    back: PageBack
    letters: tuple[str, ...]
    searched: frozenset[str] | None

    def serves(self, names: Iterable[str]) -> bool:
        """Tell whether all names were looked for, by their digests."""
        return self.searched is None or self.searched.issuperset(names)


class PictureReadings:
    """Reads pictures and pages for one case; several at once, each in its worker.

    Attributes:
        read_now: numbers of the pages that nobody had read before.
    """

    def __init__(
        self,
        workplace: JobContext,
        case_id: CaseId,
        ticket: CancellationToken,
        search: PictureSearch,
    ) -> None:
        self._workplace, self._case_id, self._ticket = workplace, case_id, ticket
        self._search = search
        self._guard = threading.Lock()
        self._in_hand: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self.read_now: set[int] = set()

    def stored(self, digest: str) -> PageBack | None:
        """Return what was read before, in these scripts and for these names, or for more."""
        return self._workplace.vault.read(
            partial(stored_reading, case_id=self._case_id, digest=digest, search=self._search)
        )

    def page(self, digest: str, number: int, pixels: Callable[[], Raster]) -> PageBack:
        """Return what a page says, read now if it was not before.

        Args:
            digest: by which it is stored.
            number: of the page, for whoever is told of a failure.
            pixels: gives them.

        Raises:
            WorkerFailed: it cannot be read (`page_not_read_back`, with the page).
            Cancelled: somebody searched to stop.
        """
        with self._guard:
            alone = self._in_hand[digest]
        # Of pages that look the same one is read, and the others wait for it.
        with alone:
            stored = self.stored(digest)
            if stored is not None:
                return stored
            searched = self._searched(digest, number)
            if searched is not None:
                return searched
            try:
                raster = pixels()
            except (ValueError, OSError, zlib.error):
                raise WorkerFailed("page_not_read_back", page=number) from None
            reading = self._read(replace(raster, number=number))
            with self._guard:
                self.read_now.add(number)
            self._store(digest, reading)
            return reading.back

    def _store(self, digest: str, reading: _StoredReading) -> None:
        _store(self._workplace, self._case_id, digest, self._search.scripts, reading)

    def _searched(self, digest: str, number: int) -> PageBack | None:
        """Look for names that were not looked for when a picture was read.

        Returns:
            None where one comes near to it, or nobody read it: it must be read.
        """
        read = partial(_all_stored, case_id=self._case_id, digest=digest)
        stored = self._workplace.vault.read(partial(read, scripts=self._search.scripts))
        for one in stored:
            known = one.searched or frozenset()
            names = [name for sign, name in self._search.names.items() if sign not in known]
            if self._comes_near(one.letters, names, number):
                continue
            self._store(digest, replace(one, searched=known | self._search.names.keys()))
            return one.back
        return None

    def _comes_near(self, letters: Sequence[str], names: Sequence[str], number: int) -> bool:
        recogniser = self._workplace.template().recogniser()
        try:
            return recogniser.comes_near(
                letters, names, self._ticket, page=number, patience=_PATIENCE
            )
        except WorkerFailed as error:
            if error.code in PROGRAM_FAULTS:
                raise
            # Whatever was wrong with what is stored, the picture itself can be read.
            return True

    def _read(self, raster: Raster) -> _StoredReading:
        first = self._view(raster)
        plain, dark = back_of(first.page), stretched(raster)
        if dark is None:
            return self._stored_of(plain, first)
        second = self._view(dark)
        return self._stored_of(_joined(plain, back_of(second.page)), first, second)

    def _stored_of(self, back: PageBack, *views: FinishedReading) -> _StoredReading:
        letters = tuple(one for view in views for one in view.letters)
        if all(view.is_full for view in views):
            return _StoredReading(back, letters, None)
        return _StoredReading(back, letters, frozenset(self._search.names))

    def _view(self, raster: Raster) -> FinishedReading:
        """Return what a page says in one view of it."""
        recogniser = self._workplace.template().recogniser()
        requested = dict.fromkeys(
            one for script in self._search.scripts for one in LANGUAGES_READ[script]
        )
        here = [one for one in requested if one not in recogniser.missing]
        if READS_QUICKLY:
            names = tuple(self._search.names.values())
            try:
                return recogniser.read_finished(
                    raster, here, names, self._ticket, patience=_PATIENCE
                )
            except WorkerFailed as error:
                if error.code in PROGRAM_FAULTS:
                    raise
        # Also a picture that the quick way cannot read is read in full.
        try:
            return FinishedReading(
                recogniser.read(raster, here, self._ticket, are_certain=True, patience=_PATIENCE)
            )
        except WorkerFailed as error:
            if error.code in PROGRAM_FAULTS:
                raise
            raise WorkerFailed("page_not_read_back", page=raster.number) from None


def _joined(plain: PageBack, hidden: PageBack) -> PageBack:
    """Return what a page says as it is, and with its pale ink made dark."""
    return PageBack(
        tuple(dict.fromkeys((*plain.texts, *hidden.texts))),
        tuple(dict.fromkeys((*plain.plain, *hidden.plain))),
        tuple(dict.fromkeys((*plain.unread, *hidden.unread))),
        plain.scripts,
        any(_says_more(one, plain.plain) for one in hidden.plain),
    )


def picture_key(page: BurnedPage, key: bytes) -> str:
    """Return the keyed digest of a burned picture: of all that decides how it looks."""
    form = f"picture {page.coding} {page.columns} {page.rows} {page.palette.hex()} ".encode()
    return hmac.digest(key, form + page.data, "sha256").hex()


def page_key(raster: Raster, key: bytes) -> str:
    """Return the keyed digest of a page as it is drawn."""
    shape = f"read back {raster.columns} {raster.rows} ".encode()
    return hmac.digest(key, shape + raster.rgb, "sha256").hex()


def stored_reading(
    reader: ReadTransaction, *, case_id: CaseId, digest: str, search: PictureSearch
) -> PageBack | None:
    """Return what was read in a picture or page in some scripts; that in more serves too."""
    stored = _all_stored(reader, case_id=case_id, digest=digest, scripts=search.scripts)
    return next((one.back for one in stored if one.serves(search.names)), None)


def _all_stored(
    reader: ReadTransaction, *, case_id: CaseId, digest: str, scripts: Sequence[str]
) -> list[_StoredReading]:
    texts = [reader.read_back(case_id, digest, name) for name in _names(scripts)]
    return [_reading_from_text(text) for text in texts if text is not None]


def _store(
    workplace: JobContext,
    case_id: CaseId,
    digest: str,
    scripts: Sequence[str],
    reading: _StoredReading,
) -> None:
    """Store a whole reading."""
    name, text = next(iter(_names(scripts))), _reading_text(reading)
    workplace.vault.write(lambda work: work.put_read_back(case_id, digest, name, text))


def store_usual(
    workplace: JobContext,
    case_id: CaseId,
    digest: str,
    raster: Raster,
    read: tuple[OcrPage, Sequence[str]],
) -> None:
    """Store for the final check what was read for the text behind a picture.

    There each line is read in one language of each script, and in others where it seems to be in
    them: for scripts that one model reads that is all that the final check asks for. A picture with
    pale ink is left to it, since that is read in another view.

    Args:
        workplace: its vault stores it.
        case_id: with which that is erased.
        digest: of the picture.
        raster: its pixels, as they were read.
        read: what came of it, and the languages that could be read.
    """
    page, languages = read
    scripts = [one for one in _OF_ONE_MODEL if set(LANGUAGES_READ[one]) <= set(languages)]
    if scripts and stretched(raster) is None:
        whole = _StoredReading(back_of(page), (), None)
        _store(workplace, case_id, digest, scripts, whole)


def _names(scripts: Sequence[str]) -> Iterator[str]:
    """Yield under which names a reading in some scripts may be stored."""
    others = [one for one in LANGUAGES_READ if one not in scripts]
    for count in range(len(others) + 1):
        for more in combinations(others, count):
            every = [one for one in LANGUAGES_READ if one in scripts or one in more]
            yield f"{_FORM} {' '.join(every)}"


def _says_more(dark: str, plain: Iterable[str]) -> bool:
    """Tell whether a reading has words of some length that no other has."""
    known = {word for text in plain for word in text.split()}
    return any(len(word) >= _TELLING and word not in known for word in dark.split())


def back_of(page: OcrPage) -> PageBack:
    """Return what is stored of a page that was read."""
    read = readings_of(page)
    return PageBack(
        tuple(dict.fromkeys(one.text for one in read)),
        tuple(dict.fromkeys(one.plain for one in read)),
        page.unread,
        page.scripts,
    )


def _reading_text(reading: _StoredReading) -> str:
    page = reading.back
    areas = [[one.x0, one.y0, one.x1, one.y1] for one in page.unread]
    values = {
        "texts": page.texts,
        "plain": page.plain,
        "unread": areas,
        "scripts": page.scripts,
        "is_pale": page.is_pale,
        "letters": reading.letters,
        "searched": None if reading.searched is None else sorted(reading.searched),
    }
    return json.dumps(values, ensure_ascii=False)


def _reading_from_text(text: str) -> _StoredReading:
    parsed = json.loads(text)
    back = PageBack(
        tuple(map(str, parsed["texts"])),
        tuple(map(str, parsed["plain"])),
        tuple(Box(*map(float, corners)) for corners in parsed["unread"]),
        tuple((str(script), int(count)) for script, count in parsed["scripts"]),
        bool(parsed["is_pale"]),
    )
    searched = parsed["searched"]
    known = None if searched is None else frozenset(map(str, searched))
    return _StoredReading(back, tuple(map(str, parsed["letters"])), known)
