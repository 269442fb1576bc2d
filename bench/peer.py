"""Why no other forum stands in the table yet: what was tried, so that nobody has to guess."""

NOTE = (
    "None is measured. FlaskBB 2.0.2 was tried on Python 3.11: the versions it pins do not install (MarkupSafe 1.0 "
    "wants a part of setuptools that is gone), and with newer ones its own code stops at `collections.MutableMapping`, "
    "which Python 3.10 dropped. It starts once that name is put back, some 45 parts are installed by hand against its "
    "pins, and its two plugins, which insist on them, are left out; no data set was put into it and nothing was "
    "measured with it. Misago 0.39 was not tried: it wants PostgreSQL, and `make bench` asks for SQLite alone."
)
