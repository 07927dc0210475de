"""A stand-in for the hub of models, on the loopback device: a repository that is listed, files that are fetched, and
everything that can go wrong with them. Large files come from another host, to which the hub redirects.
"""

from __future__ import annotations

import hashlib
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import unquote, urlsplit


@dataclass
class HubStandIn:
    """The `files` of the one `repository`, by path; those of `large` are in the large-file storage. `breaks` are bytes
    after which transfers of a file break off, one after another; `sums` are checksums that the hub lists instead of the
    right ones. `refusal` is a status and the hub's own code for it, given instead of the list of files, or, with
    `refuses_files`, of a file. `ranges` is off for a host that sends whole files only."""

    repository: str = "owner/model"
    files: dict[str, bytes] = field(default_factory=dict)
    large: set[str] = field(default_factory=set)
    breaks: dict[str, list[int]] = field(default_factory=dict)
    sums: dict[str, str] = field(default_factory=dict)
    refusal: tuple[int, str] | None = None
    refuses_files: bool = False
    ranges: bool = True
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Paths, with the headers by their names in lower case."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def of(self, begin: str) -> list[dict[str, str]]:
        """The headers of those who asked for paths that begin so."""
        return [headers for path, headers in self.asked if path.startswith(begin)]

    def __enter__(self) -> Self:
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                hub._answer(self)

            def do_HEAD(self) -> None:
                _say(self, 200, b"")

            def log_message(self, *_: Any) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    # --- answers -------------------------------------------------------------------------------------------------

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        path = unquote(urlsplit(request.path).path)
        self.asked.append((path, {name.lower(): value for name, value in request.headers.items()}))
        tree, resolve = f"/api/models/{self.repository}/tree/main", f"/{self.repository}/resolve/main/"
        if path == tree and (self.refusal is None or self.refuses_files):
            _say(request, 200, json.dumps([self._entry(name) for name in self.files]).encode())
        elif path.startswith(resolve) and self.refusal is None:
            name = path.removeprefix(resolve)
            if name in self.large:
                where = f"http://localhost:{self._server.server_port}/storage/{name}"
                _say(request, 302, b"", Location=where)
            else:
                self._send(request, name)
        elif path.startswith("/storage/"):
            self._send(request, path.removeprefix("/storage/"))
        else:
            status, code = self.refusal or (404, "RepoNotFound")
            _say(request, status, b"{}", X_Error_Code=code)

    def _entry(self, name: str) -> dict[str, Any]:
        data = self.files[name]
        git = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
        entry: dict[str, Any] = {"type": "file", "path": name, "size": len(data), "oid": git}
        if name in self.large:
            entry["lfs"] = {"size": len(data), "oid": hashlib.sha256(data).hexdigest(), "pointerSize": 134}
        if name in self.sums:
            (entry["lfs"] if name in self.large else entry)["oid"] = self.sums[name]
        return entry

    def _send(self, request: BaseHTTPRequestHandler, name: str) -> None:
        data = self.files[name]
        wanted = request.headers.get("Range", "")
        start = int(wanted.removeprefix("bytes=").removesuffix("-")) if wanted and self.ranges else 0
        request.send_response(206 if start else 200)
        request.send_header("Content-Length", str(len(data) - start))
        request.end_headers()
        left = data[start:]
        if breaks := self.breaks.get(name):
            left = left[: breaks.pop(0)]
        request.wfile.write(left)
        request.close_connection = True


def _say(request: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    request.send_response(status)
    for name, value in {"Content-Type": "application/json", "Content-Length": str(len(body)), **headers}.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()
    request.wfile.write(body)
