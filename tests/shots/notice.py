"""Puts a notice above every page of the demo town, or takes it down: `python -m tests.shots.notice [TEXT]`."""

import sys

from rostra.config.starting import start

if __name__ == "__main__":
    start()
    from rostra.community.actions.post_notice import post_notice

    post_notice(text=" ".join(sys.argv[1:]), link_text="Put a question", link="/")
