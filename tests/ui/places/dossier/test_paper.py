"""The argument as prose in the window: drafted, written in, drafted again, taken or left."""

from dataclasses import replace

import pytest

from casefiles.domain.records.arguments import Argument, Bearing
from casefiles.domain.records.papers import Paper, PaperBlock, PaperState
from casefiles.ui.places.dossier.contents.paper_page import PaperPage
from tests.ui.settling import settle, until


@pytest.fixture
def page(qtbot, context):
    made = PaperPage(context)
    qtbot.addWidget(made)
    made.resize(1188, 680)
    made.show()
    made.open("")
    made.show_papers("national_court", "court_open")
    settle(context.session)
    return made


def blocks(session) -> list[PaperBlock]:
    found = session.vault.ask(lambda reader: reader.find(PaperBlock))
    return sorted(found, key=lambda one: one.position)


def drafted(page, session) -> list[PaperBlock]:
    page.editor.draft.click()
    settle(session)
    until(lambda: page.editor.table.model().rows)
    return blocks(session)


def shown(table) -> list:
    return list(table.model().rows)


def test_the_argument_is_drafted_edited_and_drafted_again(page, session):
    editor = page.editor
    assert editor.draft.text() == "Draft the argument"
    first = drafted(page, session)
    assert editor.draft.text() == "Redraft"
    assert len(shown(editor.table)) == len(first)
    mine = next(one for one in shown(editor.table) if "held from the first day" in one.text)
    editor.table.select(mine.id)
    settle(session)
    form = editor.form
    assert "[AB/1, 2]" in form.text.value()
    assert "[[law:liu_poland]]" in form.text.value()
    assert "[[" not in form.text.edit.toPlainText(), "links are chips"
    assert not form.text.words_of_problem()
    form.text.set_value("My own words [[law:liu_poland § 83]].")
    form.save.click()
    settle(session)
    session.vault.run(lambda at: _say(at, "will_be_detained", "The map says more."))
    drafted(page, session)
    told = [one.text for one in blocks(session)]
    assert "My own words [[law:liu_poland § 83]]." in told
    assert not any("The map says more" in one for one in told)


def test_what_changed_in_the_map_is_taken_or_left(page, session):
    drafted(page, session)
    session.vault.run(lambda at: _say(at, "will_be_detained", "The map says more."))
    session.vault.run(lambda at: _say(at, "timing", "Seven years."))
    page.editor.changed.click()
    settle(session)
    until(lambda: len(shown(page.changes.table)) == 2)
    for press in (page.changes.take, page.changes.stay):
        left = len(shown(page.changes.table))
        press.click()
        settle(session)
        until(lambda left=left: len(shown(page.changes.table)) == left - 1)
    told = "\n".join(one.text for one in blocks(session))
    assert ("The map says more" in told) != ("Seven years" in told)


def test_pinpoints_are_noted_as_read_and_the_paper_is_marked_ready(page, session):
    drafted(page, session)
    page.editor.pinpoints.click()
    settle(session)
    until(lambda: shown(page.pinpoints.table))
    page.pinpoints.by.set_value("A. Counsel")
    page.pinpoints.note.click()
    settle(session)
    until(lambda: any(one.read_by == "A. Counsel" for one in shown(page.pinpoints.table)))
    page.pinpoints.leave()
    page.editor.ready.click()
    settle(session)
    (paper,) = session.vault.ask(lambda reader: reader.find(Paper))
    assert paper.state is PaperState.READY
    assert [one.checked_by for one in paper.checks] == ["A. Counsel"]


def _say(at, limb: str, text: str) -> None:
    found = (one for one in at.find(Argument) if one.limb == limb)
    one = next(one for one in found if one.bearing is Bearing.OURS)
    at.update(replace(one, text=text), "edit_argument")
