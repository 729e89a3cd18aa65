"""Reports of bugs without contents: the kind of error and where it happened, never its message."""

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import TextIO


def describe(error: BaseException) -> str:
    """Return the type of an error and the places it passed, without messages or values.

    Messages of library errors may quote a file name or a text of the case, so none is kept.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([type(error).__name__, *places])


def install_hooks(stream: TextIO, on_bug: Callable[[], None]) -> None:
    """Report uncaught errors of the main thread, of other threads and of finalisers.

    Args:
        stream: where reports go.
        on_bug: called after each report from another thread or a finaliser, whose error would
            else be swallowed.
    """

    def report(error: BaseException | None, where: str) -> None:
        if error is not None:
            stream.write(f"Casefiles met a bug in {where}: {describe(error)}\n")
            stream.flush()

    def in_main(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        report(error, "the main thread")

    def in_thread(args: threading.ExceptHookArgs) -> None:
        report(args.exc_value, "a thread")
        on_bug()

    def in_finaliser(args: "sys.UnraisableHookArgs") -> None:
        report(args.exc_value, "a finaliser")
        on_bug()

    sys.excepthook = in_main
    threading.excepthook = in_thread
    sys.unraisablehook = in_finaliser


def _place(filename: str) -> str:
    """Keep the part below the package, so that no home folder is told."""
    _, found, rest = filename.rpartition("casefiles/")
    return f"{found}{rest}" if found else filename.rpartition("/")[2]
