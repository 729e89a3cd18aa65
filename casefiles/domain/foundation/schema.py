"""What a field of a record means, said once on the field; everything else asks here.

The Python type tells how a value is held; markers (`Annotated[str, Edtf()]`) tell what it means. A
typed id is a reference by itself: `PersonId` leads to a person. Nothing else of the program looks a
field up by its name to know whether it is a date, an id, or something that nobody is shown.
"""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum, StrEnum, auto
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

OWN_KEYS: Final = frozenset({"id", "case_id"})
"""What a record is and of which case; no person is asked for them or shown them."""
ANY: Final = "*"
"""Stands for a record of any type."""
_ID: Final = "Id"


class SchemaFault(Exception):
    """A text of a record of which nothing says what it means."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the lawyer.

    Attributes:
        may_name: persons stand in it as references `[[id]]`.
        is_long: of several lines.
        is_offered: a form offers words to choose from; others can be typed.
    """

    may_name: bool = False
    is_long: bool = False
    is_offered: bool = False


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date, or span of dates, in EDTF.

    Attributes:
        has_zone: a form asks for the zone of its clock apart.
    """

    has_zone: bool = False


@dataclass(frozen=True, slots=True)
class CodeOf:
    """A word of the program or of a standard, such as `language` or `zone`; never free text."""

    of: str = ""


class Term:
    """A code of one of some vocabularies, or words instead of it; `Term("forum")`.

    Attributes:
        vocabularies: their names.
        is_fixed: no other words may stand there.
    """

    __slots__ = ("is_fixed", "vocabularies")

    def __init__(self, *vocabularies: str, is_fixed: bool = False) -> None:
        self.vocabularies = vocabularies
        self.is_fixed = is_fixed


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of a record, by the code of its type; `ANY` for one of any type."""

    kind: str


Meaning: TypeAlias = Text | Edtf | CodeOf | Term | Ref


class Trait(Enum):
    """What else holds of a field.

    INTERNAL: no dossier, form or other file for people outside may carry it. UNSEARCHED: says
    nothing that anybody would look for. UNTOLD: the history does not show it. VAULT_ONLY: a case
    form cannot fill it. STAYS_OPEN: may change in a record that is locked otherwise.
    MAY_BE_EMPTY: a form may leave it empty, though the record has no value of its own for it.
    UNASKED: no form of the window asks for it. SELDOM: a form folds it away while it is empty.
    MUST_EXIST: what it leads to is in the vault as long as the record is. LATER: the first field
    that was added to the type: rows of older vaults have neither it nor those after it.
    TRANSLATED: papers in another language print a version of it.
    """

    INTERNAL = auto()
    UNSEARCHED = auto()
    UNTOLD = auto()
    VAULT_ONLY = auto()
    STAYS_OPEN = auto()
    MAY_BE_EMPTY = auto()
    UNASKED = auto()
    SELDOM = auto()
    MUST_EXIST = auto()
    LATER = auto()
    TRANSLATED = auto()


INTERNAL: Final = Trait.INTERNAL
UNSEARCHED: Final = Trait.UNSEARCHED
UNTOLD: Final = Trait.UNTOLD
VAULT_ONLY: Final = Trait.VAULT_ONLY
STAYS_OPEN: Final = Trait.STAYS_OPEN
MAY_BE_EMPTY: Final = Trait.MAY_BE_EMPTY
UNASKED: Final = Trait.UNASKED
SELDOM: Final = Trait.SELDOM
MUST_EXIST: Final = Trait.MUST_EXIST
LATER: Final = Trait.LATER
TRANSLATED: Final = Trait.TRANSLATED


@dataclass(frozen=True, slots=True)
class Title:
    """A part of what the record is called in a sentence; parts of one step stand for one another.

    Attributes:
        step: its place among the parts.
        is_second: only where the other part of this step is empty.
    """

    step: int
    is_second: bool = False


@dataclass(frozen=True, slots=True)
class After:
    """A form asks for the field after another one, not where the class has it."""

    name: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A form leaves so many lines for the text at first."""

    number: int


@dataclass(frozen=True, slots=True)
class Searched:
    """On `id`: search finds records of this type, under this number, which never changes."""

    number: int


class Unique:
    """On `id`: no two records of this type have the same in all these fields.

    Attributes:
        names: of the fields.
    """

    __slots__ = ("names",)

    def __init__(self, *names: str) -> None:
        self.names = names


@dataclass(frozen=True, slots=True)
class Dated:
    """The date by which a search for a time finds the record."""


BY_DATE: Final = Dated()

EdtfDate: TypeAlias = Annotated[str, Edtf()]
Line: TypeAlias = Annotated[str, Text()]
"""One line, in which nobody is named by reference."""
Named: TypeAlias = Annotated[str, Text(may_name=True)]
"""One line that may name people by reference."""
Prose: TypeAlias = Annotated[str, Text(may_name=True, is_long=True)]
Note: TypeAlias = Annotated[str, Text(is_long=True)]
"""Several lines, in which nobody is named by reference."""
Offered: TypeAlias = Annotated[str, Text(is_offered=True)]
"""One line, for which a form offers words that may be chosen."""
Machine: TypeAlias = Annotated[str, CodeOf()]
"""A word, digest or number of the program's own."""
Audience: TypeAlias = Annotated[str, CodeOf("audience")]
FindingCode: TypeAlias = Annotated[str, CodeOf("finding")]
Language: TypeAlias = Annotated[str, CodeOf("language")]
"""As BCP 47 writes it."""
Profile: TypeAlias = Annotated[str, CodeOf("profile")]
Script: TypeAlias = Annotated[str, CodeOf("script")]
"""As ISO 15924 writes it."""
State: TypeAlias = Annotated[str, CodeOf("state")]


@dataclass(frozen=True, slots=True)
class RecordField:
    """Everything that is known of one field.

    Attributes:
        record: code of the type that has it.
        meaning: of each of its texts; None for numbers, truth values, choices and parts.
        plain: type of each of its values, without markers.
        is_many: it holds several values.
        part: the dataclass of each value, where it is made of parts.
        choice: the enumeration of each value.
        is_required: it has no default.
        rows: lines that a form leaves for it; 0 for as many as for others.
        unique: of `id`: fields that together no two records share; empty for none.
    """

    name: str
    record: str
    meaning: Meaning | None
    plain: type[Any]
    is_many: bool = False
    part: type[Any] | None = None
    choice: type[StrEnum] | None = None
    is_required: bool = False
    traits: frozenset[Trait] = frozenset()
    title: Title | None = None
    after: str = ""
    number: int = 0
    is_dated: bool = False
    rows: int = 0
    unique: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it says what the record is, or of which case."""
        return self.name in OWN_KEYS

    @property
    def refers_to(self) -> str:
        """The code of the type whose ids it holds; empty for none."""
        return self.meaning.kind if isinstance(self.meaning, Ref) else ""

    @property
    def key(self) -> str:
        """What names it among the fields of all types."""
        return f"{self.record}.{self.name}"


def code_of(kind: type[Any]) -> str:
    """Return the code of a type: its table, its kind in the ledger, its place among texts."""
    return _code(kind.__name__)


@cache
def _code(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)[1:]


def schema_of(kind: type[Any]) -> tuple[RecordField, ...]:
    """Return the fields of a record or part, in its own order.

    Raises:
        SchemaFault: a text of which nothing says what it means.
    """
    known = _KNOWN.get(kind)
    if known is None:
        hints = get_type_hints(kind, include_extras=True)
        known = _KNOWN[kind] = tuple(_field(kind, one, hints[one.name]) for one in fields(kind))
    return known


_KNOWN: Final[dict[type[Any], tuple[RecordField, ...]]] = {}
"""What was found out before; types do not change."""


def form_fields(kind: type[Any]) -> tuple[RecordField, ...]:
    """Return the fields that a form asks for, in the order in which it does."""
    ordered = [one for one in schema_of(kind) if not one.is_own]
    for late in [one for one in ordered if one.after]:
        ordered.remove(late)
        at = next(number for number, one in enumerate(ordered) if one.name == late.after)
        ordered.insert(at + 1, late)
    return tuple(ordered)


def field_of(kind: type[Any], name: str) -> RecordField:
    """Return one field of a record or part."""
    return next(one for one in schema_of(kind) if one.name == name)


def search_number(kind: type[Any]) -> int:
    """Return the number under which search finds records of a type; 0 where it finds none."""
    return field_of(kind, "id").number


def within(kind: type[Any]) -> Iterator[RecordField]:
    """Yield the fields of a type, each followed by those of its parts."""
    for one in schema_of(kind):
        yield one
        if one.part is not None:
            yield from within(one.part)


def _field(kind: type[Any], one: Any, hint: Any) -> RecordField:
    plain, marks = _bare(hint)
    is_many = get_origin(plain) is tuple and get_args(plain)[1:] == (...,)
    if is_many:
        plain, inside = _bare(get_args(plain)[0])
        marks = (*marks, *inside)
    stored: Any = getattr(plain, "__supertype__", plain)
    meaning = next((mark for mark in marks if isinstance(mark, Meaning)), None) or _leads_to(plain)
    if stored is str and meaning is None and one.name not in OWN_KEYS:
        raise SchemaFault(f"nothing says what {_code(kind.__name__)}.{one.name} means")
    is_part = isinstance(stored, type) and is_dataclass(stored)
    is_choice = isinstance(stored, type) and issubclass(stored, StrEnum)
    number = next((mark.number for mark in marks if isinstance(mark, Searched)), 0)
    return RecordField(
        name=one.name,
        record=code_of(kind),
        meaning=meaning,
        plain=stored,
        is_many=is_many,
        part=stored if is_part else None,
        choice=stored if is_choice else None,
        is_required=one.default is MISSING and one.default_factory is MISSING,
        traits=frozenset(mark for mark in marks if isinstance(mark, Trait)),
        title=next((mark for mark in marks if isinstance(mark, Title)), None),
        after=next((mark.name for mark in marks if isinstance(mark, After)), ""),
        number=number,
        is_dated=any(isinstance(mark, Dated) for mark in marks),
        rows=next((mark.number for mark in marks if isinstance(mark, Rows)), 0),
        unique=next((mark.names for mark in marks if isinstance(mark, Unique)), ()),
    )


def _leads_to(plain: Any) -> Ref | None:
    """Return what a typed id leads to: `CountrySourceId` to a country_source."""
    name = getattr(plain, "__name__", "")
    if getattr(plain, "__supertype__", None) is not str or not name.endswith(_ID):
        return None
    return Ref(_code(name.removesuffix(_ID)))


def _bare(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return a type without its markers, and these; of a value that may be missing, its type."""
    marks: tuple[Any, ...] = ()
    while get_origin(hint) is Annotated:
        marks = (*marks, *hint.__metadata__)
        hint = get_args(hint)[0]
    if get_origin(hint) in {Union, UnionType}:
        (present,) = (one for one in get_args(hint) if one is not NoneType)
        plain, inside = _bare(present)
        return plain, (*marks, *inside)
    return hint, marks
