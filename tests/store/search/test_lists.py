"""Lists bring the rows that are wanted, in the order that is wanted, however words are written."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.errors import VaultDamaged
from casefiles.domain.foundation.ids import DeadlineId, DocumentId, ExhibitId, FactId, MarkId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import (
    Deadline,
    Document,
    DocumentStatus,
    Exhibit,
    Fact,
    Identifier,
    Mark,
    Protection,
)
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.domain.records.provenance import Relevance
from casefiles.domain.records.rows import DocumentFilter, EventFilter, PaletteMatch, PersonFilter
from casefiles.store.search.lists import natural
from tests.store.maintenance.test_check import unguarded
from tests.store.world import (
    insert_all,
    keep_document,
    new_case,
    new_event,
    new_person,
    one_page,
    seal,
)


def own(kind):
    return kind(secrets.token_hex(16))


def line(text):
    return TextLine(text, Box(0.1, 0.2, 0.9, 0.25))


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case


@pytest.fixture
def documents(vault, case):
    """Five documents, told apart by title, exhibit mark, state and words."""
    sealed = seal(vault, case, b"bytes")

    def document(title, **fields):
        plain = Document(
            own(DocumentId),
            case.id,
            sealed.content_id,
            title,
            f"{title or 'scan'}.pdf",
            DocumentStatus.RECEIVED,
            False,
            False,
        )
        return replace(plain, **fields)

    made = {
        "red": document("Red notice", received="2024-02"),
        "letter": document(
            "Letter of Ürümqi police", source="Embassy", is_looked_at=True, relevance=Relevance.KEY
        ),
        "photo": document("", status=DocumentStatus.WORKING, received="2023"),
        "new": document(
            "Arrest record",
            received="2024-02-01",
            relevance=Relevance.RELEVANT,
            gist="Why he was held",
            tags=("Torture", "fair trial"),
        ),
        "bad": document("Broken", status=DocumentStatus.PRIVILEGED),
    }
    pages = Extraction(
        "application/pdf",
        (
            PageText(1, 595, 842, (line("Заявление о выдаче 王伟"),)),
            PageText(2, 595, 842, (line("half a letter \ufffd"),)),
            PageText(3, 595, 842, ()),
            PageText(4, 595, 842, (line("stamped over"),), is_doubtful=True),
            PageText(5, 595, 842, (), is_doubtful=True),
        ),
    )

    def keep(work):
        work.accept_content(sealed.content_id)
        for record in made.values():
            work.insert(record, "add_document")
        for key, mark in (("red", "AB/10"), ("letter", "AB/9")):
            work.insert(Exhibit(own(ExhibitId), case.id, made[key].id, mark, "A. Witness"), "add")
        work.put_reading(made["red"].id, pages)
        work.put_reading(made["letter"].id, pages)
        work.put_reading(made["photo"].id, one_page("rahile at the station"))
        work.put_reading(made["bad"].id, Extraction("text/plain", (), "broken_file"))
        for _ in range(3):
            mark = Mark(
                own(MarkId), case.id, made["red"].id, 1, Box(0, 0, 1, 1), "", "", (), "ab" * 32
            )
            work.insert(mark, "add_mark")

    vault.write(keep)
    return made


def documents_of(vault, case, **wanted):
    return vault.read(lambda reader: reader.document_rows(case.id, DocumentFilter(**wanted)))


def keys(documents, rows):
    names = {record.id: key for key, record in documents.items()}
    return [names[row.id] for row in rows]


def test_a_document_row_tells_what_a_list_shows(vault, case, documents):
    red = documents_of(vault, case, text="red notice")[0]
    assert (red.mark, red.witness, red.pages, red.unread_pages) == ("AB/10", "A. Witness", 5, 4)
    assert (red.media_type, red.unreadable, red.marks, red.size) == ("application/pdf", "", 3, 5)
    assert (red.received, red.source, red.are_pages_checked) == ("2024-02", "", False)
    assert red.status is DocumentStatus.RECEIVED
    new = documents_of(vault, case, text="arrest record")[0]
    assert (new.media_type, new.unreadable, new.pages, new.mark) == ("", None, 0, "")
    assert documents_of(vault, case, state="unreadable")[0].unreadable == "broken_file"
    assert documents_of(vault, case, text="scan")[0].name == "scan.pdf"


@pytest.mark.parametrize(
    ("order", "is_descending", "expected"),
    [
        ("mark", False, ["letter", "red", "photo", "new", "bad"]),
        ("mark", True, ["red", "letter", "photo", "new", "bad"]),
        ("title", False, ["new", "bad", "letter", "red", "photo"]),
        ("received", False, ["photo", "new", "red", "letter", "bad"]),
        ("received", True, ["red", "new", "photo", "letter", "bad"]),
        ("pages", True, ["red", "letter", "photo", "new", "bad"]),
        ("added", False, ["red", "letter", "photo", "new", "bad"]),
        ("added", True, ["bad", "new", "photo", "letter", "red"]),
    ],
)
def test_documents_come_in_the_order_wanted(vault, case, documents, order, is_descending, expected):
    rows = documents_of(vault, case, order=order, is_descending=is_descending)
    assert keys(documents, rows) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"text": "URUMQI letter"}, {"letter"}),
        ({"text": "embassy"}, {"letter"}),
        ({"text": "ab/1"}, {"red"}),
        ({"text": "witness"}, {"red", "letter"}),
        ({"text": "scan.pdf"}, {"photo"}),
        ({"text": "выдаче ЗАЯВЛ"}, {"red", "letter"}),
        ({"text": "王伟"}, {"red", "letter"}),
        ({"text": "RAHILE stat"}, {"photo"}),
        ({"text": "rahile notice"}, set()),
        ({"text": '"'}, set()),
        ({"text": "  "}, {"red", "letter", "photo", "new", "bad"}),
        ({"status": "working"}, {"photo"}),
        ({"text": "held"}, {"new"}),
        ({"text": "FAIR torture"}, {"new"}),
        ({"review": "key"}, {"letter"}),
        ({"review": "relevant"}, {"letter", "new"}),
        ({"review": "not_relevant"}, set()),
        ({"review": "undecided"}, {"red", "photo", "bad"}),
        ({"status": "privileged", "text": "broken"}, {"bad"}),
        ({"state": "unread"}, {"red", "new"}),
        ({"state": "unreadable"}, {"bad"}),
        ({"state": "unmarked"}, {"photo", "new", "bad"}),
        ({"state": "not_looked_at"}, {"red", "photo", "new", "bad"}),
        ({"state": "unmarked", "text": "record"}, {"new"}),
    ],
)
def test_documents_are_narrowed(vault, case, documents, wanted, expected):
    rows = documents_of(vault, case, **wanted)
    assert set(keys(documents, rows)) == expected


def test_another_case_stays_out_of_every_list(vault, case, documents):
    other = new_case("R-2")
    keep_document(vault, other, b"other bytes", "words of another page")
    insert_all(vault, [new_person(other, "Otherwise"), new_event(other, "Otherwise")])
    assert len(documents_of(vault, other)) == 1
    assert len(documents_of(vault, case)) == 5
    assert documents_of(vault, case, text="another page") == ()
    with_text = EventFilter(text="otherwise")
    assert vault.read(lambda reader: reader.event_rows(case.id, with_text)) == ()
    people = PersonFilter(text="otherwise")
    assert vault.read(lambda reader: reader.person_rows(case.id, people)) == ()
    assert vault.read(lambda reader: reader.find_anything(case.id, "otherwise", 9)) == ()
    assert len(vault.read(lambda reader: reader.find_anything(other.id, "otherwise", 9))) == 2


@pytest.fixture
def people(vault, case):
    made = {
        "aygul": new_person(case, "Aygül"),
        "tian": replace(
            new_person(case, "Tian 2"),
            names=(PersonName("Tian 2", "", ""),),
            protection=Protection.OPEN,
            role="officer",
        ),
        "ten": replace(
            new_person(case, "Tian 10"),
            names=(PersonName("Tian 10", "", ""), PersonName('Nick "Ten"', "", "nickname")),
            identifiers=(Identifier("passport", "G 7714"),),
            contact="by Signal",
        ),
    }
    insert_all(vault, made.values(), "add_person")
    return made


def people_of(vault, case, people, **wanted):
    rows = vault.read(lambda reader: reader.person_rows(case.id, PersonFilter(**wanted)))
    return keys(people, rows)


def test_people_come_in_the_order_of_their_names(vault, case, people):
    assert people_of(vault, case, people) == ["aygul", "tian", "ten"]
    assert people_of(vault, case, people, is_descending=True) == ["ten", "tian", "aygul"]
    row = vault.read(lambda reader: reader.person_rows(case.id, PersonFilter()))[2]
    ten = people["ten"]
    assert (row.names, row.identifiers, row.protection) == (
        ten.names,
        ten.identifiers,
        ten.protection,
    )
    assert (row.role, row.contact, row.name) == ("", "by Signal", "Tian 10")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"text": "AYGUL"}, ["aygul"]),
        ({"text": "王伟"}, ["aygul"]),
        ({"text": "tian"}, ["tian", "ten"]),
        ({"text": "7714"}, ["ten"]),
        ({"text": "officer"}, ["tian"]),
        ({"text": "signal tian"}, ["ten"]),
        ({"text": '"ten"'}, ["ten"]),
        # Words of the form in which names are stored are no words of the person.
        ({"text": "script"}, []),
        ({"text": "passport"}, []),
        ({"protection": "open"}, ["tian"]),
        ({"protection": "withheld", "text": "tian"}, ["ten"]),
    ],
)
def test_people_are_narrowed(vault, case, people, wanted, expected):
    assert people_of(vault, case, people, **wanted) == expected


@pytest.fixture
def events(vault, case, people):
    aygul, tian = people["aygul"], people["tian"]
    cite = Citation(own(DocumentId), 3)
    made = {
        "late": replace(new_event(case, f"[[{tian.id}]] came."), date="2020-01-01", cites=(cite,)),
        "early": replace(new_event(case, "Left."), date="2019~", lane="Travel", place="Kashgar"),
        "odd": replace(new_event(case, "When?"), date="no date"),
        "same": replace(
            new_event(case, "Stayed."), date="2020-01-01", person_ids=(aygul.id,), lane="Travel"
        ),
    }
    insert_all(vault, made.values(), "add_event")
    return made


def events_of(vault, case, **wanted):
    return vault.read(lambda reader: reader.event_rows(case.id, EventFilter(**wanted)))


def test_events_come_by_date_and_what_is_no_date_comes_first(vault, case, events):
    rows = events_of(vault, case)
    assert keys(events, rows) == ["odd", "early", "late", "same"]
    assert rows[2].cites == events["late"].cites
    assert rows[3].person_ids == events["same"].person_ids
    assert rows[1].lane == "Travel"
    assert keys(events, events_of(vault, case, is_descending=True))[-1] == "odd"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"text": "tian came"}, ["late"]),
        ({"text": "KASHGAR"}, ["early"]),
        ({"text": "2020"}, ["late", "same"]),
        ({"lane": "Travel"}, ["early", "same"]),
        ({"lane": ""}, ["odd", "late"]),
        ({"lane": "Travel", "text": "stay"}, ["same"]),
    ],
)
def test_events_are_narrowed(vault, case, events, wanted, expected):
    assert keys(events, events_of(vault, case, **wanted)) == expected


def test_the_events_of_a_person_are_those_it_takes_part_in_or_is_named_in(
    vault, case, people, events
):
    assert keys(events, events_of(vault, case, person_id=people["tian"].id)) == ["late"]
    assert keys(events, events_of(vault, case, person_id=people["aygul"].id)) == ["same"]
    assert events_of(vault, case, person_id=people["ten"].id) == ()


def found(vault, case, text, limit=20):
    return vault.read(lambda reader: reader.find_anything(case.id, text, limit))


def test_anything_is_found_by_its_words(vault, case, people, events, documents):
    tian = people["tian"]
    fact = Fact(
        own(FactId), case.id, 4, f"[[{tian.id}]] knew.", EvidentialStatus.ON_INSTRUCTIONS, ()
    )
    date = Deadline(own(DeadlineId), case.id, "hearing", "2026-02-01", "Court of Appeal")
    insert_all(vault, [fact, date], "add_fact")
    assert found(vault, case, "tian knew") == (
        PaletteMatch("fact", fact.id, "Tian 2 knew.", "paragraph 4"),
    )
    assert found(vault, case, "appeal") == (
        PaletteMatch("deadline", date.id, "hearing", "2026-02-01, Court of Appeal"),
    )
    assert found(vault, case, "tian came") == (
        PaletteMatch("event", events["late"].id, "Tian 2 came.", "2020-01-01, Ürümqi"),
    )
    assert found(vault, case, "red not") == (
        PaletteMatch("exhibit", documents["red"].id, "AB/10  Red notice", "A. Witness"),
    )
    assert found(vault, case, "arrest") == (
        PaletteMatch("document", documents["new"].id, "Arrest record", "Arrest record.pdf"),
    )
    assert found(vault, case, "rahile station") == (
        PaletteMatch("page", documents["photo"].id, "scan.pdf", "1"),
    )
    assert found(vault, case, "aygul")[0] == PaletteMatch(
        "person", people["aygul"].id, "Aygül", "王伟"
    )
    assert found(vault, case, "   ") == ()


def test_what_begins_with_the_text_comes_first_and_pages_last(vault, case, people, documents):
    def add(work):
        work.put_reading(documents["new"].id, one_page("nothing but tian here"))
        work.insert(replace(new_person(case, "Old Tian"), role="chief"), "add_person")

    vault.write(add)
    titles = [one.title for one in found(vault, case, "tian")]
    assert titles == ["Tian 2", "Tian 10", "Old Tian", "Arrest record"]
    assert [one.title for one in found(vault, case, "tian", limit=2)] == titles[:2]
    assert found(vault, case, "tian", limit=4)[-1].kind == "page"


def test_long_texts_are_cut_and_kept_on_one_line(vault, case):
    insert_all(vault, [new_event(case, "word\n" * 100)], "add_event")
    title = found(vault, case, "word")[0].title
    assert len(title) == 120
    assert title.endswith("…")
    assert "\n" not in title


@pytest.mark.parametrize(
    "texts", [("AB/2", "AB/10"), ("ab/2", "AB/3"), ("2", "10"), ("9", "A"), ("", "1")]
)
def test_numbers_in_texts_count_as_numbers(texts):
    first, second = texts
    assert natural(first) < natural(second)


def test_a_cell_that_cannot_be_read_is_damage(vault, case, people):
    unguarded(vault, "UPDATE person SET names = 'nonsense'")
    with pytest.raises(VaultDamaged):
        vault.read(lambda reader: reader.person_rows(case.id, PersonFilter()))


def test_who_points_to_a_record_is_found_in_text_lists_and_columns(
    vault, case, people, events, documents
):
    def pointing(*records):
        ids = frozenset(record.id for record in records)
        return vault.read(lambda reader: reader.pointing_to(ids))

    tian, aygul = people["tian"], people["aygul"]
    late, same = events["late"], events["same"]
    assert pointing(tian, aygul) == {("event", late.id, tian.id), ("event", same.id, aygul.id)}
    assert pointing(people["ten"]) == frozenset()
    kinds = [kind for kind, _, _ in pointing(documents["red"])]
    assert sorted(kinds) == ["exhibit", "mark", "mark", "mark"]


def test_thousands_of_rows_are_found(vault, case):
    count = 3_000
    people = [new_person(case, f"Aygül {number}") for number in range(count)]
    insert_all(vault, people, "add_person")
    insert_all(
        vault,
        [
            replace(new_event(case, f"[[{person.id}]] left."), date=f"20{number % 30:02}-03")
            for number, person in enumerate(people)
        ],
        "add_event",
    )
    assert len(events_of(vault, case, text="aygul left")) == count
    assert len(vault.read(lambda r: r.person_rows(case.id, PersonFilter(text="urumqi")))) == 0


def test_whom_the_case_names_as_its_client_is_listed_as_its_client(vault, case):
    people = [replace(new_person(case, name), role=role) for name, role in _TOLD]
    insert_all(vault, people)
    named = replace(case, client=f"[[{people[0].id}]] and [[{people[1].id}]]")
    vault.write(lambda work: work.update(named, "edit_case"))
    rows = vault.read(lambda reader: reader.person_rows(case.id, PersonFilter()))
    assert [row.role for row in rows] == ["client", "asylum seeker", "", "relative"]
    found = vault.read(lambda reader: reader.person_rows(case.id, PersonFilter("client")))
    assert [row.name for row in found] == ["A one"]


_TOLD = (("A one", ""), ("B two", "asylum seeker"), ("C three", ""), ("D four", "relative"))
