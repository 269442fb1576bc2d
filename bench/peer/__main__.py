"""Measures the peer beside ours, and nothing else; prints the table."""

from bench.kept import fresh_site
from bench.peer.beside import beside
from bench.report import table_beside
from bench.server import Server


def main() -> None:
    """Measure on a fresh copy of the data set."""
    with Server(fresh_site()) as server:
        print(table_beside(beside(server)))


if __name__ == "__main__":
    main()
