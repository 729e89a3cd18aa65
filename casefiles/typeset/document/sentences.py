"""Sentences that are read instead of a figure, made from patterns and the figure's own data."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from casefiles.typeset.document.inline import TextSpan

_TOKEN: Final = re.compile(r"\{([a-z]+)\}")


def filled(pattern: str, tokens: Mapping[str, str]) -> str:
    """Return a pattern with its tokens replaced; what is put in is not looked into again."""
    return _TOKEN.sub(lambda match: tokens.get(match.group(1), match.group()), pattern)


def plain(spans: Sequence[TextSpan]) -> str:
    """Return the text of spans, without the stop at its end."""
    return "".join(span.text for span in spans).rstrip(". ")
