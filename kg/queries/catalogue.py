"""The catalogue of named questions: each is one file in ``catalogue/``, a SPARQL query under a header of comments.

The header says what the question is called in Chinese and English, whom it serves, and which parameters it takes::

    # name: gdp-and-growth
    # title-zh: 地区生产总值及增速
    # title-en: GDP and its growth
    # description-zh: ...
    # description-en: ...
    # group: analyst
    # parameter: district type=entity default=中原区 zh=地区 en=district
    # example: {"district": "中原区", "value": 709.3}

A new question is a new file; nothing else has to change.
"""

from __future__ import annotations

import difflib
import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from kg.errors import QueryError


class Group(StrEnum):
    """Whom a question serves."""

    ANALYST = "analyst"
    JOURNALIST = "journalist"
    INVESTMENT = "investment"
    QUALITY = "quality"


#: What the groups are called, in the order in which they are listed.
GROUPS: dict[Group, tuple[str, str]] = {
    Group.ANALYST: ("分析研究", "Analysts"),
    Group.JOURNALIST: ("新闻与审计", "Journalists and auditors"),
    Group.INVESTMENT: ("招商与研究", "Investment and research"),
    Group.QUALITY: ("数据质量", "Data quality"),
}


class Kind(StrEnum):
    """The types of parameters."""

    ENTITY = "entity"
    INDICATOR = "indicator"
    PREDICATE = "predicate"
    CONCEPT = "concept"
    CLASS = "class"
    DOCUMENT = "document"
    YEAR = "year"
    NUMBER = "number"
    STRING = "string"
    LIMIT = "limit"


#: Types whose values are IRIs: they bind the variable ``?<name>Iri``, the others ``?<name>``.
_NODES = {Kind.ENTITY, Kind.INDICATOR, Kind.PREDICATE, Kind.CONCEPT, Kind.CLASS, Kind.DOCUMENT}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question may be told.

    Attributes:
        name: its name, also that of the command line's option.
        kind: the type of its values.
        default: the value where none is given, or None to leave it open.
        zh: what it is called in Chinese.
        en: what it is called in English.
        scheme: the scheme that a concept is of, for example ``status``.

    >>> Parameter("district", Kind.ENTITY).variable, Parameter("year", Kind.YEAR).variable
    ('districtIri', 'year')
    """

    name: str
    kind: Kind
    default: str | None = None
    zh: str = ""
    en: str = ""
    scheme: str = ""

    @property
    def variable(self) -> str:
        """The SPARQL variable that it binds."""
        return f"{self.name}Iri" if self.kind in _NODES else self.name


@dataclass(frozen=True, slots=True)
class Question:
    """A named question.

    Attributes:
        name: its name, the stem of its file.
        title_zh: its title in Chinese.
        title_en: its title in English.
        description_zh: what it answers, in Chinese.
        description_en: what it answers, in English.
        group: whom it serves.
        parameters: what it may be told.
        sparql: the query.
        example: some columns of one row of its answer on the seeds; empty where the seeds do not decide it.
    """

    name: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    group: Group
    parameters: tuple[Parameter, ...]
    sparql: str
    example: Mapping[str, Any]

    def parameter(self, name: str) -> Parameter:
        """The parameter of a name.

        Raises:
            QueryError: the question has no such parameter.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(p.name for p in self.parameters) or "no parameters"
        raise QueryError(f"there is no parameter {name!r}", where=self.name, remedy=f"it takes {known}")

    def as_dict(self) -> dict[str, Any]:
        """The question as plain data, for listings."""
        return {
            "name": self.name,
            "group": self.group.value,
            "title": {"zh": self.title_zh, "en": self.title_en},
            "description": {"zh": self.description_zh, "en": self.description_en},
            "parameters": [
                {"name": p.name, "type": p.kind.value, "default": p.default, "zh": p.zh, "en": p.en}
                for p in self.parameters
            ],
            "example": dict(self.example),
        }


_HEAD = re.compile(r"^# ([a-z-]+): ?(.*)$")
_TEXTS = ("title-zh", "title-en", "description-zh", "description-en")


def parse_question(text: str, stem: str) -> Question:
    """A question from the text of its file.

    Args:
        text: the file's text.
        stem: the file's name without its ending.

    Raises:
        QueryError: the header lacks something or is malformed.
    """
    where = f"{stem}.rq"
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = _HEAD.match(line)
        if match is None:
            raise QueryError(f"a header line is malformed: {line}", where=where, remedy="write '# key: value'")
        if match[1] == "parameter":
            parameters.append(_parameter(match[2], where))
        else:
            fields[match[1]] = match[2].strip()
    for key in ("name", *_TEXTS, "group"):
        if not fields.get(key):
            raise QueryError(f"the header has no {key}", where=where, remedy=f"add a line '# {key}: ...'")
    if fields["name"] != stem:
        raise QueryError(f"the name is {fields['name']!r}", where=where, remedy="name it after its file")
    if fields["group"] not in set(Group):
        raise QueryError(f"no such group: {fields['group']}", where=where, remedy="use " + ", ".join(Group))
    return Question(
        stem,
        fields["title-zh"],
        fields["title-en"],
        fields["description-zh"],
        fields["description-en"],
        Group(fields["group"]),
        tuple(parameters),
        text,
        _example(fields.get("example", "{}"), where),
    )


def _parameter(text: str, where: str) -> Parameter:
    name, *rest = shlex.split(text)
    settings = dict(item.partition("=")[::2] for item in rest)
    kind = settings.get("type", "")
    if kind not in set(Kind):
        raise QueryError(f"no such type of parameter: {kind!r}", where=where, remedy="use " + ", ".join(Kind))
    return Parameter(
        name,
        Kind(kind),
        settings.get("default"),
        settings.get("zh", name),
        settings.get("en", name),
        settings.get("scheme", ""),
    )


def _example(text: str, where: str) -> Mapping[str, Any]:
    try:
        example = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise QueryError(
            f"the example is no JSON ({error.msg})", where=where, remedy="write one JSON object"
        ) from error
    if not isinstance(example, dict):
        raise QueryError("the example is no JSON object", where=where, remedy="write one JSON object")
    return example


@cache
def catalogue() -> Mapping[str, Question]:
    """All questions by name, grouped, and in alphabetical order within a group.

    >>> len(catalogue()) >= 30
    True
    """
    order = list(GROUPS)
    questions = sorted(_read(), key=lambda q: (order.index(q.group), q.name))
    return {question.name: question for question in questions}


def _read() -> Iterator[Question]:
    for file in files("kg.queries").joinpath("catalogue").iterdir():
        if file.name.endswith(".rq"):
            yield parse_question(file.read_text("utf-8"), file.name.removesuffix(".rq"))


def question(name: str) -> Question:
    """The question of a name.

    Raises:
        QueryError: there is no such question; the error proposes near names.

    >>> question("gdp-and-growth").title_en
    'GDP and its growth'
    """
    known = catalogue()
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "list them with: kg query --list"
    raise QueryError(f"there is no question named {name!r}", remedy=hint)
