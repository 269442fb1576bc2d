"""Safe HTML of posts, fit for being read elsewhere: every address in it whole."""

import re
from urllib.parse import urljoin

# In what nh3 writes, "<" begins a tag and nothing else, and attributes stand in double quotes.
_TAG = re.compile(r"<[a-zA-Z][^\s>]*(?:\s+[\w:-]+(?:=\"[^\"]*\")?)*\s*/?>")
_ADDRESS = re.compile(r"(?P<before>\s(?:href|src|poster|cite)=\")(?P<url>[^\"]*)\"")
_SET = re.compile(r"(?P<before>\ssrcset=\")(?P<urls>[^\"]*)\"")


def absolute_html(html: str, page: str) -> str:
    """Return safe HTML whose addresses hold anywhere; `page` is the whole address of the page it stands on."""

    def address(match: re.Match[str]) -> str:
        return f'{match["before"]}{urljoin(page, match["url"])}"'

    def several(match: re.Match[str]) -> str:
        parts = (part.strip().split(" ", 1) for part in match["urls"].split(","))
        whole = ", ".join(" ".join([urljoin(page, first), *rest]) for first, *rest in parts)
        return f'{match["before"]}{whole}"'

    def tag(match: re.Match[str]) -> str:
        return _SET.sub(several, _ADDRESS.sub(address, match[0]))

    return _TAG.sub(tag, html)
