"""Waiting for a page: its policy forbids the ``eval`` with which Playwright's own ``wait_for_function`` polls."""

from __future__ import annotations

import time
from typing import Any


def until(page: Any, expression: str, arg: Any = None, seconds: float = 60.0) -> None:
    """Ask the page again and again until an expression holds.

    Args:
        page: the page of Playwright.
        expression: an expression, or a function of ``arg``, in JavaScript.
        arg: what the function is given.
        seconds: the longest to wait.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"not within {seconds:g} s: {expression}"
        page.wait_for_timeout(40)
