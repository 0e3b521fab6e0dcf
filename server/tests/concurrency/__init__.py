"""Tests with several connections at once, and with statements that fail."""
