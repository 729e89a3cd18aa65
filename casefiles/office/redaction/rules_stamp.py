"""The stamp of all rules; made by python -m tests.rules.rules_stamp: do not edit."""

from typing import Final

RULES: Final = "27279ce2c7d0c1ae"
