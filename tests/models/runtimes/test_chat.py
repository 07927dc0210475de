"""Conversations as texts, by a model's own template."""

from __future__ import annotations

import pytest

from models.generation import Message, Prompt, Role
from models.protocol import ProverMisconfigured
from models.runtimes.chat import ChatTemplate

PROMPT = Prompt(messages=(Message(Role.SYSTEM, "Be short."), Message(Role.USER, "1 = 1?")), answer="by")
CHATML = (
    "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n'}}"
    "{{ message['content'] + '<|im_end|>' + '\n'}}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)


def test_a_template_makes_a_text_of_a_conversation_and_the_answer_begins_behind_it() -> None:
    assert ChatTemplate(CHATML, {}).text(PROMPT) == (
        "<|im_start|>system\nBe short.<|im_end|>\n<|im_start|>user\n1 = 1?<|im_end|>\n<|im_start|>assistant\nby"
    )


def test_a_template_knows_the_models_special_tokens() -> None:
    assert ChatTemplate("{{ bos_token }}{{ messages[1].content }}", {"bos_token": "<s>"}).text(PROMPT) == "<s>1 = 1?by"


@pytest.mark.parametrize(
    "template",
    [
        "{{ raise_exception('no system message') }}",
        "{{ messages.__class__.__mro__[1].__subclasses__() }}",
        "{% for m in messages %}",
        "{{ messages[9].content.x }}",
    ],
)
def test_a_template_that_fails_or_reaches_out_is_an_error(template: str) -> None:
    with pytest.raises(ProverMisconfigured, match="template"):
        ChatTemplate(template, {}).text(PROMPT)


def test_a_template_that_says_why_is_quoted() -> None:
    with pytest.raises(ProverMisconfigured, match="no system message"):
        ChatTemplate("{{ raise_exception('no system message') }}", {}).text(PROMPT)


def test_a_model_without_a_template_says_so() -> None:
    assert not ChatTemplate("", {}).is_there
    with pytest.raises(ProverMisconfigured, match="no template"):
        ChatTemplate("", {}).text(PROMPT)
