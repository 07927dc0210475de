"""Large files brought here: what came of one is kept when it breaks off, and gone on with; what is here is what its
checksum says.

The library of the hub begins anew in each run, which for a file of 15 GB is another hour.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from assistant.errors import AssistantError
from models.hub.files import HubFile, HubRefused, place_of
from models.hub.listing import GATED_HINT

TRIES = 5
"""In a row without a byte."""
PAUSE = 1.0
"""Seconds before another try."""
SILENCE = 30.0
"""Seconds without a byte, after which a connection counts as broken."""
SPARE = 256 << 20
"""Bytes of the disk that are left free."""
_BLOCK = 1 << 20


class TransferFailed(AssistantError):
    """A file is not here, or not as it should be. What came of it is kept where it can be gone on with."""


Progress = Callable[[HubFile, int], None]
"""Is told how many bytes of a file are here."""


@dataclass(frozen=True, slots=True)
class Source:
    """From where a file comes. `headers` are for that host only, not for those that it sends us to."""

    file: HubFile
    url: str
    headers: Mapping[str, str]


async def fetch_all(
    sources: Sequence[Source], folder: Path, progress: Progress, pause: float = PAUSE
) -> tuple[Path, ...]:
    """Brings files into a folder; what is there already, and right, stays. Errors: `TransferFailed`, `HubRefused`;
    `OSError` of the disk."""
    places = [place_of(source.file, folder) for source in sources]
    missing = []
    for source, place in zip(sources, places, strict=True):
        if not await asyncio.to_thread(_is_right, source.file, place):
            missing.append((source, place))
    await asyncio.to_thread(_check_room, missing, folder)
    async with httpx.AsyncClient(follow_redirects=True, timeout=httpx.Timeout(SILENCE)) as client:
        for source, place in missing:
            await _fetch(client, source, place, progress, pause)
    return tuple(places)


def partial_of(file: HubFile, place: Path) -> Path:
    """What has come of a file. Another version of it has another one."""
    return place.with_name(f".{place.name}.{(file.sha256 or file.git)[:16]}.partial")


def _check_room(missing: Sequence[tuple[Source, Path]], folder: Path) -> None:
    """Errors: `TransferFailed`, `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    needed = sum(source.file.size - _size(partial_of(source.file, place)) for source, place in missing)
    free = shutil.disk_usage(folder).free
    if missing and needed + SPARE > free:
        raise TransferFailed(
            f"{needed / 1e9:.1f} GB are to come to {folder}, and {free / 1e9:.1f} GB are free there",
            hint="Make room, or choose another folder with --to.",
        )


async def _fetch(client: httpx.AsyncClient, source: Source, place: Path, progress: Progress, pause: float) -> None:
    file, partial = source.file, partial_of(source.file, place)
    await asyncio.to_thread(place.parent.mkdir, parents=True, exist_ok=True)
    failures = 0
    while (begun := _size(partial)) < file.size or not partial.exists():
        try:
            await _go_on(client, source, partial, begun, progress)
            if not file.size:
                break
        except httpx.TransportError as error:
            failures = failures + 1 if _size(partial) == begun else 0
            if failures >= TRIES:
                raise TransferFailed(
                    f"{file.path} broke off after {_size(partial) / 1e6:.0f} of {file.size / 1e6:.0f} MB: "
                    f"{error or type(error).__name__}",
                    hint="The same command goes on from there.",
                ) from error
            await asyncio.sleep(pause)
    if not await asyncio.to_thread(_is_right, file, partial):
        partial.unlink()
        raise TransferFailed(
            f"{file.path} is not what the hub says it is: its checksum differs",
            hint="It was deleted. Try again; if that does not help, the file on the hub is damaged.",
        )
    await asyncio.to_thread(_put, partial, place)


async def _go_on(client: httpx.AsyncClient, source: Source, partial: Path, begun: int, progress: Progress) -> None:
    """Errors: `httpx.TransportError` where it breaks off; `HubRefused`."""
    file = source.file
    ranged = {"Range": f"bytes={begun}-"} if begun else {}
    # As it is: a packed stream has no parts that could be gone on with.
    headers = {**source.headers, **ranged, "Accept-Encoding": "identity"}
    async with client.stream("GET", source.url, headers=headers) as response:
        _check(response, file)
        if begun and response.status_code != httpx.codes.PARTIAL_CONTENT:
            begun = 0  # the whole file once more
        with partial.open("ab" if begun else "wb") as opened:
            async for block in response.aiter_bytes():  # as it comes, so that nothing is lost when it breaks off
                opened.write(block)
                begun += len(block)
                progress(file, begun)
                if begun > file.size:
                    break
    if begun < file.size:
        raise httpx.RemoteProtocolError("it ended before its end")


def _check(response: httpx.Response, file: HubFile) -> None:
    """Errors: `HubRefused`; `httpx.RemoteProtocolError` for what may pass."""
    status = response.status_code
    if status in (401, 403):
        raise HubRefused(f"{file.path} is only for those who accepted its terms", hint=GATED_HINT)
    if status == 429 or status >= 500:
        raise httpx.RemoteProtocolError(f"the hub answers with {status}")
    if status == 416:  # we have more than there is
        raise HubRefused(f"{file.path} has changed on the hub meanwhile", hint="Try again.")
    if status >= 400:
        raise HubRefused(f"the hub has no {file.path} any more: it answers with {status}")


def _is_right(file: HubFile, place: Path) -> bool:
    """Whether a file is here, and as it should be. Errors: `OSError`."""
    if not place.is_file() or _size(place) != file.size:
        return False
    if file.sha256:
        return _digest(place, hashlib.sha256()) == file.sha256
    if file.git:
        return _digest(place, hashlib.sha1(f"blob {file.size}\0".encode(), usedforsecurity=False)) == file.git
    return True


def _digest(place: Path, digest: hashlib._Hash) -> str:
    with place.open("rb") as opened:
        while block := opened.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _put(partial: Path, place: Path) -> None:
    with partial.open("rb") as opened:
        os.fsync(opened.fileno())
    os.replace(partial, place)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
