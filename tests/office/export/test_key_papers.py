"""The key paper: for a judge alone, apart from all that is served, and known again."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from casefiles.custody.pseudonym_key import KeyDerivationCost
from casefiles.domain.disclosure.closed_paper import CLOSED_MARK
from casefiles.domain.files.ocr import OcrLine, OcrPage
from casefiles.domain.foundation.boxes import Box
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import CaseId, EditionId, ReachId
from casefiles.domain.records.case_records import (
    Case,
    Document,
    Edition,
    Exhibit,
    Person,
    Protection,
)
from casefiles.domain.records.editions import ExportedFile, FileSignature
from casefiles.domain.records.foreseeable_readers import Reach
from casefiles.domain.records.showings import Appearance, Showing
from casefiles.office.draft.drafting import draft_of
from casefiles.office.export.exporting import require_apart
from casefiles.office.export.key_papers import write_key_paper
from casefiles.office.export.pseudonym_keys import Sealing, seal_key
from casefiles.office.people.showings import save_showing
from casefiles.office.stops.closed_papers import closed_paper_findings
from casefiles.office.workplace.edition_request import EditionRequest
from casefiles.store.search.ocr_pages import StoredOcrPage
from tests.office.left_editions import leave
from tests.office.sample_at_hand import *  # noqa: F403  # fixtures

CLOSED = "court_closed"
CHEAP = KeyDerivationCost(64, 1, 1)
NAMED = Showing(CLOSED, Appearance.NAMED, reason="Order of 3 May")


@pytest.fixture
def people(opened):
    """Return who has a placeholder of their own; all but the last are named to the judge."""
    found = opened.ask(lambda reader: reader.find(Person))
    lettered = [one for one in found if one.protection is Protection.PSEUDONYM and one.names]
    for one in lettered[:-1]:
        opened.run(save_showing(one.id, NAMED))
    return lettered


@pytest.fixture
def edition(opened, case_id, people):
    return leave(opened, case_id, CLOSED)


@pytest.fixture
def draft_for(work, case_id):
    return lambda audience: work(
        lambda workplace, _: draft_of(
            workplace, EditionRequest(case_id, "national_court", audience)
        )
    )


@pytest.fixture
def codes(opened, draft_for):
    return lambda audience: [
        one.code for one in closed_paper_findings(opened.workplace, draft_for(audience))
    ]


def widen(opened, case_id, *wider):
    opened.run(
        lambda at: at.insert(Reach(ReachId("5" * 32), case_id, CLOSED, wider, (), "A party"), "add")
    )


def test_the_key_names_in_all_scripts_whom_the_judge_may_know_and_nobody_else(
    opened, work, edition, people, tmp_path
):
    path = work(write_key_paper(edition, tmp_path / "key"))
    assert path == tmp_path / "key" / "key-court-closed.pdf"
    pages = opened.workplace.template().read([path.read_bytes()], CancellationToken()).pages
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert all(page.text.count(CLOSED_MARK) == 1 for page in pages)
    *known, other = people
    assert all(name.text in text for one in known for name in one.names if name.text.isascii())
    assert not any(name.text in text for name in other.names)
    (entry, *_) = opened.ask(lambda reader: reader.entries_of(Edition, edition))
    assert entry.action == "key_paper"


def test_a_key_paper_lies_in_a_folder_that_holds_nothing_else(work, edition, tmp_path):
    (tmp_path / "dossier.pdf").write_bytes(b"served")
    with pytest.raises(Refused) as refused:
        work(write_key_paper(edition, tmp_path))
    assert refused.value.code == "folder_not_own"
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".pdf"] == ["dossier.pdf"]


def test_no_key_on_paper_for_readers_who_reach_others(opened, work, case_id, edition, tmp_path):
    widen(opened, case_id, "expert")
    with pytest.raises(Refused) as refused:
        work(write_key_paper(edition, tmp_path / "key"))
    assert refused.value.code == "key_reaches_others"
    assert not (tmp_path / "key").exists()


def test_a_wider_reach_after_a_key_left_is_found_with_who_can_read_it(
    opened, work, case_id, edition, draft_for, codes, tmp_path
):
    work(write_key_paper(edition, tmp_path / "key"))
    assert codes(CLOSED) == []
    widen(opened, case_id, "requesting_state")
    (found,) = closed_paper_findings(opened.workplace, draft_for(CLOSED))
    assert found.code == "closed_reach_widened"
    words = [one.words for one in found.spots]
    assert len(words) == 2
    assert words[1].startswith("the key of ")
    assert all(one.endswith("can now be read by the requesting State") for one in words)


def test_a_closed_file_is_no_exhibit_of_an_open_paper_by_its_digest(
    opened, case_id, edition, codes
):
    assert codes("court_open") == []
    exhibit = opened.ask(lambda reader: reader.find(Exhibit))[0]
    document = opened.ask(lambda reader: reader.get(Document, exhibit.document_id))
    digest = opened.ask(lambda reader: reader.content_digest(document.content_id))
    closed = opened.ask(lambda reader: reader.get(Edition, edition))
    opened.run(lambda at: at.update(replace(closed, sha256=digest), "export"))
    assert codes("court_open") == ["closed_paper_enclosed"]
    assert codes(CLOSED) == []


@pytest.fixture
def shown_as(opened, codes, monkeypatch):
    """Return what is found in an open paper whose first exhibit has a digest."""
    exhibit = opened.ask(lambda reader: reader.find(Exhibit))[0]
    document = opened.ask(lambda reader: reader.get(Document, exhibit.document_id))
    kind = type(opened.ask(lambda reader: reader))
    real = kind.content_digest

    def found(digest):
        monkeypatch.setattr(
            kind,
            "content_digest",
            lambda self, one: digest if one == document.content_id else real(self, one),
        )
        return codes("court_open")

    return found


def test_a_key_that_left_is_no_exhibit_of_an_open_paper_by_its_digest(
    opened, work, edition, shown_as, tmp_path
):
    digests = {}
    for folder in ("one", "two"):
        data = work(write_key_paper(edition, tmp_path / folder)).read_bytes()
        digests[hashlib.sha256(data).hexdigest()] = "key_paper"
    sealed = work(seal_key(edition, Sealing(tmp_path / "a.key", "correct horse battery"), CHEAP))
    digests[hashlib.sha256(sealed.read_bytes()).hexdigest()] = "seal_key"
    kept = opened.ask(lambda reader: reader.get(Edition, edition))
    assert {one.sha256: one.name for one in kept.keys} == digests
    for digest in digests:
        assert shown_as(digest) == ["closed_paper_enclosed"]
    assert shown_as("ef" * 32) == []


@pytest.mark.parametrize("of", ["file", "before it was signed", "before its time", "pack", "case"])
def test_each_closed_file_that_left_is_known_by_its_digest(opened, edition, shown_as, of):
    closed = opened.ask(lambda reader: reader.get(Edition, edition))
    digest = "ab" * 32
    signature = FileSignature(("A",), "B", (), "", "", "")
    changed = {
        "file": replace(closed, sha256=digest),
        "before it was signed": replace(closed, file_signature=replace(signature, unsigned=digest)),
        "before its time": replace(closed, file_signature=replace(signature, first=digest)),
        "pack": replace(closed, files=(ExportedFile("closed-1.pdf", 1, digest),)),
        "case": replace(closed, id=EditionId("7" * 32), case_id=CaseId("8" * 32), sha256=digest),
    }[of]
    if of == "case":
        other = Case(changed.case_id, "OTHER", "Another case", "", "CN", "TR", "2026-01-05")
        opened.run(lambda at: (at.insert(other, "add_case"), at.insert(changed, "export")))
    else:
        opened.run(lambda at: at.update(changed, "export"))
    assert shown_as(digest) == ["closed_paper_enclosed"]
    assert shown_as("ef" * 32) == []


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        (f"{CLOSED_MARK} · Confidential: for the judge alone", True),
        ("CL0SED  PAPER - Confidential: for the judge a1one", True),
        ("The closed paper of the court", False),
    ],
)
def test_a_closed_file_that_was_printed_and_scanned_is_known_by_the_head_in_its_picture(
    opened, draft_for, line, is_found
):
    draft = draft_for("court_open")
    document_id, page = next(
        (one, page)
        for one in draft.projection.documents
        for page in opened.ask(lambda reader, one=one: reader.reading(one)).pages
        if page.is_doubtful or not page.lines
    )
    read = OcrPage(
        "han_latin", "7", ("eng",), 0, 0.9, (OcrLine(line, Box(0.1, 0.02, 0.9, 0.04), ()),)
    )
    opened.run(lambda at: at.put_recognised(document_id, page.number, StoredOcrPage(read)))
    codes = [one.code for one in closed_paper_findings(opened.workplace, draft)]
    assert codes == ["closed_paper_enclosed"] * is_found


def test_a_closed_file_is_no_exhibit_of_an_open_paper_by_the_head_of_its_pages(
    opened, draft_for, codes, monkeypatch
):
    draft = draft_for("court_open")
    reading = opened.ask(lambda reader: reader.reading(draft.projection.documents[0]))
    first, *rest = reading.pages
    line = replace(first.lines[0], text=f"{CLOSED_MARK} · Confidential: for the judge alone")
    marked = replace(reading, pages=(replace(first, lines=(line,)), *rest))
    kind = type(opened.ask(lambda reader: reader))
    read = kind.reading
    one = draft.projection.documents[0]
    monkeypatch.setattr(
        kind, "reading", lambda self, which: marked if which == one else read(self, which)
    )
    found = list(closed_paper_findings(opened.workplace, draft))
    assert [finding.code for finding in found] == ["closed_paper_enclosed"]


@pytest.mark.parametrize(
    ("audience", "beside", "name", "code"),
    [
        (CLOSED, "", "dossier.pdf", "name_without_prefix"),
        (CLOSED, "dossier.pdf", "closed-dossier.pdf", "folder_not_own"),
        (CLOSED, "", "closed-dossier.docx", "closed_paper_is_no_word"),
        (CLOSED, "closed-one.pdf", "closed-dossier.pdf", ""),
        ("court_open", "closed-one.pdf", "dossier.pdf", "next_to_closed"),
        ("court_open", "key-one.pdf", "dossier.pdf", "next_to_closed"),
        ("court_open", "notes.txt", "dossier.pdf", ""),
    ],
)
def test_what_is_served_and_what_is_for_the_judge_alone_lie_apart(
    draft_for, tmp_path: Path, audience, beside, name, code
):
    folder = tmp_path / "out"
    folder.mkdir()
    if beside:
        (folder / beside).write_bytes(b"")
    if not code:
        require_apart(draft_for(audience), folder / name)
        return
    with pytest.raises(Refused) as refused:
        require_apart(draft_for(audience), folder / name)
    assert refused.value.code == code
