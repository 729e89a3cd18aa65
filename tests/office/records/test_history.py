"""The history tells acts in words, page by page, and each field before and after."""

import secrets
from dataclasses import replace

import pytest

from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.ids import DeadlineId, DetentionId, EditionId, MarkId, TaskId
from casefiles.domain.language.names import PersonName
from casefiles.domain.records.case_records import Deadline, Edition, Event, Mark, Person
from casefiles.domain.records.citation import Citation
from casefiles.domain.records.editions import PseudonymNumber
from casefiles.domain.records.final_check import FinalCheckCertificate
from casefiles.domain.records.proceedings import Detention, Task
from casefiles.domain.records.stages import Stage
from casefiles.office.records.history import HistoryFilter, act_detail, acts_of, history_of
from casefiles.office.records.undo import next_redo, next_undo, undo
from tests.store.maintenance.test_check import unguarded
from tests.store.world import World, insert_all, keep_document, new_case, new_event, new_person


@pytest.fixture
def vault(tmp_path):
    with World(tmp_path / "vault").create() as vault:
        yield vault


@pytest.fixture
def case(vault):
    case = new_case()
    insert_all(vault, [case])
    return case


def rows(vault, case, **wanted):
    return vault.read(acts_of(HistoryFilter(case.id, **wanted))).rows


def newest(vault, case):
    return vault.read(act_detail(case.id, rows(vault, case)[0].first))


def fields(vault, case):
    (touched,) = newest(vault, case).touched
    return {field.name: (field.before, field.after) for field in touched.fields}


def test_acts_are_told_in_words_newest_first(vault, case):
    person = new_person(case, "Aygül")
    insert_all(vault, [person], "add_person")
    vault.write(lambda work: work.update(replace(person, role="sister"), "edit_person"))
    vault.add_recovery_key()
    assert [(row.words, row.subject, row.actor) for row in rows(vault, case)] == [
        ("Recovery key created", "", "owner"),
        ("Person edited", "Aygül", "owner"),
        ("Person added", "Aygül", "owner"),
        ("Case imported", "Title", "owner"),
        ("Vault created", "", "owner"),
    ]
    assert [row.can_be_undone for row in rows(vault, case)] == [False, True, True, False, False]
    walls = [row.wall for row in rows(vault, case)]
    assert walls == sorted(walls, reverse=True)


def test_other_cases_stay_out(vault, case):
    other = new_case("R-2")
    insert_all(vault, [other, new_person(other)])
    assert all(row.subject in {"Title", ""} for row in rows(vault, case))
    assert len(rows(vault, case)) == 2
    theirs = rows(vault, other)[0].first
    assert vault.read(act_detail(case.id, theirs)) is None
    assert vault.read(act_detail(case.id, 999)) is None


def test_undoing_is_told_with_what_it_undid(vault, case):
    insert_all(vault, [new_person(case, "Aygül")], "add_person")
    vault.write(undo(vault.read(next_undo(case.id))[0]))
    vault.write(undo(vault.read(next_redo(case.id))[0]))
    told = [(row.words, row.is_undone, row.is_undoing) for row in rows(vault, case)[:3]]
    assert told == [
        ("Redone: person added", False, False),
        ("Undone: person added", True, True),
        ("Person added", False, False),
    ]
    assert {row.deed for row in rows(vault, case)[:3]} == {"person added"}
    assert {row.subject for row in rows(vault, case)[:3]} == {"Aygül"}


def test_fields_are_told_with_names_titles_and_dates(vault, case):
    document = keep_document(vault, case, b"x")
    person, other = new_person(case, "Aygül"), new_person(case, "رەھىلە")
    insert_all(vault, [person, other], "add_person")
    event = replace(new_event(case, "Came."), person_ids=(person.id,), cites=())
    insert_all(vault, [event], "add_event")
    assert fields(vault, case)["Text"] == ("", "Came.")
    changed = replace(
        event,
        date="2019-03-14",
        text=f"[[{other.id}]] came.",
        person_ids=(person.id, other.id),
        cites=(Citation(document.id, 3),),
        is_withheld=True,
        lane="Arrest",
    )
    vault.write(lambda work: work.update(changed, "edit_event"))
    assert fields(vault, case) == {
        "Date": ("February 2019", "14 March 2019"),
        "Text": ("Came.", "رەھىلە came."),
        "People": ("Aygül", "Aygül, رەھىلە"),
        "Evidence": ("", "Notice, page 3"),
        "Withheld": ("no", "yes"),
        "Lane of the timeline": ("", "Arrest"),
    }


def test_what_a_task_is_about_and_days_of_review_are_told_in_words(vault, case):
    person = new_person(case, "Aygül")
    insert_all(vault, [person], "add_person")
    task = Task(TaskId("7" * 32), case.id, "Ask the prison", about=person.id)
    insert_all(vault, [task], "add_task")
    assert ("", "Aygül") in fields(vault, case).values()
    days = ("2024-03-14", "2024-06-14")
    detention = Detention(DetentionId("8" * 32), case.id, person.id, "2024-02-01", reviews=days)
    insert_all(vault, [detention], "add_detention")
    told = fields(vault, case)
    assert ("", "14 March 2024, 14 June 2024") in told.values()
    assert not [one for pair in told.values() for one in pair if "2024-" in one]


def test_nested_fields_and_choices_are_words(vault, case):
    person = new_person(case, "Aygül")
    insert_all(vault, [person], "add_person")
    names = (PersonName("王伟", "Hans", "alias"),)
    vault.write(lambda work: work.update(replace(person, names=names), "edit_person"))
    before, after = fields(vault, case)["Names"]
    assert before.splitlines()[0] == "\u200eAygül (Latin, birth)"
    assert after == "\u200e王伟 (simplified Chinese, alias)"
    vault.write(lambda work: work.update(replace(case, stage=Stage.APPEAL), "edit_case"))
    assert fields(vault, case) == {"Stage": ("", "appeal")}


def test_marks_and_editions_are_told(vault, case):
    document = keep_document(vault, case, b"x")
    person = new_person(case, "Aygül")
    insert_all(vault, [person], "add_person")
    mark = Mark(
        MarkId(secrets.token_hex(16)),
        case.id,
        document.id,
        4,
        Box(0.1, 0.2, 0.5, 0.25),
        "sister",
        person.id,
        ("court_open",),
        "ab" * 32,
    )
    insert_all(vault, [mark], "add_mark")
    told = fields(vault, case)
    assert told["Document"] == ("", "Notice")
    assert told["Protects"] == ("", "Aygül")
    assert told["Area on the page"] == ("", "10% to 50% from the left, 20% to 25% from the top")
    assert rows(vault, case)[0].subject == "Notice, page 4"
    certificate = FinalCheckCertificate(5, 2, 3, 7, 4, 90, 0, 1, "signed")
    edition = Edition(
        EditionId(secrets.token_hex(16)),
        case.id,
        "national_court",
        "court_open",
        "cd" * 32,
        12345,
        (PseudonymNumber(person.id, 1),),
        certificate,
    )
    insert_all(vault, [edition], "export")
    assert fields(vault, case)["Pseudonyms"] == ("", "A: Aygül")
    assert rows(vault, case)[0].words == "Dossier exported"


def test_a_removed_record_keeps_its_name_and_an_erased_patch_says_so(vault, case):
    event = new_event(case, "Police came.")
    insert_all(vault, [event], "add_event")
    vault.write(lambda work: work.delete(Event, event.id, "remove_event"))
    assert rows(vault, case)[0].subject == "February 2019: Police came."
    assert not newest(vault, case).is_there
    unguarded(vault, "DELETE FROM patch WHERE entry = (SELECT max(number) FROM entry)")
    assert rows(vault, case)[0].subject == ""
    assert not rows(vault, case)[0].can_be_undone
    assert newest(vault, case).touched[0].is_erased


def test_a_large_act_is_told_in_part(vault, case):
    insert_all(vault, [new_person(case, f"P{n}") for n in range(50)], "add_person")
    detail = newest(vault, case)
    assert detail.row.entries == 50
    assert (len(detail.touched), detail.more) == (10, 40)
    assert detail.touched[0].subject == "P0"
    assert detail.is_there


def test_text_and_kind_narrow(vault, case):
    insert_all(vault, [new_person(case, "Aygül")], "add_person")
    insert_all(vault, [new_person(case, "Tian")], "add_person")
    dates = [Deadline(DeadlineId(secrets.token_hex(16)), case.id, "hearing", "2026-02-01", "")]
    insert_all(vault, dates, "add_deadline")
    assert [row.subject for row in rows(vault, case, text="aygul added")] == ["Aygül"]
    assert [row.words for row in rows(vault, case, kind="deadline")] == ["Date added"]
    assert rows(vault, case, kind="deadline")[0].subject == "Hearing, 1 February 2026"
    assert rows(vault, case, text="aygul hearing") == ()


def test_pages_join_without_gap_or_repetition(vault, case):
    person = new_person(case)
    insert_all(vault, [person], "add_person")
    for number in range(30):
        vault.write(
            lambda work, n=number: work.update(replace(person, role=f"r{n}"), "edit_person")
        )
    every = [row.first for row in rows(vault, case)]
    assert len(every) == 33
    wanted = HistoryFilter(case.id, limit=7)
    found = []
    while wanted is not None:
        page = vault.read(acts_of(wanted))
        found += [row.first for row in page.rows]
        wanted = wanted.older_than(page.next_before) if page.next_before else None
    assert found == every


def test_a_long_history_is_read_a_page_at_a_time(vault, case):
    person = new_person(case)
    insert_all(vault, [person], "add_person")

    def many(work):
        for number in range(2_000):
            work.insert(new_person(case, f"P{number}"), "add_person")

    vault.write(many)
    # Acts of one entry each, as after years of work.
    unguarded(
        vault,
        "DELETE FROM act WHERE last > first",
        "INSERT OR IGNORE INTO act SELECT number, number, NULL FROM entry WHERE kind = 'person'",
    )
    page = vault.read(acts_of(HistoryFilter(case.id)))
    assert len(page.rows) == 200
    assert page.next_before == page.rows[-1].first
    assert {row.kind for row in page.rows} == {"person"}


def test_the_terminal_still_lists_entries_oldest_first(vault, case):
    insert_all(vault, [new_person(case)], "add_person")
    lines = history_of(vault)
    actions = [line.action for line in lines]
    assert actions == ["create_vault", "add_device_key", "load", "add_person"]
    assert lines[3].kind == Person.__name__.lower()
    assert lines[0].time.startswith("2023-11-14")
