"""Step 1: who reads it, and what stands for persons."""
