"""Granian as front needs it: streams are told to end before the server waits for what is in flight."""

from rostra.cli.serving.stopping import PatientServer
from rostra.front.app import LAST_CALL


class GranianFront(PatientServer):
    """A Granian server whose workers hear of its end a moment before it."""

    first_signal = LAST_CALL
