"""The demo chain: Rye & Harbour, five stores and a warehouse, two years of trade ending yesterday.

Owns no table. Keeps true: everything comes from one seed and the day it ends on, so two demos made on the same day hold the
same documents (but for the server's key); whatever happened went through the same documents and movements as a real shop's, so
`verify` covers all of it.
"""
