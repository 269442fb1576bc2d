"""Fill a running site with the standing cast and two sections, as `python -m tests.populate`."""

from rostra.config.starting import start

if __name__ == "__main__":
    start()
    from tests import cast

    for person in (cast.ada, cast.erin, cast.carol, cast.alice, cast.bob, cast.mallory):
        person()
    cast.a_section()
    cast.a_news_section()
