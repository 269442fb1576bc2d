"""Why no other forum stands in the table yet: what was tried, so that nobody has to guess."""

NOTE = (
    "None is measured. FlaskBB 2.0.2 was tried on Python 3.11: the versions it pins do not install (MarkupSafe 1.0 "
    "wants a part of setuptools that is gone), and with newer ones its own code stops at `collections.MutableMapping`, "
    "which Python 3.10 dropped. With that name put back and some 45 parts installed by hand against its pins it writes "
    "a configuration; it was taken no further, since a program changed so far is no fair measure. Misago 0.39 was not "
    "tried: it wants PostgreSQL, and `make bench` asks for SQLite alone."
)
