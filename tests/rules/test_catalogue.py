"""Texts for people are messages of the catalogue, so that each can be translated."""

import ast
import re
from pathlib import Path

import pytest

from resources.catalogues import make_catalogues
from tests.rules.outside_texts import CALLS, MARKED_BY, File, has_texts, name_of
from tests.rules.papers import let_be
from tests.rules.test_code import ROOT

UI = ROOT / "casefiles" / "ui"
PLACEHOLDER = re.compile(r"\{(\w*)")
_MARKS = frozenset({"msg_mark", "msg_mark_n"})


def _files(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.py"))


ROOMS = (
    "ui",
    "office",
    "words",
    "cli",
    "app.py",
    "supervisor.py",
)
"""Folders and files whose texts are all in the catalogue."""
FILES = [path for room in ROOMS for path in _files(ROOT / "casefiles" / room) if has_texts(path)]


def outside(text: str, place: str = "") -> list[str]:
    """Return what is wrong with the texts of one file."""
    file = File(text, let_be(place))
    wrong = [f"{one.line}: {one.kind}: {ast.unparse(one.node)[:60]}" for one in file.found()]
    for node in file.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            wrong += [f"{node.lineno}: {fault}" for fault in _faults_of_call(file, node)]
    return wrong


def _faults_of_call(file: File, call: ast.Call) -> list[str]:
    name = name_of(call)
    if name not in {*CALLS, "msg_of"}:
        return []
    if name not in _MARKS and file.is_frozen(call):
        return [f"{name} is evaluated at import, before a language is chosen: msg_mark it"]
    within = {up.name for up in file.around(call) if isinstance(up, ast.ClassDef)}
    if name == "msg_of" or within & MARKED_BY.keys():
        return []
    texts = call.args[: CALLS[name]]
    if name == "msg_keep" and not isinstance(texts[0], ast.Constant):
        return []  # of a marked constant
    if not all(isinstance(one, ast.Constant) and str(one.value).strip() for one in texts):
        return [f"{name} takes a literal text, and none that is empty: {ast.unparse(call)[:60]}"]
    return [] if name in _MARKS else _faults_of_values(call, name, texts)


def _faults_of_values(call: ast.Call, name: str, texts: list[ast.Constant]) -> list[str]:
    given = {one.arg for one in call.keywords}
    said = "".join(one.value for one in texts) if given or name == "msg_n" else ""
    needed = set(PLACEHOLDER.findall(said.replace("{{", ""))) - (
        {"n"} if name == "msg_n" else set()
    )
    return [] if needed == given else [f"{name} has {sorted(given)} for {sorted(needed)}"]


def test_no_text_of_the_window_is_outside_the_catalogue():
    wrong = [
        f"{place}:{fault}"
        for path in FILES
        for place in [path.relative_to(ROOT).as_posix()]
        for fault in outside(path.read_text(), place)
    ]
    assert wrong == []


PLANTED = {
    "a text": 'def show(label):\n    label.setText("Nothing is here")\n',
    "a word in a label": 'def show(label):\n    label.setText("looking…")\n',
    "an f-string": 'def show(name):\n    return f"Nothing of {name} is here"\n',
    "a plural by hand": "def show(n):\n    return '1 page' if n == 1 else f'{n} pages'\n",
    "a constant": '_HINT = "Nothing is here"\n',
    "a default": 'def show(text="Close it"):\n    return text\n',
    "frozen": '_HINT = msg("Nothing is here")\n',
    "frozen by a call": 'def _made():\n    return msg("Nothing is here")\n_HINT = _made()\n',
    "no literal": "def show(text):\n    return msg(text)\n",
    "an empty text": 'def show(n):\n    return msg_n("", "{n} pages", n)\n',
    "a value too few": 'def show(a):\n    return msg("{a} of {b}", a=a)\n',
    "a value too many": 'def show(a):\n    return msg("{a}", a=a, b=a)\n',
}


@pytest.mark.parametrize("what", PLANTED)
def test_control_what_is_outside_is_seen(what: str):
    assert outside(PLANTED[what]) != []


def test_control_what_machines_read_is_let_be():
    assert (
        outside(
            'ORDER = {"Some key": 1}\n'
            'KEYS = ("Ctrl+N", "Del")\n'
            'HINT = msg_mark("Nothing is here")\n'
            "def show(label, n, run):\n"
            '    """Say it."""\n'
            '    label.setProperty("tone", "Very loud")\n'
            "    label.setText(msg_of(HINT))\n"
            '    label.setToolTip(msg_n("{n} page of {name}", "{n} pages of {name}", n, name=n))\n'
            '    run(channel=f"pages {n}")\n'
            '    raise ValueError("Nothing is here")\n'
        )
        == []
    )


@pytest.mark.parametrize("name", ["window", "codes"])
def test_the_templates_are_up_to_date(name: str):
    found = make_catalogues.messages() if name == "window" else make_catalogues.codes()
    kept = (ROOT / "resources" / "catalogues" / f"{name}.pot").read_text(encoding="utf-8")
    assert kept == make_catalogues.template(found), "make catalogues"


def test_the_languages_are_compiled_and_have_no_fault():
    for path in (ROOT / "resources" / "catalogues").rglob("*.po"):
        head, found = make_catalogues.read(path.read_text(encoding="utf-8"))
        assert path.with_suffix(".mo").read_bytes() == make_catalogues.compiled(head, found)


def test_one_english_text_has_one_plural():
    by_english: dict[tuple[str, str], set[str]] = {}
    for path in FILES:
        for one in make_catalogues._messages_in(ast.parse(path.read_text())):
            if one.plural:
                by_english.setdefault((one.context, one.english), set()).add(one.plural)
    assert [key for key, plurals in by_english.items() if len(plurals) > 1] == []
