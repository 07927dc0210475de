"""Draws media/icon.png (128 x 128): a turnstile and a tick. Run it once after a change; standard library only."""

import struct
import zlib
from pathlib import Path

SIZE = 128
SAMPLES = 3
BACKGROUND, FOREGROUND, TICK = (29, 41, 61), (240, 244, 248), (94, 214, 150)
STROKES = [
    (FOREGROUND, 5.5, (34, 26), (34, 102)),
    (FOREGROUND, 5.5, (34, 64), (60, 64)),
    (TICK, 6.5, (64, 76), (78, 91)),
    (TICK, 6.5, (78, 91), (103, 54)),
]
RADIUS = 24


def distance(x: float, y: float, start: tuple[int, int], end: tuple[int, int]) -> float:
    """From a point to a line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = max(0.0, min(1.0, ((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy)))
    return ((x - start[0] - along * dx) ** 2 + (y - start[1] - along * dy) ** 2) ** 0.5


def colour(x: float, y: float) -> tuple[int, int, int, int]:
    """Red, green, blue and opacity at a point."""
    inset_x, inset_y = max(RADIUS - x, x - SIZE + RADIUS, 0), max(RADIUS - y, y - SIZE + RADIUS, 0)
    if inset_x**2 + inset_y**2 > RADIUS**2:
        return (0, 0, 0, 0)
    for shade, width, start, end in STROKES:
        if distance(x, y, start, end) <= width:
            return (*shade, 255)
    return (*BACKGROUND, 255)


def pixel(column: int, row: int) -> bytes:
    """The mean of several points, so that edges are smooth."""
    points = [
        colour(column + (i + 0.5) / SAMPLES, row + (j + 0.5) / SAMPLES) for i in range(SAMPLES) for j in range(SAMPLES)
    ]
    opaque = sum(p[3] for p in points) or 1
    shades = [sum(p[channel] * p[3] for p in points) // opaque for channel in range(3)]
    return bytes([*shades, sum(p[3] for p in points) // len(points)])


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


rows = b"".join(b"\0" + b"".join(pixel(column, row) for column in range(SIZE)) for row in range(SIZE))
header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
image = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
(Path(__file__).parent.parent / "media" / "icon.png").write_bytes(image)
