"""Sheets to be printed and signed by hand: authorities and consents, in the house's words.

No official form is imitated: where the forum has one of its own, these words are copied into it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.dossier.forum.form_values import value_of
from casefiles.dossier.forum.forums import FieldType, FormField, ForumProfile

_LINE: Final = "_" * 44
_COPY: Final = (
    "Where the forum has a form of its own for this, copy these words into that one.",
    "Print it, have it signed by hand, scan it, and bring the scan in as a document.",
)
_TITLES: Final = {
    "authority": "AUTHORITY TO ACT",
    "power": "POWER OF ATTORNEY",
    "consent": "CONSENT",
}
_AUTHORISE: Final = (
    "I authorise the representative named above to act for me in these proceedings and in any",
    "request for interim measures that belongs to them: to sign and file on my behalf, to",
    "receive letters and decisions, and to be heard.",
)
_ACCESS: Final = (
    "This covers access to any information recorded about me by the forum named above, and",
    "requests to correct or delete it.",
)
_WITHDRAW: Final = "I may withdraw this at any time, in writing."
_CONSENT: Final = (
    "I was told what is to be filed, for which purpose, who will read it, and that it may become",
    "known to the State concerned. I was told that I may say no, that nothing is paid for it,",
    "and that what was filed cannot be called back, but no more will be once I withdraw.",
)
_CHOICES: Final = (
    "It may be filed:                      [ ] yes   [ ] no",
    "With my name:                         [ ] yes   [ ] no, under another name",
    "My name may be told to the State:     [ ] yes   [ ] no",
    "My name may be published:             [ ] yes   [ ] no",
    "Action may be taken on my behalf:     [ ] yes   [ ] no",
)
_WHO: Final = {
    "authority": "Person represented",
    "power": "Person represented",
    "consent": "Person who consents",
}
_FIXED: Final = (
    "Before",
    "Date of birth and nationality",
    "Place of detention, or address",
    "Relation to the person concerned",
    "Representative",
    "Address, e-mail, telephone",
    "Read to me in a language that I understand",
    "Interpreter, name and signature",
    "Place and date",
    "Signature",
    "Signature of the representative, who accepts",
)
_REPRESENTATIVES: Final = ("rep", "counsel", "correspondent", "contact_person")
_PLACES: Final = ("detention_place",)


@dataclass(frozen=True, slots=True)
class _Blanks:
    """What stands in the blanks; a line to write on where nothing is known."""

    client: str
    representative: str
    place: str


def signed_form_sheets(
    form: ForumProfile, disclosure: Disclosure, first: int
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield name and lines of each sheet that a forum wants signed.

    Args:
        form: of the forum.
        disclosure: what may leave the house.
        first: number of the first sheet among the files of a pack.
    """
    fields = [one for one in form.papers if one.paper in _TITLES]
    for number, field in enumerate(fields, start=first):
        name = f"{number}-{field.paper}-to-sign.txt"
        yield name, tuple(_sheet(field, form, disclosure))


def signed_form_words(form: ForumProfile) -> str:
    """Return every word that the sheets hold besides the Disclosure."""
    texts = [*_COPY, *_TITLES.values(), *_AUTHORISE, *_ACCESS, _WITHDRAW, *_CONSENT, *_CHOICES]
    texts += [*_WHO.values(), *_FIXED, _LINE, form.title, form.forum]
    texts += [one.label for one in form.papers]
    return "\n".join(texts)


def _sheet(field: FormField, form: ForumProfile, disclosure: Disclosure) -> Iterator[str]:
    blanks = _blanks(form, disclosure)
    yield _TITLES[field.paper]
    yield ""
    yield _row(_FIXED[0], form.title)
    if form.forum and form.forum not in form.title:
        yield _row("", form.forum)
    yield ""
    # Who consents may be anybody: only an authority is the client's own.
    yield _row(_WHO[field.paper], _LINE if field.paper == "consent" else blanks.client)
    yield _row(_FIXED[1], _LINE)
    yield _row(_FIXED[2], _LINE if field.paper == "consent" else blanks.place)
    if field.paper == "consent":
        yield _row(_FIXED[3], _LINE)
        yield from ("", *_CONSENT, "", *_CHOICES, "", _WITHDRAW)
    else:
        yield _row(_FIXED[4], blanks.representative)
        yield _row(_FIXED[5], _LINE)
        yield from ("", *_AUTHORISE)
        if field.paper == "power":
            yield from _ACCESS
        yield _WITHDRAW
    yield ""
    yield _row(_FIXED[6], _LINE)
    yield _row(_FIXED[7], _LINE)
    yield ""
    yield _row(_FIXED[8], _LINE)
    yield _row(_FIXED[9], _LINE)
    if field.paper != "consent":
        yield ""
        yield _row(_FIXED[8], _LINE)
        yield _row(_FIXED[10], _LINE)
    yield from ("", *_COPY)


def _row(words: str, value: str) -> str:
    return f"{words}: {value}" if words else f"  {value}"


def _blanks(form: ForumProfile, disclosure: Disclosure) -> _Blanks:
    persons = (one.id for one in form.fields if one.type is FieldType.PERSON and one.fill)
    return _Blanks(
        _first(form, disclosure, tuple(persons)),
        _first(form, disclosure, _REPRESENTATIVES),
        _first(form, disclosure, _PLACES),
    )


def _first(form: ForumProfile, disclosure: Disclosure, names: tuple[str, ...]) -> str:
    """Return what stands in the first of some fields that is filled, or a line to write on."""
    fields = (form.field(name) for name in names)
    texts = (value_of(one, disclosure).strip() for one in fields if one is not None)
    return next((text for text in texts if text), _LINE)
