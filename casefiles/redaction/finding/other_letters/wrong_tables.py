"""Names in bytes that were read by the table of another country: Çaðlar, Ñîëîâü¸âà, Ë¾ÂíÎÄ²©.

Old programs of offices keep letters of their country in one byte each, and another machine prints
the letters that it has for these bytes.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding.hits import FoundSpan
from casefiles.redaction.finding.index import Index
from casefiles.redaction.finding.parts import script_of
from casefiles.redaction.finding.reading import TextForms
from casefiles.redaction.names.patterns import compact

__all__ = ["WrongTables"]

_TABLES: Final = {
    "l": ("cp1252", "cp1254", "cp1250", "cp1257", "iso8859_2", "cp857", "cp852", "cp850"),
    "c": ("cp1251", "koi8_r", "koi8_u", "cp866", "iso8859_5"),
    "a": ("cp1256", "iso8859_6", "cp720"),
    "g": ("cp1253", "iso8859_7"),
    "r": ("cp1255",),
    "h": ("gb18030", "big5hkscs"),
    "o": ("cp949",),
}
"""By which tables letters of a script are kept."""
_READ_BY: Final = ("cp1252", "latin_1", "cp1251", "koi8_r", "cp1250", "cp866", "cp437", "gb18030")
"""By which tables machines read them."""
_LEAST: Final = 4
"""Bytes of a name; two Han have as many."""
_TOGETHER: Final = frozenset("ho")
"""Scripts that write the parts of a name without a blank."""
_TWO_BYTES: Final = frozenset(("gb18030", "big5hkscs", "cp949"))


class WrongTables:
    """Finds them; always questions."""

    def __init__(self, index: Index) -> None:
        found: defaultdict[str, set[PersonId]] = defaultdict(set)
        texts: dict[str, str] = {}
        for base in index.bases.values():
            if base.is_listed and base.owners:
                for read in _misread(base.text, base.script):
                    found[read].update(base.owners)
                    texts.setdefault(read, base.text)
        for own, name in ((own, name) for own, names in index.names.items() for name in names):
            script = script_of(compact(name))
            for read in _misread(name, script) if script in _TOGETHER else ():
                found[read].add(own)
                texts.setdefault(read, name)
        self._read = tuple((read, texts[read], frozenset(own)) for read, own in found.items())
        self._rejected = index.rejected
        self._finder = AhoCorasick([read for read, _, _ in self._read])

    def find(self, reading: TextForms) -> Iterator[FoundSpan]:
        """Yield names as another machine prints them."""
        text = reading.text
        if text.isascii():
            return
        found = self._finder.find_matches_as_indexes(text, overlapping=True)
        for number, start, end in found:
            read, form, everyone = self._read[number]
            word = compact(read) or read
            owners = frozenset(own for own in everyone if word not in self._rejected[own])
            is_within = start > 0 and text[start - 1].isalpha() and text[start].isascii()
            if owners and not is_within:
                place = start, end, owners, len(read), "sounds", word, form
                yield FoundSpan(*place, is_certain=False)


def _misread(text: str, script: str) -> Iterator[str]:
    """Yield a part as each table that keeps it makes it for each that reads it, if it changes."""
    letters = dict.fromkeys((text, text.lower(), text.upper(), text.capitalize()))
    for own in _TABLES.get(script, ()):
        for form in letters:
            try:
                data = form.encode(own)
            except UnicodeEncodeError:
                continue
            if len(data) < _LEAST or data.isascii():
                continue
            for other in _READ_BY:
                read = data.decode(other, "ignore")
                is_whole = len(read) >= _LEAST or other in _TWO_BYTES
                if other != own and is_whole and _is_garbled(read, form):
                    yield read


def _is_garbled(read: str, form: str) -> bool:
    """Tell whether letters came out as others; two of them at least, or one in a Latin word."""
    is_changed = compact(read) != compact(form) and not read.isascii()
    return is_changed and len(read) >= len(form) and "\ufffd" not in read
