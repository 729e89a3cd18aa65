"""Sandboxed workers that read and render hostile files; bytes in, plain values out."""
