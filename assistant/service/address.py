"""Where the engine of a project is reached: a socket in a folder that only the user can enter.

A project has one engine for each choice of what decides over its answers: the Lean, where it finds modules, whether it
is confined, and the folders of the cache and of the journal. An engine holds a lock as long as it lives; what a
dead one left behind is replaced. On systems without Unix sockets the engine listens on the loopback device, and a token
in a file that only the user can read keeps others out.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
import stat
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.cache import cache_folder
from assistant.config.environment import absolute, engine_choices, settled_environment
from assistant.config.schema import variable
from assistant.files import replace_file
from assistant.lean.project import ProjectKind, find_project
from assistant.locks import ProcessLock, signed_by
from assistant.service.errors import RuntimeFolderUnsafe

RUNTIME_VARIABLE = variable("folders.runtime")
LONGEST_SOCKET_PATH = 100
"""Bytes; the system's limit is a little above 100."""


@dataclass(frozen=True, slots=True)
class Address:
    """Names of the files of one engine."""

    folder: Path
    key: str

    @property
    def socket(self) -> Path:
        return self.folder / f"{self.key}.sock"

    @property
    def lock(self) -> Path:
        return self.folder / f"{self.key}.lock"

    @property
    def card(self) -> Path:
        return self.folder / f"{self.key}.json"


@dataclass(frozen=True, slots=True)
class Card:
    """What an engine says of itself to whoever looks for it. `port` is 0 where it listens on a Unix socket."""

    project: str
    pid: int
    version: str
    port: int = 0
    token: str = ""


def runtime_folder() -> Path:
    """The folder of all addresses of this user. Errors: `RuntimeFolderUnsafe`."""
    if chosen := os.environ.get(RUNTIME_VARIABLE):
        folder = Path(chosen).absolute()
    else:
        user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
        folder = Path(tempfile.gettempdir()) / f"lean-assistant-{user}"
        session = os.environ.get("XDG_RUNTIME_DIR", "")
        if session and os.access(session, os.W_OK | os.X_OK):
            folder = Path(session) / "lean-assistant"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except OSError as error:
        raise RuntimeFolderUnsafe(folder, error.strerror or str(error)) from error
    if not stat.S_ISDIR(status.st_mode):
        raise RuntimeFolderUnsafe(folder, "it is not a folder")
    if hasattr(os, "getuid"):
        if status.st_uid != os.getuid():
            raise RuntimeFolderUnsafe(folder, "it belongs to somebody else")
        if stat.S_IMODE(status.st_mode) & 0o077:
            raise RuntimeFolderUnsafe(folder, "others can enter it")
    if len(os.fsencode(folder)) + 24 > LONGEST_SOCKET_PATH:
        raise RuntimeFolderUnsafe(folder, "its name is too long for a socket")
    return folder


def address_of(root: Path) -> Address:
    """The address of the engine of a project. Errors: `RuntimeFolderUnsafe`."""
    choices = engine_choices()
    if find_project(root).kind is not ProjectKind.LAKE:  # where Lake says it
        choices.append(settled_environment().get("LEAN_PATH", ""))
    told = "\0".join([os.fspath(root.resolve()), absolute(os.fspath(cache_folder())), *choices])
    key = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return Address(runtime_folder(), key)


def addresses() -> list[Address]:
    """All at which an engine of this user lives, or left something. Errors: `RuntimeFolderUnsafe`."""
    folder = runtime_folder()
    keys = {path.stem for pattern in ("*.json", "*.lock") for path in folder.glob(pattern)}
    return [Address(folder, key) for key in sorted(keys)]


def running_engines() -> tuple[Card, ...]:
    """What the engines of this user that run say of themselves. Errors: `RuntimeFolderUnsafe`."""
    cards = ((address, read_card(address)) for address in addresses())
    return tuple(card for address, card in cards if card is not None and is_held(address))


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_hex(32)


def write_card(address: Address, card: Card) -> None:
    """For others of this user to read; in one step. Errors: `OSError`."""
    replace_file(address.card, json.dumps(asdict(card)).encode(), mode=0o600, synced=False)


def read_card(address: Address) -> Card | None:
    """What stands on a card; `None` when there is none that can be read."""
    try:
        data = json.loads(address.card.read_text(encoding="utf-8"))
        card = Card(str(data["project"]), int(data["pid"]), str(data["version"]), int(data["port"]), str(data["token"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    # A process 0 or less is a whole group to whoever sends it a signal.
    return card if card.pid > 0 and 0 <= card.port < 1 << 16 else None


def remove(address: Address) -> None:
    """Takes away what an engine leaves; the lock stays, since somebody may be waiting for it."""
    for path in (address.socket, address.card):
        with contextlib.suppress(OSError):
            path.unlink()


def is_held(address: Address) -> bool:
    """Whether an engine lives there."""
    if not address.lock.exists():
        return False
    lock = ProcessLock(address.lock)
    try:
        return not lock.take()
    finally:
        lock.release()


def holder(address: Address) -> int:
    """The process of the engine that lives there, 0 when none does; known also when its card was taken away."""
    return signed_by(address.lock) if is_held(address) else 0
