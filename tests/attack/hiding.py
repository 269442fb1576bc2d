"""Hide the marked words on a running site, by `python -m tests.attack.hiding`, which prints every address there is."""

from rostra.config.starting import start

if __name__ == "__main__":
    start()
    from tests.attack.canaries import hide_them_all, show_for_now
    from tests.attack.crawl import every_address
    from tests.cast import a_member

    a_member("mia")
    hide_them_all()
    show_for_now()
    print("\n".join(every_address()))  # noqa: T201 - what it is for
