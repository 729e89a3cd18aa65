"""Copy-ready texts for a forum with a form or portal of its own: functions of the Disclosure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casefiles.domain.disclosure.disclosed import DisclosedExhibit, Disclosure
from casefiles.domain.disclosure.disclosed_arguments import DisclosedArgument, DisclosedCitation
from casefiles.domain.records.evidential_status import EvidentialStatus
from casefiles.dossier.forum.form_values import printed_value, value_of
from casefiles.dossier.forum.forums import (
    LIMIT_WORDS,
    FieldType,
    FormField,
    ForumProfile,
    Limit,
    LimitKind,
    Need,
)
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.parts.form_rows import is_tabular, rows_in_words
from casefiles.dossier.parts.paragraph_numbers import paragraph_label
from casefiles.dossier.parts.signed_form_texts import signed_form_sheets, signed_form_words

FIELDS_FILE: Final = "1-fields.txt"
MESSAGE_FILE: Final = "2-cover-message.txt"
CHECKLIST_FILE: Final = "3-checklist.txt"
BY_HAND_FILE: Final = "4-sign-by-hand.txt"
SHEET_WORDS: Final = {
    FIELDS_FILE: "the texts of the fields",
    MESSAGE_FILE: "the cover message",
    CHECKLIST_FILE: "the checklist",
    BY_HAND_FILE: "the list of what is signed by hand",
}
"""What the sheets are called within a sentence."""
_FIRST_PAPER: Final = 5
_RULE: Final = "-" * 72
_SLOTS: Final = {
    "{Committee}": ("committee",),
    "{State party}": ("state_party",),
    "{YYYY-MM-DD HH:MM TZ}": ("removal_datetime", "tz"),
}
"""What stands in a subject line to be filled, each with the fields that say it."""
_EMPTY: Final = "(empty)"
_UNCHECKED: Final = "[not checked]"
_READ_IN: Final = "Where this was read, to be opened before you rely on it; as of"
SUBJECT: Final = "Subject:"
ATTACHED: Final = "Attached:"
RECEIPT: Final = "Please confirm receipt."
MESSAGE_WORDS: Final = (SUBJECT, ATTACHED, RECEIPT)
"""What the message says besides the case; other languages have it in `resources/wording`."""
_FIXED: Final = (
    "Copy each text between the lines into the field of that name. Nothing else goes there.",
    "characters",
    "words",
    "needed",
    "limit",
    "unverified",
    "To:",
    *MESSAGE_WORDS,
    "CHECKLIST FOR THE CONNECTED MACHINE",
    "Files in this folder, each with its size and SHA-256",
    "bytes",
    "Before sending: compare each SHA-256 with the one above.",
    "Ways in",
    "Not accepted",
    "Open",
    "Languages",
    "Limits",
    "Rules and practice",
    "SEND LOG (fill in by hand)",
    "Sent on (date, time, zone):",
    "Sent by:",
    "Sent to, by which way:",
    "Receipt or reference:",
    "After sending: bring the receipt back on the stick.",
    "TO BE SIGNED BY HAND",
    "Print, sign, scan, and attach where the form asks for it.",
    "Nothing has to be signed by hand.",
    "Attached as:",
    "To be printed:",
    "on instructions",
    "evidence to follow",
    "page",
    "pages",
    "paragraph",
    _EMPTY,
    _UNCHECKED,
)


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of a pack as the checklist tells it; its digest is of bytes in the same folder.

    Attributes:
        pages: of a paper of a filing; 0 for any other file.
    """

    name: str
    size: int
    sha256: str
    pages: int = 0


def pack_texts(
    disclosure: Disclosure, profile: Profile, form: ForumProfile, files: Sequence[PackFile]
) -> tuple[tuple[str, str], ...]:
    """Return name and text of each sheet of a filing pack.

    Args:
        disclosure: what may leave the house.
        profile: of the same id, for its wording.
        form: its headings and fields.
        files: the parts that go with them.
    """
    sheets = (
        (FIELDS_FILE, _fields(disclosure, profile, form)),
        (MESSAGE_FILE, _message(disclosure, profile, form, files)),
        (CHECKLIST_FILE, (*_unread(profile), *_checklist(form, files))),
        (BY_HAND_FILE, _by_hand(form, disclosure)),
        *signed_form_sheets(form, disclosure, _FIRST_PAPER),
    )
    return tuple((name, "\n".join(lines) + "\n") for name, lines in sheets)


def fixed_words(form: ForumProfile, profile: Profile | None = None) -> str:
    """Return every word that the sheets hold besides the Disclosure."""
    texts = [*_FIXED, FIELDS_FILE, MESSAGE_FILE, CHECKLIST_FILE, BY_HAND_FILE, form.forum]
    texts += [form.title, form.hours, form.language_note, form.subject_line]
    texts += [one.replace("_", " ") for one in form.languages]
    for channel in form.channels:
        texts += [channel.kind.replace("_", " "), channel.to, channel.note, channel.badge]
    texts += [part for one in form.rules for part in (one.text, one.seen.badge)]
    for limit in form.limits:
        texts += [LIMIT_WORDS[limit.kind], limit.value, limit.scope, limit.badge]
    texts += [_READ_IN, "for review by", *(f"{key}: {at}" for key, at in form.places.items())]
    texts += [form.as_of.isoformat(), form.review_by.isoformat()]
    texts += [one.label for one in form.fields]
    if profile is not None:
        texts += [*_unread(profile), _title(profile, form), *profile.messages.values()]
    return "\n".join((*texts, signed_form_words(form)))


def text_of_field(field: FormField, disclosure: Disclosure, profile: Profile) -> str:
    """Return what is copied into a field; a whole section of the dossier as plain text."""
    value = printed_value(
        field, disclosure, (profile.say("yes"), profile.say("no")), profile.dates
    ).strip()
    if is_tabular(field, value):
        return "\n".join(rows_in_words(field, value, profile.say, profile.dates))
    if value:
        return value
    if field.fill == "statement":
        return "\n".join(_numbered(disclosure))
    if field.fill == "grounds":
        return "\n".join(_argued(disclosure))
    return ""


def _fields(disclosure: Disclosure, profile: Profile, form: ForumProfile) -> Iterator[str]:
    yield form.title
    yield _FIXED[0]
    for heading in form.headings:
        yield ""
        yield heading.heading.upper()
        for field in form.fields_under(heading.id):
            text = text_of_field(field, disclosure, profile)
            yield ""
            needed = ", needed" if field.need is Need.MUST else ""
            counts = f"{len(text):,} characters, {len(text.split()):,} words"
            yield f"{field.label} [{counts}{needed}{_limit_of(field, form)}]"
            yield _RULE
            yield text or _EMPTY
            yield _RULE
        if "exhibits_list" in heading.parts:
            yield ""
            yield from _annexes(disclosure, profile)


def texts_in_sheet(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield label and text of each field in the sheet of fields; nothing for another sheet."""
    parts = sheet.split(f"{_RULE}\n")
    for before, text in zip(parts[::2], parts[1::2], strict=False):
        label = before.rstrip("\n").rpartition("\n")[2].rpartition(" [")[0]
        yield label, text


def _limit_of(field: FormField, form: ForumProfile) -> str:
    limits = (
        one
        for one in form.limits
        if one.of == field.id and one.kind in {LimitKind.WORDS, LimitKind.CHARACTERS}
    )
    return "".join(f", limit {one.value} {_unit(one)}" for one in limits)


def _unit(limit: Limit) -> str:
    return "words" if limit.kind is LimitKind.WORDS else "characters"


def _numbered(disclosure: Disclosure) -> Iterator[str]:
    for number, fact in enumerate(disclosure.facts, start=1):
        cites = "; ".join(_cite(one) for one in fact.cites)
        proof = cites or {
            EvidentialStatus.ON_INSTRUCTIONS: "on instructions",
            EvidentialStatus.EVIDENCE_TO_FOLLOW: "evidence to follow",
        }.get(fact.standing, "")
        label = paragraph_label(number, disclosure)
        yield f"{label}. {fact.text}" + (f" [{proof}]" if proof else "")


def _argued(disclosure: Disclosure) -> Iterator[str]:
    """Yield what is argued, ground by ground; paragraphs are those of the statement of facts."""
    for ground in disclosure.grounds:
        yield f"{ground.title} ({ground.text})" if ground.text else ground.title
        for limb in ground.limbs:
            yield f"- {limb.text}"
            for one in limb.arguments:
                if one.is_ours:
                    yield f"  {one.text}{_rests_on(one, disclosure)}"


def _rests_on(one: DisclosedArgument, disclosure: Disclosure) -> str:
    texts = [f"paragraph {paragraph_label(number, disclosure)}" for number in one.facts]
    texts += [_cite(cite) for cite in one.cites]
    named = (disclosure.authorities[number - 1] for number in one.authorities)
    texts += [one.name if one.is_checked else f"{one.name} {_UNCHECKED}" for one in named]
    return f" [{'; '.join(texts)}]" if texts else ""


def _cite(cite: DisclosedCitation) -> str:
    place = cite.time or (f"p. {cite.page}" if cite.page else "")
    return f"{cite.exhibit}, {place}" if place else cite.exhibit


def _annexes(disclosure: Disclosure, profile: Profile) -> Iterator[str]:
    for one in disclosure.exhibits:
        yield f"{one.mark}  {one.title}  ({_extent(one, profile)})"


def _extent(one: DisclosedExhibit, profile: Profile) -> str:
    """Return how much of an exhibit the parts of a pack hold: pages, its text, or nothing."""
    if one.pages:
        return f"{one.pages} pages"
    return profile.say(f"form_{one.form}" if one.form else "produced_separately")


def _message(
    disclosure: Disclosure, profile: Profile, form: ForumProfile, files: Sequence[PackFile]
) -> Iterator[str]:
    """Yield the message to the forum, in the language of the papers that go with it."""

    def say(words: str) -> str:
        return profile.messages.get(words, words)

    mails = [one for one in form.channels if one.is_allowed and one.kind == "email" and one.to]
    yield from (f"To: {one.to}" for one in mails if one.is_fact)
    # An address that may be wrong never stands where it could be copied as it is.
    yield from (f"[ ] To: {one.to}{one.badge}" for one in mails if not one.is_fact)
    title = _title(profile, form)
    yield f"{say(SUBJECT)} {_subject(form, disclosure) or title}"
    yield ""
    yield title
    for text in (disclosure.reference, disclosure.title, disclosure.client):
        if text:
            yield text
    yield ""
    yield say(ATTACHED)
    yield from (f"- {one.name}" for one in files)
    yield ""
    yield say(RECEIPT)


def _title(profile: Profile, form: ForumProfile) -> str:
    """Return what a form is called in the language of its papers, which their cover says too."""
    found = next((one.heading for one in profile.sections if one.id == "cover"), "")
    return found if profile.messages and found else form.title


def _subject(form: ForumProfile, disclosure: Disclosure) -> str:
    """Return the subject line with what is answered in it; a gap stays to be seen."""
    line = form.subject_line
    for slot, names in _SLOTS.items():
        texts = [one for name in names if (one := _answer(form, name, disclosure))]
        if len(texts) == len(names):
            line = line.replace(slot, " ".join(texts))
    return line


def _answer(form: ForumProfile, name: str, disclosure: Disclosure) -> str:
    """Return in one line what a field holds; a moment with a blank between day and hour."""
    field = form.field(name)
    text = " ".join(value_of(field, disclosure).split()) if field is not None else ""
    is_moment = field is not None and field.type is FieldType.DATE
    return text.replace("T", " ") if is_moment else text


def _unread(profile: Profile) -> Iterator[str]:
    """Yield that nobody who pleads in the language has read the words of the papers."""
    if profile.is_wording_unread:
        name = profile.language_in_english
        yield f"[ ] {name} wording: not checked by a lawyer who pleads in {name}"
        yield ""


def _checklist(form: ForumProfile, files: Sequence[PackFile]) -> Iterator[str]:
    yield "CHECKLIST FOR THE CONNECTED MACHINE"
    yield f"[ ] {form.title}"
    yield ""
    yield "Files in this folder, each with its size and SHA-256"
    for one in files:
        pages = f"  {one.pages} {'page' if one.pages == 1 else 'pages'}" if one.pages else ""
        yield f"[ ] {one.name}{pages}  {one.size:,} bytes"
        yield f"    {one.sha256}"
    yield "Before sending: compare each SHA-256 with the one above."
    yield ""
    yield "Ways in"
    for channel in form.channels:
        kind = channel.kind.replace("_", " ")
        way = "  ".join(part for part in (kind, channel.to, channel.note) if part)
        text = f"{way}{channel.badge}"
        yield f"[ ] {text}" if channel.is_allowed else f"    Not accepted: {text}"
    if form.hours:
        yield f"Open: {form.hours}"
    languages = ", ".join(one.replace("_", " ") for one in form.languages) or "not established"
    yield f"Languages: {languages}. {form.language_note}".rstrip()
    yield ""
    yield "Limits"
    for limit in form.limits:
        if limit.value:
            yield f"[ ] {LIMIT_WORDS[limit.kind]} {limit.value}: {limit.scope}{limit.badge}"
    yield ""
    yield "Rules and practice"
    for rule in form.rules:
        yield f"[ ] {rule.text}{rule.seen.badge}"
    yield ""
    yield f"{_READ_IN} {form.as_of.isoformat()}, for review by {form.review_by.isoformat()}"
    yield from (f"    {key}: {place}" for key, place in form.places.items())
    yield ""
    yield "SEND LOG (fill in by hand)"
    yield from ("Sent on (date, time, zone):", "Sent by:", "Sent to, by which way:")
    yield from ("Receipt or reference:", "After sending: bring the receipt back on the stick.")


def _by_hand(form: ForumProfile, disclosure: Disclosure) -> Iterator[str]:
    """Yield what has to be signed; how far a paper has come in prison is nothing to file."""
    yield "TO BE SIGNED BY HAND"
    if not form.papers:
        yield "Nothing has to be signed by hand."
        return
    yield "Print, sign, scan, and attach where the form asks for it."
    sheets = {one.id: name for one, name in _sheets_of(form, disclosure)}
    for one in form.papers:
        marks = value_of(one, disclosure) if one.type is FieldType.FILE else ""
        yield ""
        yield f"[{'x' if marks else ' '}] {one.label}{', needed' if one.need is Need.MUST else ''}"
        if marks:
            yield f"    Attached as: {marks}"
        elif one.id in sheets:
            yield f"    To be printed: {sheets[one.id]}"


def _sheets_of(form: ForumProfile, disclosure: Disclosure) -> Iterator[tuple[FormField, str]]:
    fields = [one for one in form.papers if one.paper != "signature"]
    names = (name for name, _ in signed_form_sheets(form, disclosure, _FIRST_PAPER))
    yield from zip(fields, names, strict=True)
