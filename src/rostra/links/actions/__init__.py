"""What can be done with link cards."""
