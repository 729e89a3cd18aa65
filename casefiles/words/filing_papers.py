"""Words about the papers of a filing: what their heads lack, and what is found in them."""

from typing import Final

from casefiles.words.language import msg, msg_mark, msg_mark_n

CASE_TOKENS: Final = {
    "court": msg_mark("Court of the next hearing"),
    "case_no": msg_mark("Case number"),
    "client": msg_mark("The client of the case"),
    "counsel": msg_mark("Counsel"),
    "dated": msg_mark("Date of the dossier"),
    "reference": msg_mark("Reference of the case"),
    "requested_state": msg_mark("Requested State"),
    "requesting_state": msg_mark("Requesting State"),
}
"""What a head must print, by its token."""

FILING_FINDINGS: Final = {
    "filing_head_empty": msg_mark_n(
        "1 entry that the heads of the papers must print is missing",
        "{n} entries that the heads of the papers must print are missing",
    ),
    "filing_names_differ": msg_mark_n(
        "1 person is named in one paper of this filing and has a placeholder in another",
        "{n} people are named in one paper of this filing and have placeholders in another",
    ),
}
"""One and several of each finding."""

FILING_NEXT: Final = {
    "filing_head_empty": "Fill them in under Form or in the case, or export the dossier instead.",
    "filing_names_differ": (
        "Name the person in no field, or leave out what holds the placeholder."
    ),
}
"""What to do where an export ends with it."""

FILING_STRICTER: Final = {
    "filing_head_empty": msg_mark("Export the dossier in one file, which has no such heads"),
    "filing_names_differ": msg_mark("Withhold the person in every paper"),
}
"""What can leave all the same, with less in it."""

FILING_REFUSALS: Final = {
    "paper_over_pages": (
        "{paper} would have {pages} pages; this forum takes {limit}. No file was written.",
        "Shorten it.",
    ),
    "paper_over_limit": (
        "{paper} would have {size} MB of {limit} MB; only bundles are split. No file was written.",
        "Shorten it, or leave out what is pictured in it.",
    ),
}


def long_paper_words(paper: str, pages: int, limit: int) -> str:
    """Return that a paper has more pages than the forum expects."""
    return msg(
        "{paper}: {pages} pages, more than the {limit} that this forum expects",
        paper=paper,
        pages=pages,
        limit=limit,
    )
