"""What each hit of a search is called, so that a person knows it again."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, cast

from casefiles import paths
from casefiles.domain.dates.date_words import words_from_edtf
from casefiles.domain.dates.edtf import is_edtf
from casefiles.domain.files.extraction import PageText
from casefiles.domain.foundation.errors import CasefilesError
from casefiles.domain.foundation.ids import DocumentId, is_id
from casefiles.domain.foundation.schema import INTERNAL, Text, schema_of
from casefiles.domain.language.text_references import replace_references
from casefiles.domain.records.case_records import Document, Person
from casefiles.domain.rules.citation_text import message_detail
from casefiles.domain.search.query_language import Query, names_query, parsed
from casefiles.domain.search.search_rows import HitKind, SearchFilter, SearchHit
from casefiles.dossier.forum.forum_layout import load_layout
from casefiles.dossier.forum.forums import ForumProfile
from casefiles.office.case.snippets import Snippet, snippet_of
from casefiles.office.reading.ocr_text import picture_lines, picture_pages, replaced_lines
from casefiles.office.records.proceedings_names import DisplayContext, name_of_registered
from casefiles.office.records.record_names import KINDS
from casefiles.store.access.reader import ReadTransaction
from casefiles.words.catalogue import label
from casefiles.words.language import msg, msg_of
from casefiles.words.register import TYPES


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One thing that was found.

    Attributes:
        id: of the row itself: told apart from all others.
        record: id that leads to it.
        detail: what of it: number of a page, or of an act.
        title: what it is called.
        aside: what tells it from others, such as a date.
        snippet: where in it the words stand.
    """

    kind: HitKind
    id: str
    record: str
    detail: str
    title: str
    aside: str
    snippet: Snippet


def query_of(search_filter: SearchFilter) -> Query:
    """Return what is asked, read."""
    if not search_filter.names:
        return parsed(search_filter.text, is_typing=search_filter.is_typing)
    return names_query(search_filter.text.splitlines())


def page_texts(reader: ReadTransaction, document_id: DocumentId, number: int) -> Iterator[PageText]:
    """Yield a page as it reads, then what a machine had read where it reads otherwise now.

    The index has both, so that either is found; a person sees each word once.
    """
    for page in reader.pages(document_id, number, number):
        (picture,) = picture_pages(reader, document_id, number, number)
        lines = (ocr_text_line.line for ocr_text_line in picture_lines(page, picture))
        yield replace(page, lines=(*page.lines, *lines))
        yield replace(page, lines=replaced_lines(page, picture))


class HitDescriber:
    """Describes hits in words; names of people are asked for once."""

    def __init__(self, reader: ReadTransaction, search_filter: SearchFilter) -> None:
        self.reader = reader
        self._search_filter = search_filter
        self._query = query_of(search_filter)
        self._names: dict[str, str] = {}

    def all(self, hits: Iterable[SearchHit]) -> tuple[SearchResult, ...]:
        """Return what hits are called, and where in them the words stand."""
        return tuple(self._one(hit) for hit in hits)

    def _one(self, hit: SearchHit) -> SearchResult:
        title, aside, texts = msg_of(_DESCRIPTIONS.get(hit.kind, _any))(self, hit)
        pairs = [(name, self.text(text)) for name, text in texts if text]
        snippet = snippet_of(pairs, self._query, spellings=self._search_filter.spellings)
        record, detail = _place(hit)
        own = f"{hit.kind}:{hit.id}:{hit.page}:{detail}:{hash(hit.pieces)}"
        return SearchResult(hit.kind, own, record, detail, title, aside, snippet)

    def text(self, text: str) -> str:
        """Return a text with its references as names."""
        return replace_references(text, self._name) if "[[" in text else text

    def _name(self, person_id: str) -> str:
        if person_id not in self._names:
            person = self.reader.get(Person, person_id)
            self._names[person_id] = person.names[0].text if person and person.names else "?"
        return self._names[person_id]

    @property
    def showing(self) -> DisplayContext:
        """How texts and people are shown."""
        return DisplayContext(self.text, self._name)

    def record(self, kind: str, record_id: str) -> Any:
        """Return a record of the register; None if it is gone."""
        return self.reader.get(KINDS[kind], record_id)

    def document(self, document_id: str) -> str:
        """Return what a document is called."""
        found = self.reader.get(Document, document_id)
        return "" if found is None else self.text(found.title) or found.file_name


_Described = tuple[str, str, Sequence[tuple[str, str]]]


_LEADING: Final = {
    "history": "act",
    "consent": "document_id",
    "translation": "document_id",
    "library_note": "entry",
}
"""Which piece of a hit leads to it, where its own id does not."""


def _place(hit: SearchHit) -> tuple[str, str]:
    """Return the id that leads to a hit, and what of it."""
    if hit.kind == "message":
        return hit.id, message_detail(max(hit.page, 1), int(hit.piece("number") or 1))
    if hit.kind in {"page", "trait"}:
        return hit.id, str(max(hit.page, 1))
    if hit.kind == "mark":
        return hit.piece("document_id"), str(hit.page)
    if hit.kind in _LEADING:
        return hit.piece(_LEADING[hit.kind]), ""
    return hit.id, ""


def _person(_: HitDescriber, hit: SearchHit) -> _Described:
    names = [text for name, text in hit.pieces if name == "names"]
    numbers = [text for name, text in hit.pieces if name == "identifiers"]
    # In one line, since one name alone would only say the title again.
    texts = (*names[1:], *numbers, hit.piece("contact"))
    return names[0] if names else "?", hit.piece("role"), [("names", _joined(texts))]


def _document(describer: HitDescriber, hit: SearchHit) -> _Described:
    name = describer.text(hit.piece("title")) or hit.piece("file_name")
    mark = hit.piece("mark")
    aside = _day(hit.piece("received"))
    description = _joined(hit.piece(one) for one in _ABOUT_DOCUMENT)
    return f"{mark}  {name}" if mark else name, aside, [("document", description)]


def _event(describer: HitDescriber, hit: SearchHit) -> _Described:
    date = _day(hit.piece("date"))
    title = date[:1].upper() + date[1:]
    return (
        title or msg("Event"),
        describer.text(hit.piece("place")),
        _only(hit, "text", "place", "lane"),
    )


def _fact(_: HitDescriber, hit: SearchHit) -> _Described:
    return msg("Paragraph {piece}", piece=hit.piece("position")), "", _only(hit, "text")


def _deadline(_: HitDescriber, hit: SearchHit) -> _Described:
    kind = label(hit.piece("kind"))
    return kind[:1].upper() + kind[1:], _day(hit.piece("date")), _only(hit, "forum", "kind", "date")


def _mark(describer: HitDescriber, hit: SearchHit) -> _Described:
    title = describer.document(hit.piece("document_id")) or msg("Redaction mark")
    protects = hit.piece("person_id")
    values = (
        hit.piece("reason"),
        msg("protects [[{protects}]]", protects=protects) if protects else "",
    )
    return title, msg("page {page}", page=hit.page), [("reason", _joined(values))]


def _case(_: HitDescriber, hit: SearchHit) -> _Described:
    return hit.piece("title") or hit.piece("reference"), hit.piece("reference"), hit.pieces


def _page(describer: HitDescriber, hit: SearchHit) -> _Described:
    name = describer.text(hit.piece("title")) or hit.piece("file_name")
    (picture,) = picture_pages(describer.reader, DocumentId(hit.id), hit.page, hit.page)
    if not picture.lines and not picture.read.lines:
        # Nothing is told twice, so that its lines need not be looked at.
        return name, msg("page {page}", page=hit.page), _only(hit, "text")
    texts = page_texts(describer.reader, DocumentId(hit.id), hit.page)
    return name, msg("page {page}", page=hit.page), [("text", page.text) for page in texts]


def _message(describer: HitDescriber, hit: SearchHit) -> _Described:
    name = describer.text(hit.piece("title")) or hit.piece("file_name")
    when = hit.piece("moment").replace("T", " ")[:16] or hit.piece("written")
    texts = _only(hit, "text", "subject", "sender", "recipients", "attachments")
    return hit.piece("sender") or msg("Message"), " · ".join(at for at in (when, name) if at), texts


def _trait(describer: HitDescriber, hit: SearchHit) -> _Described:
    name = describer.text(hit.piece("title")) or hit.piece("file_name")
    what = {
        "part": msg("file inside"),
        "trait": msg("from file metadata"),
        "finding": msg("noticed"),
    }
    return name, what.get(hit.piece("item"), ""), _only(hit, "name", "text", "detail", "moment")


def _history(_: HitDescriber, hit: SearchHit) -> _Described:
    deed = label(hit.piece("action"))
    before = [(name, text) for name, text in hit.pieces if name.startswith("before.")]
    return deed[:1].upper() + deed[1:], hit.piece("actor"), before


def _translation(describer: HitDescriber, hit: SearchHit) -> _Described:
    title = describer.document(hit.piece("document_id"))
    return title, hit.piece("translator"), _only(hit, "note", "translator", "due")


def _consent(describer: HitDescriber, hit: SearchHit) -> _Described:
    title = describer.document(hit.piece("document_id"))
    return title, _day(hit.piece("date")), _only(hit, "recorded", "conditions")


def _registered(describer: HitDescriber, hit: SearchHit) -> _Described:
    record = describer.record(hit.kind, hit.id)
    dates = (hit.piece(one) for one in ("date", "dated", "issued", "begin", "filed", "due"))
    day = _day(next((date for date in dates if date), ""))
    name = msg_of(TYPES[hit.kind][0])
    title = name_of_registered(record, describer.showing) if record is not None else name
    return title, f"{name} · {day}" if day else name, _spoken(hit)


def _narrative(_: HitDescriber, hit: SearchHit) -> _Described:
    kind = msg("Paper") if hit.kind == "paper_block" else msg("Narrative")
    kind = msg("Heading") if hit.piece("kind") == "heading" else kind
    return kind, "", _only(hit, "text", "notes")


def _argument(_: HitDescriber, hit: SearchHit) -> _Described:
    return (
        msg("Argument"),
        label(hit.piece("test")),
        _only(hit, "text", "answer", "reply", "wanted"),
    )


@cache
def _form(profile: str) -> ForumProfile | None:
    """Return the form of a profile, read once; None where there is none any more."""
    try:
        return load_layout(paths.resources(), profile).form
    except CasefilesError:
        return None


def _answer(_: HitDescriber, hit: SearchHit) -> _Described:
    field, profile = hit.piece("field"), hit.piece("profile")
    form = _form(profile)
    if form is None:
        return label(field).capitalize(), label(profile), _only(hit, "text")
    name = next((one.label for one in form.fields if one.id == field), label(field))
    return name, form.title, _only(hit, "text")


def _library_note(_: HitDescriber, hit: SearchHit) -> _Described:
    return hit.piece("title"), msg("Library"), _only(hit, "text")


def _spoken(hit: SearchHit) -> list[tuple[str, str]]:
    """Return the texts of a record, also those within its parts, but no ids."""
    return [(name, _joined(_leaf_texts(text))) for name, text in hit.pieces if name not in _CODES]


def _leaf_texts(text: str) -> Iterator[str]:
    if text[:1] not in {"[", "{"} or text.startswith("[["):
        parsed: object = text
    else:
        try:
            parsed = json.loads(text)
        except ValueError:
            parsed = text
    waiting = [parsed]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, str) and one and not is_id(one):
            yield one
        elif isinstance(one, list):
            waiting = [*one, *waiting]
        elif isinstance(one, dict):
            waiting = [*one.values(), *waiting]


def _any(_: HitDescriber, hit: SearchHit) -> _Described:
    return hit.kind, "", hit.pieces


_REGISTER: Final = cast("tuple[HitKind, ...]", tuple(TYPES))
_CODES: Final = frozenset({"id", "case_id"})

_DESCRIPTIONS: Final[dict[HitKind, Callable[[HitDescriber, SearchHit], _Described]]] = {
    "person": _person,
    "document": _document,
    "event": _event,
    "fact": _fact,
    "narrative_block": _narrative,
    "paper_block": _narrative,
    "deadline": _deadline,
    "mark": _mark,
    "case": _case,
    "page": _page,
    "message": _message,
    "trait": _trait,
    "history": _history,
    "translation": _translation,
    "consent": _consent,
    "argument": _argument,
    "library_note": _library_note,
    "field_answer": _answer,
    **dict.fromkeys(_REGISTER, _registered),
}


_FIRST: Final = ("witness", "file_name", "source", "gist", "tags")
_ABOUT_DOCUMENT: Final = (
    *_FIRST,
    *(
        one.name
        for one in schema_of(Document)
        if INTERNAL in one.traits and isinstance(one.meaning, Text) and one.name not in _FIRST
    ),
)
"""What is shown of a document that was found, in its order."""


def _joined(texts: Iterable[str]) -> str:
    # Each runs its own way, so that what runs to the left turns nothing around it.
    candidates = (text for text in texts if text and not text.startswith("["))
    return " · ".join(f"\u2068{text}\u2069" for text in candidates)


def _only(hit: SearchHit, *names: str) -> list[tuple[str, str]]:
    return [piece for name in names for piece in hit.pieces if piece[0] == name]


def _day(date: str) -> str:
    return words_from_edtf(date) if is_edtf(date) else date
