"""A Word file of the argument comes back edited: compared, taken, refused, and nothing is lost."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId
from casefiles.domain.records.case_records import Case, Edition, Person, Protection
from casefiles.domain.records.papers import PaperBlock
from casefiles.domain.rules.edited_paragraphs import printed_text
from casefiles.office.law.edited_argument import (
    EditedArgument,
    EditKind,
    ParagraphEdit,
    read_edited_argument,
)
from casefiles.office.law.edits_taken import take_edits
from casefiles.office.law.papers import PaperBlockInput, edit_paper_block
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.workplace.open_vault import OpenVault
from casefiles.redaction.clearance.word_file_structure import count_unexpected_in_word
from tests.office.law.edited_files import (
    PROFILE,
    added_after,
    edited_copy,
    exported_argument,
    moved_after,
    removed,
    row_with,
    rows_of,
    said_otherwise,
    tracked_in,
    without_bookmarks,
)
from tests.sample_vaults import PASSPHRASE, desk, made_sample

__all__ = ["desk", "made_sample"]


@dataclass
class Exported:
    """A vault whose argument left as a Word file."""

    vault: OpenVault
    case_id: CaseId
    file: Path

    def compared(self, target: Path, *changes: Callable[[str], str]) -> EditedArgument:
        """Bring the file back with changes."""
        return self.read(edited_copy(self.file, target / "edited.docx", *changes))

    def read(self, path: Path) -> EditedArgument:
        job = read_edited_argument(self.case_id, PROFILE, path)
        return self.vault.work(job, CancellationToken())

    def take(self, *edits: ParagraphEdit, names: dict[str, str] | None = None) -> None:
        job = take_edits(self.case_id, PROFILE, edits, names or {})
        self.vault.work(job, CancellationToken())

    def number(self, words: str) -> int:
        """Return the number of the paragraph whose block holds words."""
        return next(one.number for one in self.argued if words in one.text)

    @property
    def argued(self):
        editions = self.vault.ask(lambda reader: reader.find(Edition, profile=PROFILE))
        return editions[-1].left_as.argued


@pytest.fixture(scope="module")
def exported_once(desk, made_sample, tmp_path_factory) -> Path:
    """Export once for all tests; each works on a copy."""
    folder = tmp_path_factory.mktemp("edited")
    vault = desk.unlock(Path(shutil.copytree(made_sample, folder / "vault")), PASSPHRASE)
    case_id = vault.ask(lambda reader: reader.find(Case))[0].id
    exported_argument(vault, case_id, folder)
    vault.close()
    return folder


@pytest.fixture
def left(desk, exported_once, tmp_path) -> Iterator[Exported]:
    vault = desk.unlock(
        Path(shutil.copytree(exported_once / "vault", tmp_path / "vault")), PASSPHRASE
    )
    case_id = vault.ask(lambda reader: reader.find(Case))[0].id
    yield Exported(vault, case_id, exported_once / "argument.docx")
    vault.close()


def test_the_file_passes_clearance_and_its_marks_tell_no_case(left):
    data = left.file.read_bytes()
    assert count_unexpected_in_word(data) == 0
    for one in left.argued:
        assert one.block_id.encode() not in data


def test_a_file_that_was_not_edited_says_what_left(left, tmp_path):
    compared = left.compared(tmp_path)
    assert compared.edits == ()
    assert compared.outside == ()
    assert compared.unchanged == len(left.argued) == len(rows_of(left.vault, left.case_id))


def test_what_was_printed_and_what_it_stood_for_are_both_whole(left):
    """Words and sources of each paragraph, put together, are what was printed."""
    texts = {one.id: one.terms.text for one in rows_of(left.vault, left.case_id)}
    for one in left.argued:
        assert one.text == texts[one.block_id]
        assert "[[" not in printed_text(one.words)
    (typed,) = (one for one in left.argued if "Zulpiye" in one.text)
    assert "Zulpiye" not in printed_text(typed.words)


def test_changed_words_come_in_and_references_stay(left, tmp_path):
    number = left.number("on his own passport")
    compared = left.compared(tmp_path, said_otherwise(number, "own passport", "valid passport"))
    (edit,) = compared.edits
    assert (edit.kind, edit.is_conflict, edit.lost) == (EditKind.CHANGED, False, ())
    before = row_with(left.vault, left.case_id, "on his own passport")
    left.take(edit)
    after = row_with(left.vault, left.case_id, "valid passport")
    assert after.id == before.id
    assert after.terms.text == before.terms.text.replace("own passport", "valid passport")


def test_emphasis_footnotes_and_typed_quotes_come_back_as_they_are_stored(left, tmp_path):
    number = left.number("lives at one registered address")
    before = row_with(left.vault, left.case_id, "lives at one registered address")
    (edit,) = left.compared(tmp_path, said_otherwise(number, "printing house", "bakery")).edits
    left.take(edit)
    after = row_with(left.vault, left.case_id, "bakery").terms
    person = left.vault.ask(lambda r: r.find(Person))
    (zulpiye,) = (one.id for one in person if one.names[0].text == "Zulpiye Baratjan")
    wanted = before.terms.text.replace("printing house", "bakery")
    # A name that was typed and left as a placeholder comes back as a reference.
    assert after.text == wanted.replace("Zulpiye Baratjan", f"[[{zulpiye}]]")
    assert "*really* so.[^1]" in after.text
    assert after.notes == before.terms.notes


def test_a_placeholder_never_comes_in_as_text(left, tmp_path):
    number = left.number("on his own passport")
    words = "[PERSON A] was there, and so was [WITHHELD]."
    (edit,) = left.compared(tmp_path, added_after(number, words)).edits
    assert edit.kind is EditKind.ADDED
    assert edit.named == ("[PERSON A]",)
    (unclear,) = edit.unclear
    assert (unclear.words, unclear.may_stay) == ("[WITHHELD]", False)
    with pytest.raises(Refused, match="edited_name_unclear"):
        left.take(edit)
    with pytest.raises(Refused, match="edited_name_unclear"):
        left.take(edit, names={"[WITHHELD]": ""})
    person_id, _ = unclear.persons[0]
    left.take(edit, names={"[WITHHELD]": person_id})
    text = row_with(left.vault, left.case_id, "was there, and so was").terms.text
    assert text.endswith(f"and so was [[{person_id}]].")
    assert "[PERSON" not in text


def test_a_protected_name_that_somebody_typed_becomes_a_reference(left, tmp_path):
    number = left.number("on his own passport")
    (edit,) = left.compared(
        tmp_path, said_otherwise(number, "own passport", "passport, as Zulpiye Baratjan knows")
    ).edits
    assert edit.named == ("Zulpiye Baratjan",)
    left.take(edit)
    assert "Zulpiye" not in row_with(left.vault, left.case_id, "passport, as").terms.text


def test_who_is_meant_by_a_name_of_two_people_is_for_the_lawyer(left, tmp_path):
    persons = left.vault.ask(lambda reader: reader.find(Person))
    one, other = [x for x in persons if x.protection is not Protection.OPEN][:2]

    again = replace(other, names=(*other.names, one.names[0]))
    left.vault.run(lambda work: work.update(again, "edit_person"))
    number = left.number("on his own passport")
    name = one.names[0].text
    (edit,) = left.compared(tmp_path, added_after(number, f"{name} agrees.")).edits
    (unclear,) = edit.unclear
    assert {own for own, _ in unclear.persons} >= {one.id, other.id}
    left.take(edit, names={unclear.words: other.id})
    assert row_with(left.vault, left.case_id, "agrees.").terms.text == f"[[{other.id}]] agrees."


def test_a_cite_that_was_edited_away_is_named_and_a_copied_one_is_known(left, tmp_path):
    number = left.number("on his own passport")
    printed = next(
        words.printed
        for one in left.argued
        if one.number == number
        for words in one.words
        if words.source == "[AB/1, 2]"
    )
    first = printed.split()[0]
    compared = left.compared(
        tmp_path,
        said_otherwise(number, first, "that page"),
        added_after(left.number("own passport"), f"Again ({printed})."),
    )
    changed, added = compared.edits
    assert changed.lost == (printed,)
    assert added.stored({})[0] == "Again ([AB/1, 2])."


def test_paragraphs_are_added_moved_and_removed_in_one_act(left, tmp_path):
    first = left.number("on his own passport")
    gone = left.number("A notice is circulated")
    moved = left.number("The prohibition is absolute")
    behind = left.number("An assurance has to be")
    ids = [one.id for one in rows_of(left.vault, left.case_id)]
    compared = left.compared(
        tmp_path,
        added_after(first, "One more."),
        added_after(first, "And before that."),
        removed(gone),
        moved_after(moved, behind),
    )
    kinds = [one.kind for one in compared.edits]
    assert kinds == [EditKind.ADDED, EditKind.ADDED, EditKind.MOVED, EditKind.REMOVED]
    left.take(*compared.edits)
    rows = rows_of(left.vault, left.case_id)
    texts = [one.terms.text for one in rows]
    at = next(n for n, text in enumerate(texts) if "on his own passport" in text)
    assert texts[at + 1 : at + 3] == ["And before that.", "One more."]
    assert not any("A notice is circulated" in text for text in texts)
    places = [
        next(n for n, text in enumerate(texts) if words in text)
        for words in ("An assurance has to be", "The prohibition is absolute")
    ]
    assert places[1] == places[0] + 1
    first, _ = left.vault.ask(next_undo(left.case_id))
    left.vault.run(undo(first))
    assert [one.id for one in rows_of(left.vault, left.case_id)] == ids


def test_an_added_paragraph_that_is_left_does_not_displace_the_next(left, tmp_path):
    first = left.number("on his own passport")
    changes = added_after(first, "Second."), added_after(first, "First.")
    _, second = left.compared(tmp_path, *changes).edits
    left.take(second)
    texts = [one.terms.text for one in rows_of(left.vault, left.case_id)]
    at = next(n for n, text in enumerate(texts) if "on his own passport" in text)
    assert texts[at + 1] == "Second."


def test_what_was_changed_here_meanwhile_is_a_conflict_and_is_never_overwritten(left, tmp_path):
    number = left.number("on his own passport")
    row = row_with(left.vault, left.case_id, "on his own passport")
    terms = PaperBlockInput(row.terms.kind, "He left, as is agreed.")
    left.vault.run(edit_paper_block(row.id, terms))
    (edit,) = left.compared(tmp_path, said_otherwise(number, "own passport", "valid one")).edits
    assert edit.is_conflict
    assert edit.now == "He left, as is agreed."
    assert "own passport" in edit.left_as
    assert "valid one" in edit.after
    again = PaperBlockInput(row.terms.kind, "He left, as nobody disputes.")
    left.vault.run(edit_paper_block(row.id, again))
    with pytest.raises(Refused, match="edited_paragraph_changed"):
        left.take(edit)
    assert row_with(left.vault, left.case_id, "as nobody disputes").id == row.id


def test_tracked_changes_are_read_as_accepted_and_named(left, tmp_path):
    number = left.number("on his own passport")
    compared = left.compared(tmp_path, tracked_in(number, "gone", " Truly."))
    (edit,) = compared.edits
    assert compared.reading.changes == 2
    assert edit.after.endswith(" Truly.")
    assert "gone" not in edit.after


def test_paragraphs_are_known_without_their_bookmarks(left, tmp_path):
    number = left.number("on his own passport")
    changes = said_otherwise(number, "own passport", "valid passport"), without_bookmarks
    (edit,) = left.compared(tmp_path, *changes).edits
    assert (edit.kind, "valid passport" in edit.after) == (EditKind.CHANGED, True)


def test_what_is_typed_like_a_reference_is_none(left, tmp_path):
    number = left.number("on his own passport")
    (edit,) = left.compared(tmp_path, added_after(number, "See [[evil]] and *this*.")).edits
    assert edit.stored({})[0] == "See [ [evil] ] and \\*this\\*."


def test_a_change_outside_the_argument_is_named(left, tmp_path):
    before = left.file.read_bytes().decode(errors="ignore")
    assert "Baratjan" in before
    compared = left.compared(
        tmp_path, lambda text: text.replace("</w:t></w:r></w:p>", " indeed</w:t></w:r></w:p>", 1)
    )
    assert compared.edits == ()
    assert len(compared.outside) == 1


def test_foreign_broken_and_unknown_files_are_refused(left, tmp_path):
    other = tmp_path / "other.docx"
    edited_copy(
        left.file,
        other,
        lambda text: (
            text[: text.index("<w:body>")]
            + ("<w:body><w:p><w:r><w:t>A recipe.</w:t></w:r></w:p></w:body></w:document>")
        ),
    )
    with pytest.raises(Refused, match="edited_file_foreign"):
        left.read(other)
    other.write_bytes(left.file.read_bytes()[:3000])
    with pytest.raises(Refused):
        left.read(other)
    with pytest.raises(Refused, match="edited_file_other_forum"):
        left.vault.work(
            read_edited_argument(left.case_id, "ew_extradition_bundle", left.file),
            CancellationToken(),
        )
    for one in left.vault.ask(lambda reader: reader.find(Edition)):
        _forget(left.vault, one)
    with pytest.raises(Refused, match="edited_file_unknown_edition"):
        left.read(left.file)


def _forget(vault: OpenVault, edition: Edition) -> None:

    left = replace(edition.left_as, argued=(), other_text=())
    vault.run(lambda work: work.update(replace(edition, left_as=left), "keep_rest"))


def test_nothing_is_written_by_comparing(left, tmp_path):
    number = left.number("on his own passport")
    before = left.vault.ask(lambda reader: reader.find(PaperBlock))
    left.compared(tmp_path, said_otherwise(number, "own passport", "valid passport"))
    assert left.vault.ask(lambda reader: reader.find(PaperBlock)) == before
