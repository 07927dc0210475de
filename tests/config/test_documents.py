"""What the repository says about settings is what the schema says."""

import json

import pytest

from assistant.config.documents import CHECKOUT, DOCUMENTS
from assistant.config.schema import SETTINGS
from assistant.config.vscode import properties, restricted


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_are_what_the_schema_gives(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    assert text == DOCUMENTS[name](text), "python -m assistant.config.documents brings it up to date"


def test_documents_follow_from_the_schema_alone() -> None:
    for name, changed in DOCUMENTS.items():
        text = (CHECKOUT / name).read_text(encoding="utf-8")
        other = text.replace("search.timeout` |", "search.patience` |").replace('.search.timeout"', '.search.patience"')
        assert other != text
        assert changed(other) == text


def test_vscode_has_the_settings_of_an_editor_with_their_defaults_and_bounds() -> None:
    declared = properties()
    editor = {f"assistant.{key}": setting for key, setting in SETTINGS.items() if setting.editor}
    assert declared.keys() == {*editor, "assistant.command", "assistant.trace.server"}
    assert json.loads(json.dumps(declared["assistant.search.timeout"])) == {
        "type": "number",
        "default": 30,
        "minimum": 0.1,
        "maximum": 86400,
        "scope": "resource",
        "order": 8,
        "markdownDescription": SETTINGS["search.timeout"].help,
    }


def test_a_workspace_that_is_not_trusted_chooses_no_program() -> None:
    assert restricted() == ["assistant.command", "assistant.lean"]
    assert all(properties()[name]["scope"] == "machine-overridable" for name in restricted())
