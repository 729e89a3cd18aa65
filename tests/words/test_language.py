"""Texts in the language of the process: translated, counted, and English where one is lacking."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from casefiles import supervisor
from casefiles.domain.foundation.ids import CaseId, DeadlineId
from casefiles.domain.records.case_records import Deadline
from casefiles.office.chronology import reprisal_steps
from casefiles.words import catalogue, language
from casefiles.words.language import (
    FaultyMessage,
    msg,
    msg_mark,
    msg_n,
    msg_number,
    msg_of,
    msg_p,
)
from resources.catalogues import make_catalogues

POLISH = """\
msgid ""
msgstr ""
"Language: pl\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 "
"&& (n%100<10 || n%100>=20) ? 1 : 2;\\n"

msgid "Show {name}"
msgstr "Pokaż {name}"

msgid "{n} page"
msgid_plural "{n} pages"
msgstr[0] "{n} strona"
msgstr[1] "{n} strony"
msgstr[2] "{n} stron"

msgctxt "remaining"
msgid "Left"
msgstr "Pozostało"

msgid "Left"
msgstr "W lewo"

msgid "Overview"
msgstr "Przegląd"

#, fuzzy
msgid "People"
msgstr "Ludzie"

msgid "Broken {name}"
msgstr "Zepsute {name.__class__} {nobody}"
"""
CODES = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "label.sealing"
msgstr "Szyfrowanie plików"

msgid "error.passphrase_empty.happened"
msgstr "Hasło jest puste."

msgid "error.passphrase_empty.kept"
msgstr "Nic nie zmieniono."

msgid "error.passphrase_empty.next"
msgstr "Wpisz je."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "pl" / "LC_MESSAGES"
    place.mkdir(parents=True)
    for name, text in (("window", POLISH), ("codes", CODES)):
        (place / f"{name}.mo").write_bytes(make_catalogues.compiled(*make_catalogues.read(text)))
    return tmp_path


@pytest.fixture
def polish(folder: Path) -> Iterator[None]:
    language.speak("pl", folder)
    yield
    language.speak("en", folder)


@pytest.fixture
def forgiving() -> Iterator[None]:
    """As the program runs for users."""
    language.refuse_faults(refuses=False)
    yield
    language.refuse_faults()


@dataclass(frozen=True, slots=True)
class Row:
    key: str
    words: str


ROWS = (Row("overview", msg_mark("Overview")), Row("other", "Overview"))
WORDS = {"overview": (msg_mark("Overview"), "house"), "left": (msg_mark("Left", "remaining"), "")}


def test_english_is_as_it_is_written():
    assert msg("Show {name}", name="AB/1") == "Show AB/1"
    assert msg("Braces {} without values") == "Braces {} without values"
    assert [msg_n("{n} page", "{n} pages", n) for n in (0, 1, 1200)] == [
        "0 pages",
        "1 page",
        "1,200 pages",
    ]
    assert msg_n("a mark", "{n} marks on {what}", 1, what="pages") == "a mark"
    assert msg_p("remaining", "Left") == "Left"
    assert msg_of(ROWS) is ROWS
    assert msg_number(1234567) == "1,234,567"
    assert catalogue.label("sealing") == "Encrypting files"


@pytest.mark.usefixtures("polish")
def test_a_language_has_its_own_words_and_plurals():
    assert msg("Show {name}", name=3) == "Pokaż 3"
    counted = [msg_n("{n} page", "{n} pages", n) for n in (1, 2, 5, 22)]
    assert counted == ["1 strona", "2 strony", "5 stron", "22 strony"]
    assert (msg("Left"), msg_p("remaining", "Left")) == ("W lewo", "Pozostało")


@pytest.mark.usefixtures("polish")
def test_an_inserted_name_runs_its_own_way():
    assert msg("Show {name}", name="نور") == "Pokaż \u2068نور\u2069"


@pytest.mark.usefixtures("polish")
def test_constants_are_translated_where_they_are_shown():
    shown = msg_of(ROWS)
    assert [row.words for row in shown] == ["Przegląd", "Overview"], "only what is marked"
    assert [row.key for row in shown] == ["overview", "other"]
    assert msg_of(WORDS) == {"overview": ("Przegląd", "house"), "left": ("Pozostało", "")}
    assert WORDS["overview"][0] == "Overview"
    assert shown[1] is ROWS[1]


@pytest.mark.usefixtures("polish")
def test_texts_of_codes_are_found_by_their_code():
    assert catalogue.label("sealing") == "Szyfrowanie plików"
    assert catalogue.explain("passphrase_empty", {}).startswith("Hasło jest puste.\n")


@pytest.mark.usefixtures("polish")
def test_what_is_missing_is_refused_in_tests():
    with pytest.raises(FaultyMessage):
        msg("Nobody translated this")
    with pytest.raises(FaultyMessage):
        msg("People"), "a guess that nobody confirmed is none"
    with pytest.raises(FaultyMessage):
        msg_n("{n} file", "{n} files", 2)
    with pytest.raises(FaultyMessage):
        msg_p("direction", "Left")
    with pytest.raises(FaultyMessage):
        msg("Broken {name}", name="AB/1")


def test_a_value_that_is_missing_is_refused_in_tests():
    with pytest.raises(FaultyMessage):
        msg("Show {name} on {page}", name="AB/1")


@pytest.mark.usefixtures("polish", "forgiving")
def test_what_is_missing_or_broken_is_english_for_users():
    assert msg("Nobody translated this") == "Nobody translated this"
    assert msg_n("{n} file", "{n} files", 2) == "2 files"
    assert msg_p("direction", "Left") == "Left"
    assert msg("Broken {name}", name="AB/1") == "Broken AB/1"
    assert msg("Show {name} on {page}", name="AB/1") == "Show AB/1 on ?"
    assert catalogue.label("rendering_pages") == "Looking at pages"


def test_a_damaged_catalogue_is_english_for_users(folder: Path):
    (folder / "pl" / "LC_MESSAGES" / "window.mo").write_bytes(b"\xde\x12\x04\x95 not a catalogue")
    with pytest.raises(FaultyMessage):
        language.speak("pl", folder)
    language.refuse_faults(refuses=False)
    try:
        language.speak("pl", folder)
        assert msg("Overview") == "Overview"
        language.speak("../../pl", folder)
        assert language.spoken() == "en"
    finally:
        language.refuse_faults()
        language.speak("en", folder)


def test_the_language_for_developers_is_accented_and_longer(folder: Path):
    language.speak(language.PSEUDO, folder)
    try:
        shown = msg("Show {name} on every page", name="AB/1")
        assert shown.startswith("[Šhöw AB/1 öñ évérý pagé".replace("pagé", "págé"))
        assert msg_n("{n} page", "{n} pages", 1).startswith("[1 págé")
        assert msg_of(ROWS)[0].words.startswith("[Övérvîéw")
        assert len(msg("Word by word, or place by place")) >= 1.4 * 31
        assert catalogue.label("sealing").startswith("[Éñçrýptîñg")
    finally:
        language.speak("en", folder)


def test_the_same_texts_make_the_same_bytes():
    head, found = make_catalogues.read(POLISH)
    first = make_catalogues.compiled(head, found)
    assert make_catalogues.compiled(head, reversed(found)) == first
    assert [one.english for one in found].count("People") == 0
    assert make_catalogues.faults(found) == ["'Broken {name}': 'Zepsute {name.__class__} {nobody}'"]


def test_a_language_with_a_fault_is_not_compiled(folder: Path):
    place = folder / "pl" / "LC_MESSAGES"
    (place / "window.po").write_text(POLISH, encoding="utf-8")
    (place / "codes.po").write_text(CODES, encoding="utf-8")
    before = (place / "window.mo").read_bytes()
    assert len(make_catalogues.compile_language(folder / "pl")) == 1
    assert (place / "window.mo").read_bytes() == before
    good = POLISH.replace("Zepsute {name.__class__} {nobody}", "Zepsute {name}")
    (place / "window.po").write_text(good, encoding="utf-8")
    assert make_catalogues.compile_language(folder / "pl") == []
    assert (place / "window.mo").read_bytes() != before


def test_a_dossier_is_the_same_in_every_language_of_the_window(folder: Path):
    """The language of a dossier is in the terms of its edition, and is another thing."""
    from tests.dossier.sample_edition import edition
    from tests.dossier.test_dossier_pdf import typeset

    small = edition(exhibits=2, pages=1, events=4, facts=4)
    english = typeset(small)
    language.speak(language.PSEUDO, folder)
    try:
        assert msg("Overview") != "Overview"
        assert typeset(small) == english
        # Any code that has words of its own.
        hearing = Deadline(DeadlineId("1"), CaseId("1"), "sealing", "2021-03-04", "")
        assert reprisal_steps._date(hearing, lambda _, code: code).text == "Encrypting files"
        assert catalogue.label("sealing") != catalogue.printed_label("sealing")
    finally:
        language.speak("en", folder)


def test_what_the_vault_keeps_is_english_and_shown_in_the_language_of_the_window(folder: Path):
    language.speak(language.PSEUDO, folder)
    try:
        kept = language.msg_keep("Show {name}", name="AB/1") + " " + language.msg_keep("People")
        assert language.stored_words(kept).startswith("[Šhöw AB/1")
        assert "Šhöw" not in kept
        assert (
            language.stored_words("as an earlier version kept it")
            == "as an earlier version kept it"
        )
        crafted = language.msg_keep("Show {name}", name=language.msg_keep("People"))
        assert "[Péöplé" not in language.stored_words(crafted), "values are no messages"
        with language.in_english():
            assert language.stored_words(kept) == "Show AB/1 People"
            assert msg("Overview") == "Overview"
            assert msg_of(ROWS) is ROWS
            assert catalogue.label("sealing") == "Encrypting files"
            assert language.msg_n_of(("1 page", "{n} pages"), 1200) == "1,200 pages"
        assert language.msg_n_of(("1 page", "{n} pages"), 1).startswith("[1 págé")
    finally:
        language.speak("en", folder)


def test_nothing_that_makes_a_dossier_asks_the_catalogue():
    root = Path(language.__file__).parents[1]
    rooms = ("domain", "dossier", "typeset", "redaction", "signing", "custody", "store", "evidence")
    asking = [
        path.name
        for room in rooms
        for path in (root / room).rglob("*.py")
        if re.search(r"^\s*(import|from) casefiles\.words", path.read_text(), re.MULTILINE)
    ]
    assert asking == []


def test_a_window_is_told_its_language_and_nothing_that_loads_code(tmp_path: Path):
    environment = {language.VARIABLE: "pl", "LD_PRELOAD": "x.so", "PYTHONPATH": "/x"}
    kept = supervisor.environment_of_window(environment, tmp_path)
    assert kept[language.VARIABLE] == "pl"
    assert not {"LD_PRELOAD", "PYTHONPATH"} & kept.keys()
