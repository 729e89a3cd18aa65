"""Days of birth, in any date language, compared by day."""
