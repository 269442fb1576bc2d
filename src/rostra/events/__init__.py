"""Announcing what happened; what follows from it is listed in `config/wiring.py`."""
