"""Finding words: every script, any spelling of them, only in the case asked."""

import secrets
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casefiles.domain.files.extracted_items import (
    FileWarning,
    FileWarningCode,
    Message,
    MessageKind,
    MetadataItem,
    MetadataKind,
    Sheet,
    SheetRow,
    Visibility,
)
from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import QUIET, CancellationToken, Progress
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.records.case_records import Document
from casefiles.domain.search.search_forms import Forms
from casefiles.store.search import derived
from casefiles.store.search.index import Folding
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.opening import open_in
from tests.store.world import PASSPHRASE, keep_document, new_case, one_page

TEXT = (
    "Meeting with 王伟 in Ürümqi; باتۇر ئەخمەت came. "
    "བོད་ལྗོངས was named. Case No. 14/2021, O'Brien-Smith. ГУЛЬНАРА"
)


def found(vault, case, query):
    return vault.read(lambda reader: reader.search(case.id, query))


@pytest.mark.parametrize(
    "query",
    [
        "王伟",
        "王",
        "meeting",
        "MEETING with",
        "urumqi",
        "ürümqi",
        "باتۇر",
        "باتۇر ئەخمەت",
        "བོད",
        "14/2021",
        "o'brien-smith",
        "гульнара",
        "王伟 came",
        "came 。 meeting",
        '"came"',
    ],
)
def test_a_word_is_found_in_its_script(vault, query):
    case = new_case()
    document = keep_document(vault, case, b"x", TEXT)
    assert found(vault, case, query) == ((document.id, 1),)


@pytest.mark.parametrize(
    "query",
    [
        "伟王",
        "meet",
        "absent",
        "meeting absent",
        "",
        "  ",
        "!!",
        "NOT came",
        "came OR absent",
        "\0",
    ],
)
def test_what_is_not_there_is_not_found(vault, query):
    case = new_case()
    keep_document(vault, case, b"x", TEXT)
    assert found(vault, case, query) == ()


def test_only_the_case_asked_is_searched_and_order_is_that_of_arrival(vault):
    one, two = new_case("R-1"), new_case("R-2")
    documents = [keep_document(vault, one, bytes([n]), "same words") for n in range(5)]
    keep_document(vault, two, b"x", "same words")
    assert found(vault, one, "words") == tuple((document.id, 1) for document in documents)


def test_a_new_reading_takes_the_place_of_the_old(vault):
    case = new_case()
    document = keep_document(vault, case, b"x", "first words")
    vault.write(lambda work: work.put_reading(document.id, one_page("second words")))
    assert found(vault, case, "first") == ()
    assert found(vault, case, "second") == ((document.id, 1),)
    assert vault.read(lambda reader: reader.reading(document.id)) == one_page("second words")


def test_words_of_a_removed_document_are_gone(vault):
    case = new_case()
    document = keep_document(vault, case, b"x", "gone words")
    vault.write(lambda work: work.delete(Document, document.id, "remove_document"))
    assert found(vault, case, "gone") == ()
    assert vault.read(lambda reader: reader.reading(document.id)) is None


def test_readings_come_back_as_they_were(vault):
    case = new_case()
    document = keep_document(vault, case, b"x")
    line = TextLine('with "quotes", \\ and 王\n', Box(0, 0.25, 1, 1))
    reading = Extraction(
        "application/pdf",
        (PageText(1, 595.276, 842.0, (line, line)), PageText(2, 10.0, 10.0, (), is_doubtful=True)),
        items=(
            FileWarning(FileWarningCode.HIDDEN_SHEETS, 1, 2, "王 \\ 'sheet'"),
            MetadataItem(MetadataKind.AUTHOR, "王伟"),
            Message(MessageKind.CHAT, 1, "a", ("b", "c"), "1/2/24", "", "", "text"),
            Message(MessageKind.CHAT, 2, "b", (), "1/2/24", "", "", "more"),
            Sheet("People", 1, 1, 1, 2, Visibility.HIDDEN, ("B",)),
            SheetRow(7, ("王伟", "x"), 1),
        ),
    )
    vault.write(lambda work: work.put_reading(document.id, reading))
    assert vault.read(lambda reader: reader.reading(document.id)) == reading
    second = vault.read(lambda reader: reader.items(document.id, Message, 2, 2))
    assert [one.sender for one in second] == ["b"]
    assert vault.read(lambda reader: reader.item_count(document.id, Message)) == 2
    certain = replace(reading, pages=reading.pages[:1], items=())
    vault.write(lambda work: work.put_reading(document.id, certain))
    assert vault.read(lambda reader: reader.reading(document.id)) == certain
    unread = Extraction("image/heic", (), "not_readable_yet")
    vault.write(lambda work: work.put_reading(document.id, unread))
    assert vault.read(lambda reader: reader.reading(document.id)) == unread


def test_a_reading_that_cannot_be_kept_changes_nothing(vault):
    case = new_case()
    document = keep_document(vault, case, b"x", "kept words")
    page = PageText(1, 1.0, 1.0, ())
    for reading in (
        one_page("bad \ud800"),
        Extraction("x", (page, page)),
        Extraction("x", (PageText(1, float("nan"), 1.0, ()),)),
        Extraction("x", (PageText(2**63, 1.0, 1.0, ()),)),
    ):
        with pytest.raises(Refused):
            vault.write(lambda work, reading=reading: work.put_reading(document.id, reading))
    assert found(vault, case, "kept") == ((document.id, 1),)
    with pytest.raises(Refused, match="dangling_reference"):
        vault.write(lambda work: work.put_reading("0" * 32, one_page("x")))


def test_making_the_index_again_is_told_can_be_stopped_and_goes_on_where_it_was(world, monkeypatch):
    monkeypatch.setattr(derived, "PAGES_PER_COMMIT", 5)
    case = new_case()
    with world.create() as vault:
        for number in range(40):
            other = keep_document(vault, case, str(number).encode(), f"page{number}")
    german = Folding(lambda text: Forms(text.replace("page", "seite")), "other")
    seen: list[Progress] = []

    def opened(ticket: CancellationToken):
        around = StoreEnvironment(world.hands.clock(), secrets.token_bytes, german, 0, ticket)
        return open_in(world.folder, PASSPHRASE, around)

    def stop_half_way(progress: Progress) -> None:
        seen.append(progress)
        if progress.done * 2 > progress.total:
            ticket.stop.set()

    ticket = CancellationToken(listener=stop_half_way)
    with pytest.raises(Refused, match="indexing_stopped"):
        opened(ticket)
    assert [one.done for one in seen] == sorted(one.done for one in seen)
    assert {one.label for one in seen} == {"indexing_again"}
    reached, steps = seen[-1].done, len(seen)
    with opened(CancellationToken(listener=seen.append)) as vault:
        assert seen[steps].done >= reached
        assert found(vault, case, "seite0")
        assert found(vault, case, "seite39") == ((other.id, 1),)
        assert vault.read(lambda reader: reader.setting("indexing")) is None
    with opened(CancellationToken(listener=seen.append)):
        assert seen[-1].done <= seen[-1].total


def test_another_folding_makes_the_index_again(world, monkeypatch):
    monkeypatch.setattr(derived, "PAGES_PER_COMMIT", 20)
    case = new_case()
    with world.create() as vault:
        document = keep_document(vault, case, b"x", "Word")
        for number in range(45):
            pages = (one_page(f"page{number}").pages[0],)
            other = keep_document(vault, case, str(number).encode())
            vault.write(
                lambda work, d=other, p=pages: work.put_reading(d.id, Extraction("text/plain", p))
            )
    german = Folding(lambda text: Forms(text.replace("page", "seite")), "other")
    monkeypatch.setattr(StoreEnvironment.__init__, "__defaults__", (german, 0, QUIET))
    with world.open() as vault:
        assert found(vault, case, "word") == ((document.id, 1),)
        assert len(found(vault, case, "seite0")) == len(found(vault, case, "seite44")) == 1
        assert vault._on_reader(lambda at: at.rows("SELECT fold_version FROM vault")) == [
            ("other",)
        ]
    monkeypatch.setattr(StoreEnvironment.__init__, "__defaults__", (derived.FOLDING, 0, QUIET))
    with world.open() as vault:
        assert found(vault, case, "seite44") == ()
        assert len(found(vault, case, "page44")) == 1
        assert found(vault, case, "word") == ((document.id, 1),)


@given(query=st.text(max_size=30) | st.text('"*:^()+-{} ANDORNEAR\0', max_size=20))
@settings(max_examples=300, suppress_health_check=list(HealthCheck), deadline=None)
def test_no_query_is_taken_for_syntax(vault, query):
    found(vault, new_case(), query)


def test_settings_are_kept(vault, world):
    vault.write(lambda work: work.put_setting("window", '{"w":1}'))
    vault.write(lambda work: work.put_setting("window", '{"w":2}'))
    vault.close()
    with world.open() as again:
        assert again.read(lambda reader: reader.setting("window")) == '{"w":2}'
        assert again.read(lambda reader: reader.setting("other")) is None
