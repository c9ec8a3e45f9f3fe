"""Answers as an OpenRosa submission, which ODK Central, KoboToolbox and other servers take.

OpenRosa Form Submission API 1.0: a multipart POST whose part `xml_submission_file` is the instance; every
further part is a media file under the name that the instance gives it. What a server will not take in one
POST is sent in several, each with the instance again.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from citdesk.xforms.definition.leaves import leaves_in
from citdesk.xforms.form import Form
from citdesk.xforms.session import ResumeError
from citdesk.xforms.tree import DocumentError, Element, parse_document, serialise

XML_PART: Final = "xml_submission_file"
#: bytes of a POST: what servers take at least that name no limit of their own
USUAL_LIMIT: Final = 10_000_000
_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8"?>\n'
#: media types that the table of the operating system may lack or tell otherwise
_KINDS: Final = {
    "m4a": "audio/mp4",
    "flac": "audio/flac",
    "webm": "video/webm",
    "ogv": "video/ogg",
    "3gp": "video/3gpp",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f"\\/]')


@dataclass(frozen=True, slots=True)
class Submission:
    """An instance ready to be sent. `missing` are media files that it names and that are not at hand."""

    instance_id: str
    xml: bytes
    files: Mapping[str, bytes]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """The body of one POST request and its `Content-Type`."""

    content_type: str
    body: bytes


def submission_of(form: Form, instance_xml: bytes, files: Mapping[str, bytes]) -> Submission:
    """The submission of an instance whose non-relevant nodes are left out, as `to_xml(pruned=True)` gives it.

    Of `files` only those are taken that the instance names. Raises ResumeError for XML that is not this
    form's or has no `instanceID`: no server takes that.
    """
    try:
        root = parse_document(instance_xml).root
    except DocumentError as error:
        raise ResumeError(
            "instance-unreadable", f"The answers cannot be read: {str(error).rstrip('.')}."
        ) from error
    definition = form.definition
    if root.name != definition.instance.name or root.get("id") != definition.instance.get("id"):
        raise ResumeError("instance-of-other-form", "These answers belong to another form: give that one.")
    identifier = _instance_id(root)
    if not identifier:
        raise ResumeError(
            "instance-without-id", "These answers have no instance id, so no server can tell them apart."
        )
    named = _named_in(root, form)
    return Submission(
        identifier,
        _DECLARATION + serialise(root).encode(),
        {name: files[name] for name in named if name in files},
        tuple(name for name in named if name not in files),
    )


def files_named(form: Form, instance_xml: bytes) -> tuple[str, ...]:
    """The files that the answers of an instance name, in form order, each once.

    Raises DocumentError for what is no XML.
    """
    return _named_in(parse_document(instance_xml).root, form)


def _named_in(root: Element, form: Form) -> tuple[str, ...]:
    found = (
        element.text.strip()
        for node, element in leaves_in(root, form.definition)
        if node.bind.type == "binary" and element.text.strip()
    )
    return tuple(dict.fromkeys(found))


def posts_of(submission: Submission, most: int = USUAL_LIMIT) -> tuple[Post, ...]:
    """The POST requests that carry a submission, each of at most `most` bytes where its files allow that.

    A file that is larger by itself travels alone with the instance: the server says what it does not take.
    """
    bundles: list[dict[str, bytes]] = [{}]
    room = most - len(submission.xml)
    held = 0
    for name, data in submission.files.items():
        if bundles[-1] and held + len(data) > room:
            bundles.append({})
            held = 0
        bundles[-1][name] = data
        held += len(data)
    return tuple(_post(submission.xml, bundle) for bundle in bundles)


def _post(xml: bytes, files: Mapping[str, bytes]) -> Post:
    parts = [_part(XML_PART, "submission.xml", "text/xml", xml)]
    for name, data in files.items():
        ending = name.lower().rpartition(".")[2]
        kind = _KINDS.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        parts.append(_part(name, name, kind, data))
    boundary = _boundary(parts)
    line = f"--{boundary}\r\n".encode()
    body = b"".join(line + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()
    return Post(f"multipart/form-data; boundary={boundary}", body)


def _part(name: str, file: str, kind: str, content: bytes) -> bytes:
    quoted = [_UNSAFE.sub("_", text) for text in (name, file)]
    head = f'Content-Disposition: form-data; name="{quoted[0]}"; filename="{quoted[1]}"\r\n'
    return f"{head}Content-Type: {kind}\r\n\r\n".encode() + content


def _boundary(parts: list[bytes]) -> str:
    """A boundary that stands in none of the parts; the same for the same parts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    boundary = digest.hexdigest()
    while any(boundary.encode() in part for part in parts):
        boundary = hashlib.sha256(boundary.encode()).hexdigest()
    return boundary


def _instance_id(root: Element) -> str:
    for meta in root.named("meta"):
        found = meta.first("instanceID")
        if found is not None and found.text.strip():
            return found.text.strip()
    return ""
