"""Forms: errors at the field and in a summary that gets focus, and what was typed is kept."""

from rostra.ui.fields import errors_of, field_view
from rostra.ui.tests import sample
from rostra.ui.tests.conftest import Render


def test_error_stands_at_the_field_and_in_the_summary(render_components: Render) -> None:
    page = render_components(sample.a_guest_frame())

    assert 'role="alert" tabindex="-1" autofocus' in page
    assert '<a href="#id_email">Email: Add the part after the @.</a>' in page
    assert 'aria-describedby="id_email_error"' in page
    assert 'id="id_email_error"' in page
    assert 'value="Kept"' in page


def test_summary_leads_to_the_first_option_of_a_list() -> None:
    errors = dict(errors_of(sample.a_wrong_form()))

    assert errors["id_when_0"].startswith("When: ")


def test_hint_and_error_both_describe_the_control() -> None:
    form = sample.RowOfFieldsForm({"title": ""})

    view = field_view(form["title"])

    assert 'aria-describedby="id_title_hint id_title_error"' in view.control
    assert 'aria-invalid="true"' in view.control


def test_a_form_without_errors_has_no_summary() -> None:
    assert errors_of(sample.RowOfFieldsForm()) == []
