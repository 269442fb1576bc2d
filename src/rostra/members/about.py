"""What members say of themselves: from what they type to HTML, in which each reader's words are filled in."""

from rostra.markup.context import RenderContext
from rostra.markup.render import render
from rostra.markup.wording import MARKS


def about_html(about: str) -> str:
    """Return the HTML that is stored; `markup.wording.in_words` makes of it what is shown."""
    return render(about, context=RenderContext(words=MARKS), prefix="about-").html if about else ""
