"""Uploads become figures; pictures elsewhere become links."""

from rostra.markup.context import Picture, RenderContext, Rendition
from rostra.markup.render import render, scan

HARBOUR = Picture(
    url="/media/harbour-960.jpg",
    width=1200,
    height=800,
    alt="A quay at dawn",
    credit="Photo: Petra Lindqvist",
    renditions=(
        Rendition("/media/h-480.avif", 480, "image/avif"),
        Rendition("/media/h-960.avif", 960, "image/avif"),
        Rendition("/media/h-480.webp", 480, "image/webp"),
    ),
)
CONTEXT = RenderContext(pictures={"tok_1": HARBOUR})


def test_an_upload_alone_in_a_paragraph_is_a_figure_with_caption_and_credit() -> None:
    rendered = render('![A *quay*](upload:tok_1 "Dawn")', context=CONTEXT)

    sizes = 'sizes="(min-width: 48rem) 41rem, 100vw"'
    assert rendered.html == (
        '<figure class="fig"><picture>'
        f'<source type="image/avif" srcset="/media/h-480.avif 480w, /media/h-960.avif 960w" {sizes}>'
        f'<source type="image/webp" srcset="/media/h-480.webp 480w" {sizes}>'
        '<img src="/media/harbour-960.jpg" width="1200" height="800" alt="A quay" loading="lazy" decoding="async">'
        "</picture>"
        '<figcaption dir="auto">Dawn <span class="credit">Photo: Petra Lindqvist</span></figcaption></figure>\n'
    )
    assert rendered.pictures == scan("![a](upload:tok_1)").pictures == ("tok_1",)
    assert rendered.text == "Dawn A quay"


def test_several_uploads_in_one_paragraph_are_several_figures() -> None:
    assert render("![a](upload:tok_1)\n![b](upload:tok_1)", context=CONTEXT).html.count("<figure") == 2


def test_an_upload_within_a_line_stays_in_it() -> None:
    html = render("See ![a](upload:tok_1) there", context=CONTEXT).html

    assert html.startswith('<p dir="auto">See <picture>')


def test_an_upload_that_is_not_ready_keeps_its_place_with_its_words() -> None:
    assert render("![A quay](upload:later)").html == '<figure class="fig pending"><p dir="auto">A quay</p></figure>\n'
    assert "This picture is not ready yet" in render("![](upload:later)").html


def test_an_upload_that_is_on_its_way_or_was_refused_says_so_beside_its_words() -> None:
    context = RenderContext(preparing=frozenset({"soon"}), refused=frozenset({"never"}))

    soon = render("![A quay](upload:soon)", context=context).html
    never = render("![A quay](upload:never)", context=context).html
    inline = render("See ![](upload:never) there", context=context).html

    assert soon == ('<figure class="fig pending"><p dir="auto">The picture is being prepared. A quay</p></figure>\n')
    assert never == ('<figure class="fig pending"><p dir="auto">This picture could not be shown. A quay</p></figure>\n')
    assert inline == '<p dir="auto">See <span class="pending">This picture could not be shown.</span> there</p>\n'


def test_a_picture_on_another_site_is_never_embedded() -> None:
    html = render("![A cat](https://example.org/cat.png)").html

    assert "<img" not in html
    assert '<a href="https://example.org/cat.png" rel="nofollow ugc noopener">A cat</a>' in html


def test_a_picture_on_another_site_within_a_link_leaves_the_link_alone() -> None:
    assert '<a href="/t/1/">A cat</a>' in render("[![A cat](https://example.org/cat.png)](/t/1/)").html


def test_an_upload_is_no_address_for_a_link() -> None:
    assert "href" not in render("[a](upload:tok_1)", context=CONTEXT).html
