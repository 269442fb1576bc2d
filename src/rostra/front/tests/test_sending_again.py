"""A form that could not be delivered comes back as a form: sending it again posts once, since the key is the same."""

from rostra.front.tests.stage import played, stage
from rostra.kit.sending_again import address_here

MEMBER = "rostra_session=abc"
FORM = "application/x-www-form-urlencoded"


@played
async def test_a_form_with_a_key_comes_back_as_a_form() -> None:
    sent = b"csrfmiddlewaretoken=t0&key=k%271&reply_to=&title=On+ferries&body=Long+thought+%3Cb%3E"
    async with stage() as here:
        await here.stop_site()

        answer = await here.ask("/t/1/reply/?page=2", method="POST", body=sent, cookie=MEMBER, content_type=FORM)

        assert answer.status == 503
        assert b"<form class='stack' method='post' action='/t/1/reply/?page=2'>" in answer.body
        assert b"<input type='hidden' name='csrfmiddlewaretoken' value='t0'>" in answer.body
        assert b"<input type='hidden' name='key' value='k&#x27;1'>" in answer.body
        assert b"<input type='hidden' name='reply_to' value=''>" in answer.body
        assert b"name='title' dir='auto' value='On ferries'>" in answer.body
        assert b"name='body' dir='auto'>\nLong thought &lt;b&gt;</textarea>" in answer.body
        assert b"Send again" in answer.body
        assert b"readonly" not in answer.body


@played
async def test_a_form_without_a_key_is_only_to_copy() -> None:
    async with stage() as here:
        await here.stop_site()

        answer = await here.ask("/t/1/reply/", method="POST", body=b"body=Thought", cookie=MEMBER, content_type=FORM)

        assert b"readonly" in answer.body
        assert b"<form" not in answer.body


@played
async def test_a_form_that_is_not_here_whole_is_only_to_copy() -> None:
    sent = b"key=k1&body=" + b"a" * 500_000
    async with stage() as here:
        await here.stop_site()

        answer = await here.ask("/t/1/reply/", method="POST", body=sent, cookie=MEMBER, content_type=FORM)

        assert answer.status == 503
        assert b"<form" not in answer.body


@played
async def test_a_form_with_a_secret_never_comes_back_whole() -> None:
    sent = b"key=k1&title=Ferries&password=hush&code=123456"
    async with stage() as here:
        await here.stop_site()

        answer = await here.ask("/account/", method="POST", body=sent, cookie=MEMBER, content_type=FORM)

        assert b"<form" not in answer.body
        assert b"hush" not in answer.body
        assert b"123456" not in answer.body


def test_a_form_goes_back_to_this_site_alone() -> None:
    assert address_here("//evil.example/x?y=1") == "/evil.example/x?y=1"
