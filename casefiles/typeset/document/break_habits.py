"""What typographers ask of line ends beyond the standard: quotations, dashes, addresses, numbers.

Chinese: GB/T 15834 and the Requirements for Chinese Text Layout (W3C). Quotation marks: LB19a of
Unicode 16. Addresses of pages: the Chicago Manual, 7.46. Czech, Polish and Russian: no word of
one letter at the end of a line (CSN 01 6910; handbooks and house rules).
"""

import re
from collections.abc import Iterable
from typing import Final

from casefiles.typeset.document.characters import HAN

Stretch = tuple[int, int, str]
"""From one index to another, the last not included, in one language (BCP 47)."""

_WIDE: Final = HAN + "\u3000-\u30ff\u3100-\u312f\u31a0-\u31ff\ufe30-\ufe4f\uff00-\uffef"
_QUOTES: Final = "\u2018\u2019\u201c\u201d\u2014\u2026"
_OPENS: Final = re.compile(f"(?<=[{_WIDE}{_QUOTES}])[\u2018\u201c](?=[{_WIDE}{_QUOTES}])")
_CLOSES: Final = re.compile(f"(?<=[{_WIDE}{_QUOTES}])[\u2019\u201d](?=[{_WIDE}{_QUOTES}])")
_MIDDLE_DOT: Final = re.compile(f"(?<=[{HAN}])\u00b7(?=[{HAN}])")
_SPACED_DASH: Final = re.compile("(?<= )[-\u2013\u2014](?= )")
_REPLACEMENTS: Final = str.maketrans({"\ufffc": "0", "\u2010": "-", "\uff0f": "\u00a0"})
"""A page number still to come is a number; no Chinese line starts or ends with a slash."""

_MONTH_NAMES: Final = """
    january february march april may june july august september october november december
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    januar februar märz juni juli oktober dezember gennaio febbraio marzo aprile maggio giugno
    luglio agosto settembre ottobre dicembre januari februari maj augusti ocak şubat nisan mayıs
    haziran temmuz ağustos eylül ekim kasım aralık stycznia lutego marca kwietnia maja czerwca
    lipca sierpnia września października listopada grudnia ledna února března dubna května června
    července srpna září října listopadu prosince января февраля марта апреля мая июня июля августа
    сентября октября ноября декабря ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου
    αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
"""
"""In English, French, German, Italian, Swedish, Turkish, Polish, Czech, Russian and Greek; Spanish
ties them with a word."""
_MONTHS: Final = frozenset(_MONTH_NAMES.split())
_DAY: Final = re.compile(r"(?<![\d.,])\d{1,2}\.? (?=([^\W\d_]{3,12}))")
_SPANISH_DAY: Final = re.compile(
    r"(?<![\d.,])\d{1,2}(?:\.º)? (?=de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    r"|sep?tiembre|octubre|noviembre|diciembre)(?!\w))",
    re.IGNORECASE,
)
"""A day and the word that ties it to its month, 6 de mayo; all of it is too wide for a cell."""
_PERCENT: Final = re.compile("(?<=[0-9]) (?=[%‰€])")
_NUMBERED: Final = re.compile("[.°º§№] (?=[0-9\ufffc])")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\W\d_])(?:[Pp]p?|[Nn][or]|[Aa]rts?|[Pp]aras?|[Ss]|[Cc]|[Nn]|Abs|Rn|[Pp]ágs?|[Nn]úm|ust"
    r"|poz|č|čl|odst|[Сс]|[Сс]т|[Пп]|[Пп]п|[Чч]|стр|σ|άρθ|αρ|md)\.$|[§№]$|n°$|[Nn]\.º$"
)
_LONGEST_ABBREVIATION: Final = 8
_SLASH: Final = re.compile("/")
_BEFORE_SLASH: Final = re.compile(r"(?:^|[\W\d_])([^\W\d_]{1,2})$")
_AFTER_SLASH: Final = re.compile(r"[^\W\d_]{1,2}(?![^\W\d_])")
_PREPOSITIONS: Final = {
    "cs": re.compile(r"(?<![\w\u2019'])[kKsSvVzZoOuUaAiI] (?=\w)"),
    "sk": re.compile(r"(?<![\w\u2019'])[kKsSvVzZoOuUaAiI] (?=\w)"),
    "ru": re.compile(r"(?<![\w\u2019'])[аиоувксяАИОУВКСЯ] (?=\w)"),
    "pl": re.compile(r"(?<![\w\u2019'])[aAiIoOuUwWzZ] (?=\w)"),
}

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[!#-;=?-~]*[#-&*+/-9=@-Z_a-z~-]")
_ADDRESS_PART: Final = re.compile(r"(?<=://)(?=.)|(?<=[^:/]/)(?=[^/])|(?<=.)(?=[?#&])", re.DOTALL)
_ADDRESS_POINT: Final = re.compile(r"(?<=[^/:?#&])(?=[.,_=%~-])")
_LONG_PART: Final = 20


def with_substitutes(text: str) -> str:
    """Return the text with characters of the same behaviour where the standard's is not wanted."""
    if " - " in text or not text.isascii():
        # A dash between spaces stays with the word before it, as a slash would.
        text = _SPACED_DASH.sub("/", text)
    if text.isascii():
        return text
    text = _OPENS.sub("\u300c", text)
    text = _CLOSES.sub("\u300d", text)
    text = _MIDDLE_DOT.sub("\u30fb", text)
    return text.translate(_REPLACEMENTS)


def bound(text: str, stretches: Iterable[Stretch]) -> set[int]:
    """Return places where no line shall end though the standard lets it."""
    places = {
        match.end()
        for match in _NUMBERED.finditer(text)
        if _ABBREVIATION.search(
            text[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start() + 1]
        )
    }
    places.update(match.end() for match in _DAY.finditer(text) if match.group(1).lower() in _MONTHS)
    places.update(match.end() for match in _SPANISH_DAY.finditer(text))
    places.update(match.end() for match in _PERCENT.finditer(text))
    if "/" in text:
        places.update(match.end() for match in _SLASH.finditer(text) if _is_short(text, match))
    for start, end, language in stretches:
        pattern = _PREPOSITIONS.get(language.partition("-")[0])
        if pattern:
            places.update(match.end() for match in pattern.finditer(text, start, end))
    return places


def _is_short(text: str, slash: re.Match[str]) -> bool:
    """Tell whether one letter stands before a slash (A/HRC), or two with as few behind (km/h)."""
    before = _BEFORE_SLASH.search(text, max(0, slash.start() - 3), slash.start())
    if before is None:
        return False
    return len(before.group(1)) == 1 or _AFTER_SLASH.match(text, slash.end()) is not None


def addresses(text: str) -> list[tuple[int, int, list[int]]]:
    """Return start and end of each address of a page, and where a line may end in it."""
    if "://" not in text and "www." not in text:
        return []
    return [
        (match.start(), match.end(), _parts_of(match.group(), match.start()))
        for match in _ADDRESS.finditer(text)
    ]


def _parts_of(address: str, start: int) -> list[int]:
    """After slashes and before what asks or joins; in a long part also before its points."""
    parts = [match.start() for match in _ADDRESS_PART.finditer(address)]
    found = list(parts)
    for first, last in zip([0, *parts], [*parts, len(address)], strict=True):
        if last - first > _LONG_PART:
            points = _ADDRESS_POINT.finditer(address, first + 1, last)
            found += (match.start() for match in points)
    return sorted(start + at for at in found if 0 < at < len(address))
