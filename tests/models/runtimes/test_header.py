"""What stands at the beginning of a GGUF file."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

from models.protocol import ProverMisconfigured, ProverUnavailable
from models.runtimes.llama.header import OVERHEAD, read_header
from tests.tiny_gguf import CONTEXT, LAYERS, TEMPLATE, WIDTH, write_tiny_gguf


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_gguf(tmp_path_factory.mktemp("gguf") / "tiny.gguf")


def test_it_tells_what_the_model_is(tiny: Path) -> None:
    header = read_header(tiny)
    assert header.architecture == "llama"
    assert header.context == CONTEXT
    assert header.template == TEMPLATE
    assert dict(header.special_tokens) == {"bos_token": "<s>", "eos_token": "</s>"}
    assert header.size == tiny.stat().st_size


def test_it_tells_the_memory_with_a_context(tiny: Path) -> None:
    """Keys and values of 16 bits for every layer and token."""
    header = read_header(tiny)
    assert header.memory(0) == header.size + OVERHEAD
    assert header.memory(1000) - header.memory(0) == 1000 * LAYERS * 2 * WIDTH * 2


def test_a_file_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(ProverUnavailable, match="cannot be read") as error:
        read_header(tmp_path / "moved.gguf")
    assert "moved away" in error.value.hint


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gguf")
    with pytest.raises(ProverUnavailable, match="not a regular file"):
        read_header(tmp_path / "pipe.gguf")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"GGML\x00\x00", b"<html>not found</html>"])
def test_another_file_is_none(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "page.gguf"
    file.write_bytes(data)
    with pytest.raises(ProverMisconfigured, match=r"is no GGUF file|is damaged"):
        read_header(file)


@pytest.mark.parametrize("version", [0, 1, 4, 50331648])
def test_another_version_is_said(version: int, tmp_path: Path) -> None:
    file = tmp_path / "new.gguf"
    file.write_bytes(b"GGUF" + struct.pack("<IQQ", version, 0, 0))
    with pytest.raises(ProverMisconfigured, match=f"is GGUF of version {version}"):
        read_header(file)


def test_wherever_a_file_breaks_off_it_is_damaged(tiny: Path, tmp_path: Path) -> None:
    """In the header, between the tensors, and in the last one's neighbour."""
    data = tiny.read_bytes()
    for length in (5, 12, 30, 200, 5000, len(data) // 2, len(data) - 70_000):
        file = tmp_path / f"{length}.gguf"
        file.write_bytes(data[:length])
        with pytest.raises(ProverMisconfigured, match="is damaged, or was not fetched to its end"):
            read_header(file)


def test_counts_that_cannot_be_are_not_believed(tiny: Path, tmp_path: Path) -> None:
    file = tmp_path / "large.gguf"
    file.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 1 << 60, 1))
    with pytest.raises(ProverMisconfigured, match="damaged"):
        read_header(file)
    file.write_bytes(b"GGUF" + struct.pack("<IQQQ", 3, 0, 1, 1 << 40) + b"key")
    with pytest.raises(ProverMisconfigured, match="damaged"):
        read_header(file)
