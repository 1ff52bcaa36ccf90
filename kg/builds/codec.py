"""Facts as compact JSON and back: how the cache and the shards keep what a document asserts.

The rows follow the fields of the dataclasses, so a field that is added to one of them is kept without a change here. Data
that was written elsewhere is only ever taken apart as JSON: nothing in it is executed.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, Union, get_args, get_origin, get_type_hints

from kg.model.fact import DocumentFacts

#: Raised by the size and number of fields that changed without the fingerprint of the code: other versions are refused.
FORMAT = 1
_LEVEL = 1

Turn = Callable[[Any], Any]


class CodecError(ValueError):
    """The bytes are no facts that this version wrote."""


def pack(facts: DocumentFacts) -> bytes:
    """The facts of one document as compressed JSON; the same facts give the same bytes."""
    turn = _encoder(DocumentFacts)
    assert turn is not None
    text = json.dumps(turn(facts), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(data: bytes) -> DocumentFacts:
    """The facts that `pack` wrote.

    Raises:
        CodecError: the bytes are damaged, or were written of other fields.
    """
    turn = _decoder(DocumentFacts)
    assert turn is not None
    try:
        facts = turn(json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass")))
    except (zlib.error, ValueError, TypeError, KeyError, IndexError, InvalidOperation, RecursionError) as error:
        raise CodecError(str(error)) from error
    assert isinstance(facts, DocumentFacts)
    return facts


@cache
def _encoder(hint: Any) -> Turn | None:
    """What turns a value of a type into JSON, or None where it is JSON already."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _optional(_encoder(_only(arguments)))
    if origin in (tuple, frozenset):
        return _many(_encoder(arguments[0]), sorted if origin is frozenset else list)
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
def _decoder(hint: Any) -> Turn | None:
    """What turns JSON into a value of a type, or None where it is one already."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _optional(_decoder(_only(arguments)))
    if origin in (tuple, frozenset):
        return _many(_decoder(arguments[0]), origin)
    if is_dataclass(hint) or _is_named_tuple(hint):
        return _row_decoder(hint)
    if issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    if hint is Decimal:
        return Decimal
    return date.fromisoformat if hint is date else None


def _row_decoder(hint: Any) -> Turn:
    names, turns = _columns(hint, _decoder)
    count = len(names)

    def decode(row: Any) -> Any:
        if len(row) != count:
            raise CodecError(f"{hint.__name__} has {count} fields, not {len(row)}")
        for place, turn in turns:
            row[place] = turn(row[place])
        return hint(*row)

    return decode


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


def _only(arguments: tuple[Any, ...]) -> Any:
    """The type of ``X | None``."""
    (found,) = [a for a in arguments if a is not type(None)]
    return found


def _is_named_tuple(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, tuple) and hasattr(hint, "_fields")
