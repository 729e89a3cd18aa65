"""Words of papers in other languages: whole, with the tokens of English, no longer than fits."""

import re
import shutil

import pytest

from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.domain.foundation.errors import InvalidInput, Refused
from casefiles.dossier.forum import wording_files
from casefiles.dossier.forum.dates import date_in_words
from casefiles.dossier.forum.forum_layout import languages_of_layout, load_layout, load_layouts
from casefiles.dossier.forum.translated_profile import missing_phrases, phrases_of
from casefiles.dossier.forum.wording import SLOT, WORDING
from casefiles.dossier.forum.wording_files import (
    DRAFTS,
    FILES,
    authority_names,
    digest_of_words,
    languages_with_words,
    load_language,
    message_words,
)
from casefiles.dossier.parts.filing_pack_texts import (
    CHECKLIST_FILE,
    MESSAGE_FILE,
    MESSAGE_WORDS,
    fixed_words,
    pack_texts,
)
from casefiles.library.legal_tests import load_legal_tests
from casefiles.paths import resources
from casefiles.resource_files.plain_yaml import read_plain_yaml

LANGUAGES = languages_with_words(resources())
ENGLISH = load_layout(resources(), "national_court").wording
OWN = ("national_court", "calendar", "redaction_schedule", "withholding_application")
LONGEST, SHORT = 1.6, 14
"""How much longer than English a phrase may be, and letters that any may have more."""
DATES = {
    "cs": (
        *("1. března 2021", "4. března 2021", "březen 2021"),
        *("4. – 7. března 2021", "asi březen 2021"),
    ),
    "el": (
        *("1η Μαρτίου 2021", "4 Μαρτίου 2021", "Μάρτιος 2021"),
        *("4 – 7 Μαρτίου 2021", "Μάρτιος 2021 (περίπου)"),
    ),
    "fr": ("1er mars 2021", "4 mars 2021", "mars 2021", "4 – 7 mars 2021", "env. mars 2021"),
    "es": (
        *("1.º de marzo de 2021", "4 de marzo de 2021", "marzo de 2021"),
        *("4 – 7 de marzo de 2021", "hacia marzo de 2021"),
    ),
    "it": (
        *("1º marzo 2021", "4 marzo 2021", "marzo 2021"),
        *("4 – 7 marzo 2021", "circa marzo 2021"),
    ),
    "pl": (
        *("1 marca 2021 r.", "4 marca 2021 r.", "marzec 2021 r."),
        *("4 – 7 marca 2021 r.", "ok. marzec 2021 r."),
    ),
    "tr": (
        *("1 Mart 2021", "4 Mart 2021", "Mart 2021", "4 – 7 Mart 2021"),
        "Mart 2021 civarı",
    ),
    "ru": (
        *("1 марта 2021 г.", "4 марта 2021 г.", "март 2021 г."),
        *("4 – 7 марта 2021 г.", "ок. март 2021 г."),
    ),
    "sv": (
        *("1 mars 2021", "4 mars 2021", "mars 2021"),
        *("4 – 7 mars 2021", "omkring mars 2021"),
    ),
}
WORDED = ("2021-03-01", "2021-03-04", "2021-03", "2021-03-04/2021-03-07", "2021-03~")


def test_the_first_languages_are_there():
    assert {"cs", "es", "fr", "it", "pl", "ru", "sv"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_is_there_with_the_tokens_of_english_and_fits(language):
    wording = load_language(resources(), language)
    assert wording.terms.keys() == WORDING.keys()
    for key, words in wording.terms.items():
        assert sorted(re.findall(SLOT, words)) == sorted(re.findall(SLOT, ENGLISH[key])), key
        assert len(words) <= max(LONGEST * len(ENGLISH[key]), len(ENGLISH[key]) + SHORT), key
    for phrase, words in wording.phrases.items():
        assert len(words) <= max(LONGEST * len(phrase), len(phrase) + SHORT), phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_phrase_is_one_that_some_form_or_test_prints(language):
    known = {one for layout in load_layouts(resources()) for one in phrases_of(layout)}
    for test in load_legal_tests(resources()).tests:
        known |= {test.title, *(one.text for one in test.texts), *(one.text for one in test.limbs)}
    assert set(load_language(resources(), language).phrases) <= known


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("profile", OWN)
def test_the_forms_of_the_office_are_whole_in_each_language(language, profile):
    layout = load_layout(resources(), profile, language)
    assert layout.language == language
    assert language in languages_of_layout(resources(), profile)


def test_a_missing_phrase_refuses_the_language_and_english_never_stands_in():
    layout = load_layout(resources(), "un_cat_art22")
    assert missing_phrases(layout, load_language(resources(), "fr"))
    assert "fr" not in languages_of_layout(resources(), "un_cat_art22")
    with pytest.raises(Refused, match="wording_incomplete"):
        load_layout(resources(), "un_cat_art22", "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_precision_of_a_date_has_words(language):
    dates = load_language(resources(), language).dates
    for text in (
        *WORDED, "2021", "202X", "20XX", "2021-XX", "2021-XX-XX", "2021-03-XX", "2021-03-04?",
        "2021-03-04%", "2021-03-04/..", "../2021-03-04", "2021/..", "../2021", "2021/", "/2021",
        "2021-03-04T14:05", "2021-03-04T14:05Z/2021-03-04T16:00Z", "2021-03/2021-05",
        "2021-03-04/2021-05-07", "2021-03-04/2022-01-02",
    ):  # fmt: skip
        assert is_edtf(text)
        words = date_in_words(text, dates)
        assert "{" not in words
        assert not re.search(r"\b(unknown|about|between|or after|or before|from)\b", words), words


@pytest.mark.parametrize("language", DATES)
def test_dates_are_worded_as_the_language_does(language):
    dates = load_language(resources(), language).dates
    assert tuple(date_in_words(one, dates) for one in WORDED) == DATES[language]


def test_a_review_holds_until_a_phrase_changes(tmp_path, monkeypatch):
    folder = tmp_path / "wording" / "fr"
    shutil.copytree(resources() / "wording" / "fr", folder)
    load = wording_files._loaded.__wrapped__
    monkeypatch.setattr(wording_files, "_loaded", load)
    assert load_language(tmp_path, "fr").unread == (*FILES, *DRAFTS)
    for name in (*FILES, *DRAFTS):
        path = folder / f"{name}.yaml"
        of = digest_of_words(read_plain_yaml(path.read_bytes()))
        entry = f'{{by: "Me A. B.", capacity: "avocate", on: "2026-12-03", what: "{of}"}}'
        path.write_text(path.read_text().replace("reviewed: []", f"reviewed: [{entry}]"))
    assert load_language(tmp_path, "fr").unread == ()
    path = folder / "filing.yaml"
    path.write_text(path.read_text().replace('"Audience"', '"Débats"'))
    assert load_language(tmp_path, "fr").unread == ("filing",)
    path.write_text(path.read_text().replace("{count}", "{page}", 1))
    with pytest.raises(InvalidInput, match="profile_invalid"):
        load_language(tmp_path, "fr")
    path.write_text(
        re.sub(r"\n  key_first: .*", "", path.read_text().replace("{page}", "{count}", 1))
    )
    with pytest.raises(InvalidInput, match="profile_invalid"):
        load_language(tmp_path, "fr")


def test_the_checklist_says_that_nobody_read_the_words_and_no_paper_does():
    english, polish = (load_layout(resources(), "pl_extradition", one) for one in ("", "pl"))
    shown = Disclosure(
        *("pl_extradition", "court_open", "R-1", "Sprawa", "", "", "", ""), (), (), (), (), (),
        has_withheld=False, has_boxes=False,
    )  # fmt: skip
    said = "Polish wording: not checked by a lawyer who pleads in Polish"
    assert said in dict(pack_texts(shown, polish, polish.form, ()))[CHECKLIST_FILE]
    assert said not in dict(pack_texts(shown, english, english.form, ()))[CHECKLIST_FILE]
    assert said in fixed_words(polish.form, polish)
    assert said not in "\n".join(polish.wording.values())


def test_every_decision_of_the_library_has_a_name_in_the_languages_of_courts_that_cite_it():
    names = {
        one
        for item in read_plain_yaml((resources() / "packs" / "builtin.yaml").read_bytes())[
            "authorities"
        ]
        for one in (item["name"], item["court"])
    }
    for language in ("cs", "es", "fr", "it", "pl", "sv"):
        table = authority_names(resources(), language)
        english = {one for one in names if re.search(r" v\.? |\b(?:Court|Committee) ", one)}
        own = {"Minister of Justice v Kim", "Minister of Justice v Kim (No 2)"}
        assert english - own <= table.keys(), language
        assert not any(re.search(r" v\. |\bCourt\b", one) for one in table.values()), language
    assert authority_names(resources(), "en") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_that_goes_with_papers_is_in_their_language(language: str):
    profile = load_layout(resources(), "fr_extradition", language)
    shown = Disclosure(
        *("fr_extradition", "court_open", "R-1", "T", "", "", "", ""), (), (), (), (), (),
        has_withheld=False, has_boxes=False,
    )  # fmt: skip
    message = dict(pack_texts(shown, profile, profile.form, ()))[MESSAGE_FILE]
    fixed = fixed_words(profile.form, profile)
    for words in MESSAGE_WORDS:
        assert words not in message
        assert message_words(resources(), language)[words] in message
        assert message_words(resources(), language)[words] in fixed
    title = load_language(resources(), language).phrases["France, extradition"]
    assert message.count(title) == 2
    english = load_layout(resources(), "fr_extradition")
    said = dict(pack_texts(shown, english, english.form, ()))[MESSAGE_FILE]
    assert all(words in said for words in MESSAGE_WORDS)
