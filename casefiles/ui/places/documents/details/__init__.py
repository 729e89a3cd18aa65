"""What hangs on a document: facts, consent, custody, links, text."""
