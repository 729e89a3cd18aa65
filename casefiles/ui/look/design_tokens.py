"""The colours of the window, by what they are for."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DesignTokens:
    """The colours, by what they are for, as #rrggbb.

    Attributes:
        bg: ground of the window.
        surface: ground of lists, fields and pages' surroundings.
        raised: ground of the rail, chips, menus and tooltips.
        line: quiet borders between things; carries no meaning.
        edge: border of what can be typed into or pressed, at least 3:1 on every ground.
        text: words.
        muted: secondary words.
        accent: what is primary, chosen or focused.
        on_accent: words on the accent.
        danger: what is wrong.
        warn: what needs attention.
        ok: what was proven.
        select: ground of what is selected.
        hover: ground under the pointer.
        accent_over: ground of what is primary, under the pointer.
        accent_down: the same, pressed.
        thumb: handle of a scroll bar.
        lane1: of the client's events, on the timeline. lane2: of family and witnesses.
        lane3: of the proceedings. lane4: of intimidation and reprisals. lane5: of the defence.
    """

    bg: str
    surface: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    danger: str
    warn: str
    ok: str
    select: str
    hover: str
    accent_over: str
    accent_down: str
    thumb: str
    lane1: str
    lane2: str
    lane3: str
    lane4: str
    lane5: str


LIGHT: Final = DesignTokens(
    bg="#f6f7f9",
    surface="#ffffff",
    raised="#eef1f5",
    line="#d5dae1",
    edge="#768091",
    text="#1b2430",
    muted="#566173",
    accent="#1f5fae",
    on_accent="#ffffff",
    danger="#b3261e",
    warn="#8a5a00",
    ok="#1d6f42",
    select="#dbe8f8",
    hover="#edf2f9",
    accent_over="#1b5499",
    accent_down="#174985",
    thumb="#858f9e",
    lane1="#1f5fae",
    lane2="#7a3fa0",
    lane3="#0f6e66",
    lane4="#b3261e",
    lane5="#8a5a00",
)
CONTRAST: Final = DesignTokens(
    bg="#ffffff",
    surface="#ffffff",
    raised="#ffffff",
    line="#000000",
    edge="#000000",
    text="#000000",
    muted="#000000",
    accent="#0033a0",
    on_accent="#ffffff",
    danger="#8a0005",
    warn="#5c3b00",
    ok="#004d26",
    select="#e0ebff",
    hover="#e0ebff",
    accent_over="#002880",
    accent_down="#001e60",
    thumb="#000000",
    lane1="#0033a0",
    lane2="#5b1a80",
    lane3="#004a44",
    lane4="#8a0005",
    lane5="#5c3b00",
)
"""For eyes that need more contrast: no grey at all."""
DARK: Final = DesignTokens(
    bg="#15191f",
    surface="#1c2129",
    raised="#252b35",
    line="#353d49",
    edge="#7f8ba2",
    text="#e6eaf0",
    muted="#a3adbb",
    accent="#7db2f5",
    on_accent="#0d1a2b",
    danger="#ff8a80",
    warn="#f0c060",
    ok="#7fd6a3",
    select="#2a3f5c",
    hover="#232c3a",
    accent_over="#92bff7",
    accent_down="#a8cbf8",
    thumb="#6d788b",
    lane1="#7db2f5",
    lane2="#cda2f2",
    lane3="#5fd0c2",
    lane4="#ff8a80",
    lane5="#f0c060",
)
