"""The stamp of all rules; made by python -m tests.rules.rules_stamp: do not edit."""

from typing import Final

RULES: Final = "dbdb3df9966cca5c"
