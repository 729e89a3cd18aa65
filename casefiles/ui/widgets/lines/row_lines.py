"""What a row of two lines says: a lead that is never cut, a title, and what is known of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowLines:
    """The words of a row.

    Attributes:
        title: first line; shortened where there is no room.
        second: second line, the same.
        lead: before the title, such as a date; never cut, as wide in all rows.
        under: below the lead, the same.
        side: at the end of the second line, such as a state; never cut.
        icon: before the second line, with the role of its colour.
        side_icon: before the side, with the role of both.
        tone: colour role of the second line.
        meter: how many of how many, drawn at the end of the first line.
        is_group: heads the rows below it.
    """

    title: str
    second: str = ""
    lead: str = ""
    under: str = ""
    side: str = ""
    icon: tuple[str, str] | None = None
    side_icon: tuple[str, str] | None = None
    tone: str = "muted"
    meter: tuple[int, int] | None = None
    is_group: bool = False

    @property
    def in_words(self) -> str:
        """The row as a screen reader speaks it."""
        parts = (self.lead, self.under, self.title, self.second, self.side)
        return ", ".join(one for one in parts if one)
