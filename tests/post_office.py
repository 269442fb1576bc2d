"""A mail server that keeps what it is given: letters reach it as they reach any other (RFC 5321, the least of it)."""

import email
import re
import socketserver
import threading
from dataclasses import dataclass
from email.policy import default
from types import TracebackType
from typing import TYPE_CHECKING, cast

from tests.waiting import within

if TYPE_CHECKING:
    from email.message import EmailMessage

_ARRIVE_S = 20.0  # tasks looks for work every moment, but the machine may be busy


@dataclass(frozen=True)
class Letter:
    """A letter as its reader gets it."""

    to: str
    subject: str
    text: str

    @property
    def link(self) -> str:
        """The first link."""
        found = re.search(r"https?://\S+", self.text)
        assert found, self.text
        return found[0]


class PostOffice(socketserver.ThreadingTCPServer):
    """Use it in a `with` block; `url` is what ROSTRA_SMTP_URL is set to."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Counter)
        self.url = f"smtp://127.0.0.1:{self.server_address[1]}"
        self.letters: list[Letter] = []

    def __enter__(self) -> "PostOffice":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()

    def letter(self, to: str, about: str = "") -> Letter:
        """Wait for a letter to somebody whose subject has these words in it, and return the newest."""

        def found() -> list[Letter]:
            return [one for one in self.letters if one.to == to and about in one.subject]

        assert within(_ARRIVE_S, lambda: bool(found())), f"no letter to {to} among {self.letters}"
        return found()[-1]


class _Counter(socketserver.StreamRequestHandler):
    """One conversation with whoever brings letters."""

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline():
            command = line[:4].upper().strip()
            if command == b"DATA":
                self._say("354 go on")
                self._take()
            elif command == b"QUIT":
                self._say("221 bye")
                return
            self._say("250 well")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        message: EmailMessage = email.message_from_bytes(b"".join(lines), policy=default)
        text = message.get_body(("plain",))
        office = cast("PostOffice", self.server)
        office.letters.append(Letter(str(message["To"]), str(message["Subject"]), text.get_content() if text else ""))
