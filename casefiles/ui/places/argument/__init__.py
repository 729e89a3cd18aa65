"""Argument: grounds, limbs and what they rest on."""
