"""Rules over records: cites, what may leave, presets, questionnaires."""
