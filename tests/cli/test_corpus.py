"""`assistant bench premises --corpus FILE`, on a corpus that was made by hand."""

from __future__ import annotations

from pathlib import Path

from tests import hand_made_corpus as made
from tests.cli.conftest import CommandLine


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
