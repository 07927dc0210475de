"""Addresses of model servers, and the keys that go there."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from models.protocol import ProverMisconfigured
from models.runtimes.server_address import Key, KeySource, server_address

SECRET = "sk-very-secret-0123"


@pytest.mark.parametrize(
    ("url", "base", "beside", "loopback", "encrypted"),
    [
        ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1", "http://127.0.0.1:8080", True, False),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1", "http://localhost:11434", True, False),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1", "http://[::1]:8000", True, False),
        ("https://models.example/api/v1", "https://models.example/api/v1", "https://models.example/api", False, True),
        ("http://192.0.2.7:8000", "http://192.0.2.7:8000", "http://192.0.2.7:8000", False, False),
        (
            "http://127.0.0.1.models.example/v1",
            *["http://127.0.0.1.models.example" + end for end in ("/v1", "")],
            False,
            False,
        ),
    ],
)
def test_an_address_is_taken_apart(url: str, base: str, beside: str, loopback: bool, encrypted: bool) -> None:
    address = server_address(url)
    assert (address.base, address.beside, address.loopback, address.encrypted) == (base, beside, loopback, encrypted)


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("", "begins neither"),
        ("127.0.0.1:8080/v1", "begins neither"),
        ("ftp://127.0.0.1/v1", "begins neither"),
        ("file:///v1", "begins neither"),
        ("http:///v1", "names no host"),
        ("http://127.0.0.1:port/v1", "cannot be read"),
        ("http://127.0.0.1:99999/v1", "cannot be read"),
        ("http://[::1/v1", "cannot be read"),
        ("http://127.0.0.1:8080/v1\n", "characters"),
        ("http://127.0.0.1:8080/v 1", "characters"),
        ("http://127.0.0.1:8080/v1?key=1", "more behind"),
        ("http://127.0.0.1:8080/v1#top", "more behind"),
    ],
)
def test_what_is_no_address_is_told_with_an_example(url: str, what: str) -> None:
    with pytest.raises(ProverMisconfigured, match=what) as told:
        server_address(url)
    assert "http://127.0.0.1:8080/v1" in told.value.hint


@pytest.mark.parametrize("url", [f"https://me:{SECRET}@models.example/v1", f"http://{SECRET}@127.0.0.1:x/v1"])
def test_a_password_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(ProverMisconfigured) as told:
        server_address(url)
    assert SECRET not in told.value.message + told.value.hint + repr(told.value.__cause__)


def test_a_key_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODEL_KEY", f" {SECRET}\n")
    assert KeySource("MODEL_KEY").read().headers == {"Authorization": f"Bearer {SECRET}"}


def test_without_a_source_no_key_is_sent() -> None:
    assert not KeySource()
    assert KeySource().read().headers == {}


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
    """A stand-in for the package `keyring`."""
    entries: dict[tuple[str, str], str] = {}
    module = ModuleType("keyring")
    module.get_password = lambda service, user: entries.get((service, user))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keyring", module)
    return entries


def test_a_key_is_read_from_the_key_ring(keyring: dict[tuple[str, str], str]) -> None:
    keyring["models", "me"] = SECRET
    assert KeySource(service="models", user="me").read().headers == {"Authorization": f"Bearer {SECRET}"}
    with pytest.raises(ProverMisconfigured, match="the key ring's entry models holds no key"):
        KeySource(service="models", user="you").read()


def test_the_environment_goes_before_the_key_ring(
    keyring: dict[tuple[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring["models", "api-key"] = "of-the-ring"
    source = KeySource("MODEL_KEY", "models")
    assert source.read().text == "of-the-ring"
    monkeypatch.setenv("MODEL_KEY", SECRET)
    assert source.read().text == SECRET


def test_a_key_ring_that_fails_is_told(keyring: dict[tuple[str, str], str]) -> None:
    def fail(service: str, user: str) -> str:
        raise RuntimeError(f"locked {SECRET}")

    sys.modules["keyring"].get_password = fail  # type: ignore[attr-defined]
    with pytest.raises(ProverMisconfigured, match="cannot be read: RuntimeError") as told:
        KeySource(service="models").read()
    assert told.value.hint


def test_a_key_ring_whose_package_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(ProverMisconfigured, match="not installed") as told:
        KeySource(service="models").read()
    assert "keyring" in told.value.hint


def test_a_variable_that_is_not_set_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MODEL_KEY", raising=False)
    with pytest.raises(ProverMisconfigured, match="the environment variable MODEL_KEY holds no key"):
        KeySource("MODEL_KEY").read()


def test_a_key_where_its_variables_name_belongs_is_not_repeated() -> None:
    with pytest.raises(ProverMisconfigured, match="the environment variable for the key") as told:
        KeySource(SECRET).read()
    assert SECRET not in told.value.message + told.value.hint


@pytest.mark.parametrize("value", ["two words", "a\nb", "ключ", "a\x7f"])
def test_what_cannot_be_a_key_is_refused_and_not_repeated(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODEL_KEY", value)
    with pytest.raises(ProverMisconfigured, match="is no key") as told:
        KeySource("MODEL_KEY").read()
    assert value not in told.value.message + told.value.hint


def test_a_key_is_not_shown() -> None:
    assert SECRET not in repr(Key(SECRET)) + str(Key(SECRET)) + f"{[Key(SECRET)]}"
    assert Key(SECRET).hidden(f"wrong key {SECRET}!") == "wrong key (the key)!"
    assert Key().hidden("a text") == "a text"


@pytest.mark.parametrize(
    ("url", "allow", "refused"),
    [
        ("http://192.0.2.7:8000/v1", False, True),
        ("http://192.0.2.7:8000/v1", True, False),
        ("https://models.example/v1", False, False),
        ("http://127.0.0.1:8080/v1", False, False),
        ("http://0.0.0.0:8080/v1", False, True),
    ],
)
def test_a_key_does_not_travel_so_that_others_can_read_it(url: str, allow: bool, refused: bool) -> None:
    address = server_address(url)
    KeySource().checked(address, allow_plain=False)
    if not refused:
        KeySource("MODEL_KEY").checked(address, allow_plain=allow)
        return
    with pytest.raises(ProverMisconfigured, match="unencrypted") as told:
        KeySource("MODEL_KEY").checked(address, allow_plain=allow)
    assert "https" in told.value.hint
