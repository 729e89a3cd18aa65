"""Step 2: sections, exhibits, statement of facts, narrative."""
