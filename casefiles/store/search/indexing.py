"""Making the search index anew at opening: told as it goes, stopped and gone on with."""

from typing import Final

from casefiles.domain.foundation.errors import Cancelled, Refused
from casefiles.store.database.connection import Connection
from casefiles.store.search import index
from casefiles.store.search.derived import PHASE, put_setting, rebuild_some, remove_setting, setting
from casefiles.store.search.index import Folding
from casefiles.store.search.store_environment import StoreEnvironment

_BEGUN: Final = "indexing"
_SIZED: Final = (("page", "row"), ("reading_item", "row"), ("entry", "number"))
"""The last row of each of these."""


def index_again(connection: Connection, surroundings: StoreEnvironment) -> None:
    """Make the index anew, from where an earlier opening was stopped.

    Raises:
        Refused: `indexing_stopped`; what is done is kept.
    """
    folding = surroundings.folding
    last: int | None = _begun_at(connection, folding)
    while last is not None:
        try:
            surroundings.ticket.step(*_how_far(connection, last), "indexing_again")
        except Cancelled as error:
            raise Refused("indexing_stopped") from error
        with connection.writing():
            if last == 0:
                # From here on no program may take it for whole.
                connection.run("UPDATE vault SET fold_version = 'unfinished'")
            last = rebuild_some(connection, last, folding)
            _note_begun(connection, folding, last)
            connection.commit()


def _begun_at(connection: Connection, folding: Folding) -> int:
    """Return how far an index of this folding was made before somebody stopped it; 0 for none."""
    version, _, place = (setting(connection, _BEGUN) or "").rpartition(" ")
    return int(place) if version == folding.version and place.isdecimal() else 0


def _note_begun(connection: Connection, folding: Folding, place: int | None) -> None:
    """Note how far the index is made, in the same transaction; None once it is whole."""
    if place is None:
        remove_setting(connection, _BEGUN)
    else:
        put_setting(connection, _BEGUN, f"{folding.version} {place}")


def _how_far(connection: Connection, place: int) -> tuple[int, int]:
    """Return how many rows are indexed again by now, about, and of how many."""
    sizes = [*index.phase_sizes(connection), *(_size(connection, one) for one in _SIZED)]
    phase, row = place >> PHASE, place & ((1 << PHASE) - 1)
    return min(sum(sizes[:phase]) + row, sum(sizes)), sum(sizes)


def _size(connection: Connection, values: tuple[str, str]) -> int:
    table, column = values
    ((last,),) = connection.rows(f"SELECT COALESCE(max({column}), 0) FROM {table}")  # noqa: S608  ours
    return int(last)
