"""What servers answer, as values: pieces, refusals, models, counts; and what they are asked."""

from __future__ import annotations

import math
from typing import Any

import pytest

from models.generation import Ending, Message, Piece, Prompt, Role, Sampling, TextRequest
from models.runtimes.openai_answers import (
    AnswerShape,
    Chunk,
    ListedModel,
    Refusal,
    ServerRefused,
    parsed,
    read_chunk,
    read_count,
    read_models,
    read_props,
    read_refusal,
    words,
)
from models.runtimes.openai_requests import OPTIONAL, doubted, estimated_tokens, question
from models.runtimes.sample_text import SampleText

TEXT = TextRequest(1, Prompt("theorem"), 1, Sampling())
CHAT = TextRequest(1, Prompt(messages=(Message(Role.SYSTEM, "Prove."), Message(Role.USER, "1 = 1"))), 1, Sampling())


def choice(**values: Any) -> dict[str, Any]:
    return {"choices": [values]}


@pytest.mark.parametrize(
    ("value", "chunk"),
    [
        (choice(delta={"role": "assistant", "content": None}), Chunk()),
        (choice(delta={"content": "rfl"}), Chunk("rfl")),
        (choice(delta={}, finish_reason="stop"), Chunk(finish="stop")),
        (choice(delta={"reasoning_content": "Hm"}), Chunk(thought="Hm")),
        (choice(delta={"reasoning": "Hm", "content": ""}), Chunk(thought="Hm")),
        (choice(text="rfl", finish_reason="length"), Chunk("rfl", finish="length")),
        (choice(message={"role": "assistant", "content": "rfl"}, finish_reason="stop"), Chunk("rfl", finish="stop")),
        ({"choices": [], "usage": {"completion_tokens": 7}}, Chunk(used=7)),
        ({"usage": {"completion_tokens": 7}}, Chunk(used=7)),
        ({"choices": []}, Chunk()),
        ({**choice(text="a"), "usage": None, "error": None}, Chunk("a")),
        ({**choice(text="a"), "usage": {"completion_tokens": "many"}}, Chunk("a")),
        (choice(delta={"content": "a"}, logprobs={"content": [{"logprob": -0.5}]}), Chunk("a", "", 1, -0.5)),
        (choice(text="ab", logprobs={"content": [{"logprob": -1}, {"logprob": -0.5}]}), Chunk("ab", "", 2, -1.5)),
        (choice(text="ab", logprobs={"token_logprobs": [-1.0, -0.25]}), Chunk("ab", "", 2, -1.25)),
        (choice(text="a", logprobs={"token_logprobs": [1e-9]}), Chunk("a", "", 1, 0.0)),
        (choice(text="a", logprobs={"token_logprobs": [-math.inf]}), Chunk("a", "", 1)),
        (choice(text="ab", logprobs={"token_logprobs": [None, -1.0]}), Chunk("ab", "", 2)),
        (choice(text="a", logprobs={"content": [{}]}), Chunk("a", "", 1)),
        (choice(text="a", logprobs={"content": []}), Chunk("a")),
        (choice(text="a", logprobs=[1]), Chunk("a")),
    ],
)
def test_a_chunk_is_read(value: Any, chunk: Chunk) -> None:
    assert read_chunk(value) == chunk


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "text",
        7,
        {},
        {"response": "rfl"},
        {"choices": {}},
        {"choices": "rfl"},
        {"choices": ["rfl"]},
        choice(),
        choice(text=7),
        choice(delta="rfl"),
        choice(delta={"content": ["rfl"]}),
        choice(text="", finish_reason=1),
    ],
)
def test_what_is_no_chunk_is_told(value: Any) -> None:
    with pytest.raises(AnswerShape):
        read_chunk(value)


@pytest.mark.parametrize("text", ["", "{", "data: 1", "[" * 100_000])
def test_what_is_not_json_is_told(text: str) -> None:
    with pytest.raises(AnswerShape, match="not JSON"):
        parsed(text)


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"error": {"message": "too bad", "type": "server_error", "code": 500}}, 500, "too bad server_error"),
        ({"error": "too bad"}, 0, "too bad"),
        ({"object": "error", "message": "too bad"}, 0, "too bad"),
        ({"detail": [{"loc": ["body", "top_k"]}]}, 0, '[{"loc": ["body", "top_k"]}]'),
        ({"error": {"why": 1}}, 0, '{"why": 1}'),
        ("too bad", 0, "too bad"),
        ([1], 0, "[1]"),
    ],
)
def test_a_refusal_is_read(body: Any, status: int, said: str) -> None:
    assert read_refusal(0, body) == Refusal(status, said)
    assert read_refusal(418, body) == Refusal(418, said)


def test_an_error_instead_of_a_chunk_is_a_refusal() -> None:
    with pytest.raises(ServerRefused) as refused:
        read_chunk({"error": {"message": "slot is gone", "code": 503}})
    assert refused.value.refusal == Refusal(503, "slot is gone")


def test_what_a_server_says_is_shown_in_one_short_line() -> None:
    assert words("a\nb\x1b[31m\tc") == "a b [31m c"
    assert len(words("x" * 5000)) == 300


LLAMA_SERVER = "the request exceeds the available context size. try increasing the context size or enable context shift"
LLAMA_NEWER = "request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it"
VLLM = (
    "This model's maximum context length is 4096 tokens. However, you requested 4500 tokens (4000 in the messages, "
    "500 in the completion). Please reduce the length of the messages or completion."
)
VLLM_NEWER = (
    "'max_tokens' or 'max_completion_tokens' is too large: 500. This model's maximum context length is 4096 tokens and "
    "your request has 4000 input tokens (500 > 4096 - 4000)."
)
VLLM_PROMPT = "The decoder prompt (length 5000) is longer than the maximum model length of 4096."
OPENAI = (
    "This model's maximum context length is 4097 tokens, however you requested 4512 tokens (4012 in your prompt; "
    "500 for the completion). Please reduce your prompt; or completion length."
)
OPENAI_CHAT = "Your input exceeds the limits of this model. invalid_request_error context_length_exceeded"
LM_STUDIO = (
    "Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length "
    "of only 4096 tokens"
)


@pytest.mark.parametrize(
    ("said", "room"),
    [
        (LLAMA_SERVER, 0),
        (LLAMA_NEWER, 0),
        (VLLM, 96),
        (VLLM_NEWER, 96),
        (VLLM_PROMPT, 0),
        (OPENAI, 85),
        (OPENAI_CHAT, 0),
        (LM_STUDIO, 0),
        (VLLM.replace("4000", "4400"), 0),
        ("max_tokens must be at least 1, got -186.", 0),
    ],
)
@pytest.mark.parametrize("status", [0, 400, 413, 422, 500])
def test_a_prompt_that_is_too_long_is_known_by_the_words_of_each_server(said: str, room: int, status: int) -> None:
    refusal = Refusal(status, said)
    assert (refusal.too_long, refusal.room) == (True, room)


@pytest.mark.parametrize(
    "said",
    [
        "Unrecognized request argument supplied: top_k",
        "temperature is too high",
        "",
        "model not found",
        "Loading model",
    ],
)
def test_other_refusals_are_not_about_the_length_of_a_prompt(said: str) -> None:
    assert not Refusal(400, said).too_long


def test_a_missing_model_is_known_by_the_words_of_each_server() -> None:
    assert Refusal(404, "The model `x` does not exist.").no_model
    assert Refusal(404, 'model "x" not found, try pulling it first').no_model
    assert Refusal(400, "Invalid model identifier").no_model
    assert not Refusal(404, "File Not Found").no_model
    assert not Refusal(500, "the model does not exist").no_model


@pytest.mark.parametrize(
    ("entry", "context"),
    [
        ({"meta": {"n_ctx": 8192, "n_ctx_train": 131072}, "owned_by": "llamacpp"}, 8192),
        ({"meta": {"n_ctx_train": 131072}}, 0),
        ({"max_model_len": 4096}, 4096),
        ({"context_length": 32768}, 32768),
        ({"meta": None, "max_model_len": "long"}, 0),
        ({}, 0),
    ],
)
def test_the_context_of_a_model_is_read_where_it_is_told(entry: dict[str, Any], context: int) -> None:
    owner = entry.get("owned_by", "None")
    assert read_models({"data": [{"id": "m", **entry}, 7, {"id": 8}]}) == (ListedModel("m", context, owner),)


@pytest.mark.parametrize("value", [None, [], {}, {"data": {}}, "models"])
def test_what_is_no_list_of_models_is_told(value: Any) -> None:
    with pytest.raises(AnswerShape, match="no list"):
        read_models(value)


def test_the_context_of_a_slot_is_read() -> None:
    assert read_props({"default_generation_settings": {"n_ctx": 2048}}) == 2048
    assert [read_props(value) for value in (None, False, {}, {"default_generation_settings": 1}, [])] == [0] * 5


def test_counts_of_tokens_are_read() -> None:
    assert read_count({"tokens": [1, 2, 3]}) == 3
    assert read_count({"count": 4, "max_model_len": 100, "tokens": [1, 2, 3, 4]}) == 4
    assert [read_count(value) for value in (None, False, {}, {"error": "Unexpected endpoint"}, [1])] == [None] * 5


def test_estimates_are_rather_too_high() -> None:
    assert estimated_tokens("") == 0
    assert estimated_tokens("theorem add_comm : a + b = b + a") == 16
    assert estimated_tokens("∀ε") == 4


# --- questions ---------------------------------------------------------------------------------------------------


def test_a_text_and_a_conversation_are_asked_for_at_their_paths() -> None:
    asked = question(TEXT, 0, "m")
    assert (asked.path, asked.values["prompt"], asked.values["logprobs"]) == ("/completions", "theorem", 1)
    asked = question(CHAT, 0, "m")
    said = [{"role": "system", "content": "Prove."}, {"role": "user", "content": "1 = 1"}]
    assert (asked.path, asked.values["messages"], asked.values["logprobs"]) == ("/chat/completions", said, True)
    assert not {"continue_final_message", "chat_template_kwargs"} & asked.values.keys()


def test_an_answer_that_was_begun_is_gone_on_with() -> None:
    begun = TextRequest(1, Prompt(messages=CHAT.prompt.messages, answer="```lean"), 1, Sampling())
    values = question(begun, 0, "m").values
    assert values["messages"][-1] == {"role": "assistant", "content": "```lean"}
    assert (values["continue_final_message"], values["add_generation_prompt"]) == (True, False)
    assert question(begun, 0, "m", thinking=False).values["chat_template_kwargs"] == {"enable_thinking": False}


def test_sampling_is_told_as_it_is_wanted() -> None:
    sampling = Sampling(0.7, 0.9, 40, 0.05, most_tokens=99, seed=2**31 - 1, stop=("\n\n",), stop_tokens=(7,))
    values = question(TextRequest(1, Prompt("x"), 3, sampling), 2, "m").values
    expected = {
        "temperature": 0.7,
        "top_p": 0.9,
        "top_k": 40,
        "min_p": 0.05,
        "max_tokens": 99,
        "seed": 1,
        "stream": True,
    }
    assert expected.items() <= values.items()
    assert (values["stop"], values["stop_token_ids"], "n" in values) == (["\n\n"], [7], False)
    assert question(TEXT, 0, "m").values["top_k"] == -1  # all of them: servers would take their own default
    assert question(TEXT, 0, "m", most_tokens=12).values["max_tokens"] == 12
    assert "model" not in question(TEXT, 0, "").values


def test_what_was_refused_is_not_asked_again() -> None:
    assert OPTIONAL & question(CHAT, 0, "m").values.keys()
    left = question(CHAT, 0, "m", refused=OPTIONAL)
    assert not left.optional
    assert left.values.keys() == {"model", "stream", "max_tokens", "temperature", "top_p", "seed", "messages"}


def test_a_refusal_is_about_the_parameters_that_it_names_or_about_all() -> None:
    asked = question(CHAT, 0, "m")
    assert doubted(asked, "Unrecognized request arguments supplied: min_p, top_k") == {"min_p", "top_k"}
    assert doubted(asked, "logprobs are not supported") == {"logprobs", "top_logprobs"}
    assert doubted(asked, "bad request") == asked.optional


# --- pieces ------------------------------------------------------------------------------------------------------


def pieces(*chunks: Chunk, most: int = 100) -> list[Piece]:
    text = SampleText(3, 1, most)
    return [piece for chunk in chunks if (piece := text.add(chunk)) is not None] + [text.last()]


def test_pieces_carry_tokens_and_probabilities_where_they_are_told() -> None:
    found = pieces(Chunk("a", "", 1, -0.5), Chunk("b", "", 2, -1.0), Chunk("", "", 1, -0.25, "stop"))
    assert found == [
        Piece(3, 1, "a", 1, -0.5),
        Piece(3, 1, "b", 2, -1.0),
        Piece(3, 1, "", 1, -0.25, Ending.STOP),  # the end token
    ]


def test_a_token_without_a_text_counts_with_the_next() -> None:
    found = pieces(Chunk("", "", 1, -0.5), Chunk("∀", "", 1, -0.25), Chunk(finish="length"))
    assert found == [Piece(3, 1, "∀", 2, -0.75), Piece(3, 1, "", 0, 0.0, Ending.LENGTH)]


def test_where_tokens_are_not_told_the_use_of_all_corrects_their_number() -> None:
    found = pieces(Chunk("rfl, "), Chunk("simp"), Chunk(finish="stop"), Chunk(used=5))
    assert [(piece.tokens, piece.log_probability) for piece in found] == [(1, None), (1, None), (3, None)]


def test_one_probability_that_is_missing_makes_that_of_the_end_unknown() -> None:
    found = pieces(Chunk("a", "", 1, -0.5), Chunk("b", "", 1), Chunk(finish="stop"))
    assert [piece.log_probability for piece in found] == [-0.5, None, None]


def test_thoughts_are_put_into_the_text() -> None:
    found = pieces(Chunk(thought="Hm"), Chunk(thought="."), Chunk("rfl"), Chunk("!", finish="stop"))
    assert "".join(piece.text for piece in found) == "<think>Hm.</think>rfl!"
    found = pieces(Chunk("rfl", "Hm"), Chunk(thought="no"), Chunk(finish="length"))
    assert "".join(piece.text for piece in found) == "<think>Hm</think>rfl<think>no</think>"


def test_a_text_ends_after_as_many_tokens_as_were_allowed() -> None:
    found = pieces(*[Chunk("a", "", 1, -0.5)] * 9, most=4)
    assert "".join(piece.text for piece in found) == "aaaa"
    assert found[-1].ending is Ending.LENGTH


def test_a_text_whose_tokens_are_not_told_may_come_by_characters() -> None:
    found = pieces(*[Chunk("a")] * 99, most=4)
    assert "".join(piece.text for piece in found) == "a" * 16
    assert found[-1].ending is Ending.LENGTH


def test_an_empty_text_has_an_end() -> None:
    assert pieces(Chunk(finish="stop")) == [Piece(3, 1, "", 0, None, Ending.STOP)]
