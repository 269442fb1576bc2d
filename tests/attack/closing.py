"""Close a section of a running site to all but its moderators, by `python -m tests.attack.closing SLUG`."""

import sys

from rostra.config.starting import start

if __name__ == "__main__":
    start()
    from rostra.sections.models import VERBS
    from tests.cast import a_section, without_right

    without_right(a_section(sys.argv[1]), *VERBS, group_slugs=("guests", "members", "editors"))
