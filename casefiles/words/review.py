"""Texts about where documents come from, consent, review and translations; see `words`."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from casefiles.domain.records.provenance import (
    AcquisitionMethod,
    ConsentAnswer,
    ConsentUse,
    Originality,
    Privilege,
    Relevance,
    Sensitivity,
)
from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.domain.records.translation import DocumentLinkKind, TranslationStatus
from casefiles.words.language import msg_keep, msg_mark, msg_of

REVIEW: Final = {
    "form_not_a_day_of_birth": (
        "{place} is called a date of birth, but cannot be searched as a date.",
        "Write day, month and a year of four digits, such as 1991-04-12; or call it otherwise.",
    ),
    "form_identifier_kind": (
        "{place} is missing, or is not one of the kinds of numbers and addresses.",
        "Write one of: {allowed}.",
    ),
    "identifier_empty": (
        "A number or address is empty.",
        "Type it, or take its line away.",
    ),
    "identifier_kind_unknown": (
        "The kind of this number or address is missing, or not one of the list.",
        "Choose one of: {allowed}.",
    ),
    "identifier_not_a_day": (
        "This cannot be searched as a date.",
        "Write day, month and a year of four digits, such as 12 April 1991.",
    ),
    "minor_named": (
        (
            "{count} person(s) who may be under 18 are named openly, and nobody recorded that this"
            " was considered."
        ),
        (
            "In People, protect them; or say in Redaction that it was considered; or add --sign"
            " minor_named=REASON."
        ),
    ),
    "item_without_person": (
        "It is not said whom this leads to.",
        "Choose a person of the case (P), then decide again.",
    ),
    "form_kin_without_person": (
        "{place} says whose kin somebody is, and not which kin; or it is the person itself.",
        "Add `kin`, such as sister, or name another person.",
    ),
    "kinship_sentence_is_all": (
        "This sentence is all of its text: without it nothing is left.",
        "Edit the text, or choose the placeholder (2).",
    ),
    "kinship_needs_person": (
        "It may be several people, and a placeholder stands for one.",
        "Say who it is (4), then choose the placeholder again.",
    ),
    "words_not_found": (
        (
            "{count} question(s) stay open: their words were not found in what the document says"
            " when it leaves as words."
        ),
        "Mark the words in the document yourself, or leave them: then they ask nothing more.",
    ),
    "text_changed": (
        "This text was changed since it was searched.",
        "Search again: what still stands there is listed anew.",
    ),
    "person_gone": ("This person was removed meanwhile.", "Undo that, or choose another person."),
    "consent_without_person": (
        "It is not said whose consent this is.",
        "Choose a person of the case.",
    ),
    "reach_without_reason": (
        "Who reads this is said to differ from the ordinary course, and nothing says why.",
        "Give the reason, such as an order of the court or rules of confidentiality.",
    ),
    "consent_exists": (
        "What this person said about this use for these readers is recorded already.",
        "Change that record: what it said before stays in the history.",
    ),
    "consent_gone": ("This consent was removed already.", "See the history."),
    "link_to_itself": ("A document cannot be linked to itself.", "Choose another document."),
    "link_without_document": ("No document is chosen.", "Choose the other document."),
    "link_exists": ("These two documents are linked like this already.", "Nothing is needed."),
    "link_of_enclosed": (
        "One of these documents was taken out of the other when it came in.",
        "That stays told, so that protection and erasing reach both.",
    ),
    "link_gone": ("This link was removed already.", "See the history."),
    "translation_gone": ("This translation was removed already.", "See the history."),
    "translation_exists": (
        "A translation of this document into this language is on the board already.",
        "Change that one.",
    ),
    "translation_without_language": (
        "It is not said into which language.",
        "Choose one, or write its code.",
    ),
    "glossary_unreadable": (
        "The glossary that came with the program is not as it was made.",
        "Install the program again.",
    ),
    "certificate_incomplete": (
        "A certified translation names who made it.",
        "Fill in the translator of the certificate, or choose another state.",
    ),
}
"""What happened, and what to do next; nothing was changed."""

CHOICES: Final[dict[type[StrEnum], tuple[tuple[StrEnum, str], ...]]] = {
    SuggestionVerdict: (
        (SuggestionVerdict.ACCEPTED, msg_mark("Removed from the export")),
        (SuggestionVerdict.REJECTED, msg_mark("Left as it is")),
    ),
    AcquisitionMethod: (
        (AcquisitionMethod.UNKNOWN, msg_mark("Not told")),
        (AcquisitionMethod.HANDED_OVER, msg_mark("Handed over in person")),
        (AcquisitionMethod.BY_POST, msg_mark("By post or courier")),
        (AcquisitionMethod.BY_MAIL, msg_mark("By e-mail")),
        (AcquisitionMethod.BY_MESSENGER, msg_mark("By messenger")),
        (AcquisitionMethod.DISCLOSED, msg_mark("Disclosed by the other side")),
        (AcquisitionMethod.FROM_FILE, msg_mark("From the file of a court or authority")),
        (AcquisitionMethod.FROM_WEB, msg_mark("Taken from the web")),
        (AcquisitionMethod.PHOTOGRAPHED, msg_mark("Photographed")),
        (AcquisitionMethod.RECORDED, msg_mark("Recorded")),
        (AcquisitionMethod.EXTRACTED, msg_mark("Read out of a device")),
        (AcquisitionMethod.MADE_HERE, msg_mark("Made here")),
        (AcquisitionMethod.OTHERWISE, msg_mark("Otherwise")),
    ),
    Originality: (
        (Originality.UNKNOWN, msg_mark("Not told")),
        (Originality.ORIGINAL, msg_mark("Original")),
        (Originality.CERTIFIED_COPY, msg_mark("Certified copy")),
        (Originality.COPY, msg_mark("Copy")),
        (Originality.COPY_OF_COPY, msg_mark("Copy of a copy")),
        (Originality.SCREENSHOT, msg_mark("Screenshot")),
        (Originality.EXPORT, msg_mark("Export of a program")),
        (Originality.TRANSCRIPTION, msg_mark("Typed out")),
    ),
    Sensitivity: (
        (Sensitivity.ORDINARY, msg_mark("Ordinary")),
        (Sensitivity.SENSITIVE, msg_mark("Sensitive")),
        (Sensitivity.SPECIAL_CATEGORY, msg_mark("Special category: health, belief, origin")),
        (Sensitivity.GRAPHIC, msg_mark("Graphic: hard to look at")),
        (Sensitivity.SOURCE, msg_mark("Shows who a source is")),
    ),
    Privilege: (
        (Privilege.NONE, msg_mark("None")),
        (Privilege.LEGAL, msg_mark("Legal professional privilege")),
        (Privilege.LITIGATION, msg_mark("Litigation privilege")),
        (Privilege.COMMON_INTEREST, msg_mark("Common interest privilege")),
    ),
    Relevance: (
        (Relevance.UNDECIDED, msg_mark("Not reviewed")),
        (Relevance.RELEVANT, msg_mark("Relevant")),
        (Relevance.KEY, msg_mark("Key document")),
        (Relevance.NOT_RELEVANT, msg_mark("Not relevant")),
    ),
    ConsentAnswer: (
        (ConsentAnswer.REQUESTED, msg_mark("Asked, no answer yet")),
        (ConsentAnswer.GIVEN, msg_mark("Given")),
        (ConsentAnswer.REFUSED, msg_mark("Refused")),
        (ConsentAnswer.WITHDRAWN, msg_mark("Withdrawn")),
    ),
    ConsentUse: (
        (ConsentUse.EVERY, msg_mark("Every use")),
        (ConsentUse.FILE, msg_mark("Show it in a dossier")),
        (ConsentUse.QUOTE, msg_mark("Quote or summarise it")),
        (ConsentUse.PUBLISH, msg_mark("Publish it")),
    ),
    DocumentLinkKind: (
        (DocumentLinkKind.TRANSLATION, msg_mark("Translation of")),
        (DocumentLinkKind.TRANSCRIPT, msg_mark("Transcript of")),
        (DocumentLinkKind.DERIVATIVE, msg_mark("Made from")),
        (DocumentLinkKind.CROP, msg_mark("Part of the picture")),
        (DocumentLinkKind.STILL, msg_mark("Still from")),
        (DocumentLinkKind.REPLY, msg_mark("Reply to")),
        (DocumentLinkKind.ATTACHMENT, msg_mark("Attachment of")),
        (DocumentLinkKind.DUPLICATE, msg_mark("Duplicate of")),
    ),
    TranslationStatus: (
        (TranslationStatus.NONE, msg_mark("Not begun")),
        (TranslationStatus.GIST, msg_mark("Gist")),
        (TranslationStatus.DRAFT, msg_mark("Draft")),
        (TranslationStatus.CERTIFIED, msg_mark("Certified")),
    ),
}
"""Values and words of what can be chosen, in the order in which it is offered."""

REVERSED: Final = {
    DocumentLinkKind.TRANSLATION: msg_mark("Translated in"),
    DocumentLinkKind.TRANSCRIPT: msg_mark("Typed out in"),
    DocumentLinkKind.DERIVATIVE: msg_mark("Became"),
    DocumentLinkKind.CROP: msg_mark("Has the part"),
    DocumentLinkKind.STILL: msg_mark("Has the still"),
    DocumentLinkKind.REPLY: msg_mark("Answered by"),
    DocumentLinkKind.ATTACHMENT: msg_mark("Has the attachment"),
    DocumentLinkKind.DUPLICATE: msg_mark("Duplicate of"),
}
"""How links read from the other document."""

_WORDS: Final = {(kind, one): words for kind, pairs in CHOICES.items() for one, words in pairs}


def choice_words(value: StrEnum) -> str | None:
    """Return the words of a choice; None for one of which others tell."""
    return msg_of(_WORDS.get((type(value), value)))


LANGUAGES: Final = (
    ("en", msg_mark("English")),
    ("fr", msg_mark("French")),
    ("es", msg_mark("Spanish")),
    ("ru", msg_mark("Russian")),
    ("de", msg_mark("German")),
    ("tr", msg_mark("Turkish")),
    ("ar", msg_mark("Arabic")),
    ("zh", msg_mark("Chinese")),
    ("ug", msg_mark("Uyghur")),
    ("kk", msg_mark("Kazakh")),
    ("bo", msg_mark("Tibetan")),
    ("mn", msg_mark("Mongolian")),
)
"""Languages that are offered; others can be written."""

_LANGUAGES: Final = dict(LANGUAGES)


def language_words(code: str) -> str:
    """Return what people call a language; what is no code that is known stays as it is."""
    return msg_of(_LANGUAGES.get(code, code))


def minor_words(births: Sequence[str], *, is_stated: bool) -> str:
    """Say why somebody may be under age, as the vault keeps it: what was recorded, and births."""
    parts = [msg_keep("Recorded as a minor.")] if is_stated else []
    if births:
        parts.append(msg_keep("Born {days}.", days=" or ".join(births)))
    return " ".join((*parts, msg_keep("The person is open, so dossiers give the name.")))


def public_word_question(text: str, name: str) -> str:
    """Word that a protected name stands in a text as a word does, as the vault keeps it."""
    return msg_keep(
        "“{words}” is how {name}, whom you protect, is called, and may be a word here.",
        words=text,
        name=name,
    )
