"""Written forms by class: people of many traditions, what papers make of names, where they stand.

The generator takes a seed and prints it. Names are shared with no other list.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pytest

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.finding import labels
from casefiles.redaction.names.sought import SoughtPerson
from tests.measured import note
from tests.redaction.finding.finding_forms import ASKED, REMOVED, SILENT, outcome, table, tools

SEED: Final = 77041
FEW, MANY = 500, 5_000


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody whose name is written: parts in the order in which it was listed."""

    names: tuple[str, ...]
    given: str
    family: str
    endings: tuple[str, ...]
    sentence: str


PEOPLE: Final = (
    Told(
        ("Shemsinur Hebibulla",), "Shemsinur", "Hebibulla", ("ning", "gha", "din"), "{} öyge keldi."
    ),
    Told(("شەمسىقەمەر زەينىدىن",), "شەمسىقەمەر", "زەينىدىن", ("نىڭ", "نى", "دىن"), "ئۇ {} دېدى."),
    Told(("Dhargyal Khedup",), "Dhargyal", "Khedup", (), "They said {} had left."),
    Told(("Журавлёв Тимур",), "Тимур", "Журавлёв", ("а", "у", "ым"), "Потом {} ушёл."),
    Told(
        ("Şebnem Karahisarlı",), "Şebnem", "Karahisarlı", ("'nin", "'yi", "'den"), "O gün {} geldi."
    ),
    Told(("Бектемір Сарыбаев",), "Бектемір", "Сарыбаев", ("тің", "ке", "ге"), "Кеше {} келді."),
    Told(
        ("Bogumił Strzelczyk",),
        "Bogumił",
        "Strzelczyk",
        ("a", "owi", "em"),
        "Wczoraj {} przyszedł.",
    ),
    Told(("Jörn Übelhör",), "Jörn", "Übelhör", ("s",), "Gestern kam {} heim."),
    Told(("Thibault Quesnelle",), "Thibault", "Quesnelle", (), "Hier {} est venu."),
)
HAN: Final = Told(("霍思珍", "Huo Sizhen"), "思珍", "霍", (), "当天{}到庭。")
NUMBER: Final = "+86 187 3520 9946"
_LABELS: Final = (
    ("Surname", "Given names"), ("Family name", "First name(s)"), ("Nom", "Prénom"),
    ("Nachname", "Vorname"),
    ("Apellidos", "Nombre"), ("Cognome", "Nome"), ("Nazwisko", "Imię"), ("Příjmení", "Jméno"),
    ("Фамилия", "Имя"), ("Прізвище", "Ім'я"), ("Тегі", "Аты"), ("Soyadı", "Adı"),
    ("Efternamn", "Förnamn"), ("Επώνυμο", "Όνομα"), ("اللقب", "الاسم"), ("پەمىلىسى", "ئىسمى"),
    ("Familiyisi", "Ismi"), ("姓", "名"),
)  # fmt: skip
_CARRIERS: Final = (
    "{}", "A: ok\nB: {}\nA: yes", "| 7 | {} | x |", "Subject: {}\n\nShe came.", "“{}”", "({})",
)  # fmt: skip
_MONTHS: Final = (
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "January February March April May June July August September October November December",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ledna února března dubna května června července srpna září října listopadu prosince",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
)

Maker = Callable[[random.Random, Told], tuple[str, str]]
"""Returns the text with the form, and the form."""


def _sentence(chance: random.Random, one: Told, form: str) -> tuple[str, str]:
    text = one.sentence.format(form)
    return chance.choice(_CARRIERS).format(text), form


def _part(chance: random.Random, one: Told) -> tuple[str, str]:
    return _sentence(chance, one, chance.choice((one.given, one.family)))


def _capitals(chance: random.Random, one: Told) -> tuple[str, str]:
    return _sentence(chance, one, chance.choice((one.given, one.family)).upper())


def _swapped(chance: random.Random, one: Told) -> tuple[str, str]:
    joint = chance.choice((" ", ", ", "  ", " / ", "\n"))
    return _sentence(chance, one, f"{one.family}{joint}{one.given}")


def _bracket(chance: random.Random, one: Told) -> tuple[str, str]:
    return _sentence(chance, one, f"{one.given} (b. 1990) {one.family}")


def _initial(chance: random.Random, one: Told) -> tuple[str, str]:
    form = chance.choice((f"{one.given[0]}. {one.family}", f"{one.family} {one.given[0]}."))
    return _sentence(chance, one, form)


def _ending(chance: random.Random, one: Told) -> tuple[str, str]:
    if not one.endings:
        return _part(chance, one)
    return _sentence(
        chance, one, chance.choice((one.given, one.family)) + chance.choice(one.endings)
    )


def _field(chance: random.Random, one: Told) -> tuple[str, str]:
    family, given = chance.choice(_LABELS)
    sign = chance.choice((": ", ":\n", "\t", " : "))
    text = f"{family}{sign}{one.family}\n{given}{sign}{one.given}\n"
    return text, chance.choice((one.family, one.given))


def _broken(chance: random.Random, one: Told) -> tuple[str, str]:
    half = len(one.family) // 2
    return _sentence(chance, one, f"{one.family[:half]}-\n{one.family[half:]}")


def _slip(chance: random.Random, one: Told) -> tuple[str, str]:
    at = chance.randrange(2, len(one.family) - 1)
    return _sentence(chance, one, f"{one.given} {one.family[:at]}{one.family[at + 1 :]}")


MAKERS: Final[dict[str, Maker]] = {
    "part alone": _part,
    "part in capitals": _capitals,
    "other order": _swapped,
    "bracket between": _bracket,
    "initial and part": _initial,
    "ending": _ending,
    "field": _field,
    "broken over a line": _broken,
    "one letter missing": _slip,
}
CERTAIN: Final = frozenset(
    {"other order", "bracket between", "field", "date, year in full", "number in another layout"}
)


def _days(chance: random.Random) -> Iterator[tuple[str, str, str, date]]:
    born = date(1950, 1, 1) + timedelta(days=chance.randrange(18_000))
    month = chance.choice(_MONTHS).split()[born.month - 1]
    full = (
        f"{born.day} {month} {born.year}", f"{born.day:02}.{born.month:02}.{born.year}",
        born.isoformat(),
        f"{born.month}/{born.day}/{born.year}", f"{born.year}年{born.month}月{born.day}日",
        f"{born.year}-يىلى {born.month}-ئاينىڭ {born.day}-كۈنى", f"{born:%Y%m%d}",
    )  # fmt: skip
    short = (
        f"{born.day}.{born.month}.{born:%y}",
        f"{born.day} {month} {born:%y}",
        f"{born:%y-%m-%d}",
    )
    yield "date, year in full", "Born {} there.", chance.choice(full), born
    yield "date, year in two digits", "Born {} there.", chance.choice(short), born


def _numbers(chance: random.Random) -> Iterator[tuple[str, str, str]]:
    digits = re.sub(r"\D", "", NUMBER)[2:]
    told = chance.choice((" ", "-", ".", "")).join((digits[:3], digits[3:7], digits[7:]))
    yield "number in another layout", "Tel. {} now", told
    mask = chance.choice(("****", "xxxx", "••••"))
    yield "number with a mask", "Tel. {} now", f"{digits[:3]}{mask}{digits[7:]}"
    label = chance.choice(("phone ending in {}", "手机尾号{}", "последние цифры {}"))
    yield "end of a number", label, digits[-4:]


def _of_han(chance: random.Random) -> Iterator[tuple[str, str]]:
    sign = chance.choice("某×*○X")
    yield "court mask", chance.choice((f"霍{sign}珍", f"霍思{sign}", "霍某", "霍某某"))
    yield "Han title", chance.choice(("小霍", "霍女士", "霍律师", "霍某甲"))


def made(count: int, seed: int) -> Iterator[tuple[str, SoughtPerson, str, tuple[int, int]]]:
    """Yield kind, person, text and where the form stands."""
    chance = random.Random(seed)
    print(f"seed {seed}")
    for number in range(count):
        kind = chance.choice([*MAKERS, "day", "number", "Han"])
        one = HAN if kind == "Han" else chance.choice(PEOPLE)
        own = SoughtPerson(PersonId("p"), one.names, (("phone", NUMBER),))
        rows: list[tuple[str, str, str]]
        if kind == "day":
            days = list(_days(chance))
            own = SoughtPerson(PersonId("p"), one.names, (("note", days[0][3].isoformat()),))
            rows = [(row[0], row[1].format(row[2]), row[2]) for row in days]
        elif kind == "number":
            rows = [
                (own_kind, text.format(form), form) for own_kind, text, form in _numbers(chance)
            ]
        elif kind == "Han":
            rows = [
                (own_kind, one.sentence.format(form), form) for own_kind, form in _of_han(chance)
            ]
        else:
            rows = [(kind, *MAKERS[kind](chance, one))]
        own_kind, text, form = rows[number % len(rows)]
        at = text.index(form)
        yield own_kind, own, text, (at, at + len(form))


def _graded(count: int) -> tuple[dict[str, Counter[str]], list[tuple[str, str, str]]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    odd = []
    for kind, person, text, span in made(count, SEED):
        what = outcome(tools((person,)), text, span)
        counts[kind][what] += 1
        if what == SILENT or (kind in CERTAIN and what != REMOVED):
            odd.append((what, kind, text))
    return counts, odd


def _check(count: int) -> None:
    counts, odd = _graded(count)
    print(table(counts))
    total = sum(counts.values(), Counter[str]())
    note("made forms removed or asked", total[REMOVED] + total[ASKED])
    note("made forms silent", total[SILENT])
    assert [one for one in odd if one[1] in CERTAIN] == []
    assert total[SILENT] <= 0.01 * count, odd[:10]
    assert total[REMOVED] >= 0.65 * count


def test_nearly_all_forms_go_or_are_asked_about():
    _check(FEW)


@pytest.mark.long
def test_nearly_all_of_many_forms_go_or_are_asked_about():
    _check(MANY)


def test_a_language_whose_labels_are_missing_would_be_seen(monkeypatch):
    """Control: without the labels of one language its fields are found by chance only."""
    person = SoughtPerson(PersonId("p"), ("May Li",))
    text = "Příjmení: Li\nJméno: May\n"
    at = text.index("May")
    assert outcome(tools((person,)), text, (at, at + 3)) == REMOVED
    weak = re.compile(
        labels._BEFORE.pattern.replace("jmén[oa]", "never").replace("příjmení", "never")
    )
    monkeypatch.setattr(labels, "_BEFORE", weak)
    assert outcome(tools((person,)), text, (at, at + 3)) != REMOVED
