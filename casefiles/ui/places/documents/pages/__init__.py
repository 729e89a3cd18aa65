"""Pages as they are seen: drawn, selected, turned, side by side."""
