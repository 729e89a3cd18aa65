"""Texts for people in the language of this process, from gettext catalogues; knows no Qt.

Two catalogues a language, in `resources/catalogues`: `window`, found by the English text, and
`codes`, found by the code of the text. English is in the program itself and needs none. The
language of a dossier is another thing: it is in the terms of an edition, and nothing here reaches
it.

`msg("Show {name}", name=row.subject)`      a text; values are named, for whoever translates it
`msg_n("{n} page", "{n} pages", count)`     by the plural rules of the language
`msg_p("remaining", "Left")`                where one English word has several meanings
`msg_mark("Overview")`                      in constants of a module: a mark, no translation yet
`msg_of(ROOMS)`                             what is marked in a constant, where it is shown
`msg_mark_n("1 mark", "{n} marks")`         the same with a count, which `msg_n_of` gives it

`msg_keep("It may be {whom}.", whom=name)`  of what the vault keeps, which `stored_words` shows

What makes a paper, a digest or something that is stored does so `in_english`.
"""

import gettext
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from typing_extensions import override

ENGLISH: Final = "en"
PSEUDO: Final = "qps"
"""A language for developers: every text accented and 40 % longer, made from the English one."""
MIRRORED: Final = "qps-Arab"
"""The same in letters that run from right to left, so that the window is mirrored."""
VARIABLE: Final = "CASEFILES_LANGUAGE"
"""The variable of the environment that chooses the language of a window."""

WINDOW: Final = "window"
CODES: Final = "codes"

_NAMED: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
_LEFTWARDS: Final = frozenset(("ar", "ckb", "fa", "he", "ps", "ug", "ur", "yi"))
"""Languages that run from right to left where no script is named."""
_SCRIPT: Final = 4
"""Letters of a script code of ISO 15924."""
_FIRST_STRONG, _POP = "\u2068", "\u2069"
_BEGIN, _END = "\x02", "\x03"
_STORED: Final = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")
_BROKEN: Final = (LookupError, ValueError, AttributeError, TypeError)

_T = TypeVar("_T")


_is_english: ContextVar[bool] = ContextVar("is_english", default=False)


class FaultyMessage(Exception):
    """A message that is missing in a catalogue or cannot be filled; only tests meet it."""


class _English(gettext.NullTranslations):
    """Stands behind each catalogue: what that lacks is shown in English, and refused in tests."""

    @override
    def gettext(self, message: str) -> str:
        return _lacking(message)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _lacking(msgid1 if n == 1 else msgid2)

    @override
    def pgettext(self, context: str, message: str) -> str:
        return _lacking(message)


class _Language:
    """What was chosen; English until `speak` is called."""

    name = ENGLISH
    window: gettext.NullTranslations = gettext.NullTranslations()
    codes: gettext.NullTranslations = gettext.NullTranslations()
    isolates = False
    refuses = False


_PLAIN: Final = gettext.NullTranslations()


class _Values(dict[str, object]):
    """Values in a text; one that is missing leaves the text whole."""

    def __missing__(self, key: str) -> str:
        return "?"


class Marked(str):
    """An English text of a constant, which `msg_of` translates where it is shown.

    Attributes:
        context: which meaning it has; empty for the only one.
    """

    __slots__ = ("context",)
    context: str


def speak(language: str, folder: Path) -> None:
    """Choose the language of this process; what it lacks is shown in English.

    Args:
        language: BCP 47, such as fr or zh-Hans, or `PSEUDO`; anything else is English.
        folder: holds a folder for each language.
    """
    _Language.window = _Language.codes = gettext.NullTranslations()
    _Language.name = language if _NAMED.fullmatch(language) else ENGLISH
    _Language.isolates = _Language.name not in {ENGLISH, PSEUDO}
    if _Language.name in {PSEUDO, MIRRORED}:
        # Developers alone pay for it.
        from casefiles.words.pseudo import Pseudo  # noqa: PLC0415

        made = Pseudo(is_mirrored=_Language.name == MIRRORED)
        _Language.window = _Language.codes = made
    elif _Language.name != ENGLISH:
        _Language.window = _loaded(WINDOW, folder)
        _Language.codes = _loaded(CODES, folder)


@contextmanager
def in_english() -> Iterator[None]:
    """Let texts be English, whatever the window speaks: of papers, of digests, of what is stored.

    It holds for the thread that entered it.
    """
    before = _is_english.set(True)
    try:
        yield
    finally:
        _is_english.reset(before)


def refuse_faults(*, refuses: bool = True) -> None:
    """Let a missing or broken message be an error, as tests want it."""
    _Language.refuses = refuses


def spoken() -> str:
    """Return the language of this process."""
    return _Language.name


def isolated(text: str) -> str:
    """Return words of the case for a text of the window: they keep their own direction."""
    return f"{_FIRST_STRONG}{text}{_POP}" if _Language.isolates else text


def runs_from_right() -> bool:
    """Tell whether this language runs from right to left, so that the window is mirrored."""
    base, *rest = _Language.name.split("-")
    script = next((one for one in rest if len(one) == _SCRIPT), "")
    return script in {"Arab", "Hebr"} or (not script and base in _LEFTWARDS)


def msg(text: str, /, **values: object) -> str:
    """Return a text of the window."""
    return _filled(_window().gettext(text), text, values)


def msg_n(one: str, many: str, count: int, /, **values: object) -> str:
    """Return a text with a count, which is {n} in it."""
    found = _window().ngettext(one, many, count)
    return _filled(found, one if count == 1 else many, {"n": msg_number(count), **values})


def msg_p(context: str, text: str, /, **values: object) -> str:
    """Return a text of which the context names the meaning."""
    return _filled(_window().pgettext(context, text), text, values)


def msg_mark(text: str, context: str = "") -> str:
    """Mark a text of a constant: it stays English until `msg_of` is asked where it is shown."""
    marked = Marked(text)
    marked.context = context
    return marked


def msg_mark_n(one: str, many: str) -> tuple[str, str]:
    """Mark a text with a count, of a constant; see `msg_n_of`."""
    return one, many


def msg_n_of(marked: tuple[str, str], count: int, /, **values: object) -> str:
    """Return what `msg_mark_n` marked; a value that neither has is let be."""
    one, many = marked
    found = _window().gettext(one) if one == many else _window().ngettext(one, many, count)
    return _filled(found, one if count == 1 else many, {"n": msg_number(count), **values})


def msg_keep(text: str, /, **values: str | int) -> str:
    """Return a text as the vault keeps it: English, its values apart; `stored_words` shows it."""
    return f"{_BEGIN}{json.dumps([text, values])}{_END}"


def stored_words(text: str) -> str:
    """Return a text with all in it that `msg_keep` made in the language of the window."""
    return _STORED.sub(_of_stored, text)


def _of_stored(found: re.Match[str]) -> str:
    text, values = json.loads(found[1])
    return msg(text, **values)


def msg_of(constant: _T) -> _T:
    """Return a constant with all that is marked in it translated; in English the constant itself.

    Args:
        constant: a text, or tuples, lists, keys with values and frozen dataclasses that hold texts.
    """
    if _is_plain():
        return constant
    return cast("_T", _translated(constant))


def by_code(code: str, english: str) -> str:
    """Return the text of a code; in English what was given.

    Args:
        code: of the text, such as label.sealing.
        english: its English text.
    """
    if _is_plain() or not english:
        return english
    if _Language.name in {PSEUDO, MIRRORED}:
        return _Language.codes.gettext(english)
    found = _Language.codes.gettext(code)
    return english if found == code else found


def msg_number(value: int) -> str:
    """Return a count with its digits in groups."""
    return format(value, ",")


def _is_plain() -> bool:
    return _Language.name == ENGLISH or _is_english.get()


def _window() -> gettext.NullTranslations:
    return _PLAIN if _is_english.get() else _Language.window


def _loaded(domain: str, folder: Path) -> gettext.NullTranslations:
    file = folder / _Language.name.replace("-", "_") / "LC_MESSAGES" / f"{domain}.mo"
    try:
        with file.open("rb") as stream:
            loaded = gettext.GNUTranslations(stream)
    except (OSError, ValueError, LookupError, ArithmeticError, SyntaxError) as fault:
        if _Language.refuses:
            raise FaultyMessage(file.name) from fault
        return gettext.NullTranslations()
    loaded.add_fallback(_English())
    return loaded


def _lacking(message: str) -> str:
    if _Language.refuses:
        raise FaultyMessage(message)
    return message


def _filled(found: str, english: str, values: Mapping[str, object]) -> str:
    """Put values in by name; where that fails, into the English text."""
    if not values:
        return found
    if _Language.refuses:
        try:
            return found.format_map(_isolated(values))
        except _BROKEN as fault:
            raise FaultyMessage(found) from fault
    with suppress(*_BROKEN):
        return found.format_map(_isolated(values))
    with suppress(*_BROKEN):
        return english.format_map(_Values(values))
    return english


def _isolated(values: Mapping[str, object]) -> Mapping[str, object]:
    """Let inserted words run their own way (UAX#9); English as it is needs no help."""
    if not _Language.isolates or _is_english.get():
        return values
    return {
        name: f"{_FIRST_STRONG}{value}{_POP}" if _has_letters(value) else value
        for name, value in values.items()
    }


def _has_letters(value: object) -> bool:
    return isinstance(value, str) and any(map(str.isalpha, value))


def _translated(value: Any) -> Any:
    if isinstance(value, Marked):
        return msg_p(value.context, value) if value.context else msg(value)
    if isinstance(value, dict):
        return {key: _translated(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_translated(one) for one in value]
    if type(value) is tuple:
        return tuple(_translated(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return _copied(value)
    return value


def _copied(value: Any) -> Any:
    """Return a dataclass with its texts translated, without its constructor, or the same one."""
    before = {field.name: getattr(value, field.name) for field in fields(value)}
    after = {name: _translated(one) for name, one in before.items()}
    if all(after[name] is before[name] for name in before):
        return value
    copied = object.__new__(type(value))
    for name, one in after.items():
        object.__setattr__(copied, name, one)
    return copied
