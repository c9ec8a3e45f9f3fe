"""What the file says about itself: the description and its XMP packet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.sax.saxutils import escape


@dataclass(frozen=True)
class Description:
    """Title, author and dates (``made_at`` in UTC); none of it comes from answers.

    ``entries`` are further entries of the information dictionary, by name without slash.
    """

    title: str
    author: str
    subject: str
    language: str
    made_at: datetime
    entries: Mapping[str, str]


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>{stamp}</xmp:CreateDate>
   <xmp:ModifyDate>{stamp}</xmp:ModifyDate>
   <xmp:CreatorTool>CITDesk</xmp:CreatorTool>
   <pdf:Producer>CITDesk paperwork</pdf:Producer>
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def described(description: Description) -> bytes:
    """The XMP packet (ISO 16684-1) with the PDF/UA identifier of ISO 14289-1 §5."""
    return _PACKET.format(
        title=escape(description.title),
        author=escape(description.author),
        subject=escape(description.subject),
        language=escape(description.language),
        stamp=description.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    ).encode()
