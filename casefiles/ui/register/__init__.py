"""The room of the proceedings: every record of the register, by type."""
