"""Pictures in few colours: a screenshot of a page keeps its look with a palette and takes a third of the bytes."""

from __future__ import annotations

import struct
import zlib
from collections import Counter

COLOURS = 256
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def shrink(png: bytes) -> bytes:
    """A PNG of 8-bit RGB or RGBA as one with a palette: every colour as the nearest of a few."""
    width, height, step, data = _chunks(png)
    pixels = _pixels(_unfiltered(data, width, height, step), step)
    counts = Counter(pixels)
    palette = _palette(counts)
    at = {colour: n for n, colour in enumerate(palette)}
    for colour in counts:
        if colour not in at:
            at[colour] = min(range(len(palette)), key=lambda n: _distance(colour, palette[n]))
    rows = bytes(at[pixel] for pixel in pixels)
    filtered = b"".join(b"\x00" + rows[y * width : (y + 1) * width] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return (
        _SIGNATURE
        + _chunk(b"IHDR", head)
        + _chunk(b"PLTE", b"".join(palette))
        + _chunk(b"IDAT", zlib.compress(filtered, 9))
        + _chunk(b"IEND", b"")
    )


def _palette(counts: Counter[bytes]) -> list[bytes]:
    """The commonest colours, and of the others one for each cube of 16 values a side, so that rare hues stay."""
    found = [colour for colour, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    palette = found[: COLOURS // 2]
    cubes = {tuple(part >> 4 for part in colour) for colour in palette}
    for colour in found[len(palette) :]:
        cube = tuple(part >> 4 for part in colour)
        if cube not in cubes and len(palette) < COLOURS:
            cubes.add(cube)
            palette.append(colour)
    return palette


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG.

    Raises:
        ValueError: it is none.
    """
    if not png.startswith(_SIGNATURE):
        raise ValueError("not a PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _chunks(png: bytes) -> tuple[int, int, int, bytes]:
    width, height = size_of(png)
    depth, kind, _, _, interlaced = png[24:29]
    if depth != 8 or kind not in (2, 6) or interlaced:
        raise ValueError("only plain PNG of 8-bit RGB or RGBA")
    at, data = 8, b""
    while at < len(png):
        length = struct.unpack(">I", png[at : at + 4])[0]
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    return width, height, 3 if kind == 2 else 4, zlib.decompress(data)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _pixels(raw: bytes, step: int) -> list[bytes]:
    return [raw[n : n + 3] for n in range(0, len(raw), step)]


def _distance(a: bytes, b: bytes) -> int:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2


def _unfiltered(data: bytes, width: int, height: int, step: int) -> bytes:
    """The samples of all rows, the filters of PNG undone (W3C PNG, clause 9)."""
    long = width * step
    before = bytearray(long)
    found = bytearray()
    for y in range(height):
        kind = data[y * (long + 1)]
        row = bytearray(data[y * (long + 1) + 1 : (y + 1) * (long + 1)])
        if kind == 2:
            row = bytearray((a + b) & 255 for a, b in zip(row, before, strict=True))
        elif kind:
            for x in range(long):
                left = row[x - step] if x >= step else 0
                above = before[x]
                corner = before[x - step] if x >= step else 0
                guess = left if kind == 1 else (left + above) // 2 if kind == 3 else _paeth(left, above, corner)
                row[x] = (row[x] + guess) & 255
        found += row
        before = row
    return bytes(found)


def _paeth(a: int, b: int, c: int) -> int:
    guess = a + b - c
    far = (abs(guess - a), abs(guess - b), abs(guess - c))
    return a if far[0] <= far[1] and far[0] <= far[2] else b if far[1] <= far[2] else c
