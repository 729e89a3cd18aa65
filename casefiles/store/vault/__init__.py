"""The open vault: one writer, one reader, nothing acknowledged before it is safe."""
