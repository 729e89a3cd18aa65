"""Kinds of what leads to a person besides names, and the words by which they are told."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from casefiles.domain.dates.birth_dates import speaks_of_birth


class IdentifierCategory(StrEnum):
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
_NUMBER_KINDS: Final[Mapping[str, IdentifierCategory]] = {
    "resident id": IdentifierCategory.RESIDENT_ID,
    "identity card": IdentifierCategory.RESIDENT_ID,
    "hukou book": IdentifierCategory.RESIDENT_ID,
    "passport": IdentifierCategory.PASSPORT,
    "social security number": IdentifierCategory.TAX_NUMBER,
    "tax number": IdentifierCategory.TAX_NUMBER,
    "bank account": IdentifierCategory.BANK_ACCOUNT,
    "bank card": IdentifierCategory.BANK_ACCOUNT,
    "address": IdentifierCategory.ADDRESS,
    "home address": IdentifierCategory.ADDRESS,
    "date of birth": IdentifierCategory.BIRTH_DATE,
    "telephone": IdentifierCategory.PHONE,
    "phone": IdentifierCategory.PHONE,
    "plate": IdentifierCategory.PLATE,
    "number plate": IdentifierCategory.PLATE,
    "e-mail": IdentifierCategory.E_MAIL,
    "wechat": IdentifierCategory.HANDLE,
    "handle": IdentifierCategory.HANDLE,
    "case number": IdentifierCategory.CASE_NUMBER,
    **dict.fromkeys(
        (
            *("national id", "national id number", "national identity number", "identity number"),
            *("id", "id number", "id card", "identity card number", "personal number", "pesel"),
            *("身份证", "身份证号", "удостоверение личности", "иин"),
        ),
        IdentifierCategory.RESIDENT_ID,
    ),
    **dict.fromkeys(("passport number", "护照", "паспорт"), IdentifierCategory.PASSPORT),
    **dict.fromkeys(
        (
            *("phone number", "telephone number", "mobile", "mobile phone", "cell phone"),
            *("电话", "手机", "телефон"),
        ),
        IdentifierCategory.PHONE,
    ),
    **dict.fromkeys(
        ("licence plate", "license plate", "car plate", "车牌"), IdentifierCategory.PLATE
    ),
    **dict.fromkeys(("email", "e-mail address", "email address"), IdentifierCategory.E_MAIL),
    **dict.fromkeys(
        (
            *("telegram", "whatsapp", "signal", "qq", "weibo", "instagram", "facebook", "vk"),
            *("username", "user name", "微信"),
        ),
        IdentifierCategory.HANDLE,
    ),
    **dict.fromkeys(("地址", "адрес", "residence"), IdentifierCategory.ADDRESS),
}


def number_kind(kind: str) -> IdentifierCategory:
    """Return which kind of number the lawyer's word for it means."""
    if speaks_of_birth(kind):
        return IdentifierCategory.BIRTH_DATE
    return _NUMBER_KINDS.get(" ".join(kind.split()).casefold(), IdentifierCategory.OTHER)


def is_identifier_kind(kind: str) -> bool:
    """Tell whether a word for what leads to a person is known; a date of birth in any language."""
    word = " ".join(kind.split()).casefold()
    return speaks_of_birth(kind) or word in _KNOWN_KINDS


_KNOWN_KINDS: Final = frozenset(map(str.casefold, IDENTIFIER_KINDS)) | _NUMBER_KINDS.keys() | _ALSO
