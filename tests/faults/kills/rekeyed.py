"""A child process under the recorder: change the keys of copies of a vault, killed on the way.

python -m tests.faults.kills.rekeyed BASE WORK STRIDE FIRST STICK

BASE is a vault with a story. For every stride-th change to files below WORK from the first on, a
copy of it is made there and its keys are changed until that moment. Prints how many changes one
change of keys makes, and how many copies were found under old and new keys. STICK is a folder for
keys, or nothing.
"""

import secrets
import shutil
import sys
from functools import partial
from itertools import count
from pathlib import Path

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.domain.foundation.errors import Refused, WrongPassphrase
from casefiles.store.maintenance.integrity_check import check_integrity
from casefiles.store.maintenance.rotation import Rekeying, renew_keys
from casefiles.store.search.store_environment import StoreEnvironment
from casefiles.store.vault.open_vault import Vault
from casefiles.store.vault.opening import open_vault
from tests.faults import recorder
from tests.faults.forks import told, was_killed
from tests.faults.story import Size, chapters_told
from tests.store.world import CHEAP, PASSPHRASE, Hands

NEW = "five blue trains leave quietly"
SIZE = Size(20_000, 60_000, 3)
CHAPTERS = 3
CLOCK = Hands().clock()


def rekey(folder: Path, stick: Path | None) -> None:
    renewal = Rekeying(NEW, CHEAP, "change_keys", away=stick)
    surroundings = StoreEnvironment(CLOCK, secrets.token_bytes)
    renew_keys(folder, PASSPHRASE, renewal, surroundings, CancellationToken())


def opened(folder: Path, stick: Path | None) -> tuple[Vault, str]:
    """Open a vault by whichever keys are its own; exactly one of them may be."""
    tries = [(PASSPHRASE, None, "old")]
    tries += [(NEW, path, "new") for path in sorted(stick.iterdir())] if stick else []
    tries += [(NEW, None, "new")]
    said = []
    for passphrase, keys_at, name in tries:
        try:
            return open_vault(folder, passphrase, CLOCK, secrets.token_bytes, keys_at), name
        except (WrongPassphrase, Refused) as refused:
            # Refused are keys that were written before the vault itself was exchanged.
            said.append(refused.code)
    raise AssertionError(f"nothing opens the vault: {said}")


def killed_at(folder: Path, stick: Path | None, point: int) -> None:
    """Change the keys, and be killed at the n-th change."""
    recorder.kill_at(point)
    rekey(folder, stick)


def proven(folder: Path, stick: Path | None) -> str:
    """See that a vault is whole, and tell whether old or new keys open it."""
    vault, name = opened(folder, stick)
    with vault:
        assert check_integrity(vault, CancellationToken()).is_sound
        assert chapters_told(vault, SIZE) == CHAPTERS
    return name


def main(base: str, work: str, stride: str, first: str, sticks: str) -> None:
    folder, states = Path(work) / "vault", {"old": 0, "new": 0}
    stick = Path(sticks) if sticks else None
    recorder.watch(Path(work))
    for point in count(int(first), int(stride)):
        for place in (Path(work), *([stick] if stick else [])):
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()
        folder.mkdir()
        for path in Path(base).iterdir():
            # Not copied by the system: the recorder stops at what it cannot record.
            (folder / path.name).write_bytes(path.read_bytes())
        killed = was_killed(partial(killed_at, folder, stick, point))
        name = told(partial(proven, folder, stick))
        states[name] += 1
        assert [path.name for path in Path(work).iterdir()] == ["vault"], (point, "left behind")
        if not killed:
            assert name == "new"
            print(point - 1, states["old"], states["new"])
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
