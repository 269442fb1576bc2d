"""`rostra serve front`: the process that browsers talk to, under Granian, without Django."""

import json
import multiprocessing
import os
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from rostra.cli.serving.lifeline import end_with_parent
from rostra.kit.configuration import Configuration

_STOP_S = 8  # below the ten seconds the supervisor gives
_HEADERS_MS = 10_000
_BUFFER = 64 * 1024  # bytes; what a client may send that nobody has read yet, its headers included
_SPARE = 1000  # requests at once beside the streams


def front_settings(configuration: Configuration) -> dict[str, Any]:
    """Return what front is told, in plain values: it reads no settings of its own."""
    return {
        "sites": [str(address.socket or address) for address in configuration.sites or configuration.site_addresses],
        "bus_socket": "" if configuration.redis_url else str(configuration.run_folder / "bus.sock"),
        "redis_url": configuration.redis_url,
        "presence_key": _presence_key(configuration) if configuration.redis_url else "",
        "static_dir": str(configuration.static_folder),
        "media_dir": str(configuration.media_folder),
        "base_url": configuration.base_url,
        "naming_file": str(configuration.run_folder / "site-name"),
        "cache_bytes": configuration.cache_bytes,
        "max_body_bytes": configuration.upload_bytes + configuration.body_bytes,
        "max_streams": configuration.streams,
        "trusted_proxies": [str(network) for network in configuration.trusted_proxies],
    }


def _presence_key(configuration: Configuration) -> str:
    """Return a key that all fronts of one forum have, and that says nothing of the secret it is made from."""
    return blake2b(configuration.secret.encode(), digest_size=16, person=b"presence").hexdigest()


def run_front(configuration: Configuration, *, is_alone: bool) -> int:
    """Serve until told to stop; one that is alone on its machine has the files it serves prepared first."""
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    from rostra.cli.serving.granian_front import GranianFront

    multiprocessing.set_start_method("fork", force=True)
    if is_alone and not _prepared_files(configuration):
        return 1
    os.environ["ROSTRA_FRONT_SETTINGS"] = json.dumps(front_settings(configuration))
    parent = os.getpid()

    def load() -> Callable[..., Any]:
        end_with_parent(parent)
        from rostra.front.app import make_app

        application: Callable[..., Any] = make_app()
        return application

    GranianFront(
        target="rostra.front.app:make_app",
        address=configuration.bind.host,
        port=configuration.bind.port,
        interface=Interfaces.ASGI,
        websockets=False,
        workers=1,
        backlog=4096,
        backpressure=configuration.streams + _SPARE,
        # Who may speak HTTP/2 must first say which of the two it is, and for that word nobody sets a limit of time.
        http=HTTPModes.auto if configuration.tls_certificate else HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=_HEADERS_MS, max_buffer_size=_BUFFER),
        ssl_cert=configuration.tls_certificate,
        ssl_key=configuration.tls_key,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        workers_kill_timeout=_STOP_S,
        log_level=LogLevels.warning,
    ).serve(target_loader=load, wrap_loader=False)
    return 0


def _prepared_files(configuration: Configuration) -> bool:
    """Say whether static files are there, in a process that ends: front itself loads no Django."""

    def prepare() -> None:
        from rostra.config.starting import start

        start()
        from rostra.config.preparing import prepare_files

        prepare_files(configuration)

    preparing = multiprocessing.Process(target=prepare)
    preparing.start()
    preparing.join()
    return preparing.exitcode == 0
