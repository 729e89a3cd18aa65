"""Rules of the code that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(
    path
    for folder in ("casefiles", "tests", "resources")
    for path in (ROOT / folder).rglob("*.py")
    if path.name not in {"unicode_tables.py", "han_reading_tables.py", "cantonese_tables.py"}
)
SQL = re.compile(r"^\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|DROP) \w", re.MULTILINE)

LOGGING = re.compile(r"^\s*(import|from) (logging|faulthandler|syslog)\b", re.MULTILINE)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_does_one_thing_in_at_most_500_lines(path: Path):
    text = path.read_text()
    assert len(text.splitlines()) <= 500
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "the first line says what the module is for"


def test_sql_stands_in_the_store_only():
    outside = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if "store" not in path.parts and "casefiles" in path.parts and SQL.search(path.read_text())
    ]
    assert outside == []


def test_nobody_is_called_helper_or_manager():
    pattern = re.compile(r"\bclass \w*(Manager|Helper|Utils?|Controller)\b")
    named = [path for path in MODULES if pattern.search(path.read_text())]
    stems = [p for p in MODULES if p.stem in {"utils", "helpers", "manager", "misc", "common"}]
    assert named + stems == []


def test_every_code_that_is_raised_has_words():
    from casefiles.words import codes

    raised = set()
    for path in MODULES:
        if "casefiles" not in path.parts[len(ROOT.parts)]:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and node.exc.args:
                first = node.exc.args[0]
                is_code = isinstance(first, ast.Constant) and isinstance(first.value, str)
                if is_code and re.fullmatch(r"[a-z0-9_]+_[a-z0-9_]+", first.value):
                    raised.add(first.value)
    assert raised - codes() == set()


def test_the_program_keeps_no_log_and_no_file_of_a_crash():
    """What went wrong is told once, without contents; a log would outlive the lock."""
    code = [path for path in MODULES if path.is_relative_to(ROOT / "casefiles")]
    found = {str(path.relative_to(ROOT)) for path in code if LOGGING.search(path.read_text())}
    assert found == {"casefiles/redaction/__main__.py"}, "which silences that of a library"
    assert LOGGING.search("import os\nimport faulthandler")
