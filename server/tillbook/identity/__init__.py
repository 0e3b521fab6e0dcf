"""People, their roles per store, how they sign in, sessions, API keys, enrolled devices, and rights lent by a second person.

Owns the tables `identity_*`. Keeps true: secrets are kept only as digests or sealed under the key file; a session dies at once
with its person or device; somebody active is always owner; a lent right names two different people and is used once; every
write has its audit row.
"""
