"""Counting by letters."""

from casefiles.domain.foundation.alphabetic_numbering import (
    letters_from_number,
    number_from_letters,
)


def test_letters_are_counted_as_columns_of_a_sheet():
    told = [letters_from_number(number) for number in (0, 1, 26, 27, 52, 53, 702, 703, 16_384)]
    assert told == ["", "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]
    assert all(
        number_from_letters(letters_from_number(number)) == number for number in range(20_000)
    )
