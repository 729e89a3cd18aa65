"""Everything that stops a dossier until it is resolved or signed for."""
