"""Figures for people: the morning page and three charts. Owns no table; reads the views that the owners of the facts make."""
