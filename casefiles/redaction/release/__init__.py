"""From a whole case to what one audience may read."""
