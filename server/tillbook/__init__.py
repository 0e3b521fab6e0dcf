"""Tillbook: the till and stock book of small retail chains.

`core` is pure (standard library only); `platform` is the technical ground; each other package is a context that owns
its tables and is entered through its `interface.py`; `app` puts them together.
"""

__version__ = "0.1.0"
