"""Answers as a submission that servers for ODK forms take."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from email.policy import HTTP

import pytest
from lxml import etree

from citdesk.xforms import Form, ResumeError
from citdesk.xforms.openrosa import Post, Submission, posts_of, submission_of
from tests.unit.xforms.scenario import Scenario

VISIT = """
| survey |
| | type | name | label | relevant |
| | text | who | Who? | |
| | image | sketch | Sketch | |
| | text | secret | Secret | ${who} = 'nobody' |
| | begin_repeat | thing | Thing | |
| | image | photo | Photo | |
| | end_repeat | | | |
| settings |
| | form_id | version |
| | visit | 7 |
"""


def filled() -> Scenario:
    """A visit with two pictures, and an answer that no longer applies."""
    scenario = Scenario.of(VISIT)
    scenario.answers("/data/who", "nobody")
    scenario.answers("/data/secret", "hidden")
    scenario.answers("/data/who", "Ash & Birch")
    scenario.answers("/data/sketch", "sketch-1.png")
    scenario.answers("/data/thing[1]/photo", "photo-1.jpg")
    return scenario


def submitted(files: dict[str, bytes] | None = None) -> Submission:
    """The submission of that visit."""
    scenario = filled()
    return submission_of(scenario.form, scenario.submission().encode(), files or {})


def parts(post: Post) -> list[Message]:
    """The parts of a POST as a server reads them."""
    read = message_from_bytes(f"Content-Type: {post.content_type}\r\n\r\n".encode() + post.body, policy=HTTP)
    assert read.is_multipart()
    return list(read.iter_parts())  # type: ignore[attr-defined]


def test_a_server_finds_form_version_and_instance() -> None:
    """The root names form and version, meta holds the instance id, and what does not apply is absent."""
    submission = submitted()
    root = etree.fromstring(submission.xml)
    assert (root.tag, root.get("id"), root.get("version")) == ("data", "visit", "7")
    assert root.findtext("meta/instanceID") == submission.instance_id
    assert submission.instance_id.startswith("uuid:")
    assert root.findtext("who") == "Ash & Birch"
    assert root.find("secret") is None


def test_only_files_that_the_answers_name_go_along() -> None:
    """A file of another report is not given out, and one that is not at hand is named."""
    submission = submitted({"photo-1.jpg": b"jpeg", "other.png": b"png"})
    assert submission.files == {"photo-1.jpg": b"jpeg"}
    assert submission.missing == ("sketch-1.png",)


def test_a_post_carries_the_instance_and_its_files() -> None:
    """Read back as a server does: first the instance under its fixed name, then each file under its own."""
    submission = submitted({"photo-1.jpg": b"\r\n--x\r\n\x00\xff", "sketch-1.png": b"png"})
    (post,) = posts_of(submission)
    first, *media = parts(post)
    assert first.get_param("name", header="content-disposition") == "xml_submission_file"
    assert first.get_content_type() == "text/xml"
    assert first.get_payload(decode=True) == submission.xml
    assert [
        (part.get_param("name", header="content-disposition"), part.get_content_type()) for part in media
    ] == [("sketch-1.png", "image/png"), ("photo-1.jpg", "image/jpeg")]
    assert post.body.count(b"\r\n--x\r\n\x00\xff") == 1


def test_large_submissions_are_sent_in_several_posts() -> None:
    """What does not fit into one POST goes in several, each with the instance."""
    submission = submitted({"photo-1.jpg": b"p" * 600, "sketch-1.png": b"s" * 600})
    several = posts_of(submission, len(submission.xml) + 1_000)
    assert [len(parts(post)) for post in several] == [2, 2]
    assert all(parts(post)[0].get_payload(decode=True) == submission.xml for post in several)


@pytest.mark.parametrize(
    ("instance", "code"),
    [
        (b"<data", "instance-unreadable"),
        (b'<data id="other"/>', "instance-of-other-form"),
        (b'<data id="visit"/>', "instance-without-id"),
    ],
)
def test_what_no_server_would_take_is_refused(instance: bytes, code: str) -> None:
    """Answers without an id, of another form, or damaged are refused with a reason."""
    with pytest.raises(ResumeError) as refused:
        submission_of(Form.load(VISIT), instance, {})
    assert refused.value.code == code
