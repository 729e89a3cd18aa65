"""JSON read without mercy: doubled keys, NaN, absurd numbers and hidden characters are refused."""

import json
import math
from typing import Any, NoReturn

from casefiles.domain.foundation.errors import InvalidInput

FORM_LIMIT = 16 << 20
"""No case form is larger, in bytes."""
_NUMBER_LIMIT = 1e9
_DIGITS_LIMIT = 24


def read_json(data: bytes) -> Any:
    """Read one JSON value.

    Raises:
        InvalidForm: too large, not UTF-8, not JSON, a doubled key, a number that is no number or
            absurdly large, or nested too deeply.
    """
    if len(data) > FORM_LIMIT:
        raise InvalidInput("form_too_large", limit=FORM_LIMIT)
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_without_doubles,
            parse_constant=_no_constant,
            parse_float=_sane_float,
            parse_int=_sane_int,
        )
    except UnicodeDecodeError as error:
        raise InvalidInput("form_not_utf8", byte=error.start) from None
    except json.JSONDecodeError as error:
        raise InvalidInput("form_not_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise InvalidInput("form_too_deep") from None


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise InvalidInput("form_doubled_key")
    return found


def _no_constant(_name: str) -> NoReturn:
    raise InvalidInput("form_absurd_number")


def _sane_float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value) or abs(value) > _NUMBER_LIMIT:
        raise InvalidInput("form_absurd_number")
    return value


def _sane_int(text: str) -> int:
    if len(text) > _DIGITS_LIMIT or abs(int(text)) > _NUMBER_LIMIT:
        raise InvalidInput("form_absurd_number")
    return int(text)
