"""A Redis server of a test's own, which it may take away."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def own_redis(*options: str) -> Iterator["subprocess.Popen[str]"]:
    """Run a server that keeps nothing, once it accepts connections."""
    found = shutil.which("redis-server")
    assert found, "redis-server is missing"
    words = [found, "--save", "", "--appendonly", "no", "--bind", "127.0.0.1", *options]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        said = iter(server.stdout.readline, "")
        try:
            assert any("eady to accept connections" in line for line in said)
            yield server
        finally:
            server.kill()
