"""Texts about where documents come from, consent, review and translations; see `words`."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from casefiles.domain.records.arguments import AnsweredBy, AuthorityRole
from casefiles.domain.records.pairings import MayJoin
from casefiles.domain.records.papers import PaperState
from casefiles.domain.records.provenance import (
    AcquisitionMethod,
    ConsentAnswer,
    ConsentUse,
    Originality,
    Privilege,
    Relevance,
    Sensitivity,
)
from casefiles.domain.records.relief import ReliefKind
from casefiles.domain.records.suggestion_decisions import SuggestionVerdict
from casefiles.domain.records.text_versions import VersionMaker
from casefiles.domain.records.translation import DocumentLinkKind, TranslationStatus
from casefiles.words.language import msg_keep, msg_mark, msg_of

REVIEW: Final = {
    "form_not_a_day_of_birth": (
        "{place} is called a date of birth, but cannot be searched as a date.",
        "Write day, month and a year of four digits, such as 1991-04-12; or call it otherwise.",
    ),
    "form_not_a_place": (
        "{place} is no field of a form.",
        "Write field:FORM.FIELD, such as field:un_wgeid.full_name; leave it out for everywhere.",
    ),
    "form_person_never_named": (
        "{place} names a person who is never to be named.",
        "Take one of the two out.",
    ),
    "form_showing_twice": (
        "{place} has two answers to how one recipient sees a person.",
        "Keep one of them.",
    ),
    "form_showing_without_reason": (
        "{place} names a protected person and gives no reason.",
        "Give the order and its date, where the name is public already, or why it is needed.",
    ),
    "form_showing_in_document": (
        "{place} gives a person a letter, or shows numbers, in one document alone.",
        "In one document a person is withheld or named, with names only.",
    ),
    "form_consent_without_details": (
        "{place} rests on a consent that is not recorded in full.",
        "Give consent_taken_by, consent_date, consent_means and risk.",
    ),
    "form_minor_consents": (
        "{place} rests on a minor's consent, which does not count.",
        "Give another basis, or do not name the minor.",
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
            "Persons who may be under 18 and are named, without a record that this was considered:"
            " {count}."
        ),
        (
            "In People, protect them; or record in Dossier, Redact, that this was considered; or"
            " add --sign minor_named=REASON."
        ),
    ),
    "item_without_person": (
        "No person assigned.",
        "Choose a person of the case (P), then decide again.",
    ),
    "form_kin_without_person": (
        "{place} names a relative without the relationship, or as a relative of themselves.",
        "Add `kin`, such as sister, or name another person.",
    ),
    "kinship_sentence_is_all": (
        "This sentence is all of its text: without it nothing is left.",
        "Edit the text, or choose the placeholder (2).",
    ),
    "kinship_needs_person": (
        "It may mean several people, and a placeholder represents one.",
        "Choose the person (4), then choose the placeholder again.",
    ),
    "words_not_found": (
        (
            "Questions still open: {count}. Their words were not found in the text that is"
            " exported for the document."
        ),
        "Mark the words in the document yourself, or leave them: then they ask nothing more.",
    ),
    "text_changed": (
        "The text has changed since the scan.",
        "Scan again to update the list.",
    ),
    "person_gone": ("This person has been removed.", "Undo that, or choose another person."),
    "consent_without_person": (
        "No person chosen.",
        "Choose a person of the case.",
    ),
    "showing_incomplete": (
        "A person, a recipient and how the person is shown belong together.",
        "Give --person, --to and --as; or none of them, to print the table.",
    ),
    "person_not_found": (
        "No person of this case has that name.",
        "Write one of the person's names as the case has it.",
    ),
    "person_named_twice": (
        "Several people in this case have that name.",
        "Write a name that one of them alone has.",
    ),
    "person_never_named": (
        "This person's name may not be disclosed to any recipient.",
        "Take that back first if the name may be shown after all.",
    ),
    "showing_twice": (
        "Two choices for one person and recipient.",
        "Keep one of them.",
    ),
    "showing_without_reason": (
        "A protected person is to be named and no reason is given.",
        "Give the order and its date, where the name is public already, or why it is needed.",
    ),
    "showing_place_unknown": (
        "The place is no field of a form and no exhibit of this case.",
        "Give field:FORM.FIELD, or document: and the id of an exhibit.",
    ),
    "showing_in_document": (
        "In one document a person is withheld or named, with names only.",
        "Choose one of the two; a letter, and numbers, hold in the whole dossier.",
    ),
    "consent_without_details": (
        "The consent to be named is not recorded in full.",
        "Record who asked, when, by what way, and which risk was explained.",
    ),
    "minor_consents": (
        "A minor's consent does not count.",
        "Give an order or another basis, or leave the minor unnamed.",
    ),
    "unknown_placeholder_word": (
        "The word for the placeholder is unknown.",
        "Choose one of: {allowed}.",
    ),
    "reach_without_reason": (
        "The foreseeable readers differ from the default and no reason is given.",
        "Give the reason, such as an order of the court or rules of confidentiality.",
    ),
    "consent_exists": (
        "This person's consent for this use and recipient is already recorded.",
        "Edit that record. History keeps the earlier version.",
    ),
    "consent_gone": ("This consent was removed already.", "See the history."),
    "link_to_itself": ("A document cannot be linked to itself.", "Choose another document."),
    "link_without_document": ("No document is chosen.", "Choose the other document."),
    "link_exists": ("These documents are already linked in this way.", "No action needed."),
    "link_of_enclosed": (
        "One of these documents was extracted from the other.",
        "This link cannot be removed, so that protection and erasure apply to both.",
    ),
    "link_gone": ("This link was removed already.", "See the history."),
    "translation_gone": ("This translation was removed already.", "See the history."),
    "translation_exists": (
        "A translation into this language already exists.",
        "Edit the existing one.",
    ),
    "translation_without_language": (
        "No language chosen.",
        "Choose one, or write its code.",
    ),
    "glossary_unreadable": (
        "The built-in glossary is damaged.",
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
        (SuggestionVerdict.ACCEPTED, msg_mark("Redacted")),
        (SuggestionVerdict.REJECTED, msg_mark("Not redacted")),
    ),
    VersionMaker: (
        (VersionMaker.AUTHOR, msg_mark("The original itself")),
        (VersionMaker.PERSON, msg_mark("The office")),
        (VersionMaker.TRANSLATOR, msg_mark("A translator")),
        (VersionMaker.MACHINE, msg_mark("A machine")),
    ),
    MayJoin: ((MayJoin.YES, msg_mark("Yes")), (MayJoin.NO, msg_mark("No"))),
    AcquisitionMethod: (
        (AcquisitionMethod.UNKNOWN, msg_mark("Not recorded")),
        (AcquisitionMethod.HANDED_OVER, msg_mark("Handed over in person")),
        (AcquisitionMethod.BY_POST, msg_mark("By post or courier")),
        (AcquisitionMethod.BY_MAIL, msg_mark("By e-mail")),
        (AcquisitionMethod.BY_MESSENGER, msg_mark("By messaging app")),
        (AcquisitionMethod.DISCLOSED, msg_mark("Disclosed by the requesting State")),
        (AcquisitionMethod.FROM_FILE, msg_mark("From the file of a court or authority")),
        (AcquisitionMethod.FROM_WEB, msg_mark("Taken from the web")),
        (AcquisitionMethod.PHOTOGRAPHED, msg_mark("Photographed")),
        (AcquisitionMethod.RECORDED, msg_mark("Recorded")),
        (AcquisitionMethod.EXTRACTED, msg_mark("Extracted from a device")),
        (AcquisitionMethod.MADE_HERE, msg_mark("Created by the office")),
        (AcquisitionMethod.OTHERWISE, msg_mark("Other")),
    ),
    Originality: (
        (Originality.UNKNOWN, msg_mark("Not recorded")),
        (Originality.ORIGINAL, msg_mark("Original")),
        (Originality.CERTIFIED_COPY, msg_mark("Certified copy")),
        (Originality.COPY, msg_mark("Copy")),
        (Originality.COPY_OF_COPY, msg_mark("Copy of a copy")),
        (Originality.SCREENSHOT, msg_mark("Screenshot")),
        (Originality.EXPORT, msg_mark("Export from a program")),
        (Originality.TRANSCRIPTION, msg_mark("Transcription")),
    ),
    Sensitivity: (
        (Sensitivity.ORDINARY, msg_mark("Ordinary")),
        (Sensitivity.SENSITIVE, msg_mark("Sensitive")),
        (Sensitivity.SPECIAL_CATEGORY, msg_mark("Special category: health, belief, origin")),
        (Sensitivity.GRAPHIC, msg_mark("Graphic content")),
        (Sensitivity.SOURCE, msg_mark("Identifies a source")),
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
        (ConsentAnswer.REQUESTED, msg_mark("Asked")),
        (ConsentAnswer.GIVEN, msg_mark("Given")),
        (ConsentAnswer.REFUSED, msg_mark("Refused")),
        (ConsentAnswer.WITHDRAWN, msg_mark("Withdrawn")),
    ),
    ConsentUse: (
        (ConsentUse.EVERY, msg_mark("Every use")),
        (ConsentUse.FILE, msg_mark("Show in a dossier")),
        (ConsentUse.QUOTE, msg_mark("Quote or summarise it")),
        (ConsentUse.PUBLISH, msg_mark("Publish it")),
    ),
    DocumentLinkKind: (
        (DocumentLinkKind.TRANSLATION, msg_mark("Translation of")),
        (DocumentLinkKind.TRANSCRIPT, msg_mark("Transcript of")),
        (DocumentLinkKind.DERIVATIVE, msg_mark("Derived from")),
        (DocumentLinkKind.CROP, msg_mark("Crop of")),
        (DocumentLinkKind.STILL, msg_mark("Still from")),
        (DocumentLinkKind.REPLY, msg_mark("Reply to")),
        (DocumentLinkKind.ATTACHMENT, msg_mark("Attachment of")),
        (DocumentLinkKind.DUPLICATE, msg_mark("Duplicate of")),
    ),
    AnsweredBy: (
        (AnsweredBy.NOT_RECORDED, msg_mark("Not recorded")),
        (AnsweredBy.COURT, msg_mark("The court below")),
        (AnsweredBy.STATE, msg_mark("The requesting State")),
        (AnsweredBy.MAY_BE, msg_mark("Not recorded")),
    ),
    AuthorityRole: (
        (AuthorityRole.FOR, msg_mark("For the client")),
        (AuthorityRole.AGAINST, msg_mark("Against the client")),
        (AuthorityRole.PROCEDURE, msg_mark("On procedure")),
    ),
    PaperState: (
        (PaperState.DRAFT, msg_mark("Draft")),
        (PaperState.READY, msg_mark("Ready to file")),
    ),
    ReliefKind: (
        (ReliefKind.PRINCIPAL, msg_mark("Principal")),
        (ReliefKind.ALTERNATIVE, msg_mark("In the alternative")),
        (ReliefKind.INTERIM, msg_mark("Interim")),
        (ReliefKind.ANCILLARY, msg_mark("Ancillary")),
    ),
    TranslationStatus: (
        (TranslationStatus.NONE, msg_mark("Not started")),
        (TranslationStatus.GIST, msg_mark("Gist")),
        (TranslationStatus.DRAFT, msg_mark("Draft")),
        (TranslationStatus.CERTIFIED, msg_mark("Certified")),
    ),
}
"""Values and words of what can be chosen, in the order in which it is offered."""

REVERSED: Final = {
    DocumentLinkKind.TRANSLATION: msg_mark("Translated in"),
    DocumentLinkKind.TRANSCRIPT: msg_mark("Transcribed in"),
    DocumentLinkKind.DERIVATIVE: msg_mark("Derivative"),
    DocumentLinkKind.CROP: msg_mark("Has crop"),
    DocumentLinkKind.STILL: msg_mark("Has left"),
    DocumentLinkKind.REPLY: msg_mark("Answered by"),
    DocumentLinkKind.ATTACHMENT: msg_mark("Has attachment"),
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
    ("zh-Hans", msg_mark("Chinese, simplified")),
    ("zh-Hant", msg_mark("Chinese, traditional")),
    ("pl", msg_mark("Polish")),
    ("cs", msg_mark("Czech")),
    ("sv", msg_mark("Swedish")),
    ("it", msg_mark("Italian")),
    ("el", msg_mark("Greek")),
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
