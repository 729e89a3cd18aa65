"""Reading finished pages back, as a stranger's machine would; what was read is kept in the vault.

Every page with a picture is read in each script in which a protected name or number is written.
Pages of text alone were set from words that clearance searches, in fonts whose every letter is
accounted for; of them three are read all the same, so that what is drawn is seen to be what is
told. A page is read once: its text is kept by the keyed digest of its pixels.
"""

import hmac
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from casefiles.domain.errors import WorkerFailed
from casefiles.domain.folding import fold, word_kind
from casefiles.domain.ids import CaseId
from casefiles.domain.reading import PageText, Raster
from casefiles.domain.ticket import Ticket
from casefiles.evidence.recognition import language_data
from casefiles.office.hands import hands
from casefiles.office.probing import FAULTS_OF_THE_HOUSE, RASTER_DPI
from casefiles.office.verbs import Workplace
from casefiles.redaction.alias import Alias
from casefiles.redaction.pale import stretched

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
_FORM: Final = 1
"""Of readings; another one reads every page again."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What machines read in finished pages.

    Attributes:
        seen: readings by page, from 1.
        scripts: in which pages were read.
        missing: scripts of protected names whose language data is not in place.
        pale: pages on which more was read once pale ink was made dark.
    """

    seen: dict[int, tuple[str, ...]]
    scripts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    pale: tuple[int, ...] = ()


NOTHING: Final = ReadBack({})


def scripts_of(aliases: Iterable[Alias]) -> tuple[str, ...]:
    """Return the scripts in which protected names and numbers are written, as ISO 15924 codes."""
    kinds = {word_kind(char) for alias in aliases for char in fold(alias.text)}
    found = {_SCRIPT_OF_KIND[kind] for kind in kinds & _SCRIPT_OF_KIND.keys()}
    return tuple(script for script in _LANGUAGES if script in found)


def missing_scripts(resources: Path, scripts: Iterable[str]) -> tuple[str, ...]:
    """Return those of some scripts that no machine here can read."""
    missing = set(language_data.missing(resources))
    if not language_data.has_models():
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
    workplace: Workplace,
    case_id: CaseId,
    data: bytes,
    pages: Sequence[int],
    scripts: Sequence[str],
    ticket: Ticket,
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
    groups = dict.fromkeys(_LANGUAGES[one] for one in scripts if one not in missing)
    if not groups or not pages:
        return ReadBack({}, (), missing)
    reading = _Reading(workplace, case_id, Ticket(stop=ticket.stop), tuple(groups))
    seen: dict[int, tuple[str, ...]] = {}
    pale = []
    many = hands(min(len(pages), _AT_ONCE), _OF_ONE)
    with ThreadPoolExecutor(many, thread_name_prefix="reading-back") as pool:
        for rasters in _rasters(workplace, data, pages, ticket):
            for raster, (texts, is_pale) in zip(
                rasters, pool.map(reading.page, rasters), strict=True
            ):
                ticket.step(len(seen), len(pages), _LABEL)
                seen[raster.number] = texts
                if is_pale:
                    pale.append(raster.number)
    read = tuple(one for one in scripts if one not in missing)
    return ReadBack(seen, read, missing, tuple(pale))


def _rasters(
    workplace: Workplace, data: bytes, pages: Sequence[int], ticket: Ticket
) -> Iterator[list[Raster]]:
    """Render pages a few at a time: a worker may not wait while its pages are read."""
    quiet = Ticket(stop=ticket.stop)
    for first in range(0, len(pages), _AT_ONCE):
        ticket.check()
        some = list(pages[first : first + _AT_ONCE])
        yield list(workplace.template().render([data], some, RASTER_DPI, quiet))


def _says_more(dark: str, plain: Iterable[str]) -> bool:
    """Tell whether a reading has words of some length that no other has."""
    known = {word for text in plain for word in text.split()}
    return any(len(word) >= _TELLING and word not in known for word in dark.split())


class _Reading:
    """Reads rasters, each once for all exports of a case; several at once, each in its worker."""

    def __init__(
        self,
        workplace: Workplace,
        case_id: CaseId,
        ticket: Ticket,
        groups: Sequence[Sequence[str]],
    ) -> None:
        self._workplace, self._case_id, self._ticket = workplace, case_id, ticket
        self._groups = groups
        self._guard = threading.Lock()
        self._in_hand: defaultdict[tuple[str, str], threading.Lock] = defaultdict(threading.Lock)

    def page(self, raster: Raster) -> tuple[tuple[str, ...], bool]:
        """Return what a page says, and whether more is read once pale ink is made dark."""
        plain = [self.text(raster, languages, "") for languages in self._groups]
        dark = stretched(raster)
        hidden = [] if dark is None else [self.text(dark, one, "pale") for one in self._groups]
        texts = tuple(dict.fromkeys(text for text in (*plain, *hidden) if text))
        return texts, any(_says_more(one, plain) for one in hidden)

    def text(self, raster: Raster, languages: Sequence[str], view: str) -> str:
        """Return what a page says in some languages."""
        vault = self._workplace.vault
        digest = _digest(raster, vault.raster_key)
        name = f"{_FORM} {view} {' '.join(languages)}"
        with self._guard:
            alone = self._in_hand[digest, name]
        # Of pages that look the same one is read, and the others wait for it.
        with alone:
            kept = vault.read(lambda reader: reader.read_back(self._case_id, digest, name))
            return self._read(raster, languages, digest, name) if kept is None else kept

    def _read(self, raster: Raster, languages: Sequence[str], digest: str, name: str) -> str:
        vault = self._workplace.vault
        try:
            recogniser = self._workplace.template().recogniser()
            here = [one for one in languages if one not in recogniser.missing]
            page = recogniser.read(raster, here, self._ticket, are_certain=True, patience=_PATIENCE)
        except WorkerFailed as error:
            if error.code in FAULTS_OF_THE_HOUSE:
                raise
            raise WorkerFailed("page_not_read_back", page=raster.number) from None
        vault.write(lambda work: work.put_read_back(self._case_id, digest, name, page.text))
        return page.text


def _digest(raster: Raster, key: bytes) -> str:
    shape = f"read back {raster.columns} {raster.rows} ".encode()
    return hmac.digest(key, shape + raster.rgb, "sha256").hex()


def pictures_unread(pictured: Iterable[tuple[int, int]], read: ReadBack) -> Iterator[int]:
    """Yield the pages that show a picture and were not read."""
    yield from (page for page, _ in pictured if page not in read.seen)
