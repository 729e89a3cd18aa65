"""A date of birth in the ways in which papers write it."""

import re
from datetime import date
from typing import Final

from casefiles.domain.dates.date_reading import UnreadDate
from casefiles.domain.dates.date_words import edtf_from_words

_BIRTH_KINDS: Final = frozenset(
    (
        *("date of birth", "birth date", "birthdate", "birthday", "born", "born on", "dob"),
        *("d.o.b.", "date of birth (dob)"),
        *("date de naissance", "né le", "née le", "né(e) le", "geburtsdatum", "geburtstag"),
        *("geboren", "geboren am", "geb.", "fecha de nacimiento", "nacido el", "nacida el"),
        *("data di nascita", "nato il", "nata il", "data de nascimento", "data urodzenia"),
        *("urodzony", "urodzona", "ur.", "datum narození", "narozen", "narozena"),
        *("dátum narodenia", "narodený", "narodená"),
        *("födelsedatum", "född", "geboortedatum", "születési idő", "születési dátum"),
        *("дата рождения", "день рождения", "родился", "родилась", "д.р."),
        *("дата народження", "народився", "народилася", "туған күні", "doğum tarihi", "doğum günü"),
        *("tughulghan kün", "tughulghan waqti", "تۇغۇلغان كۈنى", "تۇغۇلغان ۋاقتى"),
        *("تۇغۇلغان ۋاقىت", "تاريخ الميلاد", "تاريخ الولادة", "تاریخ تولد", "ημερομηνία γέννησης"),
        *("出生日期", "出生年月日", "生日", "出生", "སྐྱེས་ཚེས", "སྐྱེས་དུས", "생년월일"),
    )
)
"""What people call a date of birth."""
_YEAR: Final = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def _names(words: str) -> tuple[str, ...]:
    return ("", *words.split())


# Not those of `calendar`, which follow the computer's language.
_MONTHS: Final = (
    _names("January February March April May June July August September October November December"),
    _names("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
    _names("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    _names(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    _names("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    _names("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
)
_SPANISH: Final = 3


def speaks_of_birth(kind: str) -> bool:
    """Tell whether what somebody calls an identifier says that it is a date of birth."""
    return " ".join(kind.split()).casefold().rstrip(":：་ ") in _BIRTH_KINDS


def written_dates(text: str) -> tuple[str, ...]:
    """Return the ways to write the day that a text names; none where it names no one day."""
    day = _day_of(text)
    if day is None:
        return ()
    year, month, number = day.year, day.month, day.day
    forms = [day.isoformat(), f"{year}{month:02}{number:02}"]
    for first, second in ((number, month), (month, number)):
        for sign in "./-":
            forms += [
                f"{first:02}{sign}{second:02}{sign}{year}",
                f"{first}{sign}{second}{sign}{year}",
            ]
    for sign in "./":
        forms += [f"{year}{sign}{month:02}{sign}{number:02}", f"{year}{sign}{month}{sign}{number}"]
    forms += [f"{year}年{month}月{number}日", f"{year}年{month:02}月{number:02}日"]
    for names in _MONTHS:
        name = names[month]
        forms += [
            f"{number} {name} {year}",
            f"{name} {number}, {year}",
            f"{number:02} {name} {year}",
        ]
    forms += [f"{number} de {_MONTHS[_SPANISH][month]} de {year}"]
    return tuple(dict.fromkeys(forms))


def year_of(text: str) -> str:
    """Return the year of a date; empty where none is told, or several are."""
    day = _day_of(text)
    if day is not None:
        return str(day.year)
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 else ""


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(edtf_from_words(text.strip()))
    except (UnreadDate, ValueError):
        return None
