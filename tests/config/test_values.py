"""Values: of the declared type and within bounds, or an error that says what they have to be."""

from typing import Any

import pytest

from assistant.config.schema import SETTINGS
from assistant.config.values import checked, from_words, shown, similar, to_word


@pytest.mark.parametrize(
    ("key", "plain", "value"),
    [
        ("search.timeout", 7, 7.0),
        ("codeLens.enabled", False, False),
        ("close.jobs", 3, 3),
        ("axioms", "standard", "standard"),
        ("provers.without", ["a", "b"], ("a", "b")),
        ("lean", "embedded", "embedded"),
    ],
)
def test_a_plain_value_becomes_one_of_the_settings_type(key: str, plain: Any, value: Any) -> None:
    found = checked(SETTINGS[key], plain)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("key", "plain", "wanted"),
    [
        ("search.timeout", "7", "a number, not '7'"),
        ("search.timeout", True, "a number, not True"),
        ("search.timeout", float("nan"), "a number, not nan"),
        ("search.timeout", float("inf"), "between 0.1 and 86400, not inf"),
        ("search.timeout", 0, "between 0.1 and 86400, not 0"),
        ("close.jobs", 1.5, "a whole number, not 1.5"),
        ("close.jobs", 0, "between 1 and 1024, not 0"),
        ("codeLens.enabled", "on", "true or false, not 'on'"),
        ("codeLens.enabled", 1, "true or false, not 1"),
        ("axioms", "none", "one of standard, project, all, not 'none'"),
        ("provers.order", "premises", "a list of texts, not 'premises'"),
        ("provers.order", [1], "a list of texts, not [1]"),
        ("lean", {"path": "x"}, "a text, not {'path': 'x'}"),
    ],
)
def test_what_is_none_says_what_it_has_to_be(key: str, plain: Any, wanted: str) -> None:
    with pytest.raises(ValueError, match="has to be") as caught:
        checked(SETTINGS[key], plain)
    assert str(caught.value) == f"{key} has to be {wanted}"


@pytest.mark.parametrize(
    ("key", "words", "value"),
    [
        ("confinement", ["off"], False),
        ("confinement", ["TRUE"], True),
        ("debug", ["1"], True),
        ("engine.idle", ["0.5"], 0.5),
        ("close.jobs", ["2"], 2),
        ("axioms", ["all"], "all"),
        ("provers.order", ["a,b", "c"], ("a", "b", "c")),
        ("provers.order", [""], ()),
        ("folders.cache", ["/a folder"], "/a folder"),
    ],
)
def test_words_are_read(key: str, words: list[str], value: Any) -> None:
    assert from_words(SETTINGS[key], words) == value
    assert from_words(SETTINGS[key], [to_word(SETTINGS[key], value)]) == value


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("confinement", "perhaps"),
        ("engine.idle", "soon"),
        ("engine.idle", "nan"),
        ("close.jobs", "1.5"),
        ("axioms", "x"),
    ],
)
def test_words_that_say_nothing_of_the_kind_are_refused(key: str, word: str) -> None:
    with pytest.raises(ValueError, match="has to be"):
        from_words(SETTINGS[key], [word])


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("search.timeout", 12.5, "12.5 s"),
        ("inlineCompletion.wait", 400.0, "400 ms"),
        ("lean", "", "the project's"),
        ("lean", "embedded", "embedded"),
        ("provers.without", (), "none"),
        ("provers.without", ("premises",), '["premises"]'),
        ("confinement", False, "false"),
        ("tui.theme", "", '""'),
    ],
)
def test_a_value_is_shown_for_people(key: str, value: Any, text: str) -> None:
    assert shown(SETTINGS[key], value) == text


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("search.timeot", "search.timeout"),
        ("inline_completion.wait", "inlineCompletion.wait"),
        ("confinment", "confinement"),
        ("jobs", "close.jobs"),
        ("without", "provers.without"),
        ("xyz", ""),
    ],
)
def test_what_may_have_been_meant(key: str, meant: str) -> None:
    assert similar(key) == meant
