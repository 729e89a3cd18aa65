"""Texts for people about the library: vocabularies, packs of reference, and notes on them."""

from typing import Final

LIBRARY: Final = {
    "term_without_words": ("The term is empty.", "Enter the term."),
    "term_exists": (
        "This term already exists.",
        "Choose another term, or show the hidden one.",
    ),
    "term_in_use": (
        "Records that use this term: {records}.",
        "Replace it there first, or hide it.",
    ),
    "pack_unreadable": (
        "This file cannot be read as a pack.",
        "Choose the pack file from its publisher.",
    ),
    "text_not_signed": (
        "This file is not a signed pack.",
        "Ask the publisher for the signed pack.",
    ),
    "bad_signature": (
        "Invalid signature: the pack was changed after signing.",
        "Copy it again, or ask the publisher.",
    ),
    "key_not_accepted": (
        "The publisher of this pack is not trusted.",
        "Compare the fingerprint with the one received from the publisher by another channel.",
    ),
    "fingerprint_differs": (
        "This is not the fingerprint of the key that signed the pack.",
        "Compare group by group. If it differs, do not install the pack and contact the publisher.",
    ),
    "pack_already_there": (
        "This edition ({edition}) is already installed.",
        "No action needed.",
    ),
    "pack_older": (
        "This is edition {edition}; edition {installed} is in use.",
        "Ask the publisher for a later edition. To go back, remove the installed one first.",
    ),
    "pack_replaced": (
        "A later edition is installed.",
        "Remove that one to use this again.",
    ),
    "not_a_signing_key": (
        "This is not a signing key.",
        "Make one with casefiles pack key.",
    ),
    "signing_key_not_private": (
        "Others can read the file of the key.",
        "Let its owner alone read it: chmod 600.",
    ),
    "key_name_unusable": (
        "A key cannot have this name.",
        "Use small letters, digits, dots, slashes and hyphens, such as rights.example/packs.",
    ),
    "pack_invalid": (
        "The pack breaks a rule at {entry}, {field}: {reason}.",
        "Ask the publisher for a corrected pack.",
    ),
    "no_such_vocabulary": ("There is no such vocabulary.", "Choose one of the list."),
    "no_such_term": ("This vocabulary has no such word.", "Choose one of the list."),
}

LIBRARY_LABELS: Final = {
    "not_a_text": "it is empty, or no text",
    "not_an_id": "it is no id, which is letters and digits",
    "not_a_code": "it is no code, which is small letters",
    "not_a_side": "position missing",
    "not_a_list": "it is no list",
    "not_a_mapping": "it has no fields",
    "not_a_day": "it is no date",
    "not_a_number": "it is no number",
    "not_true_or_false": "it is neither true nor false",
    "not_utf8": "it is not UTF-8",
    "unknown_key": "it has a field that packs do not have",
    "missing_key": "the field is missing",
    "doubled_key": "duplicate field",
    "doubled_item": "two entries have this id",
    "review_before_as_of": "it is to be checked again before it was made",
    "not_a_state": "it is no code of a State",
    "kind_of_name": "it names neither a person, place, organ nor term",
    "too_few_forms": "it needs two forms or more, each of them once",
    "too_deep": "it is nested too deeply",
    "not_canonical": "it is not in the form that is signed",
    "unseen_letter": "it holds a letter that cannot be seen",
}
"""What is wrong with a field of data that people may edit."""
