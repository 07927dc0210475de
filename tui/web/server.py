"""The server behind `assistant tui --web`: textual-serve with a page that needs nothing from elsewhere, addresses that
cannot be guessed, and apps that end with their tab or with the server."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import signal
import socket
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

PAGE = Path(__file__).with_name("page")
SECRET_BYTES = 18
PICTURE_BYTES = 500
"""More than what a terminal is told before the first picture, and less than that."""
HEARTBEAT_SECONDS = 15.0
LEAVE_SECONDS = 5.0
"""What an app may take to leave once its tab is closed."""
CLOSE_SECONDS = 10.0


class FirstPicture:
    """Holds back what an app writes until that is a picture: until then the page says that the app starts, and it would
    be blank else from the first byte on."""

    def __init__(self, send: Callable[[bytes], Awaitable[None]]) -> None:
        self._send = send
        self._held = b""
        self._shown = False

    async def write(self, data: bytes) -> None:
        self._held += data
        if self._shown or len(self._held) >= PICTURE_BYTES:
            self._shown = True
            await self.flush()

    async def flush(self) -> None:
        """Sends what there is."""
        held, self._held = self._held, b""
        if held:
            await self._send(held)


class ServedApp(AppService):
    """One app, and the process that it is."""

    def __init__(self, words: Sequence[str], websocket: web.WebSocketResponse, server: LocalServer) -> None:
        self._picture = FirstPicture(websocket.send_bytes)
        super().__init__(
            " ".join(words),
            write_bytes=self._picture.write,
            write_str=websocket.send_str,
            close=self._close,
            download_manager=server.download_manager,
        )
        self._words = words
        self._websocket = websocket

    async def _close(self) -> None:
        await self._picture.flush()
        await self._websocket.close()

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env={**self._build_environment(width, height), "TERM": "xterm-256color"},
            start_new_session=True,  # Ctrl-C is for the server, which has its apps leave
        )
        self._stdin = process.stdin
        return process

    async def stop(self) -> None:
        """Asks the app to leave, and kills it when it does not."""
        process, task = self._process, self._task
        if process is None or task is None:
            return
        leaving = asyncio.ensure_future(super().stop())
        _, late = await asyncio.wait({leaving}, timeout=LEAVE_SECONDS)
        if late:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        await asyncio.gather(leaving, return_exceptions=True)
        await process.wait()


class LocalServer(Server):
    """Serves at `address`, and nothing anywhere else."""

    def __init__(self, words: Sequence[str], listener: socket.socket) -> None:
        host, port = listener.getsockname()
        super().__init__(" ".join(words), host=host, port=port, title="assistant", templates_path=PAGE)
        self._words = words
        self._listener = listener
        self._secret = secrets.token_urlsafe(SECRET_BYTES)
        self._runner: web.AppRunner | None = None
        self._open: set[web.WebSocketResponse] = set()

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}/{self._secret}/"

    async def start(self) -> None:
        self._runner = web.AppRunner(await self._make_app(), shutdown_timeout=CLOSE_SECONDS, access_log=None)
        await self._runner.setup()
        await web.SockSite(self._runner, self._listener).start()

    async def aclose(self) -> None:
        """Ends every app that is open, then the server."""
        for websocket in list(self._open):
            await websocket.close(code=WSCloseCode.GOING_AWAY)
        if self._runner is not None:
            await self._runner.cleanup()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard])
        hidden = await super()._make_app()
        hidden.router.add_get("/focus.js", self._focus)
        app.add_subapp(f"/{self._secret}", hidden)
        # The page's script asks for downloads here; their names cannot be guessed either.
        app.router.add_get("/download/{key}", self.handle_download)
        app.on_response_prepare.append(self._protect)
        return app

    async def _focus(self, _request: web.Request) -> web.FileResponse:
        return web.FileResponse(PAGE / "focus.js")

    async def on_startup(self, app: web.Application) -> None:
        """Says nothing: the address is told once it can be opened."""

    @property
    def _names(self) -> tuple[str, str]:
        """What this server is called by browsers on this machine."""
        return f"{self.host}:{self.port}", f"localhost:{self.port}"

    @web.middleware
    async def _guard(self, request: web.Request, handler: web._Handler) -> web.StreamResponse:  # type: ignore[name-defined]
        """Refuses what pages from elsewhere send here, also under a name of theirs that leads to this machine."""
        origin = request.headers.get("Origin", "")
        if request.host not in self._names or (origin and origin not in [f"http://{name}" for name in self._names]):
            raise web.HTTPForbidden()
        answer: web.StreamResponse = await handler(request)
        return answer

    async def _protect(self, _request: web.Request, response: web.StreamResponse) -> None:
        """Keeps the page to itself: it loads from here only, tells its address to nobody and stands in no frame."""
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            f"font-src 'self'; connect-src 'self' {' '.join(f'ws://{name}' for name in self._names)}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Cache-Control"] = "no-store"

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Runs one app for as long as its tab is open."""
        websocket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS)
        await websocket.prepare(request)
        app = ServedApp(self._words, websocket, self)
        self._open.add(websocket)
        try:
            await app.start(to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24))
            await self._process_messages(websocket, app)
        finally:
            self._open.discard(websocket)
            await app.stop()
        return websocket
