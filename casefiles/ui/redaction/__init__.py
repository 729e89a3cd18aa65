"""History: what was done in the vault, when and by whom, and the way back."""
