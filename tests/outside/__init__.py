"""Suites that others wrote. Their files are not part of the project; see `suites.py` for where they are looked for."""
