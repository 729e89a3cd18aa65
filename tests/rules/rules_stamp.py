"""The stamp of all rules that look through documents: python -m tests.rules.rules_stamp writes it.

It is a digest of the sources from which a document's questions come: what the redaction queue
imports of the search, of languages and of its own folder. Comments, docstrings, imports and the
places of files do not count, so that results in vaults are made anew only where rules changed.
"""

import ast
import hashlib
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
WRITTEN: Final = ROOT / "casefiles" / "office" / "redaction" / "rules_stamp.py"
_FIRST: Final = "casefiles.office.redaction.redaction_queue"
_COUNTED: Final = (
    "casefiles.redaction.",
    "casefiles.domain.language.",
    "casefiles.office.redaction.",
)
_TOLD: Final = (ast.Module, ast.ClassDef, ast.FunctionDef)
"""What has docstrings."""
_SELF: Final = "casefiles.office.redaction.rules_stamp"


def stamp() -> str:
    """Return the stamp of the sources as they are."""
    told = sorted(one for path in reached().values() for one in pieces(path.read_text("utf-8")))
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:16]


def written() -> str:
    """Return the source that holds it."""
    return (
        '"""The stamp of all rules; made by python -m tests.rules.rules_stamp: do not edit."""\n\n'
        f'from typing import Final\n\nRULES: Final = "{stamp()}"\n'
    )


def pieces(source: str) -> Iterator[str]:
    """Yield the statements of a module that decide what it does, one by one."""
    module = ast.parse(source)
    lines = _without(source, module).splitlines()
    for statement in module.body:
        if not isinstance(statement, ast.Import | ast.ImportFrom) and not _is_text(statement):
            own = lines[_first_line(statement) - 1 : statement.end_lineno]
            yield "\n".join(line.rstrip() for line in own if line.strip())


def reached() -> dict[str, Path]:
    """Return the modules that the queue imports, through others too, by name."""
    found: dict[str, Path] = {}
    waiting = [_FIRST]
    while waiting:
        name = waiting.pop()
        path = ROOT.joinpath(*name.split(".")).with_suffix(".py")
        if name in found or name == _SELF or not path.is_file():
            continue
        if not name.startswith(_COUNTED):
            continue
        found[name] = path
        for one in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(one, ast.ImportFrom) and one.module:
                waiting += [one.module, *(f"{one.module}.{alias.name}" for alias in one.names)]
            elif isinstance(one, ast.Import):
                waiting += [alias.name for alias in one.names]
    return found


def _without(source: str, module: ast.Module) -> str:
    """Return a source with blanks for its comments and docstrings."""
    lines = source.splitlines()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, at = token.start
            lines[row - 1] = lines[row - 1][:at]
    for one in ast.walk(module):
        for statement in one.body if isinstance(one, _TOLD) else ():
            if _is_text(statement):
                for row in range(statement.lineno, (statement.end_lineno or 0) + 1):
                    lines[row - 1] = ""
    return "\n".join(lines)


def _is_text(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _first_line(statement: ast.stmt) -> int:
    decorators = getattr(statement, "decorator_list", ())
    return min([statement.lineno, *(one.lineno for one in decorators)])


if __name__ == "__main__":
    WRITTEN.write_text(written(), "utf-8")
