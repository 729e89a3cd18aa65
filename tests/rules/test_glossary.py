"""The glossary: its page is made from its table, and what it names is in the program."""

import ast
from collections import Counter
from functools import cache

from docs.make_glossary import PAGE, TERMS, page, terms, window_terms
from tests.rules.test_code import ROOT

CODE = ROOT / "casefiles"


@cache
def names() -> frozenset[str]:
    """Return classes, their fields and constants, modules and packages, as they are quoted."""
    found = set()
    for path in CODE.rglob("*.py"):
        found.add(".".join(path.relative_to(CODE).with_suffix("").parts).removesuffix(".__init__"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found.add(node.name)
                found |= {f"{node.name}.{field}" for one in node.body for field in _fields(one)}
    return frozenset(found)


def _fields(node: ast.stmt) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [one.id for one in targets if isinstance(one, ast.Name)]


def is_there(name: str) -> bool:
    return (ROOT / name).is_file() if name.startswith("resources/") else name in names()


def test_the_page_is_up_to_date():
    made = page(terms())
    assert PAGE.read_text(encoding="utf-8") == made, "make glossary"
    assert TERMS.read_text(encoding="utf-8") == window_terms(terms()), "make glossary"


def test_every_term_is_there_once_with_a_meaning_and_in_order():
    every = terms()
    assert len(every) >= 250
    assert [one for one, count in Counter(one.term for one in every).items() if count > 1] == []
    assert [one.term for one in every if not one.meaning.endswith(".")] == []
    assert [one.term for one in every] == sorted((one.term for one in every), key=str.casefold)
    assert [one.term for one in every if "|" in f"{one.term}{one.meaning}{one.avoid}"] == []


def test_what_the_glossary_names_is_in_the_program():
    assert [(one.term, name) for one in terms() for name in one.names if not is_there(name)] == []


def test_control_a_name_that_is_gone_is_seen():
    assert is_there("Case")
    assert is_there("Person.role")
    assert is_there("office.records.undo")
    assert not is_there("Casebook")
    assert not is_there("Person.favourite_colour")
    assert not is_there("resources/forums/nowhere.yaml")
