"""The statement of facts and the running narrative."""
