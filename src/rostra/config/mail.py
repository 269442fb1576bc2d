"""Where mail goes: to the console until a mail server is named."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from rostra.kit.configuration import Configuration


@dataclass(frozen=True)
class MailOptions:
    """What Django is told about mail. `starts_tls` asks for STARTTLS, `is_tls` for TLS from the first byte."""

    backend: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starts_tls: bool = False
    is_tls: bool = False


def mail_options(configuration: Configuration) -> MailOptions:
    """Return what `ROSTRA_SMTP_URL` says; a server on this machine is spoken to without TLS."""
    if not configuration.smtp_url:
        return MailOptions(backend="django.core.mail.backends.console.EmailBackend")
    parts = urlsplit(configuration.smtp_url)
    is_tls = parts.scheme == "smtps"
    is_here = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    return MailOptions(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname or "localhost",
        port=parts.port or (465 if is_tls else 25 if is_here else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=not is_tls and not is_here,
        is_tls=is_tls,
    )
