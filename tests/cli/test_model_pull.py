"""`assistant models pull`, from a stand-in for the hub."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.extras import install_command
from models.hub import listing
from models.hub.files import HubRefused
from tests.standins.hub_stand_in import HubStandIn
from tests.tiny_gguf import write_tiny_gguf

FILE = "tiny-Q4_K_M.gguf"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubStandIn]:
    pytest.importorskip("huggingface_hub")
    pytest.importorskip("gguf")
    data = write_tiny_gguf(tmp_path / "made.gguf").read_bytes()
    with HubStandIn(files={FILE: data, "README.md": b"read me"}, large={FILE}) as hub:
        yield hub


def pulled(hub: HubStandIn, tmp_path: Path, *words: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "HF_ENDPOINT": hub.url,
        "HF_HOME": str(tmp_path / "hub"),
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "ASSISTANT_CONFIG": str(tmp_path / "configuration" / "assistant.toml"),
        "ASSISTANT_CACHE": str(tmp_path / "cache"),
    }
    environment.pop("HF_TOKEN", None)
    command = [sys.executable, "-m", "assistant", "models", "pull", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_a_model_is_fetched_into_the_cache_folder_and_how_to_go_on_is_said(hub: HubStandIn, tmp_path: Path) -> None:
    done = pulled(hub, tmp_path, "owner/model")
    path = tmp_path / "cache" / "models" / "owner--model" / FILE
    assert path.read_bytes() == hub.files[FILE]
    assert done.stdout == f"{path}\nset it up: assistant models add {path}\n"


def test_it_is_set_up_at_once_where_that_is_wanted_and_not_twice(hub: HubStandIn, tmp_path: Path) -> None:
    done = pulled(hub, tmp_path, "owner/model:*Q4_K_M.gguf", "--to", str(tmp_path / "here"), "--add")
    assert "try it: assistant models test tiny-q4_k_m" in done.stdout
    assert str(tmp_path / "here" / FILE) in (tmp_path / "configuration" / "models.toml").read_text()
    again = pulled(hub, tmp_path, "owner/model", "--to", str(tmp_path / "here"), "--add")
    assert "it is set up already: tiny-q4_k_m" in again.stdout


def test_json(hub: HubStandIn, tmp_path: Path) -> None:
    document = json.loads(pulled(hub, tmp_path, "owner/model", "--json").stdout)
    assert document["files"] == [FILE]
    assert document["bytes"] == len(hub.files[FILE])


def test_a_card_names_its_files(hub: HubStandIn, tmp_path: Path) -> None:
    hub.repository = "zeyu-zheng/BFS-Prover-V2-7B"
    done = pulled(hub, tmp_path, "bfs-prover-v2-7b", code=2)
    assert "cannot be asked" not in done.stderr
    assert any("/api/models/" in path for path, _ in hub.asked)


@pytest.mark.parametrize(
    ("refusal", "said", "hint"),
    [
        ((401, "GatedRepo"), "only for those who accepted its terms", "hf auth login"),
        ((403, "GatedRepo"), "only for those who accepted its terms", "hf auth login"),
        ((401, ""), "the hub has no owner/model, or not for everybody", "HF_TOKEN"),
        ((404, "RepoNotFound"), "the hub has no owner/model, or not for everybody", "how it is written"),
        ((404, "RevisionNotFound"), "has no revision main", ""),
    ],
)
def test_what_the_hub_refuses_is_said(
    hub: HubStandIn, tmp_path: Path, refusal: tuple[int, str], said: str, hint: str
) -> None:
    hub.refusal = refusal
    done = pulled(hub, tmp_path, "owner/model", code=2)
    assert said in done.stderr
    assert hint in done.stderr


def test_files_that_are_gated_are_said(hub: HubStandIn, tmp_path: Path) -> None:
    hub.refusal, hub.refuses_files = (401, "GatedRepo"), True
    assert "accepted its terms" in pulled(hub, tmp_path, "owner/model", code=2).stderr


def test_a_hub_that_is_not_there_is_said(hub: HubStandIn, tmp_path: Path) -> None:
    with HubStandIn() as gone:
        pass
    assert "the hub cannot be asked" in pulled(gone, tmp_path, "owner/model", code=2).stderr


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("nonsense", "neither a card nor a repository"),
        ("generic-chat-step", "names no files"),
        ("owner/model/more", "is no repository"),
        ("owner/model:*.safetensors", "fits `*.safetensors`"),
    ],
)
def test_what_cannot_be_meant_is_an_error(hub: HubStandIn, tmp_path: Path, source: str, said: str) -> None:
    assert said in pulled(hub, tmp_path, source, code=2).stderr


def test_a_folder_that_cannot_be_written_is_an_error(hub: HubStandIn, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "--to" in pulled(hub, tmp_path, "owner/model", "--to", str(tmp_path / "file"), code=2).stderr


def test_without_the_library_the_command_that_installs_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.requires", lambda _: ["huggingface_hub>=1; extra == 'hub'"])
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(HubRefused, match="is not installed") as error:
        listing.hub_library()
    assert install_command("hub") in error.value.hint
    assert "huggingface_hub" in error.value.hint
