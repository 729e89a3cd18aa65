"""What is found about a dossier, by code: in a list, and to whoever signs for it."""

import re
from typing import Final

from casefiles.words.editions import EDITIONS
from casefiles.words.forums import FORUM_FINDINGS
from casefiles.words.language import msg_mark, msg_mark_n, msg_n_of

_CLOSED: Final = msg_mark(
    "Closed papers in an extradition case of England and Wales: the judge has no power to take"
    " them (VB [2014] UKSC 59). Sign only once you have read it, and say why they go all the same"
)
_VALUE: Final = re.compile(r"\{(\w+)\}")
NAME_NOT_IN_SCRIPT: Final = "name_not_in_script"
FINDINGS: Final = {
    **EDITIONS,
    **FORUM_FINDINGS,
    "consent_refused": msg_mark_n(
        "1 exhibit shows somebody who refused or withdrew consent for these readers",
        "{n} exhibits show somebody who refused or withdrew consent for these readers",
    ),
    "consent_missing": msg_mark_n(
        "1 exhibit shows somebody who did not say yes for these readers: ask, or leave it out",
        "{n} exhibits show somebody who did not say yes for these readers: ask, or leave them out",
    ),
    "asylum_told": msg_mark_n(
        "1 place tells of an asylum claim, and the requesting State may come to read it",
        "{n} places tell of an asylum claim, and the requesting State may come to read them",
    ),
    "closed_material": (_CLOSED, _CLOSED),
    "facsimile_forbidden": msg_mark_n(
        "1 exhibit can be traced by its copy: no page of it may leave, only new text",
        "{n} exhibits can be traced by their copies: no page of them may leave, only new text",
    ),
    "unresolved_twins": msg_mark_n(
        "1 exhibit shows what is removed from a copy or translation of it",
        "{n} times an exhibit shows what is removed from a copy or translation of it",
    ),
    "mark_on_another_text": msg_mark_n(
        "1 exhibit reads otherwise now than when its words were marked: mark them again",
        "{n} exhibits read otherwise now than when their words were marked: mark them again",
    ),
    "mark_of_pages": msg_mark_n(
        "1 exhibit leaves as text, but marks are on its pages",
        "{n} exhibits leave as text, but marks are on their pages",
    ),
    "layout_tells": msg_mark_n(
        "1 exhibit leaves as pages whose lines tell how long a removed word is",
        "{n} exhibits leave as pages whose lines tell how long a removed word is",
    ),
    "shows_unprinted": msg_mark_n(
        "1 exhibit leaves as pages that show comments, deleted text or what is hidden in it",
        "{n} exhibits leave as pages that show comments, deleted text or what is hidden in them",
    ),
    "mark_without_page": msg_mark_n(
        "1 mark names a page that its exhibit does not have",
        "{n} marks name pages that their exhibits do not have",
    ),
    "box_without_area": msg_mark_n("1 mark covers nothing", "{n} marks cover nothing"),
    "mark_of_words": msg_mark_n(
        "1 exhibit with marks in its messages would leave as pages",
        "{n} exhibits with marks in their messages would leave as pages",
    ),
    "unasked": msg_mark_n(
        "1 exhibit is sensitive, and nobody’s consent is recorded",
        "{n} exhibits are sensitive, and nobody’s consent is recorded",
    ),
    "published": msg_mark_n(
        "1 exhibit is published: who has it sees what goes from it. Rather take whole pages out",
        "{n} exhibits are published: who has them sees what goes. Rather take whole pages out",
    ),
    "mark_initials": msg_mark_n(
        "1 exhibit mark is the initials of somebody protected: give it another mark",
        "{n} exhibit marks are the initials of somebody protected: give them other marks",
    ),
    "marks_equal": msg_mark_n(
        "{n} exhibits would carry the same mark once protected names are gone from it",
        "{n} exhibits would carry the same mark once protected names are gone from it",
    ),
    "ink_over_edge": msg_mark_n(
        "1 page has a mark that leaves half a letter: look at it, and draw the mark larger",
        "{n} pages have marks that leave half a letter: look at them, and draw them larger",
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
        "On 1 finished page a machine read almost a protected name: look at it",
        "On {n} finished pages a machine read almost a protected name: look at them",
    ),
    "unread_area": msg_mark_n(
        "1 finished page has writing that no machine here can read: look at it",
        "{n} finished pages have writing that no machine here can read: look at them",
    ),
    "unread_pages": msg_mark_n(
        "1 page of an exhibit may show more than its text tells, and nobody looked at it",
        "{n} pages of exhibits may show more than their text tells, and nobody looked at them",
    ),
    "undecided_hits": msg_mark_n(
        "1 place may name or lead to somebody, and nobody has decided",
        "{n} places may name or lead to somebody, and nobody has decided",
    ),
    "kinship_stays": msg_mark_n(
        "1 paper or text tells of other kin than those that go: who is left out may be told",
        "{n} papers or texts tell of other kin than those that go: who is left out may be told",
    ),
    "shared_name": msg_mark_n(
        "1 name leads to two people: say whom it means, or [WITHHELD] tells that they share it",
        "{n} names lead to two people: say whom they mean, or [WITHHELD] tells that they share it",
    ),
    "minor_named": msg_mark_n(
        "1 person who may be under 18 is named openly: is that considered?",
        "{n} people who may be under 18 are named openly: is that considered?",
    ),
    "unconfirmed_variants": msg_mark_n(
        "1 other way to write a protected name is not decided: confirm or reject it",
        "{n} other ways to write protected names are not decided: confirm or reject them",
    ),
    "unconfirmed_variants_shown": msg_mark_n(
        "1 place shows what may be a protected name, written in a way that is not confirmed",
        "{n} places show what may be protected names, written in ways that are not confirmed",
    ),
    "empty": msg_mark_n(
        "This dossier would show no event, fact or exhibit",
        "This dossier would show no event, fact or exhibit",
    ),
    "left_out_proof": msg_mark_n(
        "1 assertion rests only on exhibits left out here: it will say “evidence to follow”",
        "{n} assertions rest only on exhibits left out here: they will say “evidence to follow”",
    ),
    "unproven": msg_mark_n(
        "1 assertion cites no exhibit: it will say “evidence to follow”",
        "{n} assertions cite no exhibit: they will say “evidence to follow”",
    ),
    "narrative_dead_cites": msg_mark_n(
        "1 cite of the narrative leads nowhere: mend it, or it is left out",
        "{n} cites of the narrative lead nowhere: mend them, or they are left out",
    ),
    "narrative_left_out": msg_mark_n(
        "1 part of the narrative cites an exhibit that these readers do not get: no cite is shown",
        "{n} parts of the narrative cite exhibits that these readers do not get: none is shown",
    ),
    "narrative_bare": msg_mark_n(
        "1 numbered paragraph of the narrative cites nothing",
        "{n} numbered paragraphs of the narrative cite nothing",
    ),
    "unmarked": msg_mark_n(
        "1 document is cited as proof and has no exhibit mark: that cite will not be seen",
        "{n} documents are cited as proof and have no exhibit mark: those cites will not be seen",
    ),
    "as_text": msg_mark_n(
        "1 exhibit leaves as text, typeset anew: its layout would tell what is removed",
        "{n} exhibits leave as text, typeset anew: their layout would tell what is removed",
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
        "1 thing that this forum must be able to read would be removed",
        "{n} things that this forum must be able to read would be removed",
    ),
    "needed_field_warned": msg_mark_n(
        "1 thing that such a forum usually must be able to read would be removed",
        "{n} things that such a forum usually must be able to read would be removed",
    ),
    "cipher_malformed": msg_mark_n(
        "1 cipher is no short line of letters", "{n} ciphers are no short lines"
    ),
    "cipher_is_token": msg_mark_n(
        "1 cipher would be taken for a token of the program",
        "{n} ciphers would be taken for tokens of the program",
    ),
    "cipher_is_name": msg_mark_n(
        "1 cipher holds a name or number of somebody in this case",
        "{n} ciphers hold a name or number of somebody in this case",
    ),
    "cipher_doubled": (msg_mark("{n} people would have the same cipher"),) * 2,
    "cipher_initial": msg_mark_n(
        "1 cipher holds an initial of the person: readers could guess",
        "{n} ciphers hold an initial of the person: readers could guess",
    ),
    "cipher_order": (msg_mark("{n} ciphers run in the order of the names: readers could guess"),)
    * 2,
    "schedule_for_others": (
        msg_mark("A schedule of redactions is for the judge in closed session only"),
    )
    * 2,
    "schedule_in_emergency": (msg_mark("This schedule is of an emergency dossier, which has none"),)
    * 2,
    "schedule_neutral": (
        msg_mark(
            "The requesting State may read this: reasons are left out, one neutral reason stands"
        ),
    )
    * 2,
    "second_look_missing": (
        msg_mark("Nobody with another passphrase has approved exactly this dossier"),
    )
    * 2,
    "second_look_refused": (msg_mark("Somebody looked at exactly this dossier and refused it"),)
    * 2,
    "second_look_given": (msg_mark("Approved as it is by {by}"),) * 2,
    "preset_old": (msg_mark("The rules of this redaction preset were due for review on {day}"),)
    * 2,
    "preset_effect": ("{effect}",) * 2,
    "excused_undecided": msg_mark_n(
        "1 open name holds a protected one: it goes until you say who is meant",
        "{n} open names hold a protected one: they go until you say who is meant",
    ),
    "excused_cut": msg_mark_n(
        "1 open name goes because a line ends in it: look",
        "{n} times an open name goes because a line ends in it: look",
    ),
    "named": msg_mark_n(
        "1 person is named openly: is that meant?",
        "{n} persons are named openly: is that meant?",
    ),
    "left_out": msg_mark_n(
        "1 exhibit is left out of this dossier",
        "{n} exhibits are left out of this dossier",
    ),
    "kept_back": msg_mark_n(
        "1 exhibit is privileged, not to be used or a working paper: it never leaves",
        "{n} exhibits are privileged, not to be used or working papers: they never leave",
    ),
    "earlier": msg_mark_n(
        "1 edition for these readers was exported before; its pseudonym numbers are kept",
        "{n} editions for these readers were exported before; their pseudonym numbers are kept",
    ),
    "removed": msg_mark_n(
        "1 area goes from the pages of exhibits",
        "{n} areas go from the pages of exhibits",
    ),
    "tokens": msg_mark_n(
        "1 mention of a protected person becomes a token",
        "{n} mentions of protected persons become tokens",
    ),
    "all_read": (msg_mark("Every page of the exhibits was read or looked at"),) * 2,
}
"""One and several of each finding."""

SIGNED: Final = {
    "unread_pages": msg_mark_n("Sign for 1 page", "Sign for {n} pages"),
    "read_back_near": msg_mark_n("Sign for 1 page", "Sign for {n} pages"),
    "unread_area": msg_mark_n("Sign for 1 page", "Sign for {n} pages"),
    NAME_NOT_IN_SCRIPT: msg_mark_n("Sign for 1 name", "Sign for {n} names"),
    "shared_name": msg_mark_n("Sign for 1 name", "Sign for {n} names"),
    "minor_named": msg_mark_n("Sign for 1 person", "Sign for {n} people"),
    "closed_material": (msg_mark("I have read VB [2014] UKSC 59"),) * 2,
    "undecided_hits": msg_mark_n("Sign for 1 place", "Sign for {n} places"),
    "unconfirmed_variants": msg_mark_n("Sign for 1 form", "Sign for {n} forms"),
    "unconfirmed_variants_shown": msg_mark_n("Sign for 1 place", "Sign for {n} places"),
}
"""What a signature is for, where it has a word of its own."""

NEXT: Final = {
    "broken_reference": (
        "Name the person anew with @, or take the brackets out; the checks lead to each place."
    ),
    "protection_contradicts": (
        "Make one of two entries of one person; or sign, if two people share the name."
    ),
    "not_read_back": (
        "Have them checked, which takes minutes: tick that the pages are read back, or leave out"
        " --not-read-back. Or sign why they may leave unchecked: --sign not_read_back=REASON."
    ),
    "edition_overlap": (
        "Look at them in the window and mend or accept each; or --accept-overlap PAIR=REASON."
    ),
    "shows_source": (
        "Leave them out, or have them told by somebody else; or add --sign shows_source=REASON."
    ),
    "mosaic": "Look at them in the window and say them less exactly; or add --sign mosaic=REASON.",
    "forum_limit": (
        "Shorten what the checks name, or leave exhibits or sections out of this dossier."
    ),
    "consent_refused": (
        "Leave them out of the dossier; or, if that person agreed since, change what is recorded."
    ),
    "consent_missing": "Ask, and record the answer; or leave them out of the dossier.",
    "asylum_told": "Reword what the checks name or leave it out; or sign with a reason.",
    "closed_material": "Leave them out; or sign with a reason.",
    "facsimile_forbidden": (
        "Leave them out of the dossier; let their content leave as text that you wrote anew."
    ),
    "unresolved_twins": (
        "Carry the marks over, say that the two differ, leave one out; or sign with a reason."
    ),
    "mark_on_another_text": "Look at them, and mark the words again.",
    "mark_of_pages": "Mark their words, remove those marks, or let them leave as pages.",
    "layout_tells": "Let them leave as text; or sign with a reason.",
    "shows_unprinted": "Let them leave as text, which is their final form; or sign with a reason.",
    "mark_without_page": "Remove that mark, or mark the right page; the checks lead to it.",
    "box_without_area": "Remove that mark, or draw it again; the checks lead to it.",
    "mark_of_words": (
        "Let it leave as text, or remove the marks in its messages and mark its pages."
    ),
    "ink_over_edge": (
        "Draw the mark larger, or take the whole line; or sign with a reason and export again."
    ),
    "scripts_not_read": "Take the language data in (make languages), or sign with a reason.",
    NAME_NOT_IN_SCRIPT: (
        "Add the names in these letters in People; or add --sign name_not_in_script=REASON."
    ),
    "unread_pages": (
        "Look at them and give their documents a list of marks; or add --sign unread_pages=REASON."
    ),
    "undecided_hits": "Decide them in the room Redaction; or add --sign undecided_hits=REASON.",
    "shared_name": "Say it in the room Redaction, or write a reference; or add --sign REASON.",
    "unconfirmed_variants": (
        "Confirm or reject them on the pages of these persons, or sign with a reason."
    ),
    "unconfirmed_variants_shown": (
        "Confirm those forms, so that they are removed; or reject them, or sign with a reason."
    ),
    "narrative_dead_cites": (
        "Mend them in the narrative, or sign with a reason: they are left out then."
    ),
    "needed_field_redacted": "Open who must be named, or move the mark; or choose another preset.",
    "schedule_for_others": "Choose the court in closed session.",
    "schedule_in_emergency": (
        "Send the dossier alone; choose another preset for it before you list what it lacks."
    ),
    "second_look_missing": "Let somebody with another passphrase look at it and approve it.",
    "second_look_refused": "Read the note, and change what it asks for.",
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
