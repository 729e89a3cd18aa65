"""Texts about what cannot be laid out on a page; see `words`."""

from typing import Final

LAYOUT: Final = {
    "column_too_narrow": (
        "A table at text {number} of the section {place} has a column too narrow for its text.",
        "Give it fewer or wider columns.",
    ),
    "table_too_wide": (
        "A table at text {number} of the section {place} is wider than the page.",
        "Give its columns shares that make one together.",
    ),
    "row_misshapen": (
        "A row of a table at text {number} of the section {place} has too many or too few cells.",
        "Give each row a cell for each column; a cell may be empty.",
    ),
    "list_too_deep": (
        "A list at text {number} of section {place} is nested more than sixty levels deep.",
        "Flatten it: such a list cannot be followed on paper.",
    ),
    "figure_too_tall": (
        "A figure at text {number} of the section {place} has a part taller than a page.",
        "Shorten its texts, or make two figures of it.",
    ),
    "figure_too_wide": (
        "A figure at text {number} of the section {place} is wider than the text of the page.",
        "Draw it narrower.",
    ),
    "figure_not_a_date": (
        "A figure at text {number} of the section {place} has a date that is none.",
        "Write it in EDTF: 2021-03-04, 2021-03, 2021, 2021~, 2020/2021 or 2021/.. .",
    ),
    "relation_without_party": (
        "A relation at text {number} of the section {place} names nobody of its figure.",
        "Add that person or body, or remove the relation.",
    ),
    "relation_to_itself": (
        "A relation at text {number} of section {place} links a person with themselves.",
        "Leave it out.",
    ),
    "picture_without_size": (
        "The picture at text {number} of the section {place} has no width or no height.",
        "Make it again from its document.",
    ),
}
"""Faults of a document to be typeset: what happened, and what to do; nothing was written."""
