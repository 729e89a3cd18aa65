"""E-mail addresses, also those that are written so that machines shall not find them."""

import re
from collections.abc import Iterator
from typing import Final

from casefiles.redaction.detectors.finding import DetectedValue

KIND: Final = "mail"
_PLAIN: Final = re.compile(
    r"(?<![\w.+-])[\w.+\-]{1,64}@(?:[\w\-]{1,63}\.){1,6}[^\W\d_]{2,24}(?![\w-])"
)
_DISGUISED: Final = re.compile(
    r"(?<![\w.+-])[\w.+\-]{1,64}\s?[\[({]\s?at\s?[\])}]\s?[\w\-]{1,63}"
    r"(?:\s?(?:[\[({]\s?dot\s?[\])}]|\.)\s?[\w\-]{1,63}){1,4}",
    re.IGNORECASE,
)


def disguised(address: str) -> Iterator[str]:
    """Yield the words of an address as people write it against machines; none if it is no address.

    What stands around "at" and "dot" is no letter, so that one form stands for all brackets.
    """
    if _PLAIN.fullmatch(address.strip()):
        name, _, domain = address.strip().partition("@")
        yield f"{name} at {domain}"
        yield f"{name} at {domain.replace('.', ' dot ')}"


def find(text: str) -> Iterator[DetectedValue]:
    """Yield e-mail addresses."""
    if "@" in text:
        for match in _PLAIN.finditer(text):
            yield DetectedValue(KIND, match.start(), match.end(), match[0].casefold())
    for match in _DISGUISED.finditer(text):
        value = re.sub(r"\s?[\[({]\s?at\s?[\])}]\s?", "@", match[0], flags=re.IGNORECASE)
        value = re.sub(r"\s?[\[({]\s?dot\s?[\])}]\s?", ".", value, flags=re.IGNORECASE)
        yield DetectedValue(KIND, match.start(), match.end(), value.replace(" ", "").casefold())
