"""An exhibit whose text a dossier prints is nowhere called produced separately."""

from dataclasses import replace

import pytest

from casefiles.domain.disclosure.disclosed import (
    DisclosedExhibit,
    DisclosedFact,
    DisclosedParagraph,
    Disclosure,
)
from casefiles.domain.disclosure.disclosed_arguments import DisclosedCitation
from casefiles.domain.disclosure.disclosed_cover_sheets import DisclosedCoverSheet
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.dossier.forum.forum_layout import load_layouts
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.parts.filing_pack_texts import FIELDS_FILE, pack_texts
from casefiles.dossier.parts.references import check_references
from casefiles.dossier.word_edition import compose_for_word
from casefiles.redaction.clearance.word_file_structure import count_unexpected_in_word
from casefiles.typeset.word.word_document import build_word, words_of_parts
from tests.dossier.sample_edition import RESOURCES, edition
from tests.dossier.test_composition import PROFILE, composed, text_of

SEPARATE = "produced separately"
CHAT = DisclosedExhibit(
    *("AB/1", "Messages", "", 0, "messages"), (DisclosedParagraph("A · 09:00", "I was there."),)
)
FILM = DisclosedExhibit("AB/2", "Film", "", 0)
TRANSCRIPT = DisclosedExhibit(
    *("AB/2T", "Transcript of the film", "", 0, "transcript"),
    (DisclosedParagraph("", "Words."),),
    DisclosedCoverSheet("", "", "", "transcript", "AB/2"),
)
PACKED = [
    one
    for one in load_layouts(RESOURCES)
    if one.form is not None and any("exhibits_list" in each.parts for each in one.form.headings)
]


def told(*exhibits: DisclosedExhibit) -> Disclosure:
    cites = tuple(DisclosedCitation(one.mark, 0) for one in exhibits)
    facts = (DisclosedFact("It happened.", cites, EvidentialStatus.CITED),)
    return replace(edition(exhibits=0, events=0, facts=0), exhibits=exhibits, facts=facts)


def test_pdf_and_word_call_a_text_by_what_it_is() -> None:
    for document in (composed(told(CHAT)), compose_for_word(told(CHAT), PROFILE)):
        assert SEPARATE not in text_of(document)
    word = text_of(compose_for_word(told(CHAT, FILM, TRANSCRIPT), PROFILE))
    assert PROFILE.say("form_messages") in word
    assert PROFILE.say("form_transcript") in word
    assert word.count(SEPARATE) == 2, "the film: in the list, and where it is cited"
    assert "#" not in word, "no page of a file that word processors count themselves"


def test_what_leaves_as_text_stands_in_a_word_file_too_and_pages_do_not() -> None:
    exhibits = told(CHAT, FILM, TRANSCRIPT)
    listed = text_of(compose_for_word(exhibits, PROFILE))
    assert "I was there." not in listed
    document = compose_for_word(exhibits, PROFILE, has_texts=True)
    check_references(document)
    whole = text_of(document)
    assert "I was there." in whole
    assert "Words." in whole
    data = build_word(document)
    assert count_unexpected_in_word(data) == 0
    assert "I was there." in "".join(words_of_parts(data))
    pictures = replace(exhibits, exhibits=(replace(FILM, pages=2),), facts=())
    with_pages = compose_for_word(pictures, PROFILE, has_texts=True)
    assert with_pages == compose_for_word(pictures, PROFILE)


@pytest.mark.parametrize("profile", PACKED, ids=lambda one: one.id)
def test_the_sheet_of_fields_in_a_pack_calls_a_text_by_what_it_is(profile: Profile) -> None:
    assert profile.form is not None
    sheets = dict(pack_texts(told(CHAT, FILM), profile, profile.form, ()))
    lines = sheets[FIELDS_FILE].splitlines()
    assert f"AB/1  Messages  ({profile.say('form_messages')})" in lines
    assert f"AB/2  Film  ({SEPARATE})" in lines
