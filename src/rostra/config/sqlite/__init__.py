"""SQLite as Rostra uses it: a library without known faults, fair turns for writers, one process that checkpoints."""
