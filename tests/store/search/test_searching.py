"""One search over everything: all kinds, all spellings, filters, and nothing left behind."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casefiles.domain.files.extracted_items import EmbeddedFileKind, Message, MessageKind, Part
from casefiles.domain.files.extraction import Extraction
from casefiles.domain.foundation.ids import DeadlineId, FactId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.arguments import Argument, Bearing
from casefiles.domain.records.case_records import (
    Case,
    Deadline,
    Document,
    Event,
    Exhibit,
    Fact,
    Person,
)
from casefiles.domain.records.country_information import InstrumentStatus
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.form_answers import FieldAnswer
from casefiles.domain.records.proceedings import Hearing
from casefiles.domain.records.requests import Charge
from casefiles.domain.search.match_spans import match_spans
from casefiles.domain.search.query_language import parsed
from casefiles.domain.search.search_rows import COUNTED, SearchFilter
from casefiles.store.ledger.erasure import ErasureAuthority
from casefiles.store.search.index import KINDS, ROW, Indexed, indexed_at, number_of, span_of
from tests.store.ledger.test_erasure import GROUNDS, mark_on
from tests.store.world import (
    insert_all,
    keep_document,
    new_case,
    new_event,
    new_person,
    one_page,
)

ID = "1234567890abcdef1234567890abcdef"


def counts(vault, text, **wanted):
    return vault.read(lambda reader: reader.search_counts(SearchFilter(text, **wanted)))


def hits(vault, text, kind, offset=0, limit=50, **wanted):
    asked = SearchFilter(text, **wanted)
    return vault.read(lambda reader: reader.search_hits(asked, kind, offset, limit))


@pytest.fixture
def case(vault):
    case = new_case()
    vault.write(lambda work: work.insert(case, "load"))
    return case


def pages(vault, case, *texts):
    return [keep_document(vault, case, text.encode(), text) for text in texts]


def test_every_kind_is_found(vault, case):
    document = keep_document(vault, case, b"x", "zebra on a page")
    titled = replace(document, title="zebra title", source="from zebra")
    vault.write(lambda work: work.update(titled, "edit_document"))
    message = Message(
        MessageKind.CHAT, 1, "zebra", ("Li",), "1/2/20", "2020-02-01", "", "hello zebra"
    )
    reading = Extraction("text/plain", one_page("zebra on a page").pages, "",
                      (message, Part(EmbeddedFileKind.MEMBER, "zebra.pdf", 3)))  # fmt: skip
    vault.write(lambda work: work.put_reading(document.id, reading))
    fact = Fact(FactId(ID), case.id, 1, "zebra fact", EvidentialStatus.ON_INSTRUCTIONS, ())
    date = Deadline(DeadlineId(ID), case.id, "hearing", "2026-02-01", "zebra court")
    records = [new_person(case, "Zebra"), new_event(case, "zebra came"), fact, date]
    insert_all(vault, [*records, mark_on(case, document, "zebra reason")])
    renamed = replace(case, title="zebra case")
    vault.write(lambda work: work.update(renamed, "edit_case"))
    gone = new_event(case, "zebra that went")
    insert_all(vault, [gone])
    vault.write(lambda work: work.delete(Event, gone.id, "remove_event"))
    assert counts(vault, "zebra") == dict.fromkeys(
        ["person", "document", "event", "fact", "deadline", "mark", "message", "page", "trait",
         "case", "history"], 1)  # fmt: skip
    for kind in counts(vault, "zebra"):
        (hit,) = hits(vault, "zebra", kind)
        assert hit.case_id == case.id
        assert any("zebra" in text.lower() for _, text in hit.pieces)
    assert hits(vault, "zebra", "message")[0].id == document.id
    assert hits(vault, "zebra", "page")[0].page == 1


def test_an_exhibit_is_found_as_its_document_with_title_and_mark_together(vault, case):
    document = keep_document(vault, case, b"x")
    exhibit = Exhibit(ID, case.id, document.id, "AB/7", "A. Witness")
    insert_all(vault, [exhibit])
    assert counts(vault, "AB/7 notice witness") == {"document": 1}
    vault.write(lambda work: work.update(replace(exhibit, mark="AB/9"), "edit_exhibit"))
    assert counts(vault, "AB/7", kinds=("document",)) == {}
    assert counts(vault, "AB/9", kinds=("document",)) == {"document": 1}
    vault.write(lambda work: work.delete(Exhibit, exhibit.id, "remove_exhibit"))
    assert counts(vault, "AB/9", kinds=("document",)) == {}


def test_an_answer_in_a_form_is_found_until_it_is_taken_back(vault, case):
    answer = FieldAnswer(ID, case.id, "un_cat_art22", "treaty_body", "sought", "zebra stays")
    insert_all(vault, [answer])
    (hit,) = hits(vault, "zebra", "field_answer")
    assert (hit.id, hit.piece("text")) == (answer.id, "zebra stays")
    # Which field of which form it is, nobody looks for by its code.
    assert counts(vault, "sought") == counts(vault, "un_cat_art22") == {}
    vault.write(lambda work: work.delete(FieldAnswer, ID, "remove_field_answer"))
    assert counts(vault, "zebra") == {"history": 1}


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_of_the_index_tells_case_kind_and_row(kind):
    for at, row in ((0, 1), (1, 1), (1 << 19, ROW)):
        number = number_of(at, kind, row)
        assert indexed_at(number) == Indexed(at, kind, row)
        first, last = span_of(at, kind)
        assert first <= number <= last
        assert span_of(at)[0] <= first <= last <= span_of(at)[1] < 1 << 63


def test_a_reference_to_a_person_is_found_by_any_of_the_names(vault, case):
    person = new_person(case, "Aygül Ehmet")
    insert_all(vault, [person, new_event(case, f"[[{person.id}]] was taken"), new_event(case)])
    assert counts(vault, "aygul taken", kinds=("event",)) == {"event": 1}
    assert counts(vault, "王伟 taken", kinds=("event",)) == {"event": 1}
    renamed = replace(person, names=(PersonName("Rahile", "Latn", ""),))
    vault.write(lambda work: work.update(renamed, "edit_person"))
    assert counts(vault, "aygul taken", kinds=("event",)) == {}
    assert counts(vault, "rahile taken", kinds=("event",)) == {"event": 1}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("came night", {1}),
        ("night OR morning", {1, 2}),
        ("came -night", {2}),
        ('"came at"', {1, 2}),
        ('"at came"', set()),
        ("morn*", {2}),
        ("morn", set()),
        ('came -"at night"', {2}),
        ("-night", set()),
        ('"', set()),
        ("OR OR", set()),
    ],
)
def test_the_language(vault, case, query, found):
    made = pages(vault, case, "They came at night.", "They came at morning.", "Nobody.")
    ids = {hit.id for hit in hits(vault, query, "page")}
    assert ids == {made[number - 1].id for number in found}


def test_a_search_is_kept_within_an_exhibit_or_document(vault, case):
    one, two = pages(vault, case, "wolf one", "wolf two")
    insert_all(vault, [Exhibit(ID, case.id, one.id, "AB/3", "A. Witness")])
    vault.write(lambda work: work.update(replace(two, title="Red paper"), "edit_document"))
    assert [hit.id for hit in hits(vault, "wolf in:AB/3", "page")] == [one.id]
    assert [hit.id for hit in hits(vault, 'in:"red paper" wolf', "page")] == [two.id]
    assert hits(vault, "wolf in:CD/9", "page") == ()
    assert counts(vault, "in:AB/3") == {"document": 1, "page": 1}
    assert counts(vault, "wolf in:") == {"page": 2}


def test_an_unfinished_word_is_found_while_somebody_types(vault, case):
    pages(vault, case, "They came at morning.")
    assert counts(vault, "came morn", is_typing=True, kinds=("page",)) == {"page": 1}
    assert counts(vault, "came morn ", is_typing=True, kinds=("page",)) == {}


@pytest.mark.parametrize(
    ("query", "text", "spelling"),
    [
        ("wang li", "北京的王丽说", True),
        ("Li Wang", "北京的王麗说", True),
        ("wangli", "北京的王丽说", True),
        ("Zeng Wei", "曾伟", True),
        ("王丽", "Ms Wang Li said", True),
        ("王丽", "LI WANG", True),
        ("王丽", "王麗", False),
        ("陳大文", "陈大文", False),
        ("Aygül", "ئايگۈل", True),
        ("ئايگۈل", "Aygul", True),
        ("ئايگۈل", "Айгүл", True),
        ("Гульнара", "Gulnara", True),
        ("阿依古丽", "Aygül", True),
        ("bkra shis", "བཀྲ་ཤིས་", True),
        ("Tashi", "བཀྲ་ཤིས", True),
        ("مدينه", "مدينة", False),
        ("Ürümqi", "urumqi", False),
        ("باتۇر ئەخمەت", "باتۇر ئەخمەت كەلدى", False),
    ],
)
def test_a_page_is_found_in_another_spelling(vault, case, query, text, spelling):
    pages(vault, case, text, "Nothing of it: 他们没有. Никто. ھېچكىم")
    assert len(hits(vault, query, "page")) == 1
    assert len(hits(vault, query, "page", spellings=False)) == (0 if spelling else 1)


def test_letters_of_uyghur_stay_apart_where_they_are_asked_for_as_written(vault, case):
    from casefiles.domain.search.search_forms import strict_form

    assert strict_form("بىر") != strict_form("بير")
    pages(vault, case, "بىر", "بير")
    first, _ = hits(vault, "بىر", "page")
    assert first.piece("text") == "بىر"


def test_searches_are_narrowed(vault, case):
    one, two = pages(vault, case, "wolf one", "wolf two")
    person = new_person(case, "Rahile")
    early = replace(new_event(case, f"wolf and [[{person.id}]]"), date="2019-02")
    late = replace(new_event(case, "wolf"), date="2021-05-03")
    other = new_case("R-2")
    insert_all(vault, [person, early, late, other, new_event(other, "wolf")])
    assert counts(vault, "wolf") == {"event": 3, "page": 2}
    assert counts(vault, "wolf", case_id=case.id) == {"event": 2, "page": 2}
    assert counts(vault, "wolf", kinds=("page",)) == {"page": 2}
    assert counts(vault, "wolf", document_id=one.id) == {"page": 1}
    assert [hit.id for hit in hits(vault, "wolf", "page", document_id=two.id)] == [two.id]
    assert counts(vault, "wolf", person_id=person.id) == {"event": 1}
    assert counts(vault, "wolf", case_id=case.id, first="2019-02-10", last="2020-01-01") == {
        "event": 1
    }
    assert counts(vault, "wolf", first="2021-05-04") == {}
    assert counts(vault, "", person_id=person.id, kinds=("event",)) == {"event": 1}


def test_a_list_of_names_finds_each(vault, case):
    made = pages(vault, case, "王丽 was there", "Batur came", "Nobody came")
    found = {hit.id for hit in hits(vault, "Wang Li\n\nBatur\nAbsent", "page", names=True)}
    assert found == {made[0].id, made[1].id}


def test_what_is_found_comes_in_slices_without_gaps(vault, case, monkeypatch):
    from casefiles.store.search import searching

    made = pages(vault, case, *(f"wolf {'wolf ' * at}" for at in range(7)))
    whole = [hit.id for hit in hits(vault, "wolf", "page")]
    slices = [hits(vault, "wolf", "page", at, 3) for at in (0, 3, 6)]
    assert [hit.id for some in slices for hit in some] == whole
    monkeypatch.setattr(searching, "RANKED", 3)
    assert [hit.id for hit in hits(vault, "wolf", "page")] == [one.id for one in made]


def test_more_than_a_thousand_of_a_kind_are_not_counted_to_the_end(vault, case):
    other = new_case()
    insert_all(vault, [other, *(new_event(case, "wolf") for _ in range(COUNTED - 1))])
    insert_all(vault, [new_event(other, "wolf"), new_person(case, "Wolf")])
    assert counts(vault, "wolf") == {"person": 1, "event": COUNTED}
    insert_all(vault, [new_event(case, "wolf") for _ in range(6)])
    assert counts(vault, "wolf") == {"person": 1, "event": COUNTED + 1}
    assert counts(vault, "wolf", case_id=other.id) == {"event": 1}
    every = [hits(vault, "wolf", "event", at, 400) for at in range(0, 1_600, 400)]
    assert len({hit.id for some in every for hit in some}) == COUNTED + 6, "each is shown"


def test_nothing_stays_of_what_goes(vault, case):
    document = keep_document(vault, case, b"x", "wolf page")
    person = new_person(case, "Wolf")
    insert_all(vault, [person, mark_on(case, document, "wolf reason"), new_event(case, "wolf")])
    vault.erase(lambda work: work.erase(Person, person.id, GROUNDS))
    assert counts(vault, "wolf") == {"event": 1, "mark": 1, "page": 1}
    vault.erase(lambda work: work.erase(Document, document.id, GROUNDS))
    assert counts(vault, "wolf") == {"event": 1}
    vault.erase(lambda work: work.erase(Case, case.id, ErasureAuthority("x", "y")))
    assert counts(vault, "wolf") == {}
    count = vault._on_reader(lambda at: at.rows("SELECT count(*) FROM find_index"))
    assert count == [(0,)]


def test_the_index_made_again_finds_the_same(vault, world, case):
    document = keep_document(vault, case, b"x", "wolf page")
    person = new_person(case, "Wolf")
    event = new_event(case, "wolf")
    insert_all(vault, [person, event, mark_on(case, document, "wolf reason")])
    vault.write(lambda work: work.update(replace(event, text="fox"), "edit_event"))
    insert_all(vault, [Exhibit(ID, case.id, document.id, "AB/7", "Wolf")])
    before = counts(vault, "wolf")
    assert before == {"person": 1, "document": 1, "mark": 1, "page": 1, "history": 1}
    vault._on_writer(lambda at: at.run("UPDATE vault SET fold_version = 'older'"))
    vault.close()
    with world.open() as again:
        assert counts(again, "wolf") == before


def test_each_table_that_is_indexed_takes_its_rows_out(vault):
    from casefiles.store.search import index

    triggers = vault._on_reader(
        lambda at: at.rows("SELECT tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
    )
    clearing = {table for table, text in triggers if "DELETE FROM find_index" in text}
    kinds = {kind for kind in index.KINDS if kind in index._RECORDS}
    assert kinds | {"page", "reading_item", "patch"} <= clearing


def test_each_type_of_record_is_searched_or_left_out_on_purpose():
    from casefiles.store.database.tables import record_types, table_of
    from casefiles.store.search import index

    left_out = {"edition", "acceptance", "outline", "document_link", "transcription", "reach"}
    left_out |= {"pairing", "paper"}
    left_out |= {"twin_verdict", "own_term", "trusted_key", "installed_pack"}
    left_out |= {"review_decision", "treatment", "approval", "substitute"}
    # Days and names of fields: the lists of papers and limits show all of them at once.
    left_out |= {"authority_form", "own_limit", "closed_days", "office"}
    assert {table_of(kind) for kind in record_types()} <= index.KINDS.keys() | left_out


def test_a_search_for_a_time_finds_every_type_that_has_a_date(vault, case):
    person = new_person(case)
    hearing = Hearing("ab" * 16, case.id, "2026-03-04", order="zebra adjourned")
    charge = Charge("cd" * 16, case.id, label="zebra fraud", period="2018/2019")
    insert_all(vault, [person, hearing, charge])
    march = {"first": "2026-03-01", "last": "2026-03-31"}
    assert counts(vault, "zebra", **march) == {"hearing": 1}
    assert counts(vault, "zebra", first="2019-01-01", last="2019-12-31") == {"charge": 1}
    assert counts(vault, "zebra", first="2027-01-01") == {}


def test_words_of_an_argument_and_of_a_treaty_are_found_whatever_their_fields_are_called(
    vault, case
):
    argument = Argument(
        ID, case.id, "torture_echr", "will_be_detained", 1, Bearing.OURS, "All are held.",
        answer="zebras are released",
    )  # fmt: skip
    status = InstrumentStatus("ab" * 16, case.id, "CAT", "CN", "zebra reservation only")
    insert_all(vault, [argument, status])
    assert counts(vault, "zebra", is_typing=True) == {"argument": 1, "instrument_status": 1}


@given(text=st.text(max_size=40) | st.text('"*:^()+-{} ANDORin:|\0王aé\ud800·', max_size=30))
@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
def test_no_search_is_taken_for_syntax(vault, text):
    for names in (False, True):
        counts(vault, text, is_typing=True, names=names)


@given(
    text=st.text(max_size=80) | st.text("王丽 wang·li\u200bئايگۈل1l\ud800", max_size=60),
    query=st.text(max_size=20) | st.sampled_from(["wang li", "王丽", "ئايگۈل", "a* l"]),
)
@settings(max_examples=300, suppress_health_check=list(HealthCheck), deadline=None)
def test_places_of_words_lie_in_the_text_and_apart(text, query):
    spans = match_spans(text, parsed(query, is_typing=True))
    ends = [0, *(at for span in spans for at in span), len(text)]
    assert ends == sorted(ends)
    assert all(start < end for start, end in spans)
