"""What becomes of the phrases of outsiders' lists, and which classes of forms nothing finds.

python -m tests.redaction.finding.attacks.phrase_table prints both tables.
"""

from collections import Counter
from collections.abc import Iterator

import yaml

from casefiles.redaction.finding.matching import matcher_of, rules_of
from tests.redaction.finding.attacks.test_attack_forms_f import (
    BEST_FIRST,
    LISTS,
    NAMES,
    became,
    phrase_list,
    sought_in,
)
from tests.redaction.finding.attacks.test_not_attempted import told


def rows() -> Iterator[tuple[str, ...]]:
    """Yield a row for each list: phrases by what becomes of them, calm texts, places in them."""
    yield ("list", *BEST_FIRST, "calm texts", "redacted", "asked")
    for name in NAMES:
        phrases = phrase_list(name).phrases
        found = Counter(became(name, one[3], is_scan=one[2] == "scan") for one in phrases)
        calm = yaml.safe_load((LISTS / name).read_text("utf-8")).get("calm", [])
        sought = sought_in(name)
        gone = asked = 0
        for text in calm:
            mentions = matcher_of(sought).find(text)
            gone += len(mentions)
            asked += len(rules_of(sought).questions(text, mentions, is_machine_read=False))
        yield (name, *(str(found[one]) for one in BEST_FIRST), *map(str, (len(calm), gone, asked)))


def classes() -> Iterator[tuple[str, str]]:
    """Yield each class of forms that pass without a question, with how many rows are of it."""
    counted = Counter(what for found in told().values() for what in found.values())
    yield from ((name, str(count)) for name, count in counted.most_common())


if __name__ == "__main__":
    for row in (*rows(), (), ("class", "rows"), *classes()):
        print("\t".join(row))
