"""Finds texts for people that are outside the catalogue, in one file of code.

A line that ends with `# no text`, or `# of a paper`, or `# is stored` is let be: none of these
may follow the language of the window. So is what only machines read.
"""

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CALLS = {"msg": 1, "msg_n": 2, "msg_p": 2, "msg_mark": 2, "msg_mark_n": 2, "msg_keep": 1}
"""The functions of the catalogue, and how many of their arguments are texts."""
MARKED_BY = {"CommandSpec": (1, 4), "KeyMeaning": (2,)}
"""Classes that mark some of their arguments themselves, by their place."""
LET_BE = ("# no text", "# of a paper", "# is stored")
_WITHOUT_TEXTS = re.compile(
    r"casefiles/ui/(look/.*|background/suspend_monitor|base/clipboard)\.py$"
    r"|casefiles/words/(language|pseudo)\.py$"
)
"""Files that speak to the system alone: style, fonts, names on the bus."""

_SENTENCE = re.compile(
    r"·\s[a-z]|^[\s•]*[A-Z“(][^_/]*[a-z…:.]"
    r"|[a-z,;:] [a-zA-Z“(]|^[A-Z][A-Z ]+ [A-Z]+|[A-Z][a-z]+[:.…!?]$"
)
_WORDS = re.compile(r"[A-Za-z]{2,}")
_PIECE = re.compile(r"[A-Za-z]{2,}[,;:.]?\s|\s\(?[A-Za-z]{2,}")
_KEYS = re.compile(r"(Ctrl|Alt|Shift|Meta)\+\S+|Del|Esc|Escape|PgUp|PgDown|Space|F\d+")
_CODE_OF_SCRIPT = re.compile(
    r"Arab|Cyrl|Grek|Hani|Hans|Hant|Hebr|Latn|Mong|Nkoo|Syrc|Thaa|Tibt|Thai"
)
_ZONE = re.compile(r"(Africa|America|Asia|Europe)/[A-Z][A-Za-z_]+")
_NO_WORDS = frozenset({"Casefiles", "Noto Sans", "SystemRoot", "SHA-256", "UTC"})
_CODE = re.compile(r"[^{}]*\{[^{}]*: [^{}]*\}.*|[^<]*</?[a-z]+>[^a-z]*", re.DOTALL)

_NO_TEXT = re.compile(rf"(?:{_CODE.pattern})\Z|(Ctrl|Alt|Shift)\+", re.DOTALL)

_MACHINES = frozenset(
    {
        *("setProperty", "setObjectName", "property", "Signal", "Slot", "getattr", "hasattr"),
        *("setattr", "NewType", "TypeVar", "import_module", "setDocName", "setStyleSheet"),
        *("compile", "QRegularExpression", "encode", "decode", "strftime", "startswith"),
        *("endswith", "removeprefix", "removesuffix", "fromkeys", "QKeySequence", "glob"),
        *("setlocale", "fromString", "partition", "rpartition", "bind", "colour", "pen"),
        *("pixmap", "Split", "QDBusMessage", "createMethodCall", "createSignal", "invokeMethod"),
    }
)
_MACHINE_KEYWORDS = frozenset({"channel", "icon", "metavar"})
_SHOWN = frozenset(
    {
        *("setText", "setToolTip", "setPlaceholderText", "setAccessibleName", "setTitle"),
        *("setAccessibleDescription", "setWindowTitle", "addItem", "addAction", "addTab"),
        *("setStatusTip", "addSection", "setPrefix", "setSuffix", "setSpecialValueText"),
        *("muted", "heading", "subheading"),
    }
)


@dataclass(frozen=True)
class Outside:
    """One text outside the catalogue.

    Attributes:
        is_frozen: it is evaluated when the module is imported, so that it can only be marked.
    """

    node: ast.expr
    kind: str
    is_frozen: bool

    @property
    def line(self) -> int:
        return self.node.lineno


class File:
    """One file of code, read for its texts."""

    def __init__(self, text: str, let_be: Collection[str] = ()) -> None:
        """Read a file.

        Args:
            text: of the file.
            let_be: names at its top whose texts are let be; see `papers`.
        """
        self.text = text
        self.let_be = let_be
        self.tree = ast.parse(text)
        self.lines = text.splitlines()
        self.parents: dict[ast.AST, ast.AST] = {}
        self.nodes: list[ast.AST] = [self.tree]
        for node in self.nodes:
            for child in ast.iter_child_nodes(node):
                self.parents[child] = node
                self.nodes.append(child)

    def found(self) -> list[Outside]:
        """Return everything that is outside, outermost, in the order of the file."""
        found = [one for node in self.nodes if (one := self._outside(node)) is not None]
        nodes = {one.node for one in found}
        outermost = [one for one in found if not any(up in nodes for up in self.around(one.node))]
        return sorted(outermost, key=lambda one: (one.node.lineno, one.node.col_offset))

    def around(self, node: ast.AST) -> Iterator[ast.AST]:
        """Go up from a node."""
        while (parent := self.parents.get(node)) is not None:
            yield parent
            node = parent

    def is_frozen(self, node: ast.AST) -> bool:
        """Tell whether something is evaluated when the module is imported."""
        below = node
        for parent in self.around(node):
            if isinstance(parent, ast.Lambda) and below is parent.body:
                return False
            if isinstance(parent, ast.FunctionDef) and below in parent.body:
                return parent.name in self.called_at_import
            below = parent
        return True

    @cached_property
    def called_at_import(self) -> frozenset[str]:
        """Functions of this file that it calls itself while it is imported."""
        local = {n.name for n in self.tree.body if isinstance(n, ast.FunctionDef)}
        called = set()
        for statement in self.tree.body:
            if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
                called |= {
                    node.func.id
                    for node in ast.walk(statement.value)
                    if isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Name)
                    and not any(isinstance(up, ast.Lambda) for up in self.around(node))
                }
        return frozenset(called & local)

    def _outside(self, node: ast.AST) -> Outside | None:
        if not isinstance(node, ast.JoinedStr | ast.Constant | ast.IfExp):
            return None
        if self.lines[(node.end_lineno or node.lineno) - 1].rstrip().endswith(LET_BE):
            return None
        kind = "" if self._is_let_be(node) else self._kind(node)
        return Outside(node, kind, self.is_frozen(node)) if kind else None

    def _is_let_be(self, node: ast.AST) -> bool:
        return any(map(self.let_be.__contains__, self._names_around(node)))

    def _names_around(self, node: ast.AST) -> Iterator[str]:
        yield "*"
        for up in self.around(node):
            match up:
                case ast.FunctionDef() | ast.ClassDef():
                    yield up.name
                case (
                    ast.AnnAssign(target=ast.Name(id=name))
                    | ast.Assign(targets=[ast.Name(id=name)])
                ):
                    yield name

    def _kind(self, node: ast.expr) -> str:
        if isinstance(node, ast.IfExp):
            is_plural = is_count(node.test) and all(map(_may_be_text, (node.body, node.orelse)))
            return "plural by hand" if is_plural and not self._is_for_machines(node) else ""
        if isinstance(node, ast.JoinedStr):
            parts = [one.value for one in node.values if isinstance(one, ast.Constant)]
            has_words = any(_PIECE.search(one) or _SENTENCE.search(one) for one in parts) or (
                self._is_shown(node) and any(map(_WORDS.search, parts))
            )
            is_text = has_words and not any(map(_NO_TEXT.match, parts))
            return "f-string with words" if is_text and not self._is_for_machines(node) else ""
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            return ""
        if isinstance(self.parents.get(node), ast.JoinedStr):
            return ""
        return "text" if self.is_words(node) and not self._is_for_machines(node) else ""

    def is_words(self, node: ast.Constant) -> bool:
        """Tell whether a literal reads like words."""
        said = node.value
        if said in _NO_WORDS or _KEYS.fullmatch(said) or _CODE_OF_SCRIPT.fullmatch(said):
            return False
        if _ZONE.fullmatch(said):
            return False
        if not _WORDS.search(said) or _CODE.fullmatch(said):
            return False
        is_sentence = bool(_SENTENCE.search(said))
        return is_sentence or self._is_shown(node) or self._is_beside_text(node)

    def _is_beside_text(self, node: ast.Constant) -> bool:
        """Tell whether it is one side of a choice of which the other is a text."""
        choice = self.parents.get(node)
        if not isinstance(choice, ast.IfExp) or node is choice.test:
            return False
        other = choice.orelse if node is choice.body else choice.body
        if isinstance(other, ast.Call):
            return name_of(other) in CALLS
        return _may_be_text(other) and bool(_SENTENCE.search(ast.unparse(other)[1:-1]))

    def _is_shown(self, node: ast.AST) -> bool:
        parent = self.parents.get(node)
        while isinstance(parent, ast.IfExp) and node is not parent.test:
            node, parent = parent, self.parents.get(parent)
        is_argument = isinstance(parent, ast.Call) and node in parent.args[:1]
        return is_argument and name_of(parent) in _SHOWN

    def _is_for_machines(self, node: ast.AST) -> bool:
        """Tell whether it comes from the catalogue already, or is read by machines only."""
        below = node
        for parent in self.around(node):
            if self._ends(parent, below):
                return True
            if isinstance(parent, ast.stmt):
                return False
            below = parent
        return False

    def _ends(self, parent: ast.AST, below: ast.AST) -> bool:
        if isinstance(parent, ast.Call):
            name = name_of(parent)
            texts = [*parent.args[: CALLS.get(name, 0)]]
            texts += [parent.args[at] for at in MARKED_BY.get(name, ()) if at < len(parent.args)]
            return name in _MACHINES or below in texts
        if isinstance(parent, ast.Assign):
            return any(isinstance(t, ast.Name) and t.id == "__all__" for t in parent.targets)
        if isinstance(parent, ast.Expr):
            return isinstance(below, ast.Constant)
        if isinstance(parent, ast.keyword):
            return parent.arg in _MACHINE_KEYWORDS
        return _is_beside_words(parent, below)


def _is_beside_words(parent: ast.AST, below: ast.AST) -> bool:
    """Tell whether a part of a statement is a key, a type or a comparison."""
    if isinstance(parent, ast.Compare | ast.Raise | ast.Assert | ast.MatchValue):
        return True
    beside = {
        ast.Subscript: ("slice",),
        ast.AnnAssign: ("annotation",),
        ast.arg: ("annotation",),
        ast.FunctionDef: ("returns",),
    }
    if isinstance(parent, ast.Dict):
        return below in parent.keys
    return any(below is getattr(parent, name) for name in beside.get(type(parent), ()))


def has_texts(path: Path) -> bool:
    """Tell whether a file may have texts for people."""
    return _WITHOUT_TEXTS.search(path.as_posix()) is None


def name_of(call: ast.Call) -> str:
    """Return the last part of the name that is called."""
    return str(getattr(call.func, "attr", getattr(call.func, "id", "")))


def is_count(test: ast.expr) -> bool:
    """Tell whether something is compared with one."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1:
        return False
    with_what = test.comparators[0]
    is_one = isinstance(with_what, ast.Constant) and with_what.value == 1
    return is_one and isinstance(test.ops[0], ast.Eq | ast.NotEq | ast.Gt)


def _may_be_text(node: ast.expr) -> bool:
    is_literal = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return is_literal or isinstance(node, ast.JoinedStr)
