"""Bringing data in from files that span several contexts, and writing everything out again.

Owns no table. Keeps true: every row of a file is accepted or has one stated reason, and the two add up to all rows; a dry run
changes nothing and says the same; a second run of the same file changes nothing.
"""
