"""The words between the program and its template process."""

import struct

MESSAGE = struct.Struct(">cq")
"""A letter and a number; each travels as one packet."""

READY, FORK, FORKED, END, ENDED = b"R", b"F", b"P", b"E", b"S"
"""Ready (1 if inside namespaces), fork (with two ends of pipes), forked (process id), end (process
id), ended (wait status)."""
