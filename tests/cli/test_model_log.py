"""`assistant models log`."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.language_models import log_folder
from models.generation_log import Exchange, GenerationLog, LogTail
from tests.cli.conftest import CommandLine
from tests.models.test_generation_log import EXCHANGE


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> GenerationLog:
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "state"))
    return GenerationLog(log_folder())


def filled(log: GenerationLog, *models: str) -> None:
    for model in models:
        log.add(replace(EXCHANGE, model=model))
    log.close()


def shown(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "assistant", "models", "log", *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_prompt_and_answer_are_shown_to_the_letter(log: GenerationLog) -> None:
    filled(log, "local")
    done = shown()
    assert done.returncode == 0
    assert "local: 1 of 1 text in 0.25 s, written" in done.stdout
    for said in ("[user] ⊢ 1 = 1", "by\n", "→ answer 1 (2 tokens, stop, probability e^-0.5)\nrfl\n"):
        assert said in done.stdout


def test_the_last_ones_of_a_model_as_json(log: GenerationLog) -> None:
    filled(log, "a", "b", "a", "b", "a")
    document = json.loads(shown("--json", "--model", "a", "--last", "2").stdout)
    assert [one["model"] for one in document["exchanges"]] == ["a", "a"]
    assert document["exchanges"][0]["prompt"]["answer"] == "by"
    assert document["file"] == str(log.file)
    assert len(json.loads(shown("--json", "--last", "3").stdout)["exchanges"]) == 3


def test_an_empty_log_says_how_to_fill_it(log: GenerationLog) -> None:
    done = shown()
    assert (done.returncode, done.stdout) == (0, "")
    assert "assistant config set models.log true" in done.stderr


def test_it_is_deleted_when_that_is_said(log: GenerationLog) -> None:
    filled(log, "a")
    assert shown("--clear").returncode == 0
    assert not log.file.exists()
    assert "is empty" in shown("--clear").stderr


def test_a_log_that_cannot_be_read_is_an_error(log: GenerationLog) -> None:
    log.file.mkdir(parents=True)
    done = shown()
    assert done.returncode == 2
    assert "cannot be read" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_nonsensical_count_is_an_error(cli: CommandLine, tmp_path: Path) -> None:
    assert cli("models", "log", "--last", "-1", cwd=tmp_path).code == 2


def test_it_is_followed_until_it_is_interrupted(log: GenerationLog) -> None:
    filled(log, "before")
    command = [sys.executable, "-m", "assistant", "models", "log", "--follow", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as following:
        assert following.stdout is not None
        assert json.loads(following.stdout.readline())["model"] == "before"
        filled(log, "after")
        assert json.loads(following.stdout.readline())["model"] == "after"
        following.terminate()
        assert following.wait(60) == 143


def names(found: list[Exchange]) -> list[str]:
    return [one.model for one in found]


def test_what_comes_while_the_file_is_moved_aside_is_followed(tmp_path: Path) -> None:
    log = GenerationLog(tmp_path)
    tail = LogTail(log)
    assert tail.news() == []
    filled(log, "first")
    assert names(tail.news()) == ["first"]
    filled(log, "second")
    log.file.replace(log.aside)
    filled(log, "third")
    assert names(tail.news()) == ["second", "third"]
    assert tail.news() == []
    log.clear()
    assert tail.news() == []
    filled(log, "fourth")
    assert names(tail.news()) == ["fourth"]
    with log.file.open("ab") as file:
        file.write(b'{"torn')
    assert tail.news() == []
    tail.close()
