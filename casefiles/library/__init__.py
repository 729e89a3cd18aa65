"""What the program knows of the law, as data: rules of time, tests, authorities, vocabularies."""
