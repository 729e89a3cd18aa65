"""Words about papers as they are printed: what a registrar or an opponent would notice in them."""

from typing import Final

from casefiles.words.language import msg_mark, msg_mark_n

PREFLIGHT_STOPS: Final = {
    "relief_missing": msg_mark_n(
        "1 paper does not state what is requested of its forum",
        "{n} papers do not state what is requested of their forum",
    ),
    "removal_unknown": msg_mark_n(
        "1 request for interim measures does not state when the removal is",
        "{n} requests for interim measures do not state when the removal is",
    ),
    "dated_later": msg_mark_n(
        "1 event, exhibit or authority is later than the date of the paper",
        "{n} events, exhibits or authorities are later than the date of the paper",
    ),
    "list_syntax": msg_mark_n(
        "1 text would be printed with “|”, which parts the columns of lists",
        "{n} texts would be printed with “|”, which parts the columns of lists",
    ),
    "exhibit_twice": msg_mark_n(
        "1 exhibit is the same file as another under a different number",
        "{n} exhibits are the same file as others under different numbers",
    ),
    "paper_format": msg_mark_n(
        "1 rule of this forum about paper, margins or letters is not met",
        "{n} rules of this forum about paper, margins or letters are not met",
    ),
    "structure_faulty": msg_mark_n(
        "1 figure, heading or table would be silent for a reader who listens",
        "{n} figures, headings or tables would be silent for a reader who listens",
    ),
}
"""What somebody must mend or sign for; in an emergency it only warns."""

PREFLIGHT_FINDINGS: Final = {
    **PREFLIGHT_STOPS,
    "print_language": msg_mark_n(
        "1 text is printed in another language than the paper",
        "{n} texts are printed in another language than the paper",
    ),
    "untranslated_exhibit": msg_mark_n(
        "1 exhibit is in another language than the paper and has no translation or summary",
        "{n} exhibits are in another language than the paper and have no translation or summary",
    ),
    "internal_words": msg_mark_n(
        "1 text has working words that no reader should get",
        "{n} texts have working words that no reader should get",
    ),
    "default_values": msg_mark_n(
        "1 value on the first page is empty or a placeholder",
        "{n} values on the first page are empty or placeholders",
    ),
    "cite_to_nothing": msg_mark_n(
        "1 citation leads to a page that its exhibit does not have: no pages can be made",
        "{n} citations lead to pages that their exhibits do not have: no pages can be made",
    ),
    "annex_order": msg_mark_n(
        "1 exhibit is placed before one with a lower number",
        "{n} exhibits are placed before ones with lower numbers",
    ),
    "exhibit_uncited": msg_mark_n(
        "1 exhibit is never cited",
        "{n} exhibits are never cited",
    ),
    "picture_without_text": msg_mark_n(
        "1 exhibit has pages in which no text was read: searches and screen readers find nothing",
        "{n} exhibits have pages in which no text was read: searches and screen readers find"
        " nothing",
    ),
    "authority_unchecked": msg_mark_n(
        "1 authority is printed as not checked",
        "{n} authorities are printed as not checked",
    ),
    "to_follow": msg_mark_n(
        "1 text announces that something follows, but not on which day",
        "{n} texts announce that something follows, but not on which day",
    ),
    "removal_differs": msg_mark_n(
        "1 other form of this case has another time of removal",
        "{n} other forms of this case have another time of removal",
    ),
    "proceedings_differ": msg_mark_n(
        "1 answer to a body differs from another form of this case: both are read side by side",
        "{n} answers to bodies differ from other forms of this case: both are read side by side",
    ),
}
"""One and several of each finding."""

PREFLIGHT_NEXT: Final = {
    "relief_missing": "Fill in what is sought; or add --sign relief_missing=REASON.",
    "removal_unknown": (
        "Fill in day, hour and zone of the removal; or add --sign removal_unknown=REASON."
    ),
    "dated_later": (
        "Correct the dates that the checks name, or the date of the case; or add"
        " --sign dated_later=REASON."
    ),
    "list_syntax": "Write the text without “|”; or add --sign list_syntax=REASON.",
    "exhibit_twice": "Leave one of them out; or add --sign exhibit_twice=REASON.",
    "paper_format": (
        "Choose another layout, or set the Word file yourself; or add --sign paper_format=REASON."
    ),
    "structure_faulty": (
        "Give the text that is missing, or omit the section; or add --sign structure_faulty=REASON."
    ),
}
"""What to do where an export ends with it."""

PREFLIGHT_TO_DO: Final = {
    "relief_missing": msg_mark("In Dossier, fields of the form: fill in what is sought"),
    "removal_unknown": msg_mark(
        "In Dossier, fields of the form: fill in the removal, or write that it was not notified"
    ),
    "dated_later": msg_mark("Correct the dates, or the date of the case; or leave these out"),
    "list_syntax": msg_mark("Write the text without “|”"),
    "exhibit_twice": msg_mark("Leave one of the two out of this dossier"),
    "paper_format": msg_mark("Export a Word file and set paper, margins and letters yourself"),
    "structure_faulty": msg_mark("Omit the section from this dossier"),
}
"""What can be done instead of signing, within a minute."""
