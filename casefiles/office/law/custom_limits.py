"""Limits and addresses of forums that nobody established: the lawyer sets them, with the source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from casefiles.domain.dates.edtf import is_edtf, span
from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused
from casefiles.domain.foundation.ids import OwnLimitId
from casefiles.domain.records.custom_limits import OwnLimit, custom_limit_id
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.forums import (
    LIMIT_WORDS,
    Channel,
    FieldType,
    ForumProfile,
    Limit,
    LimitKind,
)
from casefiles.library.seen import How, Seen
from casefiles.office.records.record_names import date_in_words
from casefiles.office.workplace.operations import Edit, Job, JobContext
from casefiles.store.access.reader import ReadTransaction
from casefiles.store.access.work import WriteTransaction
from casefiles.words.language import msg, msg_mark, msg_of

_HOLDS: Final = timedelta(days=365)
"""After which a limit that somebody read only warns, as those of profiles do."""
_MOST: Final = 1_000_000.0
_TEXTS: Final = frozenset({FieldType.TEXT, FieldType.STATE, FieldType.LONG_TEXT, FieldType.LIST})
ADDRESS: Final = "address"
"""What an address is kept as, beside the kinds of limits; it is `of` a kind of channel."""
_ADDRESSES: Final = {
    "email": re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z"),
    "web": re.compile(r"https?://\S+\Z"),
    "online_form": re.compile(r"https?://\S+\Z"),
    "fax": re.compile(r"\+?[0-9 ]{6,24}\Z"),
    "post": re.compile(r"\S.{5,200}\Z"),
}
_ADDRESS_WORDS: Final = {
    "email": msg_mark("Address for e-mail"),
    "web": msg_mark("Address of the portal"),
    "online_form": msg_mark("Address of the online form"),
    "fax": msg_mark("Number for fax"),
    "post": msg_mark("Address for letters"),
}
_NEVER: Final = re.compile(r"(?!)")
_OF_WHOLE: Final = (
    (LimitKind.FILE_SIZE, "", msg_mark("Megabytes of one file")),
    (LimitKind.TOTAL_SIZE, "", msg_mark("Megabytes of all files, or of one e-mail")),
    (LimitKind.PAGES, "main", msg_mark("Pages of the main text, without annexes")),
    (LimitKind.COUNT, "annexes", msg_mark("Number of annexes")),
)


@dataclass(frozen=True, slots=True)
class CustomLimitRow:
    """A limit of the lawyer's own.

    Attributes:
        words: what is limited, and to how much; `read` where and when that was read.
    """

    record: OwnLimit
    words: str
    read: str


@dataclass(frozen=True, slots=True)
class CustomLimits:
    """What can be set for a forum, and what is.

    Attributes:
        offered: what may be limited, as keys with words; see `limit_of_key`.
    """

    profile: str
    title: str
    offered: tuple[tuple[str, str], ...]
    limits: tuple[CustomLimitRow, ...]


def own_limits_of(profile: str) -> Job[CustomLimits | None]:
    """Return the limits that may be set for a forum; None for a profile without a form.

    Raises:
        Refused: unknown profile.
    """

    def work(workplace: JobContext, ticket: CancellationToken) -> CustomLimits | None:
        ticket.check()
        form = load_layout(workplace.resources, profile).form
        if form is None:
            return None
        offered = tuple(_offered(form))
        words = dict(offered)
        own_limits = workplace.vault.read(lambda reader: reader.find(OwnLimit, profile=profile))
        return CustomLimits(
            profile,
            form.title,
            offered,
            tuple(_limit_row(one, words) for one in own_limits),
        )

    return work


def limit_of_key(profile: str, key: str, terms: tuple[str, bool, str, str, str]) -> OwnLimit:
    """Return the limit that a key and what was told of it make.

    Args:
        profile: of the forum.
        key: one of those offered.
        terms: value, whether the forum refuses what is over it, source, day as EDTF, and who signs.
    """
    kind, _, of = key.partition(":")
    return OwnLimit(custom_limit_id(profile, kind, of), profile, kind, of, *terms)


def key_of_limit(limit: OwnLimit) -> str:
    """Return the key under which a limit is offered."""
    return f"{limit.kind}:{limit.of}"


def save_custom_limit(limit: OwnLimit) -> Edit[None]:
    """Keep a limit that the lawyer read somewhere; one of its kind is changed.

    Raises (when carried out):
        Refused: it is no sensible number (`own_limit_number`), or what is needed is missing
            (`register_needed`, `register_date`, with the field).
    """

    def change(work: WriteTransaction) -> None:
        _check_value(limit)
        if not limit.source.strip():
            raise Refused("register_needed", field="source")
        if not is_edtf(limit.checked) or span(limit.checked).end_day is None:
            raise Refused("register_date", field="checked")
        if limit.kind == ADDRESS and not limit.signed_by.strip():
            raise Refused("register_needed", field="signed_by")
        there = work.get(OwnLimit, limit.id)
        if there is None:
            work.insert(limit, "add_own_limit")
        elif there != limit:
            work.update(limit, "edit_own_limit")

    return change


def _check_value(limit: OwnLimit) -> None:
    if limit.kind == ADDRESS:
        if not _ADDRESSES.get(limit.of, _NEVER).match(limit.value):
            raise Refused("own_address", field="value")
    elif limit.kind not in set(LimitKind):
        raise Refused("register_needed", field="key")
    elif not _is_sensible(limit.value):
        raise Refused("own_limit_number", field="value")


def remove_own_limit(limit_id: OwnLimitId) -> Edit[None]:
    """Hold a limit no more."""

    def change(work: WriteTransaction) -> None:
        if work.get(OwnLimit, limit_id) is not None:
            work.delete(OwnLimit, limit_id, "remove_own_limit")

    return change


def with_own_limits(reader: ReadTransaction, form: ForumProfile) -> ForumProfile:
    """Return a form with the limits and addresses that the lawyer established for it."""
    found = reader.find(OwnLimit, profile=form.id)
    own_limits = [one for one in found if one.kind != ADDRESS]
    own = {one.of: one for one in found if one.kind == ADDRESS}
    if own:
        form = replace(form, channels=tuple(_addressed(form.channels, own)))
    return replace(form, limits=tuple(_joined(form.limits, own_limits))) if own_limits else form


def form_as_known(workplace: JobContext, form: ForumProfile) -> ForumProfile:
    """Return a form with what this vault knows of its limits."""
    return workplace.vault.read(lambda reader: with_own_limits(reader, form))


def _addressed(ways: Iterable[Channel], own: dict[str, OwnLimit]) -> Iterator[Channel]:
    """Yield the ways in, with counsel's addresses in place of all others of their kind."""
    for kind, one in own.items():
        # What somebody kept before addresses were signed for is a proposal like any other.
        sure = bool(one.signed_by)
        seen = Seen(How.GENERAL, read=_day(one))
        yield Channel(kind, one.value, "", True, seen, is_own=sure)
    yield from (way for way in ways if way.kind not in own)


def _day(one: OwnLimit) -> date:
    end = span(one.checked).end_day
    return date.fromordinal(int(end) - 1) if end is not None else date.min


def _joined(limits: Iterable[Limit], own_limits: Iterable[OwnLimit]) -> Iterator[Limit]:
    """Yield limits, each that is not established with what the lawyer set in its place."""
    own = {(one.kind, one.of): _as_limit(one) for one in own_limits}
    for limit in limits:
        key = (limit.kind.value, limit.of)
        if limit.value or key not in own:
            yield limit
        else:
            yield own.pop(key)
    yield from own.values()


def _as_limit(one: OwnLimit) -> Limit:
    end = span(one.checked).end_day
    until = date.fromordinal(int(end)) if end is not None else date.min
    return Limit(
        kind=LimitKind(one.kind),
        value=one.value,
        scope="",
        blocks=one.is_refused,
        seen=Seen(How.GENERAL),
        of=one.of,
        until=until + _HOLDS,
    )


def _offered(form: ForumProfile) -> Iterator[tuple[str, str]]:
    known = {(one.kind, one.of) for one in form.limits if one.value}
    for kind, of, words in msg_of(_OF_WHOLE):
        if (kind, of) not in known:
            yield f"{kind.value}:{of}", words
    yield from _offered_addresses(form)
    for field in form.fields:
        if field.type in _TEXTS:
            for kind in (LimitKind.CHARACTERS, LimitKind.WORDS):
                if (kind, field.id) not in known:
                    yield f"{kind.value}:{field.id}", f"{LIMIT_WORDS[kind]} {field.label}"


def _offered_addresses(form: ForumProfile) -> Iterator[tuple[str, str]]:
    ways = {one.kind for one in form.channels}
    # A body has a portal, or a form on its page: one of them is enough to choose from.
    other = "web" if "online_form" in ways else "online_form"
    for way, words in msg_of(_ADDRESS_WORDS).items():
        if way != other:
            yield f"{ADDRESS}:{way}", words


def _limit_row(one: OwnLimit, words: dict[str, str]) -> CustomLimitRow:
    what = words.get(key_of_limit(one), one.of)
    if one.kind == ADDRESS:
        who = msg(" by {signed_by}", signed_by=one.signed_by) if one.signed_by else ""
        read = msg(
            "Confirmed{who} in {source}, {date}",
            who=who,
            source=one.source,
            date=date_in_words(one.checked),
        )
        return CustomLimitRow(one, f"{what}: {one.value}", read)
    does = msg("refused above it") if one.is_refused else msg("warned above it")
    read = msg("Read in {source}, {date}", source=one.source, date=date_in_words(one.checked))
    return CustomLimitRow(one, f"{what}: {one.value} ({does})", read)


def _is_sensible(value: str) -> bool:
    try:
        number = float(value)
    except ValueError:
        return False
    return 0 < number <= _MOST
