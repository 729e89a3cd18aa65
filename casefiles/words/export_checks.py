"""Words about what leaves or would leave: signing for it by its code, and what texts still tell."""

from typing import Final

from casefiles.words.filing_papers import FILING_REFUSALS, FILING_STRICTER
from casefiles.words.language import msg_mark, msg_mark_n, msg_n, msg_of
from casefiles.words.preflight import PREFLIGHT_TO_DO

_FOLLOW: Final = msg_mark(
    "Leave these texts or their sections out, or export in the language of the originals"
)
_UNREAD: Final = msg_mark_n(
    "The finished pages would be exported without the final OCR check: a protected name"
    " that shows only in an image, such as a scan or a stamp, would not be noticed",
    "The finished pages would be exported without the final OCR check: a protected name"
    " that shows only in an image, such as a scan or a stamp, would not be noticed",
)

EXPORT_FINDINGS: Final = {
    "broken_reference": msg_mark_n(
        "1 reference to a person is broken: its brackets and id would be printed",
        "{n} references to people are broken: their brackets and ids would be printed",
    ),
    "protection_contradicts": msg_mark_n(
        "1 name belongs to a named person and to a protected person: readers of the name learn of"
        " both",
        "{n} names belong to a named person and to a protected person: readers of the names learn"
        " of both",
    ),
    "unsearchable": msg_mark_n(
        "1 protected person has no name or number: nothing of them can be searched for",
        "{n} protected people have no name or number: nothing of them can be searched for",
    ),
    "public_word": msg_mark_n(
        "The protected name “{name}” is also a word in your text: 1 passage shows it as a"
        " placeholder that a reader may fill in. Choose another protection, or reword the text",
        "The protected name “{name}” is also a word in your text: {n} passages show it as a"
        " placeholder that a reader may fill in. Choose another protection, or reword the text",
    ),
    "sound_told": msg_mark_n(
        "1 passage reveals the sound of a protected name by the words next to its placeholder",
        "{n} passages reveal the sound of protected names by the words next to their placeholders",
    ),
    "not_read_back": _UNREAD,
    "text_not_translated": msg_mark_n(
        "1 text has no version in the language of this dossier",
        "{n} texts have no version in the language of this dossier",
    ),
    "text_version_stale": msg_mark_n(
        "1 translation is older than its text", "{n} translations are older than their texts"
    ),
    "text_version_unchecked": msg_mark_n(
        "1 translation is not checked", "{n} translations are not checked"
    ),
    "test_not_worded": msg_mark_n(
        "1 legal test has no words in the language of this dossier",
        "{n} legal tests have no words in the language of this dossier",
    ),
    "language_not_taken": msg_mark_n(
        "The forum takes no papers in the language of this dossier",
        "The forum takes no papers in the language of this dossier",
    ),
}
"""One and several of each finding."""

EXPORT_REFUSALS: Final = {
    **FILING_REFUSALS,
    "case_keeps_changing": (
        "The case changed each of the {times} times that this was made; no file was written.",
        "Wait until imports, OCR and edits have ended, then try again.",
    ),
    "case_changed_meanwhile": (
        "The case was changed while this was made, and no file was written.",
        "Try again.",
    ),
    "sign_names_nothing": (
        "--sign must name what it is for, with a reason: a reason alone would pass anything.",
        "Write --sign CODE=REASON once for each code that export prints after SIGN.",
    ),
    "sign_twice": ("--sign names {named} twice.", "Give one reason for it."),
    "sign_stops_nothing": (
        "--sign names {named}, which does not stop this dossier.",
        "Remove it or correct the code; everything that blocks this dossier is printed above.",
    ),
    "sign_passes_no_stop": (
        "--sign names {named}, which cannot be signed off.",
        "Fix what was printed above for it.",
    ),
    "accept_names_nothing": (
        "--accept-overlap must name a pair of editions, with a reason.",
        "Write --accept-overlap PAIR=REASON for each pair that export prints after PAIR.",
    ),
    "accept_twice": ("--accept-overlap names {named} twice.", "Give one reason for it."),
    "pair_unknown": (
        "--accept-overlap names {named}; this dossier has no such pair now.",
        "Use the names that were printed above: they change with what was found.",
    ),
    "form_broken_reference": (
        "{place} has brackets that were meant to name a person, such as [[x or [x].",
        "Write [[id]] with an id of the form, without blanks; or take the brackets out.",
    ),
    "form_reference_unread": (
        "{place} names a person by [[id]], which is not followed there: the id would stay.",
        "Write the words themselves, or take the brackets and the id out.",
    ),
}
"""What is not accepted, and what to do."""

_NEUTRAL: Final = {
    "en": msg_mark(
        "Omit “a” and “an”, or put a word between: “the person […]”, “the home of […]”."
    ),
    "fr": msg_mark("Put a noun between: « de la personne […] », « que la personne […] »."),
    "it": msg_mark(
        "Put a noun between: «e la persona […]», «alla persona […]», «della persona […]»."
    ),
    "es": msg_mark("Put a noun between: «y la persona […]», «o la persona […]»."),
    "de": msg_mark("Put a noun before: „das Haus der Person […]“."),
    "pl": msg_mark("Put a noun between: „z osobą […]”, „w sprawie osoby […]”."),
    "cs": msg_mark("Put a noun between: „s osobou […]“, „k osobě […]“."),
    "ru": msg_mark("Put a noun between: «с лицом […]», «к лицу […]», «о лице […]»."),
    "uk": msg_mark("Put a noun between: «з особою […]», «та особа […]»."),
    "tr": msg_mark("Put a noun after it: “[…] adlı kişi de”, “[…] adlı kişinin”."),
    "ug": msg_mark("Put a noun after it that takes the ending: «[…] ئىسىملىك كىشىنىڭ»."),
    "kk": msg_mark("Put a noun after it: «[…] есімді адам да», «[…] есімді адамның»."),
    "bo": msg_mark("Put an honorific after it that takes the particle: «[…] ལགས་ཀྱིས»."),
}


def begun_again_words(times: int) -> str:
    """Return why a file was made more than once; empty where it was not.

    Args:
        times: how often it was begun again.
    """
    if not times:
        return ""
    return msg_n(
        "The case was changed while the file was made. So it was made once more, and is wholly of"
        " the state of the case after the change.",
        "The case was changed while the file was made. So it was made {n} times more, and is"
        " wholly of the state of the case after the change.",
        times,
    )


def neutral_wording(language: str) -> str:
    """Return what to write instead where a text follows the sound of a hidden name."""
    return msg_of(_NEUTRAL.get(language, _NEUTRAL["en"]))


_LEAVE_OUT: Final = msg_mark("Leave these exhibits out of this dossier")
_NO_CIPHER: Final = msg_mark("Remove the assigned pseudonym: a letter is printed instead")
_OTHER_SIGNS: Final = msg_mark(
    "Assign other pseudonyms and other exhibit numbers for this recipient, and leave out what the"
    " other edition lacks"
)
_NO_ARGUMENT: Final = msg_mark("Leave the grounds out of this dossier")
STRICTER: Final = {
    "text_not_translated": _FOLLOW,
    "text_version_stale": _FOLLOW,
    "test_not_worded": _FOLLOW,
    "text_version_unchecked": _FOLLOW,
    "language_not_taken": msg_mark("Choose a language that the forum takes"),
    **FILING_STRICTER,
    "consent_refused": _LEAVE_OUT,
    "consent_missing": _LEAVE_OUT,
    "closed_material": msg_mark("Export for open session, without what cannot be named there"),
    "closed_paper_enclosed": _LEAVE_OUT,
    "facsimile_forbidden": _LEAVE_OUT,
    "mark_without_page": _LEAVE_OUT,
    "box_without_area": _LEAVE_OUT,
    "mark_of_words": _LEAVE_OUT,
    "mark_on_another_text": _LEAVE_OUT,
    "mark_of_pages": _LEAVE_OUT,
    "stale_marks": _LEAVE_OUT,
    "marks_equal": _LEAVE_OUT,
    "forum_limit": msg_mark("Leave exhibits or sections out of this dossier"),
    "broken_reference": msg_mark("Remove the brackets, or omit the section from this dossier"),
    "unsettable": msg_mark(
        "Remove the character, or omit the section or exhibit from this dossier"
    ),
    "edition_overlap": msg_mark(
        "Leave out here what the other edition lacks, or protect who is named there"
    ),
    "field_is_withheld": msg_mark("Send the dossier without this form"),
    "paper_gaps": _NO_ARGUMENT,
    "paper_dead_links": _NO_ARGUMENT,
    "paper_pinpoints_unread": _NO_ARGUMENT,
    "pair_unanswered": _OTHER_SIGNS,
    "pair_barred": _OTHER_SIGNS,
    "needed_field_redacted": msg_mark(
        "Send to a reader who need not read it, or on paper to the judge"
    ),
    "cipher_malformed": _NO_CIPHER,
    "cipher_is_token": _NO_CIPHER,
    "cipher_is_name": _NO_CIPHER,
    "cipher_doubled": _NO_CIPHER,
    "schedule_for_others": msg_mark("Send the dossier without a schedule"),
    "schedule_in_emergency": msg_mark("Send the dossier without a schedule"),
    "second_look_missing": msg_mark("Have it approved: nothing stricter can be sent in its place"),
    "second_look_refused": msg_mark("Correct what was refused and have it approved"),
}
"""For each stop that nobody can sign for, what can be sent all the same, within a minute."""

TO_DO: Final = {
    **PREFLIGHT_TO_DO,
    "unconfirmed_variants": msg_mark("In People, confirm or reject each variant spelling"),
    "unconfirmed_variants_shown": msg_mark(
        "In People, confirm the variant spelling to redact it, or reject it"
    ),
    "name_not_in_script": msg_mark(
        "In People, add the name in these letters, as it may be written there"
    ),
    "field_is_withheld": msg_mark(
        "In People, name the person to this recipient, or in this field alone"
    ),
    "named_in_field": msg_mark("In People, end the naming in the field; or sign with a reason"),
    "named_in_document": msg_mark(
        "In People, end the naming in the exhibit; or sign with a reason"
    ),
    "named_to_state": msg_mark("In People, record consent, an order or the publication"),
    "minor_named": msg_mark(
        "In People, protect any minor; or record in Dossier, Redact, that this was considered"
    ),
    "not_read_back": msg_mark(
        "To have them checked, which takes minutes, leave out --not-read-back"
    ),
    "schedule_incomplete": msg_mark(
        "In Dossier, Reasons for the court: choose facts, and give why nothing less will do"
    ),
    "paper_law_unsigned": msg_mark("In Dossier, Argument: check these paragraphs and edit them"),
    "undecided_hits": msg_mark(
        "In Dossier, Redact, answer each question; accepted suggestions are redacted"
    ),
}
"""For stops that somebody can sign for, what to do instead."""

ROOMS_IN_WORDS: Final = {
    "overview": msg_mark("Today"),
    "documents": msg_mark("Documents"),
    "timeline": msg_mark("Chronology"),
    "people": msg_mark("People"),
    "redaction": msg_mark("Dossier, Redact"),
    "dossier": msg_mark("Dossier"),
    "register": msg_mark("Proceedings"),
    "argument": msg_mark("Argument"),
    "sources": msg_mark("Country information"),
    "history": msg_mark("History"),
}
"""Places of the window by their keys, for who reads at a terminal where to go."""
PARTS_IN_WORDS: Final = {
    "edit": msg_mark("the case"),
    "facts": msg_mark("statement of facts"),
    "form": msg_mark("fields of the form"),
    "forms": msg_mark("variant spellings"),
    "mosaic": msg_mark("details that point to people"),
    "narrative": msg_mark("narrative"),
    "overlay": msg_mark("with earlier editions"),
    "paper": msg_mark("argument"),
    "papers": msg_mark("papers of the forum"),
    "schedule": msg_mark("reasons for the court"),
}
"""Parts of these places by what a finding says of them."""
