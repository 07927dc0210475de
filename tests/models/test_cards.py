"""Cards of models: those that come with us, those of the user, and what is wrong with some."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.config.errors import FileUnreadable
from models.card_files import (
    CardBroken,
    CardError,
    MissingKey,
    NameTaken,
    UnknownKey,
    UnknownModel,
    WrongEntry,
    all_cards,
    built_in,
    find_card,
    read_card,
)
from models.cards import AnswerForm, Example, Form, Kind, ModelFiles, Order, PremiseStyle, Runtime, Strength, Template
from models.generation import Sampling
from models.protocol import ProverMisconfigured

MINIMAL = """\
name = "mine"
title = "Mine"
kinds = ["step"]
runtimes = ["server"]
licence = "MIT"
context = 4096

[step]
form = "completion"
answers = "tactic"
text = "{goal}:::"
"""
CHAT = MINIMAL.replace('form = "completion"', 'form = "chat"').replace("\ntext =", "\nuser =")
WHOLE = CHAT.replace('"step"', '"whole"').replace("[step]", "[whole]").replace('"tactic"', '"proof"')
REPAIR = WHOLE + '\n[repair]\nattempt = "{attempt}"\nuser = "{messages}"\nmessage = "{message}"\n'


# --- the built-in ones -----------------------------------------------------------------------------------------


def test_who_can_do_what() -> None:
    assert {name: tuple(map(str, card.kinds)) for name, card in built_in().items()} == {
        "bfs-prover-v2-7b": ("step",),
        "deepseek-prover-v2-7b": ("whole",),
        "generic-chat-step": ("step", "statements"),
        "generic-chat-whole": ("whole",),
        "generic-completion-step": ("step",),
        "goedel-prover-v2-8b": ("whole",),
        "kimina-prover-rl-1.7b": ("whole",),
        "leandojo-lean4-retriever-byt5-small": ("encoder",),
        "leandojo-lean4-retriever-tacgen-byt5-small": ("step",),
        "leandojo-lean4-tacgen-byt5-small": ("step",),
        "real-prover": ("step",),
    }


@pytest.mark.parametrize("name", sorted(built_in()))
def test_each_says_where_it_comes_from(name: str) -> None:
    card = built_in()[name]
    assert card.title
    assert card.licence
    assert card.notes
    assert all(strength.source for strength in card.strengths)
    assert bool(card.files) is not name.startswith("generic-")


def test_how_bfs_prover_is_sampled() -> None:
    step = find_card("bfs-prover-v2-7b").step
    assert step is not None
    assert step.samples == 16
    assert step.sampling == Sampling(temperature=1.0, most_tokens=256, stop=(":::",), stop_tokens=(151643, 151645))


def test_how_real_prover_is_sampled() -> None:
    card = find_card("real-prover")
    assert card.step is not None
    assert card.step.sampling.stop_tokens == (151643, 151645)
    assert card.premises is not None
    assert (card.premises.most, card.premises.order) == (6, Order.BEST_FIRST)


def test_how_kimina_is_sampled() -> None:
    whole = find_card("kimina-prover-rl-1.7b").whole
    assert whole is not None
    assert (whole.sampling.temperature, whole.sampling.top_p) == (0.6, 0.95)


def test_bytes_of_reprover_are_for_the_prompt_alone() -> None:
    card = find_card("leandojo-lean4-retriever-tacgen-byt5-small")
    assert card.prompt_tokens(Kind.STEP) == 2300
    assert card.step is not None
    assert card.step.sampling.most_tokens == 512
    assert card.premises is not None
    assert card.premises.order is Order.BEST_LAST


def test_elsewhere_prompt_and_answer_share_the_context() -> None:
    card = find_card("bfs-prover-v2-7b")
    assert card.prompt_tokens(Kind.STEP) == 4096 - 256
    assert card.prompt_tokens(Kind.STEP, 1024) == 1024 - 256
    assert card.prompt_tokens(Kind.STEP, 32_768) == 4096 - 256
    assert card.prompt_tokens(Kind.STEP, 100) == 0
    assert card.prompt_tokens(Kind.WHOLE) == 4096


def test_they_are_read_once() -> None:
    assert built_in() is built_in()


def test_one_that_is_not_there() -> None:
    with pytest.raises(UnknownModel, match="no card of a model `bfs-prover`") as error:
        find_card("bfs-prover")
    assert "Did you mean `bfs-prover-v2-7b`?" in error.value.hint


# --- those of the user -----------------------------------------------------------------------------------------


def test_a_folder_adds_cards(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(MINIMAL, encoding="utf-8")
    (tmp_path / "notes.md").write_text("not a card", encoding="utf-8")
    cards = all_cards(tmp_path)
    assert set(cards) == {"mine", *built_in()}
    assert find_card("mine", tmp_path).step == Template(Form.COMPLETION, AnswerForm.TACTIC, text="{goal}:::")


def test_no_folder_adds_none(tmp_path: Path) -> None:
    assert all_cards(tmp_path / "none") == all_cards() == built_in()


def test_none_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "real-prover.toml"
    file.write_text(MINIMAL.replace('"mine"', '"real-prover"'), encoding="utf-8")
    with pytest.raises(NameTaken) as error:
        all_cards(tmp_path)
    assert error.value.message == f"{file}: there is a card `real-prover` already"
    assert "a name of its own" in error.value.hint


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(FileUnreadable):
        all_cards(tmp_path)


def test_all_that_a_card_may_say() -> None:
    card = read_card(
        CHAT.replace("context = 4096", "context = 4096\nseparate_answers = true\nnotes = 'n'")
        + """\
system = "s"
answer = "a"
samples = 3
sections = { hint = "Hint: {hint}" }

[[step.examples]]
user = "u"
assistant = "v"

[step.sampling]
temperature = 1
top_k = 40
min_p = 0.1
seed = 7
stop = ["x"]

[premises]
most = 2
each = "{number} {name}"

[[files]]
repository = "owner/model"
runtimes = ["server"]
pattern = "*.gguf"
revision = "abc"
size = 5

[[strengths]]
benchmark = "b"
result = "1 %"
source = "s"
""",
        "mine.toml",
    )
    assert card.step == Template(
        Form.CHAT,
        AnswerForm.TACTIC,
        system="s",
        user="{goal}:::",
        answer="a",
        examples=(Example("u", "v"),),
        sections={"hint": "Hint: {hint}"},
        samples=3,
        sampling=Sampling(temperature=1.0, top_k=40, min_p=0.1, seed=7, stop=("x",)),
    )
    assert card.premises == PremiseStyle(2, "{number} {name}")
    assert card.files == (ModelFiles("owner/model", (Runtime.SERVER,), "*.gguf", "abc", 5),)
    assert card.strengths == (Strength("b", "1 %", "s"),)
    assert card.separate_answers


# --- what is wrong ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "message", "hint"),
    [
        pytest.param("name = ", CardBroken, "mine.toml: it is not TOML: ", "Mend it", id="no TOML"),
        pytest.param(
            MINIMAL.replace("licence", "license"),
            UnknownKey,
            "mine.toml:5: cards have no key `license`",
            "Did you mean `licence`? Allowed are context, files,",
            id="a key that is near another one",
        ),
        pytest.param(
            MINIMAL + "[step.sampling]\ntemprature = 1\n",
            UnknownKey,
            "mine.toml:13: cards have no key `step.sampling.temprature`",
            "Did you mean `temperature`? Allowed are beams,",
            id="a key of a table",
        ),
        pytest.param(
            MINIMAL + "colour = 1\n",
            UnknownKey,
            "no key `step.colour`",
            "Allowed are answer, answers,",
            id="a strange key",
        ),
        pytest.param(
            MINIMAL.replace('licence = "MIT"\n', ""),
            MissingKey,
            "mine.toml: `licence` is missing",
            "",
            id="a key missing",
        ),
        pytest.param(
            MINIMAL.replace('answers = "tactic"\n', ""),
            MissingKey,
            "`step.answers` is missing",
            "",
            id="one of a table",
        ),
        pytest.param(
            MINIMAL.replace('["step"]', '["steps"]'),
            WrongEntry,
            "mine.toml:3: `kinds` has to be one of step, whole, statements, encoder, not 'steps'",
            "Did you mean `step`?",
            id="an unknown kind",
        ),
        pytest.param(
            MINIMAL.replace('["step"]', "[]"), WrongEntry, "`kinds` has to name at least one", "", id="no kind"
        ),
        pytest.param(
            MINIMAL.replace('["server"]', '["vllm"]'),
            WrongEntry,
            "`runtimes` has to be one of llama.cpp, transformers, server, not 'vllm'",
            "",
            id="an unknown runtime",
        ),
        pytest.param(
            MINIMAL.replace('["step"]', '["step", "whole"]'),
            MissingKey,
            "`whole` is missing",
            "",
            id="a kind without it",
        ),
        pytest.param(
            MINIMAL.replace('["step"]', '["encoder"]'),
            WrongEntry,
            "`step` is there, but `kinds` does not name step",
            "",
            id="a template without its kind",
        ),
        pytest.param(
            MINIMAL.replace('"tactic"', '"proof"'),
            WrongEntry,
            "`step.answers` has to be tactic or tactics, not proof",
            "",
            id="answers of another kind",
        ),
        pytest.param(
            MINIMAL.replace("4096", '"4096"'),
            WrongEntry,
            "`context` has to be a whole number",
            "",
            id="a text as number",
        ),
        pytest.param(
            MINIMAL.replace("4096", "true"),
            WrongEntry,
            "`context` has to be a whole number",
            "",
            id="a truth as number",
        ),
        pytest.param(
            MINIMAL.replace("4096", "3"), WrongEntry, "`context` has to be between 64 and 10000000", "", id="too small"
        ),
        pytest.param(
            MINIMAL + "[step.sampling]\ntop_p = nan\n",
            WrongEntry,
            "`step.sampling.top_p` has to be a number, not nan",
            "",
            id="no number",
        ),
        pytest.param(
            MINIMAL + "[step.sampling]\nmost_tokens = 4096\n",
            WrongEntry,
            "`step.sampling.most_tokens` leaves no room in a context of 4096",
            "",
            id="no room for a prompt",
        ),
        pytest.param(
            MINIMAL.replace('"Mine"', "1"), WrongEntry, "mine.toml:2: `title` has to be a text, not 1", "", id="no text"
        ),
        pytest.param(
            MINIMAL.replace('["server"]', '"server"'), WrongEntry, "`runtimes` has to be a list", "", id="no list"
        ),
        pytest.param(
            "step = 1\n" + MINIMAL.partition("[step]")[0], WrongEntry, "`step` has to be a table", "", id="no table"
        ),
        pytest.param(
            MINIMAL.replace("{goal}", "{gaol}"),
            WrongEntry,
            "mine.toml:11: `step.text` holds the unknown {gaol}",
            "Did you mean `goal`? Allowed are {state}, {goal},",
            id="an unknown placeholder",
        ),
        pytest.param(
            MINIMAL.replace("{goal}", "{statement}"),
            WrongEntry,
            "holds the unknown {statement}",
            "",
            id="one of others",
        ),
        pytest.param(
            MINIMAL + '[premises]\nmost = 1\neach = "{nmae}"\n',
            WrongEntry,
            "`premises.each` holds the unknown {nmae}",
            "Did you mean `name`?",
            id="an unknown placeholder of premises",
        ),
        pytest.param(
            MINIMAL + 'sections = { hint = "Hint" }\n',
            WrongEntry,
            "`step.sections.hint` has to hold {hint}, and no other placeholder",
            "",
            id="a section without its placeholder",
        ),
        pytest.param(
            MINIMAL + 'sections = { hnt = "{hnt}" }\n',
            UnknownKey,
            "cards have no key `step.sections.hnt`",
            "Did you mean `hint`?",
            id="an unknown section",
        ),
        pytest.param(
            MINIMAL + 'system = "s"\n',
            WrongEntry,
            "`step.system` has no place in a completion",
            "",
            id="a system message",
        ),
        pytest.param(
            CHAT + 'text = "s"\n', WrongEntry, "`step.text` has no place in a chat", "", id="a text in a chat"
        ),
        pytest.param(
            MINIMAL.replace("\ntext =", "\nuser ="), MissingKey, "`step.text` is missing", "", id="no text at all"
        ),
        pytest.param(
            MINIMAL + REPAIR.split("\n\n")[-1],
            WrongEntry,
            "`repair` is there, but no `whole`",
            "",
            id="a repair of steps",
        ),
        pytest.param(
            REPAIR.replace("{messages}", "{message}"),
            WrongEntry,
            "`repair.user` holds the unknown {message}",
            "",
            id="repair",
        ),
        pytest.param(
            MINIMAL + '[[files]]\nrepository = "model"\nruntimes = ["server"]\n',
            WrongEntry,
            "`files.repository` has to be `owner/name`, not 'model'",
            "",
            id="no repository",
        ),
        pytest.param(
            MINIMAL + '[[files]]\nrepository = "a/b"\nruntimes = ["transformers"]\n',
            WrongEntry,
            "`files.runtimes` names transformers, which is none of the card's `runtimes`",
            "",
            id="files for another runtime",
        ),
        pytest.param(
            MINIMAL.replace('"mine"', '"other"'), WrongEntry, "`name` has to be that of the file", "", id="another name"
        ),
        pytest.param(
            MINIMAL.replace('"mine"', '"My Model"'),
            WrongEntry,
            "`name` has to be of small letters",
            "",
            id="a strange name",
        ),
    ],
)
def test_what_is_wrong_is_told(text: str, kind: type[CardError], message: str, hint: str) -> None:
    with pytest.raises(kind) as error:
        read_card(text, "mine.toml")
    assert message in error.value.message
    assert hint in error.value.hint
    assert error.value.hint
    assert isinstance(error.value, ProverMisconfigured)


def test_a_card_with_repairs() -> None:
    assert read_card(REPAIR, "mine.toml").repair is not None
