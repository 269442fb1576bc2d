"""The one-time link by which the first administrator sets the site up. It works until there is an administrator."""

from pathlib import Path

from rostra.kit.configuration import Configuration
from rostra.operations.queries import has_administrator
from rostra.operations.set_up_token import set_up_token


def link_file(configuration: Configuration) -> Path:
    """Return the file that holds the link while it is good."""
    return configuration.run_folder / "set-up-link"


def write_set_up_link(configuration: Configuration) -> None:
    """Leave the link where the supervisor finds it to print, or take it away."""
    file = link_file(configuration)
    if has_administrator():
        file.unlink(missing_ok=True)
        return
    file.touch(mode=0o600)
    file.write_text(f"{configuration.base_url}/setup/{set_up_token(configuration.secret)}/\n", encoding="ascii")
