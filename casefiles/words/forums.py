"""Words about forums: what a profile breaks, what a forum will object to, what a pack lacks."""

from typing import Final

from casefiles.words.language import msg_mark, msg_mark_n

FORUMS: Final = {
    "forum_invalid": (
        "The profile “{file}” breaks a rule at {place}: {reason}.",
        "Restore the original forum profile.",
    ),
    "layout_invalid": (
        "The layout “{file}” breaks a rule at {place}: {reason}.",
        "Restore the original layout.",
    ),
    "version_without_language": (
        "The version has no language.",
        "Choose the language in which it is written.",
    ),
    "version_empty": (
        "The translation is empty.",
        "Type it, or remove the version of this language.",
    ),
    "translation_file_unreadable": (
        "The file with the translation cannot be read.",
        "Check its path; it is to be plain text in UTF-8.",
    ),
    "unknown_text": (
        "The case has no such text.",
        "List the texts with casefiles translations, and name one as it is listed.",
    ),
    "unknown_language": (
        "Dossiers cannot be made in this language with this form.",
        "Choose one of: {allowed}.",
    ),
    "wording_incomplete": (
        "{count} phrases of this form have no words in the language {language}.",
        "Choose another language or another form.",
    ),
    "unknown_layout": (
        "There is no layout of this name.",
        "Restore the layouts that came with the program.",
    ),
    "law_invalid": (
        "The file of law “{file}” breaks a rule at {place}: {reason}.",
        "Restore the file that came with the program.",
    ),
    "no_form": (
        "This forum has no form, so no filing pack can be made.",
        "Choose a forum with a form, or export the dossier.",
    ),
    "pack_folder_exists": (
        "There is a folder “{name}” already, and it was kept. No file was written.",
        "Choose another folder, or move the earlier pack away.",
    ),
    "pack_over_total": (
        "The files have {size} MB in all; this forum takes {limit}. No file was written.",
        "Exclude exhibits or reduce image quality.",
    ),
    "own_address": (
        "That is no address of this kind.",
        "Type it exactly as on the page of the body, and nothing else.",
    ),
    "own_limit_number": (
        "Not a valid number.",
        "Enter a number above 0, for example 20 or 4000.",
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
        "This filing pack is already recorded as filed.",
        "Open the submission to add acknowledgement, registration number and outcome.",
    ),
    "emergency_body_unknown": (
        "There is no such body for an emergency request.",
        "Use one of {allowed}.",
    ),
    "emergency_field_unknown": (
        "The form of this body has no field “{field}”.",
        "Use a field that is listed as missing.",
    ),
    "emergency_answer_empty": (
        "--answer must name a field and a text.",
        "Write --answer FIELD=TEXT once for each field.",
    ),
    "emergency_no_pack": (
        "No filing pack of this body waits to be sent.",
        "Make the pack first.",
    ),
    "emergency_sent_moment": (
        "The moment of sending needs day, hour and time zone, and cannot lie ahead.",
        "Write it such as 2026-12-02T15:20+01:00, by the clock of where it was sent.",
    ),
}
"""What is refused, and what to do."""

FORUMS_LABELS: Final = {
    "echr_registry": "Closed days of the registry in Strasbourg,",
    "unknown_key": "unknown key",
    "missing_key": "required key missing",
    "doubled_key": "duplicate key",
    "doubled_item": "duplicate item name",
    "not_a_text": "text missing",
    "not_an_id": "not a name of lower-case letters, digits and underscores",
    "not_a_list": "not a list",
    "not_a_mapping": "mapping expected",
    "not_true_or_false": "not true or false",
    "not_a_day": "not a date such as 2026-11-24",
    "unknown_word": "value not allowed here",
    "unknown_part": "unknown dossier section",
    "unknown_fill": "unknown record field",
    "unknown_rule": "unknown rule for an answer from the records",
    "unknown_paper": "unknown form for signature",
    "unknown_heading": "field under an unknown heading",
    "unknown_check": "unknown check",
    "unknown_parent": "inherits from an unknown profile",
    "inherits_itself": "inherits from itself",
    "nothing_to_insert_in": "list expected",
    "nothing_of_that_id": "unknown item to follow",
    "nothing_there": "empty",
    "part_under_two_headings": "one section would be printed under two headings",
    "options_without_choice": "only a choice has options, and it must have some",
    "many_without_choice": "only of a choice can several be taken",
    "absurd_number": "not a valid number",
    "id_is_not_file_name": "its name is not that of the file",
    "review_before_as_of": "review date earlier than check date",
    "verified_not_at_source": "it is declared verified, and was read neither on an official page"
    " nor in a copy of the official text",
    "verified_without_key": "it is declared verified, and names no source out of the list",
    "verified_without_day": "it is declared verified without the day on which its source was read",
    "verified_unsigned": "it is declared verified without the lawyer who signed it, and the day",
    "convention_without_treaty": "it cites a convention without identifying the treaty",
    "treaty_without_parties": "no list names the parties to the treaty that it cites",
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
        "1 required field is empty",
        "{n} required fields are empty",
    ),
    "forum_cells_beyond": msg_mark_n(
        "1 line of a list has more parts than this form has columns: the rest ends the last one",
        "{n} lines of lists have more parts than this form has columns: the rest ends the last one",
    ),
    "forum_answer_differs": msg_mark_n(
        "1 answer differs from the records of the case",
        "{n} answers differ from the records of the case",
    ),
    "forum_empty": msg_mark_n(
        "1 recommended field is empty",
        "{n} recommended fields are empty",
    ),
    "forum_papers": msg_mark_n(
        "1 form still to be signed or returned",
        "{n} forms still to be signed or returned",
    ),
    "forum_papers_late": msg_mark_n(
        "1 form for signature is overdue or refused",
        "{n} forms for signature are overdue or refused",
    ),
    "forum_passed": msg_mark_n(
        "1 forum check passed",
        "{n} forum checks passed",
    ),
    "forum_one_committee": (msg_mark("Not exactly one committee is chosen"),) * 2,
    "forum_language_ok": msg_mark_n(
        "1 language is not taken by this forum: attach a translation or summary",
        "{n} languages are not taken by this forum: attach translations or summaries",
    ),
    "forum_authority_present": (msg_mark("The signed authority is not among the exhibits"),) * 2,
    "forum_authority_signed": (msg_mark("The authority is not attached, or not signed by both"),)
    * 2,
    "forum_acceptance_ok": (msg_mark("Acceptance of this procedure by the State is not recorded"),)
    * 2,
    "forum_forum_conflict": msg_mark_n(
        "1 other procedure may bar this one: explain why it does not",
        "{n} other procedures may bar this one: explain why they do not",
    ),
    "forum_exhaustion_complete": msg_mark_n(
        "1 remedy has no outcome and no reason for non-use",
        "{n} remedies have no outcome and no reason for non-use",
    ),
    "forum_annex_refs_resolve": msg_mark_n(
        "1 annex is listed but missing, or present but not listed",
        "{n} annexes are listed but missing, or present but not listed",
    ),
    "forum_third_party_consent": msg_mark_n(
        "1 named person has no recorded consent for this recipient",
        "{n} named persons have no recorded consent for this recipient",
    ),
    "forum_pdf_text_layer": msg_mark_n(
        "1 exhibit would be exported as images: add a text layer",
        "{n} exhibits would be exported as images: add a text layer",
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
    "forum_id_unredacted": (msg_mark("Complete unredacted identity document not attached"),) * 2,
    "forum_id_valid": (msg_mark("Validity of the identity document is not recorded"),) * 2,
    "forum_poa_scope": (
        msg_mark("The power of attorney does not cover access to any information recorded"),
    )
    * 2,
    "forum_single_type": (msg_mark("Not exactly one kind of request is chosen"),) * 2,
    "forum_confidential_marked": msg_mark_n(
        "1 confidential item lacks its restriction or reason",
        "{n} confidential items lack their restriction or reason",
    ),
    "forum_no_embedded_files": (msg_mark("Embedded files: not accepted by this forum"),) * 2,
    "forum_dpi_max": msg_mark_n(
        "1 exhibit exceeds the forum's maximum resolution",
        "{n} exhibits exceed the forum's maximum resolution",
    ),
    "forum_deadline_not_missed": msg_mark_n(
        "1 time limit has expired: explain the delay",
        "{n} time limits have expired: explain the delay",
    ),
}
"""One and several of what a forum would object to."""
