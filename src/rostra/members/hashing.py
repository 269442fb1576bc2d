"""How passwords are hashed: Argon2id, and how many of them at once."""

from threading import BoundedSemaphore
from typing import Final

from django.contrib.auth.hashers import Argon2PasswordHasher

# Each takes its memory while it runs: a crowd that signs in together waits in a queue and does not fill the machine.
_AT_ONCE: Final = BoundedSemaphore(2)


class Hasher(Argon2PasswordHasher):
    """Argon2id with more memory than OWASP asks for at least (19 MiB, two rounds, one lane)."""

    time_cost = 2
    memory_cost = 32_768  # KiB
    parallelism = 1

    def encode(self, password: str, salt: str) -> str:
        """Return the hash of a password, once it is its turn."""
        with _AT_ONCE:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Say whether this is the hash of a password, once it is its turn."""
        with _AT_ONCE:
            return super().verify(password, encoded)
