"""How law was read: in words with day and place, and nonsense is refused."""

from datetime import date
from pathlib import Path

import pytest

from casefiles import paths
from casefiles.domain.foundation.errors import InvalidInput
from casefiles.library.seen import How, Seen, load_places, seen_of


def test_what_was_read_says_how_when_and_where():
    told = {"seen": "oc", "key": "CPR25", "read": "2026-11-28"}
    seen = seen_of(told, load_places(paths.resources()))
    assert seen.words.startswith("read in a copy of the official text, 28 November 2026 [CPR25: ")
    assert Seen(How.GENERAL).words == "from general knowledge, read in no source"
    assert Seen(How.OFFICIAL, "A", date(2026, 11, 28), "b").words.endswith("2026 [A: b]")


def test_every_place_says_something():
    places = load_places(paths.resources())
    assert len(places) > 100
    assert all(key.strip() == key and place.strip() for key, place in places.items())


@pytest.mark.parametrize("text", ["A\tb\nA\tc", "A", "A\tb\tc"])
def test_places_edited_into_nonsense_are_refused(tmp_path: Path, text):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "keys.tsv").write_text(text)
    with pytest.raises(InvalidInput):
        load_places(tmp_path)
