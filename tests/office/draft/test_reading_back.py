"""Finished pages are read as a stranger's machine would read them, once, and then searched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from casefiles.domain.files.extraction import PageText, Raster, TextLine
from casefiles.domain.files.ocr import OcrPage, OtherReading
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken, Progress
from casefiles.domain.foundation.errors import Cancelled, ExportStopped, RedactionLeak, WorkerFailed
from casefiles.domain.foundation.ids import PersonId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import (
    Case,
    Document,
    Edition,
    Person,
    Protection,
)
from casefiles.office.draft import ocr_readback
from casefiles.office.draft.dossiers import save_contents
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.ocr_readback import (
    missing_scripts,
    pages_to_read,
    read_back,
    scripts_of,
)
from casefiles.office.draft.pictures.picture_readings import PictureSearch
from casefiles.office.export.exporting import ExportTarget, export_dossier, not_read_back
from casefiles.office.stops.export_findings import findings_of
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.store.ledger.erasure import ErasureAuthority
from casefiles.words.catalogue import explain
from casefiles.words.certificate import certificate_text
from tests.office.draft.reading_machine import *  # noqa: F403  # fixtures
from tests.office.draft.reading_machine import WHOLE, line_of
from tests.office.reading.recognising_place import Place, opened_place
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures
from tests.office.signatures import signing
from tests.redaction.pixels.pictures import font

DATA = b"three pages"


def aliases(*texts: str) -> list[ProtectedTerm]:
    return [ProtectedTerm(text, PersonId("1")) for text in texts]


def looked_for(*scripts: str) -> PictureSearch:
    """Return a search in some scripts for no name at all."""
    return PictureSearch(scripts, {})


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with opened_place(tmp_path / "v") as opened:
        opened.recogniser.missing = ()
        yield opened


def test_scripts_are_those_in_which_protected_names_and_numbers_are_written():
    assert scripts_of(aliases("Rahile", "12345")) == ("Latn",)
    assert scripts_of(aliases("热依拉", "راھىلە")) == ("Hani", "Arab")
    assert scripts_of(aliases("བཀྲ་ཤིས", "Рахиле")) == ("Tibt", "Cyrl")
    assert scripts_of([]) == ()


def test_a_script_is_missing_where_no_data_for_any_of_its_languages_is_here(monkeypatch):
    monkeypatch.setattr(ocr_readback.language_data, "missing", lambda _: ("uig", "bod"))
    assert missing_scripts(Path(), ("Latn", "Arab", "Tibt", "Cyrl")) == ("Tibt",)
    monkeypatch.setattr(ocr_readback.models, "has_models", lambda _: False)
    assert missing_scripts(Path(), ("Latn", "Arab")) == ("Latn", "Arab")


def test_pages_with_pictures_are_read_and_a_sample_of_the_others():
    line = (TextLine("words", WHOLE),)
    pages = [PageText(number, 9, 9, line) for number in range(1, 12)]
    pages += [PageText(12, 9, 9, line, is_doubtful=True), PageText(13, 9, 9, ())]
    assert pages_to_read(pages) == (1, 6, 11, 12, 13)
    assert pages_to_read([]) == ()


def test_a_page_is_read_once_in_each_script_of_which_there_is_a_name(place):
    def read(*scripts: str):
        return read_back(
            place.workplace, place.case_id, DATA, [1, 2], looked_for(*scripts), CancellationToken()
        )

    first = read("Latn", "Hani")
    assert place.recogniser.asked == [("zho", "eng")], "both pages of this test look the same"
    assert set(first.seen) == {1, 2}
    assert "王伟 2024" in first.seen[1][0]
    assert read("Latn").seen == first.seen
    assert len(place.recogniser.asked) == 1
    assert read("Latn", "Arab").scripts == ("Latn", "Arab")
    assert place.recogniser.asked == [("zho", "eng"), ("zho", "eng", "uig", "ara")]
    assert read("Arab").known == 2, "what was read in more scripts serves too"
    assert len(place.recogniser.asked) == 2
    assert all(place.recogniser.certain)


@pytest.mark.parametrize("kind", [Document, Case])
def test_what_was_read_is_erased_with_a_document_or_the_case(place, kind):
    def kept() -> int:
        query = "SELECT count(*) FROM read_back"
        return place.vault.read(lambda reader: reader._connection.row(query))[0]

    read_back(place.workplace, place.case_id, DATA, [1], looked_for("Latn"), CancellationToken())
    assert kept() == 1
    one = place.document_id if kind is Document else place.case_id
    place.vault.erase(lambda at: at.erase(kind, one, ErasureAuthority("court_order", "of May")))
    assert kept() == 0


def test_a_page_that_cannot_be_read_clears_nothing(place):
    place.recogniser.fault = "out_of_memory"
    with pytest.raises(WorkerFailed) as failed:
        read_back(
            place.workplace, place.case_id, DATA, [3], looked_for("Latn"), CancellationToken()
        )
    assert (failed.value.code, failed.value.safe) == ("page_not_read_back", {"page": 3})


def test_reading_back_tells_how_far_it_is_and_stops_when_asked(place):
    steps: list[Progress] = []
    read_back(
        place.workplace,
        place.case_id,
        DATA,
        [1, 2, 3],
        looked_for("Latn"),
        CancellationToken(steps.append),
    )
    assert [(step.done, step.total, step.label) for step in steps] == [
        (number, 3, "reading_back") for number in range(3)
    ]
    stopped = CancellationToken()
    stopped.stop.set()
    with pytest.raises(Cancelled):
        read_back(place.workplace, place.case_id, DATA, [1], looked_for("Latn"), stopped)


def test_pale_ink_is_made_dark_and_read_too(place, monkeypatch):
    image = Image.new("RGB", (600, 400), "white")
    draw = ImageDraw.Draw(image)
    draw.text((20, 20), "Left for everybody", fill="black", font=font(24))
    draw.text((20, 200), "Rahile Zunun was here", fill=(244, 244, 244), font=font(24))
    raster = Raster(1, 216, 144, 600, 400, image.tobytes())
    monkeypatch.setattr(place.rendered, "render", lambda *_: iter([raster]))
    dark: list[bool] = []

    def read(page: Raster, _languages, _ticket, *, are_certain, patience):
        low = page.rgb.count(b"\0\0\0") if page.rgb != raster.rgb else 0
        dark.append(page.rgb != raster.rgb)
        text = "Left for everybody" if not low and page.rgb == raster.rgb else "Rahile Zunun"
        return OcrPage("han_latin", "1", ("eng",), 0, 0.9, (line_of(text),))

    monkeypatch.setattr(place.recogniser, "read", read)
    found = read_back(
        place.workplace, place.case_id, DATA, [1], looked_for("Latn"), CancellationToken()
    )
    assert dark == [False, True]
    assert found.pale == (1,)
    assert found.seen[1] == ("Left for everybody", "Rahile Zunun")


def protected_name(opened) -> str:
    persons = opened.ask(lambda reader: reader.find(Person))
    hidden = [one for one in persons if one.protection is not Protection.OPEN]
    return next(name.text for one in hidden for name in one.names if len(name.text) > 8)


def test_a_protected_name_in_a_finished_picture_lets_no_file_leave(
    opened, work, without_layer, machine, out
):
    machine.text = f"beside the box {protected_name(opened)} can be read"
    with pytest.raises(RedactionLeak) as leak:
        work(export_dossier(without_layer, ExportTarget(out / "d.pdf", False, signing("x"))))
    assert list(out.iterdir()) == []
    words = explain(leak.value.code, leak.value.safe)
    assert "text found by OCR" in words
    assert "page " in words
    assert protected_name(opened) not in words
    assert opened.ask(lambda reader: reader.find(Edition)) == ()


def test_a_protected_name_that_would_be_searchable_names_its_page_and_no_file_leaves(
    opened, work, wanted, machine, out
):
    machine.text = f"beside the box {protected_name(opened)} can be read"
    with pytest.raises(ExportStopped, match="text_layer_mention") as stopped:
        work(export_dossier(wanted, ExportTarget(out / "d.pdf", False, signing("x"))))
    assert list(out.iterdir()) == []
    words = explain(stopped.value.code, stopped.value.safe)
    assert "page 1 of AB/1" in words
    assert protected_name(opened) not in words


@pytest.mark.parametrize("has_layer", [True, False])
def test_almost_a_protected_name_waits_until_somebody_has_looked_at_it(
    opened, work, case_id, wanted, machine, out, has_layer, request
):
    """What OCR reads for the searchable text is no excuse for the same in the picture."""
    if not has_layer:
        request.getfixturevalue("without_layer")
    names = (PersonName("Oktyabrina", "Latn", "given"),)
    somebody = Person(PersonId("0c" * 16), case_id, names, (), Protection.WITHHELD)
    opened.run(lambda at: at.insert(somebody, "add_person"))
    machine.text = "beside the box Oktyabrira can be read"
    delivery = ExportTarget(out / "d.pdf", False, signing("x"))
    with pytest.raises(ExportStopped, match="read_back_near") as stopped:
        work(export_dossier(wanted, delivery))
    assert list(out.iterdir()) == [], "what was signed before it was known is no signature for it"
    words = explain(stopped.value.code, stopped.value.safe)
    assert "AB/1, p 1" in words
    assert "Oktyabri" not in words
    draft = draft_of(opened.workplace, wanted)
    (told,) = [one for one in findings_of(opened.workplace, draft) if one.code == "read_back_near"]
    shown = [spot for spot in told.spots if spot.room == "documents"]
    assert shown[0].words == "AB/1, p 1"
    done = work(export_dossier(wanted, delivery))
    assert done.edition.certificate.near
    assert "read_back_near" in {one.code for one in done.edition.signatures}
    opened.run(save_contents(wanted, ["exhibits"], [shown[0].record]))
    draft = draft_of(opened.workplace, wanted)
    codes = [one.code for one in findings_of(opened.workplace, draft)]
    assert "read_back_near" not in codes, "another dossier is another matter"


def test_writing_that_no_engine_could_read_waits_until_somebody_signed_for_it(
    opened, work, wanted, machine, out
):
    machine.unread = (Box(0.2, 0.2, 0.4, 0.25),)
    delivery = ExportTarget(out / "d.pdf", False, signing("x"))
    with pytest.raises(ExportStopped, match="unread_area") as stopped:
        work(export_dossier(wanted, delivery))
    assert list(out.iterdir()) == [], "what was signed before it was known is no signature for it"
    words = explain(stopped.value.code, stopped.value.safe)
    assert "AB/1, p 1" in words
    draft = draft_of(opened.workplace, wanted)
    told = {one.code: one for one in findings_of(opened.workplace, draft)}
    assert told["unread_area"].kind == "sign"
    assert "AB/1, p 1" in {spot.words for spot in told["unread_area"].spots}
    done = work(export_dossier(wanted, delivery))
    certificate = done.edition.certificate
    assert certificate.unread_areas
    assert "unread_area" in certificate.signed
    words = certificate_text(certificate)
    assert "that no machine here can read; it left as you signed" in words
    assert "Not proved by any machine: handwriting, faces, voices" in words


def test_an_area_that_is_unread_does_not_count_as_read(opened, work, wanted, machine, out):
    machine.unread, machine.scripts = (Box(0.2, 0.2, 0.4, 0.25),), (("Latn", 3),)
    signed = signing("x")
    with pytest.raises(ExportStopped):
        work(export_dossier(wanted, ExportTarget(out / "d.pdf", False, signed)))
    done = work(export_dossier(wanted, ExportTarget(out / "d.pdf", False, signed)))
    certificate = done.edition.certificate
    pages = len(certificate.read_back)
    assert certificate.lines == (("Latn", 3 * pages),)
    # Pages that the program set hold nothing but its own letters: only exhibits are asked about.
    of_exhibits = sum(count for _, count in certificate.unread_areas)
    assert 0 < of_exhibits < pages
    assert f"{3 * pages + of_exhibits} lines found on them" in certificate_text(certificate)


@pytest.mark.parametrize("text", ["Li Li", "xx Aygul"])
def test_what_is_hardly_read_counts_for_longer_forms_alone(
    opened, work, case_id, without_layer, machine, out, text
):
    names = (PersonName("Aygul", "Latn", "given"), PersonName("Li", "Latn", "family"))
    somebody = Person(PersonId("0d" * 16), case_id, names, (), Protection.WITHHELD)
    opened.run(lambda at: at.insert(somebody, "add_person"))
    first = len(text.split()[0])
    machine.others = (OtherReading("uig", text, ((0, first), (first + 1, len(text)))),)
    export = export_dossier(without_layer, ExportTarget(out / "d.pdf", False, signing("x")))
    if "Aygul" in text:
        with pytest.raises(RedactionLeak):
            work(export)
    else:
        assert work(export).edition.certificate.doubts == ()


def test_a_cleared_file_tells_which_pages_were_read_back(opened, work, wanted, machine, out):
    done = work(export_dossier(wanted, ExportTarget(out / "d.pdf", False, signing("x"))))
    certificate = done.edition.certificate
    assert len(certificate.read_back) >= certificate.pictures == certificate.exhibit_pages > 0
    assert "Latn" in certificate.scripts
    asked = len(machine.asked)
    work(export_dossier(wanted, ExportTarget(out / "e.pdf", False, signing("x"))))
    assert len(machine.asked) == asked, "the same pages are not read again"


def test_leaving_the_reading_out_is_signed_for(opened, work, wanted, machine, out):
    with pytest.raises(ExportStopped):
        work(export_dossier(wanted, ExportTarget(out / "d.pdf", reads_back=False)))
    assert list(out.iterdir()) == []
    signed = ExportTarget(
        out / "d.pdf", False, (*not_read_back("hearing in an hour"), *signing("y")), False
    )
    done = work(export_dossier(wanted, signed))
    assert machine.asked == []
    assert done.edition.certificate.read_back == ()
    reasons = {one.code: one.reason for one in done.edition.signatures}
    assert reasons["not_read_back"] == "hearing in an hour"


def test_the_name_of_the_file_is_looked_at(opened, work, wanted, machine, out):
    name = protected_name(opened).replace(" ", "_")
    with pytest.raises(RedactionLeak) as leak:
        work(export_dossier(wanted, ExportTarget(out / f"{name}.pdf", False, signing("x"), False)))
    assert "the name of the file" in explain(leak.value.code, leak.value.safe)
    assert list(out.iterdir()) == []
