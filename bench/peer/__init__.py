"""Misago, a forum in Python that others wrote, measured on the same texts beside ours (`docs/decisions`, 0011).

It is installed from its published package into an environment of its own and runs as it came; only its settings are
ours (`inside/`). It wants PostgreSQL at 127.0.0.1:5432, where it gets a database that is dropped afterwards, and the
programs redis-server and nginx. Without them, or without the network, the table of results says so.
`python -m bench.peer` measures this part alone and prints its table.
"""
