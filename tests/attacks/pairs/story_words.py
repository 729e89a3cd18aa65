"""What a story tells and what it hides: words, mentions, and names of any script."""

from dataclasses import dataclass, field
from random import Random

WORDS = ["police", "came", "to", "the", "old", "house", "and", "asked", "while", "it", "rained"]
HAN_WORDS = ["警察", "来到", "房子", "询问", "文件", "下雨", "春天", "在喀什"]
SYLLABLES = ["zu", "nur", "qa", "xim", "gul", "bek", "raz", "dil", "tur", "mih", "ray", "jan"]
UYGHUR = ["زۇ", "نۇر", "قا", "سىم", "گۈل", "بەگ", "راز", "دىل", "تۇر", "مېھ"]
CYRILLIC = ["зу", "нур", "ка", "шим", "гуль", "бек", "раз", "диль"]
HAN = "赵钱孙周吴郑冯陈褚卫蒋沈韩杨朱秦尤许"
FURNITURE = ["May", "August", "Court", "Page", "Exhibit", "Contents", "Person", "Withheld", "Title"]
"""Names that are words of the dossier itself."""
TIBETAN = ["བཀྲ", "ཤིས", "ནོར", "བུ", "རྡོ", "རྗེ"]
DATES = ["2019", "2021-03", "2021-03-04", "2020~", "2021-03-04T14:05", "2018/2020"]


@dataclass(frozen=True)
class Story:
    """What readers may know: words, and which person is meant where, by slot.

    A fragment is a word, `(slot, how)` for a mention, where how is `reference`, `plain`,
    `number`, `suffixed` or `possessive`.
    """

    events: list[tuple[str, list, list, list[str]]]
    facts: list[tuple[list, list]]
    steps: list[tuple[str, str, list, list, list[str]]]
    exhibits: list[tuple[str, list, int]]
    client: list
    protections: dict[str, str]
    profile: str
    audience: str
    sections: list[str] | None
    order: list[str]
    arguments: list[tuple[str, list, list, list[int], list[str], list[str]]]
    sheets: dict[str, tuple[str, list, list]] = field(default_factory=dict)
    relations: list[tuple[str, str, str, list | None]] = field(default_factory=list)
    narrative: list[tuple[str, list, list[str], bool, list, list]] = field(default_factory=list)


@dataclass
class Secrets:
    """What readers may not know; made anew for each side of a pair."""

    names: dict[str, list[str]] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


def story(random: Random) -> Story:
    """Invent what is public."""
    slots = {f"p{n}": "pseudonym" for n in range(random.randint(1, 5))}
    slots |= {f"w{n}": "withheld" for n in range(random.randint(0, 2))}
    slots["o"] = "open"
    exhibits = [
        (f"AB/{number}", fragments(random, slots, 3), random.randint(0, 4))
        for number in random.sample(range(1, 30), random.randint(0, 4))
    ]
    marks = [mark for mark, _, _ in exhibits]
    same = fragments(random, slots, 4)
    events = []
    for _ in range(random.randint(0, 7)):
        text = [again(random, one, slots) for one in same] if random.random() < 0.4 else None
        text = text or fragments(random, slots, random.randint(1, 9))
        cited = random.sample(marks, random.randint(0, len(marks)))
        events.append((random.choice(DATES), fragments(random, slots, 2), text, cited))
    facts = [
        (fragments(random, slots, random.randint(1, 12)), random.sample(marks, min(1, len(marks))))
        for _ in range(random.randint(0, 4))
    ]
    steps = [
        (
            random.choice(["hearing", "decision", "incident", "incident", "event"]),
            random.choice(DATES),
            fragments(random, slots, 2),
            fragments(random, slots, random.randint(1, 6)),
            random.sample(marks, random.randint(0, len(marks))),
        )
        for _ in range(random.randint(0, 4))
    ]
    client = fragments(random, slots, 1)
    profile = random.choice(["national_court", "ccf"])
    audience = random.choice(["court_open", "expert"])
    return Story(
        events, facts, steps, exhibits, client, slots, profile, audience,
        chosen_sections(random), random.sample(marks, random.randint(0, len(marks))),
        arguments_in(random, slots, marks, len(facts)),
        sheets_of(random, slots, marks), relations_of(random, slots, marks),
        narrative_in(random, slots, marks),
    )  # fmt: skip


def sheets_of(random: Random, slots: dict[str, str], marks: list[str]) -> dict:
    """Invent what some front sheets say: date, language, copy or original."""
    return {
        mark: (random.choice(DATES), ["Chinese"], fragments(random, slots, 3))
        for mark in marks
        if random.random() < 0.4
    }


def relations_of(random: Random, slots: dict[str, str], marks: list[str]) -> list:
    """Invent what exhibits are of one another, some translations with who certified them."""
    if len(marks) < 2:
        return []
    return [
        (
            random.choice(["translation", "transcript", "still", "reply"]),
            *random.sample(marks, 2),
            fragments(random, slots, 2) if random.random() < 0.5 else None,
        )
        for _ in range(random.randint(0, 3))
    ]


def arguments_in(random: Random, slots: dict[str, str], marks: list[str], facts: int) -> list:
    """Invent arguments: limb, text, reply, paragraphs, exhibits and authorities."""
    same = fragments(random, slots, 4)
    return [
        (
            random.choice(["risk/a", "risk/b", "trial/a", "gone/a"]),
            [again(random, one, slots) for one in same]
            if random.random() < 0.4
            else fragments(random, slots, random.randint(1, 9)),
            fragments(random, slots, random.randint(0, 4)),
            random.sample(range(1, facts + 1), random.randint(0, facts)),
            random.sample(marks, random.randint(0, len(marks))),
            random.sample(["liu", "may", "own", "gone"], random.randint(0, 2)),
        )
        for _ in range(random.choice([0, 0, 1, 2, 4]))
    ]


def narrative_in(random: Random, slots: dict[str, str], marks: list[str]) -> list:
    """Invent blocks: kind, text, cites, whether one leads to what stays, more text, a footnote."""
    same = fragments(random, slots, 4)
    return [
        (
            random.choice(["heading", "numbered", "numbered", "plain", "quote", "point"]),
            [again(random, one, slots) for one in same]
            if random.random() < 0.4
            else fragments(random, slots, random.randint(1, 9)),
            [
                f"{mark}, {random.randint(1, 3)}"
                for mark in random.sample(marks, min(1, len(marks)))
            ],
            random.random() < 0.4,
            fragments(random, slots, random.randint(1, 4)),
            fragments(random, slots, random.randint(0, 3)),
        )
        for _ in range(random.choice([0, 0, 1, 3]))
    ]


def chosen_sections(random: Random) -> list[str] | None:
    """Choose sections as for an outline; None for no outline."""
    if random.random() < 0.4:
        return None
    every = ["persons", "chronology", "pressure", "statement", "narrative", "grounds"]
    every += ["authorities", "exhibits_list", "exhibits"]
    return [one for one in every if random.random() < 0.75]


def fragments(random: Random, slots: dict[str, str], count: int) -> list:
    words = HAN_WORDS if random.random() < 0.2 else WORDS
    hows = ["reference", "plain", "number", "suffixed", "possessive"]
    return [
        (random.choice(list(slots)), random.choice(hows))
        if random.random() < 0.35
        else random.choice(words) + random.choice(["", "", ",", ".", "。"])
        for _ in range(count)
    ]


def again(random: Random, fragment, slots):
    """Return a fragment about another person, so that records look the same once blanked."""
    if isinstance(fragment, str):
        return fragment
    same = [slot for slot, kind in slots.items() if kind == slots[fragment[0]]]
    return random.choice(same), fragment[1]


def secrets(random: Random, tale: Story, length: int) -> Secrets:
    """Invent what is hidden: names of any script and length, numbers, ids."""
    made = Secrets()
    used: set[str] = set()
    for slot, kind in tale.protections.items():
        made.ids[slot] = random.randbytes(16).hex()
        made.numbers[slot] = str(random.randrange(10**8, 10**17))
        made.names[slot] = [fresh_name(random, used, length) for _ in range(random.randint(1, 3))]
        if kind == "open":
            made.names[slot], made.numbers[slot] = ["Open Clientson"], "not hidden"
    return made


def permuted(random: Random, hidden: Secrets) -> Secrets:
    """Return the same secrets with the letters of names and the digits of numbers in disorder."""
    made = Secrets(dict(hidden.names), dict(hidden.numbers), dict(hidden.ids))
    used = {"".join(sorted(name)) for names in made.names.values() for name in names}
    for slot, names in hidden.names.items():
        if slot != "o" and len(used) == sum(map(len, hidden.names.values())):
            made.names[slot] = [mixed_up(random, name) for name in names]
            made.numbers[slot] = mixed_up(random, hidden.numbers[slot])
    return made


def mixed_up(random: Random, name: str) -> str:
    """Return a name with the letters of each part in another order; its signs stay."""
    if not name.isascii():
        return name[::-1] if name.isalpha() and len(name) < 5 else name
    parts = ["".join(random.sample(part.lower(), len(part))) for part in name.split()]
    return " ".join(part.title() for part in parts)


def fresh_name(random: Random, used: set[str], length: int) -> str:
    while True:
        name = random_name(random, length)
        key = "".join(sorted(name.casefold()))
        if key not in used and not any(part.lower() in WORDS for part in name.split()):
            used.add(key)
            return name


def random_name(random: Random, length: int) -> str:
    def joined(syllables: list[str]) -> str:
        return "".join(random.choice(syllables) for _ in range(random.randint(2, 2 + length)))

    kind = random.randrange(7)
    if kind == 0:
        return "".join(random.sample(HAN, random.randint(2, 4)))
    if kind == 1:
        return " ".join(joined(UYGHUR) for _ in range(random.randint(1, 3)))
    if kind == 2:
        return " ".join(joined(CYRILLIC).title() for _ in range(2))
    if kind == 6:
        return random.choice(FURNITURE)
    if kind == 3:
        return "་".join(random.sample(TIBETAN, random.randint(3, 5)))
    return " ".join(joined(SYLLABLES).title() for _ in range(random.randint(1, 3)))


def written(random: Random, parts: list, tale: Story, hidden: Secrets) -> str:
    """Write a text as the lawyer would, with the hidden values in it."""
    return " ".join(
        part if isinstance(part, str) else mention(random, part, tale, hidden) for part in parts
    )


def mention(random: Random, part: tuple[str, str], tale: Story, hidden: Secrets) -> str:
    slot, how = part
    if tale.protections[slot] == "open":
        return "Open Clientson" if how == "plain" else f"[[{hidden.ids[slot]}]]"
    if how == "suffixed":
        return f"[[{hidden.ids[slot]}]]{random.choice(['', 'ning', 'ge', 'نىڭ'])}"
    if how == "possessive":
        return f"[[{hidden.ids[slot]}]]'s"
    if how == "number":
        return hidden.numbers[slot]
    if how == "plain":
        return otherwise(random, random.choice(hidden.names[slot]))
    return f"[[{hidden.ids[slot]}]]"


def otherwise(random: Random, name: str) -> str:
    """Write a name in one of the ways that must not matter."""
    way = random.randrange(5)
    if way == 0:
        return name.upper()
    if way == 1:
        return name.replace(" ", "  ")
    if way == 2:
        return name[0] + "\u200b" + name[1:]
    if way == 3 and name.isascii() and name.count(" ") == 1:
        return ", ".join(reversed(name.split()))
    return name
