"""How a document leaves is chosen, and words of its messages go, stay alone, or go as a whole."""

import re

import pytest

from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.records.case_records import Mark, Person, RedactionKind
from casefiles.domain.records.replacement_texts import ExportFormat, Substitute
from casefiles.office.draft.drafting import draft_of
from casefiles.office.records.undo import next_undo, undo
from casefiles.office.redaction.marking import MarkInput, RedactionArea, add_marks
from casefiles.office.redaction.replacement_texts import (
    choose_export_format,
    export_form_of,
    mark_words,
    redacted_spans_of,
    text_to_correct,
    whole_words,
)
from casefiles.office.stops.export_findings import findings_of
from casefiles.office.workplace.edition_request import EditionRequest
from tests.office.redaction.test_marking import BOX
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

SPAN = MarkInput("her work", kind=RedactionKind.SPAN)


@pytest.fixture
def wanted(case_id):
    return EditionRequest(case_id, "national_court", "court_open")


@pytest.fixture
def chat(named):
    return named("WhatsApp")


@pytest.fixture
def shown(work, wanted):
    def find(mark: str = "AB/6"):
        draft = work(lambda workplace, _: draft_of(workplace, wanted))
        return next(one for one in draft.disclosure.exhibits if one.mark == mark)

    return find


@pytest.fixture
def codes(work, wanted):
    def find() -> set[str]:
        found = work(lambda workplace, _: findings_of(workplace, draft_of(workplace, wanted)))
        return {one.code for one in found}

    return find


def place_of(leaving, word: str) -> tuple[int, int, int]:
    """Return where a word stands first."""
    for number, block in enumerate(leaving.blocks, start=1):
        if word in block.whole:
            start = block.whole.index(word)
            return number, start + 1, start + len(word) - 1
    raise AssertionError(word)


def plain_word(leaving, nth: int = 0) -> str:
    """Return a word in lower case of the first, second, ... message that has one."""
    words = (re.findall(r"(?<!\w)[a-z]{5,}(?!\w)", block.text) for block in leaving.blocks)
    return max([found for found in words if found][nth], key=len)


def unlettered(paragraphs) -> list[tuple[str, str]]:
    """Return paragraphs without the letters of people, which every other text permutes."""
    letters = re.compile(" [A-Z]{1,3}\\]")
    return [tuple(letters.sub(" n]", text) for text in (p.head, p.text)) for p in paragraphs]


def test_words_that_are_marked_go_whole_and_leave_one_token(work, shown, chat, opened, case_id):
    leaving = work(export_form_of(chat))
    word = plain_word(leaving)
    before = [one.text for one in shown().paragraphs]
    assert any(word in text for text in before)
    place = place_of(leaving, word)
    (made,) = work(mark_words(chat, [place], SPAN))
    number, start, end = place
    mark = opened.ask(lambda reader: reader.get(Mark, made))
    assert (mark.page, mark.start, mark.end) == (number, start - 1, end + 1)
    after = [one.text for one in shown().paragraphs]
    assert after[number - 1] != before[number - 1]
    assert "[WITHHELD]" in after[number - 1]
    assert word not in after[number - 1]
    assert redacted_spans_of(work(export_form_of(chat)))[number - 1] == ((start - 1, end + 1),)
    first, words = opened.ask(next_undo(case_id))
    assert "mark" in words
    opened.run(undo(first))
    assert [one.text for one in shown().paragraphs] == before


def test_a_message_goes_without_a_trace(work, shown, chat):
    before = shown().paragraphs
    work(mark_words(chat, [(2, 0, 1)], MarkInput("x", kind=RedactionKind.MESSAGE)))
    assert unlettered(shown().paragraphs) == unlettered((before[0], *before[2:]))


def test_everything_but_what_is_kept_goes_and_several_add_up(work, shown, chat):
    leaving = work(export_form_of(chat))
    places = [place_of(leaving, plain_word(leaving, number)) for number in (0, 3)]
    work(mark_words(chat, places, MarkInput("x", kind=RedactionKind.KEEP_SPAN)))
    kept = shown().paragraphs
    assert len(kept) == len({number for number, _, _ in places})
    text = " ".join(f"{one.head} {one.text}" for one in kept)
    letters = re.sub(r"\[[^\]]*\]", "", text).split()
    assert sorted(letters) == sorted(plain_word(leaving, number) for number in (0, 3))


def test_marks_for_other_readers_take_nothing(work, shown, chat):
    before = shown().paragraphs
    terms = MarkInput("x", audiences=("public",), kind=RedactionKind.MESSAGE)
    work(mark_words(chat, [(1, 0, 1)], terms))
    assert shown().paragraphs == before


def test_a_text_that_reads_otherwise_now_stops(work, opened, chat, codes):
    (made,) = work(mark_words(chat, [(2, 0, 4)], SPAN))
    assert "mark_on_another_text" not in codes()
    mark = opened.ask(lambda reader: reader.get(Mark, made))
    fields = {name: getattr(mark, name) for name in type(mark).__dataclass_fields__}
    for wrong in ({"raster": "0" * 64}, {"page": 4_000}, {"end": 9_000}, {"end": mark.start}):
        opened.run(lambda at, w=wrong: at.update(Mark(**{**fields, **w}), "edit_mark"))
        assert "mark_on_another_text" in codes()


def test_a_chat_that_must_leave_as_pages_with_marks_in_its_words_stops(
    work, opened, chat, codes, case_id
):
    fresh = iter(range(1, 9))
    randomness = lambda count: bytes([next(fresh)]) * count  # noqa: E731
    work(mark_words(chat, [(2, 0, 4)], SPAN))
    opened.run(choose_export_format(chat, ExportFormat.PAGES, "", randomness))
    assert {"mark_of_words", "layout_tells"} <= codes()
    opened.run(choose_export_format(chat, ExportFormat.MESSAGES, "", randomness))
    assert not {"mark_of_words", "layout_tells", "mark_of_pages"} & codes()
    work(add_marks([RedactionArea(chat, 1, BOX)], MarkInput("x")))
    assert "mark_of_pages" in codes()
    opened.run(choose_export_format(chat, None, "", randomness))
    assert opened.ask(lambda reader: reader.find(Substitute, case_id=case_id)) == ()


def test_pages_that_show_what_a_program_would_not_print_wait_for_a_signature(
    work, opened, named, codes
):
    statement = named("Statement Shangguan")
    assert not {"shows_unprinted", "mark_of_pages"} & codes()
    work(add_marks([RedactionArea(statement, 1, BOX)], MarkInput("x")))
    assert "mark_of_pages" in codes()
    opened.run(choose_export_format(statement, ExportFormat.PAGES, "", lambda count: b"\7" * count))
    assert "shows_unprinted" in codes()
    assert "mark_of_pages" not in codes()


def test_a_summary_is_written_changed_and_undone(work, opened, named, shown, case_id):
    document = named("decision")
    randomness = lambda count: b"\5" * count  # noqa: E731
    with pytest.raises(Refused, match="substitute_without_text"):
        opened.run(choose_export_format(document, ExportFormat.SUMMARY, " \n ", randomness))
    opened.run(
        choose_export_format(document, ExportFormat.SUMMARY, "The court refused.", randomness)
    )
    assert [one.text for one in shown("AB/12").paragraphs] == ["The court refused."]
    opened.run(choose_export_format(document, ExportFormat.RETYPED, "The court:\nno.", randomness))
    assert shown("AB/12").form == "retyped"
    leaving = work(export_form_of(document))
    assert (leaving.kind, leaving.text) == (ExportFormat.RETYPED, "The court:\nno.")
    for _ in range(2):
        first, _ = opened.ask(next_undo(case_id))
        opened.run(undo(first))
    assert shown("AB/12").pages > 0


def test_what_was_read_is_offered_to_be_corrected(opened, named):
    text = opened.ask(text_to_correct(named("strait-morning")))
    assert len(text) > 200
    assert opened.ask(text_to_correct(DocumentId("0" * 32))) == ""


@pytest.mark.parametrize(
    ("text", "span", "grown"),
    [
        ("he saw Alim here", (8, 9), (7, 11)),
        ("he saw Alim here", (6, 12), (7, 11)),
        ("he saw it", (2, 3), (3, 3)),
        ("王伟来了", (0, 1), (0, 1)),
        ("O'Neil left", (2, 4), (0, 6)),
        ("a", (0, 99), (0, 1)),
    ],
)
def test_a_span_grows_to_whole_words(text, span, grown):
    assert whole_words(text, *span) == grown


@pytest.mark.parametrize(
    ("places", "terms", "code"),
    [
        ([], SPAN, "mark_without_area"),
        ([(9_999, 0, 4)], SPAN, "mark_without_area"),
        ([(1, 0, 4)], MarkInput("", kind=RedactionKind.SPAN), "mark_without_reason"),
        ([(1, 0, 4)], MarkInput("x", kind=RedactionKind.AREA), "mark_of_other_kind"),
    ],
)
def test_marks_of_words_without_place_reason_or_kind_are_refused(work, chat, places, terms, code):
    with pytest.raises(Refused, match=code):
        work(mark_words(chat, places, terms))


def test_a_sound_leaves_by_its_transcript_alone(work, opened, named, shown):
    """T52, T53: neither the voice nor the name of its file."""
    voice = named("PTT")
    assert (shown("AB/7").form, shown("AB/7").pages) == ("", 0)
    leaving = work(export_form_of(voice))
    assert leaving.is_played
    person = next(
        one
        for one in opened.ask(lambda reader: reader.find(Person))
        if one.protection == "withheld"
    )
    text = f"[[{person.id}]]: they came at night."
    randomness = lambda count: b"\6" * count  # noqa: E731
    opened.run(choose_export_format(voice, ExportFormat.TRANSCRIPT, text, randomness))
    exhibit = shown("AB/7")
    assert (exhibit.form, exhibit.pages) == ("transcript", 0)
    assert [one.text for one in exhibit.paragraphs] == ["[WITHHELD]: they came at night."]
    assert "PTT" not in exhibit.title + exhibit.witness
