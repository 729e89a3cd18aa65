"""Typed access to the objects of a case form; a fault names its place, never its contents."""

import math
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from casefiles.domain.foundation.errors import InvalidInput

TEXT_LIMIT = 200_000
"""No text of a form is longer, in characters."""
LIST_LIMIT = 100_000
"""No list of a form is longer."""


@dataclass(frozen=True, slots=True)
class ImportObject:
    """One object of a form.

    Attributes:
        values: what stands in it.
        place: where it stands, such as `events[3]`; made of our own key names and positions.
    """

    values: dict[str, Any]
    place: str

    def at(self, key: str) -> str:
        """Return the place of one key."""
        return f"{self.place}.{key}" if self.place else key

    def has(self, key: str) -> bool:
        """Tell whether the key stands in the object."""
        return key in self.values

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a text, in NFC; empty where it is absent.

        Raises:
            InvalidForm: absent though required, no text, empty though required, too long, or
                with control characters or unpaired surrogates.
        """
        if key not in self.values and not required:
            return ""
        value = self.present(key)
        text = plain_text(value, self.at(key))
        if required and not any(unicodedata.category(c)[0] in "LN" for c in text):
            raise InvalidInput("form_empty_text", place=self.at(key))
        return text

    def whole_number(self, key: str, lowest: int, highest: int) -> int:
        """Return a required whole number.

        Raises:
            InvalidForm: absent, no whole number, or out of range.
        """
        value = self.present(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise InvalidInput("form_wrong_type", place=self.at(key), expected="a whole number")
        if not lowest <= value <= highest:
            raise InvalidInput("form_out_of_range", place=self.at(key))
        return value

    def numbers(self, key: str, count: int) -> tuple[float, ...]:
        """Return a required list of exactly `count` finite numbers.

        Raises:
            InvalidForm: absent, or not of this form.
        """
        value = self.present(key)
        if not isinstance(value, list) or len(value) != count:
            raise InvalidInput("form_wrong_type", place=self.at(key), expected=f"{count} numbers")
        for number in value:
            if isinstance(number, bool) or not isinstance(number, int | float):
                raise InvalidInput(
                    "form_wrong_type", place=self.at(key), expected=f"{count} numbers"
                )
            if not math.isfinite(number):
                raise InvalidInput("form_absurd_number", place=self.at(key))
        return tuple(float(number) for number in value)

    def choice(self, key: str, allowed: Collection[str], absent: str) -> str:
        """Return one of the allowed words, or `absent` where the key is absent.

        Raises:
            InvalidForm: another word.
        """
        return one_of(self.values[key], allowed, self.at(key)) if key in self.values else absent

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; empty where it is absent.

        Raises:
            InvalidForm: no list, or a text that `text` would refuse.
        """
        items = self.listed(key)
        return tuple(plain_text(item, f"{self.at(key)}[{i}]") for i, item in enumerate(items))

    def items(self, key: str, allowed: Collection[str]) -> Iterator["ImportObject"]:
        """Yield the objects of a list; none where it is absent.

        Raises:
            InvalidForm: no list of objects, or an unknown key in one.
        """
        for number, item in enumerate(self.listed(key)):
            yield fields_of(item, f"{self.at(key)}[{number}]", allowed)

    def present(self, key: str) -> Any:
        """Return a value as it stands.

        Raises:
            InvalidForm: it is absent.
        """
        if key not in self.values:
            raise InvalidInput("form_missing_key", place=self.at(key))
        return self.values[key]

    def listed(self, key: str, *, required: bool = False) -> list[Any]:
        """Return a list; empty where it is absent.

        Raises:
            InvalidForm: no list, or too long, or absent though required.
        """
        value = self.present(key) if required else self.values.get(key, [])
        if not isinstance(value, list):
            raise InvalidInput("form_wrong_type", place=self.at(key), expected="a list")
        if len(value) > LIST_LIMIT:
            raise InvalidInput("form_too_many", place=self.at(key), limit=LIST_LIMIT)
        return value


def fields_of(value: Any, place: str, allowed: Collection[str]) -> ImportObject:
    """Return an object's fields.

    Raises:
        InvalidForm: no object, or a key that the form does not know.
    """
    if not isinstance(value, dict):
        raise InvalidInput("form_wrong_type", place=place or "form", expected="an object")
    if not value.keys() <= set(allowed):
        raise InvalidInput(
            "form_unknown_key", place=place or "form", allowed=", ".join(sorted(allowed))
        )
    return ImportObject(value, place)


def plain_text(value: Any, place: str) -> str:
    """Return a text in NFC.

    Raises:
        InvalidForm: no text, too long, or with characters that no text needs.
    """
    if not isinstance(value, str):
        raise InvalidInput("form_wrong_type", place=place, expected="a text")
    if len(value) > TEXT_LIMIT:
        raise InvalidInput("form_too_long", place=place, limit=TEXT_LIMIT)
    if any(unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t" for c in value):
        raise InvalidInput("form_control_character", place=place)
    return unicodedata.normalize("NFC", value)


def one_of(value: Any, allowed: Collection[str], place: str) -> str:
    """Return one of some words.

    Raises:
        InvalidForm: another one, or no text.
    """
    if not isinstance(value, str) or value not in allowed:
        description = ", ".join(sorted(filter(None, allowed)))
        raise InvalidInput("form_unknown_word", place=place, allowed=description)
    return value
