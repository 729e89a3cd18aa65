"""What was really shown is counted, quietly; nothing of it outlives its document."""

from casefiles.domain.records.case_records import Document
from casefiles.domain.records.rows import Coverage, DocumentFilter
from tests.store.ledger.test_erasure import GROUNDS
from tests.store.world import keep_document, new_case


def covered(vault, case):
    return vault.read(lambda reader: reader.coverage(case.id))


def unopened(vault, case):
    wanted = DocumentFilter(state="not_opened")
    return [row.id for row in vault.read(lambda reader: reader.document_rows(case.id, wanted))]


def test_pages_count_as_opened_and_as_read_by_the_time_they_were_shown(vault):
    case = new_case()
    one = keep_document(vault, case, b"1", "few words")
    two = keep_document(vault, case, b"2", "many words " * 500)
    entries = len(vault.read(lambda reader: reader.entries(case.id)))
    assert covered(vault, case) == Coverage(2, 0, 2, 0, 0)
    assert set(unopened(vault, case)) == {one.id, two.id}
    vault.write(lambda work: work.note_seen(one.id, {1: 1_500}))
    assert covered(vault, case) == Coverage(2, 0, 2, 0, 0), "a glance opens nothing"
    vault.write(lambda work: work.note_seen(one.id, {1: 2_000}))
    assert covered(vault, case) == Coverage(2, 1, 2, 1, 1)
    vault.write(lambda work: work.note_seen(two.id, {1: 20_000}))
    assert covered(vault, case) == Coverage(2, 2, 2, 2, 1), "opened, but not long enough to read"
    vault.write(lambda work: work.note_seen(two.id, {1: 40_000}))
    assert covered(vault, case).read_pages == 2
    assert unopened(vault, case) == []
    assert len(vault.read(lambda reader: reader.entries(case.id))) == entries


def test_a_page_that_a_new_reading_no_longer_has_does_not_count(vault):
    case = new_case()
    one = keep_document(vault, case, b"1", "few words")
    vault.write(lambda work: work.note_seen(one.id, {1: 9_000, 7: 9_000}))
    assert covered(vault, case) == Coverage(1, 1, 1, 1, 1)


def test_nothing_of_it_outlives_its_document(vault):
    case = new_case()
    one = keep_document(vault, case, b"1", "few words")
    vault.write(lambda work: work.note_seen(one.id, {1: 9_000}))
    vault.erase(lambda work: work.erase(Document, one.id, GROUNDS))
    assert vault._on_reader(lambda at: at.rows("SELECT * FROM seen_page")) == []
    vault.write(lambda work: work.note_seen(one.id, {1: 9_000}))
    assert vault._on_reader(lambda at: at.rows("SELECT * FROM seen_page")) == []
    assert covered(vault, case) == Coverage(0, 0, 0, 0, 0)
