"""Tests of what is read in printed papers before they leave."""
