"""The hash tree of RFC 6962: roots, proofs and their verification.

A leaf here is the hash of an entry, SHA-256(00 || entry); a node is SHA-256(01 || left || right).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()
"""Root of the tree without leaves."""

LeafSource = Callable[[int, int], Sequence[bytes]]
"""Returns the hashes of the leaves from a number (from 0) up to another, which is left out."""


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash over two subtrees."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that a growing tree needs to know of its leaves.

    Attributes:
        size: number of leaves.
        hashes: roots of the whole subtrees from left to right, one for each bit set in the size.
    """

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what is no frontier.

        Raises:
            ValueError: the number or size of the hashes does not belong to the size of the tree.
        """
        is_sound = self.size >= 0 and self.size.bit_count() == len(self.hashes)
        if not is_sound or any(len(at) != HASH_SIZE for at in self.hashes):
            raise ValueError("not a frontier")

    def extended(self, leaves: Sequence[bytes]) -> "Frontier":
        """Return the frontier of the tree with more leaves."""
        hashes, size = list(self.hashes), self.size
        for leaf in leaves:
            node, at = leaf, size
            while at & 1:
                node = node_hash(hashes.pop(), node)
                at >>= 1
            hashes.append(node)
            size += 1
        return Frontier(size, tuple(hashes))

    def root(self) -> bytes:
        """Return the root of the tree."""
        if not self.hashes:
            return EMPTY_ROOT
        *others, root = self.hashes
        for at in reversed(others):
            root = node_hash(at, root)
        return root


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root of a tree over these leaves."""
    return Frontier().extended(leaves).root()


def _split(size: int) -> int:
    """Return the largest power of two below a size of two or more."""
    return 1 << (size - 1).bit_length() - 1


def _subtree(leaves: LeafSource, first: int, end: int) -> bytes:
    return root_of(leaves(first, end))


def inclusion_proof(leaves: LeafSource, index: int, size: int) -> tuple[bytes, ...]:
    """Return the path that proves a leaf to be in a tree (RFC 6962, 2.1.1).

    Args:
        leaves: of the tree.
        index: of the leaf, from 0.
        size: of the tree.

    Raises:
        ValueError: the tree has no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError("no such leaf")
    path: list[bytes] = []
    first, end = 0, size
    while end - first > 1:
        middle = first + _split(end - first)
        if index < middle:
            path.append(_subtree(leaves, middle, end))
            end = middle
        else:
            path.append(_subtree(leaves, first, middle))
            first = middle
    return tuple(reversed(path))


def is_included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Tell whether a path proves a leaf to be in a tree (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for other in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(other, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, other)
        at, last = at >> 1, last >> 1
    return last == 0 and compare_digest(found, root)


def consistency_proof(leaves: LeafSource, old: int, size: int) -> tuple[bytes, ...]:
    """Return the proof that a tree grew out of a smaller one (RFC 6962, 2.1.2).

    Args:
        leaves: of the tree.
        old: size of the smaller tree, at least 1.
        size: of the tree.

    Raises:
        ValueError: there was no such smaller tree.
    """
    if not 0 < old <= size:
        raise ValueError("no such tree")
    proof: list[bytes] = []
    first, end, is_whole = 0, size, True
    while old != end:
        middle = first + _split(end - first)
        if old <= middle:
            proof.append(_subtree(leaves, middle, end))
            end = middle
        else:
            proof.append(_subtree(leaves, first, middle))
            first, is_whole = middle, False
    if not is_whole:
        proof.append(_subtree(leaves, first, end))
    return tuple(reversed(proof))


def is_consistent(old: tuple[int, bytes], new: tuple[int, bytes], proof: Sequence[bytes]) -> bool:
    """Tell whether a proof shows that one tree grew out of another (RFC 9162, 2.1.4.2).

    Args:
        old: size, at least 1, and root of the smaller tree.
        new: size and root of the larger one.
        proof: as `consistency_proof` makes it.
    """
    (first, old_root), (second, new_root) = old, new
    if not 0 < first <= second:
        return False
    if first == second:
        return not proof and compare_digest(old_root, new_root)
    path = [old_root, *proof] if first.bit_count() == 1 else list(proof)
    if not path:
        return False
    return _follow(path, (first - 1, second - 1), (old_root, new_root))


def _follow(path: Sequence[bytes], at: tuple[int, int], roots: tuple[bytes, bytes]) -> bool:
    left, last = at
    while left & 1:
        left, last = left >> 1, last >> 1
    old = new = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if left & 1 or left == last:
            old, new = node_hash(other, old), node_hash(other, new)
            while left and not left & 1:
                left, last = left >> 1, last >> 1
        else:
            new = node_hash(new, other)
        left, last = left >> 1, last >> 1
    return last == 0 and compare_digest(old, roots[0]) and compare_digest(new, roots[1])
