"""The stamp of all rules; made by python -m tests.rules.rules_stamp: do not edit."""

from typing import Final

RULES: Final = "ae25264e4e1ec69d"
