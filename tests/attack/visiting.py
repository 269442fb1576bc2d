"""Visiting the running server as a browser does, signed in or not, with answers as Django's client gives them."""

import re

import httpx
from django.http import HttpResponse

from tests.cast import PASSWORD

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_LONGEST_S = 30.0
_HOME = {"guest": "/account/sign-in/", "member": "/account/preferences/"}


class Visitor:
    """Somebody who asks over HTTP and follows nothing; use it in a `with` block."""

    def __init__(self, url: str, name: str = "", *, password: str = PASSWORD) -> None:
        self.client = httpx.Client(base_url=url, timeout=_LONGEST_S, headers={"Origin": url})
        self._kind = "guest"
        if name:
            answer = self.post("/account/sign-in/", login=name, password=password)
            assert answer.status_code == 302, answer.text
            self._kind = "member"

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *_error: object) -> None:
        self.client.close()

    def get(self, address: str) -> HttpResponse:
        """Ask for a page; who is not signed in brings no cookie along, as a stranger does not."""
        if self._kind == "guest":
            self.client.cookies.clear()
        return _as_djangos(self.client.get(address))

    def post(self, address: str, **form: str) -> HttpResponse:
        """Send a form with the token of this session."""
        found = _TOKEN.search(self.client.get(_HOME[self._kind]).text)
        assert found
        return _as_djangos(self.client.post(address, data={"csrfmiddlewaretoken": found[1], **form}))


def _as_djangos(answer: httpx.Response) -> HttpResponse:
    headers = {name: ", ".join(answer.headers.get_list(name)) for name in answer.headers}
    return HttpResponse(answer.content, status=answer.status_code, headers=headers)
