"""Keeps ReportLab from reading settings of this machine.

ReportLab takes options from environment variables, from a module `reportlab_settings` and from
`~/.reportlab_settings`, which it executes. The bytes of a document may depend on none of them.
"""

import os
import sys
from types import ModuleType
from typing import Final

_SETTINGS_MODULES: Final = ("reportlab_settings", "reportlab.local_rl_settings")


def ignore_local_settings() -> None:
    """Hide all settings but ReportLab's own; works before its first import only."""
    for name in [name for name in os.environ if name.startswith("RL_")]:
        del os.environ[name]
    for module in _SETTINGS_MODULES:
        sys.modules.setdefault(module, ModuleType(module))
