"""Granian as front needs the site: each worker listens at a socket of its own."""

from pathlib import Path
from typing import Any

from rostra.cli.serving.stopping import PatientServer


class GranianSite(PatientServer):
    """A Granian server with as many sockets as workers, so that front chooses who is asked; with none, at a port.

    Workers at one socket race for each connection, and one that is kept stays with the winner: it was up to luck
    whether any work was left for the others. The sockets stay open here: who finds a worker dead waits for the next.
    """

    def __init__(self, sockets: list[Path], **settings: Any) -> None:  # noqa: ANN401 - passed on to Granian as they are
        self._sockets = sockets
        self._listening: list[tuple[Any, Any]] = []
        super().__init__(uds=sockets[0] if sockets else None, **settings)

    def _init_shared_socket(self) -> None:
        paths: list[Path | None] = [*self._sockets] or [None]
        for path in paths:
            self.bind_uds = path
            super()._init_shared_socket()  # type: ignore[no-untyped-call] # Granian is typed in part
            self._listening.append((self._shd, self._sso))

    def _spawn_worker(self, idx: int, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - passed on and back as they are
        self._shd, self._sso = self._listening[idx if self._sockets else 0]
        return super()._spawn_worker(idx, *given, **named)

    def _drop_shared_socket(self) -> None:
        for _, sso in self._listening:
            self._sso = sso
            super()._drop_shared_socket()  # type: ignore[no-untyped-call] # as above
