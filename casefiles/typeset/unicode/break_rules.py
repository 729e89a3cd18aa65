"""The rules of UAX#14 (Unicode 15.1) in their order, and the automaton that runs them.

Numbers are read as in example 7 of section 8.2, which the standard's own test file demands.
"""

from dataclasses import dataclass
from typing import Final

from casefiles.typeset.unicode.break_classes import LINE_LETTERS

_NAMES: Final = {letter: name for name, letter in LINE_LETTERS.items()}
_GROUPS: Final = {
    "OP*": "OP OP+ OPw OPw+",
    "CP*": "CP CPw",
    "QU*": "QU QUPi QUPf QUPf+",
    "HY*": "HY HY+",
    "ID*": "ID IDp EB EM",
    "AL*": "AL ALc ALc+ HL",
    "AK*": "AK AK+ AS AS+ ALc ALc+",
    "AK-": "AK AK+ ALc ALc+",
    "JAMO": "JL JV JT H2 H3",
    "END": "BK CR LF NL",
}
_ANY: Final = frozenset(LINE_LETTERS)


def _set(names: str, without: str = "") -> frozenset[str]:
    if names == "any":
        return _ANY - _set(without)
    return frozenset(name for word in names.split() for name in _GROUPS.get(word, word).split())


_UNMARKED: Final = _set("start END ZW")
"""After these a combining mark stands for itself (LB10)."""
_UNQUOTED: Final = _set("start END OP* QU* GL SP ZW")
"""After these an initial quotation mark opens a quotation (LB15a)."""


@dataclass(frozen=True, slots=True)
class BreakRule:
    """Whether a line may end between two classes.

    Attributes:
        before: classes, or a class with what made it so, such as CL:NU.
        after: classes.
        joins: the rule forbids a break; else it demands one to be possible.
        over_spaces: spaces may stand between.
    """

    before: frozenset[str]
    after: frozenset[str]
    joins: bool = True
    over_spaces: bool = False


def _join(before: str, after: str, *, over_spaces: bool = False) -> BreakRule:
    return BreakRule(_set(before), _set(after), over_spaces=over_spaces)


def _part(before: str, after: str, *, over_spaces: bool = False) -> BreakRule:
    return BreakRule(_set(before), _set(after), joins=False, over_spaces=over_spaces)


_BEFORE_SPACES: Final = (
    _join("start", "any"),  # LB2
    _part("BK LF NL", "any"),  # LB4
    _join("CR", "LF"),  # LB5
    _part("CR", "any"),
    _join("any", "END", over_spaces=True),  # LB6
    _join("any", "SP ZW", over_spaces=True),  # LB7
    _part("ZW", "any", over_spaces=True),  # LB8
    _join("any", "WJ", over_spaces=True),  # LB11
    _join("WJ GL", "any"),  # LB11, LB12
    BreakRule(_set("any", "BA HY*"), _set("GL")),  # LB12a
    _join("any", "EX CL CP* IS SY", over_spaces=True),  # LB13
    _join("OP*", "any", over_spaces=True),  # LB14
    _join("QUPi:first", "any", over_spaces=True),  # LB15a
    _join("any", "QUPf+", over_spaces=True),  # LB15b
    _join("CL CP*", "NS", over_spaces=True),  # LB16
    _join("B2", "B2", over_spaces=True),  # LB17
)
_AFTER_SPACES: Final = (
    _join("any", "QU*"),  # LB19
    _join("QU*", "any"),
    _part("any", "CB"),  # LB20
    _part("CB", "any"),
    _join("any", "BA HY* NS"),  # LB21
    _join("BB", "any"),
    _join("HY:HL BA:HL", "any"),  # LB21a
    _join("SY", "HL"),  # LB21b
    _join("any", "IN"),  # LB22
    _join("AL*", "NU"),  # LB23
    _join("NU", "AL*"),
    _join("PR", "ID*"),  # LB23a
    _join("ID*", "PO"),
    _join("PR PO", "AL*"),  # LB24
    _join("AL*", "PR PO"),
    _join("PR PO", "NU OP+ OPw+ HY+"),  # LB25
    _join("OP* HY*", "NU"),
    _join("NU IS:NU SY:NU", "NU SY IS CL CP*"),
    _join("NU IS:NU SY:NU CL:NU CP:NU CPw:NU", "PO PR"),
    _join("JL", "JL JV H2 H3"),  # LB26
    _join("JV H2", "JV JT"),
    _join("JT H3", "JT"),
    _join("JAMO", "PO"),  # LB27
    _join("PR", "JAMO"),
    _join("AL*", "AL*"),  # LB28
    _join("AP", "AK*"),  # LB28a
    _join("AK*", "VF VI"),
    _join("VI:AK", "AK-"),
    _join("AK*", "AK+ AS+ ALc+"),
    _join("IS", "AL*"),  # LB29
    _join("AL* NU", "OP OP+"),  # LB30
    _join("CP", "AL* NU"),
    _join("RI:odd", "RI"),  # LB30a
    _join("EB IDp", "EM"),  # LB30b
)
_HABITS: Final = (
    _join("HY:NU HY:first", "AL*"),  # 2017-yili, 5-го, -ning: a number or nothing before the hyphen
    _join("IS SY", "NU"),  # the pairs of LB25: AB/1, A/77
    _join("any", "B2"),  # no line starts with a dash
)
"""What typographers ask for beyond the standard; wins over what stands after LB18."""


_LONGEST_CACHED: Final = 24
_MOST_CACHED: Final = 4096


@dataclass(frozen=True, slots=True)
class _State:
    """What stands before a place: the last class, what made it so, and whether spaces followed."""

    kind: str
    mark: str = ""
    is_spaced: bool = False


class Node(dict[str, "Node"]):
    """A state of the automaton; leads on by the letter of the next class.

    Attributes:
        breaks: a line may end before the character that led here.
        leaps: where words of some shape lead, and before which of their characters a line may end.
    """

    __slots__ = ("_automaton", "breaks", "leaps", "state")

    def __init__(self, automaton: "Automaton", state: _State, *, breaks: bool) -> None:
        super().__init__()
        self._automaton = automaton
        self.state = state
        self.breaks = breaks
        self.leaps: dict[str, tuple[Node, list[int]]] = {}

    def __missing__(self, letter: str) -> "Node":
        node = self[letter] = self._automaton.after(self.state, _NAMES[letter])
        return node

    def leap(self, word: str) -> tuple["Node", list[int]]:
        """Return where the letters of a word lead, and before which of them a line may end."""
        node = self
        places = [at for at, letter in enumerate(word) if (node := node[letter]).breaks]
        if len(word) <= _LONGEST_CACHED and len(self.leaps) < _MOST_CACHED:
            self.leaps[word] = node, places
        return node, places


class Automaton:
    """All states that the rules tell apart, made as they are met: some hundreds."""

    def __init__(self, *, with_habits: bool) -> None:
        habits = _HABITS if with_habits else ()
        self._keeps_marks = with_habits
        self._unspaced = (*_BEFORE_SPACES, *habits, *_AFTER_SPACES)
        self._spaced = tuple(rule for rule in _BEFORE_SPACES if rule.over_spaces)
        self._nodes: dict[tuple[_State, bool], Node] = {}
        self.start = self._node(_State("start"), breaks=False)

    def after(self, state: _State, kind: str) -> Node:
        """Return the node that a class leads to."""
        if kind in {"CM", "ZWJ"}:
            if not state.is_spaced and state.kind not in _UNMARKED:
                return self._node(state, breaks=False)  # LB9
            if state.is_spaced and self._keeps_marks:
                return self._node(_next(state, "AL"), breaks=False)
            kind = "AL"  # LB10
        return self._node(_next(state, kind), breaks=not self._joins(state, kind))

    def _node(self, state: _State, *, breaks: bool) -> Node:
        key = state, breaks
        if key not in self._nodes:
            self._nodes[key] = Node(self, state, breaks=breaks)
        return self._nodes[key]

    def _joins(self, state: _State, kind: str) -> bool:
        names = {state.kind, f"{state.kind}:{state.mark}"}
        for rule in self._spaced if state.is_spaced else self._unspaced:
            if kind in rule.after and not names.isdisjoint(rule.before):
                return rule.joins
        return False


def _next(state: _State, kind: str) -> _State:
    if kind == "SP":
        return _State("SP" if state.kind in _UNMARKED - {"ZW"} else state.kind, state.mark, True)
    before = "SP" if state.is_spaced else state.kind
    return _State(kind, _mark(before, state.mark, kind))


def _mark(before: str, mark: str, kind: str) -> str:
    """Return what later rules need to know of a character besides its class."""
    is_number = before == "NU" or (before in {"IS", "SY"} and mark == "NU")
    values = {
        "QUPi": "first" if before in _UNQUOTED else "",
        "HY": _before_hyphen(before),
        "HY+": _before_hyphen(before),
        "BA": "HL" if before == "HL" else "",
        "VI": "AK" if before in _GROUPS["AK*"].split() else "",
        "RI": "" if before == "RI" and mark == "odd" else "odd",
    }
    if kind in {"IS", "SY", "CL", "CP", "CPw"}:
        return "NU" if is_number else ""
    return values.get(kind, "")


def _before_hyphen(before: str) -> str:
    if before in {"HL", "NU"}:
        return before
    return "first" if before in {"start", "SP", "BK", "CR", "LF", "NL", "ZW", "GL"} else ""
