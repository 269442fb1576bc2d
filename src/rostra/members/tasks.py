"""Mail, sent by the task queue so that no request waits for a mail server."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import make_msgid
from django_tasks import task


@task()
def deliver_mail(*, to: str, subject: str, text: str, html: str) -> None:
    """Send one letter; when the server does not take it the task fails and is tried again."""
    # The machine often calls itself localhost, and spam filters count that against a letter.
    named = {"Message-ID": make_msgid(domain=urlsplit(settings.ROSTRA_BASE_URL).hostname)}
    message = EmailMultiAlternatives(subject=subject, body=text, to=[to], headers=named)
    message.attach_alternative(html, "text/html")
    message.send()
