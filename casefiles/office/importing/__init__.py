"""Files and whole case forms come in."""
