"""What a change touched, so that each view can tell whether it must ask again."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Records and derived rows that one write touched.

    Attributes:
        touched: pairs of kind and id. Kinds are those of the ledger (case, person, document, ...),
            `reading` with the id of its document, `setting` with its name, and `vault`.
    """

    touched: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def concern(self, *kinds: str) -> bool:
        """Tell whether anything of these kinds was touched."""
        return any(kind in kinds for kind, _ in self.touched)

    def ids(self, kind: str) -> frozenset[str]:
        """Return the ids of one kind that were touched."""
        return frozenset(name for at, name in self.touched if at == kind)
