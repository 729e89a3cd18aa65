"""What tokens of a layout stand for: values of the Disclosure alone, and which are missing."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casefiles.domain.disclosure.disclosed import Disclosure
from casefiles.dossier.forum.form_values import (
    is_past,
    next_date,
    printed_value,
    worded_date,
)
from casefiles.dossier.forum.profiles import Profile
from casefiles.dossier.layouts.closed_lists import HeadRowKind, PartWhen
from casefiles.dossier.layouts.layout import HeadRow, Layout, PaperLayout
from casefiles.dossier.layouts.paper_looks import filled_text

_TOKEN: Final = re.compile(r"\{([a-z_]+)\}")
FIELDS_OF_TOKENS: Final[Mapping[str, tuple[str, ...]]] = {
    "court": ("court",),
    "division": ("division",),
    "case_no": ("court_ref", "case_no", "domestic_ref"),
    "born": ("born",),
    "counsel": ("counsel", "rep", "contact_person"),
    "counsel_address": ("counsel_address",),
    "prosecutor": ("prosecutor",),
    "committee": ("committee",),
    "short_title": ("case_name",),
    "judge": ("judge",),
    "place": ("place",),
    "removal": ("removal_datetime",),
    "role": ("role",),
}
"""Fields of forms that answer for a token, the first that is filled in."""
MAY_BE_EMPTY: Final = frozenset(
    {
        *("division", "judge", "hearing", "born", "prosecutor", "committee", "role"),
        *("counsel_address", "place", "removal", "short_title"),
    }
)
"""Tokens without which a head can be printed: what they alone stand in is left out."""
_OF_LINES: Final = frozenset({"counsel_address", "court"})
"""Tokens whose lines stay lines where a row has room for them."""
_AROUND: Final = re.compile(r"\A[,;\s]+|[,;\s]+\Z")
"""What is left at the ends of a line of a token without a value."""
_GLOSS: Final = re.compile(
    r"\s*[(\uff08][^()\uff08\uff09]*[\u0590-\u0fff\u2e80-\u9fff][^()\uff08\uff09]*[)\uff09]"
)
"""What a court is called in another script, in brackets behind its name."""
_LONGEST_TITLE: Final = 60
"""Letters of a short title, which stands in a running head."""
_HEARING: Final = "hearing"


@dataclass(frozen=True, slots=True)
class MissingToken:
    """A head that cannot be printed as it must.

    Attributes:
        paper: its id.
        token: without a value; the id of a field for a row of an urgent box.
        fields: of the form, in which it can be entered; empty where the case itself says it.
    """

    paper: str
    token: str
    fields: tuple[str, ...]


def values_of(disclosure: Disclosure, profile: Profile) -> dict[str, str]:
    """Return what each token of a paper stands for; empty for nothing."""
    found = {
        "client": disclosure.client,
        "client_word": profile.say("client"),
        "requesting_state": disclosure.requesting_state,
        "requested_state": disclosure.requested_state,
        "reference": disclosure.reference,
        "dated": worded_date(disclosure.dated, profile.dates) if disclosure.dated else "",
        "hearing": _hearing(disclosure, profile),
        "court": _court(disclosure),
        "short_title": disclosure.title,
    }
    values = {token: _one_line(text) for token, text in found.items()}
    for name, fields in FIELDS_OF_TOKENS.items():
        answers = (field_text(one, disclosure, profile) for one in fields)
        text = next(filter(None, answers), "")
        lines = "\n" if name in _OF_LINES else " "
        text = lines.join(" ".join(line.split()) for line in text.splitlines() if line.strip())
        values[name] = text or values.get(name, "")
    values["short_title"] = _short(values["short_title"])
    return values


def field_text(field_id: str, disclosure: Disclosure, profile: Profile) -> str:
    """Return what is printed of a field of the forum's form; empty for nothing, or no such one."""
    form = profile.form
    field = form.field(field_id) if form is not None else None
    if field is None:
        return ""
    truths = profile.say("yes"), profile.say("no")
    return printed_value(field, disclosure, truths, profile.dates).strip()


def missing_tokens(
    layout: Layout, papers: tuple[PaperLayout, ...], disclosure: Disclosure, profile: Profile
) -> Iterator[MissingToken]:
    """Yield each value that a head must print and nothing disclosed says, once for a filing."""
    values = values_of(disclosure, profile)
    done: set[str] = set()

    def has_text(field_id: str) -> bool:
        return bool(field_text(field_id, disclosure, profile))

    for paper in papers:
        rows = layout.heads[paper.head] if paper.head else ()
        for row in (one for one in rows if is_printed(one, has_text)):
            for name in _needed(row):
                if name == "paper" or name in done:
                    continue
                is_field = name in row.rows
                text = field_text(name, disclosure, profile) if is_field else values[name]
                if not text:
                    done.add(name)
                    fields = (name,) if is_field else FIELDS_OF_TOKENS.get(name, ())
                    yield MissingToken(paper.id, name, fields)


def is_printed(row: HeadRow, has_text: Callable[[str], bool]) -> bool:
    """Tell whether a row stands: an urgent box for its occasion only once its first field does."""
    return row.when is not PartWhen.INTERIM or not row.rows or has_text(row.rows[0])


def filled_row(row: HeadRow, values: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of a row, line by line, without lines of which no token has a value."""
    found = {}
    for key, text in row.texts.items():
        lines = [one for one in text.split("\n") if _has_something(one, values)]
        found[key] = "\n".join(_filled_line(one, values) for one in lines)
    return found


def filled_or_empty(text: str, values: Mapping[str, str]) -> str:
    """Return a line with its tokens replaced; empty where none of them has a value."""
    return _filled_line(text, values) if _has_something(text, values) else ""


def _filled_line(text: str, values: Mapping[str, str]) -> str:
    """Return a line with its tokens replaced; a salutation without any keeps its comma."""
    return _AROUND.sub("", filled_text(text, values)) if _TOKEN.search(text) else text


def _has_something(text: str, values: Mapping[str, str]) -> bool:
    tokens = _TOKEN.findall(text)
    return not tokens or any(values[token] for token in tokens)


def _needed(row: HeadRow) -> Iterator[str]:
    if row.kind is HeadRowKind.URGENT:
        yield from row.rows
    for text in row.texts.values():
        yield from (one for one in _TOKEN.findall(text) if one not in MAY_BE_EMPTY)


def _hearing(disclosure: Disclosure, profile: Profile) -> str:
    dates = [one.date for one in disclosure.deadlines if one.kind == _HEARING]
    return worded_date(next_date(dates, disclosure.dated), profile.dates) if dates else ""


def _court(disclosure: Disclosure) -> str:
    """Return before whom the next hearing is; else before whom the last one was."""
    hearings = [one for one in disclosure.deadlines if one.kind == _HEARING and one.forum]
    to_come = (one for one in hearings if not is_past(one.date, disclosure.dated))
    found = next(to_come, hearings[-1] if hearings else None)
    return _GLOSS.sub("", found.forum) if found is not None else ""


def _short(text: str) -> str:
    if len(text) <= _LONGEST_TITLE:
        return text
    cut = text[: _LONGEST_TITLE + 1].rpartition(" ")[0] or text[:_LONGEST_TITLE]
    return f"{cut.rstrip(' ,;:')} …"


def _one_line(text: str) -> str:
    return " ".join(text.split())
