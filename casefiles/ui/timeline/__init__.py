"""The room of the timeline: a painted line of time, and its list twin."""
