"""What pages show and do not show: codes, hidden words, numbers, pages unseen, public text."""

import io
import secrets
from dataclasses import replace

import pytest
import segno
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.files.page_inspection import PageInspection
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import DocumentId, ExhibitId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import (
    Document,
    DocumentStatus,
    Exhibit,
    Identifier,
    Person,
    Protection,
)
from casefiles.office.draft.drafting import draft_of
from casefiles.office.reading.ingest import extract_and_preflight
from casefiles.office.redaction.page_inspection import inspect_pages
from casefiles.office.redaction.redaction_queue import build_queue, queue_of
from casefiles.office.redaction.suggestion_decisions import accept, note, reject
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

NUMBER = "653101199001011235"
NEWS = (
    "On the third of May the office for public order of the county announced in the square that"
    " Dilnur Tursun had been taken to the school for training and would stay there for a year."
)


def paper():
    """A card with a number under a black box, pale words, a QR code and plain words."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 760, "Identity card of a person in the county")
    canvas.drawString(72, 730, "number covered 99887766")
    canvas.rect(150, 726, 120, 14, stroke=0, fill=1)
    canvas.setFillGray(0.99)
    canvas.drawString(72, 700, "pale words nobody sees")
    canvas.setFillGray(0)
    canvas.drawString(72, 670, "Call +86 13812345678 today")
    code = io.BytesIO()
    segno.make(f"ID:{NUMBER}").save(code, kind="png", scale=6)
    canvas.drawImage(ImageReader(code), 350, 400, 120, 120)
    code = io.BytesIO()
    segno.make("https://example.org/form").save(code, kind="png", scale=6)
    canvas.drawImage(ImageReader(code), 100, 400, 120, 120)
    canvas.save()
    return out.getvalue()


def taken_in(opened, work, case_id, data, mark, **more):
    """Keep a document as an import does, under an exhibit mark."""
    workplace = opened.workplace
    sealed = workplace.vault.seal(case_id, [data], CancellationToken())
    reading = extract_and_preflight(workplace, sealed.content_id, CancellationToken())
    own = DocumentId(secrets.token_hex(16))
    document = Document(
        own, case_id, sealed.content_id, f"Paper {mark}", "x.pdf", DocumentStatus.RECEIVED,
        is_public=False, is_looked_at=False,
    )  # fmt: skip
    exhibit = Exhibit(ExhibitId(secrets.token_hex(16)), case_id, own, mark, "A. Witness")

    def keep(at):
        at.accept_content(sealed.content_id)
        at.insert(replace(document, **more), "add_document")
        at.insert(exhibit, "add_exhibit")
        at.put_reading(own, reading)

    opened.run(keep)
    return own


@pytest.fixture
def sister(opened):
    person = opened.ask(lambda reader: reader.find(Person))[1]
    told = replace(
        person, names=(PersonName("Dilnur Tursun", "Latn", ""),),
        identifiers=(Identifier("resident ID", NUMBER),), protection=Protection.WITHHELD,
    )  # fmt: skip
    opened.run(lambda at: at.update(told, "edit_person"))
    return told


def on(queue, document):
    return {
        (one.item.kind, one.item.text): one
        for one in queue.items
        if one.item.document_id == document
    }


@pytest.fixture
def card(opened, work, case_id, sister):
    return taken_in(opened, work, case_id, paper(), "ZZ/1")


def test_an_identity_card_is_looked_through(opened, work, case_id, card, sister):
    found = on(work(build_queue(case_id)), card)
    hidden = [text for kind, text in found if kind == "hidden_text"]
    assert any("covered" in text or "99887766" in text for text in hidden)
    assert "pale words nobody sees" in hidden
    assert ("phone", "+86 13812345678") in found
    assert [text for kind, text in found if kind == "code"] == ["https://example.org/form"]
    assert not [1 for _, text in found if NUMBER in text]
    # The code with a protected number goes by itself; the other waits for a decision.
    wanted = EditionRequest(case_id, "national_court", "court_open")
    draft = draft_of(opened.workplace, wanted)
    at = draft.projection.documents.index(card)
    assert draft.projection.disclosure.exhibits[at].mark == "ZZ/1"
    plan = next(one for one in draft.plans if one.exhibit == "ZZ/1")
    assert any(box.y0 <= 1 - 520 / 842 + 0.01 and box.y1 >= 1 - 400 / 842 - 0.01
               for box in plan.boxes[1])  # fmt: skip

    stop = next(one for one in findings_of(opened.workplace, draft) if one.code == "undecided_hits")
    own = [spot for spot in stop.spots if "ZZ/1" in spot.words]
    assert stop.kind == "sign"
    assert own[0].room == "redaction"
    waiting = [one.item for one in opened.ask(queue_of(case_id)).undecided
               if one.item.document_id == card]  # fmt: skip
    phone = [one for one in waiting if one.kind == "phone"]
    done = work(accept(case_id, phone, sister.id))
    assert (done.names, done.marks) == (1, 0)
    opened.run(reject(case_id, [one for one in waiting if one.kind != "phone"],
                      secrets.token_bytes))  # fmt: skip
    again = next(
        (one for one in findings_of(opened.workplace, draft_of(opened.workplace, wanted))
         if one.code == "undecided_hits"), None,
    )  # fmt: skip
    assert again is None or not any("ZZ/1" in spot.words for spot in again.spots)
    assert again is None or again.of != stop.of


def test_documents_of_before_are_looked_at_when_they_are_wanted(opened, case_id, card):
    before = opened.ask(lambda reader: reader.page_inspections(card))
    assert len(before[1].codes) == 2
    opened.run(lambda at: at.put_page_inspections(card, ()))
    assert inspect_pages(opened.workplace, card, CancellationToken())
    assert opened.ask(lambda reader: reader.page_inspections(card)) == before
    assert not inspect_pages(opened.workplace, card, CancellationToken())


def test_a_page_that_nobody_has_seen_waits_until_somebody_looked(opened, work, case_id, card):
    page = PageText(1, 595.0, 842.0, ())
    reading = Extraction("application/pdf", (page,), page_inspections=(PageInspection(1),))
    opened.run(lambda at: at.put_reading(card, reading))
    found = on(work(build_queue(case_id)), card)
    ((kind, _),) = found
    assert kind == "unseen_page"
    wanted = EditionRequest(case_id, "national_court", "court_open")
    plan = next(o for o in draft_of(opened.workplace, wanted).plans if o.exhibit == "ZZ/1")
    assert plan.unread_pages == (1,)
    (item,) = found.values()
    opened.run(note(case_id, [item.item], secrets.token_bytes))
    plan = next(o for o in draft_of(opened.workplace, wanted).plans if o.exhibit == "ZZ/1")
    assert plan.unread_pages == ()
    assert on(opened.ask(queue_of(case_id)), card)[kind, item.item.text].verdict is not None


def lines(*texts):
    told = tuple(
        TextLine(text, Box(0.1, 0.1 * n, 0.9, 0.1 * n + 0.02)) for n, text in enumerate(texts, 1)
    )
    pages = (PageText(1, 595.0, 842.0, told),)
    return Extraction("application/pdf", pages, page_inspections=(PageInspection(1),))


def test_a_passage_that_is_public_too_is_told(opened, work, case_id, card, sister, named):
    public = named("decision")
    document = opened.ask(lambda reader: reader.get(Document, public))
    opened.run(lambda at: at.update(replace(document, is_public=True), "edit_document"))
    opened.run(lambda at: at.put_reading(public, lines("Daily news", NEWS)))
    half = len(NEWS) // 2
    opened.run(lambda at: at.put_reading(
        card, lines("Own words.", NEWS[:half], NEWS[half:], "Dilnur Tursun is my sister.")
    ))  # fmt: skip
    found = [o for o in work(build_queue(case_id)).items if o.item.kind == "known_public_text"]
    (own,) = [one for one in found if one.item.document_id == card]
    assert len(own.item.boxes) == 2
    assert "positions reveal the value" in own.item.words
    done = work(accept(case_id, [own.item]))
    assert done.marks == 2
