"""What two editions tell together, in words: a sentence, and what either says."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from casefiles.domain.foundation.ids import DocumentId
from casefiles.domain.foundation.opaque import legible
from casefiles.domain.records.case_records import Edition
from casefiles.domain.records.foreseeable_readers import HARMFUL
from casefiles.office.draft.draft_view import DraftView
from casefiles.office.records.record_names import date_in_words
from casefiles.redaction.disclosure_risk.edition_overlap import Overlap
from casefiles.words.combined_editions import UNCERTAIN, matter_words, readers_words
from casefiles.words.language import msg

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


def gainers_words(audiences: Iterable[str]) -> str:
    """Return who can read two editions, in words, the requesting State first."""
    order = sorted(audiences, key=lambda one: (one != HARMFUL, one))
    return ", ".join(map(readers_words, order))


def overlap_words(one: Overlap) -> str:
    """Return what kind of thing two editions reveal together, without a word of the case."""
    return matter_words(UNCERTAIN if one.is_uncertain else one.matter)


def edition_words(edition: Edition) -> str:
    """Return what an edition is called within a sentence: the edition for the CCF of 3 March."""
    day = msg(" of {date}", date=date_in_words(edition.day)) if edition.day else ""
    return msg(
        "the edition for {readers_words}{day}",
        readers_words=readers_words(edition.audience),
        day=day,
    )


def describe_item(one: Overlap, edition: Edition, view: DraftView) -> DescribedItem:
    """Return a finding in words."""
    there = edition_words(edition)
    one = replace(one, here=legible(one.here), there=legible(one.there))
    return _WORDS[one.matter](one, f"{there[0].upper()}{there[1:]}", view)


def _name(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    name = view.names.get(one.records[0], "?")
    if one.shows_more == "there":
        brief = msg("{name}: named there, {here} here", name=name, here=one.here)
        words = msg(
            "{edition} names {there}, who is {here} here",
            edition=edition,
            there=one.there,
            here=one.here,
        )
    else:
        brief = msg("{name}: named here, {there} there", name=name, there=one.there)
        words = msg(
            "{edition} has {there} for {name}, who is named here",
            edition=edition,
            there=one.there,
            name=name,
        )
    return DescribedItem(brief, words, one.here, one.there)


def _token(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    name = view.names.get(one.records[0], "?")
    if one.here == one.there:
        brief = msg("{name}: {here} in both", name=name, here=one.here)
        words = msg(
            "{edition} has the same placeholder for {name} as this one: {here}",
            edition=edition,
            name=name,
            here=one.here,
        )
    else:
        brief = msg("{name}: {here} here, {there} there", name=name, here=one.here, there=one.there)
        words = msg(
            "{edition} has {there} where this one has {here}: both are {name}",
            edition=edition,
            there=one.there,
            here=one.here,
            name=name,
        )
    return DescribedItem(brief, words, one.here, one.there)


def _value(one: Overlap, edition: str, _view: DraftView) -> DescribedItem:
    if one.shows_more == "there":
        brief = msg("“{there}”: shown there, redacted here", there=one.there)
        words = msg(
            "{edition} shows “{there}” where this one redacts it", edition=edition, there=one.there
        )
    else:
        brief = msg("“{here}”: shown here, redacted there", here=one.here)
        words = msg(
            "{edition} redacts what this one shows: “{here}”", edition=edition, here=one.here
        )
    return DescribedItem(brief, words, one.here, one.there)


def _wording(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    if not one.here:
        words = msg("{edition} also contains “{there}”", edition=edition, there=one.there)
    elif not one.there:
        words = msg(
            "{edition} does not contain “{here}”, and this one does", edition=edition, here=one.here
        )
    else:
        words = msg(
            "{edition} shows “{there}” where this one shows “{here}”",
            edition=edition,
            there=one.there,
            here=one.here,
        )
    brief = msg("Other words: {place_words}", place_words=_place_words(one, view))
    return DescribedItem(
        brief, words, one.here or msg("Nothing of it"), one.there or msg("Nothing of it")
    )


def _date(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    here, there = date_in_words(one.here), date_in_words(one.there)
    at = _place_words(one, view)
    if one.shows_more == "both":
        brief, words = (
            msg("Another date: {at}", at=at),
            msg(
                "{edition} has another date: {there}, not {here}",
                edition=edition,
                there=there,
                here=here,
            ),
        )
    else:
        more = msg("more exactly") if one.shows_more == "there" else msg("less exactly")
        brief = msg("Dated {more} there: {at}", more=more, at=at)
        words = msg(
            "{edition} dates it {more}: {there}; here {here}",
            edition=edition,
            more=more,
            there=there,
            here=here,
        )
    return DescribedItem(brief, words, here, there)


def _place(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    here, there = one.here or msg("no place"), one.there or msg("no place")
    words = msg(
        "{edition} has another place: {there}; here {here}", edition=edition, there=there, here=here
    )
    return DescribedItem(
        msg("Another place: {place_words}", place_words=_place_words(one, view)), words, here, there
    )


def _area(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    at = msg("{document} page {page}", document=_document(one, view), page=one.page)
    if one.shows_more == "there":
        words = msg("{edition} shows on {at} what is removed here", edition=edition, at=at)
        return DescribedItem(
            msg("{at}: shown there, removed here", at=at), words, msg("Removed"), msg("Shown")
        )
    words = msg("{edition} removes on {at} what is shown here", edition=edition, at=at)
    return DescribedItem(
        msg("{at}: shown here, removed there", at=at), words, msg("Shown"), msg("Removed")
    )


def _pages(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    exhibit = _document(one, view)
    if one.shows_more == "there":
        words = msg(
            "{edition} shows the pages of {exhibit}, which is only listed here",
            edition=edition,
            exhibit=exhibit,
        )
        return DescribedItem(
            msg("{exhibit}: pages there, listed here", exhibit=exhibit),
            words,
            msg("Listed only"),
            msg("Its pages"),
        )
    words = msg(
        "{edition} only lists {exhibit}, of which the pages are shown here",
        edition=edition,
        exhibit=exhibit,
    )
    return DescribedItem(
        msg("{exhibit}: pages here, listed there", exhibit=exhibit),
        words,
        msg("Its pages"),
        msg("Listed only"),
    )


def _alone(one: Overlap, edition: str, view: DraftView) -> DescribedItem:
    count, listed = _counted(one), _listed(one, view)
    if one.shows_more == "there":
        words = msg("{edition} has {count} that this one lacks", edition=edition, count=count)
        return DescribedItem(msg("{count} there only", count=count), words, msg("Left out"), listed)
    words = msg("{edition} lacks {count} that this one has", edition=edition, count=count)
    return DescribedItem(msg("{count} here only", count=count), words, listed, msg("Left out"))


def _mark(one: Overlap, edition: str, _view: DraftView) -> DescribedItem:
    count = _counted(one)
    words = msg(
        "{edition} has {count} with the same exhibit number, so that the two can be compared",
        edition=edition,
        count=count,
    )
    return DescribedItem(
        msg("{count} with the same exhibit number", count=count), words, one.here, one.there
    )


def _counted(one: Overlap) -> str:
    single, several = _KINDS[one.about]
    return single if len(one.records) == 1 else several.replace("{n}", str(len(one.records)))


def _place_words(one: Overlap, view: DraftView) -> str:
    """Return which record a finding is about, in a few words."""
    snapshot, record = view.snapshot, one.records[0]
    if one.about == "fact":
        found = (
            msg("Fact {position}", position=each.position)
            for each in snapshot.facts
            if each.id == record
        )
    elif one.about == "event":
        found = (at.words for key, at in view.happenings().items() if key == record)
    elif one.about == "document":
        found = (each for each in (_document(one, view),))
    else:
        found = (each for each in (msg("The case"),))
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
        lines.append(msg("and {number} more", number=len(one.records) - len(lines)))
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
