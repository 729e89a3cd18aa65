"""Words of an edited paragraph, and what they stand for."""

import pytest

from casefiles.domain.foundation.ids import PaperBlockId
from casefiles.domain.foundation.printed_paragraphs import (
    PrintedNote,
    PrintedParagraph,
    PrintedPiece,
)
from casefiles.domain.rules.edited_paragraphs import (
    differing,
    exported_paragraph,
    printed_text,
    restored,
    stored_text,
    with_sources,
)

P, Q = "a" * 32, "b" * 32
TEXT = f"[[{P}]] told [[{Q}]] so ([AB/1, 2]; [[law:liu § 83]]; [[fact:hidden]]), in 2016-2019."
PIECES = (
    PrintedPiece("王伟 told [PERSON A] so ("),
    PrintedPiece("AB/1/2", 1),
    PrintedPiece(" [9]", 1),
    PrintedPiece("; "),
    PrintedPiece("Liu v. Poland", 2, 1),
    PrintedPiece(", § 83", 2),
    PrintedPiece("), in 2016\u20132019."),
)
PRINTED = "王伟 told [PERSON A] so (AB/1/2 [9]; Liu v. Poland, § 83), in 2016–2019."


@pytest.fixture
def base():
    printed = PrintedParagraph(1, PIECES)
    return exported_paragraph(PaperBlockId("c" * 32), (TEXT, ()), (0, 1), printed)


def typed(words) -> str:
    return stored_text(words, is_typed=True)


def test_each_word_that_was_printed_has_what_it_stood_for(base):
    assert printed_text(base.words) == PRINTED
    sources = {one.printed: one.source for one in base.words if one.source}
    assert sources["王伟"] == f"[[{P}]]"
    assert sources["[PERSON A]"] == f"[[{Q}]]"
    assert sources["AB/1/2 [9]"] == "[AB/1, 2]"
    assert sources["Liu v. Poland, § 83"] == "[[law:liu § 83]]"


def test_what_its_readers_did_not_get_stays_where_it_was(base):
    """The link to a hidden fact printed nothing; an edit elsewhere does not lose it."""
    made = restored(base.words, PRINTED.replace("told", "asked"))
    assert made.lost == ()
    assert typed(made.words) == TEXT.replace("told", "asked").replace("2016-2019", "2016–2019")
    gone = restored(base.words, "[PERSON A] was asked.")
    assert any("[[fact:hidden]]" in one for one in gone.lost)


def test_a_reference_that_moved_is_known_and_one_that_is_gone_is_named(base):
    made = restored(base.words, "In 2016 [PERSON A] said so to 王伟 (AB/1/2 [9]).")
    assert typed(made.words).startswith(f"In 2016 [[{Q}]] said so to [[{P}]] ([AB/1, 2]")
    assert "Liu v. Poland, § 83" in made.lost


@pytest.mark.parametrize("words", ["AB/1/23 [9]", "XAB/1/2 [9]", "AB/1/2"])
def test_a_cite_that_was_changed_is_no_longer_the_cite(base, words):
    made = restored(base.words, PRINTED.replace("AB/1/2 [9]", words))
    assert "AB/1/2 [9]" in made.lost
    assert "[AB/1, 2]" not in typed(made.words)


def test_a_cite_from_elsewhere_is_known_by_its_words(base):
    made = restored(base.words, PRINTED + " Also AB/3/1 [18].")
    known = with_sources(made.words, {"AB/3/1 [18]": "[AB/3, 1]"})
    assert typed(known).endswith("Also [AB/3, 1].")


def test_emphasis_is_written_and_a_typed_asterisk_stays_one():
    text = "It is really so, 2*3."
    made = restored((), text, [(6, 13, 1)])
    assert typed(made.words) == "It is *really* so, 2\\*3."


def test_a_name_that_was_typed_is_kept_apart_from_what_was_printed_for_it():
    printed = PrintedParagraph(1, (PrintedPiece("Then [WITHHELD] left \u201cat once\u201d."),))
    text = 'Then Zulpiye Baratjan left "at once".'
    base = exported_paragraph(PaperBlockId("c" * 32), (text, ()), (), printed)
    assert [one.source for one in base.words if one.source] == ["Zulpiye Baratjan"]
    made = restored(base.words, "Then [WITHHELD] went “at once”.")
    assert typed(made.words) == 'Then Zulpiye Baratjan went "at once".'


def test_notes_are_told_by_the_order_of_their_signs():
    pieces = (
        PrintedPiece("One"),
        PrintedPiece("", note=1),
        PrintedPiece(" two"),
        PrintedPiece("", note=2),
    )
    notes = (PrintedNote((PrintedPiece("second"),)), PrintedNote((PrintedPiece("first"),)))
    texts = "One[^2] two[^1]", ("first", "second")
    printed = PrintedParagraph(1, pieces, notes)
    base = exported_paragraph(PaperBlockId("c" * 32), texts, (), printed)
    assert printed_text(base.words) == "One[^1] two[^2]"
    assert [printed_text(one.words) for one in base.notes] == ["second", "first"]


def test_what_differs_is_shown_word_by_word():
    ours, theirs = differing("He left on his own.", "He left on a ship.")
    assert [("He left on his own."[a:b]) for a, b in ours] == ["his", "own"]
    assert [("He left on a ship."[a:b]) for a, b in theirs] == ["a", "ship"]


def test_a_reference_at_either_end_and_beside_an_edit_is_known(base):
    for before, after in (
        ("so (", "all of it ("),
        (", in 2016", ", since 2016"),
        ("王伟 told", "王伟 x told"),
    ):
        made = restored(base.words, PRINTED.replace(before, after))
        assert made.lost == ()
    assert typed(restored(base.words, PRINTED).words) == TEXT.replace("2016-2019", "2016–2019")
