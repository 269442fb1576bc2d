"""`rostra search`: makes the index of words anew, all of it or what is out of date, while the server runs."""

import argparse
import sys

HELP = "make the search index anew"


def arguments(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    """Take the verb and where to go on."""
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    reindex = verbs.add_parser("reindex", help="index every post", parents=[common])
    reindex.set_defaults(make=_reindex)
    reindex.add_argument("--after", type=int, default=0, metavar="POST", help="go on after the post of this number")
    renew = verbs.add_parser(
        "renew", help="index posts that an older version indexed; tasks do so too", parents=[common]
    )
    renew.set_defaults(make=_renew)


def run(options: argparse.Namespace) -> int:
    """Do what the verb says, telling how far it is."""
    from rostra.config.starting import start

    start()
    options.make(options)
    return 0


def _reindex(options: argparse.Namespace) -> None:
    from rostra.search.actions.reindex import reindex

    done = reindex(after=options.after, tell=lambda post: print(f"indexed up to post {post}", file=sys.stderr))
    print(f"{done} posts are in the index.")


def _renew(_options: argparse.Namespace) -> None:
    from rostra.kit.clock import now
    from rostra.search.actions.renew_old_words import count_old_words, renew_old_words

    done = 0
    while some := renew_old_words(at=now()):
        done += some
        print(f"{count_old_words()} posts are left", file=sys.stderr)
    print(f"{done} posts were indexed anew.")
