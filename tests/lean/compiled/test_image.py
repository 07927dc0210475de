"""Headers and damaged files: whatever a file contains, the answer is a typed error or data, and it comes soon."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import AssistantError
from assistant.lean.compiled.digests import Digester, object_digest
from assistant.lean.compiled.errors import (
    CompiledFileError,
    CompiledFileUnreadable,
    CorruptFile,
    NotCompiledLean,
    UnsupportedFormat,
)
from assistant.lean.compiled.holes import holes
from assistant.lean.compiled.image import FIRST_OBJECT, HEADER, ROOT, read_image
from assistant.lean.compiled.module import read_module
from tests.lean.compiled.texts import SPLIT, VARIED


def read_everything(paths: list[Path]) -> int:
    """Every reader over a whole module; the number of its constants."""
    module = read_module(paths)
    digester = Digester(module.image, binder_info=True, metadata=True)
    for constant in module.constants():
        module.requirements(constant.name)
        module.evades_the_kernel(constant.name)
        holes(*constant.terms)
        digester.constant(constant)
    module.extra_names()
    for entries in module.entries().values():
        for entry in entries:
            object_digest(module.image, entry)
    return len(module.constant_names)


@pytest.fixture(scope="module")
def varied(compile_lean: Callable[..., Path]) -> bytes:
    return compile_lean(VARIED).read_bytes()


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes], Path]:
    def write(content: bytes) -> Path:
        path = tmp_path / "File.olean"
        path.write_bytes(content)
        return path

    return write


def test_a_header_tells_version_and_base(varied: bytes, written: Callable[[bytes], Path]) -> None:
    header = read_module([written(varied)]).header
    assert (header.version, header.lean_version) == (2, "4.35.0")
    assert len(header.git_hash) == 40
    assert header.base == struct.unpack_from("<Q", varied, 0x50)[0]


@pytest.mark.parametrize("content", [b"", b"olea", b"\x7fELF" + bytes(100), b"olean\x02\x01" + b"4.35.0"])
def test_what_is_no_olean_is_told(content: bytes, written: Callable[[bytes], Path]) -> None:
    with pytest.raises(NotCompiledLean) as caught:
        read_image([written(content)])
    assert isinstance(caught.value, AssistantError)
    assert caught.value.hint


def test_another_format_is_named(varied: bytes, written: Callable[[bytes], Path]) -> None:
    with pytest.raises(UnsupportedFormat, match="format 3"):
        read_image([written(varied[:5] + b"\x03" + varied[6:])])


@pytest.mark.parametrize("version", ["4.36.0", "4.3.0", "4.350.0", "5.35.0", ""])
def test_another_version_of_lean_is_named(version: str, varied: bytes, written: Callable[[bytes], Path]) -> None:
    other = varied[:7] + version.encode().ljust(33, b"\0") + varied[40:]
    with pytest.raises(UnsupportedFormat) as caught:
        read_image([written(other)])
    assert version in caught.value.message
    assert "4.35" in caught.value.message


def test_a_release_candidate_of_a_supported_version_is_read(varied: bytes, written: Callable[[bytes], Path]) -> None:
    read_module([written(varied[:7] + b"4.35.0-rc1".ljust(33, b"\0") + varied[40:])])


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "None.olean", tmp_path):
        with pytest.raises(CompiledFileUnreadable):
            read_image([path])


def test_a_truncated_file_is_refused_wherever_it_ends(varied: bytes, written: Callable[[bytes], Path]) -> None:
    """The root lies at the end, so any shorter file has lost it."""
    for length in (HEADER.size, ROOT + 7, FIRST_OBJECT, 1000, len(varied) // 16 * 8, len(varied) - 8, len(varied) - 1):
        with pytest.raises(CompiledFileError):
            read_everything([written(varied[:length])])


def test_the_parts_of_different_modules_are_not_mixed(compile_lean: Callable[..., Path]) -> None:
    one, other = compile_lean(SPLIT, "One"), compile_lean(SPLIT, "Other")
    private = other.with_name("Other.olean.private")
    with pytest.raises(CorruptFile, match="does not belong"):
        read_module([one, one.with_name("One.olean.server"), private])


@settings(
    max_examples=60, deadline=30_000, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_random_damage_never_escapes_as_another_error(
    data: st.DataObject, varied: bytes, written: Callable[[bytes], Path]
) -> None:
    """Bytes are replaced anywhere; the deadline of an example is a hundred times what the whole file takes."""
    damaged = bytearray(varied)
    places = st.tuples(st.integers(0, len(varied) - 1), st.integers(0, 255))
    for at, byte in data.draw(st.lists(places, min_size=1, max_size=40)):
        damaged[at] = byte
    with contextlib.suppress(CompiledFileError):
        read_everything([written(bytes(damaged))])


@settings(
    max_examples=60, deadline=30_000, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_addresses_that_point_anywhere_never_escape_as_another_error(
    data: st.DataObject, varied: bytes, written: Callable[[bytes], Path]
) -> None:
    """Whole words become addresses inside, before and behind the file, of the word's own object too, so circles and
    objects of the wrong type arise."""
    base = struct.unpack_from("<Q", varied, 0x50)[0]
    damaged = bytearray(varied)
    words = st.integers(ROOT // 8, len(varied) // 8 - 1)
    for at in data.draw(st.lists(words, min_size=1, max_size=40)):
        target = st.one_of(words.map(lambda word: base + 8 * word), st.integers(0, 2**64 - 1), st.just(base + 8 * at))
        struct.pack_into("<Q", damaged, 8 * at, data.draw(target))
    with contextlib.suppress(CompiledFileError):
        read_everything([written(bytes(damaged))])


def test_objects_that_refer_to_each_other_in_a_circle_are_refused(
    varied: bytes, written: Callable[[bytes], Path]
) -> None:
    """Every application in the file becomes its own argument."""
    base = struct.unpack_from("<Q", varied, 0x50)[0]
    application = 5 << 56 | 2 << 48 | 32 << 32
    damaged = bytearray(varied)
    found = [at for at in range(FIRST_OBJECT, len(varied), 8) if struct.unpack_from("<Q", varied, at)[0] == application]
    assert found
    for at in found:
        struct.pack_into("<Q", damaged, at + 16, base + at)
    with pytest.raises(CorruptFile, match="behind its parts"):
        read_everything([written(bytes(damaged))])
