"""The stamp of all rules; made by python -m tests.rules.rules_stamp: do not edit."""

from typing import Final

RULES: Final = "29e4bea4800ef80b"
