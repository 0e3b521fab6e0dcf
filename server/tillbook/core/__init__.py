"""The pure core: frozen values and functions. Standard library only; no clock, no randomness, no I/O, no framework."""
