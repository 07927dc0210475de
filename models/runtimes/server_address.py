"""Where a model server is, and the key that it wants.

A key is a secret: it comes from the environment or the system's key ring, travels encrypted or stays on this machine,
and occurs in nothing that is printed.
"""

from __future__ import annotations

import importlib
import ipaddress
import os
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from models.protocol import ProverMisconfigured

EXAMPLE = "http://127.0.0.1:8080/v1"
KEYRING = "keyring"
"""The package."""
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
"""Names that are safe to print: what looks otherwise may be the key itself, put into the wrong place."""


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """`base` is what paths of the interface follow, without a slash at its end; on a `loopback` host nothing leaves
    this machine."""

    base: str
    loopback: bool
    encrypted: bool

    @property
    def beside(self) -> str:
        """What paths of a server's own follow, which stand beside the interface's `/v1`."""
        return self.base.removesuffix("/v1")


def server_address(url: str) -> ServerAddress:
    """Errors: `ProverMisconfigured` for what is no address of a server."""
    if not url.isascii() or not url.isprintable() or " " in url:
        raise _no_address("has characters that no address has")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:  # whose words may repeat a password
        raise _no_address("cannot be read") from None
    if parts.scheme not in ("http", "https"):
        raise _no_address("begins neither with http:// nor with https://")
    if "@" in parts.netloc:
        raise _no_address("has a name or a password in it", hint="A key belongs into an environment variable.")
    if not parts.hostname:
        raise _no_address("names no host")
    if parts.query or parts.fragment:
        raise _no_address("has more behind its path")
    base = f"{parts.scheme}://{parts.netloc}{parts.path}".rstrip("/")
    return ServerAddress(base, _is_loopback(parts.hostname), parts.scheme == "https")


def _no_address(what: str, *, hint: str = "") -> ProverMisconfigured:
    return ProverMisconfigured(f"the address of a model server {what}", hint=hint or f"One looks like {EXAMPLE}.")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


@dataclass(frozen=True, slots=True)
class Key:
    """A key, hidden from what prints it."""

    text: str = field(default="", repr=False)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.text}"} if self.text else {}

    def hidden(self, text: str) -> str:
        """A text without the key: servers repeat what they were sent."""
        return text.replace(self.text, "(the key)") if self.text else text


@dataclass(frozen=True, slots=True)
class KeySource:
    """Where a key is kept, nowhere for a server that wants none: in the environment variable so named, else in the
    system's key ring under this `service` and `user`, which the package `keyring` reads."""

    variable: str = ""
    service: str = ""
    user: str = "api-key"

    def __bool__(self) -> bool:
        return bool(self.variable or self.service)

    def checked(self, address: ServerAddress, *, allow_plain: bool) -> None:
        """Errors: `ProverMisconfigured` where a key would travel so that others can read it."""
        if self and not (address.loopback or address.encrypted or allow_plain):
            raise ProverMisconfigured(
                f"the key for {address.base} would travel unencrypted to another machine",
                hint="Use https, or a tunnel to this machine; or allow it, where the network can be trusted.",
            )

    def read(self) -> Key:
        """Blocks, as key rings may ask the user. Errors: `ProverMisconfigured` where there is no key."""
        if not self:
            return Key()
        text = os.environ.get(self.variable, "") if self.variable else ""
        if not text and self.service:
            text = self._from_keyring()
        text = text.strip()
        if not text:
            raise ProverMisconfigured(f"{self._place} holds no key", hint="Put the key of the model server there.")
        if not text.isascii() or not text.isprintable() or " " in text:
            raise ProverMisconfigured(f"what {self._place} holds is no key", hint="Put the key alone there.")
        return Key(text)

    @property
    def _place(self) -> str:
        if self.service:
            return f"the key ring's entry {self.service}"
        known = _VARIABLE.fullmatch(self.variable)
        return f"the environment variable {self.variable}" if known else "the environment variable for the key"

    def _from_keyring(self) -> str:
        try:
            keyring: Any = importlib.import_module(KEYRING)
        except ImportError as error:
            raise ProverMisconfigured(
                "the key of a model server is in the key ring, and the package that reads it is not installed",
                hint=f"Install the package {KEYRING}, or put the key into an environment variable.",
            ) from error
        try:
            return str(keyring.get_password(self.service, self.user) or "")
        except Exception as error:  # each system's key ring has errors of its own
            raise ProverMisconfigured(
                f"the key ring cannot be read: {type(error).__name__}",
                hint="Unlock it, or use an environment variable.",
            ) from error
