"""One case in many disguises: everything protected changes, everything released stays."""

import io
import json
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from casefiles import paths
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.clock import Clock
from casefiles.domain.foundation.ids import DocumentId, MarkId, NarrativeBlockId
from casefiles.domain.records.case_records import (
    Case,
    Document,
    DocumentStatus,
    Event,
    Exhibit,
    Fact,
    Mark,
    Person,
    RedactionKind,
)
from casefiles.domain.records.image_quality import AS_FILED, PageExportSettings
from casefiles.domain.records.narrative import BlockKind, NarrativeBlock
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import Template, open_template
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.importing.case_loading import load_case
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import create
from tests.attacks.pairs.small_pairs import place_for
from tests.office.signatures import export_signed
from tests.shared_workers import shared_template

CHEAP = Argon2Cost(memory_kib=64, passes=1, lanes=1)
REFERENCE = "PAIR/1"
GIVEN = ["Gulbahar", "Abdurehim", "Zunun", "Rukiye", "Semet", "Yultuz", "Ekber", "Patigul"]
FAMILY = ["Hesenova", "Turghunbeg", "Osmanjan", "Qadirova", "Niyazbeg", "Imirova"]
HAN = ["艾合买提江", "古丽巴哈尔", "祖农别克", "茹克亚汗", "帕提古丽汗", "艾克拜尔江"]
UYGHUR = ["گۈلباھار", "زۇنۇن", "ئەكبەر", "پاتىگۈل", "رۇقىيە"]


@dataclass(frozen=True)
class Hidden:
    """Everything of one disguise that no reader may learn."""

    names: list[tuple[str, str, str]]
    numbers: list[str]
    pixels: int
    order: int
    wall: int
    extra: bool


def disguise(seed: int) -> Hidden:
    chance = random.Random(seed)
    given = chance.sample(GIVEN, 3)
    families = [chance.choice(FAMILY) for _ in given]
    han = chance.sample(HAN, 3)
    latin = [f"{one} {other}" for one, other in zip(given, families, strict=True)]
    return Hidden(
        names=list(zip(latin, han, chance.sample(UYGHUR, 3), strict=True)),
        numbers=["".join(chance.choice("0123456789") for _ in range(chance.choice([9, 11, 18])))
                 for _ in given],
        pixels=chance.randrange(1 << 30),
        order=chance.randrange(1 << 30),
        wall=chance.randrange(1 << 60),
        extra=chance.random() < 0.5,
    )  # fmt: skip


def text_pdf(hidden: Hidden) -> bytes:
    """A page with a name under a tight mark, a plain mention on a line, and secrets in metadata."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setTitle(hidden.names[0][0])
    canvas.setAuthor(hidden.numbers[0])
    canvas.setFont("Times-Roman", 14)
    canvas.drawString(72, 760, "Record of interview, read over and signed.")
    canvas.drawString(72, 700, "Present:")
    canvas.drawString(140, 700, hidden.names[0][0])
    canvas.drawString(72, 640, f"{hidden.names[1][0]} then left the room.")
    canvas.drawString(72, 600, "Nothing further was said.")
    canvas.save()
    return out.getvalue()


def picture(hidden: Hidden, kind: str) -> bytes:
    """A picture whose marked area is noise of the disguise; a JPEG spreads it beyond."""
    chance = random.Random(hidden.pixels)
    image = Image.new("RGB", (640, 480), "#c8c0b0")
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((30, 30, 200, 440), fill="#404858")
    noise = Image.frombytes("RGB", (150, 120), chance.randbytes(150 * 120 * 3))
    image.paste(noise, (301, 203))
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = hidden.names[2][0]
    image.save(out, kind, quality=82, subsampling=2, exif=exif)
    return out.getvalue()


def write_case(folder: Path, hidden: Hidden) -> Path:
    """Write the form and files of one disguise."""
    folder.mkdir(parents=True)
    chance = random.Random(hidden.order)
    ids = [f"p{chance.randrange(10**6)}-{n}" for n in range(3)]
    stem = hidden.names[0][0].replace(" ", "_")
    files = {
        f"{stem}.pdf": text_pdf(hidden),
        f"{stem}.jpg": picture(hidden, "JPEG"),
        f"{chance.randrange(10**9)}.png": picture(hidden, "PNG"),
        f"{stem}-notes.txt": f"Ask {hidden.names[1][0]} again.".encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    pdf, jpeg, png, notes = files
    area = [301 / 640, 203 / 480, 451 / 640, 323 / 480]
    documents: list[dict[str, Any]] = [
        {"id": "a", "file": pdf, "title": f"Interview of [[{ids[0]}]]",
         "exhibit": {"mark": "AB/1", "witness": ids[1]},
         "marks": [{"page": 1, "box": [138 / 595, 128 / 842, 400 / 595, 147 / 842],
                    "reason": hidden.numbers[0], "person": ids[0]}], "looked_at": True},
        {"id": "b", "file": jpeg, "title": "Photograph", "exhibit": {"mark": "AB/2"},
         "marks": [{"page": 1, "box": area}], "looked_at": True},
        {"id": "c", "file": png, "title": f"Screen of {hidden.names[1][1]}",
         "exhibit": {"mark": "AB/10"}, "marks": [{"page": 1, "box": area}], "looked_at": True},
    ]  # fmt: skip
    events: list[dict[str, Any]] = [
        {"id": "e1", "date": "2023-03-04", "place": f"home of {hidden.names[0][0]}",
         "text": f"[[{ids[0]}]] was visited; {hidden.names[1][1]} opened.", "persons": ids[:2],
         "cites": [{"document": "a", "page": 1}]},
        {"id": "e2", "date": "2023-03-05", "text": f"[[{ids[2]}]] telephoned [[{ids[1]}]].",
         "persons": ids[1:]},
        {"id": "e3", "date": "2023-03~",
         "text": f"Number {hidden.numbers[1]} rang, 再问[[{ids[1]}]]。"},
    ]  # fmt: skip
    persons = [
        {"id": identity, "protection": protection,
         "names": [{"text": text} for text in names],
         "identifiers": [{"kind": "other number", "value": number}]}
        for identity, protection, names, number in zip(
            ids, ["withheld", "pseudonym", "pseudonym"], hidden.names, hidden.numbers, strict=True
        )
    ]  # fmt: skip
    persons.append({"id": "client", "protection": "open", "names": [{"text": "Open Client"}]})
    register = register_of(hidden, ids)
    if hidden.extra:
        add_what_stays(documents, events, persons, hidden, notes)
        add_steps_that_stay(register, hidden, ids)
    for told in register.values():
        chance.shuffle(told)
    for listed in (documents, events, persons):
        chance.shuffle(listed)
    form = {
        "reference": REFERENCE, "title": f"Case of Open Client, brother of [[{ids[0]}]]",
        "client": "client", "dated": "2024-05", "persons": persons, "events": events,
        "documents": documents, "hearings": [{"date": "2024-06-01", "forum": "High Court"}],
        "narrative": [f"[[{ids[1]}]] told us.", f"{hidden.names[2][0]} and [[{ids[1]}]] agree."],
        "register": register,
    }  # fmt: skip
    path = folder / "case.json"
    path.write_text(json.dumps(form))
    return path


def register_of(hidden: Hidden, ids: list[str]) -> dict[str, list[Any]]:
    """Return the proceedings, what was done to people beside them, and what is argued of it."""
    return {
        "hearing": [
            {"id": "h1", "date": "2023-03-01T10:00+01:00", "forum": "national_first",
             "kind": "extradition", "attendance": f"[[{ids[1]}]] waited outside"},
            {"id": "h2", "date": "2023-04-11", "forum": "national_first", "kind": "judgment"},
        ],
        "decision": [
            {"id": "j1", "date": "2023-04-11", "hearing_id": "h2", "forum": "national_first",
             "order": f"Admissible; {hidden.names[1][0]} was not believed."},
        ],
        "incident": [
            {"id": "i1", "date": "2023-03-03", "method": "court_approach", "hearing_id": "h1",
             "text": f"{hidden.names[0][1]} was told to write to [[{ids[1]}]].",
             "target_ids": [ids[0]], "place": f"home of [[{ids[0]}]]",
             "cites": [{"document": "a", "page": 1}]},
            {"id": "i2", "date": "2023-04", "method": "court_approach",
             "text": f"A caller asked [[{ids[2]}]] for number {hidden.numbers[1]}.",
             "source_person": ids[2], "known_to": [ids[0]]},
        ],
        "detention": [
            {"id": "t1", "person_id": "client", "begin": "2023-02-02", "place": "Remand centre",
             "title": "provisional_arrest", "reviews": ["2023-03-01"]},
        ],
        "argument": [
            {"test": "political_purpose", "limb": "relatives", "bearing": "ours",
             "text": f"[[{ids[1]}]] and {hidden.names[2][0]} were visited.", "fact_ids": [1],
             "cites": [{"document": "a", "page": 1}]},
        ],
    }  # fmt: skip


def add_steps_that_stay(register: dict[str, list[Any]], hidden: Hidden, ids: list[str]) -> None:
    """Add what the house knows of somebody of whom readers are told nothing."""
    year = 2000 + hidden.order % 20
    register["incident"].append(
        {"id": "iw", "date": f"{year}-05-05", "is_withheld": True, "method": "court_approach",
         "text": f"{hidden.names[1][0]} was followed."}
    )  # fmt: skip
    register["detention"].append(
        {"id": "tw", "person_id": ids[0], "begin": f"{year}-06", "place": hidden.names[0][0]}
    )


def add_what_stays(
    documents: list[Any], events: list[Any], persons: list[Any], hidden: Hidden, notes: str
) -> None:
    """Add what is withheld as a whole, and must change no byte."""
    year = 1950 + hidden.order % 70
    documents.append({"id": "n", "file": notes, "status": "privileged",
                      "exhibit": {"mark": "ZZ/9"}, "title": hidden.names[2][0]})  # fmt: skip
    events.append(
        {
            "id": "w",
            "date": str(year),
            "place": hidden.names[1][0],
            "withheld": True,
            "text": "Stays in the house.",
            "cites": [{"document": "n", "page": 1}],
        }
    )
    persons.append({"id": "x", "names": [{"text": "Somebody Elsewhere"}]})


@contextmanager
def opened_template(limits: WorkerLimits | None = None) -> Iterator[Template]:
    """Yield workers with limits of their own, or those of all tests of this process."""
    if limits is None:
        yield shared_template(paths.resources())
        return
    with open_template(paths.resources(), limits) as template:
        yield template


def choose(
    vault: Vault, wanted: EditionRequest, chance: random.Random, leave: PageExportSettings
) -> None:
    """Keep an outline in an order of its own, with what never leaves at random places in it."""
    exhibits = vault.read(lambda reader: reader.find(Exhibit))
    ids = {one.mark: one.document_id for one in exhibits}
    order = [ids["AB/10"], ids["AB/1"]]
    for one in [*(ids[mark] for mark in ids if mark == "ZZ/9"), chance.randbytes(16).hex()]:
        order.insert(chance.randint(0, len(order)), DocumentId(one))
    sections = ["exhibits", "exhibits_list", "statement", "narrative", "chronology"]
    sections += ["pressure", "grounds"]
    vault.write(save_contents(wanted, sections, order, leave))
    marks = vault.read(lambda reader: reader.find(Mark, document_id=ids["AB/1"]))
    vault.write(
        lambda work: [
            work.update(replace(one, kind=RedactionKind.LINE), "edit_mark") for one in marks
        ]
    )


def told_in_the_house(vault: Vault, chance: random.Random) -> None:
    """Keep of every record what only the house knows; no reader may see that it is there."""
    find = vault.read
    persons = find(lambda reader: reader.find(Person))
    told = [*find(lambda reader: reader.find(Event)), *find(lambda reader: reader.find(Fact))]
    ids = [one.id for one in persons]
    changed: list[Person | Event | Fact] = [
        replace(
            one,
            role=chance.choice(["", "witness", "relative"]),
            contact=chance.choice(GIVEN),
            rejected=tuple(chance.sample(GIVEN, chance.randint(0, 3))),
        )
        for one in persons
    ]
    changed += [
        replace(
            one,
            source_person=chance.choice(ids),
            known_to=tuple(chance.sample(ids, chance.randint(0, len(ids)))),
            is_widely_known=True,
        )
        for one in told
    ]
    vault.write(lambda work: [work.update(one, "edit_person") for one in changed])
    area = Box(0.1, 0.1, 0.1 + chance.random() / 2, 0.2)
    hidden = find(lambda reader: reader.find(Document, status=DocumentStatus.PRIVILEGED))
    marks = [
        Mark(
            MarkId(chance.randbytes(16).hex()), one.case_id, one.id, 1, area, "a reason",
            persons[0].id, (), "0" * 64, kind=chance.choice(list(RedactionKind)),
        )
        for one in hidden
    ]  # fmt: skip
    vault.write(lambda work: [work.insert(mark, "add_mark") for mark in marks])


def tell_a_story(vault: Vault, hidden: Hidden) -> None:
    """Keep a narrative that names the hidden and cites what leaves, what stays, and nothing."""
    persons = vault.read(lambda reader: reader.find(Person))
    ids = {one.names[0].text: one.id for one in persons}
    withheld, *_ = (ids[names[0]] for names in hidden.names[:1])
    second = ids[hidden.names[1][0]]
    case_id = persons[0].case_id
    told = [
        (BlockKind.HEADING, f"What [[{second}]] saw", ()),
        (BlockKind.NUMBERED, f"{hidden.names[1][1]} opened to [[{withheld}]] [AB/1, 1].", ()),
        (BlockKind.NUMBERED, "A note was left[^1] [ZZ/9, 1; AB/1, 1] [QQ/7, 3].",
         (f"By {hidden.names[2][0]} [ZZ/9, 1].",)),
        (BlockKind.POINT, f"Number {hidden.numbers[1]} rang.", ()),
    ]  # fmt: skip
    blocks = [
        NarrativeBlock(NarrativeBlockId(f"{at:032x}"), case_id, at, kind, 1, text, notes)
        for at, (kind, text, notes) in enumerate(told, start=1)
    ]
    vault.write(lambda work: [work.insert(one, "import_narrative") for one in blocks])


def dossier_of(
    folder: Path,
    hidden: Hidden,
    template: Template,
    audience: str,
    *,
    is_outlined: bool = False,
    leave: PageExportSettings = AS_FILED,
    name: str = "dossier.pdf",
) -> bytes:
    """Load a disguise into a vault of its own, by the real office, and export it."""
    chance = random.Random(hidden.order + 1)
    form = write_case(folder / "form", hidden)
    clock = Clock(lambda: hidden.wall, time.monotonic_ns, chance.randbytes(16).hex())
    target = place_for(folder, name, audience)
    with create(folder / "vault", "p", CHEAP, clock, chance.randbytes) as vault:
        load_case(vault, template, form, chance.randbytes, CancellationToken())
        told_in_the_house(vault, chance)
        tell_a_story(vault, hidden)
        if is_outlined:
            case_id = vault.read(lambda reader: reader.find(Case))[0].id
            choose(vault, EditionRequest(case_id, "national_court", audience), chance, leave)
        place = JobContext(vault, lambda: template, clock, chance.randbytes, paths.resources())
        export_signed(place, audience, target)
    return target.read_bytes()
