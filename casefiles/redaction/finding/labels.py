"""Labels of forms before a name, in seventeen languages: surname, given name, full name."""

import re
from dataclasses import dataclass
from typing import Final, Literal

__all__ = ["LABEL_ROOM", "Label", "label_before", "label_of_column"]

_FAMILY: Final = (
    r"surnames?(?: at birth)?|family[ -]?names?|last[ -]?names?|maiden names?|née|geburtsname"
    r"|noms? de famille|نام خانوادگی|família|vezetéknév|family"
    r"|noms?(?: d['’]usage| de naissance)?|(?:primer |segundo )?apellidos?(?: paterno| materno)?"
    r"|cognom[ei]|nachnamen?|familiennamen?|zuname"
    r"|nazwisk[oa](?: rodowe)?|příjmení|rodné příjmení|priezvisko|фамили[яи]|прізвище|тегі|жөні"
    r"|фамилияси|soyad(?:ı|i)?|soyisim|familiye\w*|familyesi"
    r"|efternamn|επώνυμο|επωνυμο|اللقب|لقب|الكنية|اسم العائلة|اسم الأسرة|پەمىلىسى|پەمىلە"
    r"|فامىلىيىسى|فامىلىسى|姓氏?|རུས་མིང་?|རིགས་མིང་?"
)
_GIVEN: Final = (
    r"given[ -]?names?|first[ -]?names?|fore[ -]?names?|christian names?|middle names?"
    r"|other names?|prénoms?|prenoms?|nombres?(?: de pila)?|nom[ei]"
    r"|(?:ruf|vor)namen?|imi(?:ę|ona|e)|imion[ay]|jmén[oa]|meno|имя|ім['’ʼ]?я|аты|есімі|исми"
    r"|ad(?:ı|i)?|isim|ismi?|isim[iı]|förnamn|tilltalsnamn"
    r"|όνομα|ονομα|الاسم(?: الأول| الشخصي)?|ئىسمى|ئاتى|名字?|མིང་?|отчество|по батькові"
    r"|әкесінің аты|middle|keresztnév|utónév|نام پدر|نام|patronymic|patronyme|patronim(?:ik)?"
    r"|father['’]?s name|otchestvo|imię ojca|baba adı|πατρώνυμο|اسم الأب|دادىسىنىڭ ئىسمى"
)
_FULL: Final = (
    r"(?:full |complete |legal |your )?names?(?: in full| and surname| of (?:the )?(?:person"
    r"|applicant|holder|witness|declarant))?|noms? et prénoms?"
    r"|prénoms? et noms?|nombre completo|nombres? y apellidos?|apellidos? y nombres?|nome (?:e"
    r"|ed) cognome|cognome e nome|nome completo"
    r"|name, ?vorname|vor- und (?:nach|zu)name|vollständiger name|imię i nazwisko|nazwisko i imię"
    r"|jméno a příjmení|ф\.? ?и\.? ?о\.?|фамилия,? имя(?:,? отчество)?"
    r"|п\.? ?і\.? ?б\.?|аты-?жөні|ad(?:ı)? ?(?:ve )?soyad(?:ı)?|adı,? soyadı|isim soyisim"
    r"|fullständigt namn|namn|ονοματεπώνυμο|الاسم الكامل|الاسم واللقب|الاسم الثلاثي|اسم"
    r"|ئىسىم-? ?پەمىلىسى|ئىسمى-? ?فامىلىيىسى|ئىسىم|ئىسىم-فامىلىسى|isim-? ?familiyisi|toluq ismi"
    r"|姓 ?名|全名|མིང་ཆ་ཚང་|རུས་དང་མིང་"
    r"|alias(?:es)?|a\.?k\.?a\.?|also known as|曾用名|别名|by name|signed(?: by)?|signature"
    r"|unterschrift|witness|applicant|declarant"
)
_LABELS: Final = rf"(?:(?P<full>{_FULL})|(?P<family>{_FAMILY})|(?P<given>{_GIVEN}))"
_LABEL_REMARK: Final = (
    r"(?: ?\(?s\)?)?[ \t]*(?:\([^()\n]{0,30}\)|（[^（）\n]{0,30}）)?[ \t]*(?:/[^\n:：|]{1,30}?)?"
)
_SIGN: Final = r"(?P<sign>[ \t\u00a0]*[:：.=|\-–—\t]*[ \t]*(?:\n[ \t|\n]{0,6})?)"
_VALUE: Final = r"(?P<others>(?:[\w.'’-]{1,24}[ \u00a0,/]+){0,3})"
_BEFORE: Final = re.compile(
    rf"(?<![^\W\d_]){_LABELS}{_LABEL_REMARK}{_SIGN}{_VALUE}\Z", re.IGNORECASE
)
_ALONE: Final = re.compile(rf"[\s\d.)]*{_LABELS}{_LABEL_REMARK}[ \t:：.]*", re.IGNORECASE)
_ROOM: Final = 100
LABEL_ROOM: Final = _ROOM + 1
"""Characters before a value on which its label depends: one more may be of the same word."""
_REAL_SIGN: Final = re.compile("[:：|=\t]|[-–—] ")
_HAN: Final = re.compile("[\u3400-\u9fff]")
_LINE_START: Final = re.compile(r"(?:^|\n|\t|\|| {2,})[ \t\d.)]*\Z")
_VALUE_END: Final = re.compile(r"(?:[ ,]+[\w.'’-]+){0,2}[ \t]*(?:$|\n|\||\t| {2,}|/)")
_CELLS: Final = re.compile(r"[ ]*(?:\t|\|| {3,})[ ]*")
_HEADER_LINES: Final = 6

Kind = Literal["full", "family", "given"]


@dataclass(frozen=True, slots=True)
class Label:
    """A label that a value belongs to.

    Attributes:
        kind: which name it asks for.
        start: index of its first character; -1 where it is the head of a column.
    """

    kind: Kind
    start: int


def label_before(text: str, start: int, end: int) -> Label | None:
    """Return the label before a value in a text, on its line or the one above.

    Args:
        text: any text.
        start: index where the value begins, other words of it before it or not.
        end: index after it.
    """
    begin = max(0, start - _ROOM)
    for match in _labels(text, begin, start):
        sign = match["sign"]
        is_han = _HAN.search(match[0][: match.start("sign") - match.start()]) is not None
        is_line = match.start() == 0 or _LINE_START.search(text, begin, match.start()) is not None
        # "... to name.", and the next line: no label without a sign, nor at the end of a sentence.
        is_below = is_line and "\n" in sign and "." not in sign
        if _REAL_SIGN.search(sign) or is_below or (is_han and not match["others"]):
            return Label(_kind(match), match.start())
        if is_line and "\n" not in sign and _VALUE_END.match(text, end):
            return Label(_kind(match), match.start())
    return None


def label_of_column(text: str, start: int) -> Label | None:
    """Return the label at the head of the column in which a value stands, if it stands in one."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    column = len(_CELLS.findall(before))
    line_end = text.find("\n", start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    if not _CELLS.search(line):
        return None
    at = line_start
    for _ in range(_HEADER_LINES):
        if not at:
            return None
        above = text.rfind("\n", 0, at - 1) + 1
        cells = _CELLS.split(text[above : at - 1])
        if len(cells) > 1 and column < len(cells):
            match = _ALONE.fullmatch(cells[column])
            if match:
                return Label(_kind(match), -1)
        at = above
    return None


def _labels(text: str, begin: int, start: int) -> list[re.Match[str]]:
    """Return labels that end before a value, the nearest first."""
    found = []
    at = begin
    while (match := _BEFORE.search(text, at, start)) is not None:
        found.append(match)
        at = match.start() + 1
    return found[::-1]


def _kind(match: re.Match[str]) -> Kind:
    if match["family"]:
        return "family"
    return "given" if match["given"] else "full"
