"""What a written file shows of itself, against what it should be: each check, and the sample."""

import io
from dataclasses import replace

import pikepdf
import pytest

from casefiles.domain.foundation.errors import ExportStopped
from casefiles.office.draft.drafting import draft_of
from casefiles.office.draft.edition_finishing import finish
from casefiles.office.preflight import finished_files
from casefiles.office.preflight.finished_files import (
    FinishedPaper,
    notes_in,
    require_sound_files,
)
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.redaction.clearance.final_check_frames import FileFacts, PageFacts
from casefiles.redaction.clearance.printed_facts import facts_of
from casefiles.typeset.document.looks import PaperSize
from tests.office.sample_at_hand import case_id, desk, made_sample, opened, sample_vault, work

__all__ = ["case_id", "desk", "made_sample", "opened", "sample_vault", "work"]

PAGES = tuple(PageFacts(label, 595, 842, has_hidden_text=True) for label in ("1", "2", "2A"))
SOUND = FinishedPaper(
    *("01_skeleton_R-1.pdf", 1000, FileFacts("en", 3, PAGES)),
    *(("Skeleton 1", "Page 2 of 3", "ends 2A"), frozenset({2})),
    *("en", PaperSize.A4, True, 5000),
)


def codes(paper: FinishedPaper) -> list[tuple[str, tuple[int, ...], bool]]:
    return [(one.code, one.pages, one.is_fault) for one in notes_in([paper])]


def with_page(paper: FinishedPaper, number: int, **changed) -> FinishedPaper:
    pages = list(paper.facts.pages)
    pages[number - 1] = replace(pages[number - 1], **changed)
    return replace(paper, facts=replace(paper.facts, pages=tuple(pages)))


def test_a_file_as_it_should_be_has_no_note():
    assert codes(SOUND) == []
    assert codes(with_page(SOUND, 1, width=842, height=595)) == [], "a page on its side"
    assert codes(with_page(SOUND, 1, has_hidden_text=False)) == [], "a page without an exhibit"


@pytest.mark.parametrize(
    ("paper", "found"),
    [
        (replace(SOUND, language="fr"), ("finished_language", (), True)),
        (replace(SOUND, language="en-GB"), ("finished_language", (), True)),
        (with_page(SOUND, 3, label="3"), ("finished_labels", (3,), True)),
        (with_page(SOUND, 2, label=""), ("finished_labels", (2,), True)),
        (replace(SOUND, paper=PaperSize.LETTER), ("finished_paper", (1, 2, 3), True)),
        (with_page(SOUND, 2, width=612, height=792), ("finished_paper", (2,), True)),
        (with_page(SOUND, 2, has_hidden_text=False), ("finished_bare", (2,), False)),
        (replace(SOUND, limit=999), ("finished_size", (), False)),
        (replace(SOUND, name="01_Łódź.pdf"), ("finished_name", (), False)),
        (replace(SOUND, name="a" * 121), ("finished_name", (), False)),
    ],
)
def test_each_thing_that_a_file_shows_is_told(paper, found):
    assert codes(paper) == [found]


def test_only_a_long_file_needs_bookmarks():
    bare = replace(SOUND.facts, bookmarks=0)
    assert codes(replace(SOUND, facts=bare)) == []
    longer = replace(bare, pages=(*PAGES, replace(PAGES[0], label="3")))
    paper = replace(SOUND, facts=longer, texts=(*SOUND.texts, "3"))
    assert codes(paper) == [("finished_bookmarks", (), False)]


def test_pages_are_told_in_runs():
    facts = replace(SOUND.facts, pages=tuple(replace(one, label="x") for one in PAGES))
    (note,) = notes_in([replace(SOUND, facts=facts)])
    assert note.words.endswith("page numbers of the file differ from those printed (p 1–3)")


@pytest.fixture
def made(opened, case_id, work):
    """Return a draft of the sample, and its file."""
    wanted = EditionRequest(case_id, "national_court", "court_open")

    def job(workplace, ticket):
        draft = replace(draft_of(workplace, wanted, ticket), without_text_layer=True)
        return draft, finish(workplace, draft, ticket)

    return work(job)


def test_a_file_that_the_program_made_badly_does_not_leave(made, monkeypatch):
    draft, finished = made
    ((file, checked),) = finished.checked
    assert require_sound_files(draft, finished.checked) == ()
    # The same file, whose pages were counted from another number.
    with pikepdf.open(io.BytesIO(file.data)) as pdf:
        pdf.Root.PageLabels.Nums[1].St = 700
        pdf.Root.Lang = pikepdf.String("fr")
        out = io.BytesIO()
        pdf.save(out)
    facts = facts_of(out.getvalue())
    assert facts.pages[0].label == "700"
    bad = replace(checked, report=replace(checked.report, facts=facts))
    with pytest.raises(ExportStopped, match="finished_file_faulty") as stopped:
        require_sound_files(draft, [(file, bad)])
    where = str(stopped.value.safe["where"])
    assert "language" in where
    assert "page numbers" in where
    # Nothing of it holds up a request in its last hours.
    monkeypatch.setattr(finished_files, "_is_emergency", lambda _draft: True)
    assert len(require_sound_files(draft, [(file, bad)])) == 2


def test_pages_of_the_sample_without_text_are_told_where_text_was_chosen(made):
    draft, finished = made
    shown = replace(draft, without_text_layer=False)
    (note,) = require_sound_files(shown, finished.checked)
    assert "exhibit pages without searchable text" in note
