"""The terminal: commands, options, exit codes; asks the office only."""
