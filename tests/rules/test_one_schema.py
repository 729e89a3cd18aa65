"""No table beside the records says what their fields are; `pytest -s` prints those that do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from casefiles.domain.foundation.schema import OWN_KEYS, code_of, within
from casefiles.domain.records.case_records import Record

HOUSE = Path(__file__).parents[2] / "casefiles"
FIELDS = {one.name for kind in get_args(Record) for one in within(kind)} - OWN_KEYS
LEAST, SHARE = 6, 0.6
"""A table is one of fields if it names so many of them, and if most of what it names are fields."""
WORDS = "words"
"""What people call each field: texts, which are said in one place for each language."""
STILL = {
    # Forms that are written by hand, and what pages of them hold.
    "ui/places/proceedings/incident_entry_page.py": 1,
    # Columns of a list, which have the names of fields.
    "ui/places/documents/list/documents_list.py": 1,
    # Dates of which one comes first.
    "office/proceedings/proceedings_records.py": 1,
    # Of what leaves, of forms of forums and of packs, which have fields of these names too.
    "dossier/forum/forums.py": 1,
    "dossier/filing/exhibit_order.py": 1,
    "office/draft/combined_disclosure_words.py": 1,
    "office/records/reference_words.py": 1,
    "redaction/disclosure_risk/edition_overlap.py": 2,
    # Kinds of details that narrow a group down.
    "redaction/disclosure_risk/reidentification.py": 1,
    "redaction/erasure/opaque_editions.py": 1,
}
"""Tables by hand that are still there, by file; they may only become fewer."""


def tables(root: Path = HOUSE) -> Iterator[tuple[str, int]]:
    """Yield file and line of each table of fields at the top of a module."""
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if name.startswith((WORDS, "domain/records")):
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                told = {text for text in _texts(node.value) if text.isidentifier()}
                if len(told & FIELDS) >= max(LEAST, SHARE * len(told)):
                    yield name, node.lineno


def _texts(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value.rpartition(".")[2]


def test_tables_of_fields_by_hand_become_fewer():
    found = list(tables())
    for name, line in found:
        print(f"{name}:{line}")
    counts = {name: sum(one == name for one, _ in found) for name, _ in found}
    more = {name: count for name, count in counts.items() if count > STILL.get(name, 0)}
    assert more == {}


def tables_in_sql(root: Path = HOUSE) -> set[str]:
    """Return the types of records whose table, or a column of it, is written in SQL by hand."""
    words = "".join(path.read_text("utf-8") for path in root.rglob("*.sql"))
    made = re.findall(r'(?:CREATE|ALTER) TABLE "?(\w+)', words)
    return {code_of(kind) for kind in get_args(Record)} & set(made)


def test_no_table_of_records_is_written_by_hand(tmp_path):
    assert tables_in_sql() == set()
    (tmp_path / "one.sql").write_text('ALTER TABLE "case" ADD COLUMN stage TEXT;')
    assert tables_in_sql(tmp_path) == {"case"}
