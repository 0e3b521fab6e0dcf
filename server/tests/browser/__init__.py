"""The till and the office in a real Chromium against a real server over a small demo chain."""
