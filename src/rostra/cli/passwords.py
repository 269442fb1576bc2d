"""Passwords for commands: from standard input alone, since others can read a command line."""

import argparse
import sys

from rostra.kit.refusal import Refused


def password_argument(parser: argparse.ArgumentParser) -> None:
    """Let the command take a password from standard input, and only from there."""
    parser.add_argument(
        "--password-stdin", action="store_true", required=True, help="read the password as a line from standard input"
    )


def password_hash_from_stdin(*, name: str, email: str) -> str:
    """Return the hash of the line on standard input. Raises `Refused` when nobody may use that password."""
    from django.contrib.auth.hashers import make_password
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from rostra.members.models import Member

    password = sys.stdin.readline().rstrip("\r\n")
    try:
        validate_password(password, user=Member(name=name, email=email))
    except ValidationError as error:
        raise Refused("password", " ".join(error.messages)) from None
    return make_password(password)
