"""Exhibits: their list, the bands above their pages, and what their sheets say."""
