"""The check digit that bank cards and mobile devices share."""


def is_luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B)."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        total += sum(divmod(int(digit) * (1 + at % 2), 10))
    return total % 10 == 0 and digits.strip("0") != ""
