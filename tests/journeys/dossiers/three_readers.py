"""A case in which a sister stands everywhere, and a search of every object of what leaves."""

import io
import json
import re
import secrets
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.records.case_records import Case, Person
from casefiles.domain.records.pairings import MayJoin
from casefiles.domain.records.showings import Showing
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.draft.combined_disclosure import OVERLAP, combined_disclosure_of
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.pairings import answer_pair, questions_of
from casefiles.office.export.exporting import ExportResult, ExportTarget, export_dossier
from casefiles.office.filing.filing_packs import DeliveredPack, PackDelivery, export_pack
from casefiles.office.importing.case_loading import load_case
from casefiles.office.people.showings import save_showing
from casefiles.office.records.finding_acceptance import accept
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.attacks.needles import Search, found_in
from tests.office.signatures import signing
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.store.world import CHEAP

NAMES = ("Zulpiye Baratjan", "祖丽皮耶·巴拉提江", "زۇلپىيە باراتجان", "Зульпия Баратжан")
"""One for each script; each is told in a text that leaves."""
NUMBERS = ("+86 119 5550 0137", "650102198405113426")
BORN = "11 May 1984"
FILE = "Zulpiye_Baratjan_statement"
PARTS = ("Zulpiye", "Baratjan", "祖丽皮耶", "زۇلپىيە", "Зульпия")
HERS = {*NAMES, *NUMBERS, BORN, *PARTS}
"""What tells who she is; her file's name goes for every reader."""
OTHER = "Nurehmet Osman"
"""Withheld from everybody, whoever else is named."""
CLIENT = "Ismayil Client"
COURT = "national_court"


def statement() -> bytes:
    """Return a statement that names her in its text, metadata, bookmark and note."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setTitle(f"Statement of {NAMES[0]}")
    canvas.setAuthor(NAMES[0])
    canvas.bookmarkPage("one")
    canvas.addOutlineEntry(NAMES[0], "one")
    lines = (
        *("Statement taken at home.", f"Spoken by {NAMES[0]}, {NUMBERS[0]}, born {BORN}."),
        *("It was raining.", "Nobody else came.", "Tea was served.", "Then a car stopped."),
        *(f"{OTHER} was there too.", "Read over and signed."),
    )
    for number, line in enumerate(lines):
        canvas.drawString(72, 760 - 20 * number, line)
    canvas.textAnnotation(f"Ask {NAMES[0]} again", (72, 600, 100, 620))
    canvas.save()
    return out.getvalue()


def write_form(folder: Path) -> Path:
    """Write the case with its files."""
    folder.mkdir()
    (folder / f"{FILE}.pdf").write_bytes(statement())
    note = f"A note.\n\n{NAMES[0]} rang from {NUMBERS[0]}.\n\n{NAMES[1]} wrote it down.\n"
    (folder / f"{FILE}.txt").write_text(note)
    told = " ".join((f"Called {NAMES[1]}, {NAMES[2]} and {NAMES[3]}, born {BORN}.",
                     f"She has {NUMBERS[0]} and card {NUMBERS[1]}."))  # fmt: skip
    form = {
        "reference": "THREE/2", "title": "Case of [[client]]", "client": "client",
        "dated": "2031-05",
        "persons": [
            {"id": "client", "protection": "open", "names": [{"text": CLIENT}]},
            {"id": "kept", "proposed_names": "reject", "names": [{"text": one} for one in NAMES],
             "identifiers": [{"kind": "telephone", "value": NUMBERS[0]},
                             {"kind": "resident ID", "value": NUMBERS[1]},
                             {"kind": "date of birth", "value": BORN}]},
            {"id": "other", "names": [{"text": OTHER}], "proposed_names": "reject"},
        ],
        "events": [
            {"id": "e1", "date": "2030-03-04", "place": "Home of [[kept]], Yinquan",
             "text": f"Officers call on [[kept]]; {NAMES[0]} lets them in. {OTHER} leaves.",
             "persons": ["kept"], "cites": [{"document": "d", "page": 1}]},
        ],
        "documents": [
            {"id": "d", "file": f"{FILE}.pdf", "title": "Statement of [[kept]]",
             "exhibit": {"mark": "AB/1", "witness": "[[kept]]"}, "looked_at": True},
            {"id": "n", "file": f"{FILE}.txt", "title": f"Note of {NAMES[0]}",
             "exhibit": {"mark": "AB/2", "witness": "[[kept]]"}, "looked_at": True},
        ],
        "narrative": [f"[[kept]] speaks for the client. {told}"],
    }  # fmt: skip
    path = folder / "case.json"
    path.write_text(json.dumps(form))
    return path


@contextmanager
def opened(folder: Path) -> Iterator[JobContext]:
    """Load the case into a vault of its own, as the program does."""
    with (
        create(folder / "vault", PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        open_template(paths.resources(), WorkerLimits()) as template,
    ):
        load_case(
            vault, template, write_form(folder / "form"), secrets.token_bytes, CancellationToken()
        )
        yield JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())


def kept(place: JobContext) -> Person:
    """Return the person who is shown differently to each reader."""
    people = place.vault.read(lambda reader: reader.find(Person))
    return next(one for one in people if one.names[0].text == NAMES[0])


def show(place: JobContext, *showings: Showing) -> None:
    for one in showings:
        place.vault.write(save_showing(kept(place).id, one))


def wanted(place: JobContext, audience: str, profile: str = COURT) -> EditionRequest:
    (case,) = place.vault.read(lambda reader: reader.find(Case))
    return EditionRequest(case.id, profile, audience)


def answer_questions(place: JobContext, request: EditionRequest) -> None:
    """Say of each pair of readers that they may know that both have the same file."""
    for one in place.vault.read(questions_of(request.case_id, request)):
        if one.holds is None:
            answered = answer_pair(
                request.case_id, one.pair, MayJoin.YES, "One counsel.", place.randomness
            )
            place.vault.write(answered)
    accept_gains(place, request)


def accept_gains(place: JobContext, request: EditionRequest) -> None:
    """Let stand what readers of two dossiers gain: that they are told differently of her."""
    gains = combined_disclosure_of(place, draft_of(place, request)).gains
    of = [one.of for one in gains]
    place.vault.write(accept(request.case_id, OVERLAP, of, "Chosen so.", place.randomness))


def export(place: JobContext, audience: str, target: Path) -> ExportResult:
    """Export a dossier, with every signature that may be given and no other."""
    request = wanted(place, audience)
    answer_questions(place, request)
    order = ExportTarget(target, signatures=signing("Looked at."), reads_back=False)
    return export_dossier(request, order)(place, CancellationToken())


def file(place: JobContext, audience: str, profile: str, folder: Path) -> DeliveredPack:
    """Export a filing pack likewise."""
    request = wanted(place, audience, profile)
    answer_questions(place, request)
    folder.mkdir()
    order = PackDelivery(folder, signing("Looked at."), reads_back=False)
    return export_pack(request, order)(place, CancellationToken())


def met_in(path: Path, secrets_sought: set[str]) -> list[tuple[str, str]]:
    """Return what is found of some secrets in a file of any kind or a folder, and where."""
    if path.is_dir():
        inside = sorted(path.rglob("*"))
        return [(f"{one.name}: {at}", secret) for one in (path, *inside)
                for at, secret in _in_file(one, secrets_sought)]  # fmt: skip
    return _in_file(path, secrets_sought)


def _in_file(path: Path, sought: set[str]) -> list[tuple[str, str]]:
    search = Search(sought)
    named = search.hits(path.name.encode()) | search.hits_in_words(path.name)
    hits = [("name of the file", one) for one in sorted(named)]
    if path.is_dir():
        return hits
    if path.suffix == ".pdf":
        return hits + found_in(path, sought)
    if path.suffix == ".docx":
        return hits + _in_package(path, search)
    return hits + _in_bytes("text", path.read_bytes(), search)


def _in_package(path: Path, search: Search) -> list[tuple[str, str]]:
    """Search the bytes of a package, and each part as it is, unpacked and as it is read."""
    hits = _in_bytes("package", path.read_bytes(), search)
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        for one in package.infolist():
            hits += _in_bytes("name of a part", one.filename.encode() + one.comment, search)
            data = package.read(one)
            hits += _in_bytes(one.filename, data, search)
            text = unescape(re.sub(r"<[^>]*>", "", data.decode(errors="replace")))
            hits += _in_bytes(one.filename, text.encode(), search)
    return list(dict.fromkeys(hits))


def _in_bytes(where: str, data: bytes, search: Search) -> list[tuple[str, str]]:
    found = search.hits(data) | search.hits_in_words(data.decode(errors="replace"))
    return [(where, one) for one in sorted(found)]
