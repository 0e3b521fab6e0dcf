"""Identity at its doors."""
