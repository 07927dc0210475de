"""The schema: every setting is complete, and none that decides what is run or believed can come from a project."""

import pytest

from assistant.codec import codec, pack, unpack
from assistant.config.schema import DEFAULTS, SETTINGS, Setting, Settings
from assistant.config.values import checked, from_words, to_word

EACH = pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS.keys())


@EACH
def test_a_default_is_a_value_that_may_be_set(setting: Setting) -> None:
    assert checked(setting, setting.default) == setting.default
    assert from_words(setting, [to_word(setting, setting.default)]) == setting.default


@EACH
def test_a_setting_says_what_it_is_for_in_a_sentence(setting: Setting) -> None:
    assert setting.help[0].isupper()
    assert setting.help.endswith(".")


@EACH
def test_numbers_have_bounds(setting: Setting) -> None:
    if setting.kind in (int, float):
        assert setting.minimum is not None
        assert setting.maximum is not None


@EACH
def test_a_project_sets_nothing_that_holds_for_a_process_or_names_files(setting: Setting) -> None:
    if setting.process or setting.own_engine or setting.path:
        assert not setting.project


@EACH
def test_what_holds_for_a_process_can_be_told_to_those_that_it_starts(setting: Setting) -> None:
    assert setting.variable or not setting.process


def test_what_a_project_cannot_set() -> None:
    ours = {key for key, setting in SETTINGS.items() if setting.project is not True}
    assert {"lean", "confinement", "axioms", "engine.enabled", "folders.cache", "folders.state"} <= ours
    assert SETTINGS["axioms"].project == ("standard",), "stricter than the user it may be"


def test_settings_travel_as_they_are() -> None:
    chosen = Settings(search_timeout=7.0, provers_without=("premises",), axioms="standard", confinement=False)
    plain = codec(Settings)
    assert plain.read(unpack(pack(plain.write(chosen)))) == chosen
    assert plain.read({}) == DEFAULTS
