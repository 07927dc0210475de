"""`assistant index status|build|watch|clear`."""

from __future__ import annotations

import json
import re
import threading
from pathlib import Path

import pytest

from assistant.cache import cache_folder
from assistant.lean.toolchain import Toolchain
from tests.cli.conftest import CommandLine, Running
from tests.lean.compile import compiled_text
from tests.premises.vectors.stand_in import NAME, install


@pytest.fixture
def project(tmp_path: Path, toolchain: Toolchain) -> Path:
    """As Lake leaves one, with a package that was not compiled."""
    root = tmp_path / "project"
    build = root / ".lake" / "build" / "lib" / "lean"
    compiled_text(toolchain, build, "theorem base : 1 = 1 := rfl\n", "Shelf")
    (root / "lakefile.toml").write_text('name = "shelf"\n')
    manifest = {"version": "1.1.0", "packages": [{"type": "git", "name": "mathlib", "subDir": None}]}
    (root / "lake-manifest.json").write_text(json.dumps(manifest))
    (build / "Broken.olean").write_bytes((build / "Shelf.olean").read_bytes()[:500])
    return root


def rows(text: str) -> dict[str, str]:
    return {line[:12].strip(): line[14:] for line in text.splitlines()}


def test_it_is_made_once_and_told_about(cli: CommandLine, project: Path, tmp_path: Path) -> None:
    cache = {"ASSISTANT_CACHE": str(tmp_path / "cache")}
    _embedded_lean_in(tmp_path / "cache")
    before = rows(cli("index", "status", cwd=project, **cache).output)
    assert before["this project"] == "2 modules, to be indexed when they are needed, or by `assistant index build`"
    assert before["mathlib"].startswith("nothing compiled in ")
    built = cli("index", "build", cwd=project, **cache)
    assert rows(built.output)["this project"] == "2 modules, 1 premise"
    assert "Broken is read from its source, if there is one: " in built.output
    assert rows(cli("index", "status", cwd=project, **cache).output)["this project"] == "2 modules, indexed"
    again = cli("index", "build", "--json", cwd=project, **cache).json["packages"]
    assert [(row["name"], row["modules"]) for row in again][1:] == [("mathlib", 0), ("this project", 2)]
    (tmp_path / "cache" / "vectors" / "of some encoder").mkdir(parents=True)
    cleared = cli("index", "clear", cwd=project, **cache)
    assert cleared.output.startswith("removed: 3, ")
    assert list((tmp_path / "cache" / "vectors").iterdir()) == []
    assert rows(cli("index", "status", cwd=project, **cache).output) == before
    assert cli("index", "clear", cwd=project, **cache).output.startswith("removed: 0, ")


def _embedded_lean_in(cache: Path) -> None:
    """The embedded Lean that was built already."""
    cache.mkdir()
    (cache / "lean").symlink_to(cache_folder() / "lean")


def test_what_is_built_while_it_is_watched_is_indexed(cli: CommandLine, project: Path, toolchain: Toolchain) -> None:
    running = cli.start("index", "watch", cwd=project)
    watchdog = threading.Timer(60, running.process.kill)
    watchdog.start()
    try:
        assert "2 modules, 1 premise\n" in _report(running)
        folder = project / ".lake" / "build" / "lib" / "lean"
        compiled_text(toolchain, folder, "theorem one : 1 = 1 := rfl\ntheorem two : 2 = 2 := rfl\n", "Shelf")
        assert "2 modules, 2 premises\n" in _report(running)
        running.interrupt()
        assert running.finish().code == 130
    finally:
        watchdog.cancel()
        running.process.kill()


def _report(running: Running) -> str:
    """The rows of three packages, and one of a module that is left out."""
    assert running.process.stdout is not None
    return b"".join(running.process.stdout.readline() for _ in range(4)).decode()


def test_names_do_not_steer_a_terminal_that_shows_the_output_later(cli: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "lakefile.toml").write_text('name = "x"\n')
    manifest = {"version": "1.1.0", "packages": [{"type": "git", "name": "math\x1b]0;titled\x07\u202elib"}]}
    (tmp_path / "lake-manifest.json").write_text(json.dumps(manifest))
    finished = cli("index", "status", cwd=tmp_path)
    assert finished.code == 0
    assert "math" in finished.output
    assert not {"\x1b", "\x07", "\u202e"} & set(finished.output + finished.messages)


# --- vectors -------------------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_vectors_are_made_where_an_encoder_was_chosen(
    cli: CommandLine, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path / "site")
    chosen = {
        "ASSISTANT_CACHE": str(tmp_path / "cache"),
        "ASSISTANT_ENCODER": NAME,
        "PYTHONPATH": str(tmp_path / "site"),
    }
    _embedded_lean_in(tmp_path / "cache")
    (tmp_path / "cache" / "premises").symlink_to(cache_folder() / "premises")  # Lean's library is indexed already
    assert "vectors" not in cli("index", "status", "--json", cwd=project, **chosen).json, "not all is indexed yet"
    built = cli("index", "build", cwd=project, **chosen)
    assert built.code == 0
    made = rows(built.output)["vectors"]
    assert re.fullmatch(rf"of (\d+) of \1 premises, by {NAME}", made), built.output
    assert rows(cli("index", "status", cwd=project, **chosen).output)["vectors"] == made
    vectors = cli("index", "status", "--json", cwd=project, **chosen).json["vectors"]
    assert (vectors["encoder"], vectors["made"]) == (NAME, vectors["premises"])
    assert "vectors" not in cli("index", "status", "--json", cwd=project, **{**chosen, "ASSISTANT_ENCODER": ""}).json


def test_an_encoder_that_cannot_be_used_is_told_and_the_rest_goes_on(cli: CommandLine, project: Path) -> None:
    for chosen in ("nonsense", str(project / "absent")):
        finished = cli("index", "build", cwd=project, ASSISTANT_ENCODER=chosen)
        assert finished.code == 0
        assert chosen in finished.messages
        assert "retrieval.encoder" in finished.messages
        assert rows(finished.output)["this project"] == "2 modules, 1 premise"
        assert finished.silent_on_bugs
