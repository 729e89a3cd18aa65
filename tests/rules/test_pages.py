"""The pages for developers are true where a machine can tell: paths, names, order, index, words."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from casefiles import __version__
from casefiles.store.database.migrations import FORM
from tests.rules.test_code import ROOT

ARCHITECTURE = ROOT / "ARCHITECTURE.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
README = ROOT / "README.md"
SECURITY = ROOT / "SECURITY.md"
CHANGELOG = ROOT / "CHANGELOG.md"
CASE_FORM = ROOT / "resources" / "sample" / "CASE_FORM.md"
DECISIONS = ROOT / "docs" / "decisions"
INDEX = DECISIONS / "README.md"
DECIDED = sorted(DECISIONS.glob("*/*.md"))
PAGES = [ARCHITECTURE, CONTRIBUTING, SECURITY, CHANGELOG, INDEX, *DECIDED]
LINKING = [*PAGES, README, ROOT / "MEASURES.md", ROOT / "docs" / "glossary.md"]

MOST_LINES = 80
MOST_FILES = 40

QUOTED = re.compile(r"`([^`\n]+)`")
SHOWN = re.compile(r"(?<!\*)\*(?!\*)([^*]+)\*(?!\*)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
OPTION = re.compile(r"--[a-z][a-z-]+")
HEADING = re.compile(r"(?:title|heading): \"?([^\"\n}]+)")
LINK = re.compile(r"\]\(([^)#\s]+)\)")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*\Z")
PATH = re.compile(r"[\w.*/-]*/[\w.*/-]*\Z|[\w*-]+\.(py|md|tsv|txt|toml|yaml|json)\Z")
MADE = ("build/", "docs/glossary.md", ".venv/")
"""What begins so is made when it is wanted."""
FILE_NAME = re.compile(r"(\d{4})-[a-z0-9]+(-[a-z0-9]+)*\.md\Z")
DAYS = re.compile(r"Decided: (\d{4}-\d\d-\d\d)(?:; last changed: (\d{4}-\d\d-\d\d))?\Z")
SECTIONS = ("Decision", "Reason", "Decided against", "Where")
DIALECT = re.compile(
    r"\b(tells?|told|says?|said|house|door|leaves|goes|gone|stands|stood|lies|lying|reckon\w*|anew"
    r"|stick|slip|cipher|token|twins?|clearance|burned down|somebody|whoever|she|her|mosaic)\b",
    re.IGNORECASE,
)
"""Words for which the glossary has others; names in backticks are those of the program."""


@cache
def of_the_program() -> str:
    """Return all text in which a name of the program may stand."""
    files = [
        path
        for folder in ("casefiles", "tests", "resources")
        for kind in ("*.py", "*.yaml", "*.sql", "FORMAT.md")
        for path in (ROOT / folder).rglob(kind)
        if path != Path(__file__).resolve()
    ]
    whole = (ROOT / "Makefile", ROOT / "pyproject.toml")
    return "\n".join(path.read_text(encoding="utf-8") for path in (*files, *whole))


@cache
def words_of_the_program() -> frozenset[str]:
    return frozenset(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", of_the_program()))


@cache
def known_files() -> frozenset[str]:
    """Return the names of all files, for those that a page names without their folder."""
    folders = ("casefiles", "tests", "resources", "docs")
    named = {path.name for folder in folders for path in (ROOT / folder).rglob("*.*")}
    return frozenset(named | {path.name for path in ROOT.iterdir()})


def is_there(path: str) -> bool:
    if path.startswith(MADE):
        return True
    if "/" not in path and "*" not in path:
        return path in known_files()
    return any(
        any(root.glob(path)) if "*" in path else (root / path).exists()
        for root in (ROOT, ROOT / "casefiles")
    )


def quoted(text: str) -> Iterator[str]:
    """Yield what stands in backticks and is no command or example."""
    for one in QUOTED.findall(text):
        if "<" not in one and " " not in one and not one.startswith((".part", "/Reversed")):
            yield one


def lost(text: str) -> list[str]:
    """Return paths and names of a page that the program does not have."""
    found = []
    for one in quoted(text):
        if PATH.match(one):
            found += [] if is_there(one) else [one]
        elif NAME.match(one) and not set(one.split(".")) <= words_of_the_program():
            found.append(one)
    for target in re.findall(r"`make ([a-z-]+)", text):
        found += [] if re.search(rf"^{target}:", of_the_program(), re.MULTILINE) else [target]
    return found


def dialect(text: str) -> list[str]:
    bare = re.sub(r'`[^`]*`|"[^"]*"|\]\([^)]*\)', "", text)
    return [found[0] for found in DIALECT.finditer(bare)]


def broken_links(page: Path) -> list[str]:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    return [one for one in links if "://" not in one and not (page.parent / one).exists()]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_names_is_there(page: Path):
    assert lost(page.read_text(encoding="utf-8")) == []


def test_control_a_path_or_name_that_is_gone_is_seen():
    text = (
        "`casefiles/office/nowhere.py`, `casefiles/gone_[a-z]*.py`, `nowhere.py`, `NOWHERE_AT_ALL`"
    )
    assert lost(text.replace("[a-z]*", "*")) == [
        *("casefiles/office/nowhere.py", "casefiles/gone_*.py", "nowhere.py", "NOWHERE_AT_ALL")
    ]
    assert lost("`make nothing`") == ["nothing"]


@pytest.mark.parametrize("page", LINKING, ids=name_of)
def test_every_link_of_a_page_leads_somewhere(page: Path):
    assert broken_links(page) == []


def test_the_readme_leads_to_every_page_for_developers():
    links = set(LINK.findall(README.read_text(encoding="utf-8")))
    wanted = {"ARCHITECTURE.md", "CONTRIBUTING.md", "MEASURES.md", "docs/glossary.md"}
    assert {*wanted, "docs/decisions/README.md"} <= links


@cache
def visible_texts() -> frozenset[str]:
    """Return the literals of the program, and the headings of dossier forms and presets."""
    code = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "casefiles").rglob("*.py")]
    literals = {
        node.value
        for tree in code
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    folders = [ROOT / "resources" / name for name in ("profiles", "presets")]
    papers = [path.read_text("utf-8") for folder in folders for path in folder.glob("*.yaml")]
    return frozenset(literals.union(*map(HEADING.findall, papers)))


def not_shown(text: str) -> list[str]:
    """Return what a page quotes in italics, or as an option, and the program does not show."""
    quotes = [" ".join(one.split()) for one in SHOWN.findall(CODE.sub("", text))]
    return [one for one in quotes + OPTION.findall(text) if one not in visible_texts() | {"--help"}]


@pytest.mark.parametrize("page", [README, CASE_FORM], ids=name_of)
def test_what_a_page_for_users_quotes_is_shown_by_the_program(page: Path):
    text = page.read_text(encoding="utf-8")
    assert SHOWN.findall(text)
    assert not_shown(text) == []


def test_control_a_command_of_another_name_is_seen():
    text = "`begin*` **only *Back up to a\nstick…* helps**, *Verify vault*, `--nothing` `--preview`"
    assert not_shown(text) == ["Back up to a stick…", "--nothing"]


@pytest.mark.parametrize("page", [README, CASE_FORM, *PAGES], ids=name_of)
def test_pages_use_the_words_of_the_glossary(page: Path):
    assert dialect(page.read_text(encoding="utf-8")) == []


def test_control_other_words_are_seen():
    assert dialect("What leaves the house is told, but `told` is a name.") == [
        *("leaves", "house", "told")
    ]


def test_the_architecture_is_one_page():
    assert len(ARCHITECTURE.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def layers_of(contracts: Iterable[dict[str, object]]) -> dict[str, int]:
    """Return the layer of each package and module at the top, counted from below."""
    (layers,) = [one["layers"] for one in contracts if one.get("containers") == ["casefiles"]]
    assert isinstance(layers, list)
    return {
        name: height
        for height, layer in enumerate(reversed(layers))
        for name in re.findall(r"\w+", layer)
    }


def test_the_architecture_lists_every_package_in_the_order_of_the_contract():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layer = layers_of(config["tool"]["importlinter"]["contracts"])
    _, _, section = ARCHITECTURE.read_text(encoding="utf-8").partition("## Packages")
    first = [
        re.sub(r"^casefiles/|\.py$", "", QUOTED.findall(row)[0])
        for row in section.split("\n## ")[0].splitlines()
        if row.startswith("| `")
    ]
    heights = [layer[name] for name in first]
    assert heights == sorted(heights)
    folders = {path.parent.name for path in (ROOT / "casefiles").glob("*/__init__.py")}
    assert folders <= set(first)


def test_the_architecture_lists_every_process():
    """Whatever hardens itself, or serves the office, is a process."""
    text = ARCHITECTURE.read_text(encoding="utf-8")
    is_process = re.compile(
        r"^ +(hardening\.)?harden_process\(\)|^from casefiles\.serving import ", re.MULTILINE
    )
    hardening = [
        name_of(path)
        for path in (ROOT / "casefiles").rglob("*.py")
        if is_process.search(path.read_text(encoding="utf-8"))
    ]
    assert len(hardening) >= 8
    assert [one for one in hardening if f"`{one}`" not in text] == []


@pytest.mark.parametrize("page", DECIDED, ids=name_of)
def test_a_decision_has_number_title_day_reason_and_place(page: Path):
    name = FILE_NAME.match(page.name)
    assert name
    title, _, days, *_ = page.read_text(encoding="utf-8").splitlines()
    assert re.match(rf"# {name[1]} \S", title)
    found = DAYS.match(days)
    assert found
    decided, changed = (date.fromisoformat(one) for one in (found[1], found[2] or found[1]))
    assert decided <= changed
    parts = re.split(r"^## (.+)\n", page.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    assert list(sections) == [one for one in SECTIONS if one in sections]
    assert {"Decision", "Reason", "Where"} <= set(sections)
    assert all(text.strip() for text in sections.values())
    where = [one for one in quoted(sections["Where"]) if PATH.match(one)]
    assert any(not one.startswith("tests/") for one in where) or page.parent.name == "tests"
    assert any(one.startswith("tests/") for one in where), "what holds it"


def test_every_decision_has_a_number_of_its_own_and_a_row_in_the_index():
    numbers = Counter(page.name[:4] for page in DECIDED)
    assert [number for number, count in numbers.items() if count > 1] == []
    rows = re.findall(r"^- \[(.+)\]\((.+)\)$", INDEX.read_text(encoding="utf-8"), re.MULTILINE)
    titles = {
        str(page.relative_to(DECISIONS)): page.read_text(encoding="utf-8").splitlines()[0][2:]
        for page in DECIDED
    }
    assert sorted((path, title) for title, path in rows) == sorted(titles.items())


def test_no_folder_of_decisions_holds_more_than_can_be_looked_through():
    folders = Counter(page.parent for page in DECIDED)
    assert {str(folder): n for folder, n in folders.items() if n > MOST_FILES} == {}


def test_the_changelog_begins_with_this_version_and_names_the_form_of_its_vaults():
    newest = CHANGELOG.read_text(encoding="utf-8").split("\n## ")[1]
    assert newest.startswith(f"{__version__}, ")
    assert f"Writes vaults of form {FORM};" in newest
