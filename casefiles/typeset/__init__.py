"""Pages from a document tree; knows no case and no vault."""
