"""The secret part of the link by which the first administrator sets the site up."""

import hmac


def set_up_token(secret: str) -> str:
    """Return the token of this installation's link; good as long as nobody administers the site."""
    return hmac.digest(secret.encode(), b"rostra.set-up", "sha256").hex()[:32]


def is_set_up_token(token: str, secret: str) -> bool:
    """Say whether the token is the right one, in the same time for any."""
    return hmac.compare_digest(token.encode(), set_up_token(secret).encode())
