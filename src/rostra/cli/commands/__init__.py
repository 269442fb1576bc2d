"""What `rostra` can do. A module here has `HELP`, `arguments(parser)` and `run(options)`; `main.py` lists it."""
