"""People, their roles per store, how they sign in, sessions, API keys and enrolled devices."""
