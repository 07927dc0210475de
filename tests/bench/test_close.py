"""How much is proved, next to single tactics in the same text."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from assistant.bench.close import (
    STATEMENTS,
    UNION,
    Asked,
    NoStatements,
    ReportUnreadable,
    counts,
    left_by,
    run_close,
    statements_of,
    warm_up,
)
from assistant.cli import main
from assistant.language_models import installed_file
from assistant.lean.errors import DeadlineExceeded
from assistant.lean.places import Place, find_holes
from models.cards import Runtime
from models.installed import InstalledModel, write_installed
from tests.standins.model_server_stand_in import CHAT, MODELS, ModelServerStandIn, chat, says, streams

TEXT = """\
def twice (n : Nat) : Nat := n + n

theorem by_unfolding (n : Nat) : twice n = n + n := by
  sorry

theorem by_arithmetic (a b : Nat) (h : a < b) : a + 1 ≤ b := by
  sorry

theorem false (n : Nat) : n = n + 1 := by
  sorry
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Arithmetic.lean").write_text(TEXT)
    return tmp_path


async def test_each_statement_is_counted_with_what_single_tactics_prove(folder: Path) -> None:
    report = await run_close([folder], 8.0, lambda _: None)
    assert [(s.name, s.proved) for s in report.statements] == [
        ("by_unfolding", True),
        ("by_arithmetic", True),
        ("false", False),
    ]
    alone = counts(report.statements)
    assert "omega" in report.statements[1].alone
    assert report.statements[2].alone == ()
    assert alone["omega"] >= 1
    assert alone[UNION] >= max(count for name, count in alone.items() if name != UNION)
    figures = report.as_json()
    assert (figures["total"], figures["proved"]) == (3, 2)
    assert sum(figures["sources"].values()) == 2
    assert figures["rates"]["2"] <= 2
    assert "10" not in figures["rates"], "nobody had that much time"
    assert figures["topics"][0]["left"] == ["false"]


async def test_some_statements_are_measured_by_themselves_when_that_is_asked_for(folder: Path) -> None:
    (folder / "More.lean").write_text(TEXT.replace("by_", "also_by_").replace("theorem false", "theorem no"))
    report = await run_close([folder], 30.0, lambda _: None, at_most=2, compared=False)
    assert [(s.topic, s.name, s.proved, s.alone) for s in report.statements] == [
        ("Arithmetic", "by_unfolding", True, ()),
        ("More", "also_by_unfolding", True, ()),
    ]
    figures = report.as_json()
    assert figures["statements_at"] == [str(folder)]
    assert figures["alone"] is None, "nobody asked, which is not the same as none"


def test_a_set_is_given_by_its_name_or_its_folder(tmp_path: Path) -> None:
    assert statements_of("textbook") == STATEMENTS
    assert statements_of(str(tmp_path)) == tmp_path
    with pytest.raises(NoStatements) as error:
        statements_of("no such set")
    assert "textbook" in error.value.hint


def test_the_command_measures_a_folder_that_is_named_as_a_set(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = ["bench", "close", "--set", str(folder), "--at-most", "1", "--timeout", "30", "--no-compare", "--json"]
    assert main.main(line) == 0
    figures = json.loads(capsys.readouterr().out)
    assert (figures["total"], figures["proved"], figures["rates"]["30"]) == (1, 1, 1)
    assert (sum(figures["sources"].values()), figures["candidates_a_proof"] > 0) == (1, True)
    assert figures["lean_seconds_a_proof"] > 0


async def test_a_place_that_is_not_reached_at_once_is_measured_all_the_same() -> None:
    asked: list[Place] = []

    class Busy:
        async def suggest(self, place: Place, seconds: float) -> AsyncGenerator[None, None]:
            asked.append(place)
            raise DeadlineExceeded("the goal", seconds)
            yield

    places = [place for name in ("A.lean", "B.lean") for place in find_holes(Path(name), TEXT)]
    await warm_up(Busy(), places)  # type: ignore[arg-type]
    assert [place.path.name for place in asked] == ["A.lean", "B.lean"]


@pytest.mark.thorough
async def test_a_prover_can_be_left_out(folder: Path) -> None:
    report = await run_close([folder], 2.0, lambda _: None, without=["portfolio", "premises", "inductions"])
    assert report.without == ("portfolio", "premises", "inductions")
    assert not any(statement.proved for statement in report.statements)


async def test_what_a_report_left_is_measured_again_with_a_model(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The model proves the false one in vain, and another one by heart; the search mends nothing of it."""
    monkeypatch.setenv("ASSISTANT_CONFIG", str(tmp_path_factory.mktemp("configuration") / "assistant.toml"))
    (folder / "Arithmetic.lean").write_text(
        "axiom odd : Nat → Nat\naxiom odd_spec : odd 3 = 4\n\ntheorem odd_three : odd 3 = 4 := by\n  sorry\n\n" + TEXT
    )
    (report := folder / "report.json").write_text(
        json.dumps({"topics": [{"topic": "Arithmetic", "left": ["odd_three", "false"]}]})
    )
    answer = "```lean4\ntheorem x : odd 3 = 4 := by\n  exact odd_spec\n```"
    async with ModelServerStandIn() as server:
        server.on(MODELS, says(200, {"object": "list", "data": [{"id": "stand-in"}]}))
        server.on(CHAT, streams(chat(answer), chat(finish="stop")))
        model = InstalledModel("local", ("generic-chat-whole",), Runtime.SERVER, url=server.url, context=4096)
        write_installed(installed_file(), model, "local")
        found = await run_close(
            [folder], 30.0, lambda _: None, compared=False, asked=Asked(whole="local", rounds=1), among=left_by(report)
        )
    assert [(s.name, s.proved, s.sources, s.candidates) for s in found.statements] == [
        ("odd_three", True, ("local",), 1),
        ("false", False, (), 1),
    ]
    assert (found.as_json()["whole"], found.as_json()["models"]) == ("local", [])


@pytest.mark.parametrize("content", [None, "", "[]", '{"topics": 3}', '{"topics": [{}]}'])
def test_what_is_no_report_says_how_to_write_one(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "report.json").write_text(content)
    with pytest.raises(ReportUnreadable) as caught:
        left_by(tmp_path / "report.json")
    assert "assistant bench close --json" in caught.value.hint


async def test_a_folder_without_statements_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoStatements):
        await run_close([tmp_path], 1.0, lambda _: None)
