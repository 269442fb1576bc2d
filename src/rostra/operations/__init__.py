"""Keeping the site running: set-up, workers of the queue, health, the doctor."""
