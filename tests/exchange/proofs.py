"""Small proofs for tests: a made-up dossier, its package in a folder, and both checkers."""

import contextlib
import importlib.util
import io
import os
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import ModuleType

from casefiles.exchange.commitments import CommittedField
from casefiles.exchange.field_disclosure import disclosure_file
from casefiles.exchange.proof_package import ProofPackage, make_proof, new_edition_key
from casefiles.paths import resources
from tests.exchange import second_checker

PAGES = resources() / "proof"
DOSSIER = "dossier-court-open.pdf"
HIDDEN = (
    CommittedField("person/[PERSON B]/name/1", "Aygül Demir"),
    CommittedField("person/[PERSON B]/name/2", "阿依古丽"),
    CommittedField("original/events/1/text", 'Aygül Demir said: "no"\\\n\x01'),
)
SHOWN = (
    CommittedField("shown/events/1/text", '[PERSON B] said: "no"\\\n\x1f\u2028'),
    CommittedField("shown/title", "Matter of N. N."),
    CommittedField("shown/has_withheld", "true"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A package in a folder."""

    folder: Path
    package: ProofPackage

    @property
    def dossier(self) -> Path:
        """The file of the dossier, in the folder above."""
        return self.folder.parent / DOSSIER

    def disclose(self, path: str) -> Path:
        """Write the disclosure of one field next to the package."""
        committed = self.package.committed
        one = next(one for one in (*committed.shown, *committed.hidden) if one.path == path)
        file = self.folder.parent / "one.tlog-proof"
        file.write_bytes(disclosure_file(one, committed, self.package.checkpoint))
        return file


def randomness_of(seed: int | None):
    """Return numbers by chance; the same for the same seed."""
    return os.urandom if seed is None else Random(seed).randbytes


def make(shown=SHOWN, hidden=HIDDEN, seed: int | None = None, data: bytes = b"%PDF-1.7 x"):
    """Return the package of a made-up dossier."""
    randomness = randomness_of(seed)
    fixed = {one.name: one.read_bytes() for one in PAGES.iterdir() if one.is_file()}
    key = new_edition_key(randomness)
    return make_proof((shown, hidden), key, ({DOSSIER: data}, fixed), randomness)


def write(root: Path, package: ProofPackage, data: bytes = b"%PDF-1.7 x") -> Written:
    """Write a package as an export does."""
    folder = root / "proof"
    folder.mkdir(parents=True)
    for name, own in package.files.items():
        (folder / name).write_bytes(own)
    (root / DOSSIER).write_bytes(data)
    return Written(folder, package)


def verifier() -> ModuleType:
    """Load `verify.py` as it is shipped."""
    spec = importlib.util.spec_from_file_location("shipped_verifier", PAGES / "verify.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def first_verdict(module: ModuleType, folder: Path, disclosed: tuple[Path, ...] = ()) -> int:
    """Return what `verify.py` ends with; 0 for sound."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            module.check(folder, [str(one) for one in disclosed], "")
    except module.Unsound as unsound:
        return unsound.code
    return module.SOUND


def second_verdict(folder: Path, dossier: Path, disclosed: tuple[Path, ...] = ()) -> bool:
    """Tell whether the second checker takes a package."""
    try:
        second_checker.check(folder, dossier)
        for one in disclosed:
            second_checker.check_disclosure(folder, one)
    except second_checker.Refusal:
        return False
    return True
