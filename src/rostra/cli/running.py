"""The address under which the server that runs on a data directory is reached, for what commands print."""

from rostra.cli.serving.instance import is_running
from rostra.kit.configuration import Configuration, run_folder_of
from rostra.kit.reading_settings import DEFAULT

_FILE = "base-url"


def base_url(configuration: Configuration) -> str:
    """Return the address people see: the setting, or where the server runs that was told another one, or the default.

    A command knows nothing of what `rostra serve` was given on its command line.
    """
    if configuration.sources["base_url"] != DEFAULT:
        return configuration.base_url.rstrip("/")
    file = run_folder_of(configuration.data) / _FILE
    left = file.read_text(encoding="ascii").strip() if file.is_file() else ""
    return left if left and is_running(configuration.data) else configuration.base_url.rstrip("/")


def leave_base_url(configuration: Configuration) -> None:
    """Leave the address for the commands that are run beside this server; once it has ended nobody believes it."""
    (configuration.run_folder / _FILE).write_text(f"{configuration.base_url.rstrip('/')}\n", encoding="ascii")
