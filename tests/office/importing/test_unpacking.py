"""Files inside files: each a document of its own, none twice, and none forgotten by a stop."""

import hashlib
import io
import secrets
import threading
import zipfile
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.files.extracted_items import MetadataKind
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled, Refused
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Case, Document, DocumentStatus
from casefiles.domain.records.rows import DocumentFilter
from casefiles.evidence.channel.limits import WorkerLimits
from casefiles.evidence.host.template import open_template
from casefiles.office.case.erasure import ErasureAuthority, erase_record
from casefiles.office.documents.document_records import remove, set_status
from casefiles.office.documents.file_report import file_report_of
from casefiles.office.importing import adding_files, attachment_extraction, pending_extractions
from casefiles.office.records.attachments import links_in
from casefiles.office.records.undo import undo
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.operations import JobContext
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.ledger.change_sets import NEWEST
from casefiles.store.vault.opening import create
from tests.evidence.letters import attached, mixed, text_part

CLOCK = system_clock("0" * 32)
CASE = CaseId("c" * 32)
GROUNDS = ErasureAuthority("client_instruction", "the client")


@pytest.fixture(scope="module")
def template():
    with open_template(paths.resources(), WorkerLimits()) as opened:
        yield opened


@pytest.fixture
def place(tmp_path: Path, template):
    vault = create(
        tmp_path / "vault", "correct horse", Argon2Cost(8, 1, 1), CLOCK, secrets.token_bytes
    )
    case = Case(CASE, "R v X", "X", "", "", "", "")
    vault.write(lambda work: work.insert(case, "add_case"))
    with vault:
        yield JobContext(vault, lambda: template, CLOCK, secrets.token_bytes, paths.resources())


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


NOTE = b"Taken to the airport at noon."
LETTER = mixed(
    text_part("Both are attached."),
    attached("note.txt", NOTE, "text/plain"),
    attached("more.zip", zipped({"a/deep.txt": b"Deep inside.", "b/note.txt": NOTE})),
)


def add(place: JobContext, tmp_path: Path, **files: bytes) -> adding_files.ImportReport:
    folder = tmp_path / "stick"
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return adding_files.add_files(CASE, [folder], lambda _: None)(place, CancellationToken())


def documents(place: JobContext) -> dict[str, Document]:
    found = place.vault.read(lambda reader: reader.find(Document))
    return {document.file_name: document for document in found}


def inside(place: JobContext, holder: Document) -> list[tuple[int, DocumentId]]:
    links = place.vault.read(lambda reader: links_in(reader, holder.id))
    return [(link.part, link.document_id) for link in links]


def listed(place: JobContext) -> list[tuple[int, str]]:
    wanted = DocumentFilter(order="added")
    rows = place.vault.read(lambda reader: reader.document_rows(CASE, wanted))
    return [(row.depth, row.file_name) for row in rows]


def settings(place: JobContext) -> dict[str, str]:
    return place.vault.read(lambda reader: {**reader.settings("import"), **reader.settings("unp")})


def test_what_lies_in_a_mail_becomes_documents_below_it(place: JobContext, tmp_path: Path):
    report = add(place, tmp_path, letter__eml=LETTER)
    assert (report.added, report.inside, report.shut, report.left) == (1, 3, 0, 0)
    found = documents(place)
    assert set(found) == {"letter.eml", "note.txt", "more.zip", "deep.txt"}
    assert listed(place) == [(0, "letter.eml"), (1, "note.txt"), (1, "more.zip"), (2, "deep.txt")]
    note, archive = found["note.txt"], found["more.zip"]
    assert inside(place, found["letter.eml"]) == [(1, note.id), (2, archive.id)]
    # The same bytes again are the same document, which lies in two others.
    assert inside(place, archive) == [(1, found["deep.txt"].id), (2, note.id)]
    assert b"".join(place.vault.content(note.content_id)) == NOTE
    assert place.vault.read(lambda reader: reader.search(CASE, "airport")) == ((note.id, 1),)
    assert settings(place) == {}


def test_what_protects_a_mail_protects_what_lies_in_it(place: JobContext, tmp_path: Path):
    add(place, tmp_path, letter__eml=mixed(text_part("See."), attached("more.zip", zipped({}))))
    letter = documents(place)["letter.eml"]
    place.vault.write(set_status([letter.id], DocumentStatus.PRIVILEGED))
    place.vault.write(remove(documents(place)["more.zip"].id))
    attachment_extraction.extract_attachments(letter.id, 1, 1)(place, CancellationToken())
    child = documents(place)["more.zip"]
    assert (child.status, child.obtained_how) == (DocumentStatus.PRIVILEGED, "extracted")


def test_a_stop_between_two_files_forgets_none_and_takes_none_twice(
    place: JobContext, tmp_path: Path, monkeypatch
):
    stop = threading.Event()
    taken_out = attachment_extraction.AttachmentExtractor._taken_out

    def stopping(self, *args):
        made = taken_out(self, *args)
        stop.set()
        return made

    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "all.zip").write_bytes(zipped({f"{n}.txt": b"%d" % n for n in range(6)}))
    with monkeypatch.context() as patched:
        patched.setattr(attachment_extraction.AttachmentExtractor, "_taken_out", stopping)
        report = adding_files.add_files(CASE, [folder], lambda _: None)(
            place, CancellationToken(stop=stop)
        )
    assert (report.is_stopped, report.inside, report.left) == (True, 1, 5)
    (left,) = place.vault.read(adding_files.unfinished(CASE))
    assert left.left == 5
    (folder / "all.zip").unlink()
    report = adding_files.carry_out(left.id, lambda _: None)(place, CancellationToken())
    assert (report.inside, report.left, report.fault) == (5, 0, "")
    assert sorted(documents(place)) == [
        "0.txt",
        "1.txt",
        "2.txt",
        "3.txt",
        "4.txt",
        "5.txt",
        "all.zip",
    ]
    assert settings(place) == {}


def test_what_a_stop_left_unread_inside_is_read_when_the_import_goes_on(
    place: JobContext, tmp_path: Path, monkeypatch
):
    """A long document stands there without its reading when the work ends between two writes."""
    long = b"line\n" * 1_000
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "all.zip").write_bytes(zipped({"long.txt": long, "z.txt": b"z"}))

    def cut(*_args):
        raise Cancelled("cancelled")

    with monkeypatch.context() as patched:
        patched.setattr("casefiles.office.reading.extractions.save_pages", cut)
        adding_files.add_files(CASE, [folder], lambda _: None)(place, CancellationToken())
    (left,) = place.vault.read(adding_files.unfinished(CASE))
    adding_files.carry_out(left.id, lambda _: None)(place, CancellationToken())
    found = documents(place)
    reading = place.vault.read(lambda reader: reader.reading(found["long.txt"].id))
    assert len(reading.pages) > 10
    assert len(inside(place, found["all.zip"])) == 2


def test_many_files_are_taken_out_in_batches_and_the_rest_stays_listed(
    place: JobContext, tmp_path: Path, monkeypatch
):
    monkeypatch.setattr(pending_extractions, "PARTS_AT_A_TIME", 3)
    report = add(place, tmp_path, all__zip=zipped({f"{n}.txt": b"%d" % n for n in range(5)}))
    assert report.inside == 3
    archive = documents(place)["all.zip"]
    taken = attachment_extraction.extract_attachments(archive.id, 4, 5)(place, CancellationToken())
    assert (taken.added, len(inside(place, archive))) == (2, 5)


def test_archives_in_archives_end_somewhere(place: JobContext, tmp_path: Path, monkeypatch):
    data = b"innermost"
    for depth in range(8):
        data = zipped({f"{depth}.zip" if depth else "innermost.txt": data})
    report = add(place, tmp_path, outer__zip=data)
    assert report.inside == pending_extractions.DEEPEST
    monkeypatch.setattr(attachment_extraction, "MOST_BY_THEMSELVES", 2)
    more = {f"{n}.zip": zipped({f"x{n}": b"%d" % n}) for n in range(4)}
    assert add(place, tmp_path, many__zip=zipped(more)).inside == 4


def test_a_member_that_is_broken_or_locked_does_not_hide_the_others(
    place: JobContext, tmp_path: Path
):
    data = bytearray(zipped({"a.txt": b"first " * 50, "b.txt": b"second"}))
    at = data.index(b"a.txt") + 5
    data[at : at + 8] = bytes(8)
    report = add(place, tmp_path, part__zip=bytes(data))
    assert (report.inside, report.shut) == (1, 1)
    assert "b.txt" in documents(place)


def test_what_is_removed_goes_with_what_lies_in_it_and_comes_back_with_it(
    place: JobContext, tmp_path: Path
):
    add(place, tmp_path, letter__eml=LETTER, note__txt=b"another note")
    letter = documents(place)["letter.eml"]
    before = sorted(name for _, name in listed(place))
    place.vault.write(remove(letter.id))
    assert [name for _, name in listed(place)] == ["note.txt"]
    act = place.vault.read(lambda reader: reader.latest_acts(NEWEST, 1, CASE))[0].act
    place.vault.write(undo(act.first))
    assert sorted(name for _, name in listed(place)) == before


def test_taking_back_that_a_mail_came_in_takes_back_what_came_out_of_it(
    place: JobContext, tmp_path: Path
):
    add(place, tmp_path, letter__eml=LETTER)
    acts = place.vault.read(lambda reader: reader.latest_acts(NEWEST, 50, CASE))
    letter = documents(place)["letter.eml"]
    act = next(head.act for head in acts if head.entry.object == letter.id)
    place.vault.write(undo(act.first))
    assert documents(place) == {}
    back = place.vault.read(lambda reader: reader.latest_acts(NEWEST, 1, CASE))[0].act
    place.vault.write(undo(back.first))
    assert sorted(documents(place)) == ["deep.txt", "letter.eml", "more.zip", "note.txt"]


def test_erasing_reaches_what_lies_inside_and_never_leaves_a_copy_in_another(
    place: JobContext, tmp_path: Path
):
    add(place, tmp_path, letter__eml=LETTER)
    found = documents(place)
    with pytest.raises(Refused, match="record_inside_another"):
        erase_record(Document, found["deep.txt"].id, GROUNDS)(place, CancellationToken())
    erase_record(Document, found["letter.eml"].id, GROUNDS)(place, CancellationToken())
    assert documents(place) == {}
    for document in found.values():
        with pytest.raises(Refused):
            place.vault.read(lambda reader, one=document: reader.content_size(one.content_id))


def test_what_a_package_vouches_for_is_told_of_the_file_itself(place: JobContext, tmp_path: Path):
    photo = b"\xff\xd8\xff no photo"
    digest = hashlib.sha256(photo).hexdigest()
    sheet = f"File Hash SHA256,File Path,Location.Latitude\n{digest},/sdcard/a.jpg,43.25\n"
    files = {"a.jpg": photo, f"{digest}.proof.csv": sheet.encode()}
    add(place, tmp_path, proof__zip=zipped(files))
    told = place.vault.read(file_report_of(documents(place)["a.jpg"].id))
    assert dict(told.traits)[MetadataKind.POSITION] == ("Location.Latitude 43.25",)
