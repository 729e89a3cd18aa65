"""Kinds of what leads to a person besides names, and the words by which they are told."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from casefiles.domain.dates.birth_dates import speaks_of_birth


class NumberKind(StrEnum):
    """Kinds of what leads to a person besides names."""

    RESIDENT_ID = "resident_id"
    PASSPORT = "passport"
    TAX_NUMBER = "tax_number"
    BANK_ACCOUNT = "bank_account"
    ADDRESS = "address"
    BIRTH_DATE = "birth_date"
    PHONE = "phone"
    PLATE = "plate"
    E_MAIL = "e_mail"
    HANDLE = "handle"
    CASE_NUMBER = "case_number"
    OTHER = "other"


IDENTIFIER_KINDS: Final = (
    "resident ID",
    "passport",
    "telephone",
    "e-mail",
    "WeChat",
    "handle",
    "address",
    "date of birth",
    "hukou book",
    "bank account",
    "bank card",
    "tax number",
    "number plate",
    "device",
    "case number",
    "licence",
    "account",
    "code",
    "file name",
    "other number",
)
"""What leads to a person besides names, as it is offered: a closed list, with a last resort."""
_ALSO: Final = frozenset(
    {
        *("law licence", "driving licence", "driver's licence", "driving license", "military id"),
        *("travel document", "birth certificate", "residence permit", "file number", "imei"),
        *("asylum number", "prisoner number", "url", "web address", "iban"),
    }
)
"""Other words for these, as forms that exist use them."""
_NUMBER_KINDS: Final[Mapping[str, NumberKind]] = {
    "resident id": NumberKind.RESIDENT_ID,
    "identity card": NumberKind.RESIDENT_ID,
    "hukou book": NumberKind.RESIDENT_ID,
    "passport": NumberKind.PASSPORT,
    "social security number": NumberKind.TAX_NUMBER,
    "tax number": NumberKind.TAX_NUMBER,
    "bank account": NumberKind.BANK_ACCOUNT,
    "bank card": NumberKind.BANK_ACCOUNT,
    "address": NumberKind.ADDRESS,
    "home address": NumberKind.ADDRESS,
    "date of birth": NumberKind.BIRTH_DATE,
    "telephone": NumberKind.PHONE,
    "phone": NumberKind.PHONE,
    "plate": NumberKind.PLATE,
    "number plate": NumberKind.PLATE,
    "e-mail": NumberKind.E_MAIL,
    "wechat": NumberKind.HANDLE,
    "handle": NumberKind.HANDLE,
    "case number": NumberKind.CASE_NUMBER,
    **dict.fromkeys(
        (
            *("national id", "national id number", "national identity number", "identity number"),
            *("id", "id number", "id card", "identity card number", "personal number", "pesel"),
            *("身份证", "身份证号", "удостоверение личности", "иин"),
        ),
        NumberKind.RESIDENT_ID,
    ),
    **dict.fromkeys(("passport number", "护照", "паспорт"), NumberKind.PASSPORT),
    **dict.fromkeys(
        (
            *("phone number", "telephone number", "mobile", "mobile phone", "cell phone"),
            *("电话", "手机", "телефон"),
        ),
        NumberKind.PHONE,
    ),
    **dict.fromkeys(("licence plate", "license plate", "car plate", "车牌"), NumberKind.PLATE),
    **dict.fromkeys(("email", "e-mail address", "email address"), NumberKind.E_MAIL),
    **dict.fromkeys(
        (
            *("telegram", "whatsapp", "signal", "qq", "weibo", "instagram", "facebook", "vk"),
            *("username", "user name", "微信"),
        ),
        NumberKind.HANDLE,
    ),
    **dict.fromkeys(("地址", "адрес", "residence"), NumberKind.ADDRESS),
}


def number_kind(kind: str) -> NumberKind:
    """Return which kind of number the lawyer's word for it means."""
    if speaks_of_birth(kind):
        return NumberKind.BIRTH_DATE
    return _NUMBER_KINDS.get(" ".join(kind.split()).casefold(), NumberKind.OTHER)


def is_identifier_kind(kind: str) -> bool:
    """Tell whether a word for what leads to a person is known; a date of birth in any language."""
    word = " ".join(kind.split()).casefold()
    return speaks_of_birth(kind) or word in _KNOWN_KINDS


_KNOWN_KINDS: Final = frozenset(map(str.casefold, IDENTIFIER_KINDS)) | _NUMBER_KINDS.keys() | _ALSO
