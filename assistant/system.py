"""What the operating system has to be: one with POSIX's locks, signals, sessions and sockets."""

from __future__ import annotations

from assistant.errors import AssistantError


class SystemUnsupported(AssistantError):
    def __init__(self, kind: str) -> None:
        super().__init__(
            f"the assistant needs a POSIX system, such as Linux or macOS; this one is `{kind}`",
            hint="On Windows, install and run it in WSL (`wsl --install`).",
        )


def check_system(kind: str) -> None:
    """Errors: `SystemUnsupported` for a kind of system (`os.name`) on which nothing of ours would work."""
    if kind != "posix":
        raise SystemUnsupported(kind)
