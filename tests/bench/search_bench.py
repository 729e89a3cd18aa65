"""Search over a million events and a hundred thousand documents, against FTS5 over the same rows.

The reference has one column with the folded text of each row, in the same encrypted file, and does
what FTS5 does by itself: counts, and gives fifty rows. Ours counts by kind, tries other spellings
and references to people, takes the first of each kind, and cuts them around the words.
"""

import random
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from casefiles.domain.search.query_language import parsed
from casefiles.domain.search.search_forms import forms_of, strict_form
from casefiles.domain.search.search_rows import SearchFilter
from casefiles.office.case.palette_search import find_anything
from casefiles.office.case.search import search
from casefiles.store.search.fts_query import expression_of
from casefiles.store.vault.open_vault import Vault
from tests.bench import large_vault
from tests.bench.large_vault import _WORDS, CASE, EVENTS, EXHIBITS, opened
from tests.bench.measuring import Spread, cpu_of, on_this_disk, seconds_of
from tests.store.world import new_event, one_page

ROUNDS = 5
QUERIES = 60
"""Queries of each kind in one round."""
_PLAIN = (
    "CREATE VIRTUAL TABLE plain_index USING fts5(text, content = '',"
    " tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
)


def run(events: int = EVENTS, exhibits: int = EXHIBITS, kept: str = "") -> Iterator[str]:
    """Make the vault, which is not counted, and measure; a folder that is named is kept."""
    with on_this_disk() as place:
        folder = Path(kept or place) / "vault"
        if not folder.exists():
            large_vault.build(folder, events, exhibits)
        yield f"{events:,} events, {exhibits:,} documents of a page"
        with opened(folder) as vault:
            _reference(vault)
            yield from _searches(vault)
            yield from _upkeep(vault)


def _reference(vault: Vault) -> None:
    """Put the same texts into a plain index beside ours."""

    def change(connection) -> None:
        driver = connection._driver
        driver.set_authorizer(None)
        if driver.execute("SELECT 1 FROM sqlite_master WHERE name = 'plain_index'").fetchall():
            return
        driver.execute("BEGIN")
        driver.execute(_PLAIN)
        for statement in (
            "SELECT (4 << 38) + row, date || ' ' || place || ' ' || text FROM event",
            "SELECT (2 << 38) + row, title || ' ' || file_name FROM document",
            "SELECT (9 << 38) + row, json_extract(lines, '$[0][0]') FROM page",
        ):
            rows = driver.execute(statement)
            while some := rows.fetchmany(50_000):
                driver.executemany(
                    "INSERT INTO plain_index(rowid, text) VALUES(?, ?)",
                    [(row, strict_form(text)) for row, text in some],
                )
        driver.execute("COMMIT")

    vault._on_writer(change)


def _asked(chance: random.Random) -> dict[str, Callable[[], str]]:
    latin = [word for word in _WORDS if word.isascii()]

    def two() -> str:
        return " ".join(chance.sample(latin, 2))

    return {
        "one word": lambda: chance.choice(latin),
        "two words": two,
        "three words": lambda: " ".join(chance.sample(latin, 3)),
        "a phrase": lambda: f'"{two()}"',
        "a beginning": lambda: chance.choice(latin)[:3] + "*",
        "without a word": lambda: f"{chance.choice(latin)} -{chance.choice(latin)}",
        "a Chinese name": lambda: chance.choice(("王伟", "王偉", "先生")),
        "that name in pinyin": lambda: chance.choice(("Wang Wei", "wang wei", "Wei Wang")),
        "a number": lambda: f"scan {chance.randrange(1, 100_000)}",
    }


def _searches(vault: Vault) -> Iterator[str]:
    chance = random.Random(2)
    yield (
        f"{QUERIES} queries of each kind in {ROUNDS} rounds, ours and FTS5's in turn,"
        " in seconds of processor"
    )
    ours: list[list[float]] = [[] for _ in range(ROUNDS)]
    plain: list[list[float]] = [[] for _ in range(ROUNDS)]
    for kind, make in _asked(chance).items():
        own: list[float] = []
        for number in range(ROUNDS):
            for _ in range(QUERIES // ROUNDS):
                text = make()
                asked = SearchFilter(text, CASE.id)
                mine = cpu_of(lambda asked=asked: vault.read(search(asked)))
                own.append(mine)
                ours[number].append(mine)
                plain[number].append(cpu_of(lambda text=text: _plain(vault, text)))
        yield f"  {kind}: {_told(own)}"
    every = [second for some in ours for second in some]
    yield f"  all: {_told(every)}"
    yield f"  FTS5 by itself: {_told([second for some in plain for second in some])}"
    for name, part in (("p50", 0.5), ("p99", 0.99)):
        ratio = Spread([_part(a, part) / _part(b, part) for a, b in zip(ours, plain, strict=True)])
        yield f"  ours at {name}: {ratio.text('x FTS5 by itself', 2)}"
    taken = [cpu_of(lambda: vault.read(find_anything(CASE.id, "brother spring"))) for _ in range(9)]
    yield f"  the palette, two words: {Spread(taken).text('s', 3)}"


def _plain(vault: Vault, text: str) -> None:
    expression = expression_of(parsed(text), spellings=False).replace("{text} : ", "")
    expression = expression.replace("{loose} : ", "")

    def ask(connection) -> None:
        connection.rows("SELECT count(*) FROM plain_index WHERE plain_index MATCH ?", (expression,))
        connection.rows(
            "SELECT rowid FROM plain_index WHERE plain_index MATCH ? LIMIT 50", (expression,)
        )

    vault._on_reader(ask)


def _part(values: Sequence[float], part: float) -> float:
    return sorted(values)[min(int(len(values) * part), len(values) - 1)]


def _told(values: Sequence[float]) -> str:
    middle, most = statistics.median(values), _part(values, 0.99)
    return f"p50 {middle * 1e3:.1f} ms, p99 {most * 1e3:.1f} ms"


def _upkeep(vault: Vault) -> Iterator[str]:
    """Measure what the index costs a page that is read and an event that is entered."""
    chance = random.Random(3)
    words = [chance.choice(_WORDS) for _ in range(500)]
    text = "\n".join(" ".join(words[at : at + 10]) for at in range(0, 500, 10))
    forms = [seconds_of(lambda: forms_of(text)) for _ in range(50)]
    whole = [seconds_of(lambda: vault.prepared_page(one_page(text).pages[0])) for _ in range(50)]
    yield f"a page of 500 words made ready for the index: {Spread(forms).text('s', 5)}"
    yield f"  of all that is made ready for it: {Spread(forms).times(Spread(whole), 'of it')}"
    taken = [
        seconds_of(lambda: vault.write(lambda work: work.insert(new_event(CASE), "add_event")))
        for _ in range(50)
    ]
    yield f"an event entered, with its place in the index: {Spread(taken).text('s', 4)}"
