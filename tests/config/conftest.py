"""Files of settings apart from the user's."""

from pathlib import Path

import pytest

from assistant.config.files import FILE_NAME, FILE_VARIABLE
from assistant.config.schema import SETTINGS


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's file, which is not there yet; no variable says anything."""
    for setting in SETTINGS.values():
        monkeypatch.delenv(setting.variable or "NOT_THERE", raising=False)
    path = tmp_path / "home" / FILE_NAME
    monkeypatch.setenv(FILE_VARIABLE, str(path))
    path.parent.mkdir()
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project's file, which is not there yet."""
    (root := tmp_path / "project").mkdir()
    return root / FILE_NAME
