"""`assistant tui` in a real terminal (tmux): from start to a written proof, every way to leave, and a terminal that is
as it was before."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgpack
import psutil
import pytest

from assistant.lean.toolchain import Toolchain
from assistant.search.store import VERSION

PATIENCE = 60.0
COLOUR = re.compile(r"\x1b\[[0-9;:]*\b(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])\b[0-9;:]*m")
LEFT = re.compile(r"^left with (\d+)", re.MULTILINE)


class Terminal:
    """A terminal with a shell in it. Keys are named as tmux does."""

    def __init__(self, tmux: Callable[..., str], name: str) -> None:
        self._tmux = tmux
        self._name = name
        pid, self._device = self._asked("#{pane_pid} #{pane_tty}").split()
        self.shell = psutil.Process(int(pid))
        self.until(r"^\$", "the shell")
        self._before = self._settings()
        self._seen: set[psutil.Process] = set()

    def _asked(self, what: str) -> str:
        return self._tmux("display-message", "-p", "-t", self._name, what).strip()

    def _settings(self) -> list[Any]:
        device = os.open(self._device, os.O_RDWR | os.O_NOCTTY)
        try:
            return termios.tcgetattr(device)
        finally:
            os.close(device)

    def run(self, *words: str | Path, before: str = "") -> None:
        """Runs `assistant tui`, and says afterwards with what code it was left. `before` stands before the command."""
        command = shlex.join([sys.executable, "-m", "assistant", "tui", *map(str, words)])
        self._tmux("send-keys", "-t", self._name, "-l", f"clear; {before} {command}; echo left with $?")
        self.press("Enter")

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", "-t", self._name, *keys)

    def resize(self, width: int, height: int) -> None:
        self._tmux("resize-window", "-t", self._name, "-x", str(width), "-y", str(height))

    def screen(self, *options: str) -> str:
        return self._tmux("capture-pane", "-p", "-t", self._name, *options)

    def until(self, pattern: str, what: str = "") -> str:
        """The screen once it shows a pattern."""
        deadline = time.monotonic() + PATIENCE
        while not re.search(pattern, screen := self.screen(), re.MULTILINE):
            assert time.monotonic() < deadline, f"not in {PATIENCE:.0f} s: {what or pattern}\n{screen}"
            time.sleep(0.05)
        return screen

    def until_other(self, before: str) -> None:
        """Waits until the screen shows something else than before."""
        deadline = time.monotonic() + PATIENCE
        while self.screen() == before:
            assert time.monotonic() < deadline, f"nothing changed in {PATIENCE:.0f} s\n{before}"
            time.sleep(0.05)

    def below(self) -> set[psutil.Process]:
        """Everything that runs below the shell, remembered for `assert_clean`."""
        now = set(self.shell.children(recursive=True))
        self._seen |= now
        return now

    def app(self) -> psutil.Process:
        return self.shell.children()[0]

    def until_lean_works(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not any("--worker" in command_of(process) for process in self.below()):
            assert time.monotonic() < deadline, f"no Lean\n{self.screen()}"
            time.sleep(0.02)

    def left(self) -> int:
        """The exit code, once the app has been left."""
        self.until(LEFT.pattern, "it is left")
        found = LEFT.search(self.screen())
        assert found
        return int(found.group(1))

    def assert_nothing_runs(self) -> None:
        deadline = time.monotonic() + 10
        while alive := [command_of(each) for each in self._seen | self.below() if lives(each)]:
            assert time.monotonic() < deadline, alive
            time.sleep(0.02)

    def assert_clean(self) -> None:
        """The shell is there again, on the terminal as it was, and reads what is typed; nothing runs any more."""
        modes = "#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{mouse_sgr_flag} #{keypad_flag}"
        assert self._asked(modes) == "0 1 0 0 0"
        assert self._settings() == self._before
        self.press("echo I am h''ere", "Enter")
        self.until(r"^I am here$")
        self.assert_nothing_runs()


def command_of(process: psutil.Process) -> list[str]:
    with contextlib.suppress(psutil.Error):
        return process.cmdline()
    return []


def lives(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False


@pytest.fixture(scope="module")
def tmux(toolchain: Toolchain) -> Iterator[Callable[..., str]]:
    """Runs a command of a tmux of our own; Lean has been built."""
    found = shutil.which("tmux")
    if found is None:
        pytest.fail("The tests in a terminal need tmux. On Debian: apt-get install tmux", pytrace=False)
    with tempfile.TemporaryDirectory(prefix="la-") as folder:
        environment = {**os.environ, "TMUX_TMPDIR": folder, "LC_ALL": "C.UTF-8"}
        for name in ("TMUX", "NO_COLOR", "PYTHONPATH"):
            environment.pop(name, None)

        def run(*words: str) -> str:
            done = subprocess.run(
                [found, "-f", os.devnull, "-u", *words], env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stderr
            return done.stdout

        # A first session keeps the server there, with the environment of the tests, as long as the tests run.
        run("new-session", "-d", "-s", "base", "sleep 3600")
        yield run
        run("kill-server")


@pytest.fixture
def folder(lean_project: Callable[[str], Path]) -> Path:
    return lean_project("tui")


Open = Callable[..., Terminal]


@pytest.fixture
def terminal(tmux: Callable[..., str], folder: Path) -> Iterator[Open]:
    """Opens terminals in a copy of the project."""
    names: list[str] = []

    def start(width: int = 80, height: int = 24) -> Terminal:
        names.append(f"t{len(names)}")
        size = ("-x", str(width), "-y", str(height))
        shell = ("env", "PS1=$ ", "ENV=", "/bin/sh", "-i")
        tmux("new-session", "-d", "-s", names[-1], "-c", str(folder), *size, *shell)
        return Terminal(tmux, names[-1])

    yield start
    for name in names:
        tmux("kill-session", "-t", name)


# --- from start to end ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (160, 50)], ids=["80x24", "160x50"])
def test_from_start_to_a_written_proof_by_keys_alone(terminal: Open, folder: Path, size: tuple[int, int]) -> None:
    running = terminal(*size)
    running.run()
    running.until(r"Logic\.lean:2 ")
    running.until("theorem and_swap", "its source beside it")
    running.press("Enter")
    screen = running.until("accepted by Lean")
    assert "⊢ q ∧ p" in screen
    running.press("a")
    screen = running.until(r"^.*-  sorry")
    proof = re.search(r"\+  (\S.*?) *│", screen)
    assert proof, screen
    running.press("Enter")
    running.until("written: Logic.lean")
    running.press("Escape")
    running.until("5 open")
    lines = (folder / "Logic.lean").read_text().splitlines()
    assert lines[1] == f"  {proof.group(1)}"
    assert lines[5] == "  sorry", "the other holes are left alone"
    running.below()
    running.press("q")
    assert running.left() == 0
    running.assert_clean()


def test_every_size_is_drawn(terminal: Open) -> None:
    running = terminal(80, 24)
    running.run("--no-engine")
    running.until("6 open")
    running.resize(160, 50)
    screen = running.until(r"Logic\.lean:2 .*▏", "the source stands beside the holes")
    assert "quit" in screen.rstrip().splitlines()[-1], "the footer has room for all keys, at the bottom"
    running.press("Enter")
    running.until("accepted by Lean")
    for width, height in ((40, 10), (120, 36), (10, 4), (40, 10)):
        running.resize(width, height)
        time.sleep(0.3)  # in which it is mostly drawn
    running.until(r"⊢ q ∧ p[\s\S]*quit", "goal and footer have room")
    for key in ("2", "3", "1", "4"):
        before = running.screen()
        running.press(key)
        running.until_other(before)
    running.until("accepted")
    running.press("?")
    running.until("╭")
    running.press("Escape")
    running.until("accepted")
    running.press("Escape")
    running.until("5 open")
    running.press("q")
    assert running.left() == 0
    running.assert_clean()


def test_the_size_is_the_terminals_whatever_the_environment_says(terminal: Open) -> None:
    """Exported by `resize`, or by a program with readline that starts the app, it is that of a moment that is over."""
    running = terminal(160, 50)
    running.run("--no-engine", before="COLUMNS=80 LINES=24")
    beside = r"Logic\.lean:2 .*▏"
    running.until(beside, "it begins with the size of the terminal")
    running.resize(80, 24)
    assert not re.search(beside, running.until(r"^ ○ open", "the source stands below the holes"))
    running.resize(160, 50)
    running.until(beside, "it follows the terminal")
    running.press("q")
    assert running.left() == 0
    running.assert_clean()


def test_a_saved_tree_is_shown_and_left(terminal: Open) -> None:
    running = terminal()
    running.run(Path(__file__).parent / "recorded" / "puzzle.msgpack")
    running.until("from a file")
    running.press("Escape")
    assert running.left() == 0
    running.assert_clean()


def test_no_color_is_respected(terminal: Open) -> None:
    running = terminal()
    running.run("--no-engine")
    running.until("6 open")
    assert COLOUR.search(running.screen("-e")), "there are colours without it"
    running.press("q")
    running.left()
    running.run("--no-engine", before="NO_COLOR=1")
    running.until("6 open")
    coloured = {tuple(map(int, found)) for found in re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", running.screen("-e"))}
    assert all(red == green == blue for red, green, blue in coloured), "greys are left"
    running.press("q")
    assert running.left() == 0


# --- ways to end ---------------------------------------------------------------------------------------------------


def test_ctrl_c_says_how_to_quit_and_ctrl_q_does(terminal: Open) -> None:
    running = terminal()
    running.run("--no-engine")
    running.until("6 open")
    for _ in range(3):
        running.press("C-c")
    running.until("to quit the app")
    assert running.app().is_running()
    running.press("C-q")
    assert running.left() == 0
    running.assert_clean()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_ends_it_with_a_clean_terminal(terminal: Open, folder: Path, number: signal.Signals) -> None:
    running = terminal()
    running.run("--no-engine")
    running.until("6 open")
    running.press("Enter")
    running.until_lean_works()
    running.app().send_signal(number)
    assert running.left() == 128 + number
    running.assert_clean()
    assert "Traceback" not in running.screen()
    assert (folder / "Logic.lean").read_text().count("sorry") == 3


def test_nothing_is_left_when_the_app_is_killed(terminal: Open) -> None:
    running = terminal()
    running.run("--no-engine")
    running.until("6 open")
    running.press("Enter")
    running.until_lean_works()
    running.app().kill()
    running.until(LEFT.pattern.replace("^", ""))  # nobody was there to leave the other screen
    running.assert_nothing_runs()


def test_nothing_is_left_when_the_terminal_is_closed(terminal: Open, tmux: Callable[..., str]) -> None:
    running, _other = terminal(), terminal()
    running.run("--no-engine")
    running.until("6 open")
    running.press("Enter")
    running.until_lean_works()
    tmux("respawn-pane", "-k", "-t", "t0", "sleep 3600")
    deadline = time.monotonic() + 10
    while any(map(lives, running._seen)):
        assert time.monotonic() < deadline, [command_of(each) for each in running._seen if lives(each)]
        time.sleep(0.02)


def test_it_ends_with_its_terminal_also_where_that_signal_is_ignored(terminal: Open, tmux: Callable[..., str]) -> None:
    """As below `nohup`: nobody tells the app, and what it writes goes nowhere."""
    running, _other = terminal(), terminal()
    running.run("--no-engine", before="trap '' HUP;")
    running.until("6 open")
    running.press("Enter")
    running.until_lean_works()
    tmux("respawn-pane", "-k", "-t", "t0", "sleep 3600")
    deadline = time.monotonic() + 20
    while any(map(lives, running._seen)):
        assert time.monotonic() < deadline, [command_of(each) for each in running._seen if lives(each)]
        time.sleep(0.02)


def test_the_first_sigterm_ends_it_where_the_terminal_takes_nothing_any_more(folder: Path) -> None:
    """A terminal that nobody reads: what is drawn fills the space that there is, and drawing waits for ever."""
    outer, inner = pty.openpty()
    termios.tcsetwinsize(outer, (50, 160))
    app = subprocess.Popen(
        [sys.executable, "-m", "assistant", "tui", "--no-engine"],
        cwd=folder,
        stdin=inner,
        stdout=inner,
        stderr=inner,
        env={**os.environ, "TERM": "xterm-256color"},
        start_new_session=True,
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while select.select([], [inner], [], 0)[1]:
            assert time.monotonic() < deadline, "the terminal is full"
            time.sleep(0.05)
        os.write(outer, b"\r")  # searches the first hole
        below: list[psutil.Process] = []
        while not any("--worker" in command_of(process) for process in below):
            assert time.monotonic() < deadline, "Lean works"
            below = psutil.Process(app.pid).children(recursive=True)
            time.sleep(0.02)
        app.send_signal(signal.SIGTERM)
        assert app.wait(20) == 128 + signal.SIGTERM
        _, left = psutil.wait_procs(below, 10)
        assert [process for process in left if lives(process)] == []
    finally:
        app.kill()
        os.close(outer)
        os.close(inner)


def test_a_crash_gives_the_terminal_back_and_says_what_happened(terminal: Open, tmp_path: Path) -> None:
    """A fault is put into the app from outside: a key that raises."""
    fault = tmp_path / "fault"
    fault.mkdir()
    (fault / "sitecustomize.py").write_text(
        "from tui.project.screen import ProjectScreen\n"
        "def broken(self):\n    raise RuntimeError('the order is lost')\n"
        "ProjectScreen.action_order = broken\n"
    )
    running = terminal(100, 40)
    running.run("--no-engine", before=f"PYTHONPATH={fault}")
    running.until("6 open")
    running.until("Lean 4")
    running.below()
    running.press("o")
    assert running.left() == 2
    screen = running.screen()
    assert "RuntimeError: the order is lost" in screen
    assert "assistant: the app has a fault" in screen
    running.assert_clean()


# --- what cannot be done ---------------------------------------------------------------------------------------------


def newer_tree(path: Path) -> None:
    """The recorded tree, as if a later version had written it."""
    saved = msgpack.unpackb((Path(__file__).parent / "recorded" / "puzzle.msgpack").read_bytes(), raw=False)
    saved["version"] = VERSION + 1
    path.write_bytes(msgpack.packb(saved))


@pytest.mark.parametrize(
    ("words", "before", "says", "hint"),
    [
        (["missing.lean"], "", "missing.lean", ""),
        (["--theme", "mud"], "", "no theme is called `mud`", "There are ansi-dark"),
        ([], "TERM=dumb", "the terminal `dumb` cannot place text", "xterm-256color"),
        (["damaged.msgpack"], "", "not a tree file, or damaged", "Save the search again."),
        (["newer.msgpack"], "", "newer", "Upgrade"),
        ([], "echo x |", "the app needs a terminal", "assistant close"),
        (["--timeout", "0"], "", "'0' is not a number of seconds above 0", ""),
    ],
    ids=["missing path", "unknown theme", "dumb terminal", "damaged tree", "newer tree", "pipe", "no time"],
)
def test_what_cannot_be_shown_is_told(
    terminal: Open, folder: Path, words: list[str], before: str, says: str, hint: str
) -> None:
    (folder / "damaged.msgpack").write_bytes(b"\xc1 nothing of the kind")
    newer_tree(folder / "newer.msgpack")
    running = terminal(160, 24)
    running.run(*words, before=before)
    assert running.left() == 2
    running.assert_clean()
    screen = running.screen()
    assert says in screen
    assert hint in screen
    assert "Traceback" not in screen


def test_without_a_terminal_it_points_to_what_works(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "tui"],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("assistant: the app needs a terminal")
    assert "--web" in done.stderr
