"""Casefiles: encrypted case files and redacted dossiers for extradition defence."""

__version__ = "0.1.0"
