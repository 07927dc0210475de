"""What can be wrong with what somebody set, each with where it stands and what to do next."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import AssistantError


class ConfigurationError(AssistantError):
    """Something that was set cannot be used."""


class FileUnreadable(ConfigurationError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: cannot be read: {reason}",
            hint="Make it a readable text in UTF-8, or take it away: it may be missing.",
        )


class TomlBroken(ConfigurationError):
    """`reason` is the parser's, with line and column."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: it is not TOML: {reason}", hint="Mend it there, or take the file away: it may be missing."
        )


class UnknownSetting(ConfigurationError):
    """`near` is what may have been meant, empty where nothing is like it."""

    def __init__(self, where: str, key: str, near: str) -> None:
        meant = f"Did you mean `{near}`? " if near else ""
        super().__init__(
            f"{where}: there is no setting `{key}`" if where else f"there is no setting `{key}`",
            hint=f"{meant}`assistant config show` lists all settings.",
        )


class WrongValue(ConfigurationError):
    """`complaint` says what the value has to be, and what it is."""

    def __init__(self, where: str, complaint: str, default: str) -> None:
        super().__init__(f"{where}: {complaint}", hint=f"Correct it, or leave it out for the default ({default}).")


class NotForProjects(ConfigurationError):
    """A project's file says what only its user may say."""

    def __init__(self, where: str, key: str, allowed: tuple[str, ...], user_file: Path) -> None:
        only = f" but to {' or '.join(allowed)}" if allowed else ""
        super().__init__(
            f"{where}: a project cannot set `{key}`{only}: its files may be somebody else's",
            hint=f"Take it out there. If it is what you want, say so in your own file, {user_file}: "
            f"`assistant config set {key} VALUE --user`.",
        )


class NothingToSet(ConfigurationError):
    def __init__(self, key: str) -> None:
        super().__init__(
            f"a value for `{key}` and --default exclude each other, and one of them is needed",
            hint=f"`assistant config set {key} VALUE`, or `assistant config set {key} --default`.",
        )


class FileNotWritten(ConfigurationError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: cannot be written: {reason}",
            hint="The file is as it was. Change it by hand, or check its permissions.",
        )
