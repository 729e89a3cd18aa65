"""How the parts of rooms are divided: as a person dragged them last, in every case of a vault."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override


class SplitMemory(QObject):
    """What was dragged, by the name of the place and how it is laid out; a window has one.

    Attributes:
        sizes: of the parts, in pixels.
    """

    def __init__(self, parent: QObject, noted: Callable[[], None]) -> None:
        """Remember nothing yet.

        Args:
            parent: the window.
            noted: called when something was dragged.
        """
        super().__init__(parent)
        self.sizes: dict[str, list[int]] = {}
        self._noted = noted

    def take(self, retained: Mapping[str, Sequence[int]]) -> None:
        """Remember what was dragged in an earlier window."""
        self.sizes = {name: list(sizes) for name, sizes in retained.items()}

    def note(self, name: str, sizes: list[int]) -> None:
        """Remember what was dragged now."""
        self.sizes[name] = sizes
        self._noted()


class Split(QSplitter):
    """Parts beside or below one another; what a person dragged goes before any other sizes."""

    def __init__(
        self, name: str, orientation: Qt.Orientation, parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        self._name = name
        self._is_seen = False
        self.splitterMoved.connect(self._on_moved)

    def rename(self, name: str) -> None:
        """Go by another name, since the parts stand in another order."""
        self._name = name

    @override
    def setSizes(self, list: Sequence[int]) -> None:
        """Divide it, or as a person did in this layout."""
        memory = self._memory()
        stored = memory.sizes.get(self._key()) if memory is not None else None
        super().setSizes(stored or list)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Divide it as a person did before, the first time that it is seen."""
        super().showEvent(event)
        memory = self._memory()
        if not self._is_seen and memory is not None:
            self._is_seen = True
            stored = memory.sizes.get(self._key())
            if stored:
                super().setSizes(stored)

    def _memory(self) -> SplitMemory | None:
        found = getattr(self.window(), "splits", None)
        return found if isinstance(found, SplitMemory) else None

    def _key(self) -> str:
        parts = enumerate(map(self.widget, range(self.count())))
        shown = [at for at, part in parts if part is not None and not part.isHidden()]
        letter = "h" if self.orientation() is Qt.Orientation.Horizontal else "v"
        return f"{self._name}:{letter}:{self.count()}:{'.'.join(map(str, shown))}"

    @Slot()
    def _on_moved(self) -> None:
        memory = self._memory()
        if memory is not None:
            memory.note(self._key(), self.sizes())
