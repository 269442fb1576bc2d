"""Asking the site again and again whether it answers: one that takes the question and says nothing for long hangs."""

import socket
from contextlib import suppress

from rostra.cli.serving.instance import connection_to
from rostra.kit.setting_values import Address

# Both in looks, ten of which the supervisor takes in a second: while the machine sleeps or the supervisor is held,
# nobody is late. Front gives a question up after half a minute and lets no more than 1,000 wait at once: in two minutes
# a site that only has much to do has come to everything that was asked before.
_EVERY, PATIENCE = 100, 1_200
_CONNECT_S = 0.5
_QUESTION = b"GET /healthz HTTP/1.1\r\nHost: site\r\nConnection: close\r\n\r\n"


class Pings:
    """The questions to one site that are not answered yet, the oldest first."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._waiting: list[tuple[socket.socket, int]] = []
        self._looks = 0

    def is_overdue(self) -> bool:
        """Take a look: ask when it is time, take answers, and say whether one has been waited for too long."""
        self._looks += 1
        if self._looks % _EVERY == 0:
            self._ask()
        self._waiting = [(asked, at) for asked, at in self._waiting if not _is_over(asked)]
        return bool(self._waiting) and self._looks - self._waiting[0][1] > PATIENCE

    def forget(self) -> None:
        """Wait for no answer any more."""
        for asked, _ in self._waiting:
            asked.close()
        self._waiting.clear()

    def _ask(self) -> None:
        with suppress(OSError):  # Nobody takes connections: that is no hanging, and a dead site is noticed otherwise.
            asked = connection_to(self._address, _CONNECT_S)
            asked.sendall(_QUESTION)
            asked.setblocking(False)
            self._waiting.append((asked, self._looks))


def _is_over(asked: socket.socket) -> bool:
    """Say whether an answer has begun, or the connection has ended."""
    with suppress(BlockingIOError):
        with suppress(ConnectionError):
            asked.recv(1)
        asked.close()
        return True
    return False
