"""Sealing what the database keeps and a thief of the database must not read, under keys made from the secret key."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def sealed(text: str) -> str:
    """Return the text sealed under the secret key."""
    return _box().encrypt(text.encode()).decode()


def opened(text: str) -> str:
    """Return what was sealed, under this secret key or an older one; raises `cryptography.fernet.InvalidToken`."""
    return _box().decrypt(text.encode()).decode()


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key(str(secret))) for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"rostra second steps").derive(secret.encode())
    return base64.urlsafe_b64encode(derived)
