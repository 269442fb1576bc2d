"""What the site says of itself, and the notice above every page."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from rostra.community.actions.change_community import change_community
from rostra.community.actions.post_notice import post_notice
from rostra.community.queries import community
from rostra.kit.addresses import is_local
from rostra.members.preferences import time_zones
from rostra.ui.rendering import render
from rostra.web.admin.guarding import administrators_only


class SiteForm(forms.Form):
    """Name, description, language and time zone of the site."""

    name = forms.CharField(label=gettext_lazy("Name of the site"), max_length=80)
    description = forms.CharField(
        label=gettext_lazy("In one sentence"), max_length=300, required=False,
        help_text=gettext_lazy("Search engines and shared links show it."),
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=time_zones)


class NoticeForm(forms.Form):
    """A sentence above every page, with a link if it needs one; empty takes it down."""

    text = forms.CharField(
        label=gettext_lazy("Notice"), max_length=300, required=False,
        help_text=gettext_lazy("Stands above every page until you take it down. Leave it empty for none."),
    )  # fmt: skip
    link = forms.CharField(label=gettext_lazy("Link"), max_length=300, required=False)
    link_text = forms.CharField(label=gettext_lazy("Words of the link"), max_length=80, required=False)

    def clean_link(self) -> str:
        """Return an address of this site, or one that begins with https://."""
        link = str(self.cleaned_data["link"]).strip()
        if link and not is_local(link) and not link.startswith(("https://", "http://")):
            raise forms.ValidationError(_("A link begins with / or https://."))
        return link


@administrators_only
@require_http_methods(["GET", "HEAD", "POST"])
def site(request: HttpRequest) -> HttpResponse:
    """Show and store what the site says of itself."""
    row = community()
    sends_notice = "notice" in request.POST
    about = SiteForm(
        request.POST if request.method == "POST" and not sends_notice else None,
        initial={name: getattr(row, name) for name in SiteForm.base_fields},
    )
    notice = NoticeForm(
        request.POST if sends_notice else None, prefix="notice",
        initial={"text": row.notice_text, "link": row.notice_link, "link_text": row.notice_link_text},
    )  # fmt: skip
    if request.method == "POST" and _stored(about, notice):
        return HttpResponseRedirect(f"{request.path}?done=saved")
    done = _("Saved.") if request.GET.get("done") == "saved" else ""
    return render(request, "admin/site.html", {"about": about, "notice": notice, "done": done, "action": request.path})


def _stored(about: SiteForm, notice: NoticeForm) -> bool:
    if notice.is_bound and notice.is_valid():
        post_notice(**notice.cleaned_data)
        return True
    if about.is_bound and about.is_valid():
        change_community(**about.cleaned_data)
        return True
    return False
