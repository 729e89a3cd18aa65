"""The queue under odd hands: broken looks, other cases, decisions about what is gone."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.files.page_inspection import PageCode, PageInspection
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Case, Document, Person, Protection
from casefiles.office.case.occurrences import names_found
from casefiles.office.redaction.redaction_queue import build_queue, queue_of
from casefiles.office.redaction.suggestion_decisions import accept, reject
from tests.store.world import Hands, World, insert_all, keep_document, new_case, new_person


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        yield vault


@pytest.fixture
def place(vault, tmp_path):
    from casefiles.office.workplace.operations import JobContext

    return JobContext(vault, _no_template, Hands().clock(), secrets.token_bytes, tmp_path)


def _no_template():
    raise AssertionError("nothing is to be drawn")


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case


@pytest.fixture
def sister(vault, case):
    person = replace(
        new_person(case, "Dilnur"), names=(PersonName("Dilnur", "Latn", ""),), identifiers=()
    )
    insert_all(vault, [person], "add_person")
    return person


def page(*texts, number=1, doubtful=False):
    lines = tuple(
        TextLine(text, Box(0.1, 0.1 * n, 0.9, 0.1 * n + 0.02)) for n, text in enumerate(texts, 1)
    )
    return PageText(number, 595.0, 842.0, lines, is_doubtful=doubtful)


def kept(vault, case, *pages, looks=()):
    document = keep_document(vault, case, secrets.token_bytes(20))
    told = {one.number: one for one in looks}
    looks = tuple(told.get(one.number, PageInspection(one.number)) for one in pages)
    reading = Extraction("application/pdf", pages, page_inspections=looks)
    vault.write(lambda work: work.put_reading(document.id, reading))
    return document


def test_a_code_with_a_protected_name_goes_by_itself_and_asks_nothing(vault, case, place, sister):
    box = Box(0.4, 0.5, 0.5, 0.6)
    look = PageInspection(1, (PageCode("QR Code", "https://x.example/u/dilnur", box),))
    document = kept(vault, case, page("Nothing here."), looks=(look,))
    queue = build_queue(case.id)(place, CancellationToken())
    assert [one.item.kind for one in queue.items] == []
    ((area,),) = names_found(document.id, [1])(place, CancellationToken()).values()
    assert area.y0 <= box.y0
    assert area.y1 >= box.y1


def test_hidden_spans_beyond_the_text_are_nothing(vault, case, place, sister):
    look = PageInspection(1, (), ((9, 0, 4), (0, 3, 900), (0, 0, 3)))
    kept(vault, case, page("abc def"), looks=(look,))
    found = build_queue(case.id)(place, CancellationToken()).items
    assert "abc" in {one.item.text for one in found}


def test_items_of_another_case_are_neither_shown_nor_decided(vault, case, place, sister):
    other = new_case("R-2")
    insert_all(vault, [other])
    kept(vault, other, page("Call +86 13812345678", doubtful=True))
    mine = build_queue(case.id)(place, CancellationToken())
    theirs = build_queue(other.id)(place, CancellationToken())
    assert mine.items == ()
    assert [one.item.kind for one in theirs.items] == ["phone"]


def test_a_person_of_no_case_is_refused(vault, case, place, sister):
    kept(vault, case, page("Call +86 13812345678"))
    (item,) = build_queue(case.id)(place, CancellationToken()).items
    with pytest.raises(Refused, match="person_gone"):
        accept(case.id, [item.item], "0" * 32)(place, CancellationToken())


def test_decisions_on_what_is_gone_change_nothing(vault, case, place, sister):
    document = kept(vault, case, page("Di1nur came.", doubtful=True))
    (item,) = build_queue(case.id)(place, CancellationToken()).items
    vault.write(reject(case.id, [item.item], secrets.token_bytes))
    reading = Extraction(
        "application/pdf", (page("Another text."),), page_inspections=(PageInspection(1),)
    )
    vault.write(lambda work: work.put_reading(document.id, reading))
    assert build_queue(case.id)(place, CancellationToken()).items == ()
    gone = replace(item.item, document_id=DocumentId("f" * 32))
    with pytest.raises(Refused, match="document_gone"):
        accept(case.id, [gone])(place, CancellationToken())


def test_a_person_named_openly_empties_the_queue_and_a_protected_one_fills_it(
    vault, case, place, sister
):
    kept(vault, case, page("Di1nur came.", doubtful=True))
    assert len(build_queue(case.id)(place, CancellationToken()).items) == 1
    shown = replace(sister, protection=Protection.OPEN)
    vault.write(lambda work: work.update(shown, "edit_person"))
    assert build_queue(case.id)(place, CancellationToken()).items == ()
    vault.write(lambda work: work.update(sister, "edit_person"))
    assert len(build_queue(case.id)(place, CancellationToken()).items) == 1


def test_nothing_of_the_queue_stays_when_document_or_case_is_gone(vault, case, place, sister):
    document = kept(vault, case, page("Di1nur came."), looks=(PageInspection(1, (), ((0, 0, 6),)),))
    build_queue(case.id)(place, CancellationToken())
    vault.write(lambda work: work.delete(Document, document.id, "remove_document"))
    assert vault.read(lambda reader: reader.page_inspections(document.id)) == {}
    assert vault.read(queue_of(case.id)).items == ()
    assert vault.read(lambda reader: reader.get(Case, case.id)) is not None
    assert vault.read(lambda reader: reader.get(Person, sister.id)) is not None
