"""Mentions and recognisers over mixed prose, against ahocorasick_rs and `re` on the same forms."""

import random
import re
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick

from casefiles.domain.foundation.ids import PersonId
from casefiles.redaction.detectors.every import detect_all
from casefiles.redaction.names.mentions import Matcher
from casefiles.redaction.names.patterns import compact
from casefiles.redaction.names.protected_term import ProtectedTerm
from casefiles.redaction.names.uncertain_mentions import UncertainMatcher
from tests.bench.measuring import cpu_of, in_turn
from tests.typeset.specimen import TEXTS

ROUNDS = 5
PAGES = 1_500
ON_PAGE = 2_400
"""Characters of a page."""
LANGUAGES = ("en", "zh-Hans", "ug", "bo", "ru")
SYLLABLES = ("ab", "di", "gul", "nur", "tur", "sun", "mem", "ti", "min", "pa", "har", "zul", "ay")
FORMS = (50, 1_000)


def forms(count: int) -> list[str]:
    """Return names of two parts, as they are written in Latin letters."""
    chance = random.Random(7)
    return [
        " ".join("".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(2))
        for _ in range(count)
    ]


def pages(names: Sequence[str]) -> list[str]:
    """Return pages of prose in five languages; every tenth speaks of somebody."""
    chance = random.Random(3)
    texts = [" ".join(article) for tag in LANGUAGES for article in TEXTS[tag]["articles"].values()]
    made = []
    for number in range(PAGES):
        text = ""
        while len(text) < ON_PAGE:
            text += chance.choice(texts) + "\n"
        name = f"{chance.choice(names)}\n" if number % 10 == 0 else ""
        made.append(name + text[:ON_PAGE])
    return made


def run() -> Iterator[str]:
    for count in FORMS:
        names = forms(count)
        texts = pages(names)
        size = sum(len(text.encode()) for text in texts) / 1e6
        aliases = [ProtectedTerm(name, PersonId(f"{n:032x}")) for n, name in enumerate(names)]
        matcher, uncertain = Matcher(aliases), UncertainMatcher(aliases)
        automaton = AhoCorasick(names)
        folded = AhoCorasick([compact(name) for name in names])
        alternation = re.compile("|".join(map(re.escape, names)))
        works = {
            "mentions": lambda m=matcher, t=texts: cpu_of(lambda: [m.find(one) for one in t]),
            "uncertain": lambda u=uncertain, t=texts: cpu_of(
                lambda: [u.find(one, (), is_machine_read=True) for one in t]
            ),
            "compact and ahocorasick_rs": lambda f=folded, t=texts: cpu_of(
                lambda: [f.find_matches_as_indexes(compact(one)) for one in t]
            ),
            "ahocorasick_rs alone": lambda a=automaton, t=texts: cpu_of(
                lambda: [a.find_matches_as_indexes(one) for one in t]
            ),
            "re alone": lambda r=alternation, t=texts: cpu_of(
                lambda: [r.findall(one) for one in t]
            ),
        }
        taken = in_turn(works, ROUNDS)
        ours = taken["mentions"]
        yield (
            f"{count:,} forms, {size:.1f} MB: mentions {ours.rate(size).text('MB/s', 1)},"
            f" {taken['ahocorasick_rs alone'].times(ours, 'the speed of ahocorasick_rs alone')},"
            f" {taken['re alone'].times(ours, 'that of re')},"
            f" {taken['compact and ahocorasick_rs'].times(ours, 'that of both with folding')}"
        )
        yield (
            f"{count:,} forms: uncertain places {taken['uncertain'].rate(size).text('MB/s', 1)};"
            f" ahocorasick_rs alone {taken['ahocorasick_rs alone'].rate(size).text('MB/s', 0)},"
            f" re alone {taken['re alone'].rate(size).text('MB/s', 0)}"
        )
    texts = pages(forms(50))[: PAGES // 5]
    size = sum(len(text.encode()) for text in texts) / 1e6
    taken = in_turn({"": lambda: cpu_of(lambda: [detect_all(one) for one in texts])}, ROUNDS)
    yield f"all recognisers: {taken[''].rate(size).text('MB/s', 1)}"
