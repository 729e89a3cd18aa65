"""The stamp of all rules; made by python -m tests.rules.rules_stamp: do not edit."""

from typing import Final

RULES: Final = "b84ad78da73a16d6"
