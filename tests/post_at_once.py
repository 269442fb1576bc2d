"""Let eight members post at once on the database of the settings, as `python -m tests.post_at_once`."""

import json
import sys

from rostra.config.starting import start

if __name__ == "__main__":
    start()
    from tests.eight_members import what_came_of_it

    json.dump(what_came_of_it(), sys.stdout)
