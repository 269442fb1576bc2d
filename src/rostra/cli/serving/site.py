"""`rostra serve site`: Django under Granian, its workers forked from one process that has loaded everything."""

import faulthandler
import gc
import multiprocessing
import os
from collections.abc import Callable
from typing import Any

from rostra.cli.serving.child import WHERE
from rostra.cli.serving.lifeline import end_with_parent
from rostra.kit.configuration import Configuration

# Threads of a worker wait for the disk and for their turn to write; more of them only share one interpreter.
_THREADS = 2
_NICENESS = 5  # readers come first: when the processors are busy, front answers from memory before a page is made
_KEPT_S = 600
_STOP_S = 8  # below the ten seconds the supervisor gives


def run_site(configuration: Configuration) -> int:
    """Prepare the database and static files, then serve until told to stop."""
    from rostra.config.starting import start

    start()
    from django.db import connections

    from rostra.config.preparing import prepare
    from rostra.config.set_up_link import write_set_up_link
    from rostra.config.warming import warm_up

    prepare(configuration)
    write_set_up_link(configuration)
    application = warm_up()
    connections.close_all()
    _write_down_where_it_hangs(configuration)
    # What is loaded now is shared by all workers as long as nobody writes to it, and counting references writes.
    gc.collect()
    gc.freeze()
    os.nice(_NICENESS)
    _serve(configuration, application)
    return 0


def _write_down_where_it_hangs(configuration: Configuration) -> None:
    """Have this process and its workers, when they are told to, write what each thread is at into a file of `run/`."""
    told = (configuration.run_folder / "site-hung.txt").open("a", encoding="utf-8")  # open as long as they live
    faulthandler.register(WHERE, told, all_threads=True)


def _serve(configuration: Configuration, application: Callable[..., Any]) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from rostra.cli.serving.granian_site import GranianSite

    multiprocessing.set_start_method("fork", force=True)
    address = configuration.site_address
    sockets = [address.socket for address in configuration.site_addresses if address.socket]
    for path in sockets:
        path.unlink(missing_ok=True)
    parent = os.getpid()

    def load() -> Callable[..., Any]:
        end_with_parent(parent)
        return application

    GranianSite(
        sockets,
        target="rostra.config.wsgi:application",
        address=address.host or "127.0.0.1",
        port=address.port or 8000,
        uds_permissions=0o600,
        interface=Interfaces.WSGI,
        workers=configuration.workers,
        blocking_threads=_THREADS,
        blocking_threads_idle_timeout=_KEPT_S,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        workers_kill_timeout=_STOP_S,
        log_level=LogLevels.warning,
    ).serve(target_loader=load, wrap_loader=False)
