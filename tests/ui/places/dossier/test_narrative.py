"""The narrative in the window: written, taken in from Word, its people named only when asked."""

from pathlib import Path

import pytest

from casefiles.domain.records.narrative import NarrativeBlock
from casefiles.office.narrative.narrative_import import name_proposals
from casefiles.ui.places.dossier.contents.narrative_page import NarrativePage
from tests.evidence.office_samples import docx, para
from tests.ui.settling import settle, until

HEADING = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
CHANGED = (
    "<w:p><w:r><w:t>He left</w:t></w:r>"
    '<w:ins w:author="x"><w:r><w:t> at night</w:t></w:r></w:ins></w:p>'
)


@pytest.fixture
def page(qtbot, context):
    made = NarrativePage(context)
    qtbot.addWidget(made)
    made.resize(1188, 680)
    made.show()
    made.open("")
    settle(context.session)
    return made


def blocks(session) -> list[NarrativeBlock]:
    found = session.vault.ask(lambda reader: reader.find(NarrativeBlock))
    return sorted(found, key=lambda one: one.position)


def write(page, session, text: str) -> None:
    before = len(blocks(session))
    page.editor.new.click()
    page.editor.form.text.set_value(text)
    page.editor.form.save.click()
    until(lambda: len(blocks(session)) == before + 1)
    settle(session)


def test_parts_are_written_one_below_the_other_and_their_cites_are_checked(page, session):
    write(page, session, "He was stopped [AB/1, 1].")
    write(page, session, "He was let go [ZZ/9, 4].")
    assert [one.text[:10] for one in blocks(session)] == ["He was sto", "He was let"]
    until(page.editor.doubts.isVisible)
    assert "[ZZ/9, 4]: no exhibit with this number." in page.editor.doubts.text()
    page.move_selected(-1)
    until(lambda: blocks(session)[0].text.startswith("He was let"))
    form = page.editor.form
    form.text.set_value("He was let go[^1].")
    form.save.click()
    until(lambda: bool(form.notes._problem.text()))
    form.notes.set_value("The next day.")
    form.save.click()
    until(lambda: blocks(session)[0].notes == ("The next day.",))


def test_a_word_file_comes_in_only_after_its_changes_were_asked_for(page, session, tmp_path: Path):
    path = tmp_path / "draft.docx"
    path.write_bytes(docx(para("Facts", HEADING) + CHANGED))
    page.editor.take_in.click()
    asked = page.import_page
    asked.read_file(path)
    until(asked.go.isVisible)
    assert "2 headings and paragraphs" in asked._found.text()
    asked.go.click()
    settle(session)
    assert blocks(session) == []
    assert "tracked changes" in asked._problem.text()
    asked.reject.click()
    until(lambda: asked.reading.blocks[1].text == "He left")
    asked.go.click()
    until(lambda: [one.text for one in blocks(session)] == ["Facts", "He left"])
    until(page.names.isVisible)


def test_a_broken_file_is_told_and_nothing_comes(page, session, tmp_path: Path):
    path = tmp_path / "draft.docx"
    path.write_bytes(docx(para("Facts"))[:-60])
    page.editor.take_in.click()
    page.import_page.read_file(path)
    until(lambda: bool(page.import_page._problem.text()))
    assert page.import_page.go.isHidden()
    assert blocks(session) == []


def test_known_names_stay_as_they_are_typed_until_one_is_accepted(page, session, context):
    names = [name for one in _people(session) for name in one.names if name.script == "Latn"]
    name = max((one.text for one in names), key=len)
    write(page, session, f"{name} came. {name} left.")
    found = session.vault.ask(name_proposals(context.case_id))
    assert len(found) == 2
    page.look_at_names()
    until(lambda: len(page.names.proposals) == 2)
    assert "[[" not in blocks(session)[0].text
    page.names.accept.click()
    until(lambda: blocks(session)[0].text.count("[[") == 1)
    until(lambda: len(page.names.proposals) == 1)
    page.names.accept_all.click()
    until(lambda: blocks(session)[0].text.count("[[") == 2)


def _people(session):
    from casefiles.domain.records.case_records import Person

    return session.vault.ask(lambda reader: reader.find(Person))
