"""What both sides of the wall say to each other: frames, answers, limits, codes."""
