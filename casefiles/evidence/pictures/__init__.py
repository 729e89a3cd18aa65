"""Pictures, and what they reveal beside their pixels."""
