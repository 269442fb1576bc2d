"""Settings of the tests: the real ones, on a data directory of their own.

`ROSTRA_TEST_DATABASE=postgres` runs them on PostgreSQL at 127.0.0.1 (another address: a URL); without it, on SQLite.
"""

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="rostra-tests-")
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
for _name in [name for name in os.environ if name.startswith("ROSTRA_") and not name.startswith("ROSTRA_TEST_")]:
    if _name != "ROSTRA_REQUIRE":
        del os.environ[_name]
os.environ |= {
    "ROSTRA_DATA": _FOLDER,
    "ROSTRA_DEVELOPMENT": "yes",
    "ROSTRA_LOG_LEVEL": "error",
    "ROSTRA_SECRET_KEY": "tests " * 8,
}
_DATABASE = os.environ.get("ROSTRA_TEST_DATABASE", "sqlite")
if _DATABASE != "sqlite":
    os.environ["ROSTRA_DATABASE_URL"] = (
        "postgres://postgres@127.0.0.1:5432/rostra" if _DATABASE == "postgres" else _DATABASE
    )

from rostra.config.settings import *  # noqa: E402, F403 - the environment comes first

if _DATABASE == "sqlite":
    # In memory, for each worker of a parallel run too: pytest-django sees to it for Django's own backend alone.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405 - from the settings above

# Nothing is collected here, so names carry no hash.
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405 - from the settings above
