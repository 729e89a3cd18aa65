"""The room of the library: figures and authorities, with what they are safe for."""
