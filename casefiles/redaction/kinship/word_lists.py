"""Reading lists of words out of tables."""


def words_of(table: str) -> tuple[str, ...]:
    """Return the words of a table in their order."""
    return tuple(table.split())
