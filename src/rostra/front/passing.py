"""Requests that only the site can answer: passed on within limits; when they fail, what was typed is given back."""

import asyncio
from collections.abc import Mapping

import structlog

from rostra.front import relaying
from rostra.front.addresses import Proxies, household
from rostra.front.asgi import Headers, Receive, Scope, Send, header
from rostra.front.bodies import GLANCE_S, Bodies, Body, TooLargeError, TooManyError, TooSlowError, has_body
from rostra.front.cache import PageCache
from rostra.front.given_back import again_of, is_form, typed_in_form
from rostra.front.naming import Named
from rostra.front.pages import megabytes, send_page
from rostra.front.settings import FrontSettings
from rostra.front.site import Site, SiteBroke, SiteDown
from rostra.front.telling import Telling
from rostra.front.visits import Visits
from rostra.kit import front_headers
from rostra.kit.sending_again import Again

log = structlog.get_logger()


class Passing:
    """Passes requests on to the site, and its answers back."""

    def __init__(
        self,
        settings: FrontSettings,
        *,
        site: Site,
        cache: PageCache,
        proxies: Proxies,
        telling: Telling,
        visits: Visits,
        named: Named,
    ) -> None:
        self._settings = settings
        self._site = site
        self._cache = cache
        self._proxies = proxies
        self._telling = telling
        self._visits = visits
        self._named = named
        self._bodies = Bodies()

    async def relay(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the site does, or say what is the matter and give back what was typed."""
        settings = self._settings
        if not has_body(scope["headers"]):
            await self._ask(scope, send, None)
            return
        body = Body(receive, settings.max_body_bytes, settings.client_timeout_s)
        try:
            body.require_fits(scope["headers"])
            with self._bodies.on_its_way(household(self._proxies.client(scope).address)):
                await self._ask(scope, send, body)
        except TooLargeError:
            content_type = header(scope["headers"], b"content-type") or b""
            form, limit = await body.without_files(content_type), megabytes(settings.max_body_bytes)
            typed = typed_in_form(content_type, form)
            await send_page("large", scope, send, self._named.now, limit=limit, typed=typed)
        except TooManyError:
            await send_page("many", scope, send, self._named.now, typed=await _typed(scope, body, GLANCE_S))
        except TooSlowError:
            await send_page("slow", scope, send, self._named.now, typed=await _typed(scope, body, 0))
        finally:
            body.close()

    async def _ask(self, scope: Scope, send: Send, body: Body | None) -> None:
        headers = self._telling.of_client(scope, asyncio.get_running_loop().time())
        try:
            response = await relaying.ask(self._site, scope, headers, body)
            async with response:
                self.heed(scope, response.headers)
                log.info("passed_on", status=response.status, **_about(scope, headers))
                await relaying.pass_on(scope, send, response, self._settings.client_timeout_s)
        except SiteDown as down:
            kind = "broke" if body and isinstance(down, SiteBroke) else "down"
            log.warning("not_answered_by_site", kind=kind, status=503, **_about(scope, headers))
            typed, again = await _typed(scope, body), await _again(scope, body)
            await send_page(kind, scope, send, self._named.now, typed=typed, again=again)

    def heed(self, scope: Scope, told: Mapping[str, str]) -> None:
        """Act on what the site tells with an answer, before the answer is passed on."""
        stale = told.get(front_headers.PURGE)
        if stale:
            self._cache.purge(stale.split())
        viewing = told.get(front_headers.VIEWING)
        if viewing:
            self._visits.heed(scope, viewing)


def _about(scope: Scope, headers: Headers) -> dict[str, str]:
    mark = (header(headers, b"x-request-id") or b"").decode("latin-1")
    return {"method": scope["method"], "path": scope["path"], "request_id": mark}


async def _typed(scope: Scope, body: Body | None, patience_s: float | None = None) -> list[tuple[str, str]]:
    """Return the texts of a form that could not be delivered, so that they can be given back."""
    content_type = header(scope["headers"], b"content-type") or b""
    if body is None or not is_form(content_type):
        return []
    return typed_in_form(content_type, await body.beginning(patience_s))


async def _again(scope: Scope, body: Body | None) -> Again | None:
    """Return the form that could not be delivered if it is here whole and may be sent again."""
    content_type = header(scope["headers"], b"content-type") or b""
    if body is None or not body.is_whole:
        return None
    return again_of(scope, content_type, await body.beginning())
