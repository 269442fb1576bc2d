"""How nginx stands before the peer: files by itself, packed with gzip; pages from gunicorn."""

from pathlib import Path


def configuration(root: Path, port: int, upstream: str) -> str:
    """Return nginx's configuration for a folder with `static` and `media`, and for where the pages come from."""
    return f"""daemon off; worker_processes 1; pid {root}/nginx.pid; error_log stderr crit;
events {{ worker_connections 4096; }}
http {{ types {{ text/css css; text/javascript js; font/woff2 woff2; image/png png; }}
access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
client_body_temp_path {root}/1; proxy_temp_path {root}/2; fastcgi_temp_path {root}/3;
uwsgi_temp_path {root}/4; scgi_temp_path {root}/5;
gzip on; gzip_proxied any; gzip_types text/css text/javascript application/json;
server {{ listen 127.0.0.1:{port};
location /static/ {{ alias {root}/static/; }}
location /media/ {{ alias {root}/media/; }}
location / {{ proxy_pass http://{upstream}; proxy_set_header Host $http_host;
proxy_set_header X-Forwarded-For $remote_addr; }} }} }}
"""
