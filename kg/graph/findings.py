"""What validation finds: one record for shapes and checks alike."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that the shapes or the checks found.

    Attributes:
        severity: ``violation``, ``warning`` or ``info``.
        rule: the shape or the check.
        focus: the node it is about.
        message: what is wrong and what to do, in Chinese and English.
        value: the value that is wrong, where there is one.
    """

    severity: str
    rule: str
    focus: str
    message: str
    value: str = ""

    def as_dict(self) -> dict[str, str]:
        """The finding as plain data."""
        return asdict(self)


def bilingual(zh: str, en: str) -> str:
    """One text in both languages, Chinese first.

    >>> bilingual("缺少标签", "no label"), bilingual("", "no label")
    ('缺少标签 · no label', 'no label')
    """
    return " · ".join(text for text in (zh, en) if text)
