"""A newcomer's first statement: "my sister" stands on two pages, is asked, goes, and is in no file.

With the question undecided nothing leaves. A second case differs in the name, number and protection
of the sister alone: the dossiers are the same bytes.
"""

import json
import secrets
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from casefiles import paths
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import ExportStopped
from casefiles.domain.records.case_records import Case, Document, Fact, Mark, Person
from casefiles.domain.records.editions import SignOff
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.kinship_consistency import remove_all_kinship
from casefiles.office.export.exporting import ExportTarget, export_dossier, not_read_back
from casefiles.office.importing.case_loading import load_case
from casefiles.office.redaction.kinship_answers import may_stay, remove_sentences, use_placeholder
from casefiles.office.redaction.redaction_queue import build_queue, queue_of
from casefiles.office.stops.dossier_checks import checks_of
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.stops.marked_pages import UnchangedRasters
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.office.workplace.operations import JobContext
from casefiles.store.vault.opening import create
from tests.sample_vaults import CLOCK, PASSPHRASE
from tests.store.world import CHEAP

PAGES = (
    (
        "STATEMENT OF THE APPLICANT",
        "1. I was born in 1986 and I make this statement of my own free will.",
        "2. I left on the fourth of May, before it was light. My sister drove me to",
        "the airport and waited until the flight had gone. She is a nurse.",
        "3. At the gate my mother waited. An officer looked at my papers for long.",
        "4. I had nothing with me but a bag. In the bag was a letter from my",
    ),
    (
        "sister, and I have it still.",
        "5. I have not spoken to anybody at home since that night.",
        "6. My mother tongue is Uyghur and I speak no other language well.",
    ),
)
"""Lines of the statement; the last sentence of the first page runs over its end."""
TEXT = "I ask for protection. My sister told me not to come back."


def statement(folder: Path) -> None:
    canvas = Canvas(str(folder / "statement.pdf"), pagesize=(595, 842), invariant=1)
    for lines in PAGES:
        canvas.setFont("Helvetica", 12)
        for number, line in enumerate(lines):
            canvas.drawString(72, 770 - 30 * number, line)
        canvas.showPage()
    canvas.save()
    (folder / "note.txt").write_text(TEXT)


def form(name: str) -> dict:
    return {
        "reference": "KIN-1",
        "title": "The request for [[p-client]]",
        "client": "p-client",
        "requesting_state": "A State",
        "requested_state": "Another",
        "persons": [
            {"id": "p-client", "role": "client", "protection": "open",
             "proposed_names": "reject", "names": [{"text": "Adil Emin"}]},
            {"id": "p-kin", "kin": "sister", "protection": "withheld",
             "proposed_names": "reject", "names": [{"text": name}]},
        ],
        "documents": [
            {"id": "d-statement", "file": "statement.pdf", "title": "Statement", "looked_at": True,
             "exhibit": {"mark": "AE/1", "witness": "[[p-client]]", "spoken_by": "p-client"}},
            {"id": "d-note", "file": "note.txt", "title": "Note", "looked_at": True,
             "exhibit": {"mark": "AE/2", "witness": "[[p-client]]", "spoken_by": "p-client"}},
        ],
        "narrative": [
            "[[p-client]] left in May. His sister drove him to the airport.",
            {"text": "[[p-client]] was never charged.",
             "cites": [{"document": "d-statement", "page": 1},
                       {"document": "d-note", "page": 1}]},
        ],
    }  # fmt: skip


@pytest.fixture
def place(tmp_path):
    yield from opened(tmp_path, "Gulnar Memet")


def opened(folder: Path, name: str, seed: int = 1):
    folder.mkdir(exist_ok=True)
    statement(folder)
    (folder / "case.json").write_text(json.dumps(form(name)))
    with (
        create(folder / "vault", PASSPHRASE, CHEAP, CLOCK, secrets.token_bytes) as vault,
        open_template(paths.resources(), WorkerLimits()) as template,
    ):
        load_case(vault, template, folder / "case.json", secrets.token_bytes, CancellationToken())
        yield JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())


def case_of(place: JobContext) -> Case:
    return place.vault.read(lambda reader: reader.find(Case))[0]


def wanted(place: JobContext) -> EditionRequest:
    return EditionRequest(case_of(place).id, "national_court", "court_open")


def asked(place: JobContext):
    build_queue(case_of(place).id)(place, CancellationToken())
    queue = place.vault.read(queue_of(case_of(place).id))
    return [one for one in queue.items if one.item.kind.startswith("kinship")]


def document(place: JobContext, part: str) -> Document:
    found = place.vault.read(lambda reader: reader.find(Document))
    return next(one for one in found if part in one.file_name)


def codes(place: JobContext) -> dict[str, int]:
    return {one.code: one.count for one in findings_of(place, draft_of(place, wanted(place)))}


def exported(place: JobContext, target: Path, *, reads_back: bool = False) -> Path:
    stops = [
        one for one in findings_of(place, draft_of(place, wanted(place))) if one.kind == "sign"
    ]
    signed = tuple(
        SignOff(one.code, "seen", one.of) for one in stops if one.code != "undecided_hits"
    )
    if not reads_back:
        signed += not_read_back("read back in another test")
    delivery = ExportTarget(target, signatures=signed, reads_back=reads_back)
    export_dossier(wanted(place), delivery)(place, CancellationToken())
    return target


def decide_all(place: JobContext) -> None:
    case_id = case_of(place).id
    for one in asked(place):
        if one.verdict is None:
            remove_sentences(case_id, [one.item])(place, CancellationToken())


def said(file: Path) -> str:
    """All words of a finished file, on one line, in small letters."""
    pdf = pypdfium2.PdfDocument(str(file))
    return " ".join(
        " ".join(page.get_textpage().get_text_bounded().split()) for page in pdf
    ).casefold()


def test_my_sister_is_asked_once_for_each_paper_and_stops_until_decided(place, tmp_path):
    found = asked(place)
    words = [(one.title.split("  ")[0], one.item.text.casefold(), one.item.count) for one in found]
    assert sorted(words) == [
        ("AE/1", "my sister", 2),
        ("AE/2", "my sister", 1),
        ("Your own text", "his sister", 1),
    ], "the mother tongue asks nothing"
    on_pages = next(one.item for one in found if one.title.startswith("AE/1"))
    assert {page for one in on_pages.places for page, _ in one.spots} == {1, 2}
    assert on_pages.words.startswith("Gulnar Memet is the only one recorded.")
    assert codes(place)["undecided_hits"] == len(found)
    with pytest.raises(ExportStopped):
        exported(place, tmp_path / "no.pdf")
    assert not (tmp_path / "no.pdf").exists()


def test_decided_sentences_are_on_no_page_of_the_finished_file(place, tmp_path):
    before = place.vault.read(lambda reader: reader.find(Fact))
    decide_all(place)
    assert all(one.verdict is not None for one in asked(place))
    assert "undecided_hits" not in codes(place)
    file = exported(place, tmp_path / "dossier.pdf", reads_back=True)
    told = said(file)
    assert "i ask for protection." in told, "the note leaves as its own words"
    for gone in ("my sister", "his sister", "drove", "a letter from"):
        assert gone not in told
    assert "my mother tongue is uyghur" in told, "what stays can be searched"
    after = place.vault.read(lambda reader: reader.find(Fact))
    assert [one.text.count("sister") for one in before] == [1, 0]
    assert [one.text.count("sister") for one in after] == [0, 0]
    assert "left in May." in after[0].text
    paper = document(place, "statement").id
    marks = place.vault.read(lambda reader: reader.find(Mark, document_id=paper))
    covered = {(one.page, round(one.box.y0 * 842)) for one in marks}
    assert len(covered) == 4, "two lines of each of two sentences"
    read_back(file, place)


def read_back(file: Path, place: JobContext) -> None:
    """The lines of both sentences hold no ink; a line that stays holds its own."""
    with pikepdf.open(file) as pdf:
        assert len(pdf.pages) > 2
    plan = next(one for one in draft_of(place, wanted(place)).plans if one.exhibit == "AE/1")
    lines = {1: (770 - 60, 770 - 90, 770 - 150), 2: (770,)}
    for page, baselines in lines.items():
        for baseline in baselines:
            top, bottom = 1 - (baseline + 9) / 842, 1 - (baseline - 2) / 842
            assert any(
                box.x0 <= 0.01 and box.x1 >= 0.99 and box.y0 <= top and box.y1 >= bottom
                for box in plan.boxes[page]
            ), (page, baseline)
    staying = 1 - (770 - 120 + 4) / 842
    assert not any(box.y0 < staying < box.y1 for box in plan.boxes[1])


def test_control_a_statement_of_somebody_else_does_not_ask_for_my_sister(place):
    # The control of the first test: without the relation nothing would be asked at all.
    sister = next(one for one in place.vault.read(lambda reader: reader.find(Person)) if one.kin)
    untold = replace(sister, kin=type(sister.kin)(""))
    place.vault.write(lambda work: work.update(untold, "edit_person"))
    assert asked(place) == []
    place.vault.write(lambda work: work.update(sister, "edit_person"))
    assert len(asked(place)) == 3


def test_a_placeholder_and_what_may_be_known_let_the_paper_leave(place, tmp_path):
    case_id = case_of(place).id
    found = asked(place)
    own = next(one.item for one in found if not one.item.document_id)
    use_placeholder(case_id, [own])(place, CancellationToken())
    person = own.person_id
    facts = place.vault.read(lambda reader: reader.find(Fact))
    assert f"left in May. [[{person}]] drove him" in facts[0].text
    rest = [one.item for one in found if one.item.document_id]
    place.vault.write(may_stay(case_id, rest, secrets.token_bytes))
    assert "undecided_hits" not in codes(place)
    plans = {one.exhibit: one for one in draft_of(place, wanted(place)).plans}
    assert not any(plans["AE/1"].boxes.values()), "it may be known, so every line stays"
    assert "his sister" not in said(exported(place, tmp_path / "dossier.pdf"))


def test_who_stays_is_listed_and_all_can_be_treated_alike(place):
    case_id, paper = case_of(place).id, document(place, "statement").id

    def told() -> list[str]:
        found = checks_of(wanted(place), UnchangedRasters())(place, CancellationToken()).found
        return [spot.words for one in found if one.code == "kinship_stays" for spot in one.spots]

    assert told() == []
    decide_all(place)
    assert told() == ["AE/1: “my mother” stay"]
    remove_all_kinship(case_id, paper)(place, CancellationToken())
    assert told() == []
    lines = {
        round(box.y0, 2)
        for one in draft_of(place, wanted(place)).plans
        if one.exhibit == "AE/1"
        for box in one.boxes[1]
    }
    assert lines


def test_who_the_sister_is_changes_no_byte(tmp_path):
    files = []
    for name in ("Gulnar Memet", "Wu Xiaohong of a much longer name"):
        folder = tmp_path / name.split()[0]
        for place in opened(folder, name):
            decide_all(place)
            files.append(exported(place, folder / "dossier.pdf").read_bytes())
    assert files[0] == files[1]
