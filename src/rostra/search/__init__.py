"""Finding posts by their words."""
