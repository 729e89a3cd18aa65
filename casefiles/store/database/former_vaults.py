"""How the tables of a vault of an older form become those of a new one.

Nothing of this was released: with the first release this file may go, with the line in
`migrations.migrate` that asks it.
"""

from typing import Final

from casefiles.store.database.connection import Connection

_PARTS: Final = """
    SELECT type, name, sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT GLOB 'find_index_*' ORDER BY rowid
"""
_COLUMNS: Final = """
    SELECT held.name, part.name, part.type
    FROM sqlite_schema AS held, pragma_table_info(held.name) AS part
    WHERE held.type = 'table' ORDER BY held.rowid, part.cid
"""
_FILLED: Final = {
    # Older programs wrote each load as one transaction, and all else entry by entry.
    "act": """
        INSERT INTO act(first, last, undoes)
        SELECT min(number), max(number), NULL FROM entry
        GROUP BY scope, CASE action WHEN 'load' THEN 0 ELSE number END;
    """,
    # Older programs made the owner's slot, and later perhaps a recovery key.
    "slot": """
        INSERT INTO slot(number, kind, label, made)
        SELECT 0, 'passphrase', 'owner', min(wall) FROM entry WHERE action = 'create_vault'
        HAVING count(*) > 0;
        INSERT INTO slot(number, kind, label, made)
        SELECT 7, 'recovery', 'recovery', max(wall) FROM entry WHERE action = 'add_recovery_key'
        HAVING count(*) > 0;
    """,
}
"""What a table holds from the beginning, where the vault had none."""
_INDEXED_OTHERWISE: Final = 54
"""The first form whose index for searching is made as it is now."""


def changes(connection: Connection, form: int, schema: str) -> str:
    """Return what is to be done to a database of an older form.

    Args:
        connection: to the database.
        form: its number, without that of the major form.
        schema: what makes everything of a new database.
    """
    new = Connection.in_memory()
    try:
        new.script(schema)
        new_parts, columns = new.rows(_PARTS), new.rows(_COLUMNS)
    finally:
        new.close()
    old_parts, there = connection.rows(_PARTS), connection.rows(_COLUMNS)
    tables = {name for kind, name, _ in old_parts if kind == "table"}
    # Tables only grow, and an index that changes gets another name; triggers are what they say.
    same = {part[:2] for part in old_parts if part[0] != "trigger" or part in new_parts}
    if form < _INDEXED_OTHERWISE:
        same.discard(("table", "find_index"))
    # What is removed comes first, so that what is made takes its pages: a page that one transaction
    # makes and frees is never written, and reads as damage.
    script = [f'DROP {kind} "{name}";' for kind, name, _ in old_parts if (kind, name) not in same]
    script.append("DROP TABLE IF EXISTS page_index;")
    script += [
        f'ALTER TABLE "{table}" ADD COLUMN "{name}" {affinity};'
        for table, name, affinity in columns
        if table in tables and (table, name, affinity) not in there
    ]
    for kind, name, sql in new_parts:
        if (kind, name) not in same:
            script += (f"{sql};", _FILLED.get(name, ""))
    if form < _INDEXED_OTHERWISE:
        # The index for searching is made again at the opening that follows, and from its start:
        # how far somebody was who stopped it counts for the index that is gone.
        script.append("DELETE FROM setting WHERE name = 'indexing';")
        script.append("UPDATE vault SET fold_version = '';")
    return "\n".join(script)
