"""A vault that an earlier program wrote comes to have the tables of a new one."""

import re
import shutil
import sqlite3
from contextlib import closing

import pytest

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.search.search_rows import SearchFilter
from casefiles.store.database.migrations import schema
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.search.derived import PHASE
from tests.old_vaults.make_vault import CASE, DOCUMENT, make
from tests.old_vaults.test_old_vaults import HERE, OLD, opened
from tests.store.world import World

MADE = """
    SELECT type, name, sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'find_index_%'
"""
COLUMNS = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?) ORDER BY cid'
LEADING = """
    SELECT "from", "table", "to", on_update, on_delete FROM pragma_foreign_key_list(?) ORDER BY 1
"""
KEYS = """
    SELECT own.origin, own."unique", own.partial, group_concat(part.name, ' ')
    FROM pragma_index_list(?) AS own, pragma_index_info(own.name) AS part
    GROUP BY own.name ORDER BY 1, 4
"""
WORDS = re.compile(r"CHECK ?\(.*?\)(?= ?[,)])|DEFERRABLE INITIALLY DEFERRED|STRICT$")


def parts_of(vault):
    """Return all that a vault is made of, however its statements are laid out."""
    made = vault._on_reader(lambda at: at.rows(MADE))
    with closing(sqlite3.connect(":memory:")) as plain:
        for _, _, sql in sorted(made, key=lambda one: one[0] != "table"):
            plain.execute(sql)
        return {(kind, name): part(plain, kind, name, sql) for kind, name, sql in made}


def part(plain, kind, name, sql):
    text = " ".join(sql.split())
    if kind != "table" or text.startswith("CREATE VIRTUAL"):
        return text.replace('"', "").replace("; ", ";")
    asked = [plain.execute(query, (name,)).fetchall() for query in (COLUMNS, LEADING, KEYS)]
    return *asked, sorted(WORDS.findall(text))


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    with World(tmp_path_factory.mktemp("new") / "v").create() as vault:
        return parts_of(vault)


@pytest.mark.parametrize("name", OLD)
def test_an_old_vault_comes_to_have_the_tables_of_a_new_one(name, new, tmp_path):
    shutil.copytree(HERE / name, tmp_path / "v")
    with opened(tmp_path / "v") as vault:
        found = parts_of(vault)
    assert found.keys() == new.keys()
    assert {key: told for key, told in found.items() if told != new[key]} == {}


def test_what_a_table_must_hold_is_looked_at(new):
    columns, leading, keys, words = new["table", "twin_verdict"]
    assert ("answer", "TEXT", 1, None, 0) in columns
    assert ("other_id", "document", "id", "NO ACTION", "NO ACTION") in leading
    assert ("u", 1, 0, "document_id other_id") in keys
    assert words == [*["DEFERRABLE INITIALLY DEFERRED"] * 3, "STRICT"]
    assert "CHECK(only = 1)" in new["table", "vault"][-1]


def test_no_table_points_to_a_later_one_since_a_repair_fills_them_in_order():
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.executescript(schema())
        made = plain.execute(f"{MADE} ORDER BY rowid").fetchall()
        names = [name for kind, name, _ in made if kind == "table"]
        for name in names:
            for _, other, *_ in plain.execute(LEADING, (name,)):
                assert names.index(other) <= names.index(name), (name, other)
    assert names.index("content") < names.index("document"), "a trigger asks for it"


BEFORE_BEGINNINGS = 10053
"""The last form whose index had whole words alone."""
AFTER_ALL = 1 << 10
"""A number above that of every step of indexing again."""


@pytest.fixture(params=["whole", "unfinished"])
def before_beginnings(tmp_path, request):
    """A vault with a document, of that form; its index is whole, or somebody stopped its making."""
    make(tmp_path / "v")
    with opened(tmp_path / "v") as vault:
        version = vault._on_reader(lambda at: at.rows("SELECT fold_version FROM vault"))[0][0]

        def change(connection) -> None:
            driver = connection._driver
            driver.set_authorizer(None)
            ((made,),) = driver.execute("SELECT sql FROM sqlite_schema WHERE name = 'find_index'")
            assert "prefix = '1 2 3'," in made
            driver.execute("BEGIN")
            driver.execute("DROP TABLE find_index")
            driver.execute(made.replace("prefix = '1 2 3',", ""))
            if request.param == "unfinished":
                driver.execute("UPDATE vault SET fold_version = 'unfinished'")
                far = f"{version} {AFTER_ALL << PHASE}"
                driver.execute("INSERT INTO setting(name, value) VALUES('indexing', ?)", (far,))
            driver.execute(f"PRAGMA user_version = {BEFORE_BEGINNINGS}")
            driver.execute("COMMIT")

        vault._on_writer(change)
    return tmp_path / "v"


def test_a_vault_indexed_by_whole_words_is_indexed_again_from_the_start(before_beginnings, new):
    with opened(before_beginnings) as vault:
        assert parts_of(vault) == new
        for begun in ("n*", "no*", "not", "noti", "ürü"):
            typed = SearchFilter(begun, CASE, is_typing=True)
            assert vault.read(lambda reader, one=typed: reader.search_counts(one))["page"] == 1
        assert vault.read(lambda reader: reader.search(CASE, "王伟")) == ((DOCUMENT, 1),)
        assert check_integrity(vault, CancellationToken()).is_sound
