"""Tests of the screen of an emergency request."""
