"""`assistant tui --web` in a real browser: the app in a page, for this machine and for whoever started it alone."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import shutil
import signal
import socket
import sys
import time
from argparse import Namespace
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import psutil
import pytest
import pytest_asyncio

from assistant.lean.processes import ManagedProcess
from assistant.lean.toolchain import Toolchain
from tests.vscode_ext.conftest import BROWSERS, SETUP
from tests.vscode_ext.workbench import Driver
from tui.web.server import PAGE, PICTURE_BYTES, FirstPicture
from tui.web.serving import PortTaken, listening, served_command

pytestmark = pytest.mark.asyncio(loop_scope="module")

PROGRAM = Path(__file__).with_name("browser.mjs")
ARTEFACTS = Path(__file__).resolve().parents[2] / ".artifacts" / "tui"
PATIENCE = 60.0


async def until(ready: Callable[[], object], what: str) -> None:
    """Waits for what another process brings about."""
    deadline = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < deadline, f"not in {PATIENCE:.0f} s: {what}"
        await asyncio.sleep(0.05)


@dataclass
class Serving:
    """A run of `assistant tui --web`."""

    process: asyncio.subprocess.Process
    address: str
    said: str

    @property
    def port(self) -> int:
        return urlsplit(self.address).port or 0

    def below(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def apps(self) -> list[psutil.Process]:
        """The apps of the tabs that are open."""
        return [each for each in psutil.Process(self.process.pid).children() if each.is_running()]


def lives(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


def has_lean(processes: list[psutil.Process]) -> bool:
    for process in processes:
        with contextlib.suppress(psutil.Error):
            if "--worker" in process.cmdline():
                return True
    return False


@contextlib.asynccontextmanager
async def serving(*words: str | Path, cwd: Path) -> AsyncIterator[Serving]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "assistant", "tui", "--web", "--port", "0", *map(str, words)),
        cwd=cwd,
        stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stderr is not None
        async with asyncio.timeout(PATIENCE):
            said = (await process.stderr.readline()).decode()
        found = re.search(r"http://\S+", said)
        assert found, said + (await process.stderr.read()).decode()
        yield Serving(process, found.group(), said)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
            await asyncio.wait_for(process.wait(), PATIENCE)


@dataclass
class Page:
    """What a person does and sees in a tab."""

    driver: Driver
    number: int

    async def press(self, *keys: str) -> None:
        await self.driver.call("press", page=self.number, keys=keys)

    async def text(self) -> str:
        return str(await self.driver.call("text", page=self.number))

    async def until_shown(self, pattern: str) -> str:
        deadline = time.monotonic() + PATIENCE
        while not re.search(pattern, text := await self.text()):
            if time.monotonic() > deadline:
                await self.picture("failed")
                raise AssertionError(f"{pattern!r} is not shown:\n{text}")
            await asyncio.sleep(0.2)
        return text

    async def picture(self, name: str) -> Path:
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        path = ARTEFACTS / f"{name}.png"
        await self.driver.call("picture", page=self.number, path=str(path))
        return path

    async def close(self) -> None:
        await self.driver.call("close", page=self.number)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def driver(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Driver]:
    if not any(shutil.which(name) for name in BROWSERS):
        pytest.fail("The page needs Chromium. On Debian: apt-get install chromium", pytrace=False)
    if not SETUP.exists():
        pytest.fail("What drives the browser is not set up. Run: make workbench", pytrace=False)
    home = str(tmp_path_factory.mktemp("home"))
    async with Driver.running({"HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}, PROGRAM) as running:
        yield running


@pytest.fixture
def folder(lean_project: Callable[[str], Path], toolchain: Toolchain) -> Path:
    return lean_project("tui")


async def opened(driver: Driver, served: Serving) -> Page:
    return Page(driver, await driver.call("open", address=served.address))


async def test_a_hole_is_searched_and_its_proof_written_with_keys_in_a_page(driver: Driver, folder: Path) -> None:
    async with serving(cwd=folder) as served:
        page = await opened(driver, served)
        await page.until_shown(r"(?s)6 open.*Logic\.lean:2 ")
        await page.until_shown("theorem and_swap")
        await page.picture("project")
        await page.press("Enter")
        text = await page.until_shown("accepted by Lean")
        assert "⊢ q ∧ p" in text
        assert (await page.picture("search")).stat().st_size > 10_000
        await page.press("a")
        await page.until_shown(r"-  sorry")
        await page.press("Enter")
        await until(lambda: "sorry" not in (folder / "Logic.lean").read_text().split("/--")[0], "it is written")

        seen = await driver.call("seen", page=page.number)
        assert seen["errors"] == []
        assert {urlsplit(url).netloc for url in seen["requests"] if not url.startswith("data:")} == {
            f"127.0.0.1:{served.port}"
        }
        assert any(url.startswith("ws://") for url in seen["requests"])
        assert any(url.endswith(".ttf") for url in seen["requests"]), "the letters come from here too"

        await driver.call("resize", page=page.number, width=700, height=500)
        await page.press("Escape")
        await page.until_shown(r"(?s)5 open.*─{40}")  # where there is little width, the source stands below the holes


async def test_leaving_and_closing_a_tab_end_its_app(driver: Driver, folder: Path) -> None:
    async with serving(cwd=folder) as served:
        left, closed = await opened(driver, served), await opened(driver, served)
        await left.until_shown("Lean 4")
        await closed.until_shown("Lean 4")
        below = served.below()
        assert len(served.apps()) == 2
        await left.press("q")
        await until(lambda: len(served.apps()) == 1, "the app that was left has ended")
        assert "has ended" in await driver.call("says", page=left.number)
        assert "6 open" in await closed.text(), "the other one goes on"
        await closed.close()
        await until(lambda: not any(map(lives, below)), "nothing is left")


@pytest.mark.parametrize(
    "number",
    [pytest.param(signal.SIGINT, marks=pytest.mark.thorough), signal.SIGTERM, signal.SIGKILL],
    ids=["SIGINT", "SIGTERM", "SIGKILL"],
)
async def test_nothing_is_left_when_the_server_ends(driver: Driver, folder: Path, number: signal.Signals) -> None:
    async with serving(cwd=folder) as served:
        page = await opened(driver, served)
        await page.until_shown("6 open")
        await page.press("Enter")
        await until(lambda: has_lean(served.below()), "Lean works")
        below = served.below()
        served.process.send_signal(number)
        code = await asyncio.wait_for(served.process.wait(), 20)
        assert code == (0 if number != signal.SIGKILL else -signal.SIGKILL)
        await until(lambda: not any(map(lives, below)), "nothing is left")
        assert served.process.stderr is not None
        assert b"Traceback" not in await served.process.stderr.read()
        await page.close()


async def test_what_was_asked_for_reaches_the_app(driver: Driver, folder: Path) -> None:
    """Also paths that begin with a dash or have spaces, seen from another folder."""
    odd = folder / "-a b"
    odd.mkdir()
    (odd / "One's.lean").write_text("theorem one : 1 = 1 := by\n  sorry\n")
    async with serving(
        "--timeo", "7", "--no-eng", "--theme=textual-light", "--", "-a b/One's.lean", cwd=folder
    ) as served:
        page = await opened(driver, served)
        await page.until_shown(r"1 open[^$]*One's\.lean:2")
        run = served.apps()[0].cmdline()
        assert {"--timeout=7.0", "--no-engine", "--theme=textual-light"} <= set(run)
        assert run[-1] == str(odd / "One's.lean")
        await page.press("Enter")
        await page.until_shown(r"/7 s")
        await page.close()


async def test_a_saved_tree_is_shown_in_a_page(driver: Driver, folder: Path) -> None:
    tree = Path(__file__).parent / "recorded" / "puzzle.msgpack"
    async with serving(tree, cwd=folder) as served:
        page = await opened(driver, served)
        await page.until_shown("from a file")
        await page.press("Escape")
        await until(lambda: not served.apps(), "it has been left")


async def test_the_page_says_that_the_app_starts_until_there_is_a_picture() -> None:
    sent: list[bytes] = []

    async def send(data: bytes) -> None:
        sent.append(data)

    picture = FirstPicture(send)
    await picture.write(b"\x1b[?1049h")
    assert sent == []
    await picture.write(b"x" * PICTURE_BYTES)
    await picture.write(b"y")
    assert b"".join(sent) == b"\x1b[?1049h" + b"x" * PICTURE_BYTES + b"y"
    assert len(sent) == 2
    page = (PAGE / "app_index.html").read_text(encoding="utf-8")
    assert page.count("<script") == page.count("<script defer"), "nothing is waited for before it says so"


async def test_only_this_machine_is_listened_to(folder: Path) -> None:
    async with serving(cwd=folder) as served:
        listening_at = {
            connection.laddr.ip
            for connection in psutil.Process(served.process.pid).net_connections("inet")
            if connection.status == psutil.CONN_LISTEN
        }
    assert listening_at == {"127.0.0.1"}


async def test_who_does_not_know_the_address_gets_nothing(folder: Path) -> None:
    async with serving(cwd=folder) as served, aiohttp.ClientSession() as session:
        host = f"http://127.0.0.1:{served.port}"
        for path in ("/", "/ws", "/static/js/textual.js", "/nonsense/", "/download/1"):
            async with session.get(host + path) as answer:
                assert answer.status == 404
        async with session.get(served.address) as answer:
            assert answer.status == 200
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert served.apps() == []


async def test_pages_from_elsewhere_cannot_start_an_app(folder: Path) -> None:
    """Even if they know the address; nor under a name of theirs that leads to this machine."""
    async with serving(cwd=folder) as served, aiohttp.ClientSession() as session:
        for headers in (
            {"Origin": "http://elsewhere.example"},
            {"Origin": "null"},
            {"Origin": f"http://127.0.0.1:{served.port + 1}"},
            {"Host": f"elsewhere.example:{served.port}"},
        ):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(f"{served.address}ws", headers=headers)
            assert refused.value.status == 403
        assert served.apps() == []
        own = {"Origin": f"http://127.0.0.1:{served.port}"}
        async with session.ws_connect(f"{served.address}ws?width=80&height=24", headers=own) as websocket:
            first = await asyncio.wait_for(websocket.receive(), PATIENCE)
            assert first.type is aiohttp.WSMsgType.BINARY
            await websocket.send_str("no JSON")
            await websocket.send_str(json.dumps(["resize"]))
            while (await asyncio.wait_for(websocket.receive(), PATIENCE)).type is aiohttp.WSMsgType.BINARY:
                pass
        await until(lambda: not served.apps(), "its app has ended")


async def refused(*words: str | Path, cwd: Path) -> str:
    """What a run says that cannot serve."""
    process = await ManagedProcess.start([sys.executable, "-m", "assistant", "tui", "--web", *map(str, words)], cwd=cwd)
    try:
        async with asyncio.timeout(PATIENCE):
            said = (await process.stderr.read()).decode()
            assert await process.wait() == 2, said
    finally:
        await process.stop()
    assert "Traceback" not in said
    return said


async def test_a_port_that_is_taken_is_told(folder: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = await refused("--port", str(port), cwd=folder)
    assert said.startswith(f"assistant: port {port} cannot be used")
    assert "--port" in said.splitlines()[1]


async def test_what_no_tab_could_show_is_told_before_anything_is_served(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "damaged.msgpack").write_bytes(b"nothing of the kind")
    assert "missing.lean" in await refused("missing.lean", cwd=folder)
    assert "no theme is called `mud`" in await refused("--theme", "mud", cwd=folder)
    assert "not a tree file" in await refused(tmp_path / "damaged.msgpack", cwd=folder)


@pytest.mark.parametrize("port", [70000, -1])
async def test_a_port_that_is_none_is_refused(port: int) -> None:
    with pytest.raises(PortTaken, match=str(port)):
        listening(port)


async def test_nothing_of_the_folder_is_run(folder: Path) -> None:
    """A module of the project that is called like one of Python's must not be imported by the apps."""
    (folder / "argparse.py").write_text("raise SystemExit('the wrong one')\n")
    words = served_command([Path()], Namespace(timeout=5.0, theme="", no_engine=True))
    process = await ManagedProcess.start([*words[:5], "--help"], cwd=folder)
    try:
        async with asyncio.timeout(PATIENCE):
            assert "tree file" in (await process.stdout.read()).decode()
    finally:
        await process.stop()
