"""Prints, as JSON, what x-ray finds under boxes: file by file, each named on standard input."""

import asyncio
import json
import sys
from pathlib import Path

import xray


def main() -> None:
    """Look at each file."""
    found = {name: asyncio.run(xray.inspect(Path(name))) for name in sys.stdin.read().split("\n")}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
