"""What the demo town lacks for a picture, by `python -m tests.shots.dressing`, which prints where it is."""

import json
import sys

from rostra.config.starting import start

if __name__ == "__main__":
    start()
    from rostra.kit.clock import now
    from rostra.members.models import Member
    from rostra.sections.actions.add_section import add_section
    from rostra.sections.models import Section
    from rostra.topics.actions.edit_post import edit_post
    from rostra.topics.actions.save_draft import save_draft
    from rostra.topics.actions.start_topic import start_topic
    from rostra.topics.body import make_body
    from rostra.topics.models import Topic

    lotte = Member.objects.get(name="lotte")
    title = "مقهى الميناء: أين نجلس في الشتاء؟"
    part = Section.objects.filter(slug="small-ads").first() or add_section(
        slug="small-ads", name="Small Ads", kind="talk", description="Boats, bicycles, baby clothes.",
        parent="long-table",
    )  # fmt: skip
    topic = Topic.objects.filter(title=title).first()
    if not topic:
        table = Section.objects.get(slug="long-table")
        text = "الشتاء طويل هنا. أين تشربون القهوة؟\n\n> And where is it *warm*?\n\n- one\n- two\n"
        body = make_body(text, author=lotte)
        topic = start_topic(author=lotte, section_id=table.pk, title=title, body=body, key="dressing", at=now())
        post = topic.posts.get()
        body = make_body(text.replace("two", "three"), author=lotte)
        editor = Member.objects.get(name="joram")
        edit_post(editor=editor, post_id=post.pk, body=body, base_revision=1, at=now(), reason="There are three.")
    save_draft(member=lotte, place=f"topic-{topic.pk}", title="", source="Not yet, but soon.", number=0, at=now())
    found = {"edited": topic.posts.get().pk, "arabic": f"/t/{topic.pk}/{topic.slug}/", "empty": f"/s/{part.slug}/"}
    json.dump({name: str(value) for name, value in found.items()}, sys.stdout)
