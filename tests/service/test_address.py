"""Where an engine is reached: one address a project and choice of Lean, in a folder that is the user's alone."""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.cache import CACHE_VARIABLE
from assistant.lean.confinement import CONFINEMENT_VARIABLE
from assistant.lean.toolchain import CHOICE_VARIABLE
from assistant.locks import ProcessLock
from assistant.service.address import (
    RUNTIME_VARIABLE,
    Address,
    Card,
    address_of,
    addresses,
    holder,
    is_held,
    new_token,
    read_card,
    remove,
    runtime_folder,
    write_card,
)
from assistant.service.errors import RuntimeFolderUnsafe
from assistant.sorries.journal import STATE_VARIABLE

CARD = Card("/a/project", 4711, "0.1.0", 8080, "secret")


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="la-") as name:
        monkeypatch.setenv(RUNTIME_VARIABLE, os.path.join(name, "run"))
        yield Path(name) / "run"


@pytest.fixture
def address(folder: Path, tmp_path: Path) -> Address:
    return address_of(tmp_path)


# --- the folder ------------------------------------------------------------------------------------------------


def test_the_folder_is_made_for_the_user_alone(folder: Path) -> None:
    assert runtime_folder() == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_is_there_is_used_again(folder: Path) -> None:
    folder.mkdir(0o700)
    assert runtime_folder() == folder


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o701, 0o777])
def test_a_folder_that_others_can_enter_is_not_used(folder: Path, mode: int) -> None:
    folder.mkdir()
    folder.chmod(mode)
    with pytest.raises(RuntimeFolderUnsafe, match="others can enter it") as caught:
        runtime_folder()
    assert RUNTIME_VARIABLE in caught.value.hint


def test_a_folder_of_somebody_else_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(0o700)
    monkeypatch.setattr(os, "getuid", lambda: folder.stat().st_uid + 1)
    with pytest.raises(RuntimeFolderUnsafe, match="belongs to somebody else"):
        runtime_folder()


def test_a_file_in_its_place_is_not_used(folder: Path) -> None:
    folder.write_text("")
    with pytest.raises(RuntimeFolderUnsafe, match=str(folder)):
        runtime_folder()


def test_a_link_to_a_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    folder.symlink_to(tmp_path)
    with pytest.raises(RuntimeFolderUnsafe, match="not a folder"):
        runtime_folder()


def test_a_name_that_no_socket_fits_into_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(RUNTIME_VARIABLE, str(folder / ("long" * 25)))
    with pytest.raises(RuntimeFolderUnsafe, match="too long"):
        runtime_folder()


def test_the_session_of_the_system_gives_the_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir(0o700)
    monkeypatch.delenv(RUNTIME_VARIABLE)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    assert runtime_folder().parent == folder


# --- addresses -------------------------------------------------------------------------------------------------


def test_a_project_has_one_address_however_it_is_named(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    assert address_of(tmp_path) == address_of(tmp_path / "link")


def test_two_projects_have_two_addresses(folder: Path, tmp_path: Path) -> None:
    assert address_of(tmp_path / "one") != address_of(tmp_path / "two")


CHOICES = {
    CHOICE_VARIABLE: "/other/lean",
    CACHE_VARIABLE: "/other/cache",
    STATE_VARIABLE: "/other/state",
    CONFINEMENT_VARIABLE: "off",
    "LEAN_PATH": "/other",
}


@pytest.mark.parametrize("variable", CHOICES)
def test_what_decides_over_answers_makes_another_address(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    # Who had not switched confinement off was served by the unconfined engine of somebody who had.
    before = address_of(tmp_path)
    monkeypatch.setenv(variable, CHOICES[variable])
    assert address_of(tmp_path) != before


def test_a_default_that_is_said_aloud_makes_no_other_address(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = address_of(tmp_path)
    monkeypatch.setenv(CONFINEMENT_VARIABLE, "on")
    assert address_of(tmp_path) == before


def test_in_lake_where_modules_are_is_not_for_the_environment_to_say(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lakefile.toml").write_text('name = "p"\n')
    before = address_of(tmp_path)
    monkeypatch.setenv("LEAN_PATH", str(tmp_path / "other"))
    assert address_of(tmp_path) == before


def test_a_project_whose_name_is_no_unicode_has_an_address(folder: Path, tmp_path: Path) -> None:
    assert address_of(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))).key


def test_a_socket_name_fits_whatever_the_project_is_called(address: Address) -> None:
    assert len(os.fsencode(address.socket)) < 108


# --- cards -----------------------------------------------------------------------------------------------------


def test_a_card_is_read_as_it_was_written_and_nobody_else_can_read_it(address: Address) -> None:
    write_card(address, CARD)
    assert read_card(address) == CARD
    assert stat.S_IMODE(address.card.stat().st_mode) == 0o600
    assert [path.name for path in address.folder.iterdir()] == [address.card.name]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '"card"', "{}", '{"project": "/a", "pid": "x"}', "\udcff", "[" * 100_000],
    ids=["empty", "cut", "a list", "nothing", "a text", "no fields", "no number", "no text", "deep"],
)
def test_a_damaged_card_is_no_card(address: Address, text: str) -> None:
    address.card.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert read_card(address) is None


@pytest.mark.parametrize(
    "change", [{"pid": None}, {"pid": 0}, {"pid": -1}, {"port": -1}, {"port": 70_000}, {"pid": []}]
)
def test_a_card_with_an_impossible_number_is_no_card(address: Address, change: dict[str, Any]) -> None:
    write_card(address, CARD)
    address.card.write_text(json.dumps({**json.loads(address.card.read_text()), **change}))
    assert read_card(address) is None


def test_no_card_is_no_card(address: Address) -> None:
    assert read_card(address) is None


def test_every_card_and_every_lock_is_an_address(address: Address, tmp_path: Path) -> None:
    other = address_of(tmp_path / "other")
    write_card(address, CARD)
    ProcessLock(address.lock).release()
    ProcessLock(other.lock).release()
    assert set(addresses()) == {address, other}
    assert len(addresses()) == 2


def test_what_an_engine_leaves_is_taken_away_but_for_the_lock(address: Address) -> None:
    write_card(address, CARD)
    address.socket.write_text("")
    lock = ProcessLock(address.lock)
    lock.release()
    remove(address)
    remove(address)
    assert list(address.folder.iterdir()) == [address.lock]


def test_tokens_are_long_and_never_the_same() -> None:
    assert len({new_token() for _ in range(100)}) == 100
    assert len(new_token()) >= 32


# --- the lock --------------------------------------------------------------------------------------------------


def test_the_lock_is_one_engines_alone(address: Address) -> None:
    assert not is_held(address)
    lock = ProcessLock(address.lock)
    assert lock.take()
    assert is_held(address)
    second = ProcessLock(address.lock)
    assert not second.take()
    second.release()
    lock.release()
    assert not is_held(address)


def test_whoever_holds_the_lock_can_be_named_without_a_card(address: Address) -> None:
    assert holder(address) == 0
    lock = ProcessLock(address.lock)
    assert lock.take()
    assert holder(address) == 0, "it has not said yet who it is"
    lock.sign()
    assert holder(address) == os.getpid()
    lock.release()
    assert holder(address) == 0


@pytest.mark.parametrize("text", ["", "x", "-1", "\udcff", "1 2"])
def test_a_lock_that_was_written_on_names_nobody(address: Address, text: str) -> None:
    lock = ProcessLock(address.lock)
    assert lock.take()
    address.lock.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert holder(address) == 0
    lock.release()
