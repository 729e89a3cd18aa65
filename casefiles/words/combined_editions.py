"""Words for recipients within a sentence, and for what two editions reveal together."""

from typing import Final

from casefiles.words.language import msg_mark, msg_of

_READERS: Final = {
    "court_open": msg_mark("the court in open session"),
    "court_closed": msg_mark("the court in closed session"),
    "requested_state": msg_mark("the requested State"),
    "requesting_state": msg_mark("the requesting State"),
    "treaty_body": msg_mark("the treaty body"),
    "ccf": msg_mark("the CCF"),
    "expert": msg_mark("the expert"),
    "interpreter": msg_mark("the interpreter"),
    "public": msg_mark("the public"),
}
UNCERTAIN: Final = "uncertain"
_MATTERS: Final = {
    "name": msg_mark("a name where the other has a placeholder"),
    "value": msg_mark("words where the other has a placeholder"),
    "area": msg_mark("an area that is redacted in one only"),
    "pages": msg_mark("pages that one of the two lacks"),
    "token": msg_mark("the same person behind placeholders of both"),
    "date": msg_mark("a date that is more exact in one"),
    "place": msg_mark("a place that is more exact in one"),
    "wording": msg_mark("other words"),
    "told": msg_mark("records that are in one only"),
    "mark": msg_mark("the same exhibit numbers"),
    UNCERTAIN: msg_mark("words that may replace a placeholder of the other"),
}
"""What two editions reveal together, by kind; what each is of the case is not in it."""


def readers_words(audience: str) -> str:
    """Return whom an edition is for, within a sentence."""
    return msg_of(_READERS.get(audience, audience.replace("_", " ")))


def matter_words(matter: str) -> str:
    """Return a kind of thing that two editions reveal together."""
    return msg_of(_MATTERS[matter])
