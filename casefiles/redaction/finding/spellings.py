"""Other usual spellings of one name in Latin letters, which folding does not join."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.domain.language.han_readings import cuts
from casefiles.redaction.finding.scripts.zawgyi import in_zawgyi
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.spelling_variants.vietnamese import typed_vietnamese

__all__ = ["address_spellings", "is_turkish", "part_spellings", "whole_spellings"]

_UMLAUTS: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"}
_AS_ENGLISH: Final = {"ş": "sh", "ç": "ch", "š": "sh", "č": "ch", "ž": "zh", "ğ": "gh"}
_TURKISH: Final = re.compile("[şığ]")
_AS_NEIGHBOURS: Final = (
    {"ş": "sh", "ı": "ë", "y": "j", "c": "xh", "ğ": "g"},
    {"ş": "sh", "ı": "ë", "y": "j", "c": "xh", "ğ": "g", "l": "ll"},
    {"ş": "sh", "ı": "i", "y": "j", "c": "xh", "ğ": "g"},
    {"ş": "š", "ç": "č", "ı": "i", "y": "j", "c": "dž", "ğ": "g"},
    {"ş": "sch", "ç": "tsch", "ı": "i", "y": "j", "c": "dsch", "ğ": "g"},
)
"""Turkish letters as Albanian, South Slavic and German papers write them by their sound."""
_DJ: Final = ("j", "dj", "dzh", "dsch", "dž")
"""How neighbours, French and German papers write the c of Turkish."""
_KAZAKH: Final = dict(zip("әғқңөұүһі", "агкноуухи", strict=True))
"""Kazakh letters as Russian papers write them."""
_AZERI: Final = {"ə": "a"}
_FRONT_U: Final = ("v", "yu", "ue")
"""How passports and papers write the ü of pinyin."""
_PLAIN_FRONT_U: Final = re.compile(r"([LN])(?:[uü]e?)\Z", re.IGNORECASE)
_RUSSIAN: Final = re.compile("[а-яё-]+")
_IN_PASSPORTS: Final = str.maketrans(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "abvgde2jziqklmnoprstufhc34wxy9678"
)
"""How zones for machines of Russian passports write their letters: SOLOV92VA<<NATAL98."""
_STREETS: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), other)
    for pattern, other in (
        (r"stra(?:ß|ss)e\b", "str."),
        (r"str\.(?=\s)", "straße"),
        (r"\bstreet\b", "St"),
        (r"\bst\b\.?(?=,|\s|$)", "Street"),
        (r"\broad\b", "Rd"),
        (r"\brd\b\.?", "Road"),
        (r"\bavenue\b", "Ave"),
        (r"\bave\b\.?", "Avenue"),
        (r"\bулица\b", "ул."),
        (r"\bул\.", "улица"),
        (r"\bcaddesi\b", "Cad."),
        (r"\bcad\.", "Caddesi"),
        (r"\bsokak\b", "Sok."),
        (r"\bavenida\b", "Av."),
        (r"\bulica\b", "ul."),
        (r"\bul\.", "ulica"),
    )
)
_FATHERS: Final = (
    (
        re.compile("(?:ьевна|евна|овна|[іїи]вна|қызы|кызы|қизи)\\Z"),
        ("овна", "евна", "ьевна", "івна", "ївна", "қызы", "кызы", "на"),
    ),
    (
        re.compile("(?:ьевич|евич|йович|ьович|ович|ұлы|улы|уули)\\Z"),
        ("ович", "евич", "ьевич", "йович", "ьович", "ыч", "ич", "ьич", "ұлы", "улы"),
    ),
    (re.compile("(?:[oe]vi[ct]h)\\Z"), ("ovich", "evich", "ovych", "ych", "ich", "ovitch", "uly")),
    (re.compile("(?:[oe]vna)\\Z"), ("ovna", "evna", "na", "kyzy")),
    (re.compile("(?:uly|uli|ulı)\\Z"), ("ovich", "uly", "uulu")),
    (re.compile("(?:kyzy|qyzy|qizi)\\Z"), ("ovna", "kyzy", "qyzy", "qizi")),
)
_LEAST_FATHER: Final = 3
_ETHIOPIAN_FIRST: Final = {
    "ገብረ": "ገ",
    "ወልደ": "ወ",
    "ኃይለ": "ኃ",
    "ሀይለ": "ሀ",
    "ተክለ": "ተ",
    "ክፍለ": "ክ",
    "ሥላሴ": "ሥ",
    "gebre": "g",
    "ghebre": "g",
    "wolde": "w",
    "welde": "w",
    "haile": "h",
    "tekle": "t",
    "woldu": "w",
    "kifle": "k",
    "kidane": "k",
}
"""First words of names of two, and the letter that papers leave of them."""
_BURMESE_TITLES: Final = ("ဒေါ်", "ဦး", "မောင်", "ကို", "မ")
_LEAST_BURMESE: Final = 4
_ABD: Final = re.compile(
    r"abd(?:[uea]?[- ]*[aeu](?:l|r|s|sh|n|z|d|t)[- ]+|[uea]?l?[- ]+|[aeu]l)(\w{3,})\Z"
)
_GLUED_ABD: Final = re.compile(r"abd[ueai]([rsnzdt])(\w{3,})\Z")


def part_spellings(text: str, *, is_chinese: bool, is_turkish: bool = False) -> tuple[str, ...]:
    """Return folded forms of one part that lead to it as surely as its own.

    Args:
        text: the part as written.
        is_chinese: the whole name can be read as pinyin, so that Lu may be Lü.
        is_turkish: the whole name has letters of Turkish, so that its c is dj.
    """
    lower = text.lower()
    found = [_replaced(lower, _UMLAUTS), _replaced(lower, _AS_ENGLISH), _replaced(lower, _AZERI)]
    if _TURKISH.search(lower):
        found += [_replaced(lower, one) for one in _AS_NEIGHBOURS]
    if is_turkish and "c" in lower:
        found += [lower.replace("c", other).replace("u", u) for other in _DJ for u in ("u", "ou")]
    if "ü" in lower:
        found += [lower.replace("ü", other) for other in _FRONT_U]
    elif is_chinese and _PLAIN_FRONT_U.fullmatch(lower):
        found += [lower[0] + other for other in ("u", *_FRONT_U)]
    found += [_replaced(lower, _KAZAKH), *_patronymics(_replaced(lower, _KAZAKH))]
    if lower.endswith("اء") and len(compact(lower)) > _LEAST_FATHER:
        found.append(lower[:-1])  # chats leave the last hamza out
    found += [*_servants(lower), *_patronymics(lower)]
    if _RUSSIAN.fullmatch(lower) and any(map(str.isdigit, lower.translate(_IN_PASSPORTS))):
        found.append(lower.translate(_IN_PASSPORTS))  # without digits it is spelled as usual
    if "-" in lower:
        found.append("".join(reversed(lower.split("-"))))  # of a double name: either first
    own = compact(text)
    return tuple(key for key in dict.fromkeys(map(compact, found)) if key and key != own)


def whole_spellings(name: str) -> Iterator[str]:
    """Yield a whole name with its letters respelled, for handles that run it together."""
    if re.search("[üÜ]", name):
        for other in _FRONT_U:
            yield name.replace("ü", other).replace("Ü", other.title())
    yield from _ethiopian(name)
    yield from _burmese(name)
    yield from typed_vietnamese(name)
    form = _replaced(name, _UMLAUTS | {key.upper(): one.title() for key, one in _UMLAUTS.items()})
    if form != name:
        yield form


def address_spellings(value: str) -> Iterator[str]:
    """Yield an address with its street shortened, or written out."""
    if "@" in value or not any(map(str.isdigit, value)):
        return
    for pattern, other in _STREETS:
        form = pattern.sub(other, value)
        if form != value:
            yield form


def _ethiopian(name: str) -> Iterator[str]:
    """Yield a name with the first word of a compound cut: ገ/ማርያም, G/Mariam."""
    for first, letter in _ETHIOPIAN_FIRST.items():
        found = re.search(rf"(?<![^\W_]){first}[ -]?(?=\w{{3}})", name, re.IGNORECASE)
        if found is not None and not found[0][-1:].isspace():
            cut = letter.upper() if found[0][0].isupper() else letter
            yield name[: found.start()] + f"{cut}/" + name[found.end() :]


def _burmese(name: str) -> Iterator[str]:
    """Yield a name without the title that begins it, and with every other one."""
    title = next((one for one in _BURMESE_TITLES if name.startswith(one)), "")
    rest = name[len(title) :]
    if len(compact(rest)) >= _LEAST_BURMESE and title:
        forms = (rest, *(one + rest for one in _BURMESE_TITLES))
        yield from (one for one in forms if one != name)
        yield from map(in_zawgyi, forms)


def is_turkish(name: str) -> bool:
    """Tell whether a name has letters that Turkish alone has."""
    return _TURKISH.search(name.lower()) is not None


def is_pinyin(words: tuple[str, ...]) -> bool:
    """Tell whether all words of a name can be read as pinyin."""
    return bool(words) and all(word.isascii() and cuts(word) for word in words)


def _replaced(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in text)


def _servants(lower: str) -> list[str]:
    """Return the ways to write names such as Abd al-Karim, Abdulkarim, Abdukerim."""
    found = _ABD.match(lower)
    if found is None:
        glued = _GLUED_ABD.match(lower)
        if glued is None:
            return []
        name = glued[2] if glued[2].startswith(glued[1]) else glued[1] + glued[2]
    else:
        name = found[1]
    first = name[0]
    joints = ["", "u", *(vowel + end for vowel in "aeu" for end in ("l", first))]
    joints += [f"u{vowel}{end}" for vowel in "a" for end in ("l", first)]
    return [f"abd{joint}{name}" for joint in joints]


def _patronymics(lower: str) -> list[str]:
    """Return a father's name as neighbouring languages make it: -овна, -івна, -қызы, -ұлы, -ыч."""
    for pattern, tails in _FATHERS:
        match = pattern.search(lower)
        if match is not None and match.start() >= _LEAST_FATHER:
            return [lower[: match.start()] + tail for tail in tails]
    return []
