"""Classes of pairs that differ in how a protected person is named, and in how the name is written.

Each is written twice: into texts (own records and an exhibit that leaves as words), and onto a
page of an exhibit, where the lines that stay are the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from casefiles.domain.foundation.ids import ReviewDecisionId
from casefiles.domain.records.suggestion_decisions import ReviewDecision, SuggestionVerdict
from casefiles.office.redaction.seeking import sought_in
from casefiles.redaction.finding.excuses import EXCUSED_NAME, key_of, pairs_of
from tests.attacks.pairs.small_pairs import House, Leaving, Pairs, Paper, Tiny, opened_up
from tests.attacks.pairs.small_sheets import AFTER, BEFORE, sheet, sheets

CLIENT = {"id": "client", "protection": "open", "names": [{"text": "Open Clientson"}]}
GULNISA = "Gulnisa Abdurehim"


@dataclass(frozen=True)
class Way:
    """Somebody, and how one place names them.

    Attributes:
        written: at that place; the first name if empty.
        born: as an identifier; numbers likewise.
    """

    names: tuple[str, ...] = (GULNISA,)
    written: str = ""
    numbers: tuple[str, ...] = ("13809974127",)
    born: str = "1982-03-04"
    protection: str = "pseudonym"

    @property
    def text(self) -> str:
        return self.written or self.names[0]

    @property
    def persons(self) -> tuple[dict, ...]:
        told = [{"kind": "telephone", "value": one} for one in self.numbers]
        told += [{"kind": "date of birth", "value": self.born}] if self.born else []
        somebody = {
            "id": "s",
            "protection": self.protection,
            "names": [{"text": one} for one in self.names],
            "identifiers": told,
        }
        return (somebody, CLIENT)


def named(name: str) -> Way:
    return Way((name,))


def as_written(written: str, *names: str, **more: str) -> Way:
    return Way(names or (GULNISA,), written, **more)  # type: ignore[arg-type]


def in_texts(way: Way) -> Tiny:
    """Name somebody in an event, a paragraph, a title, and a note that leaves as words."""
    note = f"Seen at noon.\n\nThen {way.text} came to the door.\n\nNobody else was there.\n"
    return Tiny(
        persons=way.persons,
        papers=(Paper(note.encode(), "note.txt", title=f"Note on {way.text}"),),
        events=(
            {"id": "e1", "date": "2023-03-04", "place": "Harbin",
             "text": f"The officers came; {way.text} opened the door."},
            {"id": "e2", "date": "2023-03-05", "text": "[[s]] was asked to come again."},
        ),
        narrative=(f"The clerk remembers that {way.text} left.", "The file was closed."),
        more={"client": "client"},
    )  # fmt: skip


def on_page(way: Way, size: float = 11) -> Tiny:
    """Name somebody on one line of a page."""
    return Tiny(way.persons, (Paper(sheet(f"Then {way.text} came to the door.", size=size)),))


def in_uyghur_paper(way: Way) -> Tiny:
    """Name somebody alone on a line of a page on which other lines are Uyghur."""
    public = "ئۇلار ئۆيگە كەلدى"
    lines = [public, BEFORE[0], BEFORE[1], way.text, AFTER[0], public, AFTER[1]]
    return Tiny(way.persons, (Paper(sheets([lines], {way.text})),))


def alone_on_page(way: Way) -> Tiny:
    """Name somebody on a line that stands alone."""
    return Tiny(way.persons, (Paper(sheet(way.text)),))


RARE = "Zulhayat Qeyserova"
"""Neither part is a word, or a name of many: those would be asked, and not go by themselves."""
UYGHUR = "گۈلنىسا ئابدۇرېھىم"
HAN = "王晓明"
SERGEI = "Ковалёв Сергей"
NAMES: Mapping[str, tuple[Way, Mapping[str, Way]]] = {
    "length": (
        named(GULNISA),
        {
            "short": named("Bo Xan"),
            "long": named("Abdurahmanjan Memtiminov-Qarluqi"),
            "as long": named("Rukiyem Osmanjan1".replace("1", "i")),
        },
    ),
    "script": (
        named(GULNISA),
        {
            "Han": named("艾合买提江"),
            "two Han": named("张伟"),
            "Cyrillic": named("Шамшидин Тохтахунов"),
            "Uyghur": named(UYGHUR),
            "Tibetan": named("བཀྲ་ཤིས་ནོར་བུ"),
            "kana alone": named("ひなたはると"),
        },
    ),
    "parts": (
        named(GULNISA),
        {
            "one": named("Gulnisaxan"),
            "three": named("Gulnisa Abdurehim Tursun"),
            "five": named("Gulnisa bint Abdurehim al Qarluqi"),
        },
    ),
    "order": (
        named(GULNISA),
        {
            "swapped": as_written("Abdurehim Gulnisa"),
            "with a comma": as_written("Abdurehim, Gulnisa"),
            "capitals": as_written("ABDUREHIM Gulnisa"),
            "joined": as_written("GulnisaAbdurehim"),
        },
    ),
    "part alone": (
        named(RARE),
        {"given": as_written("Zulhayat", RARE), "family": as_written("Qeyserova", RARE)},
    ),
    "initials": (
        named(GULNISA),
        {"and family": as_written("G. Abdurehim"), "and given": as_written("Gulnisa A.")},
    ),
    "mask": (
        named(HAN),
        {"last kept": as_written("王某明", HAN), "a cross": as_written("王×明", HAN)},
    ),
    "number": (
        as_written("13809974127"),
        {
            "other digits": Way(written="13505550188", numbers=("13505550188",)),
            "parted": as_written("138 0997 4127"),
            "with a country": as_written("+86 138-0997-4127"),
            "longer": Way(written="650102198203047711", numbers=("650102198203047711",)),
        },
    ),
    "masked number": (as_written("13809974127"), {"a middle": as_written("1380997**27")}),
    "birth": (
        as_written("1982-03-04"),
        {"another day": Way(written="1971-11-23", born="1971-11-23")},
    ),
    "birth in words": (
        as_written("1982-03-04"),
        {
            "English": as_written("4 March 1982"),
            "points": as_written("04.03.1982"),
            "Han": as_written("1982年3月4日"),
        },
    ),
    "endings": (
        named(GULNISA),
        {
            "Uyghur": as_written("Gulnisa Abdurehimning"),
            "Turkish": as_written("Gulnisa Abdurehim'e"),
        },
    ),
    "Russian endings": (
        named(SERGEI),
        {"genitive": as_written("Ковалёва Сергея", SERGEI)},
    ),
    "slip decided": (
        named(GULNISA),
        {"a letter": as_written("Gulnisa Abdurehin", GULNISA, "Gulnisa Abdurehin"),
         "missing": as_written("Gulnsa Abdurehim", GULNISA, "Gulnsa Abdurehim")},
    ),
    "words of the format": (
        named(GULNISA),
        {"Hans": named("Hans"), "Adobe": named("Adobe"), "Font": named("Font Hans"),
         "Obj": named("Obj Stream"), "Default": named("Default"), "Null": named("Null")},
    ),
    "as long as its token": (
        named(GULNISA),
        {"ten": named("Zo Ximjanh"), "eleven": named("Zo Ximjanhu")},
    ),
}  # fmt: skip
"""What is secret: the first way is that of the case which all pairs of a class share."""
DEAR = {
    "length": {"as long"}, "script": {"two Han", "Cyrillic"}, "parts": {"one"},
    "order": {"joined", "capitals"}, "number": {"parted", "longer"},
    "words of the format": {"Adobe", "Obj", "Default", "Null"}, "as long as its token": {"eleven"},
    "slip decided": {"missing"},
}  # fmt: skip


ON_PAGES = {"length", "script", "part alone", "birth in words"}
"""Kinds that are put on a page in each run, not in the long one alone."""


def _classes() -> dict[str, Pairs]:
    made = {}
    for kind, (first, others) in NAMES.items():
        for carrier, told in (("texts", in_texts), ("page", on_page)):
            one = told(first)
            every = {
                name: told(way)
                for name, way in others.items()
                # Whose ink is higher than any that stays, so that more goes: told apart below.
                if (carrier, kind, name) != ("page", "script", "Uyghur")
            }
            dear = frozenset(DEAR.get(kind, ()))
            if carrier == "page" and kind not in ON_PAGES:
                dear = frozenset(every)
            made[f"{carrier}: {kind}"] = Pairs(
                one, every, opened_up(one), dear=dear, is_whole=carrier == "texts"
            )
    return made


# What only a text, or only a page, can have.

AUDIENCES = (
    "court_closed", "requested_state", "requesting_state", "treaty_body", "ccf", "expert",
    "interpreter", "public",
)  # fmt: skip


def _withheld(name: str) -> Way:
    return replace(named(name), protection="withheld")


def _both(way: Way) -> Tiny:
    """Name somebody in texts and on a page."""
    texts = in_texts(way)
    page = Paper(sheet(f"Then {way.text} came to the door."), mark="AB/2")
    return replace(texts, papers=(*texts.papers, page))


def _for_readers() -> dict[str, Pairs]:
    return {
        f"readers: {audience}": Pairs(
            _both(named(GULNISA)),
            {"another name": _both(named("Bo Xan")), "withheld elsewhere": _more_withheld()},
            opened_up(_both(named(GULNISA))),
            leaving=Leaving(audience=audience),
            dear=frozenset({"withheld elsewhere"}),
        )
        for audience in AUDIENCES
    }


def _more_withheld() -> Tiny:
    tiny = _both(named(GULNISA))
    somebody = {"id": "w", "protection": "withheld", "names": [{"text": "Semet Niyazbeg"}]}
    return replace(tiny, persons=(*tiny.persons, somebody))


def _over(given: str, family: str) -> Tiny:
    first, second = f"It was said that {given}", f"{family} came to the door."
    return Tiny(named(f"{given} {family}").persons, (Paper(sheet(first, second)),))


def _over_pages(given: str, family: str) -> Tiny:
    first, second = f"It was said that {given}", f"{family} came to the door."
    pages = sheets([[*BEFORE_BREAK, first], [second, *BEFORE_BREAK]], {first, second})
    return Tiny(named(f"{given} {family}").persons, (Paper(pages),))


BEFORE_BREAK = (
    "The officers came at six in the morning.", "They asked for the books.",
    "Nobody was allowed to leave.", "The house was searched.",
)  # fmt: skip


def _in_cells(given: str, family: str) -> Tiny:
    from tests.attacks.pairs.small_sheets import LEADING, TOP, write

    def cells(canvas) -> None:
        for column, text in ((150, given), (210, family)):
            write(canvas, text, column, TOP - 3 * LEADING)

    return Tiny(named(f"{given} {family}").persons, (Paper(sheet("Name:", more=cells)),))


def _in_fields(given: str, family: str, label: tuple[str, str]) -> Tiny:
    page = sheet(f"{label[0]} {family}", f"{label[1]} {given}")
    return Tiny(named(f"{given} {family}").persons, (Paper(page),))


def _in_messages(given: str, family: str, between: str = "") -> Tiny:
    talk = [f"25/12/2021, 14:00 - Ann: it was {given}", f"25/12/2021, 14:02 - Ann: {family} came"]
    if between:
        talk.insert(1, f"25/12/2021, 14:01 - Ben: {between}")
    data = "\n".join(["25/12/2021, 13:59 - Ben: who?", *talk, "26/12/2021, 08:00 - Ben: yes", ""])
    return Tiny(named(f"{given} {family}").persons, (Paper(data.encode(), "chat.txt"),))


def _in_mail(given: str, family: str) -> Tiny:
    from tests.evidence.letters import mail

    data = mail(f"{family} came to the door.\n".encode(), To="b@example.org", Subject=f"On {given}")
    return Tiny(named(f"{given} {family}").persons, (Paper(data, "a.eml"),))


def _open_beside(way: Way) -> Tiny:
    """Name somebody beside an open person, with every shared part decided to be the open one."""
    open_one = {"id": "client", "protection": "open", "names": [{"text": "Ismayil Abdurehim"}]}
    line = f"Ismayil Abdurehim and {way.text} came."
    persons = (way.persons[0], open_one)
    return Tiny(
        persons,
        (Paper(sheet("Then Ismayil Abdurehim came.", f"It was {way.text}.")),),
        ({"id": "e", "date": "2023-03-04", "text": line},),
        acts=(excuse_all,),
    )


def excuse_all(house: House) -> None:
    """Say of every part of a protected name within an open one that the open person is meant."""
    sought = house.vault.read(lambda reader: sought_in(reader, house.case_id))
    for number, pair in enumerate(pairs_of(sought)):
        decision = ReviewDecision(
            ReviewDecisionId(f"{number:032x}"), house.case_id, "", EXCUSED_NAME, key_of(pair),
            SuggestionVerdict.REJECTED, pair.person_id, "",
        )  # fmt: skip
        house.vault.write(lambda work, one=decision: work.insert(one, "add_review_decision"))


LATIN, CHINESE = ("Surname:", "Given names:"), ("Surname/姓:", "Given names/名:")
PARTED = {
    "other": ("Rukiye", "Qadirova"),
    "short": ("Bo", "Xan"),
    "long": ("Abdurahmanjan", "Qarluqi"),
}


def _parted(told, control: Tiny | None = None, **more) -> Pairs:
    one = told("Gulnisa", "Abdurehim")
    others = {name: told(*parts) for name, parts in PARTED.items()}
    return Pairs(one, others, control or opened_up(one), dear=frozenset({"other", "long"}), **more)


WRITING: dict[str, Pairs] = {
    **_classes(),
    **_for_readers(),
    "page: size of the letters": Pairs(
        on_page(named(GULNISA)),
        {"small": on_page(named(GULNISA), 8), "large": on_page(named(GULNISA), 14)},
        opened_up(on_page(named(GULNISA))),
    ),
    "page: a script that stands in what stays": Pairs(
        in_uyghur_paper(named(GULNISA)),
        {"Uyghur": in_uyghur_paper(named(UYGHUR)), "Han": in_uyghur_paper(named(HAN))},
        opened_up(in_uyghur_paper(named(GULNISA))),
        is_whole=False,
    ),
    "page: alone on its line": Pairs(
        alone_on_page(named(GULNISA)),
        {"short": alone_on_page(named("Bo Xan")), "a sentence": on_page(named(GULNISA))},
        opened_up(alone_on_page(named(GULNISA))),
    ),
    "texts: withheld": Pairs(
        in_texts(_withheld(GULNISA)),
        {"another": in_texts(_withheld("Bo Xan")), "Han": in_texts(_withheld("艾合买提江"))},
        in_texts(named(GULNISA)),
    ),
    "page: over the end of a line": _parted(_over),
    "page: over the end of a page": _parted(_over_pages),
    "page: over the border of cells": _parted(_in_cells),
    "page: fields": _parted(lambda *parts: _in_fields(*parts, LATIN)),
    "page: fields in two languages": _parted(lambda *parts: _in_fields(*parts, CHINESE)),
    "texts: over two messages": _parted(_in_messages),
    "texts: over an answer": _parted(lambda *parts: _in_messages(*parts, "who?")),
    "texts: head and words of a mail": _parted(_in_mail),
    "page and texts: beside an open name, decided": Pairs(
        _open_beside(Way(("Gulnisa Abdurehim", "Abdurehim"))),
        {
            "no shared part": _open_beside(named("Rukiye Qadirova")),
            "another given name": _open_beside(Way(("Bo Abdurehim", "Abdurehim"))),
        },
        replace(_open_beside(Way(("Gulnisa Abdurehim", "Abdurehim"))), acts=()),
    ),
}
