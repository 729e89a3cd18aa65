"""What is found about a dossier, by code: in a list, and to whoever signs for it."""

import re
from typing import Final

from casefiles.words.editions import EDITIONS
from casefiles.words.filing_papers import FILING_FINDINGS, FILING_NEXT
from casefiles.words.forums import FORUM_FINDINGS
from casefiles.words.language import msg_mark, msg_mark_n, msg_n_of
from casefiles.words.preflight import PREFLIGHT_FINDINGS, PREFLIGHT_NEXT

_CLOSED: Final = msg_mark(
    "Closed material in an extradition case in England and Wales: the judge has no power to"
    " receive it (VB [2014] UKSC 59)"
)
_VALUE: Final = re.compile(r"\{(\w+)\}")
NAME_NOT_IN_SCRIPT: Final = "name_not_in_script"
FINDINGS: Final = {
    **EDITIONS,
    **FILING_FINDINGS,
    **FORUM_FINDINGS,
    **PREFLIGHT_FINDINGS,
    "consent_refused": msg_mark_n(
        "1 exhibit shows a person who refused or withdrew consent for this recipient",
        "{n} exhibits show a person who refused or withdrew consent for this recipient",
    ),
    "consent_missing": msg_mark_n(
        "1 exhibit shows a person without recorded consent for this recipient",
        "{n} exhibits show a person without recorded consent for this recipient",
    ),
    "asylum_told": msg_mark_n(
        "1 passage reveals an asylum claim and can reach the requesting State",
        "{n} passages reveal an asylum claim and can reach the requesting State",
    ),
    "closed_material": (_CLOSED, _CLOSED),
    "wording_unread": msg_mark_n(
        "The wording of this dossier's language is not checked by a lawyer who pleads in it",
        "The wording of this dossier's language is not checked by a lawyer who pleads in it",
    ),
    "closed_paper_enclosed": msg_mark_n(
        "1 exhibit is a paper for the judge alone",
        "{n} exhibits are papers for the judge alone",
    ),
    "closed_without_letter": msg_mark_n(
        "1 person is named to the judge but has no letter in the open paper",
        "{n} persons are named to the judge but have no letter in the open paper",
    ),
    "closed_reach_widened": msg_mark_n(
        "1 paper that left for the judge alone can now be read by others",
        "{n} papers that left for the judge alone can now be read by others",
    ),
    "facsimile_forbidden": msg_mark_n(
        "1 exhibit is traceable by copy: only replacement text can be exported",
        "{n} exhibits are traceable by copy: only replacement text can be exported",
    ),
    "unresolved_twins": msg_mark_n(
        "1 exhibit shows what is redacted in a linked copy or translation",
        "{n} times an exhibit shows what is removed from a copy or translation of it",
    ),
    "mark_on_another_text": msg_mark_n(
        "1 exhibit reads otherwise now than when its words were marked: mark them again",
        "{n} exhibits read otherwise now than when their words were marked: mark them again",
    ),
    "mark_of_pages": msg_mark_n(
        "1 exhibit is exported as text but has page marks",
        "{n} exhibits are exported as text but have page marks",
    ),
    "layout_tells": msg_mark_n(
        "1 exhibit is exported as images whose line layout shows the length of redacted words",
        "{n} exhibits are exported as images whose line layout shows the length of redacted words",
    ),
    "shows_unprinted": msg_mark_n(
        "1 exhibit is exported as images that show comments, deleted or hidden text",
        "{n} exhibits are exported as images that show comments, deleted or hidden text",
    ),
    "mark_without_page": msg_mark_n(
        "1 redaction mark is on a page that its exhibit does not have",
        "{n} redaction marks are on pages that their exhibits do not have",
    ),
    "box_without_area": msg_mark_n(
        "1 redaction mark covers nothing", "{n} redaction marks cover nothing"
    ),
    "mark_of_words": msg_mark_n(
        "1 exhibit with message marks would be exported as page images",
        "{n} exhibits with message marks would be exported as page images",
    ),
    "unasked": msg_mark_n(
        "1 exhibit is sensitive, and no consent is recorded",
        "{n} exhibits are sensitive, and no consent is recorded",
    ),
    "published": msg_mark_n(
        "1 exhibit is public: its published copy shows the redacted text. Withhold whole pages",
        "{n} exhibits are public: their published copies show the redacted text. Withhold whole"
        " pages",
    ),
    "mark_initials": msg_mark_n(
        "1 exhibit number contains initials of a protected person",
        "{n} exhibit numbers contain initials of protected persons",
    ),
    "marks_equal": msg_mark_n(
        "{n} exhibits would have the same number after redaction of names",
        "{n} exhibits would have the same number after redaction of names",
    ),
    "ink_over_edge": msg_mark_n(
        "1 page has a redaction mark that covers only part of a letter: check the page and enlarge"
        " the mark",
        "{n} pages have redaction marks that cover only part of a letter: check the pages and"
        " enlarge the marks",
    ),
    "stale_marks": msg_mark_n(
        "1 page looks different now than when its marks were drawn: mark it again",
        "{n} pages look different now than when their marks were drawn: mark them again",
    ),
    "unsettable": msg_mark_n(
        "1 text has a sign that no font here can draw",
        "{n} texts have a sign that no font here can draw",
    ),
    "scripts_not_read": msg_mark_n(
        "1 script of protected names cannot be read in finished pages: language data is missing",
        "{n} scripts of protected names cannot be read in finished pages: language data is missing",
    ),
    NAME_NOT_IN_SCRIPT: msg_mark_n(
        "1 protected name is missing in the letters of an exhibit: no search finds it there",
        "{n} protected names are missing in the letters of exhibits: no search finds them there",
    ),
    "read_back_near": msg_mark_n(
        "1 finished page shows a near match of a protected name",
        "{n} finished pages show near matches of protected names",
    ),
    "unread_area": msg_mark_n(
        "1 finished page has writing that OCR cannot read: check it",
        "{n} finished pages have writing that OCR cannot read: check them",
    ),
    "unread_pages": msg_mark_n(
        "1 exhibit page may show more than its text contains and has no page check",
        "{n} exhibit pages may show more than their text contains and have no page check",
    ),
    "undecided_hits": msg_mark_n(
        "1 passage may name or lead to a person and is undecided",
        "{n} passages may name or lead to a person and are undecided",
    ),
    "kinship_stays": msg_mark_n(
        "1 document or text mentions relatives other than those redacted: readers may infer who"
        " was redacted",
        "{n} documents or texts mention relatives other than those redacted: readers may infer who"
        " was redacted",
    ),
    "shared_name": msg_mark_n(
        "1 name leads to two people: choose who is meant, or [WITHHELD] shows that they share it",
        "{n} names lead to two people: choose who is meant, or [WITHHELD] shows that they share it",
    ),
    "minor_named": msg_mark_n(
        "1 person who may be under 18 is named openly: is that considered?",
        "{n} people who may be under 18 are named openly: is that considered?",
    ),
    "field_is_withheld": msg_mark_n(
        "1 field must name a person and would show a placeholder",
        "{n} fields must name a person and would show a placeholder",
    ),
    "named_in_field": msg_mark_n(
        "1 person is named in a field alone: readers learn who the placeholder is, here and in"
        " earlier dossiers",
        "{n} people are named in fields alone: readers learn who the placeholders are, here and in"
        " earlier dossiers",
    ),
    "named_in_document": msg_mark_n(
        "1 person is named in an exhibit alone: readers learn who the placeholder is, here and in"
        " earlier dossiers",
        "{n} people are named in exhibits alone: readers learn who the placeholders are, here and"
        " in earlier dossiers",
    ),
    "named_to_state": msg_mark_n(
        "1 person protected from other readers is named to the requesting State without consent,"
        " order or earlier publication",
        "{n} people protected from other readers are named to the requesting State without consent,"
        " order or earlier publication",
    ),
    "unconfirmed_variants": msg_mark_n(
        "1 variant spelling of a protected name is undecided",
        "{n} variant spellings of protected names are undecided",
    ),
    "unconfirmed_variants_shown": msg_mark_n(
        "1 place shows what may be a protected name, written in a way that is not confirmed",
        "{n} places show what may be protected names, written in ways that are not confirmed",
    ),
    "empty": msg_mark_n(
        "The dossier is empty: no event, fact or exhibit",
        "The dossier is empty: no event, fact or exhibit",
    ),
    "left_out_proof": msg_mark_n(
        "1 assertion relies only on exhibits not included: shown as “evidence to follow”",
        "{n} assertions rely only on exhibits not included: shown as “evidence to follow”",
    ),
    "unproven": msg_mark_n(
        "1 assertion without exhibit: shown as “evidence to follow”",
        "{n} assertions without exhibits: shown as “evidence to follow”",
    ),
    "narrative_dead_cites": msg_mark_n(
        "1 citation in the narrative is broken and will be omitted",
        "{n} citations in the narrative are broken and will be omitted",
    ),
    "narrative_left_out": msg_mark_n(
        "1 part of the narrative cites an exhibit that these readers do not get: no cite is shown",
        "{n} parts of the narrative cite exhibits that these readers do not get: none is shown",
    ),
    "narrative_bare": msg_mark_n(
        "1 numbered paragraph of the narrative cites nothing",
        "{n} numbered paragraphs of the narrative cite nothing",
    ),
    "paper_gaps": msg_mark_n(
        "1 gap in the argument is not filled: what is missing there cannot be exported",
        "{n} gaps in the argument are not filled: what is missing there cannot be exported",
    ),
    "paper_dead_links": msg_mark_n(
        "1 citation or link in the argument is broken and will be omitted",
        "{n} citations or links in the argument are broken and will be omitted",
    ),
    "paper_pinpoints_unread": msg_mark_n(
        "1 authority is cited but not read by a person: it is printed as not checked",
        "{n} authorities are cited but not read by a person: they are printed as not checked",
    ),
    "paper_law_unsigned": msg_mark_n(
        "1 paragraph states law in words that no lawyer has signed",
        "{n} paragraphs state law in words that no lawyer has signed",
    ),
    "unmarked": msg_mark_n(
        "1 document cited as evidence has no exhibit number: its citation is omitted",
        "{n} documents cited as evidence have no exhibit number: their citations are omitted",
    ),
    "as_text": msg_mark_n(
        "1 exhibit is exported as re-typeset text because its layout would reveal redactions",
        "{n} exhibits are exported as re-typeset text because their layout would reveal redactions",
    ),
    "separate": msg_mark_n(
        "1 exhibit cannot be shown as pages: it will be listed as produced separately",
        "{n} exhibits cannot be shown as pages: they will be listed as produced separately",
    ),
    "undated": msg_mark_n("The cover carries no date", "The cover carries no date"),
    "profile_old": msg_mark_n(
        "The rules of this profile were due for review on {day}",
        "The rules of this profile were due for review on {day}",
    ),
    "needed_field_redacted": msg_mark_n(
        "1 item this forum must be able to read would be redacted",
        "{n} items this forum must be able to read would be redacted",
    ),
    "needed_field_warned": msg_mark_n(
        "1 thing that such a forum usually must be able to read would be removed",
        "{n} things that such a forum usually must be able to read would be removed",
    ),
    "cipher_malformed": msg_mark_n(
        "1 assigned pseudonym is not a short line of text",
        "{n} assigned pseudonyms are not short lines of text",
    ),
    "cipher_is_token": msg_mark_n(
        "1 assigned pseudonym could be mistaken for a placeholder",
        "{n} assigned pseudonyms could be mistaken for placeholders",
    ),
    "cipher_is_name": msg_mark_n(
        "1 assigned pseudonym contains a name or number from this case",
        "{n} assigned pseudonyms contain a name or number from this case",
    ),
    "cipher_doubled": (msg_mark("{n} persons would have the same pseudonym"),) * 2,
    "cipher_initial": msg_mark_n(
        "1 assigned pseudonym contains an initial of the person",
        "{n} assigned pseudonyms contain an initial of the person",
    ),
    "cipher_order": (msg_mark("{n} assigned pseudonyms follow the order of the names"),) * 2,
    "schedule_for_others": (
        msg_mark("A redaction schedule is for the court in closed session only"),
    )
    * 2,
    "schedule_in_emergency": (msg_mark("This schedule is of an emergency dossier, which has none"),)
    * 2,
    "schedule_incomplete": msg_mark_n(
        "A judge cannot rule on 1 person: facts of risk or the need for redaction are missing",
        "A judge cannot rule on {n} persons: facts of risk or the need for redaction are missing",
    ),
    "schedule_neutral": (
        msg_mark("Can reach the requesting State: one neutral redaction reason is shown"),
    )
    * 2,
    "second_look_missing": (msg_mark("No second review of this version"),) * 2,
    "second_look_refused": (msg_mark("Second review refused this version"),) * 2,
    "second_look_given": (msg_mark("Approved as it is by {by}"),) * 2,
    "preset_old": (msg_mark("The rules of this redaction preset were due for review on {day}"),)
    * 2,
    "preset_effect": ("{effect}",) * 2,
    "excused_undecided": msg_mark_n(
        "1 name of a named person contains a protected name: it is redacted until you choose who"
        " is meant",
        "{n} names of named persons contain a protected name: they are redacted until you choose"
        " who is meant",
    ),
    "excused_cut": msg_mark_n(
        "1 mention of a named person is redacted because a line breaks within the name: check it",
        "{n} mentions of named persons are redacted because a line breaks within the name: check"
        " them",
    ),
    "named": msg_mark_n(
        "1 person is named: check that it may be",
        "{n} persons are named: check that they may be",
    ),
    "left_out": msg_mark_n(
        "1 exhibit is not included",
        "{n} exhibits are not included",
    ),
    "kept_back": msg_mark_n(
        "1 exhibit is privileged, excluded or a working paper: never exported",
        "{n} exhibits are privileged, excluded or working papers: never exported",
    ),
    "earlier": msg_mark_n(
        "1 edition for these readers was exported before; its placeholder letters are kept",
        "{n} editions for these readers were exported before; their placeholder letters are kept",
    ),
    "removed": msg_mark_n(
        "1 area is redacted on exhibit pages",
        "{n} areas are redacted on exhibit pages",
    ),
    "tokens": msg_mark_n(
        "1 mention of a protected person is replaced by a placeholder",
        "{n} mentions of protected persons are replaced by placeholders",
    ),
    "same_placeholder": msg_mark_n(
        "1 person is [WITHHELD] in this dossier",
        "{n} people are all [WITHHELD]: a reader cannot distinguish them",
    ),
    "all_read": (msg_mark("All exhibit pages were read or checked"),) * 2,
}
"""One and several of each finding."""

SIGNED: Final = {
    "unread_pages": msg_mark_n("Sign off 1 page", "Sign off {n} pages"),
    "read_back_near": msg_mark_n("Sign off 1 page", "Sign off {n} pages"),
    "unread_area": msg_mark_n("Sign off 1 page", "Sign off {n} pages"),
    NAME_NOT_IN_SCRIPT: msg_mark_n("Sign for 1 name", "Sign for {n} names"),
    "shared_name": msg_mark_n("Sign for 1 name", "Sign for {n} names"),
    "minor_named": msg_mark_n("Sign for 1 person", "Sign for {n} people"),
    "named_in_field": msg_mark_n("Sign for 1 person", "Sign for {n} people"),
    "named_in_document": msg_mark_n("Sign for 1 person", "Sign for {n} people"),
    "named_to_state": msg_mark_n("Sign for 1 person", "Sign for {n} people"),
    "schedule_incomplete": msg_mark_n("Sign off 1 person", "Sign off {n} persons"),
    "undecided_hits": msg_mark_n("Sign off 1 passage", "Sign off {n} passages"),
    "unconfirmed_variants": msg_mark_n("Sign off 1 spelling", "Sign off {n} spellings"),
    "unconfirmed_variants_shown": msg_mark_n("Sign off 1 passage", "Sign off {n} passages"),
}
"""What a signature is for, where it has a word of its own."""

NEXT: Final = {
    "text_not_translated": (
        "Translate each under Translations, or with casefiles translations; the checks lead to"
        " each place. With a removal in less than 72 hours a translation can follow."
    ),
    "text_version_stale": "Compare each with its text again under Translations, and save it.",
    "text_version_unchecked": (
        "Compare each with its original under Translations, and enter who checked it."
    ),
    "test_not_worded": "Leave out the section of grounds, or export in another language.",
    "language_not_taken": "Choose one of the languages that it takes, named in the checks.",
    **FILING_NEXT,
    **PREFLIGHT_NEXT,
    "broken_reference": (
        "Name the person again with @, or remove the brackets; the checks lead to each place."
    ),
    "protection_contradicts": (
        "Make one of two entries of one person; or sign, if two people share the name."
    ),
    "not_read_back": (
        "Have them checked, which takes minutes: tick that the pages are read back, or leave out"
        " --not-read-back. Or sign why they may be exported unchecked: --sign not_read_back=REASON."
    ),
    "edition_overlap": ("Fix or accept each in the window; or add --accept-overlap PAIR=REASON."),
    "pair_unanswered": (
        "Answer in the window under Combined disclosure, or at a terminal with casefiles pairing."
    ),
    "pair_barred": (
        "Assign other pseudonyms and exhibit numbers; or change the answer, in the window or at a"
        " terminal with casefiles pairing."
    ),
    "shows_source": ("Exclude them or use another source; or add --sign shows_source=REASON."),
    "mosaic": "Make them less specific in the window; or add --sign mosaic=REASON.",
    "forum_limit": (
        "Shorten what the checks name, or leave exhibits or sections out of this dossier."
    ),
    "consent_refused": (
        "Leave them out of the dossier; or, if that person agreed since, change what is recorded."
    ),
    "consent_missing": "Ask, and record the answer; or leave them out of the dossier.",
    "asylum_told": "Reword what the checks name or leave it out; or sign with a reason.",
    "closed_material": (
        "Export for open session: leave out what cannot be named, or put an expert, a published"
        " source or a statement that identifies nobody in its place."
    ),
    "closed_paper_enclosed": "Leave it out of every paper that is not for the judge alone.",
    "closed_without_letter": (
        "Show them as a pseudonym to the court in open session; or sign off with a reason."
    ),
    "closed_reach_widened": (
        "Take back who may foreseeably read what the judge gets; or sign off with a reason."
    ),
    "facsimile_forbidden": ("Exclude them from the dossier, or export replacement text."),
    "unresolved_twins": (
        "Copy the marks, mark the two as different, exclude one, or sign off with a reason."
    ),
    "mark_on_another_text": "Check them and mark the text again.",
    "mark_of_pages": "Mark their text, remove the page marks, or export page images.",
    "layout_tells": "Export them as text, or sign off with a reason.",
    "shows_unprinted": "Export them as text (final version), or sign off with a reason.",
    "mark_without_page": "Remove that mark, or mark the right page; the checks lead to it.",
    "box_without_area": "Remove that mark, or draw it again; the checks lead to it.",
    "mark_of_words": ("Export it as text, or remove the message marks and mark its pages."),
    "ink_over_edge": (
        "Draw the mark larger, or take the whole line; or sign with a reason and export again."
    ),
    "scripts_not_read": "Add the language data (see Vault, This computer), or sign with a reason.",
    NAME_NOT_IN_SCRIPT: (
        "Add the names in these letters in People; or add --sign name_not_in_script=REASON."
    ),
    "unread_pages": (
        "Check them and give their documents a list of redaction marks; or add --sign"
        " unread_pages=REASON."
    ),
    "undecided_hits": "Decide them in Dossier, Redact; or add --sign undecided_hits=REASON.",
    "shared_name": (
        "Choose the person in Dossier, Redact, or write a reference; or add --sign REASON."
    ),
    "unconfirmed_variants": ("Confirm or reject them in People, or sign off with a reason."),
    "unconfirmed_variants_shown": (
        "Confirm the spellings to redact them, reject them, or sign off with a reason."
    ),
    "field_is_withheld": (
        "In People, name the person to this recipient, or in this field alone; or choose another"
        " form."
    ),
    "named_in_field": "Sign with a reason, or name the person in no field.",
    "named_in_document": "Sign with a reason, or name the person in no exhibit.",
    "named_to_state": (
        "Record consent, an order or where the name is public already; or sign with a reason."
    ),
    "narrative_dead_cites": ("Fix them in the narrative, or sign off with a reason to omit them."),
    "paper_gaps": "Write what is missing in place of each gap, or remove the gap.",
    "paper_dead_links": "Correct the links, remove them, or mark the paper as a draft.",
    "paper_pinpoints_unread": (
        "Read each place in the decision and note it under Pinpoints; or mark the paper as a draft."
    ),
    "paper_law_unsigned": "Check and edit these paragraphs, or sign off with a reason.",
    "needed_field_redacted": "Set the person to Named, move the mark, or choose another preset.",
    "schedule_for_others": "Choose the court in closed session.",
    "schedule_in_emergency": (
        "Send the dossier alone; choose another preset for it before you list what it lacks."
    ),
    "schedule_incomplete": (
        "Choose facts and give the need under Reasons for the court; or add"
        " --sign schedule_incomplete=REASON."
    ),
    "second_look_missing": "A person with a different passphrase must review and approve it.",
    "second_look_refused": "Read the note and make the required changes.",
}
"""What to do where an export ends with it."""


def in_number(words: tuple[str, str], count: int) -> str:
    """Return the words for one or for several; values besides the count stay as they are named."""
    named = {name for name in _VALUE.findall("".join(words)) if name != "n"}
    return msg_n_of(words, count, **{name: f"{{{name}}}" for name in named})


def ended_with(code: str, count: int) -> tuple[str, str]:
    """Return what ended an export, as the list of findings says it, and what to do."""
    words = in_number(FINDINGS[code], count)
    return words if words.endswith(".") else f"{words}.", NEXT[code]
