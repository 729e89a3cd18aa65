"""Words of kinship and whose kin they tell of, in nineteen languages; pure, knows no records."""
