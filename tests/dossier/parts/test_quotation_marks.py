"""Quotation marks as printers set them, by the language of a text."""

import pytest

from casefiles.domain.rules.paper_text import emphasised, paper_pieces, plain_text, with_links
from casefiles.dossier.parts.typography import curled


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en", 'He said "no" and \'yes\'; the State\'s note ("x").',
         "He said “no” and ‘yes’; the State’s note (“x”)."),
        ("fr", 'Il dit "non" ; l\'avis', "Il dit «\u00a0non\u00a0»\u00a0; l’avis"),
        ("pl", 'Powiedział "nie".', "Powiedział „nie”."),
        ("cs", 'Řekl "ne".', "Řekl „ne“."),
        ("zh-Hant", '他說"不"。', "他說「不」。"),
        ("en", 'as `"typed"` here', 'as "typed" here'),
        ("en", '" [AB]', "” [AB]"),
    ],
)  # fmt: skip
def test_marks_follow_the_language(language, typed, printed):
    assert curled(typed, language) == printed


def test_emphasis_is_read_and_an_odd_asterisk_is_itself():
    runs = emphasised(r"a *b* **c** d\* 2 * 3")
    assert [(one.text, one.is_italic, one.is_bold) for one in runs] == [
        ("a ", False, False), ("b", True, False), (" ", False, False),
        ("c", False, True), (" d* 2 * 3", False, False),
    ]  # fmt: skip
    assert "".join(one.text for one in emphasised("*open")) == "*open"


def test_links_are_cut_out_with_their_brackets_and_nothing_else_is():
    text = "So ([AB/1, 2]; [[law:liu § 83]]) it is[^1], [[abc]] (and [AB/2, 1-3])."
    first, note, cite, rest = paper_pieces(text)
    assert (first.text, first.is_grouped, [one.target for one in first.links]) == (
        "So", True, ["AB/1", "liu"],
    )  # fmt: skip
    assert (note.text, note.note) == (" it is", 1)
    assert (cite.text, cite.is_grouped, cite.links[0].last) == (", [[abc]]", True, 3) or (
        cite.text == ", [[abc]] (and " and not cite.is_grouped
    )
    assert rest.text.endswith(").") or rest.text == "."
    assert "[[abc]]" in plain_text(text)
    assert with_links(text, lambda link: link.words) == text
