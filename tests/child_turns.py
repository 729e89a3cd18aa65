"""What a child said, frame by frame."""

from collections.abc import Iterator

from casefiles.domain.foundation.turns import HEAD


def frames_in(said: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield letter and contents of each frame; all must be whole."""
    at = 0
    while at < len(said):
        letter, length = HEAD.unpack_from(said, at)
        at += HEAD.size
        assert at + length <= len(said)
        yield letter, said[at : at + length]
        at += length
