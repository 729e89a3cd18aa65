"""Arguments, authorities, packs and limits of forums."""
