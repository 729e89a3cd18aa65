"""What two editions tell together, in words: a sentence, and what either says."""

from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.foundation.opaque import legible
from casefiles.domain.records.case_records import Edition
from casefiles.office.draft.draft_view import DraftView
from casefiles.office.records.record_names import date_in_words
from casefiles.redaction.disclosure_risk.edition_overlap import Overlap

_READERS: Final = {
    "court_open": "the open court",
    "court_closed": "the closed court",
    "requested_state": "the requested State",
    "requesting_state": "the requesting State",
    "treaty_body": "the treaty body",
    "ccf": "the CCF",
    "expert": "the expert",
    "interpreter": "the interpreter",
    "public": "the public",
}
_KINDS: Final = {
    "fact": ("1 fact", "{n} facts"),
    "event": ("1 event", "{n} events"),
    "document": ("1 exhibit", "{n} exhibits"),
}
_LISTED: Final = 8


@dataclass(frozen=True, slots=True)
class DescribedItem:
    """A finding in words.

    Attributes:
        brief: a few words, for lists.
        words: one sentence.
        here: what this dossier says or shows; likewise `there`, of the earlier edition.
    """

    brief: str
    words: str
    here: str
    there: str


def readers_words(audience: str) -> str:
    """Return whom an edition is for, within a sentence."""
    return _READERS.get(audience, audience.replace("_", " "))


def edition_words(edition: Edition) -> str:
    """Return what an edition is called within a sentence: the edition for the CCF of 3 March."""
    day = f" of {date_in_words(edition.day)}" if edition.day else ""
    return f"the edition for {readers_words(edition.audience)}{day}"


def describe_item(one: Overlap, edition: Edition, view: DraftView) -> DescribedItem:
    """Return a finding in words."""
    there = edition_words(edition)
    one = replace(one, here=legible(one.here), there=legible(one.there))
    return _WORDS[one.matter](one, f"{there[0].upper()}{there[1:]}", view)


def _name(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    name = view.names.get(one.records[0], "?")
    if one.shows_more == "there":
        brief = f"{name}: named there, {one.here} here"
        words = f"{edition} names {one.there}, who is {one.here} here"
    else:
        brief = f"{name}: named here, {one.there} there"
        words = f"{edition} has {one.there} for {name}, who is named here"
    return DescribedItem(brief, words, one.here, one.there)


def _token(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    name = view.names.get(one.records[0], "?")
    if one.here == one.there:
        brief = f"{name}: {one.here} in both"
        words = f"{edition} has the same token for {name} as this one: {one.here}"
    else:
        brief = f"{name}: {one.here} here, {one.there} there"
        words = f"{edition} has {one.there} where this one has {one.here}: both are {name}"
    return DescribedItem(brief, words, one.here, one.there)


def _value(one: Overlap, edition: str, _view: DraftView) -> DescribedItem:
    if one.shows_more == "there":
        brief = f"“{one.there}”: told there, removed here"
        words = f"{edition} says “{one.there}” where this one removes it"
    else:
        brief = f"“{one.here}”: told here, removed there"
        words = f"{edition} removes what this one says: “{one.here}”"
    return DescribedItem(brief, words, one.here, one.there)


def _wording(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    if not one.here:
        words = f"{edition} also says “{one.there}”"
    elif not one.there:
        words = f"{edition} does not say “{one.here}”, and this one does"
    else:
        words = f"{edition} says “{one.there}” where this one says “{one.here}”"
    brief = f"Other words: {_place_words(one, view)}"
    return DescribedItem(brief, words, one.here or "Nothing of it", one.there or "Nothing of it")


def _date(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    here, there = date_in_words(one.here), date_in_words(one.there)
    at = _place_words(one, view)
    if one.shows_more == "both":
        brief, words = f"Another date: {at}", f"{edition} has another date: {there}, not {here}"
    else:
        more = "more exactly" if one.shows_more == "there" else "less exactly"
        brief = f"Dated {more} there: {at}"
        words = f"{edition} dates it {more}: {there}; here {here}"
    return DescribedItem(brief, words, here, there)


def _place(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    here, there = one.here or "no place", one.there or "no place"
    words = f"{edition} has another place: {there}; here {here}"
    return DescribedItem(f"Another place: {_place_words(one, view)}", words, here, there)


def _area(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    at = f"{_document(one, view)} page {one.page}"
    if one.shows_more == "there":
        words = f"{edition} shows on {at} what is removed here"
        return DescribedItem(f"{at}: shown there, removed here", words, "Removed", "Shown")
    words = f"{edition} removes on {at} what is shown here"
    return DescribedItem(f"{at}: shown here, removed there", words, "Shown", "Removed")


def _pages(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    exhibit = _document(one, view)
    if one.shows_more == "there":
        words = f"{edition} shows the pages of {exhibit}, which is only listed here"
        return DescribedItem(
            f"{exhibit}: pages there, listed here", words, "Listed only", "Its pages"
        )
    words = f"{edition} only lists {exhibit}, of which the pages are shown here"
    return DescribedItem(f"{exhibit}: pages here, listed there", words, "Its pages", "Listed only")


def _alone(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    count, listed = _counted(one), _listed(one, view)
    if one.shows_more == "there":
        words = f"{edition} has {count} that this one leaves out"
        return DescribedItem(f"{count} there only", words, "Left out", listed)
    words = f"{edition} leaves out {count} that this one has"
    return DescribedItem(f"{count} here only", words, listed, "Left out")


def _mark(one: Overlap, edition: str, _view: DraftView) -> DescribedItem:
    count = _counted(one)
    words = f"{edition} has {count} under the same mark, so that the two can be read side by side"
    return DescribedItem(f"{count} under the same mark", words, one.here, one.there)


def _counted(one: Overlap) -> str:
    single, several = _KINDS[one.about]
    return single if len(one.records) == 1 else several.replace("{n}", str(len(one.records)))


def _place_words(one: Overlap, view: DraftView) -> str:
    """Return which record a finding is about, in a few words."""
    snapshot, record = view.snapshot, one.records[0]
    if one.about == "fact":
        found = (f"Fact {each.position}" for each in snapshot.facts if each.id == record)
    elif one.about == "event":
        found = (at.words for key, at in view.happenings().items() if key == record)
    elif one.about == "document":
        found = (each for each in (_document(one, view),))
    else:
        found = (each for each in ("The case",))
    return next(found, "?")


def _document(one: Overlap, view: DraftView) -> str:
    return view.document(DocumentId(one.records[0])).words


def _listed(one: Overlap, view: DraftView) -> str:
    """Return the records that stand in one edition only, one a line."""
    snapshot, requested = view.snapshot, frozenset(one.records)
    spots = [
        *(view.fact(each) for each in snapshot.facts if each.id in requested),
        *(at for key, at in view.happenings().items() if key in requested),
        *(view.document(each.id) for each in snapshot.documents if each.id in requested),
    ]
    lines = [spot.words for spot in spots[:_LISTED]]
    if len(one.records) > len(lines):
        lines.append(f"and {len(one.records) - len(lines)} more")
    return "\n".join(lines)


_WORDS: Final = {
    "name": _name,
    "token": _token,
    "value": _value,
    "wording": _wording,
    "date": _date,
    "place": _place,
    "area": _area,
    "pages": _pages,
    "told": _alone,
    "mark": _mark,
}
