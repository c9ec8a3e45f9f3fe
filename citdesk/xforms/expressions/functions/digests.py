"""Digests, base64 and signed text (ODK XForms; extract-signed as in JavaRosa)."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from citdesk.xforms.expressions.code import Code, Kind
from citdesk.xforms.expressions.errors import ExpressionError
from citdesk.xforms.expressions.functions.signature import Function, pure
from citdesk.xforms.expressions.syntax import Call, Text

if TYPE_CHECKING:
    from citdesk.xforms.expressions.compiler import Compiler

_ALGORITHMS: Final = {
    "MD5": "md5",
    "SHA-1": "sha1",
    "SHA-256": "sha256",
    "SHA-384": "sha384",
    "SHA-512": "sha512",
}
_SIGNATURE_LENGTH: Final = 64


def _digest_call(call: Call, compiler: Compiler) -> Code:
    if len(call.arguments) > 1 and isinstance(call.arguments[1], Text) and compiler.dialect.strict:
        _algorithm(call.arguments[1].value, call.at + 1)
    return pure(Kind.TEXT, "ttt", _digest, optional=1).build(call, compiler)


def _digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    hashed = hashlib.new(_algorithm(algorithm), text.encode(errors="surrogatepass"), usedforsecurity=False)
    if encoding == "hex":
        return hashed.hexdigest()
    if encoding == "base64":
        return base64.b64encode(hashed.digest()).decode("ascii")
    raise ExpressionError("digest", f"digest() can write “base64” or “hex”, not “{encoding}”.")


def _algorithm(name: str, place: int = 0) -> str:
    known = _ALGORITHMS.get(name)
    if known is None:
        raise ExpressionError(
            "digest", f"digest() knows {', '.join(_ALGORITHMS)}, not “{name}”: choose one of them.", place
        )
    return known


def _decoded(text: str) -> bytes:
    """The bytes of base64, padded or not; none for what is not base64."""
    compact = "".join(text.split())
    try:
        return base64.b64decode(compact + "=" * (-len(compact) % 4), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _base64_decode(text: str) -> str:
    """The text whose UTF-8 bytes are given in base64; empty for what is not base64."""
    return _decoded(text).decode("utf-8", errors="replace")


def _extract_signed(text: str, public_key: str) -> str:
    """The message in base64 of (Ed25519 signature, message) if the key's owner signed it, else empty.

    A forged or damaged text reads as empty, so that a form cannot be filled from it.
    """
    contents = _decoded(text)
    try:
        key = Ed25519PublicKey.from_public_bytes(_decoded(public_key))
        message = contents[_SIGNATURE_LENGTH:]
        key.verify(contents[:_SIGNATURE_LENGTH], message)
        return message.decode("utf-8")
    except (InvalidSignature, ValueError):
        return ""


FUNCTIONS: Final[dict[str, Function]] = {
    "digest": Function(2, 3, _digest_call),
    "base64-decode": pure(Kind.TEXT, "t", _base64_decode),
    "extract-signed": pure(Kind.TEXT, "tt", _extract_signed),
}
