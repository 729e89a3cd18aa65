"""Erasure: a tombstone in the ledger, and nothing left of what it stands for.

The tombstone is an entry `erase_KIND` of the object. Patches and salts of the object's earlier
entries go, so that their commitments tell nothing any more, while the chains still verify.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from casefiles.domain.foundation.ids import ContentId
from casefiles.store.database.connection import Connection, Row, Value
from casefiles.store.database.tables import canonical_json, columns_of, record_types, table_of
from casefiles.store.ledger.chains import Chains, FieldPatch, LedgerWriter, Subject, enter

ERASE: Final = "erase_"
UNFINISHED: Final = "erasure_unfinished"
"""Setting that stands while an erasure has still to reach free pages, WAL and backups."""

_AT_ONCE: Final = 2_000
_PATHS: Final = "import-paths:"
_IMPORTS: Final = ("import:", _PATHS, "import-done:")
PENDING_EXPORT: Final = "leaving:"
"""How the names of settings begin that hold files which are about to leave: a record of one may be
erased, and the file stays known."""
PROOF: Final = "proof:"
"""How the names of settings begin that hold what opens the proof of an edition: what is erased is
taken out of there, so that the rest can still be proven."""
PASSWORD: Final = "password:"  # noqa: S105 - the name of a setting
"""Settings of this beginning, with a content behind it, go with that content."""


@dataclass(frozen=True, slots=True)
class ErasureAuthority:
    """Why something is erased.

    Attributes:
        reason: a code, such as consent_withdrawn.
        authority: who decided, in the lawyer's words.
        note: what else is to be remembered of it; may be empty.
    """

    reason: str
    authority: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ErasureContext:
    """What an erasure writes with, inside the transaction of its caller."""

    connection: Connection
    chains: Chains
    writer: LedgerWriter


def erase_object(scribe: ErasureContext, subject: Subject, grounds: ErasureAuthority) -> int:
    """Erase a record and its whole history.

    Args:
        scribe: in a transaction.
        subject: scope, kind and id; the record may be gone already.
        grounds: kept in the tombstone.

    Returns:
        The tombstone's number.
    """
    connection = scribe.connection
    names = _file_names(connection, subject)
    connection.run(f'DELETE FROM "{subject.kind}" WHERE id = ?', (subject.object,))  # noqa: S608  # a record type's name
    number = erase_history(scribe, subject, grounds)
    _forget_settings(connection, (subject.object,), (PENDING_EXPORT,))
    if subject.kind == "document":
        _forget_files(connection, subject.scope, names)
        _forget_unshown(connection, subject.scope)
    return number


def erase_history(scribe: ErasureContext, subject: Subject, grounds: ErasureAuthority) -> int:
    """Erase what the ledger tells of a record, which may stay as its caller enters it anew.

    Returns:
        The tombstone's number.
    """
    number = _bury(scribe, subject, grounds)
    scribe.connection.run(
        "DELETE FROM patch WHERE entry IN"
        " (SELECT number FROM entry WHERE kind = ? AND object = ? AND number <> ?)",
        (subject.kind, subject.object, number),
    )
    return number


_PATCHES: Final = (
    "SELECT object, number, fields, action FROM entry JOIN patch ON entry = number"  # noqa: S608  # a constant
    # By the index of objects: that of scopes would lead to every entry of a large case.
    " WHERE +scope = ? AND kind = ? AND (object, number) > (?, ?)"
    f" ORDER BY object, number LIMIT {_AT_ONCE}"
)


def patches_of(
    connection: Connection, scope: str, kind: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the id of every record of a kind that is not erased, and what its patches say.

    The record that was yielded last may be written to before the next one is asked for.
    """
    at: tuple[str, int] = ("", 0)
    waiting: list[Row] = []
    while rows := connection.rows(_PATCHES, (scope, kind, *at)):
        at = rows[-1][0], rows[-1][1]
        for row in rows:
            if waiting and waiting[-1][0] != row[0]:
                yield from _patches_of_one(waiting)
                waiting = []
            waiting.append(row)
    yield from _patches_of_one(waiting)


def _patches_of_one(rows: list[Row]) -> Iterator[tuple[str, tuple[str, ...]]]:
    if rows and not rows[-1][3].startswith(ERASE):
        yield rows[0][0], tuple(row[2] for row in rows if not row[3].startswith(ERASE))


def history_of_document(
    connection: Connection, scope: str, document_id: str
) -> tuple[tuple[str, str], ...]:
    """Return kind and id of what speaks of one document only, also where it was removed.

    A link goes with either of its documents; a translation with the one that is translated.
    """
    rows = connection.rows(
        "SELECT DISTINCT kind, object FROM entry JOIN patch ON entry = number WHERE +scope = ?"
        " AND (kind IN ('mark', 'exhibit', 'consent', 'document_link', 'transcription',"
        " 'review_decision', 'substitute', 'twin_verdict')"
        " AND instr(fields, ?)"
        " OR kind = 'translation' AND instr(fields, ?))",
        (scope, document_id, f'"document_id",null,{canonical_json(document_id)}'),
    )
    return tuple((kind, object_id) for kind, object_id in rows)


def erase_case(scribe: ErasureContext, case_id: str, grounds: ErasureAuthority) -> int:
    """Erase a case: every record, document, reading and patch of it.

    Returns:
        The tombstone's number.
    """
    connection = scribe.connection
    kinds = [table_of(kind) for kind in record_types() if "case_id" in columns_of(kind)]
    objects = [row[0] for row in _objects(connection, case_id)]
    # What points to others goes first; deferred references are settled at the end anyway.
    for table in reversed(kinds):
        connection.run(f'DELETE FROM "{table}" WHERE case_id = ?', (case_id,))  # noqa: S608  # a record type's name
    connection.run('DELETE FROM "case" WHERE id = ?', (case_id,))
    number = _bury(scribe, Subject(case_id, f"{ERASE}case", "case", case_id), grounds)
    connection.run(
        "DELETE FROM patch WHERE entry IN"
        " (SELECT number FROM entry WHERE scope = ? AND number <> ?)",
        (case_id, number),
    )
    _forget_settings(connection, (case_id, *objects))
    _forget_imports(connection, case_id)
    for (content_id,) in connection.rows("SELECT id FROM content WHERE case_id = ?", (case_id,)):
        _forget_content(connection, content_id)
    return number


def _objects(connection: Connection, case_id: str) -> list[tuple[Any, ...]]:
    return connection.rows(
        "SELECT DISTINCT object FROM entry WHERE scope = ? AND object <> ?", (case_id, case_id)
    )


def _bury(scribe: ErasureContext, subject: Subject, grounds: ErasureAuthority) -> int:
    values = (("authority", grounds.authority), ("note", grounds.note), ("reason", grounds.reason))
    changes = tuple(FieldPatch(name, None, text, "", 0) for name, text in values if text)
    buried = Subject(subject.scope, f"{ERASE}{subject.kind}", subject.kind, subject.object)
    return enter(scribe.connection, scribe.chains, scribe.writer, buried, (changes, {}))


def _forget_settings(
    connection: Connection, ids: tuple[str, ...], retained: tuple[str, ...] = ()
) -> None:
    """Remove drafts and the like that are of an object, or speak of it."""
    for name, value in connection.rows("SELECT name, value FROM setting"):
        is_list = name.startswith((*_IMPORTS, *retained))
        text = name if name.startswith(PROOF) else f"{name} {value}"
        if not is_list and any(at in text for at in ids):
            connection.run("DELETE FROM setting WHERE name = ?", (name,))


def _forget_imports(connection: Connection, case_id: str) -> None:
    for name, value in _settings(connection, "import:"):
        if case_id in value:
            number = name.partition(":")[2]
            for beginning in _IMPORTS:
                connection.run("DELETE FROM setting WHERE name = ?", (beginning + number,))


def _forget_files(connection: Connection, case_id: str, names: frozenset[str]) -> None:
    """Take the paths of files of these names out of the lists of a case's imports."""
    cases = dict(_settings(connection, "import:"))
    for name, value in _settings(connection, _PATHS):
        number = name.removeprefix(_PATHS)
        if case_id in cases.get(f"import:{number}", ""):
            files = json.loads(value)
            left = [["", ""] if _is_named(path, names) else [path, why] for path, why in files]
            if left != files:
                _put_setting(connection, name, left)
            # Its files were listed already, so that nothing is looked for there any more.
            parsed = json.loads(cases[f"import:{number}"])
            roots = [path for path in parsed["roots"] if not _is_named(path, names)]
            if roots != parsed["roots"]:
                _put_setting(connection, f"import:{number}", parsed | {"roots": roots})


def _put_setting(connection: Connection, name: str, value: object) -> None:
    connection.run("UPDATE setting SET value = ? WHERE name = ?", (json.dumps(value), name))


def _is_named(path: str, names: frozenset[str]) -> bool:
    return path.replace("\\", "/").rpartition("/")[2] in names


def _settings(connection: Connection, beginning: str) -> list[tuple[Any, ...]]:
    return connection.rows(
        "SELECT name, value FROM setting WHERE substr(name, 1, ?) = ?", (len(beginning), beginning)
    )


def _file_names(connection: Connection, subject: Subject) -> frozenset[str]:
    """Return every name of a file that a document has had."""
    if subject.kind != "document":
        return frozenset()
    rows = connection.rows(
        "SELECT fields FROM entry JOIN patch ON entry = number WHERE kind = ? AND object = ?",
        (subject.kind, subject.object),
    )
    names: set[str] = set()
    for (text,) in rows:
        for field, before, after, *_ in json.loads(text):
            if field == "file_name":
                names |= {str(before or ""), str(after or "")}
    return frozenset(names - {""})


def _forget_unshown(connection: Connection, case_id: str) -> None:
    """Let go of every content of a case that no document shows and no entry could bring back."""
    candidates = connection.rows(
        "SELECT id FROM content WHERE case_id = ? AND state = 'ready' AND NOT EXISTS"
        " (SELECT 1 FROM document WHERE content_id = content.id)",
        (case_id,),
    )
    for (found,) in candidates:
        if not _is_remembered(connection, case_id, found):
            _forget_content(connection, found)


def _is_remembered(connection: Connection, case_id: str, content_id: str) -> bool:
    """Tell whether a document that was removed, and not erased, showed a content."""
    values: tuple[Value, ...] = (case_id, canonical_json(content_id))
    return bool(
        connection.row(
            "SELECT 1 FROM entry JOIN patch ON entry = number WHERE +scope = ?"
            " AND kind = 'document' AND instr(fields, ?) LIMIT 1",
            values,
        )
    )


def _forget_content(connection: Connection, content_id: str) -> None:
    """Take a content's key, so that its chunks, which go piece by piece later, say nothing."""
    connection.run("UPDATE content SET state = 'importing' WHERE id = ?", (content_id,))
    connection.run(
        "DELETE FROM content_key WHERE content = (SELECT row FROM content WHERE id = ?)",
        (content_id,),
    )
    connection.run(
        "DELETE FROM arriving WHERE content = (SELECT row FROM content WHERE id = ?)",
        (content_id,),
    )
    connection.run("DELETE FROM setting WHERE name = ?", (f"{PASSWORD}{content_id}",))


def keyless(connection: Connection) -> list[ContentId]:
    """Return contents whose key was taken and whose chunks are still there."""
    rows = connection.rows(
        "SELECT id FROM content WHERE state = 'importing'"
        " AND row NOT IN (SELECT content FROM content_key)"
    )
    return [ContentId(row[0]) for row in rows]


@contextmanager
def scrubbing(connection: Connection) -> Iterator[None]:
    """Let everything that is deleted be overwritten, and not only where it costs nothing."""
    connection.rows("PRAGMA secure_delete=ON")
    try:
        yield
    finally:
        connection.rows("PRAGMA secure_delete=FAST")


def merge_index(connection: Connection) -> None:
    """Write the index anew as one, so that words of deleted pages are in it no more."""
    connection.run("INSERT INTO find_index(find_index) VALUES('optimize')")
