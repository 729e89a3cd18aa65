"""Words about forums: what a profile breaks, what a forum will object to, what a pack lacks."""

from typing import Final

from casefiles.words.language import msg_mark, msg_mark_n

FORUMS: Final = {
    "forum_invalid": (
        "The profile “{file}” breaks a rule at {place}: {reason}.",
        "Bring back the profile that came with the program.",
    ),
    "law_invalid": (
        "The file of law “{file}” breaks a rule at {place}: {reason}.",
        "Bring back the file that came with the program.",
    ),
    "no_form": (
        "This profile has no form, so that there is nothing to make a filing pack of.",
        "Choose a body with a form under “By the rules of”; or export the dossier.",
    ),
    "pack_folder_exists": (
        "There is a folder “{name}” already, and it was kept. No file was written.",
        "Choose another folder, or move the earlier pack away.",
    ),
    "pack_over_total": (
        "The files have {size} MB in all; this forum takes {limit}. No file was written.",
        "Leave exhibits out, or let their pages leave smaller.",
    ),
    "own_address": (
        "That is no address of this kind.",
        "Type it as it stands on the page of the body, and nothing beside it.",
    ),
    "own_limit_number": (
        "That is no sensible number.",
        "Type a number above nought, such as 20 or 4000.",
    ),
    "closed_day": (
        "A line is no day of that year.",
        "Write a day a line, such as 14 May 2027, all of the year of the list.",
    ),
    "closed_year": ("That is no year.", "Write the year with four digits."),
    "deadline_unsigned": (
        "The list of closed days that this rule needs is not known, so that it gives no date.",
        "Enter the list of the Court, or sign with your name for the moment that you typed.",
    ),
    "pack_unknown": (
        "This filing pack is not in the vault any more.",
        "Make the pack again.",
    ),
    "pack_already_filed": (
        "This filing pack is in the register already, as it was filed.",
        "Open it there: receipt, number and what came of it can still be added.",
    ),
}
"""What is refused, and what to do."""

FORUMS_LABELS: Final = {
    "echr_registry": "Closed days of the registry in Strasbourg,",
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
    "unknown_paper": "no paper to be signed is called so",
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
    "verified_not_at_source": "it is declared verified, and was read neither on an official page"
    " nor in a copy of the official text",
    "verified_without_key": "it is declared verified, and names no source out of the list",
    "verified_without_day": "it is declared verified without the day on which its source was read",
    "verified_unsigned": "it is declared verified without the lawyer who signed it, and the day",
    "convention_without_treaty": "it cites a convention and does not say which treaty that is",
    "treaty_without_parties": "no list says who is a party to the treaty that it cites",
    "signed_before_read": "it was signed before it was read",
}
"""Reasons in words."""

FORUM_FINDINGS: Final = {
    "forum_limit": msg_mark_n(
        "1 limit of this forum is exceeded: it refuses what is over it",
        "{n} limits of this forum are exceeded: it refuses what is over them",
    ),
    "forum_limit_warned": msg_mark_n(
        "1 limit of this forum is exceeded, as far as it is known",
        "{n} limits of this forum are exceeded, as far as they are known",
    ),
    "forum_limit_by_hand": msg_mark_n(
        "1 limit of this forum is about papers that are not made here: look yourself",
        "{n} limits of this forum are about papers that are not made here: look yourself",
    ),
    "forum_missing": msg_mark_n(
        "1 field that this forum needs is empty",
        "{n} fields that this forum needs are empty",
    ),
    "forum_cells_beyond": msg_mark_n(
        "1 line of a list has more parts than this form has columns: the rest ends the last one",
        "{n} lines of lists have more parts than this form has columns: the rest ends the last one",
    ),
    "forum_empty": msg_mark_n(
        "1 field that this forum would like to be filled in is empty",
        "{n} fields that this forum would like to be filled in are empty",
    ),
    "forum_papers": msg_mark_n(
        "1 paper has still to be signed by hand, or to come back",
        "{n} papers have still to be signed by hand, or to come back",
    ),
    "forum_papers_late": msg_mark_n(
        "1 paper that is signed by hand is overdue, or was refused",
        "{n} papers that are signed by hand are overdue, or were refused",
    ),
    "forum_passed": msg_mark_n(
        "1 check of this forum finds nothing amiss",
        "{n} checks of this forum find nothing amiss",
    ),
    "forum_one_committee": (msg_mark("Not exactly one committee is chosen"),) * 2,
    "forum_language_ok": msg_mark_n(
        "1 language is not taken by this forum: attach a translation or summary",
        "{n} languages are not taken by this forum: attach translations or summaries",
    ),
    "forum_authority_present": (msg_mark("The signed authority is not among the exhibits"),) * 2,
    "forum_authority_signed": (msg_mark("The authority is not attached, or not signed by both"),)
    * 2,
    "forum_acceptance_ok": (
        msg_mark("It is not said that the State accepted this procedure in time"),
    )
    * 2,
    "forum_forum_conflict": msg_mark_n(
        "1 other procedure may bar this one: say why it does not",
        "{n} other procedures may bar this one: say why they do not",
    ),
    "forum_exhaustion_complete": msg_mark_n(
        "1 remedy has neither an outcome nor a reason why it was not used",
        "{n} remedies have neither an outcome nor a reason why they were not used",
    ),
    "forum_annex_refs_resolve": msg_mark_n(
        "1 annex is named without being there, or is there without being named",
        "{n} annexes are named without being there, or are there without being named",
    ),
    "forum_third_party_consent": msg_mark_n(
        "1 person is named, and no yes to these readers is recorded",
        "{n} persons are named, and no yes to these readers is recorded",
    ),
    "forum_pdf_text_layer": msg_mark_n(
        "1 exhibit would leave as pictures: let text lie behind its pages",
        "{n} exhibits would leave as pictures: let text lie behind their pages",
    ),
    "forum_filename_extended_ascii": (
        msg_mark(
            "The names of the files would hold the client’s name, or letters"
            " that this forum refuses"
        ),
    )
    * 2,
    "forum_removal_datetime_tz": msg_mark_n(
        "The removal lacks its hour, its zone or its destination",
        "The removal lacks {n} of its hour, its zone and its destination",
    ),
    "forum_domestic_decisions_attached": (msg_mark("No domestic decision is attached"),) * 2,
    "forum_id_unredacted": (msg_mark("The identity document is not attached whole and untouched"),)
    * 2,
    "forum_id_valid": (msg_mark("It is not said that the identity document is still valid"),) * 2,
    "forum_poa_scope": (
        msg_mark("The power of attorney does not cover access to any information recorded"),
    )
    * 2,
    "forum_single_type": (msg_mark("Not exactly one kind of request is chosen"),) * 2,
    "forum_confidential_marked": msg_mark_n(
        "1 confidential item lacks from whom it is kept, or why",
        "{n} confidential items lack from whom they are kept, or why",
    ),
    "forum_no_embedded_files": (msg_mark("Files lie in the file, which this forum refuses"),) * 2,
    "forum_dpi_max": msg_mark_n(
        "1 exhibit leaves in more dots per inch than this forum wants",
        "{n} exhibits leave in more dots per inch than this forum wants",
    ),
    "forum_deadline_not_missed": msg_mark_n(
        "1 date has passed: say why this comes late",
        "{n} dates have passed: say why this comes late",
    ),
}
"""One and several of what a forum would object to."""
