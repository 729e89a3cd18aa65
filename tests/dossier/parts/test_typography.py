"""Quotes of the language of a text, ranges with dashes, and what stays on one line."""

import pytest

from casefiles.domain.disclosure.disclosed import DisclosedExhibit, DisclosedParagraph
from casefiles.dossier.parts.languages import spans
from casefiles.dossier.parts.typography import typeset_text
from tests.dossier.parts.test_exhibit_bands import told
from tests.dossier.test_composition import composed, text_of


@pytest.mark.parametrize(
    ("language", "plain", "printed"),
    [
        ("en", """He said "it's 'all' over".""", "He said “it’s ‘all’ over”."),
        ("en", "the judges' rule of the '90s", "the judges’ rule of the ’90s"),
        ("en", """a board of 6" by 5'""", """a board of 6" by 5'"""),
        ("en", "“curled” already", "“curled” already"),
        ("fr", '"Oui" : non !', "«\u00a0Oui\u00a0»\u00a0: non\u00a0!"),
        ("pl", '"tak"', "„tak”"),
        ("cs", '"ano"', "„ano“"),
        ("sv", '"ja"', "”ja”"),
        ("ru", '"да"', "«да»"),
        ("zh-Hans", '他说"好"。', "他说“好”。"),
        ("zh-Hant", '他說"好"。', "他說「好」。"),
        ("en", "see pp. 12-14, 2014-2016", "see pp. 12–14, 2014–2016"),
        ("en", "no. 12-14/2020, 2023-09-14, 20-555", "no. 12-14/2020, 2023-09-14, 20-555"),
    ],
)
def test_signs_take_the_shape_of_the_language(language: str, plain: str, printed: str) -> None:
    assert typeset_text(plain, language) == printed
    assert typeset_text(printed, language) == printed


def test_a_section_a_number_and_a_day_stay_whole() -> None:
    text = "On 14 September 2023, § 83 and no. 5 of [PERSON A]."
    found = spans(text, "en")
    whole = [one.text for one in found if one.is_unbroken]
    assert whole == ["14 September", "§ 83", "no. 5", "[PERSON A]"]
    assert "".join(one.text for one in found) == text


def test_what_an_exhibit_says_is_printed_as_it_was_written() -> None:
    said = """She wrote "it's pp. 3-4"."""
    paragraphs = (DisclosedParagraph("", said), DisclosedParagraph("", "So."))
    printed = text_of(composed(told(DisclosedExhibit("AB/1", said, "", 0, "words", paragraphs))))
    assert said in printed
    assert "She wrote “it’s pp. 3–4”." in printed, "its title is the lawyer's"
