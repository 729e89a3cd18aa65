"""Packs for tests: made of the program's own, changed here and there, signed by invented makers."""

from casefiles import paths
from casefiles.custody.signed_texts import LedgerSigningKey, long_fingerprint, signed_text
from casefiles.library.pack_reading import pack_from_bytes
from casefiles.library.pack_writing import canonical_pack
from casefiles.office.law.packs_in_use import KIND

SOURCE = (paths.resources() / "packs" / "builtin.yaml").read_text(encoding="utf-8")
MAKER = LedgerSigningKey("rights.example/packs", b"m" * 32)
STRANGER = LedgerSigningKey("stranger.example", b"s" * 32)
FINGERPRINT = long_fingerprint(MAKER.public)


def pack_text(edition: int = 1, pack: str = "third", changes=(), maker=MAKER) -> str:
    """Return a signed pack; changes are pairs of what stands in the source and what instead."""
    source = SOURCE.replace("id: builtin", f"id: {pack}", 1)
    source = source.replace('edition: "1"', f'edition: "{edition}"', 1)
    for what, instead in changes:
        assert what in source
        source = source.replace(what, instead, 1)
    return signed_text(KIND, canonical_pack(pack_from_bytes(source.encode())), maker)
