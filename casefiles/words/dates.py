"""Texts for people about dates in words: what was understood, and how to write it."""

from typing import Final

from casefiles.words.language import msg_mark

MONTHS: Final = (
    *(msg_mark("Jan"), msg_mark("Feb"), msg_mark("Mar"), msg_mark("Apr")),
    *(msg_mark("May"), msg_mark("Jun"), msg_mark("Jul"), msg_mark("Aug")),
    *(msg_mark("Sep"), msg_mark("Oct"), msg_mark("Nov"), msg_mark("Dec")),
)
"""As they stand in a line with the hour."""
LONG_MONTHS: Final = (
    *(msg_mark("January"), msg_mark("February"), msg_mark("March"), msg_mark("April")),
    *(msg_mark("May"), msg_mark("June"), msg_mark("July"), msg_mark("August")),
    *(msg_mark("September"), msg_mark("October"), msg_mark("November"), msg_mark("December")),
)
DATES: Final = {
    "calendar_without_dates": (
        "No upcoming date has an exact day. Nothing was written.",
        "Add a date with its day, or wait until one is fixed.",
    ),
    "date_empty": ("There is no date yet.", "Enter a date as exactly as you know it."),
    "date_unread": (
        "This is not a date.",
        "Write it like 14 Mar 2019, March 2012, about 2019, March to May 2019, before 2020.",
    ),
    "date_day_or_month_first": (
        "Day or month first?",
        "Both could be meant; write the month as a word.",
    ),
    "date_which_winter": (
        "Which winter: at its beginning or its end?",
        "Write both years, such as winter 2019/20.",
    ),
    "date_year_of_two_digits": ("Which century?", "Write the year with four digits."),
    "date_not_in_calendar": (
        "The calendar has no such day or time.",
        "Check day, month and time.",
    ),
    "date_ends_before_start": ("This ends before it starts.", "Check both ends."),
    "date_on_another_weekday": (
        "That day was another day of the week.",
        "Check the date, or omit the weekday.",
    ),
}
