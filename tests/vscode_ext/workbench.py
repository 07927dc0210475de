"""The workbench as the tests use it: windows of a real VS Code that a program beside us drives (`vscode-ext/e2e`).

Everything that is started runs below one supervisor, so that nothing is left, also when the tests are killed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.lean.processes import ManagedProcess

E2E = Path(__file__).resolve().parents[2] / "vscode-ext" / "e2e"
ARTEFACTS = E2E / "artefacts"
ANSWER_SECONDS = 120.0
"""After which the driver itself counts as hanging; what it waits for has shorter deadlines."""


class WorkbenchError(Exception):
    """What was to happen in the workbench did not."""


class Driver:
    """The program that drives browsers; requests and answers are lines of JSON."""

    def __init__(self, process: ManagedProcess) -> None:
        self._process = process
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._last = 0
        self._said: list[str] = []
        self._readers = [asyncio.create_task(self._read_answers()), asyncio.create_task(self._read_errors())]

    @classmethod
    @contextlib.asynccontextmanager
    async def running(cls, environment: Mapping[str, str], program: Path = E2E / "driver.mjs") -> AsyncIterator[Driver]:
        node = shutil.which("node")
        assert node is not None
        driver = cls(await ManagedProcess.start([node, str(program)], cwd=E2E, environment=environment))
        try:
            yield driver
        finally:
            await driver._process.stop(grace=5.0)
            await asyncio.gather(*driver._readers)

    @property
    def pid(self) -> int:
        """Everything that runs for the workbench is below it."""
        return self._process.pid

    async def call(self, method: str, **parameters: Any) -> Any:
        """Errors: `WorkbenchError`, with what the driver says."""
        self._last += 1
        number = self._last
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        request = {"id": number, "method": method, "params": parameters}
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await answer
        except TimeoutError as error:
            raise WorkbenchError(f"{method}: no answer from the driver. {' '.join(self._said)}") from error
        finally:
            del self._waiting[number]

    async def _read_answers(self) -> None:
        while line := await self._process.stdout.readline():
            message = json.loads(line)
            answer = self._waiting.get(message["id"])
            if answer is None or answer.done():
                continue
            if "error" in message:
                answer.set_exception(WorkbenchError(message["error"]))
            else:
                answer.set_result(message["result"])
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(WorkbenchError(f"the driver has ended. {' '.join(self._said)}"))

    async def _read_errors(self) -> None:
        while line := await self._process.stderr.readline():
            self._said.append(line.decode(errors="replace").strip())


@dataclass(frozen=True)
class Notification:
    message: str
    buttons: tuple[str, ...]


@dataclass(frozen=True)
class Workbench:
    """One server of VS Code, with its extensions, for any number of windows."""

    driver: Driver
    server: int

    @classmethod
    @contextlib.asynccontextmanager
    async def running(
        cls,
        driver: Driver,
        home: Path,
        extensions: Sequence[Path],
        *,
        ask_for_trust: bool = False,
        environment: Mapping[str, str] | None = None,
    ) -> AsyncIterator[Workbench]:
        """`home` takes all that it writes. Errors: `WorkbenchError`."""
        server = await driver.call(
            "server.start",
            home=str(home),
            extensions=[str(path) for path in extensions],
            askForTrust=ask_for_trust,
            environment=dict(environment or {}),
        )
        try:
            yield cls(driver, server)
        finally:
            await driver.call("server.stop", server=server)

    @contextlib.asynccontextmanager
    async def window(self, folder: Path, file: str = "") -> AsyncIterator[Window]:
        """A window of its own on a folder, with a file open. When a test fails there is a picture of it afterwards."""
        number = await self.driver.call("window.open", server=self.server, folder=str(folder), file=file)
        window = Window(self.driver, number, folder)
        try:
            async with window.pictured():
                if file:
                    await window.call("editor", name=file)
                yield window
        finally:
            await window.call("close")


class Window:
    """What a person can do in a window, and see there. Whatever is looked for is waited for; `matches` are regular
    expressions. Errors: `WorkbenchError`."""

    def __init__(self, driver: Driver, number: int, folder: Path) -> None:
        self._driver = driver
        self._number = number
        self.folder = folder
        self.panel = Panel(self)

    async def call(self, method: str, **parameters: Any) -> Any:
        return await self._driver.call(method, window=self._number, **parameters)

    @contextlib.asynccontextmanager
    async def pictured(self) -> AsyncIterator[None]:
        """When what is done here fails, there is a picture of the window."""
        try:
            yield
        except BaseException:
            test = re.sub(r"\W+", "-", os.environ.get("PYTEST_CURRENT_TEST", "").split("::")[-1]).removesuffix("-call-")
            with contextlib.suppress(WorkbenchError):
                await self.screenshot(f"failed-{test}-{self._number}")
            raise

    @contextlib.asynccontextmanager
    async def editing(self, file: str) -> AsyncIterator[None]:
        """With a file of the folder open, pictured."""
        async with self.pictured():
            await self.call("openFile", name=file)
            yield

    # --- doing -------------------------------------------------------------------------------------------------

    async def put_cursor(self, mark: str, *, after: bool = False) -> None:
        """Before, or behind, the only place where `mark` stands in the text on the screen. No line breaks in it."""
        lines = await self.lines()
        found = [(number, line.index(mark)) for number, line in enumerate(lines, 1) if mark in line]
        assert len(found) == 1, f"{mark!r} stands {len(found)} times in {lines}"
        line, column = found[0]
        await self.call("goTo", line=line, column=column + 1 + (len(mark) if after else 0))

    async def type(self, text: str) -> None:
        await self.call("type", text=text)

    async def press(self, keys: str) -> None:
        """Key combinations, with blanks between them: `Tab`, `Alt+q p`."""
        await self.call("press", keys=keys)

    async def save(self, file: str) -> str:
        """Saves the active file; what it is then."""
        await self.call("save")
        return (self.folder / file).read_text(encoding="utf-8")

    async def command(self, title: str) -> None:
        await self.call("command", title=title)

    async def click_lens(self, title: str, *, below: str) -> None:
        """The lens with this title that is nearest below the line that contains `below`."""
        await self.call("clickLens", title=title, below=below)

    async def choose_code_action(self, title: str) -> None:
        await self.call("chooseCodeAction", title=title)

    async def press_button(self, matches: str, button: str) -> None:
        """A button of the notification that matches."""
        await self.call("pressButton", matches=matches, button=button)

    async def answer_dialog(self, button: str) -> None:
        await self.call("answerDialog", button=button)

    async def trust(self) -> None:
        """In the page about the trust of the workspace, which is open."""
        await self.call("trust")

    async def pick(self, title: str) -> None:
        """Something in the list at the top, which is open or about to be."""
        await self.call("pick", title=title)

    async def model(self, matches: str) -> str:
        """What the status bar says of the model that is asked."""
        return str(await self.call("model", matches=matches))

    async def choose_in_menu(self, title: str) -> None:
        """Something in the menu behind the item in the status bar."""
        await self.call("menu", title=title)

    async def screenshot(self, name: str) -> None:
        ARTEFACTS.mkdir(exist_ok=True)
        await self.call("screenshot", path=str(ARTEFACTS / f"{name}.png"))

    # --- seeing ------------------------------------------------------------------------------------------------

    async def lines(self) -> list[str]:
        return list(await self.call("lines"))

    async def colour(self, word: str) -> str:
        """Of a word, once it has another one than plain text."""
        return str(await self.call("colour", word=word))

    async def until_text(self, matches: str) -> str:
        """The text of the file on the screen."""
        return str(await self.call("untilText", matches=matches))

    async def ghost_text(self) -> str:
        return str(await self.call("ghostText"))

    async def lenses(self, title: str) -> list[str]:
        """All titles, once there is one that contains `title`."""
        return list(await self.call("lenses", title=title))

    async def code_actions(self, title: str) -> list[str]:
        """All titles of the menu, which is open then, once there is one that contains `title`."""
        return list(await self.call("codeActions", title=title))

    async def hover(self, matches: str) -> str:
        return str(await self.call("hover", matches=matches))

    async def status(self, matches: str) -> str:
        return str(await self.call("status", matches=matches))

    async def notification(self, matches: str) -> Notification:
        shown = await self.call("notification", matches=matches)
        return Notification(shown["message"], tuple(shown["buttons"]))

    async def asked(self) -> str:
        """What stands in the box at the top that asks for a text."""
        return str(await self.call("asked"))


class Panel:
    """The panel in the side bar of a window."""

    def __init__(self, window: Window) -> None:
        self._window = window

    async def show(self) -> None:
        await self._window.command("Lean Assistant: Show Panel")

    async def text(self, matches: str) -> str:
        return str(await self._window.call("panel.text", matches=matches))

    async def suggestions(self) -> list[str]:
        return list(await self._window.call("panel.suggestions"))

    async def insert(self) -> str:
        """Inserts the first suggestion; which one that was."""
        return str(await self._window.call("panel.insert"))

    async def press(self, label: str) -> None:
        await self._window.call("panel.press", label=label)

    async def why(self, label: str) -> str:
        """Why a button cannot be pressed, once that is so."""
        return str(await self._window.call("panel.why", label=label))

    async def fill(self, label: str, text: str) -> None:
        """Types into the field of a label and sends it."""
        await self._window.call("panel.fill", label=label, text=text)

    async def tree(self, matches: str) -> list[str]:
        """The lines that are to be seen of the search tree, once one of them matches."""
        return list(await self._window.call("panel.tree", matches=matches))
