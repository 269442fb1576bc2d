"""`rostra search reindex`: makes the index of words anew, while the server runs."""

import argparse
import sys

HELP = "make the search index anew"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Take the verb and where to go on."""
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    reindex = verbs.add_parser("reindex", help="index every post", parents=[common])
    reindex.add_argument("--after", type=int, default=0, metavar="POST", help="go on after the post of this number")


def run(options: argparse.Namespace) -> int:
    """Index every post, telling how far it is."""
    from rostra.config.starting import start

    start()
    from rostra.search.actions.reindex import reindex

    done = reindex(after=options.after, tell=lambda post: print(f"indexed up to post {post}", file=sys.stderr))
    print(f"{done} posts are in the index.")
    return 0
