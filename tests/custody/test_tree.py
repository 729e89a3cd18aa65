"""The tree of RFC 6962: its published roots, and proofs that hold for what is true alone."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefiles.custody.tree import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root_of,
)

# Inputs and roots of the tests of Certificate Transparency's reference implementation.
INPUTS = (
    *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
    "606162636465666768696a6b6c6d6e6f",
)
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
LEAVES = [leaf_hash(bytes.fromhex(text)) for text in INPUTS]
MANY = [leaf_hash(number.to_bytes(4, "big")) for number in range(300)]


def of(leaves):
    return lambda first, end: leaves[first:end]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_that_are_published(size):
    assert root_of(LEAVES[:size]).hex() == ROOTS[size]


def test_published_proofs():
    """From the same tests: the path of leaf 5 of 8, and from 6 leaves to 8."""
    path = (
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    )
    assert tuple(at.hex() for at in inclusion_proof(of(LEAVES), 5, 8)) == path
    growth = (
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    )
    assert tuple(at.hex() for at in consistency_proof(of(LEAVES), 6, 8)) == growth


def plain_root(leaves):
    """The definition, word by word."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(plain_root(leaves[:split]), plain_root(leaves[split:]))


@given(st.lists(st.binary(max_size=8), max_size=40), st.integers(0, 40))
@settings(deadline=None)
def test_a_frontier_grows_to_the_root_of_the_definition(data, cut):
    leaves = [leaf_hash(at) for at in data]
    frontier = Frontier().extended(leaves[:cut]).extended(leaves[cut:])
    assert frontier.root() == plain_root(leaves)
    assert Frontier(frontier.size, frontier.hashes) == frontier


def test_every_leaf_of_every_small_tree_is_proven_and_nothing_else():
    for size in range(1, 34):
        root = root_of(MANY[:size])
        for index in range(size):
            path = inclusion_proof(of(MANY), index, size)
            assert is_included(MANY[index], index, size, path, root)
            assert not is_included(MANY[index + 1], index, size, path, root)
            assert not is_included(MANY[index], index, size, (*path, root), root)
            assert not is_included(MANY[index], index, size, path[:-1], root) or not path
            for other in range(size):
                assert other == index or not is_included(MANY[index], other, size, path, root)


def test_every_growth_of_every_small_tree_is_proven_and_nothing_else():
    for old, size in combinations(range(1, 34), 2):
        proof = consistency_proof(of(MANY), old, size)
        before, after = (old, root_of(MANY[:old])), (size, root_of(MANY[:size]))
        assert is_consistent(before, after, proof)
        assert not is_consistent((old, MANY[0] if old > 1 else MANY[1]), after, proof)
        assert not is_consistent(before, (size, MANY[0]), proof)
        assert not is_consistent(before, after, (*proof, MANY[0]))
        assert not is_consistent(before, after, proof[:-1])


def test_a_tree_that_went_another_way_is_not_consistent():
    chance = random.Random(6962)
    for _ in range(300):
        size = chance.randint(2, 300)
        old = chance.randint(1, size)
        forked = [*MANY[:size]]
        forked[chance.randrange(old)] = leaf_hash(b"another")
        proof = consistency_proof(of(forked), old, size)
        assert not is_consistent((old, root_of(MANY[:old])), (size, root_of(forked)), proof)


def test_equal_trees_need_no_proof_and_take_none():
    root = root_of(MANY[:7])
    assert is_consistent((7, root), (7, root), ())
    assert not is_consistent((7, root), (7, root), (root,))
    assert not is_consistent((7, root), (7, MANY[0]), ())
    assert not is_consistent((0, EMPTY_ROOT), (7, root), ())
    assert not is_consistent((8, root), (7, root), ())


NO_FRONTIERS = [(1, ()), (0, (bytes(32),)), (3, (bytes(32),) * 3), (1, (b"",)), (-1, (bytes(32),))]


@pytest.mark.parametrize(("size", "hashes"), NO_FRONTIERS)
def test_what_is_no_frontier_is_refused(size, hashes):
    with pytest.raises(ValueError, match="frontier"):
        Frontier(size, hashes)


def test_what_is_not_there_is_not_proven():
    for call in (inclusion_proof, consistency_proof):
        with pytest.raises(ValueError, match="no such"):
            call(of(MANY), 9, 8)
    with pytest.raises(ValueError, match="no such"):
        consistency_proof(of(MANY), 0, 8)
    with pytest.raises(ValueError, match="no such"):
        inclusion_proof(of(MANY), -1, 8)
    assert not is_included(MANY[0], 8, 8, (), MANY[0])
