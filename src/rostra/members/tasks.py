"""Mail, sent by the task queue so that no request waits for a mail server."""

from django.core.mail import EmailMultiAlternatives
from django_tasks import task


@task()
def deliver_mail(*, to: str, subject: str, text: str, html: str) -> None:
    """Send one letter; when the server does not take it the task fails and is tried again."""
    message = EmailMultiAlternatives(subject=subject, body=text, to=[to])
    message.attach_alternative(html, "text/html")
    message.send()
