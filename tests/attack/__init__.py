"""What strangers and members may not do or learn."""
