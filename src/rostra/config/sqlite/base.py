"""Django's SQLite backend on a sound library, in WAL mode, with fair turns for writers."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pysqlite3
from django.db.utils import OperationalError

from rostra.config.sqlite.library import instead_of_the_standard_library, require_sound
from rostra.config.sqlite.turns import Turns, TurnTimeout

with instead_of_the_standard_library():
    from django.db.backends.sqlite3 import base

_PATIENCE_S = 5.0
# A checkpoint while others commit is where SQLite's worst faults were: `tasks` alone checkpoints.
_AT_CONNECT = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA wal_autocheckpoint=0",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose write transactions wait for their turn before they begin."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        super().__init__(*args, **kwargs)
        require_sound(pysqlite3.sqlite_version_info)
        self._turns: Turns | None = None

    def get_connection_params(self) -> dict[str, Any]:
        """Return the parameters of the connection: every transaction is there to write."""
        parameters: dict[str, Any] = super().get_connection_params()
        parameters.setdefault("timeout", _PATIENCE_S)
        self.transaction_mode = "IMMEDIATE"
        self.init_commands = list(_AT_CONNECT)
        return parameters

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401 - as Django's
        """Connect, and join the queue of writers unless the database is in memory."""
        if not self.is_in_memory_db():
            self._turns = Turns(Path(f"{conn_params['database']}-turns"))
        return super().get_new_connection(conn_params)

    def _start_transaction_under_autocommit(self) -> None:
        try:
            if self._turns:
                self._turns.take(_PATIENCE_S)
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except TurnTimeout:
            raise OperationalError("database is locked: others wrote for too long") from None
        except BaseException:
            self._give_back()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._give_back()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_back()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            turns, self._turns = self._turns, None
            if turns:
                with suppress(OSError):
                    turns.close()

    def _give_back(self) -> None:
        if self._turns:
            self._turns.give_back()
