"""`./tillbook test`: every check of the program, section by section, with one overview at the end.

Keeps true: a section that could not run is named loudly and never counted as passed; any failure ends non-zero.
"""
