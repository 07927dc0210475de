"""`assistant models bench`, with a tiny model that is real and the real Lean."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.language_models import installed_file
from models.cards import Runtime
from models.installed import InstalledModel, write_installed
from tests.tiny_gguf import write_tiny_gguf


def benched(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assistant", "models", "bench", *words]
    return subprocess.run(command, env=os.environ, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.slow
def test_a_model_is_measured_at_a_goal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xllamacpp")
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path / "configuration" / "assistant.toml"))
    path = str(write_tiny_gguf(tmp_path / "tiny.gguf", context=4096))
    write_installed(installed_file(), InstalledModel("tiny", ("bfs-prover-v2-7b",), Runtime.LLAMA_CPP, path), "tiny")
    done = benched("tiny", "--goal", "(n : Nat) : n = n", "--samples", "2", "--rounds", "1", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["name"], report["samples"], report["left_out"]) == ("tiny", 2, [])
    assert report["of_raw"] > 0


def test_a_model_that_there_is_not_is_an_error() -> None:
    done = benched("nobody")
    assert done.returncode == 2
    assert "no model is called nobody" in done.stderr
