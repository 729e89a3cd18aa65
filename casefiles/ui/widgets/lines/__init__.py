"""Lists with rows of two lines, whose first words are never cut."""
