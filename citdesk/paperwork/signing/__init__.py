"""Digital signatures on finished papers: PAdES B-B by a person or by HQ, and their verification."""
