"""Tests. Each name is the rule it holds."""
