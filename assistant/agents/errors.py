"""What agents can do wrong, and how errors are told to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant.errors import AssistantError
from assistant.extras import install_command

EXTRA = "mcp"


class ProtocolMissing(AssistantError):
    def __init__(self) -> None:
        super().__init__(
            "serving agents needs the Model Context Protocol's Python SDK",
            hint=f"Install it with: {install_command(EXTRA)}",
        )


class NotAFolder(AssistantError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no such folder", hint="Name the folder of a project with --project.")


class OutsideProjects(AssistantError):
    def __init__(self, name: str, folders: Iterable[Path]) -> None:
        super().__init__(
            f"{name}: outside of what this server was started for, which is {', '.join(map(str, folders))}",
            hint="Name a file below that, or have the server started with `--project` for the other folder as well.",
        )


class NoSuchFile(AssistantError):
    def __init__(self, name: str, folders: Iterable[Path]) -> None:
        super().__init__(
            f"{name}: no such file or folder below {', '.join(map(str, folders))}",
            hint="Check the path; where the file is not saved yet, give its `text`.",
        )


class NoLeanFiles(AssistantError):
    def __init__(self, paths: Iterable[Path]) -> None:
        super().__init__(
            f"there are no Lean files in {', '.join(map(str, paths))}",
            hint="Name a Lean file, or a folder that has some.",
        )


class NothingReadable(AssistantError):
    def __init__(self, reasons: Iterable[str]) -> None:
        super().__init__("; ".join(reasons), hint="No file could be read.")


class NoPlaceHere(AssistantError):
    def __init__(self, where: str, lines: Sequence[int]) -> None:
        known = f"The holes of this file are in line {', '.join(map(str, lines))}." if lines else ""
        advice = "Name the column of a `sorry`, or the beginning or end of a tactic, or leave `column` out."
        super().__init__(f"{where}: in the middle of a tactic, or in no proof", hint=f"{advice} {known}".strip())


class NoSuchTool(AssistantError):
    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no tool `{name}`", hint=f"There are: {', '.join(known)}.")


class WrongParameters(AssistantError):
    def __init__(self, problems: Sequence[str], known: Iterable[str]) -> None:
        super().__init__("; ".join(problems), hint=f"The parameters are: {', '.join(known)}.")


class BeginsWithBy(AssistantError):
    def __init__(self, code: str) -> None:
        super().__init__(
            f"`{code.strip().splitlines()[0][:60]}` begins with `by`, which is no tactic",
            hint="Give the tactics alone; `by` is added where the place needs it.",
        )


class NothingToWriteTo(AssistantError):
    def __init__(self) -> None:
        super().__init__(
            "a text that was given in the call cannot be written to the file",
            hint="Save it first and leave out `text`, or leave out `write` and put the proof into your text.",
        )


def said(error: AssistantError) -> str:
    """What happened and what to do next, in the words of who calls tools: a limit is a parameter here."""
    hint = error.hint.replace("--timeout", "`seconds`")
    return f"{error.message.removesuffix('.')}. {hint}".strip() if hint else error.message
