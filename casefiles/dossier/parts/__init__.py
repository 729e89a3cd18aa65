"""The parts of a dossier: cover, narrative, exhibits, grounds, forms."""
