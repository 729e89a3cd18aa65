"""The arithmetic of floats in a process of tests, which a library may change for all of it.

A model of optical recognition is opened with the setting that takes tiny numbers for nought. It
belongs to the process that reads pages; a test that opens one in its own process would leave it to
every test after it, and Hypothesis, which draws floats, refuses to work so.
"""

import ctypes

_TINY = 5e-324
_DEFAULT = ctypes.c_void_p(-1)
"""C's FE_DFL_ENV."""


def restore_tiny_numbers() -> None:
    """Bring this thread's arithmetic back to the usual, should a library have changed it."""
    if not _TINY > 0:
        ctypes.CDLL("libm.so.6").fesetenv(_DEFAULT)
