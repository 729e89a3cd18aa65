"""Values of a layout with their places, so that a refusal tells file, place and reason."""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NoReturn, TypeVar

from casefiles.domain.foundation.errors import InvalidInput
from casefiles.resource_files.plain_yaml import Plain

_NUMBER: Final = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?\Z")
_TOKEN: Final = re.compile(r"\{([^{}]*)\}")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,63}\Z")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\Z")
_LONGEST_PLACE: Final = 120
_LONGEST_TEXT: Final = 2000
_CONTROLS: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class YamlNode:
    """A value, and where in which file it stands."""

    value: Plain
    file: str
    place: str

    def refuse(self, reason: str) -> NoReturn:
        """Refuse the layout, with what is wrong here.

        Raises:
            InvalidInput: layout_invalid.
        """
        place = self.place[:_LONGEST_PLACE]
        raise InvalidInput("layout_invalid", file=self.file, place=place, reason=reason) from None

    def require(self, condition: object, reason: str) -> None:
        """Refuse the layout unless something holds.

        Raises:
            InvalidInput: layout_invalid.
        """
        if not condition:
            self.refuse(reason)

    def mapping(
        self, needed: frozenset[str] = frozenset(), optional: frozenset[str] = frozenset()
    ) -> "Mapping[str, YamlNode]":
        """Return the fields of a mapping that has all keys that are needed and no unknown one.

        Raises:
            InvalidInput: layout_invalid.
        """
        fields = self.named()
        for key, node in fields.items():
            node.require(key in needed or key in optional, "unknown_key")
        for key in sorted(needed - fields.keys()):
            self._below(key, "").refuse("missing_key")
        return fields

    def named(self) -> "Mapping[str, YamlNode]":
        """Return the fields of a mapping whose keys are names that the layout gives.

        Raises:
            InvalidInput: layout_invalid.
        """
        if not isinstance(self.value, dict):
            self.refuse("not_a_mapping")
        return {key: self._below(key, value) for key, value in self.value.items()}

    def _below(self, key: str, value: Plain) -> "YamlNode":
        return YamlNode(value, self.file, f"{self.place}.{key}" if self.place else key)

    def items(self) -> "Iterator[YamlNode]":
        """Yield the items of a list; their places count from 1.

        Raises:
            InvalidInput: layout_invalid.
        """
        if not isinstance(self.value, list):
            self.refuse("not_a_list")
        for number, value in enumerate(self.value, start=1):
            yield self._below(str(number), value)

    def text(self, *, may_be_empty: bool = False) -> str:
        """Return a text; line ends may stand in it, no other control characters.

        Raises:
            InvalidInput: layout_invalid.
        """
        if not isinstance(self.value, str):
            self.refuse("not_a_text")
        self.require(may_be_empty or self.value.strip(), "empty")
        self.require(len(self.value) <= _LONGEST_TEXT, "too_long")
        self.require(not _CONTROLS.search(self.value), "control_character")
        return self.value

    def tokens(self, known: frozenset[str], *, may_be_empty: bool = False) -> str:
        """Return a text in which known tokens alone stand in braces.

        Raises:
            InvalidInput: layout_invalid.
        """
        text = self.text(may_be_empty=may_be_empty)
        rest = _TOKEN.sub("", text)
        self.require("{" not in rest and "}" not in rest, "unpaired_brace")
        self.require(set(_TOKEN.findall(text)) <= known, "unknown_token")
        return text

    def name(self) -> str:
        """Return a name in small letters.

        Raises:
            InvalidInput: layout_invalid.
        """
        text = self.text()
        self.require(_NAME.match(text), "not_a_name")
        return text

    def names(self) -> tuple[str, ...]:
        """Return a list of names, none twice.

        Raises:
            InvalidInput: layout_invalid.
        """
        found = tuple(node.name() for node in self.items())
        self.require(len(set(found)) == len(found), "doubled_item")
        return found

    def language(self) -> str:
        """Return a BCP 47 code.

        Raises:
            InvalidInput: layout_invalid.
        """
        text = self.text()
        self.require(_LANGUAGE.match(text), "not_a_language")
        return text

    def one_of(self, words: type[E]) -> E:
        """Return a word of a closed list.

        Raises:
            InvalidInput: layout_invalid.
        """
        try:
            return words(self.text())
        except ValueError:
            self.refuse("unknown_word")

    def truth(self) -> bool:
        """Return true or false.

        Raises:
            InvalidInput: layout_invalid.
        """
        text = self.text()
        self.require(text in {"true", "false"}, "not_true_or_false")
        return text == "true"

    def number(self, least: float, most: float) -> float:
        """Return a number within bounds.

        Raises:
            InvalidInput: layout_invalid.
        """
        text = self.text()
        self.require(_NUMBER.match(text), "not_a_number")
        found = float(text)
        self.require(math.isfinite(found) and least <= found <= most, "out_of_range")
        return found

    def count(self, least: int, most: int) -> int:
        """Return a whole number within bounds.

        Raises:
            InvalidInput: layout_invalid.
        """
        found = self.number(least, most)
        self.require(found == int(found), "not_whole")
        return int(found)

    def day(self) -> date:
        """Return a day.

        Raises:
            InvalidInput: layout_invalid.
        """
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            self.refuse("not_a_day")
