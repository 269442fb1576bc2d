"""Fragments that were rendered before: the same macro with the same arguments gives the same HTML.

Twenty posts are most of a topic's page, and the same for most who read it. Nothing needs to be thrown away when
something changes, since what is shown is all in the key: the arguments by value, the language and the time zone.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeAlias

from markupsafe import Markup

from rostra.ui.speech import speech

Macro: TypeAlias = Callable[..., Markup]
_LIMIT = 8_000_000  # characters of each process: some 3,000 posts of the usual length
_LARGEST = 60_000  # characters; a longer fragment is rarely shown and would push out many others
_kept: OrderedDict[Hashable, Markup] = OrderedDict()
_weight = 0
_lock = Lock()


def kept(macro: Macro, *arguments: Hashable) -> Markup:
    """Return what the macro makes of its arguments, made at most once while it is remembered.

    The macro must show nothing but its arguments, which must be frozen; it may use gettext and times.
    """
    key = (macro, speech(), arguments)
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
    made = macro(*arguments)
    if len(made) <= _LARGEST:
        _keep(key, made)
    return made


def _keep(key: Hashable, made: Markup) -> None:
    global _weight  # noqa: PLW0603 - the weight of the one store of this process
    with _lock:
        if key not in _kept:
            _kept[key] = made
            _weight += len(made)
        while _weight > _LIMIT:
            _weight -= len(_kept.popitem(last=False)[1])
