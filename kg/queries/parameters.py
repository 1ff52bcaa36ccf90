"""Parameters on their way from what the user wrote to the RDF terms that SPARQL variables are bound to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.vocabulary import decimal, gwr, gwrs, integer, plain
from kg.model.mention import NameClass
from kg.queries import names
from kg.queries.catalogue import Kind, Parameter, Question
from kg.queries.concepts import class_names, relation_names, scheme_labels
from kg.queries.defaults import CHOICES, chosen

Term = ox.NamedNode | ox.Literal
Bindings = Mapping[str, Term]

_ANY = ("", "*", "any", "全部")


def bind(question: Question, values: Mapping[str, Any], store: ox.Store) -> tuple[dict[str, Term], int | None]:
    """The bindings of a question's variables, and the number of rows wanted, where it is limited.

    Args:
        question: the question.
        values: the parameters given, by name; None, ``""``, ``*`` and ``any`` leave one open.
        store: the graph in which names are looked up.

    Raises:
        QueryError: a parameter is unknown, ill-typed, or names nothing or several things in the graph.
    """
    for name in values:
        question.parameter(name)
    bindings: dict[str, Term] = {}
    limit: int | None = None
    for parameter in question.parameters:
        value = values.get(parameter.name, parameter.default)
        if value is None or (isinstance(value, str) and value.strip() in _ANY):
            continue
        if parameter.kind is Kind.LIMIT:
            limit = _whole(question, parameter, value)
        elif isinstance(value, str) and value in CHOICES:
            if (node := chosen(store, value)) is not None:
                bindings[parameter.variable] = node
        else:
            bindings[parameter.variable] = _term(question, parameter, value, store)
    return bindings, limit


def assumed(question: Question, values: Mapping[str, Any], store: ox.Store) -> dict[str, str]:
    """What a question assumes where the user said nothing, by parameter: labels of things, and values as they are."""
    found = {}
    for parameter in question.parameters:
        default = parameter.default
        if parameter.name in values or default is None or default in _ANY:
            continue
        node = chosen(store, default) if default in CHOICES else None
        if node is not None and parameter.kind is Kind.DOCUMENT:
            found[parameter.name] = names.source_of(store, node)
        elif node is not None:
            found[parameter.name] = names.label_of(store, node)
        elif default not in CHOICES:
            found[parameter.name] = default
    return found


def _term(question: Question, parameter: Parameter, value: Any, store: ox.Store) -> Term:
    where, text = f"{question.name} --{parameter.name}", str(value).strip()
    match parameter.kind:
        case Kind.ENTITY:
            return names.entity(store, text, where=where)
        case Kind.INDICATOR:
            return names.indicator(store, text, where=where)
        case Kind.DOCUMENT:
            return names.document(store, text, where=where)
        case Kind.PREDICATE:
            return _predicate(text, where)
        case Kind.CLASS:
            return _class(text, where)
        case Kind.CONCEPT:
            return _concept(parameter.scheme, text, where)
        case Kind.YEAR:
            return integer(_year(question, parameter, text))
        case Kind.NUMBER:
            return decimal(_number(text, where))
        case _:
            return plain(text)


def _year(question: Question, parameter: Parameter, text: str) -> int:
    match = re.fullmatch(r"(\d{4})年?", text)
    if match is None:
        where = f"{question.name} --{parameter.name}"
        raise QueryError(f"{text!r} is no year", where=where, remedy="give four digits, for example 2020")
    return int(match[1])


def _whole(question: Question, parameter: Parameter, value: Any) -> int:
    text = str(value).strip()
    if not re.fullmatch(r"\d{1,9}", text):
        where = f"{question.name} --{parameter.name}"
        raise QueryError(f"{text!r} is no number of rows", where=where, remedy="give a whole number, or 'any' for all")
    return int(text)


def _number(text: str, where: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise QueryError(f"{text!r} is no number", where=where, remedy="give a decimal, for example 0.7")
    return format(number, "f")


def _predicate(text: str, where: str) -> ox.NamedNode:
    local = text.removeprefix("gwr:").rsplit("#", 1)[-1]
    known = relation_names()
    if local in known:
        return gwr(local)
    by_label = sorted(name for name, label in known.items() if text in label)
    if len(by_label) == 1:
        return gwr(by_label[0])
    raise QueryError(
        f"no relation is called {text!r}",
        where=where,
        remedy="use a name of the ontology, for example settledIn, locatedIn",
    )


def _class(text: str, where: str) -> ox.NamedNode:
    local = text.removeprefix("gwr:").rsplit("#", 1)[-1]
    known = class_names()
    found = [name for name, label in known.items() if local.lower() == name.lower() or text in label]
    if len(found) == 1:
        return gwr(found[0])
    listed = ", ".join(f"{kind.value} {known[kind.value].zh}" for kind in NameClass if kind.value in known)
    raise QueryError(f"no class is called {text!r}", where=where, remedy=f"use one of: {listed}")


def _concept(scheme: str, text: str, where: str) -> ox.NamedNode:
    local = text.rsplit("/", 1)[-1].removeprefix("gwrs:").removeprefix(f"{scheme}-")
    known = scheme_labels(scheme)
    if local in known:
        return gwrs(f"{scheme}-{local}")
    for name, label in known.items():
        if text in label:
            return gwrs(f"{scheme}-{name}")
    listed = ", ".join(f"{name} {label.zh}" for name, label in sorted(known.items()))
    raise QueryError(f"{text!r} is none of the {scheme} scheme", where=where, remedy=f"use one of: {listed}")


def options(arguments: Sequence[str]) -> dict[str, str]:
    """Parameters from a command line: ``--district 中原区 --year=2020``.

    Raises:
        QueryError: an argument is no option, or an option has no value.

    >>> options(["--district", "中原区", "--year=2020"])
    {'district': '中原区', 'year': '2020'}
    """
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--") or word == "--":
            raise QueryError(f"{word!r} is no option", remedy="give parameters as --name value")
        name, sign, value = word[2:].partition("=")
        if not sign:
            if not rest:
                raise QueryError(f"--{name} has no value", remedy=f"give --{name} VALUE")
            value = rest.pop(0)
        found[name] = value
    return found


def free_terms(values: Mapping[str, Any]) -> dict[str, Term]:
    """Bindings for a query of the user's own: numbers as numbers, ``http...`` as IRIs, all else as plain strings.

    >>> free_terms({"year": 2020})["year"].value
    '2020'
    """
    return {name: _free(value) for name, value in values.items() if value is not None}


def _free(value: Any) -> Term:
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value
    if isinstance(value, bool | int | float):
        return ox.Literal(value)
    if isinstance(value, Decimal):
        return decimal(format(value, "f"))
    text = str(value)
    return ox.NamedNode(text) if text.startswith(("http://", "https://", "urn:")) else plain(text)
