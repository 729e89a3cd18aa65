"""The battery of leaks: files that hide a secret in one place each, taken through the whole house.

Each trial is built anew for each secret; what is redacted is an area or a person. All trials of a
family are exhibits of one case, which the real office loads, burns, typesets and clears. Then the
dossiers of all secrets must be the same bytes, and no secret may be in them in any coding.
"""

import io
import json
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.evidence.host.template import Template
from casefiles.office.importing.case_loading import load_case
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create
from tests.attacks.needles import found_in
from tests.office.signatures import export_signed
from tests.store.world import CHEAP

REFERENCE = "BATTERY/1"
REASON = "a quarrel about money with"
"""Stands in the reason of every mark, which never leaves the vault."""
WIDTH, HEIGHT = 300, 200
FONTS = Path(__file__).parents[3] / "resources" / "fonts"
BEFORE = "The officers came at six in the morning."
AFTER = "Nothing further was said that day."
LINE = (20, 96)
"""Where the line with the secret begins, in points from the bottom left."""
AREA = (0.0, 0.42, 1.0, 0.58)
"""The area over that line: of the width of the page, as fractions from the top left."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Secret:
    """What readers must not learn, in one of several forms.

    Attributes:
        name: in letters that NotoSans draws.
        latin: the same name in letters that every font has.
        written: the same person's name in another script.
        number: an identifier.
        seed: of pixels and colours.
    """

    name: str
    latin: str
    written: str
    number: str
    seed: int

    @property
    def phone(self) -> str:
        """A number that is as long for everybody."""
        return f"1380997{4127 + 1111 * self.seed}"

    @property
    def texts(self) -> set[str]:
        parts = {part for part in self.name.split() if len(part) > SHORTEST_PART}
        return {self.name, self.latin, self.written, self.number, self.phone, *parts}


SHORTEST_PART = 5
SECRETS = (
    Secret("Gulnisa Abdurehim", "Gulnisa Abdurehim", "گۈلنىسا ئابدۇرېھىم", "650102198203047711", 1),
    Secret("Zo Ximjan", "Zo Ximjan", "祖希姆江", "65990417", 2),
    Secret(
        "Шамшидин Қурбанжанович Тохтахунов-Илийский",
        "Shamshidin Qurbanzhanovich Tokhtakhunov-Iliyskiy",
        "沙木西丁库尔班",
        "E77120934",
        3,
    ),
)


@dataclass(frozen=True)
class Trial:
    """One way in which a file may keep what was removed.

    Attributes:
        id: of the case in the list of the battery, such as T04, and a word where it has several.
        build: makes the file.
        boxes: areas that are marked, with their page; none where the person is redacted.
        suffix: of the file.
        is_shown: whether the secret can be seen on a page as it is displayed.
        pages: of the exhibit in the dossier; 0 where it leaves as text or separately.
    """

    id: str
    build: Callable[[Secret], bytes]
    boxes: tuple[tuple[int, Box], ...] = ()
    suffix: str = ".pdf"
    is_shown: bool = True
    pages: int = 1


@dataclass(frozen=True)
class Outcome:
    """What a family of trials came to: a dossier for each secret, and its pictures by trial."""

    trials: tuple[Trial, ...]
    dossiers: tuple[Path, ...]
    pictures: tuple[dict[str, tuple[bytes, ...]], ...]

    def of(self, trial_id: str) -> list[tuple[bytes, ...]]:
        """Return the burned pages of a trial, for each secret."""
        return [one[trial_id] for one in self.pictures]

    def differing(self) -> list[str]:
        """Return the trials whose pages differ from secret to secret."""
        return [trial.id for trial in self.trials if len(set(self.of(trial.id))) > 1]

    def leaks(self) -> list[tuple[str, str]]:
        """Return what is found of any secret in any of the different dossiers."""
        secrets = set().union(*(secret.texts for secret in SECRETS))
        different = {path.read_bytes(): path for path in self.dossiers}
        return [hit for path in different.values() for hit in found_in(path, secrets)]


def tried(
    folder: Path,
    template: Template,
    trials: Sequence[Trial],
    more: Callable[[Secret], dict[str, Any]] = lambda _secret: {},
) -> Outcome:
    """Take a family of trials through the house, once for each secret.

    Args:
        folder: an empty one.
        template: for the workers.
        trials: become the exhibits AB/1, AB/2 and so on.
        more: what else stands in the form of the case.
    """
    made = [
        exported(folder / str(number), template, trials, secret, more(secret))
        for number, secret in enumerate(SECRETS)
    ]
    pictures = tuple(by_trial(path, trials) for path in made)
    return Outcome(tuple(trials), tuple(made), pictures)


def exported(
    folder: Path,
    template: Template,
    trials: Sequence[Trial],
    secret: Secret,
    more: dict[str, Any],
    audience: str = "court_open",
) -> Path:
    """Load the trials with one secret into a vault, and write their dossier."""
    form = written_form(folder, trials, secret, more)
    clock = Clock(lambda: secret.seed << 55, time.monotonic_ns, "b" * 32)
    is_closed = audience == "court_closed"
    target = folder / "closed" / "closed-dossier.pdf" if is_closed else folder / "dossier.pdf"
    target.parent.mkdir(exist_ok=True)
    with create(folder / "vault", "p", CHEAP, clock, seeded(secret.seed)) as vault:
        load_case(vault, template, form, seeded(secret.seed + 1), CancellationToken())
        export(vault, template, clock, target, audience)
    return target


def export(
    vault: Vault, template: Template, clock: Clock, target: Path, audience: str = "court_open"
) -> None:
    place = JobContext(vault, lambda: template, clock, seeded(7), paths.resources())
    export_signed(place, audience, target)


def seeded(seed: int) -> Callable[[int], bytes]:
    return Random(seed).randbytes


def written_form(
    folder: Path, trials: Sequence[Trial], secret: Secret, more: dict[str, Any]
) -> Path:
    folder.mkdir(parents=True)
    documents: list[dict[str, Any]] = []
    for number, trial in enumerate(trials, 1):
        name = f"{secret.name.replace(' ', '_')}-{number}{trial.suffix}"
        (folder / name).write_bytes(trial.build(secret))
        why = f"{REASON} {secret.latin}"
        marks = [{"page": page, "box": list(box), "reason": why} for page, box in trial.boxes]
        documents.append(
            {
                "id": f"d{number}",
                "file": name,
                "title": f"Trial {number}",
                "exhibit": {"mark": f"AB/{number}"},
                "marks": marks,
                "looked_at": True,
            }
        )
    names = (secret.name, secret.latin, secret.written)
    form = {
        "reference": REFERENCE,
        "title": "A case",
        "persons": [
            {
                "id": "p1",
                "protection": "pseudonym",
                "names": [{"text": text} for text in dict.fromkeys(names)],
                "identifiers": [
                    {"kind": "resident ID", "value": secret.number},
                    {"kind": "telephone", "value": secret.phone},
                ],
            }
        ],
        "documents": documents,
        **more,
    }
    path = folder / "case.json"
    path.write_text(json.dumps(form))
    return path


def by_trial(path: Path, trials: Sequence[Trial]) -> dict[str, tuple[bytes, ...]]:
    """Return the burned pages of a dossier: each trial's, in its order."""
    with pikepdf.open(path) as pdf:
        found = [
            bytes(image.read_raw_bytes()) + repr(sorted(image.items(), key=str)).encode()
            for page in pdf.pages
            for image in page.get_images().values()
        ]
    assert len(found) == sum(trial.pages for trial in trials), "pages of exhibits are missing"
    taken = iter(found)
    return {trial.id: tuple(next(taken) for _ in range(trial.pages)) for trial in trials}


@cache
def with_font(name: str = "NotoSans-Regular") -> str:
    pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))
    return name


def sheet(
    draw: Callable[[Canvas], None], pages: int = 1, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> bytes:
    """Return a PDF of small pages with a public line above and below what is drawn."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for _ in range(pages):
        canvas.setFont(with_font(), 11)
        canvas.drawString(20, 160, BEFORE)
        canvas.drawString(20, 40, AFTER)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def line(canvas: Canvas, text: str, size: float = 11) -> None:
    """Write the line that holds the secret."""
    canvas.setFont(with_font(), size)
    canvas.drawString(*LINE, text)


def plain(secret: Secret) -> bytes:
    """Return a page that tells the secret on a line of its own."""
    return sheet(lambda canvas: line(canvas, f"Present: {secret.name}."))


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None], **how: Any) -> bytes:
    """Return a PDF after a change with pikepdf."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out, deterministic_id="encryption" not in how, **how)
    return out.getvalue()


def with_content(content: bytes, resources: Callable[[pikepdf.Pdf], dict[str, Any]]) -> bytes:
    """Return the public page with more content and resources of its own."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        for kind, entries in resources(pdf).items():
            if kind not in page.Resources:
                page.Resources[kind] = pikepdf.Dictionary()
            for name, value in entries.items():
                page.Resources[kind][name] = value
        page.contents_add(pdf.make_stream(content))

    return changed(sheet(lambda _canvas: None), change)


def is_in_source(data: bytes, secret: Secret) -> bool:
    """Tell whether a source file holds the secret as text, in some object, decoded or not."""
    found = data
    if data.startswith(b"%PDF"):
        password = "secret" if b"/Encrypt" in data else ""
        with pikepdf.open(io.BytesIO(data), password=password) as pdf:
            for thing in pdf.objects:
                found += thing.unparse()
                if isinstance(thing, pikepdf.Stream):
                    try:
                        found += thing.read_bytes()
                    except pikepdf.PdfError:
                        found += thing.read_raw_bytes()
    needles = [
        text.encode(coding)
        for text in (secret.name, secret.latin, secret.number)
        for coding in ("utf-8", "utf-16-be", "utf-16-le")
    ]
    hexadecimal = found.lower()
    return any(needle in found or needle.hex().encode() in hexadecimal for needle in needles)


def normal(text: str) -> str:
    return re.sub(r"\s+", " ", text)
