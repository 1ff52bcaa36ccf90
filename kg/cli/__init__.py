"""The command line: commands and nothing else.

Exit codes: 0 fine, 1 there are findings, 2 bad use or bad input.
"""

from kg.cli.entry import main

__all__ = ["main"]
