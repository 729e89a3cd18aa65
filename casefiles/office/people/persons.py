"""People of a case: their names in every script, and what the case holds on them."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from casefiles.domain.foundation.ids import CaseId, PersonId
from casefiles.domain.foundation.schema import INTERNAL, Edtf, Text, schema_of
from casefiles.domain.language.folding import fold, word_kind
from casefiles.domain.language.names import NameOrder, NameSource, PersonName, Transliteration
from casefiles.domain.language.text_references import replace_references
from casefiles.domain.records.case_records import Identifier, Person, Protection
from casefiles.domain.records.rows import PersonFilter, PersonRow
from casefiles.office.people.mention_counts import Mentions, last_counted
from casefiles.office.records import form_values
from casefiles.office.workplace.operations import Query
from casefiles.store.access.reader import ReadTransaction

NAME_KINDS: Final = (
    "birth",
    "alias",
    "notice spelling",
    "court spelling",
    "official Chinese form",
    "transcription",
    "press spelling",
    "first name",
    "family name",
    "nickname",
    "kinship term",
    "initials",
    "form of address",
    "official",
)
"""What a written form of a name can be; others may be typed."""
ROLES: Final = (
    "client",
    "relative",
    "victim",
    "witness",
    "expert",
    "counsel",
    "judge",
    "official",
    "interpreter",
    "source",
)
"""Who somebody can be to the case; others may be typed."""

_SCRIPT_OF_KIND: Final = {"l": "Latn", "c": "Cyrl", "g": "Grek", "a": "Arab", "t": "Tibt"}
_MONGOLIAN: Final = range(0x1800, 0x18B0)
_LOST: Final = "?"


PeopleOrder = Literal["name", "protection", "role", "contact", "mentions"]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as the list shows it.

    Attributes:
        mentions: None until they were counted.
    """

    person: PersonRow
    mentions: Mentions | None

    @property
    def id(self) -> PersonId:
        """The id of the person."""
        return self.person.id


@dataclass(frozen=True, slots=True)
class PeopleList:
    """Those who are wanted, and how many there are in all."""

    lines: tuple[PersonLine, ...]
    total: int


def people_of(
    case_id: CaseId, person_filter: PersonFilter, order: PeopleOrder = "name"
) -> Query[PeopleList]:
    """Return the people that are wanted; equal ones in the order of their names."""

    def ask(reader: ReadTransaction) -> PeopleList:
        mentions = last_counted(reader, case_id)
        rows = reader.person_rows(case_id, person_filter)
        lines = [PersonLine(row, mentions.get(row.id)) for row in rows]
        if order != "name":
            lines.sort(key=_KEYS[order], reverse=person_filter.is_descending)
        total = len(rows)
        if person_filter.text or person_filter.protection:
            total = len(reader.person_rows(case_id, PersonFilter()))
        return PeopleList(tuple(lines), total)

    return ask


_PROTECTIONS: Final = tuple(Protection)
_KEYS: Final[dict[str, Callable[[PersonLine], Any]]] = {
    "protection": lambda line: _PROTECTIONS.index(line.person.protection),
    "role": lambda line: (not line.person.role, line.person.role),
    "contact": lambda line: not line.person.contact,
    "mentions": lambda line: line.mentions.total if line.mentions else -1,
}


def shown(text: str, names: Mapping[str, str]) -> str:
    """Return a text with its references to people as their names; someone removed is "?"."""
    return replace_references(text, lambda person_id: names.get(person_id, _LOST))


def shown_names(reader: ReadTransaction, case_id: CaseId) -> Callable[[str], str]:
    """Return what puts names in place of references, at this moment of the vault."""
    names = {str(row.id): row.name for row in reader.person_rows(case_id, PersonFilter())}
    return lambda text: shown(text, names)


def namesakes(case_id: CaseId, person: Person) -> Query[tuple[str, ...]]:
    """Return the names of a person that others of the case have too, as they are written."""

    def ask(reader: ReadTransaction) -> tuple[str, ...]:
        others = (row for row in reader.person_rows(case_id, PersonFilter()) if row.id != person.id)
        return equal_names(person.names, others)

    return ask


def equal_names(names: Iterable[PersonName], others: Iterable[PersonRow]) -> tuple[str, ...]:
    """Return the names that somebody else has too; capitals, accents and spaces do not matter."""
    taken = {_plain(name.text) for other in others for name in other.names}
    return tuple(dict.fromkeys(name.text for name in names if _plain(name.text) in taken))


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def script_of(text: str) -> str:
    """Tell the script of a name by its characters, as ISO 15924 code; empty where none is clear.

    Han characters that are only simplified, or only traditional, tell which; where all are common
    to both, or both kinds stand there, it is Hani.
    """
    scripts = [script for char in text if (script := _script_of_letter(char))]
    if not scripts:
        return ""
    most = max(dict.fromkeys(scripts), key=scripts.count)
    return _han_script(text) if most == "Hani" else most


def _script_of_letter(char: str) -> str:
    if ord(char) in _MONGOLIAN:
        return "Mong"
    kind = word_kind(fold(char)[:1] or " ")
    return "Hani" if kind == "h" else _SCRIPT_OF_KIND.get(kind, "")


def _han_script(text: str) -> str:
    simple = any(_has(char, "gb2312") and not _has(char, "big5") for char in text)
    full = any(_has(char, "big5") and not _has(char, "gb2312") for char in text)
    if simple == full:
        return "Hani"
    return "Hans" if simple else "Hant"


def _has(char: str, character_set: str) -> bool:
    """Tell whether a national set has a character: that of one side lacks the other's forms."""
    try:
        char.encode(character_set)
    except UnicodeEncodeError:
        return False
    return word_kind(char) == "h"


def values_of(person: Person) -> dict[str, Any]:
    """Return a person as a form holds them: names that were typed or found, not those proposed."""
    return {
        **form_values.values_of(person),
        "names": [
            [name.text, name.script, name.kind, *_more_of(name)]
            for name in person.names
            if name.source != NameSource.GENERATED
        ],
        "identifiers": [[one.kind, one.value] for one in person.identifiers],
    }


def _more_of(name: PersonName) -> tuple[str, ...]:
    """Return system, order, source and origin; nothing where none is told."""
    values = (str(name.system), str(name.order), str(name.source), name.origin)
    return values if any(values) else ()


def person_of(
    person_id: PersonId, case_id: CaseId, values: Mapping[str, Any], known: Person | None = None
) -> Person:
    """Return the person that a form holds; empty lines are left out.

    Args:
        person_id: of the person.
        case_id: of the case.
        values: as `values_of` makes them; of a name, what stands after its kind may be missing.
        known: the person as the vault has them: what was decided of proposed forms stays.
    """
    names = tuple(_name(*parts) for parts in values["names"] if _clean(parts[0]))
    decided = tuple(
        name for name in (known.names if known else ()) if name.source is NameSource.GENERATED
    )
    identifiers = ((_clean(kind), _clean(value)) for kind, value in values["identifiers"])
    entries = {name: _composed(one) for name, one in values.items() if name not in _IN_ROWS}
    return replace(
        form_values.with_values(known or new_person(person_id, case_id), entries),
        names=(*names, *decided) if names else (),
        identifiers=tuple(Identifier(kind, value) for kind, value in identifiers if value),
    )


_IN_ROWS: Final = ("names", "identifiers")
"""What a form holds as rows of its own."""


def new_person(person_id: PersonId, case_id: CaseId) -> Person:
    """Return a person of whom nothing is told: withheld, until somebody decides otherwise."""
    return Person(person_id, case_id, (), (), Protection.WITHHELD)


def _composed(value: Any) -> Any:
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return _clean(value) if isinstance(value, str) else value


MORE_OF_PERSON: Final = tuple(
    one.name
    for one in schema_of(Person)
    if INTERNAL in one.traits and isinstance(one.meaning, Text | Edtf) and not one.is_many
    if one.name not in {"role", "contact"}
)
"""Texts about a person that never leave the vault."""


def _name(text: str, script: str, kind: str, *more: str) -> PersonName:
    """Return a name; `more` is system, order, source and origin, as far as they are told."""
    clean = _clean(text)
    system, order, source, origin = (*more, "", "", "", "")[:4]
    return PersonName(
        clean,
        script or script_of(clean),
        _clean(kind),
        Transliteration(system),
        NameOrder(order),
        NameSource(source),
        origin,
    )


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()
