"""Long readings: kept in short writes, whole in the end, and read again if they were cut off."""

import secrets

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Cancelled
from casefiles.domain.records.case_records import Document
from casefiles.office.documents.document_records import remove
from casefiles.office.importing import adding_files
from casefiles.office.reading import extractions
from casefiles.office.reading.extractions import save_extraction
from tests.office.importing.test_adding_files import *  # noqa: F403  # fixtures
from tests.office.importing.test_adding_files import CASE, documents, settings, unfinished


@pytest.fixture
def long_file(tmp_path, monkeypatch):
    monkeypatch.setattr(extractions, "PAGES_PER_WRITE", 1)
    path = tmp_path / "long.txt"
    path.write_text("\n".join(f"Line {n} of a long statement to the court." for n in range(200)))
    return path


def cut_off(monkeypatch, place, after: int) -> CancellationToken:
    """Return a ticket that is stopped after so many pages were kept."""
    ticket, count, add = CancellationToken(), [0], type(place.vault).prepared_page

    def counted(vault, page):
        count[0] += 1
        if count[0] > after:
            ticket.stop.set()
            ticket.check()
        return add(vault, page)

    monkeypatch.setattr(type(place.vault), "prepared_page", counted)
    return ticket


def state(place, document: Document):
    return place.vault.read(lambda reader: reader.reading(document.id))


def test_a_long_file_is_kept_page_by_page_and_whole(place, long_file):
    writes = []
    place.vault.listener = writes.append
    report = adding_files.add_files(CASE, [long_file], lambda _: None)(place, CancellationToken())
    assert (report.added, report.left, report.fault) == (1, 0, "")
    (document,) = documents(place).values()
    reading = state(place, document)
    assert len(reading.pages) > 2
    assert "Line 199 of a long statement" in reading.pages[-1].text
    found = place.vault.read(lambda reader: reader.search(CASE, "statement"))
    assert [number for _, number in found] == [page.number for page in reading.pages]
    assert settings(place) == {}
    assert place.vault.read(lambda reader: reader.settings("reading:")) == {}


def test_what_a_stop_leaves_counts_as_not_read_and_is_read_again(place, long_file, monkeypatch):
    with monkeypatch.context() as patched:
        ticket = cut_off(patched, place, 2)
        report = adding_files.add_files(CASE, [long_file], lambda _: None)(place, ticket)
    assert (report.added, report.is_stopped) == (0, True)
    (document,) = documents(place).values()
    assert state(place, document) is None
    assert place.vault.read(lambda reader: reader.reading_head(document.id)) is None
    ((one),) = unfinished(place)
    again = adding_files.carry_out(one.id, lambda _: None)(place, CancellationToken())
    assert (again.added, again.duplicates, again.left) == (0, 1, 0)
    assert adding_files.read_again(document.id)(place, CancellationToken()) == ""
    reading = state(place, document)
    assert [page.number for page in reading.pages] == list(range(1, len(reading.pages) + 1))
    assert "Line 199 of" in reading.pages[-1].text


def test_who_reads_the_same_document_later_goes_before(place, long_file):
    adding_files.add_files(CASE, [long_file], lambda _: None)(place, CancellationToken())
    (document,) = documents(place).values()
    reading = state(place, document)
    place.vault.write(lambda work: extractions.begin(work, document.id, "first"))
    place.vault.write(lambda work: extractions.begin(work, document.id, "second"))
    extractions.save_pages(place.vault, document.id, reading, "first", CancellationToken())
    place.vault.write(lambda work: extractions.end(work, document.id, reading, "first"))
    assert state(place, document) is None
    extractions.save_pages(place.vault, document.id, reading, "second", CancellationToken())
    place.vault.write(lambda work: extractions.end(work, document.id, reading, "second"))
    assert state(place, document) == reading


def test_a_document_that_is_removed_meanwhile_stays_away(place, long_file):
    adding_files.add_files(CASE, [long_file], lambda _: None)(place, CancellationToken())
    (document,) = documents(place).values()
    reading = state(place, document)
    place.vault.write(lambda work: extractions.begin(work, document.id, "mine"))
    place.vault.write(remove(document.id))
    extractions.save_pages(place.vault, document.id, reading, "mine", CancellationToken())
    place.vault.write(lambda work: extractions.end(work, document.id, reading, "mine"))
    save_extraction(place.vault, document.id, reading, secrets.token_bytes, CancellationToken())
    assert documents(place) == {}
    assert place.vault.read(lambda reader: reader.search(CASE, "statement")) == ()


def test_a_stop_between_two_pages_is_told(place, long_file, monkeypatch):
    adding_files.add_files(CASE, [long_file], lambda _: None)(place, CancellationToken())
    (document,) = documents(place).values()
    reading = state(place, document)
    ticket = cut_off(monkeypatch, place, 1)
    with pytest.raises(Cancelled):
        save_extraction(place.vault, document.id, reading, secrets.token_bytes, ticket)
    assert state(place, document) is None
