"""Files that are brought here, from a stand-in for the hub: what breaks off, and what is not what it should be."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from models.hub.files import HubFile, HubRefused
from models.hub.transfer import TRIES, Source, TransferFailed, fetch_all, partial_of
from tests.standins.hub_stand_in import HubStandIn

WEIGHTS = bytes(range(256)) * 4000


@pytest.fixture
def hub() -> Iterator[HubStandIn]:
    with HubStandIn(files={"m.gguf": WEIGHTS, "config.json": b"{}"}, large={"m.gguf"}) as hub:
        yield hub


def source(hub: HubStandIn, name: str = "m.gguf") -> Source:
    entry = hub._entry(name)
    file = HubFile(name, entry["size"], entry["lfs"]["oid"] if "lfs" in entry else "", entry["oid"])
    return Source(file, f"{hub.url}/{hub.repository}/resolve/main/{name}", {"Authorization": "Bearer secret"})


async def fetched(hub: HubStandIn, folder: Path, *names: str) -> list[int]:
    """Brings files here; how much of them was told to be here."""
    told: list[int] = []
    sources = [source(hub, name) for name in names or ("m.gguf",)]
    await fetch_all(sources, folder, lambda _, here: told.append(here), pause=0.0)
    return told


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


async def test_files_are_as_they_are_on_the_hub_and_nothing_lies_beside_them(hub: HubStandIn, tmp_path: Path) -> None:
    told = await fetched(hub, tmp_path / "new", "m.gguf", "config.json")
    assert names(tmp_path / "new") == ["config.json", "m.gguf"]
    assert (tmp_path / "new" / "m.gguf").read_bytes() == WEIGHTS
    assert told == [*sorted(told[:-1]), 2]
    assert told[-2] == len(WEIGHTS)


async def test_who_asks_is_told_to_the_hub_only(hub: HubStandIn, tmp_path: Path) -> None:
    await fetched(hub, tmp_path)
    [asked] = hub.of("/owner/")
    [redirected] = hub.of("/storage/")
    assert asked["authorization"] == "Bearer secret"
    assert "authorization" not in redirected


async def test_what_is_here_already_is_not_fetched_again(hub: HubStandIn, tmp_path: Path) -> None:
    await fetched(hub, tmp_path)
    await fetched(hub, tmp_path)
    assert len(hub.of("/storage/")) == 1


@pytest.mark.parametrize("content", [b"short", b"x" * len(WEIGHTS)])
async def test_a_file_that_is_here_but_wrong_is_fetched_again(hub: HubStandIn, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "m.gguf"
    file.write_bytes(content)
    await fetched(hub, tmp_path)
    assert len(hub.of("/storage/")) == 1
    assert names(tmp_path) == ["m.gguf"]


async def test_what_breaks_off_goes_on_where_it_was(hub: HubStandIn, tmp_path: Path) -> None:
    hub.breaks["m.gguf"] = [100_000, 0, 300_000]
    await fetched(hub, tmp_path)
    assert [one.get("range") for one in hub.of("/storage/")] == [
        None,
        "bytes=100000-",
        "bytes=100000-",
        "bytes=400000-",
    ]
    assert names(tmp_path) == ["m.gguf"]


async def test_a_later_run_goes_on_where_the_first_gave_up(hub: HubStandIn, tmp_path: Path) -> None:
    hub.breaks["m.gguf"] = [100_000, *[0] * TRIES]
    with pytest.raises(TransferFailed, match=r"m\.gguf broke off after 0 of 1 MB") as error:
        await fetched(hub, tmp_path)
    assert "goes on from there" in error.value.hint
    assert names(tmp_path) == [partial_of(source(hub).file, tmp_path / "m.gguf").name]
    await fetched(hub, tmp_path)
    assert hub.of("/storage/")[-1]["range"] == "bytes=100000-"
    assert names(tmp_path) == ["m.gguf"]


async def test_a_host_that_sends_whole_files_only_is_taken_at_that(hub: HubStandIn, tmp_path: Path) -> None:
    hub.ranges, hub.breaks["m.gguf"] = False, [100_000]
    await fetched(hub, tmp_path)
    assert names(tmp_path) == ["m.gguf"]


async def test_another_version_does_not_go_on_with_the_first(hub: HubStandIn, tmp_path: Path) -> None:
    hub.breaks["m.gguf"] = [100_000, *[0] * TRIES]
    with pytest.raises(TransferFailed):
        await fetched(hub, tmp_path)
    hub.files["m.gguf"] = b"new" * 10_000
    await fetched(hub, tmp_path)
    assert "range" not in hub.of("/storage/")[-1]


@pytest.mark.parametrize("name", ["m.gguf", "config.json"])
async def test_what_is_not_what_the_hub_says_is_deleted(hub: HubStandIn, tmp_path: Path, name: str) -> None:
    hub.sums[name] = "0" * 64
    with pytest.raises(TransferFailed, match="its checksum differs"):
        await fetched(hub, tmp_path, name)
    assert names(tmp_path) == []


async def test_more_than_there_should_be_is_not_fetched_to_its_end(hub: HubStandIn, tmp_path: Path) -> None:
    wanted = source(hub)
    hub.files["m.gguf"] = WEIGHTS * 10
    with pytest.raises(TransferFailed, match="its checksum differs"):
        await fetch_all([wanted], tmp_path, lambda *_: None, pause=0.0)
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("status", "said"), [(401, "accepted its terms"), (403, "accepted its terms"), (404, "no m.gguf")]
)
async def test_what_the_hub_refuses_is_said_at_once(hub: HubStandIn, tmp_path: Path, status: int, said: str) -> None:
    hub.refusal = (status, "")
    with pytest.raises(HubRefused, match=said):
        await fetched(hub, tmp_path)
    assert len(hub.asked) == 1


async def test_what_may_pass_is_tried_again_for_a_while(hub: HubStandIn, tmp_path: Path) -> None:
    hub.refusal = (503, "")
    with pytest.raises(TransferFailed, match="answers with 503"):
        await fetched(hub, tmp_path)
    assert len(hub.asked) == TRIES


class Disk(NamedTuple):
    """Stands in for what the system says of a disk."""

    free: int


async def test_a_disk_that_has_no_room_is_said_before_anything_comes(
    hub: HubStandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(1000))
    with pytest.raises(TransferFailed, match=r"are free there") as error:
        await fetched(hub, tmp_path)
    assert "--to" in error.value.hint
    assert hub.asked == []


async def test_an_empty_file_is_a_file(hub: HubStandIn, tmp_path: Path) -> None:
    hub.files["config.json"] = b""
    await fetched(hub, tmp_path, "config.json")
    assert names(tmp_path) == ["config.json"]
