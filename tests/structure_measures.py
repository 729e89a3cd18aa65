"""Measures of how the code is built, as figures: python -m tests.structure_measures prints them."""

import ast
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.structure import ROOT, Module, crowded, modules_in, structure_of, upward_in

DIALECT = re.compile(
    r"(?:^|_)(told|tell|tells|said|saying|kept|wanted|held|beside|stands|leaves|leaving|house|gone|goes"
    r"|anew|stick|door|errand|talk|twin|alike|mend|mended|looked|looks|behind|whom|asked)(?=_|$)"
)
"""Words of an old dialect in names, for which the code is to have plain ones."""

_DIGESTED = "it is part of bytes of which vaults hold digests"
_COLUMN = "it is a column, and in entries of the ledger"
_LOOKS = "it is a key of layouts, and English: the looks of papers"
_TREE = "leaves of a tree"
ALLOWED = {
    "casefiles.custody.tree.leaves": _TREE,
    "casefiles.domain.disclosure.disclosed.gone": _DIGESTED,
    "casefiles.domain.disclosure.disclosed.has_kept": _DIGESTED,
    "casefiles.dossier.layouts.layout.looks": _LOOKS,
    "casefiles.dossier.layouts.looks.looks": _LOOKS,
    "casefiles.dossier.layouts.paper_looks.paper_looks": _LOOKS,
    "casefiles.dossier.layouts.papers.looks": _LOOKS,
    "casefiles.dossier.layouts.reading.looks": _LOOKS,
    "casefiles.typeset.document.looks.looks": _LOOKS,
    "casefiles.domain.foundation.ids.TwinVerdictId": "it refers to TwinVerdict by its name",
    "casefiles.domain.language.names.NOT_TOLD": "digests of compared copies hold it",
    "casefiles.domain.records.arguments.wanted": _COLUMN,
    "casefiles.domain.records.case_records.is_looked_at": _COLUMN,
    "casefiles.domain.records.editions.behind": "it is a key of a stored signature",
    "casefiles.domain.records.final_check.looked": "it is a key of a stored certificate",
    "casefiles.domain.records.replacement_texts.TwinVerdict": "it is a table, and in the ledger",
    "casefiles.evidence.channel.remote_file.tell": "files of Python have it",
    "casefiles.library.incident_questionnaire.for_whom": "it is a key of resources, and plain",
    "casefiles.library.time_limit_rules.beside": "it is a key of resources",
    "casefiles.office.records.findings.kept": "digests of signed findings hold it",
    "casefiles.office.vault.cosigning.leaves": _TREE,
    "casefiles.store.access.reader.leaves": _TREE,
    "casefiles.store.database.record_tables._LEAVES_INDEX": _TREE,
    "casefiles.store.maintenance.salvage.leaves": _TREE,
    "casefiles.words.catalogue.kept": "errors have three parts: happened, kept, next",
    "casefiles.words.harm.kept": "errors have three parts: happened, kept, next",
}
"""Names that have such a word for a reason: what is stored, what others define, what is English."""

_CHANNEL = "casefiles.office.workplace.channel"
_TURNS = "casefiles.domain.foundation.turns"
_FRAMES = "casefiles.domain.foundation.frames"
_CHILDREN = "casefiles.office.workplace.children"
_OF_THE_CHANNEL = {_CHANNEL, _CHILDREN, _TURNS, _FRAMES, "casefiles.serving"}
_BY_HAND = {"read_frame", "write_frame", "socket", "PIPE"}
"""Names that only code uses which reads and writes the pipes of children itself."""


def trees_of(modules: Mapping[str, Module]) -> dict[str, ast.Module]:
    """Parse modules."""
    return {name: ast.parse(one.path.read_bytes()) for name, one in modules.items()}


def dialect_in(trees: Mapping[str, ast.Module]) -> Counter[str]:
    """Count words of the dialect in names that the code defines and that have no reason for it.

    Each name counts once a file.
    """
    found: Counter[str] = Counter()
    for module, tree in trees.items():
        names = {module.rpartition(".")[2], *_defined(tree)}
        for name in names:
            if f"{module}.{name}" in ALLOWED:
                continue
            snake = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
            found.update(DIALECT.findall(snake))
    return found


def allowed_in_vain(trees: Mapping[str, ast.Module]) -> set[str]:
    """Return names that may have a word of the dialect, but are defined no more."""
    defined = {
        f"{module}.{name}"
        for module, tree in trees.items()
        for name in (module.rpartition(".")[2], *_defined(tree))
    }
    return ALLOWED.keys() - defined


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.arg(arg=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name


def classes_named_twice(trees: Mapping[str, ast.Module]) -> dict[str, int]:
    """Return names of public classes that more than one module defines."""
    found = Counter(
        node.name
        for tree in trees.values()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    return {name: count for name, count in sorted(found.items()) if count > 1}


def speaking_by_hand(trees: Mapping[str, ast.Module]) -> list[str]:
    """Return modules that read or write frames or pipes of processes without the one channel."""
    return sorted(
        name
        for name, tree in trees.items()
        if name not in _OF_THE_CHANNEL and _used(tree) & _BY_HAND
    )


def _used(tree: ast.Module) -> set[str]:
    used = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            used |= {one.name for one in node.names}
        elif isinstance(node, ast.Attribute):
            used.add(node.attr)
    return used


def speaking_by_the_channel(modules: Mapping[str, Module]) -> list[str]:
    """Return modules that speak to children, or as children, by the one channel."""
    ways = {_CHANNEL, _TURNS, "casefiles.serving"}
    return sorted(
        name for name, one in modules.items() if name not in _OF_THE_CHANNEL and one.imports & ways
    )


def measures(modules: Mapping[str, Module], root: Path = ROOT) -> Iterator[str]:
    """Yield all measures as lines of a count and what was counted."""
    trees = trees_of(modules)
    for layer in structure_of(modules, "casefiles", root).layers:
        for room in layer:
            yield _line(room.lines, f"lines of {room.name}, files: {room.files}")
    yield _line(sum(one.lines for one in modules.values()), f"lines in all {len(modules)} files")
    yield _line(len(upward_in(modules, root)), "upward arrows")
    over = {**crowded(root, "casefiles"), **crowded(root, "tests")}
    yield _line(len(over), "folders above 40 files")
    twice = classes_named_twice(trees)
    yield _line(len(twice), "names of public classes used twice")
    yield _line(len(speaking_by_hand(trees)), "modules that speak frames or pipes by hand")
    yield _line(len(speaking_by_the_channel(modules)), "modules that speak by the channel")
    words = dialect_in(trees)
    by_word = ", ".join(f"{word} {count}" for word, count in words.most_common())
    yield _line(words.total(), f"words of the old dialect in names: {by_word}")


def _line(count: int, what: str) -> str:
    return f"{count:>12,}  {what}"


def main() -> None:
    """Print the measures, and by name what is to become less."""
    modules = modules_in(ROOT)
    print("\n".join(measures(modules)))
    trees = trees_of(modules)
    print("classes used twice:", ", ".join(classes_named_twice(trees)))
    print("by hand:", ", ".join(speaking_by_hand(trees)))


if __name__ == "__main__":
    main()
