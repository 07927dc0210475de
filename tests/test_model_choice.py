"""Which model is asked for what: what there is to choose from, and what a choice writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.config.load import load
from assistant.config.schema import DEFAULTS
from assistant.language_models import installed_file
from assistant.model_choice import NO_MODEL, Use, model_choices, step_models, use_model, whole_writer
from models.cards import Runtime
from models.installed import InstalledModel, checked_name, write_installed
from models.protocol import ProverMisconfigured, ProverUnavailable

ADDRESS = "http://127.0.0.1:1/v1"


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "configuration" / "assistant.toml"
    monkeypatch.setenv("ASSISTANT_CONFIG", str(file))
    return file


def set_up(name: str, *cards: str) -> None:
    write_installed(installed_file(), InstalledModel(name, cards, Runtime.SERVER, url=ADDRESS), name)


def test_what_is_set_up_is_listed_with_what_it_can_and_what_it_is_asked_for() -> None:
    set_up("tactics", "bfs-prover-v2-7b")
    set_up("both", "generic-chat-step", "generic-chat-whole")
    settings = replace(DEFAULTS, models_steps=("tactics", "both"), models_whole="both")
    tactics, both = model_choices(settings)
    assert (tactics.name, tactics.where, tactics.cards) == ("tactics", ADDRESS, ("bfs-prover-v2-7b",))
    assert (tactics.able, tactics.used) == ((Use.STEPS,), (Use.STEPS,))
    assert both.able == both.used == (Use.STEPS, Use.WHOLE)
    assert both.used_in_words == "tactics and whole proofs"


def test_nothing_is_set_up_at_first() -> None:
    assert model_choices(DEFAULTS) == ()


def test_a_model_is_used_for_all_that_it_can_and_what_else_is_said_stays(file: Path) -> None:
    set_up("tactics", "bfs-prover-v2-7b")
    file.write_text("# mine\n[search]\ntimeout = 7\n")
    assert use_model("tactics") == (Use.STEPS,)
    settings = load(None).settings
    assert (settings.models_steps, settings.models_whole, settings.search_timeout) == (("tactics",), "", 7)
    assert file.read_text().startswith("# mine\n")


def test_a_model_is_used_for_one_thing_alone() -> None:
    set_up("both", "generic-chat-step", "generic-chat-whole")
    assert use_model("both", [Use.WHOLE]) == (Use.WHOLE,)
    settings = load(None).settings
    assert (step_models(settings), whole_writer(settings)) == ((), "both")


def test_none_takes_all_back() -> None:
    set_up("both", "generic-chat-step", "generic-chat-whole")
    use_model("both")
    assert use_model(NO_MODEL) == (Use.STEPS, Use.WHOLE)
    settings = load(None).settings
    assert (step_models(settings), whole_writer(settings)) == ((), "search")


def test_a_model_that_cannot_do_it_is_refused_and_nothing_is_written(file: Path) -> None:
    set_up("tactics", "bfs-prover-v2-7b")
    with pytest.raises(ProverMisconfigured, match="not asked for this by any of its cards"):
        use_model("tactics", [Use.WHOLE])
    with pytest.raises(ProverUnavailable, match="no model is called nobody"):
        use_model("nobody")
    assert not file.exists()


def test_none_is_no_model_also_where_another_layer_names_one() -> None:
    """An editor's workspace says it: what is the default there counts as not said."""
    settings = replace(DEFAULTS, models_steps=(NO_MODEL,), models_whole=NO_MODEL)
    assert (step_models(settings), whole_writer(settings)) == ((), "search")


@pytest.mark.parametrize("name", ["none", "search"])
def test_no_model_is_called_what_stands_for_none(name: str) -> None:
    with pytest.raises(ProverMisconfigured, match="said where none is meant"):
        checked_name(name)
