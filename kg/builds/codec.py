"""Facts as compact JSON and back: how the cache and the shards keep what a document asserts, whole and in brief.

The rows follow the fields of the dataclasses, so a field that is added to one of them is kept without a change here. Data
that was written elsewhere is only ever taken apart as JSON: nothing in it is executed.
"""

from __future__ import annotations

import json
import sys
import types
import zlib
from array import array
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from sys import intern
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from kg.entities.brief import Brief
from kg.model.fact import DocumentFacts

#: Part of every key: another way to write facts is another number.
FORMAT = 4
_LEVEL = 1

Turn = Callable[[Any], Any]
T = TypeVar("T")


class CodecError(ValueError):
    """The bytes are no facts that this version wrote."""


def pack(facts: DocumentFacts) -> bytes:
    """The facts of one document as compressed JSON; the same facts give the same bytes."""
    return _packed(facts, DocumentFacts)


def unpack(data: bytes) -> DocumentFacts:
    """The facts that `pack` wrote.

    Raises:
        CodecError: the bytes are damaged, or were written of other fields.
    """
    facts = _unpacked(data, DocumentFacts)
    assert isinstance(facts, DocumentFacts)
    return facts


def pack_text(text: str) -> bytes:
    """A text, compressed."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_text(data: bytes) -> str:
    """The text that `pack_text` wrote.

    Raises:
        CodecError: the bytes are damaged.
    """
    try:
        return zlib.decompress(data).decode("utf-8", "surrogatepass")
    except (zlib.error, ValueError) as error:
        raise CodecError(str(error)) from error


def pack_brief(brief: Brief) -> bytes:
    """A document in brief as compressed JSON."""
    return _packed(brief, Brief)


def unpack_brief(data: bytes) -> Brief:
    """The document in brief that `pack_brief` wrote; names that many documents use are in memory once.

    Raises:
        CodecError: the bytes are damaged, or were written of other fields.
    """
    brief = _unpacked(data, Brief, shared=True)
    assert isinstance(brief, Brief)
    return brief


def pack_value(value: Any, kind: type) -> bytes:
    """A value of a dataclass as compressed JSON."""
    return _packed(value, kind)


def unpack_value(data: bytes, kind: type[T]) -> T:
    """The value that `pack_value` wrote.

    Raises:
        CodecError: the bytes are damaged, or were written of other fields.
    """
    value = _unpacked(data, kind)
    assert isinstance(value, kind)
    return value


def _packed(value: Any, kind: type) -> bytes:
    turn = _encoder(kind)
    assert turn is not None
    return pack_text(json.dumps(turn(value), ensure_ascii=False, separators=(",", ":")))


def _unpacked(data: bytes, kind: type, *, shared: bool = False) -> Any:
    turn = _decoder(kind, shared)
    assert turn is not None
    try:
        return turn(json.loads(unpack_text(data)))
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        InvalidOperation,
        OverflowError,
        RecursionError,
    ) as error:
        raise CodecError(str(error)) from error


@cache
def _encoder(hint: Any) -> Turn | None:
    """What turns a value of a type into JSON, or None where it is JSON already."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _optional(_encoder(_only(arguments)))
    if origin in (tuple, frozenset):
        return _many(_encoder(arguments[0]), sorted if origin is frozenset else list)
    if hint is array:
        return _text_of_numbers
    if origin is dict:
        return lambda value: list(value.items())  # keys of numbers, values of text
    if is_dataclass(hint) or _is_named_tuple(hint):
        return _row_encoder(hint)
    if issubclass(hint, Enum):
        return attrgetter("value")
    if hint is Decimal:
        return str
    return date.isoformat if hint is date else None


def _row_encoder(hint: Any) -> Turn:
    names, turns = _columns(hint, _encoder)
    if not turns:
        return attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, names[0])]
    take = attrgetter(*names)

    def encode(value: Any) -> list[Any]:
        row = list(take(value))
        for place, turn in turns:
            row[place] = turn(row[place])
        return row

    return encode


@cache
def _decoder(hint: Any, shared: bool = False) -> Turn | None:
    """What turns JSON into a value of a type, or None where it is one already; texts may be shared by all that have them."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _optional(_decoder(_only(arguments), shared))
    if origin in (tuple, frozenset):
        return _many(_decoder(arguments[0], shared), origin)
    if hint is array:
        return _numbers
    if origin is dict:
        return lambda value: {tuple(key): intern(text) for key, text in value}
    if is_dataclass(hint) or _is_named_tuple(hint):
        return _row_decoder(hint, shared)
    if issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    if hint is str:
        return intern if shared else None
    if hint is Decimal:
        return Decimal
    return date.fromisoformat if hint is date else None


def _row_decoder(hint: Any, shared: bool) -> Turn:
    names, turns = _columns(hint, partial(_decoder, shared=shared))
    if not turns and _is_named_tuple(hint):
        make: Turn = hint._make  # it counts the fields itself
        return make
    return _compiled(hint, len(names), dict(turns))


def _compiled(hint: Any, count: int, turns: Mapping[int, Turn]) -> Turn:
    """A decoder written out for so many fields of a class, which is faster than a loop over them."""
    space: dict[str, Any] = {"make": hint, **{f"turn_{place}": turn for place, turn in turns.items()}}
    columns = [f"value_{place}" for place in range(count)]
    values = [f"turn_{place}({name})" if place in turns else name for place, name in enumerate(columns)]
    lines = ["def decode(row):", f" {', '.join(columns)}, = row", f" return make({', '.join(values)})"]
    exec("\n".join(lines), space)
    made: Turn = space["decode"]
    return made


def _columns(hint: Any, turn_of: Callable[[Any], Turn | None]) -> tuple[list[str], list[tuple[int, Turn]]]:
    """The fields of a row, and those of them that must be turned, by their places."""
    types_of = get_type_hints(hint)
    names: Sequence[str] = [f.name for f in fields(hint)] if is_dataclass(hint) else hint._fields
    turns = [(place, turn) for place, name in enumerate(names) if (turn := turn_of(types_of[name])) is not None]
    return list(names), turns


def _optional(turn: Turn | None) -> Turn | None:
    return None if turn is None else lambda value: None if value is None else turn(value)


def _many(turn: Turn | None, whole: Turn) -> Turn:
    return whole if turn is None else lambda value: whole(map(turn, value))


def _text_of_numbers(value: array[int]) -> str:
    """Numbers as text that is quickly read: four bytes each, the lowest first."""
    if sys.byteorder == "big":
        value = value[:]
        value.byteswap()
    return b64encode(value.tobytes()).decode("ascii")


def _numbers(text: str) -> array[int]:
    value = array("I")
    value.frombytes(b64decode(text, validate=True))
    if sys.byteorder == "big":
        value.byteswap()
    return value


def _only(arguments: tuple[Any, ...]) -> Any:
    """The type of ``X | None``."""
    (found,) = [a for a in arguments if a is not type(None)]
    return found


def _is_named_tuple(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")
