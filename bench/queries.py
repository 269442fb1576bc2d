"""How many queries a member's topic page takes, and whether a page at any depth is one range of an index.

Run as `python -m bench.queries` with `ROSTRA_DATA` set; prints JSON.
"""

import json
import os
from pathlib import Path
from typing import Any


def main() -> None:
    """Print the number of queries and the plan of reading the last page of the long topic."""
    from rostra.config.starting import start

    start()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    kept = json.loads(Path(os.environ["ROSTRA_DATA"], "bench.json").read_text(encoding="utf-8"))
    browser = Client(HTTP_HOST="127.0.0.1")
    browser.cookies["rostra_session"] = kept["sessions"][1]
    path = browser.get("/t/1/")["Location"]
    for number in (1, 1000):
        browser.get(path, {"page": number} if number > 1 else {})
    with CaptureQueriesContext(connection) as asked:
        browser.get(f"{path}?page=1000")
    posts = next(row["sql"] for row in asked.captured_queries if '"topics_post"."html"' in row["sql"])
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN QUERY PLAN " + posts)
        plan: list[Any] = cursor.fetchall()
    print(json.dumps({"count": len(asked), "plan": [row[-1] for row in plan]}))


if __name__ == "__main__":
    main()
