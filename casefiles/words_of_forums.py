"""Words about forums: what a profile breaks, what a forum will object to, what a pack lacks."""

from typing import Final

FORUMS: Final = {
    "forum_invalid": (
        "The profile “{file}” breaks a rule at {place}: {reason}.",
        "Bring back the profile that came with the program.",
    ),
}
"""What is refused, and what to do."""

FORUMS_LABELS: Final = {
    "unknown_key": "it says something that no profile says",
    "missing_key": "something that every profile says is missing",
    "doubled_key": "it says one thing twice",
    "doubled_item": "two items have one name",
    "not_a_text": "there is no text",
    "not_an_id": "that is no name of small letters, digits and underscores",
    "not_a_list": "that is no list",
    "not_a_mapping": "names with values are missing",
    "not_true_or_false": "that is neither true nor false",
    "not_a_day": "that is no day, such as 2026-11-24",
    "unknown_word": "that word is none of those that may stand there",
    "unknown_part": "no section of a dossier is called so",
    "unknown_fill": "nothing of the record is called so",
    "unknown_heading": "the field stands under a heading that is not there",
    "unknown_check": "no check is called so",
    "unknown_parent": "it inherits from a profile that is not there",
    "inherits_itself": "it inherits from itself",
    "nothing_to_insert_in": "there is no list to put anything into",
    "nothing_of_that_id": "nothing of that name is there to follow",
    "nothing_there": "there is nothing",
    "part_under_two_headings": "one section would be printed under two headings",
    "options_without_choice": "only a choice has options, and it must have some",
    "absurd_number": "that is no sensible number",
    "id_is_not_file_name": "its name is not that of the file",
    "review_before_as_of": "it is due for review before it was checked",
}
"""Reasons in words."""
