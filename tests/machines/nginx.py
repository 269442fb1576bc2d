"""nginx with the very configuration that the guide gives, with other addresses and files."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_GUIDE = Path(__file__).parents[2] / "docs" / "running.md"
# Where nginx writes, and who it is: what a distribution's own file says around that of the guide.
_AROUND = """
daemon off;
{user}
pid {folder}/pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/bodies;
    proxy_temp_path {folder}/answers;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""


def configuration_of_the_guide() -> str:
    """Return what stands indented after the words on nginx."""
    told = _GUIDE.read_text(encoding="utf-8").partition("For nginx")[2]
    found = re.search(r"^    server \{\n(?:    .*\n|\n)*", told, re.MULTILINE)
    assert found, "the guide has no configuration for nginx"
    return found[0]


@contextmanager
def nginx(folder: Path, port: int, front_port: int, certificate: tuple[Path, Path]) -> Iterator[None]:
    """Run nginx before a front; `folder` exists and is empty."""
    server = configuration_of_the_guide()
    for before, after in (
        ("listen 443 ", f"listen 127.0.0.1:{port} "),
        ("/etc/forum/chain.pem", str(certificate[0])),
        ("/etc/forum/key.pem", str(certificate[1])),
        ("http://127.0.0.1:8000;", f"http://127.0.0.1:{front_port};"),
    ):
        assert before in server
        server = server.replace(before, after)
    user = "user root;" if os.geteuid() == 0 else ""
    file = folder / "nginx.conf"
    file.write_text(_AROUND.format(folder=folder, server=server, user=user))
    words = [shutil.which("nginx") or "/usr/sbin/nginx", "-e", "stderr", "-p", str(folder), "-c", str(file)]
    with subprocess.Popen(words) as process:
        try:
            yield
        finally:
            process.terminate()
