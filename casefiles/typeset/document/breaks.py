"""Where a line may end: UAX#14 of Unicode 15.1, and the habits of typographers beyond it."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from casefiles.typeset.document.break_habits import Stretch, addresses, bound, with_substitutes
from casefiles.typeset.unicode.break_classes import LINE_LETTERS, line_letters
from casefiles.typeset.unicode.break_rules import Automaton

_L: Final = LINE_LETTERS
_NAMES: Final = {letter: name for name, letter in _L.items()}


def _any_of(names: str) -> str:
    return "[" + re.escape("".join(_L[name] for name in names.split())) + "]"


_MARKS: Final = _any_of("CM ZWJ") + "*"
_ENDS_QUOTATION: Final = _any_of("SP GL WJ CL QU QUPi QUPf CP CPw EX IS SY BK CR LF NL ZW")
_AHEAD: Final = re.compile(
    f"{_any_of('QUPf OP OPw HY AK AS ALc')}(?:"
    f"(?<={_any_of('QUPf')})(?={_MARKS}(?:{_ENDS_QUOTATION}|$))"
    f"|(?<={_any_of('OP OPw HY')})(?={_MARKS}{_any_of('NU')})"
    f"|(?<={_any_of('AK AS ALc')})(?={_MARKS}{_any_of('VF')}))"
)
"""Where a rule looks at what follows the next character (LB15b, LB25, LB28a)."""


_WORDS: Final = re.compile(f"[^{_L['SP']}]*{_L['SP']}+|[^{_L['SP']}]+")
"""Words of one shape, such as seven letters and a space, break alike after the same text."""


def break_positions(text: str, stretches: Sequence[Stretch] = ()) -> list[int]:
    """Return where lines of a paragraph may end.

    Beside the standard: dashes end lines and do not begin them; Chinese quotation marks stay with
    what they enclose; a number stays with the abbreviation before it and the ending behind its
    hyphen; addresses of pages are parted at their slashes, never behind a hyphen of theirs.

    Args:
        text: a paragraph; U+FFFC stands for a page number.
        stretches: languages of its parts, where they are known; Czech, Polish and Russian keep
            words of one letter with the next one.

    Returns:
        The indices before which a line may start, ascending; the text's end is the last. Lines must
        end after line feeds and other separators; the rest is a choice.
    """
    found = _run(with_substitutes(text), _automaton(with_habits=True))
    closed = bound(text, stretches)
    if closed:
        found = [at for at in found if at not in closed or at == len(text)]
    collected = addresses(text)
    if collected:
        inside = {at for start, end, _ in collected for at in range(start + 1, end)}
        parts = [at for _, _, places in collected for at in places]
        found = sorted([*(at for at in found if at not in inside), *parts])
    return found


def standard_breaks(text: str) -> list[int]:
    """Return the same by UAX#14 alone, without any habit of ours."""
    return _run(text, _automaton(with_habits=False))


@cache
def _automaton(*, with_habits: bool) -> Automaton:
    return Automaton(with_habits=with_habits)


def _run(text: str, automaton: Automaton) -> list[int]:
    letters = text.translate(line_letters())
    letters = _AHEAD.sub(lambda match: _L[_NAMES[match.group()] + "+"], letters)
    node = automaton.start
    found: list[int] = []
    at = 0
    for word in _WORDS.findall(letters):
        node, places = node.leaps.get(word) or node.leap(word)
        if len(places) == 1:
            found.append(at + places[0])
        elif places:
            found += [at + place for place in places]
        at += len(word)
    if "\u200d" in text:
        found = [at for at in found if text[at - 1] != "\u200d"]  # LB8a
    found.append(len(text))
    return found
