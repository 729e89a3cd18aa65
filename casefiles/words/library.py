"""Texts for people about the library: vocabularies, packs of reference, and notes on them."""

from typing import Final

LIBRARY: Final = {
    "term_without_words": ("The word is empty.", "Write it as it shall be read."),
    "term_exists": (
        "This vocabulary has these words already.",
        "Choose other words, or show the hidden one again.",
    ),
    "term_in_use": (
        "{records} record(s) hold this word.",
        "Choose another there first, or hide this one: then it is not offered any more.",
    ),
    "pack_unreadable": (
        "This file cannot be read as a pack.",
        "Choose the file that its maker gave you; a link or a folder is none.",
    ),
    "text_not_signed": (
        "This file is no signed pack.",
        "Ask its maker for the signed one.",
    ),
    "bad_signature": (
        "The signature does not fit: the pack was changed after it was signed.",
        "Copy it again from where it came, or ask its maker.",
    ),
    "key_not_accepted": (
        "The maker of this pack is not accepted.",
        "Compare the fingerprint with the one that the maker gave you by another way.",
    ),
    "fingerprint_differs": (
        "This is not the fingerprint of the key that signed the pack.",
        "Check it group by group; if it differs, do not take the pack in, and ask the maker.",
    ),
    "pack_already_there": (
        "This edition ({edition}) is in use already.",
        "There is nothing to do.",
    ),
    "pack_older": (
        "This is edition {edition}; edition {installed} is in use.",
        "Ask its maker for a later one. To go back, remove the one in use first.",
    ),
    "pack_replaced": (
        "A later edition of it that was taken in stands in its place.",
        "Remove that one to use this again.",
    ),
    "not_a_signing_key": (
        "This is no key to sign with.",
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
        "Ask whoever made it for a sound one.",
    ),
    "no_such_vocabulary": ("There is no such vocabulary.", "Choose one of the list."),
    "no_such_term": ("This vocabulary has no such word.", "Choose one of the list."),
}

LIBRARY_LABELS: Final = {
    "not_a_text": "it is empty, or no text",
    "not_an_id": "it is no id, which is letters and digits",
    "not_a_code": "it is no code, which is small letters",
    "not_a_side": "it says not for whom it speaks",
    "not_a_list": "it is no list",
    "not_a_mapping": "it has no fields",
    "not_a_day": "it is no date",
    "not_a_number": "it is no number",
    "not_true_or_false": "it is neither true nor false",
    "not_utf8": "it is not UTF-8",
    "unknown_key": "it has a field that packs do not have",
    "missing_key": "the field is missing",
    "doubled_key": "a field stands there twice",
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
