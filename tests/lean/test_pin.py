"""Which pins name a version of Lean, and which one."""

import pytest

from assistant.lean.pin import is_other_release, is_release

SAME = ["leanprover/lean4:v4.35.0", "leanprover/lean4:4.35.0", "v4.35.0", "4.35.0"]
OTHER = ["leanprover/lean4:v4.20.0", "4.35.1", "v4.35.0-rc1", "leanprover/lean4:v4.3.0"]
UNKNOWN = ["4.35", "stable", "leanprover/lean4:nightly-2026-01-01", "somebody/fork:v4.35.0", "mine", "4.35.0 or later"]


@pytest.mark.parametrize("pin", SAME)
def test_the_version_counts_however_the_pin_is_spelt(pin: str) -> None:
    assert is_release(pin, "4.35.0")
    assert not is_other_release(pin, "4.35.0")


@pytest.mark.parametrize("pin", OTHER)
def test_another_version_is_another_one_for_sure(pin: str) -> None:
    assert not is_release(pin, "4.35.0")
    assert is_other_release(pin, "4.35.0")


@pytest.mark.parametrize("pin", UNKNOWN)
def test_what_names_no_release_is_neither(pin: str) -> None:
    assert not is_release(pin, "4.35.0")
    assert not is_other_release(pin, "4.35.0"), "elan alone knows what it stands for"
