"""Step 4: findings, and signing for what stops it."""
