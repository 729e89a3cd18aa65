"""The program as a person runs it from a terminal, for tests."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casefiles.office.case.vault_service import BALLAST
from casefiles.office.workplace.clock import system_clock
from casefiles.store.vault.opening import create
from tests.store.world import CHEAP

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "case.json"
SECONDS = 300
"""After which a command hangs."""
PASSPHRASE = "correct horse battery staple"


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Terminal:
    """A home of its own, a passphrase file, and the program."""

    home: Path

    @property
    def passphrase_file(self) -> Path:
        path = self.home / "passphrase"
        if not path.exists():
            path.write_text(PASSPHRASE + "\n")
            path.chmod(0o600)
        return path

    @property
    def environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "TZ": "Europe/Warsaw",
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def command(self, *arguments: object, secret: bool = True) -> list[str]:
        words = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
        return [*words, "--passphrase-file", str(self.passphrase_file)] if secret else words

    def start(self, *arguments: object, secret: bool = True, **more: Any) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments, secret=secret),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment | more.pop("env", {}),
            cwd=self.home,
            **more,
        )

    def run(self, *arguments: object, secret: bool = True, **more: Any) -> Ended:
        with self.start(*arguments, secret=secret, **more) as process:
            try:
                out, err = process.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
        return Ended(process.returncode, out, err)

    def new_vault(self, folder: Path) -> Path:
        """Make a vault of which guesses are as cheap as may be: each command pays for one."""
        clock = system_clock(secrets.token_hex(16))
        create(folder, PASSPHRASE, CHEAP, clock, secrets.token_bytes, BALLAST).close()
        return folder

    def export(
        self, vault: Path, reference: str, audience: str, out: Path, *more: str, reason: str = ""
    ) -> Ended:
        """Export unsigned; or, with a reason, sign by name for all that was told before."""
        command = [
            "export", vault, "--case", reference, "--profile", "national_court",
            "--recipient", audience, "--out", out, "--json", "--not-read-first",
            "--not-read-back", *more,
        ]  # fmt: skip
        return self.signed(command, reason) if reason else self.run(*command)

    def signed(self, command: Sequence[object], reason: str, **more: Any) -> Ended:
        """Run a command with `--json` that stops, then again with all that it says must be said."""
        told = self.run(*command, **more)
        if told.code != 5:
            return told
        vault, case = command[1], command[command.index("--case") + 1]
        for pair in asked_in(told.json):
            answer = ("--pair", pair, "--answer", "yes", "--reason", reason)
            assert self.run("pairing", vault, "--case", case, *answer).code == 0
        return self.run(*command, *names_of(told.json, reason), **more)


def asked_in(told: Any) -> list[str]:
    """Return the pairs of recipients about which an export asked and nobody answered yes."""
    return [one["pair"] for one in told["questions"] if one["answer"] != "yes"]


def names_of(told: Any, reason: str) -> list[str]:
    """Return the options that let pass what an export said can be let pass."""
    words = []
    for one in told["findings"]:
        words += ["--sign", f"{one['code']}={reason}"] if one["signable"] else []
    for one in told["pairs"]:
        words += ["--accept-overlap", f"{one['pair']}={reason}"]
    return words
