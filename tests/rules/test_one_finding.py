"""What somebody must look at is one kind of thing with one text; `pytest -s` prints what is not."""

import ast
import re
from pathlib import Path

from casefiles.words import catalogue
from casefiles.words.findings import FINDINGS, in_number

HOUSE = Path(__file__).parents[2] / "casefiles"
NAMED = re.compile(r"(Finding|Stop|Flag|Gap|Conflict|Overlap|Warning|MissingItem)\Z")
"""How classes are called that say what somebody must look at."""
STILL = {
    "office/records/findings.py": {"Finding"},
    # As the vault holds them: what a check found, and what a reader says of a file.
    "office/vault/integrity_findings.py": {"IntegrityFinding"},
    "domain/files/extracted_items.py": {"FileWarning"},
    "office/case/overview.py": {"MissingItem"},
    # What is compared, before anybody is told.
    "redaction/disclosure_risk/edition_overlap.py": {"Overlap"},
}
"""Kinds of findings that there are; they may only become fewer."""
TWO_TEXTS = {
    # An export that ends with these says where, on which pages.
    *("read_back_near", "unread_area"),
    # A question in the list.
    "minor_named",
    # What is refused while a form is filled in.
    *("cipher_doubled", "cipher_is_name", "cipher_is_token", "cipher_malformed"),
}
"""Codes of which an error says something else than the list; they may only become fewer."""


def kinds(root: Path = HOUSE) -> dict[str, set[str]]:
    """Return the classes that say what somebody must look at, by file.

    These are classes of data that are called so, or that hold the digest of what was found.
    """
    found: dict[str, set[str]] = {}
    for folder in ("domain", "redaction", "office", "ui", "cli"):
        for path in sorted((root / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ClassDef) and (_is_named(node) or _holds_digest(node)):
                    name = path.relative_to(root).as_posix()
                    found.setdefault(name, set()).add(node.name)
    return {name: own for name, own in found.items() if not name.startswith("domain/records")}


def _is_named(node: ast.ClassDef) -> bool:
    return bool(NAMED.search(node.name)) and bool(node.decorator_list)


def _holds_digest(node: ast.ClassDef) -> bool:
    fields = {ast.unparse(one.target) for one in node.body if isinstance(one, ast.AnnAssign)}
    return "of" in fields and bool(fields & {"words", "item", "reason", "spots"})


def test_kinds_of_findings_become_fewer():
    found = kinds()
    for name, own in found.items():
        print(name, *sorted(own))
    more = {name: own - STILL.get(name, set()) for name, own in found.items()}
    assert {name: own for name, own in more.items() if own} == {}
    assert "Finding" in found["office/records/findings.py"], "the control: this one is found"


def test_texts_of_one_code_become_fewer():
    told = {code: in_number(FINDINGS[code], 3).removesuffix(".") for code in FINDINGS}
    shared = catalogue.codes() & FINDINGS.keys()
    two = {code for code in shared if told[code] not in catalogue.happened(code, {"count": 3})}
    print(*sorted(two))
    assert two <= TWO_TEXTS
    assert len(shared - two) > 30, "the control: most have one"
