"""A new vault has, to the letter, the tables of one that came through every step."""

from casefiles.store.database.migrations import schema
from tests.store.schema import made_by, made_by_steps, parts_of


def test_a_new_database_is_what_all_steps_make():
    at_once, by_steps = made_by(schema()), made_by_steps()
    assert sorted(parts_of(at_once), key=str) == sorted(parts_of(by_steps), key=str)
    for kind, name, _, _ in parts_of(by_steps):
        if kind == "table":
            rows = f'SELECT * FROM "{name}"'
            assert at_once.execute(rows).fetchall() == by_steps.execute(rows).fetchall(), name


def test_a_table_that_was_forgotten_is_seen():
    assert parts_of(made_by("CREATE TABLE one (a)")) != parts_of(made_by_steps())
