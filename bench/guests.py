"""Guests under load: a page from front's memory against nginx serving the same bytes, in alternation."""

import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import httpx

from bench.server import free_port

_CONNECTIONS = 32
_SECONDS = 3
_PAIRS = 5
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """What one run of `wrk` saw."""

    per_s: float
    p99_ms: float
    p50_ms: float = 0.0
    count: int = 0


@dataclass(frozen=True)
class Compared:
    """Medians of the pairs: ours, nginx's, and of their ratios."""

    ours: Load
    nginx: Load
    ratio: float


def compared(url: str) -> Compared:
    """Load a page and its copy in nginx by turns."""
    with _nginx(url) as copy:
        pairs = [(wrk(url), wrk(copy)) for _ in range(_PAIRS)]
    ours, theirs = zip(*pairs, strict=True)
    return Compared(_middle(ours), _middle(theirs), median(one.per_s / other.per_s for one, other in pairs))


def wrk(url: str, seconds: int = _SECONDS, connections: int = _CONNECTIONS) -> Load:
    """Ask for one page as guests, as fast as it comes."""
    return requests(url, seconds, connections)


def requests(url: str, seconds: int, connections: int, cookie: str = "") -> Load:
    """Ask for one page as fast as it comes, as the member of a session if there is a cookie."""
    said = ["-H", "Accept-Encoding: gzip, br", *(["-H", f"Cookie: {cookie}"] if cookie else [])]
    words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "--latency", *said, url]
    text = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        print(f"  wrk: {' '.join(line.strip() for line in text.splitlines() if 'Non-2xx' in line or 'Socket' in line)}")
    speed = re.search(r"Requests/sec:\s+([\d.]+)", text)
    counted = re.search(r"(\d+) requests in", text)
    assert speed, text
    assert counted, text
    return Load(float(speed[1]), _percentile(text, 99), _percentile(text, 50), int(counted[1]))


def _percentile(text: str, percent: int) -> float:
    found = re.search(rf"{percent}%\s+([\d.]+)(us|ms|s)", text)
    assert found, text
    return float(found[1]) * _UNITS[found[2]]


def _middle(runs: tuple[Load, ...]) -> Load:
    return Load(median(run.per_s for run in runs), median(run.p99_ms for run in runs))


@contextmanager
def _nginx(url: str) -> Iterator[str]:
    """Serve what is at an address, packed as it came and under the same headers, from a file by one nginx worker."""
    with httpx.stream("GET", url, headers={"Accept-Encoding": "br"}) as answer:
        body = b"".join(answer.iter_raw())
        own = {"content-length", "content-type", "date", "server", "connection", "etag"}
        headers = [(name, text) for name, text in answer.headers.multi_items() if name not in own]
    added = "\n".join(f'add_header {name} "{_quoted(text)}";' for name, text in headers)
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        root.chmod(0o755)
        (root / "page").write_bytes(body)
        (root / "nginx.conf").write_text(
            f"""daemon off; worker_processes 1; pid {root}/pid; error_log stderr crit;
events {{ worker_connections 4096; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100;
client_body_temp_path {root}/1; proxy_temp_path {root}/2; fastcgi_temp_path {root}/3;
uwsgi_temp_path {root}/4; scgi_temp_path {root}/5;
server {{ listen 127.0.0.1:{port}; root {root}; default_type "text/html; charset=utf-8"; {added} }} }}""",
            encoding="utf-8",
        )
        server = subprocess.Popen(["nginx", "-c", str(root / "nginx.conf")], stderr=subprocess.DEVNULL)
        try:
            _wait(f"http://127.0.0.1:{port}/page")
            yield f"http://127.0.0.1:{port}/page"
        finally:
            server.terminate()
            server.wait(10)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "")


def _wait(url: str) -> None:
    for _ in range(100):
        try:
            httpx.get(url)
        except httpx.TransportError:
            time.sleep(0.05)  # between two looks at an nginx that is starting
        else:
            return
    raise TimeoutError("nginx did not answer")
