"""What can be done with the index."""
