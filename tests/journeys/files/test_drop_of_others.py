"""Three hundred files that others made, dropped in one go: each is kept, told, found, shown."""

# ruff: noqa: F811  fixtures of the window are arguments here

import os
import random
import re
import shutil
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from casefiles.domain.files.media import PLAYED
from casefiles.domain.records.case_records import Document
from casefiles.domain.search.search_rows import SearchFilter
from casefiles.office.case.search import search
from casefiles.ui.base.navigation import NavigationTarget
from casefiles.ui.places.documents.list.drop_area import DropArea
from casefiles.ui.places.documents.screen import DocumentsScreen
from casefiles.words.catalogue import label
from tests.corpus.campaign import corpus
from tests.corpus.gather import gather
from tests.journeys.files.test_drop_300 import case_id, drop, kept, session, shown  # noqa: F401
from tests.measured import note
from tests.ui.conftest import context, desk, made_sample, sample_vault, theme  # noqa: F401
from tests.ui.places.documents.test_pages_view import is_drawn

SEED = 20261125
FILES = 300
LARGEST = 8 << 20
PATIENCE = 1_800_000
SHOWING = 60_000
"""Milliseconds."""
WORD = re.compile(r"\b[A-Za-z]{7,20}\b")


def stick_of_others(folder: Path) -> list[Path]:
    """Copy files of every kind, as many of each as there are, up to a fair share."""
    kinds: dict[str, list[Path]] = defaultdict(list)
    for path in gather(corpus()):
        if path.stat().st_size <= LARGEST:
            kinds[path.suffix.lower()].append(path)
    chance = random.Random(SEED)
    for paths in kinds.values():
        chance.shuffle(paths)
    taken: list[Path] = []
    while len(taken) < FILES and any(kinds.values()):
        taken += [paths.pop() for paths in kinds.values() if paths]
    folder.mkdir()
    copies = [folder / f"{path.parent.name}-{path.name}" for path in taken[:FILES]]
    for path, copy in zip(taken, copies, strict=False):
        shutil.copyfile(path, copy)
    return copies


@pytest.mark.long
def test_files_of_others_are_kept_told_of_found_and_shown(
    session, context, case_id, qtbot, tmp_path
):
    files = stick_of_others(tmp_path / "stick")
    digests = {sha256(path.read_bytes()).hexdigest() for path in files}
    room = shown(context, qtbot)
    drop(room.findChild(DropArea), tmp_path / "stick")
    qtbot.waitUntil(lambda: bool(room.arrivals.rows()), timeout=60_000)
    qtbot.waitUntil(lambda: not room.arrivals.is_running, timeout=PATIENCE)
    found = kept(session, case_id)
    assert digests <= found.keys()
    unread = told_of(session, [found[digest] for digest in digests])
    note("files of others that were dropped in one go, all kept", len(digests))
    note("of these, listed with the reason why they cannot be read", unread)
    assert found_by_words(session, case_id, found, digests) > FILES // 3
    dropped = [found[digest] for digest in digests]
    assert [one.file_name for one in dropped if not is_shown(room, session, one, qtbot)] == []
    note("of these, shown in the window, or the reason why not", len(dropped))


def told_of(session, documents: list[Document]) -> int:
    """Check that each was read, or that words say why not; returns how many were not."""
    reasons = [
        session.vault.ask(lambda reader, one=one: reader.reading_head(one.id)) for one in documents
    ]
    assert all(head is not None for head in reasons)
    reasons_told = [head[1] for head in reasons if head[1]]
    assert all(label(code) != code.replace("_", " ") for code in set(reasons_told) - {PLAYED})
    return len(reasons_told)


def found_by_words(session, case_id, found, digests) -> int:
    """Look for a long word of each document; returns how many were looked for."""
    asked = 0
    for digest in sorted(digests):
        document = found[digest]
        pages = session.vault.ask(lambda reader, one=document: reader.pages(one.id, 1, 3))
        words = [word for page in pages for word in WORD.findall(page.text)]
        if words:
            wanted = SearchFilter(max(words, key=len), case_id, document_id=document.id)
            results = session.vault.ask(search(wanted))
            assert results.total, (document.file_name, wanted.text)
            asked += 1
    return asked


def is_shown(room: DocumentsScreen, session, document: Document, qtbot) -> bool:
    """Open a document: pages are drawn, sounds have their player, and the rest says why not."""
    pane = room.pane
    room.open(NavigationTarget("documents", document.id, "1"))
    unreadable = session.vault.ask(lambda reader: reader.reading_head(document.id))[1]

    def is_there() -> bool:
        if pane.here()[0] != document.id:
            return False
        if not unreadable:
            return is_drawn(pane.view)
        return pane.stage.is_played or pane._body.currentWidget() is pane._unreadable

    try:
        qtbot.waitUntil(is_there, timeout=SHOWING)
    except qtbot.TimeoutError:
        return False
    return True
