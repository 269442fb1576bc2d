"""A member's client over HTTP: it sends with one key until it is told that the post was taken."""

import re
import time
import uuid

import httpx

from tests.cast import PASSWORD

_PATIENCE_S = 60.0
_PAUSE_S = 0.1  # as a script waits before it tries again


class Poster:
    """Somebody signed in, as a script would be."""

    def __init__(self, url: str, name: str, client: httpx.Client | None = None) -> None:
        self._client = client or httpx.Client(base_url=url, timeout=15, follow_redirects=False)
        self._client.headers["Origin"] = url
        self.acknowledged: list[str] = []
        sent = {"csrfmiddlewaretoken": self._token("/account/sign-in/"), "login": name, "password": PASSWORD}
        answer = self._client.post("/account/sign-in/", data=sent)
        assert answer.status_code == 302, answer.text
        self._signed = self._token("/account/preferences/")

    def __enter__(self) -> "Poster":
        return self

    def __exit__(self, *_error: object) -> None:
        self._client.close()

    def read(self, path: str) -> str:
        """Return a page as the member has it."""
        return self._client.get(path, headers={"User-Agent": "Mozilla/5.0"}).text

    def upload(self, name: str, picture: bytes) -> str:
        """Send a picture, and return its token."""
        sent = {"csrfmiddlewaretoken": self._signed, "alt": "A pier"}
        answer = self._client.post("/media/upload/", data=sent, files={"picture": (name, picture)})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["token"])

    def upload_state(self, token: str) -> dict[str, str]:
        """Return what has become of a picture."""
        return dict(self._client.get(f"/media/status/{token}/").json())

    def send(self, topic: int, text: str, key: str = "") -> httpx.Response:
        """Send a reply once, whatever comes of it."""
        sent = {"csrfmiddlewaretoken": self._signed, "key": key or uuid.uuid4().hex, "body": text, "do": "post"}
        return self._client.post(f"/t/{topic}/reply/", data=sent)

    def reply(self, topic: int, text: str) -> str:
        """Send a reply until it is acknowledged, and return the path where it stands."""
        key, end = uuid.uuid4().hex, time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            try:
                answer = self.send(topic, text, key)
            except httpx.TransportError:
                time.sleep(_PAUSE_S)
                continue
            if answer.status_code == 302:
                self.acknowledged.append(text)
                return answer.headers["Location"].split("#")[0]
            assert answer.status_code >= 500, f"{answer.status_code} {answer.text}"
            time.sleep(_PAUSE_S)
        raise AssertionError(f"{text!r} was not acknowledged")

    def _token(self, path: str) -> str:
        answer = self._client.get(path)
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.text)
        assert found, answer.text
        return found[1]
