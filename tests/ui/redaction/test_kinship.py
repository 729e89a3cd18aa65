"""Questions of kinship in the room: one for a word and a paper, answered with the keys 1 to 5."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from casefiles.domain.files.extraction import Extraction, PageText, TextLine
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.language.text_references import referenced
from casefiles.domain.records.case_records import (
    Case,
    Document,
    Exhibit,
    Fact,
    Mark,
    Person,
    Protection,
)
from casefiles.domain.records.kin import Kin
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.dossier.redact.screen import RedactionScreen
from tests.ui.settling import settle, until

TEXTS = (
    ("I was born in May.", "My sister drove me to", "the airport. I left."),
    ("His sister is a nurse. It rained.", "My mother tongue is Uyghur."),
)


@pytest.fixture
def sister(session):
    people = session.vault.ask(lambda reader: reader.find(Person))
    kins = {people[1].id: Kin.SISTER, people[2].id: Kin.BROTHER}
    for one in people:
        kin = kins.get(one.id, Kin.UNKNOWN)
        told = replace(one, kin=kin, protection=Protection.WITHHELD if kin else one.protection)
        session.vault.run(lambda work, told=told: work.update(told, "edit_person"))
    return people[1]


@pytest.fixture
def document(session):
    found = session.vault.ask(lambda reader: reader.find(Document))
    own = next(one for one in found if "decision" in one.file_name)
    pages = tuple(
        PageText(
            number, 595.0, 842.0,
            tuple(
                TextLine(text, Box(0.1, 0.1 * n, 0.7, 0.1 * n + 0.02))
                for n, text in enumerate(lines, 1)
            ),
        )
        for number, lines in enumerate(TEXTS, 1)
    )  # fmt: skip
    session.vault.run(lambda work: work.put_reading(own.id, Extraction("application/pdf", pages)))
    client = referenced(session.vault.ask(lambda reader: reader.find(Case))[0].client)[0]
    exhibit = session.vault.ask(lambda reader: reader.find(Exhibit, document_id=own.id))[0]
    told = replace(exhibit, spoken_by=client)
    session.vault.run(lambda work: work.update(told, "edit_exhibit"))
    return own


@pytest.fixture
def room(qtbot, context, sister, document):
    room = RedactionScreen(context)
    qtbot.addWidget(room)
    room.resize(1366 - 64, 768 - 60)
    room.show()
    room.open(NavigationTarget("redaction"))
    settle(context.session)
    context.actions["redaction.search"].trigger()
    until(lambda: room._queue.was_made and room._searching is None)
    settle(context.session)
    room.list.filter.choose("document", document.id)
    select(room)
    return room


def select(room):
    group = next(one for one in room.list.groups.rows_model.rows if one.kind == "kinship")
    room.list.groups.select(group.id)
    settle(room.context.session)


def kept(session) -> list[ReviewDecision]:
    return list(session.vault.ask(lambda reader: reader.find(ReviewDecision)))


def texts(room):
    return [one.item.text for one in room.list.items.rows_model.rows]


def key(qtbot, room, which):
    qtbot.keyClick(room.list.items, which)
    settle(room.context.session)


def test_it_says_where_it_stands_and_who_it_is_and_its_answers_fit(qtbot, room, tmp_path):
    assert texts(room) == ["My sister", "His sister"]
    pane = room.pane
    assert pane.kinship.where.text() == "“My sister” occurs once, on page 1."
    assert "is the only one recorded" in pane.why.text()
    assert "drove" in pane.kinship.disclosure_label.text()
    shown = [made for made in pane.kinship.buttons.values() if made.isVisible()]
    assert [made.text()[-3:] for made in shown] == ["(1)", "(2)", "(3)", "(4)"]
    assert not pane.buttons["accept"].isVisible()
    for made in shown:
        corner = made.mapTo(room, made.rect().bottomRight())
        assert corner.x() <= room.width()
        assert corner.y() <= room.height(), "no answer lies below the edge of a small screen"


def test_1_removes_the_lines_of_the_whole_sentence(qtbot, room, session, document, sister):
    key(qtbot, room, Qt.Key.Key_1)
    until(lambda: texts(room) == ["His sister"])
    marks = session.vault.ask(lambda reader: reader.find(Mark, document_id=document.id))
    own = sorted(one.box.y0 for one in marks if one.person_id == sister.id and one.page == 1)
    assert own == [pytest.approx(0.2), pytest.approx(0.3)], "the sentence ends on the third line"


def test_3_keeps_that_it_may_be_known_for_this_paper(qtbot, room, session, document, sister):
    key(qtbot, room, Qt.Key.Key_J)
    assert room.pane.row.item.text == "His sister"
    assert "No sentence here states" in room.pane.kinship.disclosure_label.text()
    key(qtbot, room, Qt.Key.Key_3)
    (decision,) = kept(session)
    assert (decision.verdict, decision.document_id) == (SuggestionVerdict.REJECTED, document.id)
    assert decision.person_id == sister.id
    assert decision.reason.startswith("It may be known")
    assert texts(room) == ["My sister"]


def test_4_says_that_another_person_is_meant(qtbot, room, session):
    key(qtbot, room, Qt.Key.Key_4)
    assert room.pane.chooser.isVisible()
    people = session.vault.ask(lambda reader: reader.find(Person))
    other = next(one for one in people if one.protection is Protection.OPEN)
    room._on_person(other.id)
    settle(session)
    (decision,) = kept(session)
    assert (decision.verdict, decision.person_id) == (SuggestionVerdict.REJECTED, other.id)
    assert texts(room) == ["His sister"]


def test_a_protected_person_who_is_meant_is_asked_about_further(room, session):
    people = session.vault.ask(lambda reader: reader.find(Person))
    row = room.pane.row
    other = next(
        one for one in people
        if one.protection is not Protection.OPEN and one.id != row.item.person_id
    )  # fmt: skip
    room._on_person(other.id)
    settle(session)
    until(lambda: any(one.item.person_id == other.id for one in room._queue.undecided
                      if one.item.kind == "kinship" and one.item.text == "My sister"))  # fmt: skip


def test_5_asks_one_by_one_what_stands_several_times(qtbot, room, session, document):
    lines = tuple(
        TextLine(f"{n}. My sister came in.", Box(0.1, 0.1 * n, 0.7, 0.1 * n + 0.02))
        for n in range(1, 4)
    )
    reading = Extraction("application/pdf", (PageText(1, 595.0, 842.0, lines),))
    session.vault.run(lambda work: work.put_reading(document.id, reading))
    until(lambda: texts(room) == ["My sister"] and room.pane.row.item.count == 3)
    assert room.pane.kinship.where.text() == "“My sister” occurs 3 times, on page 1."
    key(qtbot, room, Qt.Key.Key_5)
    until(lambda: texts(room) == ["My sister"] * 3)
    key(qtbot, room, Qt.Key.Key_1)
    until(lambda: len(texts(room)) == 2)
    marks = session.vault.ask(lambda reader: reader.find(Mark, document_id=document.id))
    assert sum(one.page == 1 and one.reason.startswith("Words of kin") for one in marks) == 1


def test_who_stays_is_told_once_a_sentence_went_and_goes_with_one_click(
    qtbot, room, session, document, context
):
    lines = (
        TextLine("My sister came in.", Box(0.1, 0.1, 0.7, 0.12)),
        TextLine("My father saw it.", Box(0.1, 0.2, 0.7, 0.22)),
    )
    reading = Extraction("application/pdf", (PageText(1, 595.0, 842.0, lines),))
    session.vault.run(lambda work: work.put_reading(document.id, reading))
    until(lambda: texts(room) == ["My sister"])
    told = []
    context.notices.posted.connect(lambda *message: told.append(message))
    left = context.actions["redaction.kin_left"]
    assert not left.isEnabled()
    key(qtbot, room, Qt.Key.Key_1)
    until(lambda: told)
    assert told == [
        (
            (
                "Still readable in papers of the same speaker: “my father”."
                " Readers can infer who was removed."
            ),
            "lasting",
            "redaction.kin_left",
        )
    ]
    assert left.isEnabled()
    left.trigger()
    until(lambda: not left.isEnabled())
    settle(session)
    marks = session.vault.ask(lambda reader: reader.find(Mark, document_id=document.id))
    assert {round(one.box.y0, 2) for one in marks if one.reason.startswith("Words of kin")} == {
        0.1,
        0.2,
    }
    settle(session)
    assert len(told) == 1, "nothing stays, so nothing is said"


def test_k_treats_the_own_texts_alike(qtbot, room, session, document):
    case = session.vault.ask(lambda reader: reader.find(Case))[0]
    fact = session.vault.ask(lambda reader: reader.find(Fact))[0]
    text = f"{case.client} left. His sister drove him. His mother wept."
    session.vault.run(lambda work: work.update(replace(fact, text=text), "edit_fact"))
    room.context.actions["redaction.search"].trigger()
    room.list.filter.choose("document", "")
    until(lambda: any(one.item.record[1] == fact.id for one in room._queue.undecided))
    row = next(one for one in room._queue.undecided if one.item.record[1] == fact.id)
    settle(session)
    room.list.seek(row.id)
    until(lambda: room.pane.row is not None and room.pane.row.item.record[1] == fact.id)
    assert room.pane.kinship.every.isVisible()
    room.context.actions["redaction.all_kin"].trigger()
    until(lambda: "sister" not in session.vault.ask(lambda reader: reader.get(Fact, fact.id)).text)
    told = session.vault.ask(lambda reader: reader.get(Fact, fact.id))
    assert told.text == f"{case.client} left."


def test_what_it_looks_like(room, tmp_path):
    until(lambda: room.pane.stage.image is not None)
    picture = room.grab()
    assert picture.save(str(tmp_path / "kinship.png"))
