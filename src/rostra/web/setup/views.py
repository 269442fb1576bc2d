"""Setting the site up in the browser, by the link that the server printed."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rostra.kit.clock import now
from rostra.kit.refusal import Refused
from rostra.members.models import Member
from rostra.operations.actions.set_up_site import set_up_site
from rostra.operations.queries import has_administrator
from rostra.operations.set_up_token import is_set_up_token
from rostra.ui.rendering import render
from rostra.web.setup.forms import SetupForm

_FIELD_OF = {"slug_taken": "talk", "email_taken": "email", "name_taken": "admin_name"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: HttpRequest, token: str) -> HttpResponse:
    """Name the site, make its administrator and first sections, and sign the administrator in; 404 ever after."""
    if not is_set_up_token(token, settings.SECRET_KEY) or has_administrator():
        raise Http404
    language = _language_of(request)
    with translation.override(language):
        answer = _answer(request)
    answer.headers["Content-Language"] = language
    return answer


def _language_of(request: HttpRequest) -> str:
    """Return the language that was chosen in the form, or that of the browser: the site has none of its own yet."""
    chosen = request.POST.get("language", "")
    return chosen if chosen in dict(settings.LANGUAGES) else translation.get_language_from_request(request)


def _answer(request: HttpRequest) -> HttpResponse:
    form = SetupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        administrator = _set_up(form)
        if administrator:
            record_authentication(request, administrator, method="password", username=administrator.name)
            answer: HttpResponse = perform_login(request, administrator, redirect_url="/")
            return answer
    return render(request, "setup/page.html", {"form": form, "action": request.path})


def _set_up(form: SetupForm) -> Member | None:
    typed = form.cleaned_data
    password_hash = make_password(typed["password"])
    try:
        return set_up_site(
            site=form.site(), admin_name=typed["admin_name"], email=typed["email"], password_hash=password_hash,
            sections=form.sections(), at=now(),
        )  # fmt: skip
    except Refused as refused:
        form.add_error(_FIELD_OF.get(refused.code), refused.sentence)
        return None
