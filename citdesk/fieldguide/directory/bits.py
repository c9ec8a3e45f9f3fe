"""Sets of service numbers as bits of one whole number: joining and cutting 100,000 takes microseconds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def bits_of(numbers: Iterable[int], size: int) -> int:
    """The set of these numbers, each below ``size``."""
    field = bytearray((size + 7) // 8)
    for number in numbers:
        field[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(field, "little")


def numbers_of(bits: int) -> Iterator[int]:
    """The numbers in a set, ascending."""
    field = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for at, byte in enumerate(field):
        if byte:
            base = at << 3
            for shift in range(8):
                if byte >> shift & 1:
                    yield base + shift


def holds(field: bytes, number: int) -> bool:
    """Whether a set, as its little-endian bytes, holds a number."""
    at = number >> 3
    return at < len(field) and bool(field[at] >> (number & 7) & 1)
