"""The program as a person runs it from a terminal, for tests."""

import json
import os
import secrets
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from casefiles.office.clock import system_clock
from casefiles.office.desk import BALLAST
from casefiles.store.vault import create
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

    def export(self, vault: Path, reference: str, audience: str, out: Path, *more: str) -> Ended:
        return self.run(
            "export", vault, "--case", reference, "--profile", "national_court",
            "--audience", audience, "--out", out, "--accept-overlap", "both are read by us",
            "--json", "--not-read-back", *more,
        )  # fmt: skip
