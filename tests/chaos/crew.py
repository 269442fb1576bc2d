"""Eight members and a topic on a running server, by `python -m tests.chaos.crew`, which prints the topic's number."""

from rostra.config.starting import start

NAMES = tuple(f"sailor{number}" for number in range(8))

if __name__ == "__main__":
    start()
    from tests import cast

    for name in NAMES:
        cast.a_member(name)
    print(cast.a_topic("In any weather").pk)  # noqa: T201 - what it is for
