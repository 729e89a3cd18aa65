"""The room of people: who the case speaks of, how readers see them, how they may be reached."""
