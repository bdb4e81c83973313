#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
# SPDX-FileCopyrightText: 2026 the patuh authors
"""Cuts a printed page to what stands on it, as a small PNG. Part of scripts/picture.

    crop.py PAGE.ppm PICTURE.png

The head and the foot of the page are left out, then what is white around the rest. The most frequent
256 colours stay, and every other becomes the nearest of them.
"""
import collections
import struct
import sys
import zlib

HEAD_AND_FOOT = 0.065  # of the page's height
FRAME = 6  # pixels of white that stay around
MOST_COLOURS = 256
WHITE = b"\xff\xff\xff"


def page(path):
    """(width, rows of pixels) of a PPM: each pixel three bytes."""
    with open(path, "rb") as file:
        if file.readline() != b"P6\n":
            sys.exit(f"{path}: not a PPM")
        width, height = map(int, file.readline().split())
        file.readline()
        data = file.read()
    return [[data[at:at + 3] for at in range(row * width * 3, (row + 1) * width * 3, 3)]
            for row in range(height)]


def cropped(rows):
    """The rows without head, foot and white margins."""
    edge = int(len(rows) * HEAD_AND_FOOT)
    rows = rows[edge:len(rows) - edge]
    filled = [number for number, row in enumerate(rows) if any(pixel != WHITE for pixel in row)]
    columns = [number for number, column in enumerate(zip(*rows))
               if any(pixel != WHITE for pixel in column)]
    left, right = max(columns[0] - FRAME, 0), columns[-1] + 1 + FRAME
    return [row[left:right] for row in rows[max(filled[0] - FRAME, 0):filled[-1] + 1 + FRAME]]


def palette(rows):
    """(colours, colour -> number of the nearest of them)"""
    counts = collections.Counter(pixel for row in rows for pixel in row)
    colours = sorted(counts, key=lambda pixel: (-counts[pixel], pixel))[:MOST_COLOURS]

    def nearest(pixel):
        return min(range(len(colours)),
                   key=lambda n: sum((a - b) ** 2 for a, b in zip(pixel, colours[n])))
    return colours, {pixel: nearest(pixel) for pixel in counts}


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(rows):
    """The bytes of a PNG with a palette."""
    colours, numbers = palette(rows)
    lines = b"".join(b"\0" + bytes(numbers[pixel] for pixel in row) for row in rows)
    size = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"PLTE", b"".join(colours))
            + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b""))


def main():
    source, target = sys.argv[1:]
    picture = png(cropped(page(source)))
    with open(target, "wb") as file:
        file.write(picture)


if __name__ == "__main__":
    main()
