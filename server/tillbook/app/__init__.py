"""The composition root: URLs, ASGI, the command line, the proof over all contexts."""
