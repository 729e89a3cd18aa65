"""A newcomer's story: from an empty home folder to a dossier and a pack."""
