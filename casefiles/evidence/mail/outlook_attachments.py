"""Opens the message in an attachment of a store, which the library can do and its Python part not.

`libpff_attachment_get_item` makes an item of it; a message object that nobody else uses takes that
item in place of its own, which is freed. Where the library does not offer its functions, such a
message stays listed and is not opened.
"""

import ctypes
from typing import Any, Final

import pypff

_ITEM_AT: Final = object.__basicsize__
"""Where an object of the library keeps its item: right behind what every object has."""


def _functions() -> tuple[Any, Any] | None:
    """Return what opens an attached message, and what frees an item; None if they are not there."""
    try:
        library = ctypes.PyDLL(pypff.__file__)
        functions = library.libpff_attachment_get_item, library.libpff_item_free
    except (OSError, AttributeError):
        return None
    return functions


_FUNCTIONS: Final = _functions()
CAN_OPEN: Final = _FUNCTIONS is not None
"""Whether messages in attachments can be opened."""


def message_inside(attachment: Any, shell: Any) -> Any:
    """Return the message in an attachment.

    Args:
        attachment: of a message; must live as long as what is returned.
        shell: a message object that nobody uses; it becomes the message inside.

    Raises:
        OSError: there is none, or it is broken.
    """
    assert isinstance(attachment, pypff.attachment), "made by the library"  # noqa: S101
    assert isinstance(shell, pypff.message), "made by the library"  # noqa: S101
    if _FUNCTIONS is None:
        raise OSError
    opened, freed = _FUNCTIONS
    found = ctypes.c_void_p()
    done = opened(_item_of(attachment), ctypes.byref(found), None)
    if done != 1 or found.value is None:
        raise OSError
    own = _item_of(shell)
    freed(ctypes.byref(own), None)
    own.value = found.value
    return shell


def _item_of(stored: Any) -> ctypes.c_void_p:
    return ctypes.c_void_p.from_address(id(stored) + _ITEM_AT)
