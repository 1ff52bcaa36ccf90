"""What a value works out once: `functools.cached_property` without its lock, which Python 3.12 has dropped."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["once"]

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from functools import cached_property as once
else:

    class once:  # noqa: N801 - used as a decorator
        """A property that is worked out when it is first asked for, and then is an attribute like any other.

        >>> class Half:
        ...     def __init__(self, whole):
        ...         self.whole = whole
        ...     @once
        ...     def size(self):
        ...         return self.whole / 2
        >>> half = Half(6)
        >>> half.size, vars(half)
        (3.0, {'whole': 6, 'size': 3.0})
        """

        def __init__(self, work: Callable[[Any], Any]) -> None:
            self.work, self.name, self.__doc__ = work, work.__name__, work.__doc__

        def __get__(self, holder: Any, kind: type[Any]) -> Any:
            if holder is None:
                return self
            found = holder.__dict__[self.name] = self.work(holder)
            return found
