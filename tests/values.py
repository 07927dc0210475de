"""Values of any record, made from its type hints; and plain values of any shape, as a damaged message could hold."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

texts = st.text(st.characters() | st.characters(categories=["Cs"]), max_size=6)
"""Halves of surrogate pairs as well, which Lean's JSON can hold."""
counts = st.integers(min_value=0, max_value=2**63 - 1)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: counts,
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    bytes: st.binary(max_size=6),
    type(None): st.none(),
    Path: st.lists(st.text("añ 𝕜.", min_size=1, max_size=4), min_size=1, max_size=3).map(lambda parts: Path(*parts)),
}

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats() | texts | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=5).map(tuple) | st.dictionaries(texts | counts, inner, max_size=3),
    max_leaves=12,
)


def values_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type that has a codec."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if origin in (tuple, Sequence, frozenset):
        if origin is tuple and arguments[-1] is not ...:
            return st.tuples(*map(values_of, arguments))
        several = st.lists(values_of(arguments[0]), max_size=3)
        return several.map(frozenset if origin is frozenset else tuple)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return st.dictionaries(values_of(arguments[0]), values_of(arguments[1]), max_size=3)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(values_of, arguments))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    hints = typing.get_type_hints(kind)
    fields = {field.name: values_of(hints[field.name]) for field in dataclasses.fields(kind) if field.init}
    return st.builds(kind, **fields)
