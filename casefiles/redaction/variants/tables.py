"""Tables of letters, as all systems of writing keep them."""


def letters(text: str) -> dict[str, str]:
    """Return a table of letters from pairs with spaces between: "а a  б b"."""
    told = text.split()
    return dict(zip(told[::2], told[1::2], strict=True))
