"""Follows imports from the program through all libraries, and names those that nothing reaches."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

IMPORTED_FROM_C = {
    "cryptography": ("_cffi_backend",),
    "lxml.etree": ("lxml._elementpath",),
    "casefiles": ("xkcdpass",),
}
"""What no line of Python imports: by compiled code, and a list of words that is read as data."""
_SUFFIXES = (".py", ".so")


def modules_of(folder: Path) -> dict[str, Path]:
    """Return all modules below a folder of modules, by name."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file():
            found[module_name(path.relative_to(folder))] = path
    return found


def module_name(path: Path) -> str:
    """Return the name of a module by the path of its file, compiled or not."""
    *folders, file = path.parts
    stem = file.split(".", 1)[0]
    return ".".join(folders if stem == "__init__" else (*folders, stem))


def reached(modules: Mapping[str, Path], start: str = "casefiles") -> frozenset[str]:
    """Return the modules that are imported, anywhere and under any condition, from a package on.

    Args:
        modules: all that there are, by name.
        start: the package all of whose modules are used.
    """
    seen: set[str] = set()
    waiting = [name for name in modules if name.split(".", 1)[0] == start]
    while waiting:
        parts = waiting.pop().split(".")
        for length in range(1, len(parts) + 1):
            name = ".".join(parts[:length])
            if name in modules and name not in seen:
                seen.add(name)
                waiting += _imports(name, modules[name])
                waiting += IMPORTED_FROM_C.get(name, ())
    return frozenset(seen)


def _imports(name: str, path: Path) -> Iterator[str]:
    if path.suffix != ".py":
        return
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = _absolute(node, package)
            yield module
            yield from (f"{module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Call) and node.args:
            yield from _named(node)


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    above = package.split(".")
    base = above[: len(above) - node.level + 1]
    return ".".join((*base, node.module) if node.module else base)


def _named(node: ast.Call) -> Iterator[str]:
    """Yield the module of `import_module("...")`."""
    first = node.args[0]
    is_import = isinstance(node.func, ast.Attribute) and node.func.attr == "import_module"
    if is_import and isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield first.value
