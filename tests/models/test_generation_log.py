"""The log of what models were asked and what they answered."""

from __future__ import annotations

import contextlib
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from models.generation import Ending, Message, Prompt, Role, Sampling, TextRequest
from models.generation_log import Exchange, GenerationLog, LoggedText
from models.logged_model import STOPPED, WRITTEN, LoggedModel
from models.protocol import ProverUnavailable
from tests.standins.scripted_model import ScriptedModel

TIME = "2026-01-02T03:04:05.678+00:00"
EXCHANGE = Exchange(
    TIME,
    "local",
    Prompt(messages=(Message(Role.USER, "⊢ 1 = 1"),), answer="by"),
    Sampling(stop=("\n",)),
    1,
    (LoggedText("rfl", 2, -0.5, "stop"),),
    0.25,
    WRITTEN,
)
REQUEST = TextRequest(3, Prompt("⊢ p"), 2, Sampling(seed=1))
WRITES = """
import sys
from pathlib import Path
from tests.models.test_generation_log import EXCHANGE
from models.generation_log import GenerationLog
from dataclasses import replace

log = GenerationLog(Path(sys.argv[1]))
for n in range(50):
    log.add(replace(EXCHANGE, model=f"{sys.argv[2]}{n}"))
log.close()
"""


@pytest.fixture
def log(tmp_path: Path) -> GenerationLog:
    return GenerationLog(tmp_path / "models")


def logged(log: GenerationLog) -> list[Exchange]:
    log.close()
    return list(log.read())


def test_what_is_logged_is_read_again_in_its_order(log: GenerationLog) -> None:
    odd = replace(EXCHANGE, texts=(LoggedText("\ud800 half a character", 1, None, ""),), outcome=STOPPED)
    log.add(EXCHANGE)
    log.add(odd)
    assert logged(log) == [EXCHANGE, odd]


def test_a_probability_of_nothing_is_left_out(log: GenerationLog) -> None:
    log.add(replace(EXCHANGE, texts=(LoggedText("x", 1, -float("inf"), "stop"),)))
    assert logged(log)[0].texts[0].log_probability is None


def test_only_the_user_may_read_it_whatever_it_was_before(log: GenerationLog) -> None:
    log.file.parent.mkdir()
    log.file.touch(mode=0o644)
    log.file.chmod(0o644)
    log.add(EXCHANGE)
    log.close()
    assert stat.S_IMODE(log.file.stat().st_mode) == 0o600


def test_it_is_bounded_and_what_was_full_is_read_first(tmp_path: Path) -> None:
    log = GenerationLog(tmp_path, most_bytes=5_000)
    for number in range(100):
        log.add(replace(EXCHANGE, model=f"model {number}"))
    found = [int(one.model.split()[1]) for one in logged(log)]
    assert found == list(range(found[0], 100))
    assert 5 < len(found) < 50
    assert max(file.stat().st_size for file in tmp_path.iterdir()) <= 5_000
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


def test_a_line_that_was_torn_is_passed_over(log: GenerationLog) -> None:
    log.add(EXCHANGE)
    log.close()
    with log.file.open("ab") as file:
        file.write(b'{"time": "2026\n[]\n\xff\n{}\n')
    log.add(replace(EXCHANGE, model="later"))
    assert [one.model for one in logged(log)] == ["local", "later"]


def test_it_can_be_cleared_and_goes_on(log: GenerationLog) -> None:
    log.add(EXCHANGE)
    log.close()
    assert log.clear()
    assert not log.clear()
    assert logged(log) == []
    log.add(EXCHANGE)
    assert logged(log) == [EXCHANGE]


def test_a_folder_that_cannot_be_written_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    log = GenerationLog(tmp_path / "file" / "folder")
    log.add(EXCHANGE)
    log.add(EXCHANGE)
    log.close()
    assert len([one for one in caplog.records if "cannot be written" in one.message]) == 1


def test_lines_of_processes_do_not_run_into_each_other(log: GenerationLog) -> None:
    folder = str(log.file.parent)
    writers = [subprocess.Popen([sys.executable, "-c", WRITES, folder, name]) for name in ("a", "b")]
    assert [writer.wait(120) for writer in writers] == [0, 0]
    assert {one.model for one in log.read()} == {f"{name}{n}" for name in "ab" for n in range(50)}


# --- a model that is logged ----------------------------------------------------------------------------------------


async def test_prompt_and_answers_are_logged_raw(log: GenerationLog) -> None:
    model = LoggedModel(ScriptedModel(lambda _, sample: f"  text {sample}\n"), log, lambda: TIME)
    pieces = [piece async for piece in model.generate([REQUEST], 60.0)]
    assert len(pieces) == 8
    [found] = logged(log)
    assert (found.time, found.model, found.prompt, found.samples) == (TIME, "scripted", REQUEST.prompt, 2)
    assert [text.text for text in found.texts] == ["  text 0\n", "  text 1\n"]
    assert found.texts[0] == LoggedText("  text 0\n", 3, -1.5, Ending.STOP)
    assert (found.sampling, found.outcome) == (REQUEST.sampling, WRITTEN)


async def test_what_came_before_somebody_left_is_logged(log: GenerationLog) -> None:
    model = LoggedModel(ScriptedModel(lambda *_: "a long text"), log)
    other = TextRequest(4, Prompt("⊢ q"), 1, Sampling())
    async with contextlib.aclosing(model.generate([REQUEST, other], 60.0)) as pieces:
        async for piece in pieces:
            if piece.sample == 1:
                break
    first, second = logged(log)
    assert ([text.ending for text in first.texts], first.outcome) == (["stop", ""], STOPPED)
    assert (second.texts, second.outcome) == ((), STOPPED)


async def test_why_nothing_came_is_logged(log: GenerationLog) -> None:
    model = LoggedModel(ScriptedModel(lambda *_: ProverUnavailable("it went away")), log)
    with pytest.raises(ProverUnavailable):
        [piece async for piece in model.generate([REQUEST], 60.0)]
    assert [one.outcome for one in logged(log)] == ["it went away"]


async def test_a_disk_that_is_slow_holds_no_text_up(log: GenerationLog, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = threading.Event()
    write = log._write
    monkeypatch.setattr(log, "_write", lambda line: (ready.wait(60.0), write(line)))
    model = LoggedModel(ScriptedModel(lambda *_: "text"), log)
    for _ in range(3):  # would wait for the disk
        assert [piece async for piece in model.generate([REQUEST], 60.0)]
    assert not log.file.exists()
    ready.set()
    assert len(logged(log)) == 3


async def test_everything_else_is_the_models(log: GenerationLog) -> None:
    inner = ScriptedModel(lambda *_: "text")
    model = LoggedModel(inner, log)
    assert (await model.load()).context == 4096
    assert await model.token_counts(["ab"]) == (2,)
    await model.close()
    assert (inner.loaded, inner.closed) == (1, 1)
    assert not log.file.exists()
