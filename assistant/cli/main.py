"""`assistant`: reads the command line and hands over to one module per command.

Only `argparse` is imported before a command is chosen, so that `assistant --help` stays instant.

Exit codes: 0 done, 1 done but something is left over, 2 could not work (the message says why), 130 interrupted by
Ctrl-C, 143 by SIGTERM. No traceback is shown unless it is asked for. Text is UTF-8 wherever it goes but to a terminal
that says that it is not.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import gc
import importlib
import io
import os
import signal
import sys
from collections.abc import Iterator, Sequence

from assistant import __version__
from assistant.cli.parser import Parser, add_common_flags, parsers
from assistant.errors import AssistantError
from assistant.own_command import spoken
from assistant.own_packages import prefer_own_packages
from assistant.system import check_system

COMMANDS: dict[str, str] = {
    "suggest": "verified next tactics at a place",
    "prove": "a whole proof for a hole or a declaration",
    "refute": "counterexamples to what is still to be proved",
    "close": "close the sorries of files, folders or the project",
    "goals": "the goals at a place",
    "premises": "lemmas that may help at a place, or are like a statement",
    "index": "what is known of the libraries that a project imports",
    "models": "the language models that are asked",
    "tui": "watch and steer proof search in the terminal",
    "tree": "look at saved searches, or export them",
    "lsp": "the language server, for editors",
    "mcp": "the same for agents (Model Context Protocol)",
    "engine": "look after the processes that front doors share",
    "config": "the settings, and where each value comes from",
    "completion": "completion of commands and flags for your shell",
    "doctor": "which Lean is used, and what is missing",
    "demo": "prove a small real project before your eyes",
    "bench": "measure verification and proving",
}
"""Name of each command (and of its module here) with its one-line help."""


def build_parser(chosen: str | None) -> argparse.ArgumentParser:
    """The parser of the whole command line; only the chosen command's own module is imported."""
    parser = Parser(
        prog="assistant",
        description="A proving assistant for Lean 4 that shows only what Lean itself has verified.",
    )
    parser.add_argument("--version", action=_Version, help="show the program's version, that of Lean, and the provers")
    add_common_flags(parser, above=True)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        if name == chosen:
            importlib.import_module(f"assistant.cli.{name}").add_parser(subparsers)
            for below in parsers(subparsers.choices[name]):
                add_common_flags(below, above=False)
        else:
            subparsers.add_parser(name, help=summary, add_help=False)
    return parser


class _Version(argparse.Action):
    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, dest, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"assistant {__version__}", flush=True)  # before Lean was asked
        from assistant.cli.version import parts_in_words

        print(*parts_in_words(), sep="\n")
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    documents = _documents()

    def complain(message: str, hint: str = "") -> None:
        _complain(message, hint)
        if "--json" in words and _documents() == documents:
            _complain_in_json(message, hint)

    try:
        _steady_streams()
        check_system(os.name)
        prefer_own_packages()
        return _run(words)
    except AssistantError as error:
        complain(error.message, error.hint)
        return error.exit_code
    except KeyboardInterrupt as interruption:
        # Interrupted while an import ran generated code (dataclasses do), the interpreter would take the interruption
        # for an unhandled one and kill itself on leaving, whatever we return. Running any code clears that mark.
        exec("pass")
        complain("interrupted", "")
        return getattr(interruption, "exit_code", 128 + signal.SIGINT)
    except BrokenPipeError:
        return 0  # the reader (`head`, a pager) went away; nothing is left to be said to it
    except OSError as error:
        if error.errno == errno.ENOENT and error.filename is None and _current_folder_is_gone():
            complain(
                "the folder that you are in was deleted", "Change into another one (`cd`), and name absolute paths."
            )
            return AssistantError.exit_code
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        complain(
            f"{error.filename or 'the output'}: {error.strerror or error}",
            "Make room and run the command again; no Lean file was left half written." if full else "",
        )
        return AssistantError.exit_code
    except Exception as error:
        from assistant.cli.faults import told_fault

        complain(*told_fault(error))
        return AssistantError.exit_code
    finally:
        _end_streams()
        if arguments is None:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is left that would have to be ended with care


def _run(words: list[str]) -> int:
    if "_ARGCOMPLETE" in os.environ:  # a shell asks for completions
        from assistant.cli.completion import complete, typed_words

        complete(build_parser(_chosen(typed_words())))
    if not words:
        build_parser(None).print_help(sys.stderr)
        return AssistantError.exit_code
    chosen = _chosen(words)
    try:
        with _quick_start() if chosen in COMMANDS else contextlib.nullcontext():
            parsed = build_parser(chosen).parse_args(words)
            _hold_settings(parsed)
            if parsed.quiet:
                from assistant.cli import output

                output.be_quiet()
            code = importlib.import_module(f"assistant.cli.{parsed.command}").run(parsed)
    except SystemExit:
        sys.stdout.flush()  # the help
        raise
    sys.stdout.flush()
    return int(code)


def _chosen(words: Sequence[str]) -> str | None:
    """The command's name, or what stands in its place."""
    return next((word for word in words if not word.startswith("-")), None)


@contextlib.contextmanager
def _quick_start() -> Iterator[None]:
    """Has data classes made with code that is kept, and garbage looked for seldom: what is imported stays, and Python
    would look through all of it every few thousand objects."""
    import dataclasses

    from assistant.generated_code import code_file, kept_code

    gc.set_threshold(20_000, 20, 20)
    with kept_code(code_file("dataclasses"), [dataclasses]):
        yield


def _hold_settings(parsed: argparse.Namespace) -> None:
    """Has what concerns a whole process hold here and in every one that is started. Errors: `ConfigurationError`."""
    from assistant.cli.arguments import flags_of
    from assistant.config.environment import hold
    from assistant.config.errors import ConfigurationError
    from assistant.config.load import hold_for_process

    # `config` shows and mends the files; the process of an engine was told everything by whoever started it.
    if parsed.command == "config" or getattr(parsed, "detached", False):
        hold(flags_of(parsed))
        return
    try:
        hold_for_process(flags_of(parsed))
    except ConfigurationError as error:
        if parsed.command != "lsp":  # which tells it in the editor
            raise
        _complain(error.message, error.hint)
        hold(flags_of(parsed))


def _current_folder_is_gone() -> bool:
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def _complain(message: str, hint: str = "") -> None:
    with contextlib.suppress(OSError):
        lines = [f"assistant: {message}", *([f"  {hint}"] if hint else [])]
        print(*map(spoken, lines), sep="\n", file=sys.stderr, flush=True)


def _documents() -> int:
    """How many JSON documents were printed."""
    module = sys.modules.get("assistant.cli.output")
    return module.documents_printed() if module is not None else 0


def _complain_in_json(message: str, hint: str) -> None:
    from assistant.cli import output

    with contextlib.suppress(OSError, ValueError):
        output.print_json({"status": "error", "error": message, "hint": spoken(hint)})


def _steady_streams() -> None:
    """Streams that take every text: a closed one is nothing, a pipe or a file gets UTF-8 whatever the locale says
    (a patch must not depend on it), a terminal of another encoding shows `?` for what it lacks."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for the whole process
        elif isinstance(stream, io.TextIOWrapper):
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8")
            # Names of files that are not UTF-8 come out as they came in.
            stream.reconfigure(errors="surrogateescape" if stream.encoding.lower() == "utf-8" else "replace")


def _end_streams() -> None:
    """What cannot be written any more is dropped, so that the interpreter does not complain about it on leaving."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    sys.exit(main())
