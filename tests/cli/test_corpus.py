"""`assistant bench premises --corpus`, on a corpus and on a traced repository that were made by hand."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from assistant.extras import install_command
from assistant.premises.traced import EXTRA, MODULE
from tests import hand_made_corpus as made
from tests import hand_made_trace
from tests.cli.conftest import CommandLine

is_installed = importlib.util.find_spec(MODULE) is not None


def test_the_figures_of_each_split_are_printed(cli: CommandLine, tmp_path: Path) -> None:
    corpus = made.write(tmp_path / "made")
    finished = cli("bench", "premises", "--corpus", str(corpus), cwd=tmp_path)
    assert finished.code == 0
    assert "random: 1 of 1 theorems measured, of the 2 of its test" in finished.output
    assert "used by no accessible proof" in finished.output


def test_the_figures_are_a_json_document_too(cli: CommandLine, tmp_path: Path) -> None:
    finished = cli("bench", "premises", "--corpus", str(made.write(tmp_path / "made")), "--json", cwd=tmp_path)
    assert finished.json["premises"] == 12
    assert finished.json["splits"]["random"]["rows"]["nearest above"]["at_1"] == 0.25


def test_what_is_wrong_with_the_files_is_said_with_what_to_do(cli: CommandLine, tmp_path: Path) -> None:
    corpus = made.write(tmp_path / "made")
    corpus.write_text(made.corpus_text() + "{\n")
    finished = cli("bench", "premises", "--corpus", str(corpus), cwd=tmp_path)
    assert finished.code == 2
    assert "line 5: this is no JSON" in finished.messages
    assert "Fetch the files anew" in finished.messages


def test_what_is_not_measured_on_a_corpus_is_refused(cli: CommandLine, tmp_path: Path) -> None:
    corpus = str(made.write(tmp_path / "made"))
    for option in (["--train"], ["--encoder", "minilm"]):
        finished = cli("bench", "premises", "--corpus", corpus, *option, cwd=tmp_path)
        assert finished.code == 2
        assert "Leave out --train and --encoder" in finished.messages


def test_a_folder_that_was_not_traced_is_told(cli: CommandLine, tmp_path: Path) -> None:
    finished = cli("bench", "premises", "--corpus", ".", cwd=tmp_path)
    assert finished.code == 2
    assert f"{tmp_path} is no traced repository" in finished.messages
    assert "lean_dojo.trace" in finished.messages


@pytest.mark.skipif(is_installed, reason="the extra `leandojo` is installed")
def test_without_the_extra_a_traced_repository_is_told_what_reads_it(cli: CommandLine, tmp_path: Path) -> None:
    repository = hand_made_trace.write(tmp_path / "repository")
    finished = cli("bench", "premises", "--corpus", str(repository), cwd=tmp_path)
    assert finished.code == 2
    assert f"Install it with: {install_command(EXTRA)}" in finished.messages


@pytest.mark.skipif(not is_installed, reason="the extra `leandojo` is not installed")
def test_a_traced_repository_is_measured_and_how_it_was_divided_is_told(cli: CommandLine, tmp_path: Path) -> None:
    repository = str(hand_made_trace.write(tmp_path / "repository"))
    finished = cli("bench", "premises", "--corpus", repository, cwd=tmp_path)
    assert (finished.code, finished.silent_on_bugs) == (0, True)
    assert "half of its own theorems are measured" in finished.output
    assert "half: 2 of 2 theorems measured, of the 3 of its test" in finished.output
    finished = cli("bench", "premises", "--corpus", repository, "--json", cwd=tmp_path)
    assert finished.json["splits"]["half"]["rows"]["words"]["at_10"] == 1.0
    assert "digest of their names" in finished.json["divided"]
