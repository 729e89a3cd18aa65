"""What is known of a file: pages, items, traits, media, recognised text."""
