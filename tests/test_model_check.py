"""What `doctor` says of the models that are set up."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from assistant import doctor, model_check
from assistant.language_models import installed_file
from assistant.model_check import ModelCheck, check_models
from models.cards import Runtime
from models.installed import InstalledModel, write_installed
from tests.tiny_gguf import write_tiny_gguf

LLAMA = Runtime.LLAMA_CPP


@pytest.fixture(autouse=True)
def _apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path / "configuration" / "assistant.toml"))
    packages(monkeypatch, "xllamacpp", "httpx")


def packages(monkeypatch: pytest.MonkeyPatch, *there: str) -> None:
    """Only these are installed, of those that a runtime could be."""
    find = importlib.util.find_spec
    known = {"llama_cpp", "xllamacpp", "transformers", "torch", "httpx"}

    def stand_in(name: str, package: str | None = None) -> Any:
        return (object() if name in there else None) if name in known else find(name, package)

    monkeypatch.setattr(model_check.importlib.util, "find_spec", stand_in)


def checked(**values: Any) -> ModelCheck:
    model = InstalledModel("m", ("generic-chat-step",), **values)
    write_installed(installed_file(), model, "m")
    [found] = check_models().models
    return found


def test_runtimes_are_those_whose_packages_are_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_models().runtimes == ("llama.cpp", "server")
    packages(monkeypatch, "llama_cpp", "transformers")
    assert check_models().runtimes == ("llama.cpp",)
    packages(monkeypatch, "transformers", "torch")
    assert check_models().runtimes == ("transformers",)


def test_a_model_takes_what_its_file_says(tmp_path: Path) -> None:
    pytest.importorskip("gguf")
    found = checked(runtime=LLAMA, path=str(write_tiny_gguf(tmp_path / "tiny.gguf")))
    assert (found.name, found.runtime, found.wrong) == ("m", "llama.cpp", "")
    assert 10_000_000 < found.memory < 500_000_000


def test_a_larger_context_takes_more(tmp_path: Path) -> None:
    pytest.importorskip("gguf")
    path = str(write_tiny_gguf(tmp_path / "tiny.gguf"))
    assert checked(runtime=LLAMA, path=path, context=100_000).memory > checked(runtime=LLAMA, path=path).memory


def test_a_model_that_needs_more_memory_than_is_free_is_told(tmp_path: Path) -> None:
    pytest.importorskip("gguf")
    path = str(write_tiny_gguf(tmp_path / "tiny.gguf"))
    found = checked(runtime=LLAMA, path=path, context=10**12)
    assert "GB are free" in found.wrong
    assert "smaller" in found.mend


def test_a_file_that_is_gone_is_told_with_what_helps(tmp_path: Path) -> None:
    found = checked(runtime=LLAMA, path=str(tmp_path / "gone.gguf"))
    assert found.wrong == f"{tmp_path / 'gone.gguf'} is not there"
    assert "assistant models remove m" in found.mend


def test_a_file_that_is_no_model_is_told(tmp_path: Path) -> None:
    file = tmp_path / "page.gguf"
    file.write_text("<html>")
    assert "is no GGUF file" in checked(runtime=LLAMA, path=str(file)).wrong


def test_a_runtime_that_is_missing_is_told_with_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.metadata.requires", lambda _: ["xllamacpp==1; extra == 'llama-wheel'"])
    packages(monkeypatch, "httpx")
    found = checked(runtime=LLAMA, path=str(tmp_path / "m.gguf"))
    assert found.wrong == "llama.cpp is not installed"
    assert "pip install xllamacpp" in found.mend


def test_a_checkpoint_takes_its_weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packages(monkeypatch, "transformers", "torch")
    (tmp_path / "model.safetensors").write_bytes(bytes(1000))
    (tmp_path / "config.json").write_text("{}")
    assert checked(runtime=Runtime.TRANSFORMERS, path=str(tmp_path)).memory == 1000


def test_a_server_is_not_asked() -> None:
    assert checked(runtime=Runtime.SERVER, url="http://127.0.0.1:1/v1") == ModelCheck("m", "server")


async def test_doctor_shows_all_of_it(tmp_path: Path) -> None:
    checked(runtime=LLAMA, path=str(tmp_path / "gone.gguf"))
    diagnosis = await doctor.diagnose(tmp_path)
    text = doctor.to_text(diagnosis)
    assert "runtimes   llama.cpp, server\n" in text
    assert "models     m by llama.cpp\n" in text
    assert "! the model m: " in text.replace("!  ", "! ")
    [found] = doctor.to_json(diagnosis)["models"]["set_up"]
    assert (found["name"], "is not there" in found["wrong"]) == ("m", True)


async def test_a_file_of_models_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    installed_file().parent.mkdir()
    installed_file().write_text("nonsense")
    [problem] = [one for one in (await doctor.diagnose(tmp_path)).problems if "TOML" in one.what]
    assert not problem.fatal
