"""What drives the workbench: its types, and its lock file."""

from __future__ import annotations

import pytest

from tests.vscode_ext.npm import Npm
from tests.vscode_ext.workbench import E2E


@pytest.mark.thorough
@pytest.mark.usefixtures("workbench_is_set_up")
def test_types_are_sound(npm: Npm) -> None:
    npm("exec", "--", "tsc", "-p", "e2e")


def test_the_lock_file_has_no_addresses() -> None:
    assert "://" not in (E2E / "package-lock.json").read_text()
