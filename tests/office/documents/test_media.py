"""Sounds and films in a vault: read in pieces when they come in, and played from there."""

import io
import secrets
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.files.extracted_items import MetadataItem, MetadataKind
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.files.media import PLAYED
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.ids import CaseId, DocumentId
from casefiles.domain.records.case_records import Case, Document
from casefiles.domain.records.rows import DocumentFilter
from casefiles.office.documents import near_duplicates
from casefiles.office.documents.document_records import needs_attention
from casefiles.office.importing import adding_files
from casefiles.office.workplace.clock import system_clock
from casefiles.office.workplace.operations import JobContext
from casefiles.store.keys.key_slots import Argon2Cost
from casefiles.store.vault.opening import create
from tests.attacks.pairs.dossier_pairs import opened_template
from tests.domain.files.test_likeness import scene
from tests.evidence.films import mov, wav

CLOCK = system_clock("0" * 32)
CASE = CaseId("c" * 32)


@pytest.fixture(scope="module")
def template():
    with opened_template() as opened:
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


def added(place: JobContext, folder: Path, **files: bytes) -> dict[str, DocumentId]:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    adding_files.add_files(CASE, [folder], lambda _arrival: None)(place, CancellationToken())
    found = place.vault.read(lambda reader: reader.find(Document))
    return {one.file_name.replace(".", "_"): one.id for one in found}


def reading(place: JobContext, document_id: DocumentId) -> Extraction:
    told = place.vault.read(lambda reader: reader.reading(document_id))
    assert told is not None
    return told


def test_a_film_is_known_by_its_bytes_and_tells_where_it_was_taken(place, tmp_path):
    ids = added(place, tmp_path / "stick", note_txt=mov().whole(), voice_wav=wav(1))
    film, voice = (reading(place, ids[name]) for name in ("note_txt", "voice_wav"))
    assert (film.media_type, film.unreadable, film.pages) == ("video/quicktime", PLAYED, ())
    assert (voice.media_type, voice.unreadable) == ("audio/wav", PLAYED)
    items = place.vault.read(lambda reader: reader.items(ids["note_txt"], MetadataItem))
    assert MetadataItem(MetadataKind.POSITION, "39.470000, 75.990000") in items


def test_a_film_that_can_be_played_needs_nobody(place, tmp_path):
    added(place, tmp_path / "stick", film_mov=mov().whole(), broken_mov=mov().whole()[:60])
    rows = place.vault.read(lambda reader: reader.document_rows(CASE, DocumentFilter()))
    assert {row.file_name: needs_attention(row) for row in rows} == {
        "film.mov": False,
        "broken.mov": True,
    }
    counts = place.vault.read(lambda reader: reader.case_counts(CASE))
    assert counts.unreadable == 1


def photo(seed: int, size: tuple[int, int] = (480, 320), kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    scene(seed).resize(size).save(out, kind)
    return out.getvalue()


def letter(change: str = "") -> bytes:
    words = " ".join(f"word{number * 7 % 311}" for number in range(300))
    return f"{words} {change}".encode()


def alike(place: JobContext, document_id: DocumentId) -> set[tuple[str, str]]:
    found = place.vault.read(near_duplicates.near_duplicates_of(document_id))
    return {(one.name, one.how) for one in found}


def test_copies_are_found_when_they_come_in_and_a_person_decides(place, tmp_path):
    ids = added(place, tmp_path / "stick", a_jpg=photo(2), b_txt=letter(), c_mov=mov(2.0).whole())
    stick = tmp_path / "second"
    stick.mkdir()
    (stick / "small.png").write_bytes(photo(2, (240, 160), "PNG"))
    (stick / "other.png").write_bytes(photo(5, (240, 160), "PNG"))
    (stick / "again.txt").write_bytes(letter("signed"))
    report = adding_files.add_files(CASE, [stick], lambda _arrival: None)(
        place, CancellationToken()
    )
    assert report.near_duplicates == 2
    assert alike(place, ids["a_jpg"]) == {("small.png", "looks")}
    assert alike(place, ids["b_txt"]) == {("again.txt", "reads")}
    assert alike(place, ids["c_mov"]) == set()
    found = {one.file_name: one.id for one in place.vault.read(lambda r: r.find(Document))}
    same = near_duplicates.mark_as_copy(CASE, found["small.png"], ids["a_jpg"], secrets.token_bytes)
    place.vault.write(same)
    place.vault.write(
        near_duplicates.mark_as_different(ids["b_txt"], found["again.txt"], secrets.token_bytes)
    )
    assert alike(place, ids["a_jpg"]) == alike(place, ids["b_txt"]) == set()
    assert alike(place, found["again.txt"]) == set()
    pair = place.vault.read(near_duplicates.pair_of(ids["a_jpg"], found["small.png"]))
    assert (pair.original, pair.translation) == ("a.jpg", "small.png")


def test_a_document_is_kept_small_and_goes_with_it(place, tmp_path):
    ids = added(place, tmp_path / "stick", a_jpg=photo(2), c_mov=mov(2.0).whole())
    seen = {name: place.vault.read(lambda r, one=one: r.likeness(one)) for name, one in ids.items()}
    assert (seen["a_jpg"].columns, seen["a_jpg"].rows) == (160, 106)
    assert len(seen["a_jpg"].rgb) == 160 * 106 * 3
    assert seen["c_mov"].columns == 160
    place.vault.write(lambda work: work.delete(Document, ids["a_jpg"], "remove_document"))
    assert place.vault.read(lambda reader: reader.likeness(ids["a_jpg"])) is None
