"""What rules take and ask in prose about others.

python -m tests.redaction.finding.prose_questions FOLDER prints it.

FOLDER holds texts named by language (en.txt, zh.txt), one sentence a line, that none of the word
lists in resources/words was counted from. The people are the first fifteen of the list of another
hand; a document is ten pages of 2,500 letters, or of 700 Han characters.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from casefiles.redaction.finding.matching import matcher_of, rules_of
from casefiles.redaction.names.sought import Sought
from tests.redaction.finding.finding_forms import people

PEOPLE = 15
PAGES = 10


def main(folder: str) -> None:
    """Print counts for each language and for 1,000 pages of all."""
    sought = Sought(people()[:PEOPLE])
    matcher, rules = matcher_of(sought), rules_of(sought)
    total: Counter[str] = Counter()
    words: set[tuple[str, frozenset[str]]] = set()
    seconds = 0.0
    for file in sorted(Path(folder).glob("*.txt")):
        own: Counter[str] = Counter()
        text, size = file.read_text("utf-8"), 700 if file.stem == "zh" else 2_500
        for start in range(0, len(text), PAGES * size):
            document = text[start : start + PAGES * size]
            asked = set()
            for at in range(0, len(document), size):
                page = document[at : at + size]
                before = time.process_time()
                mentions = matcher.find(page)
                found = rules.questions(page, mentions, is_machine_read=False)
                seconds += time.process_time() - before
                own.update(pages=1, gone=len(mentions), places=len(found))
                asked |= {(one.word, one.owners) for one in found}
            own["questions by document"] += len(asked)
            words |= asked
        print(f"{file.stem}: {dict(own)}")
        total += own
    rate = 1_000 / total["pages"]
    for name, count in total.items():
        print(f"{count * rate:>10,.0f}  {name} in 1,000 pages")
    print(f"{len(words) / PEOPLE:>10.1f}  words a person in {total['pages']:,} pages")
    print(f"{seconds * rate:>10.1f}  seconds of processor for 1,000 pages, search and questions")


if __name__ == "__main__":
    main(sys.argv[1])
