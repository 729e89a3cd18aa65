"""Tiny cases, taken through a real vault, real workers and real children, to compare what leaves.

A class of pairs has one tiny case that all of its pairs share, and others that differ from it in
one secret each. What leaves of all of them must be the same bytes; of its control it must not.
"""

import json
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from casefiles import paths
from casefiles.domain.disclosure.closed_paper import CLOSED_PREFIX
from casefiles.domain.disclosure.disclosed import BurnedPage, canonical_bytes
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Case, Exhibit, Person
from casefiles.domain.records.editions import SignOff
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.evidence.host.template import Template
from casefiles.office.draft.drafting import draft_of
from casefiles.office.export.exporting import ExportTarget, export_dossier
from casefiles.office.filing.filing_packs import PackDelivery, export_pack
from casefiles.office.importing.case_loading import load_case
from casefiles.office.redaction.burned_pages import burned_pages
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create, open_vault
from casefiles.words.findings import FINDINGS
from tests.office.export.killed_export import fill_in

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
Told = Mapping[str, Any]
"""An object of a case form."""
Left = tuple[tuple[str, bytes], ...]
"""What left: names and bytes."""
SIGNED = tuple(SignOff(code, "", "looked at") for code in sorted({*FINDINGS, "not_read_back"}))


@dataclass(frozen=True)
class Paper:
    """A document of a tiny case.

    Attributes:
        mark: of the exhibit; empty where it is none.
        boxes: areas of page 1 that a person marked.
        more: other keys of the form.
    """

    data: bytes
    file: str = "a.pdf"
    mark: str = "AB/1"
    title: str = "A paper"
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    more: tuple[tuple[str, Any], ...] = ()

    def told(self, number: int) -> dict[str, Any]:
        """Return it as the form says it."""
        marks = [{"page": 1, "box": list(box), "reason": "at risk"} for box in self.boxes]
        exhibit = {"exhibit": {"mark": self.mark}} if self.mark else {}
        told = {"id": f"d{number}", "file": self.file, "title": self.title, "marks": marks}
        told["looked_at"] = True
        return told | exhibit | dict(self.more)


@dataclass(frozen=True)
class House:
    """A vault with a tiny case in it."""

    vault: Vault
    place: JobContext
    case_id: CaseId

    def person(self, name: str) -> Person:
        """Return whoever has a name."""
        everybody = self.vault.read(lambda reader: reader.find(Person))
        return next(one for one in everybody if name in {known.text for known in one.names})

    def document(self, mark: str) -> DocumentId:
        """Return what an exhibit is of."""
        (one,) = self.vault.read(lambda reader: reader.find(Exhibit, mark=mark))
        return one.document_id


Act = Callable[[House], object]


@dataclass(frozen=True)
class Tiny:
    """A tiny case before it is loaded.

    Attributes:
        seed: of ids, of the order of import, and of the clock.
        acts: what somebody does in the house before anything leaves.
        between: what is done between two editions; with any, both leave.
    """

    persons: tuple[Told, ...] = ()
    papers: tuple[Paper, ...] = ()
    events: tuple[Told, ...] = ()
    narrative: tuple[str | Told, ...] = ()
    register: Told = field(default_factory=dict)
    more: Told = field(default_factory=dict)
    seed: int = 1
    acts: tuple[Act, ...] = ()
    between: tuple[Act, ...] = ()

    def written(self, folder: Path) -> Path:
        """Write its form and files; what stands where is by chance."""
        folder.mkdir(parents=True)
        chance = Random(self.seed)
        for paper in self.papers:
            (folder / paper.file).write_bytes(paper.data)
        documents = [paper.told(number) for number, paper in enumerate(self.papers)]
        persons, events = list(self.persons), list(self.events)
        for listed in (documents, persons, events):
            chance.shuffle(listed)
        form = {
            "reference": "SMALL/1", "title": "A small case", "persons": persons,
            "documents": documents, "events": events, "narrative": list(self.narrative),
            "register": self.register,
        }  # fmt: skip
        path = folder / "case.json"
        path.write_text(json.dumps(form | dict(self.more)))
        return path


@dataclass(frozen=True)
class Leaving:
    """How a case leaves.

    Attributes:
        name: of the file, which says its kind; empty for a filing pack.
    """

    profile: str = "national_court"
    audience: str = "court_open"
    name: str = "dossier.pdf"


OPEN_COURT = Leaving()


@dataclass(frozen=True)
class Pairs:
    """A class of pairs.

    Attributes:
        one: the tiny case that all pairs share.
        others: what each other one has differently, and the case.
        control: a case that differs in what is not hidden.
        weakened: lets the program leak; where it is there, the first pair must differ.
        dear: pairs for the long run.
        is_whole: whether whole files are compared in each run, not the Disclosure and the pages.
    """

    one: Tiny
    others: Mapping[str, Tiny]
    control: Tiny | None = None
    weakened: Callable[[pytest.MonkeyPatch], None] | None = None
    leaving: Leaving = OPEN_COURT
    dear: frozenset[str] = frozenset()
    is_whole: bool = True


_made: dict[tuple[str, Leaving, bool], Left] = {}


def left_once(tiny: Tiny, leaving: Leaving, template: Template, *, is_whole: bool) -> Left:
    """Return what leaves of a case that many classes share: it is made once."""
    key = (repr(tiny), leaving, is_whole)
    if key not in _made:
        _made[key] = left_of(tiny, leaving, template, is_whole=is_whole)
    return _made[key]


def left_of(tiny: Tiny, leaving: Leaving, template: Template, *, is_whole: bool = True) -> Left:
    """Return what leaves of a tiny case.

    Args:
        tiny: the case.
        leaving: for whom and how.
        template: for the workers.
        is_whole: as files; else its Disclosure and the digests of its burned pages, which are
            all that the child which makes files is given of a case.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix=f"{tiny.seed}-")))
        house = opened_house(tiny, folder, template, stack)
        for act in tiny.acts:
            act(house)
        left = _files(house, leaving, folder / "1") if is_whole else _material(house, leaving)
        for act in tiny.between:
            act(house)
        if tiny.between:
            left += _files(house, leaving, folder / "2") if is_whole else _material(house, leaving)
    return left


def opened_house(tiny: Tiny, folder: Path, template: Template, stack: ExitStack) -> House:
    """Return the vault of a tiny case, open until the stack ends."""
    chance = Random(tiny.seed + 1)
    form = tiny.written(folder / "form")
    clock = clock_of(tiny.seed)
    copytree(_empty_vault(tiny.seed), folder / "vault")
    vault = stack.enter_context(open_vault(folder / "vault", "p", clock, chance.randbytes))
    load_case(vault, template, form, chance.randbytes, CancellationToken())
    place = JobContext(vault, lambda: template, clock, chance.randbytes, paths.resources())
    (case,) = vault.read(lambda reader: reader.find(Case))
    return House(vault, place, case.id)


def clock_of(seed: int) -> Clock:
    """Return a clock that stands still."""
    return Clock(lambda: seed << 50, time.monotonic_ns, f"{seed:032x}")


_rooms = TemporaryDirectory(prefix="small-pairs-")


@cache
def _empty_vault(seed: int) -> Path:
    """Return the folder of an empty vault, the same for all cases of a seed: it is made once."""
    folder = Path(_rooms.name) / str(seed)
    create(folder, "p", CHEAP, clock_of(seed), Random(seed).randbytes).close()
    return folder


def place_for(folder: Path, name: str, audience: str) -> Path:
    """Return where a file goes: what is for a judge alone has a folder and a prefix of its own."""
    if audience != "court_closed":
        return folder / name
    (folder / "closed").mkdir(exist_ok=True)
    return folder / "closed" / f"{CLOSED_PREFIX}{name}"


def _files(house: House, leaving: Leaving, folder: Path) -> Left:
    folder.mkdir()
    wanted = EditionRequest(house.case_id, leaving.profile, leaving.audience)
    if not leaving.name:
        own = {"case_id": house.case_id, "profile": leaving.profile}
        if not house.vault.read(lambda reader: reader.find(FieldAnswer, **own)):
            fill_in(house.place.vault, wanted)
        pack = export_pack(wanted, PackDelivery(folder, SIGNED, reads_back=False))
        done = pack(house.place, CancellationToken())
        return tuple((one.name, (done.folder / one.name).read_bytes()) for one in done.files)
    target = place_for(folder, leaving.name, leaving.audience)
    delivery = ExportTarget(target, signatures=SIGNED, reads_back=False)
    export_dossier(wanted, delivery)(house.place, CancellationToken())
    return ((leaving.name, target.read_bytes()),)


def _material(house: House, leaving: Leaving) -> Left:
    wanted = EditionRequest(house.case_id, leaving.profile, leaving.audience)
    draft = draft_of(house.place, wanted, CancellationToken())
    left = [("disclosure", canonical_bytes(draft.disclosure))]
    template = house.place.template()
    with closing(
        burned_pages(house.vault, template, draft.plans, CancellationToken(), None)
    ) as pages:
        left += [(f"{page.exhibit} {page.number}", _digest(page)) for page in pages]
    return tuple(left)


def _digest(page: BurnedPage) -> bytes:
    told = (page.width, page.height, page.columns, page.rows, page.coding, page.palette, page.lines)
    return sha256(repr(told).encode() + page.data).digest()


def differs(
    pairs: Pairs, name: str, template: Template, *, is_whole: bool, leaving: Leaving | None = None
) -> bool:
    """Tell whether what leaves of one pair of a class can be told apart."""
    way = leaving or pairs.leaving
    first = left_once(pairs.one, way, template, is_whole=is_whole)
    return left_of(pairs.others[name], way, template, is_whole=is_whole) != first


def control_differs(pairs: Pairs, template: Template) -> bool:
    """Tell whether what leaves of the control of a class is seen to be something else."""
    seen = []
    if pairs.control is not None:
        first = left_once(pairs.one, pairs.leaving, template, is_whole=pairs.is_whole)
        control = left_once(pairs.control, pairs.leaving, template, is_whole=pairs.is_whole)
        seen.append(control != first)
    if pairs.weakened is not None:
        with pytest.MonkeyPatch.context() as patch:
            pairs.weakened(patch)
            # Until the first that differs, so that not all are made.
            first = left_of(pairs.one, pairs.leaving, template, is_whole=False)
            seen.append(
                any(
                    left_of(one, pairs.leaving, template, is_whole=False) != first
                    for one in pairs.others.values()
                )
            )
    return bool(seen) and all(seen)


def opened_up(tiny: Tiny) -> Tiny:
    """Return the case with everybody open."""
    return replace(tiny, persons=tuple({**one, "protection": "open"} for one in tiny.persons))
