"""The field finds commands by the names that people know them by."""

import pytest

from casefiles import paths
from casefiles.ui.base.actions import CATALOGUE
from casefiles.ui.shell.palette import commands_for
from casefiles.ui.shell.synonyms import synonyms_in, words_for_terms

TABLE = synonyms_in(paths.resources() / "synonyms/en.tsv")


def test_every_line_names_a_command():
    assert len(TABLE) >= 60
    assert TABLE.keys() <= {entry.name for entry in CATALOGUE}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("interim", "overview.emergency"),
        ("rule 39", "overview.emergency"),
        ("deportation", "overview.emergency"),
        ("blacken", "documents.mark"),
        ("anonymise", "documents.mark"),
        ("upload", "documents.add_files"),
        ("sister", "people.add_person"),
        ("witness", "people.add_person"),
        ("red notice", "register.add_notice"),
        ("bundle", "dossier.export"),
        ("dark", "app.theme"),
        ("hotkeys", "app.keys"),
        ("judgment", "register.add_decision"),
        ("bail", "register.add_detention"),
        ("harassment", "timeline.pressure"),
        ("contradiction", "timeline.flags"),
        ("pseudonym cipher", "dossier.tokens"),
        ("power of attorney", "dossier.papers"),
        ("backup", "app.go_vault"),
        ("audit", "app.go_history"),
        ("manual", "app.help"),
        ("dictionary", "documents.explain"),
    ],
)
def test_another_name_leads_to_the_command(typed, first):
    assert commands_for(typed, {}) == [] or commands_for(typed, {})[0].name == first
    assert commands_for(typed, TABLE)[0].name == first


def test_its_own_name_goes_before_another_name():
    assert commands_for("export", TABLE)[0].text.lower().startswith(("export", "test export"))


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("rehearse", "dossier.preview"),
        ("sealed key", "dossier.open_key"),
        ("second look", "dossier.second_look"),
        ("reach", "dossier.readers"),
        ("what does not fit", "timeline.flags"),
    ],
)
def test_another_word_for_a_term_leads_to_the_commands_that_name_it(typed, command):
    terms = words_for_terms(paths.resources() / "terms/en.tsv")
    named = [one.name for one in commands_for(typed, {})]
    found = [one.name for one in commands_for(typed, {}, terms)]
    assert command not in named
    assert command in found
    assert found[: len(named)] == named
