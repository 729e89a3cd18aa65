"""Names as Chinese shortens, masks and respells them."""
