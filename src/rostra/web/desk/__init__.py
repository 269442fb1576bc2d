"""The news desk: what is being written, what waits, what is out, and the form for one story."""
