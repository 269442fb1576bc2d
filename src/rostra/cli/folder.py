"""The data directory of a command: made by those that begin a site, there already for those that work on one."""

from rostra.kit.configuration import Configuration
from rostra.kit.reading_settings import DEFAULT, SettingError
from rostra.kit.refusal import Refused

# Others would answer of an empty site, where a name was only mistyped.
_WORKS_ON_ONE = frozenset({"section", "member", "publish", "search", "doctor"})
_NEEDS_NONE = frozenset({"config"})


def require_data_folder(command: str, configuration: Configuration) -> None:
    """Make the data directory if this command may, open to this user alone: addresses and passwords lie in it.

    Raises `Refused` when there is none to work on, `SettingError` when it cannot be made or written to.
    """
    data = configuration.data
    if command in _NEEDS_NONE:
        return
    if command in _WORKS_ON_ONE and not data.is_dir() and configuration.sources["database_url"] == DEFAULT:
        raise Refused("no_data", f"there is no data directory {data}. Name the one of your site with --data.")
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        (data / ".writable").touch(mode=0o600)
        (data / ".writable").unlink(missing_ok=True)
    except OSError as error:
        raise SettingError(
            f"ROSTRA_DATA is {str(data)!r} (from: {configuration.sources['data']}), "
            f"but must be a folder that this user can write to: {error.strerror}."
        ) from None
