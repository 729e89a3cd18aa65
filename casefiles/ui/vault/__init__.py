"""The vault itself: how it is guarded, backed up, checked and proven."""
