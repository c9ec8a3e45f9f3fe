"""Runs under the peer's own interpreter: so many notes to Anki's sync server, and down to another client.

Prints one line of JSON: the seconds of either direction. Both clients have synchronised once before, so
that what is timed is the ordinary exchange of changes and not the copying of a whole file.
"""

# pyright: basic, reportMissingImports=false
from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from anki.collection import Collection  # type: ignore[import-not-found]

_NOTHING_TO_DO = 0


def main() -> None:
    """Arguments: address, user, password, folder, a file with one note in each line."""
    address, user, password, folder, notes = sys.argv[1:]
    texts = Path(notes).read_text("utf-8").splitlines()
    sender, reader = (Collection(str(Path(folder) / f"{name}.anki2")) for name in ("sender", "reader"))
    auth = sender.sync_login(user, password, address)
    _full(sender, auth, upload=True)
    _full(reader, auth, upload=False)
    reader.close()
    reader = Collection(str(Path(folder) / "reader.anki2"))
    kind = sender.models.by_name("Basic")
    deck = sender.decks.id("Default")
    for number, text in enumerate(texts):
        note = sender.new_note(kind)
        note["Front"], note["Back"] = str(number), text
        sender.add_note(note, deck)
    spent: dict[str, float] = {}
    for name, collection in (("push", sender), ("pull", reader)):
        begun = time.perf_counter()
        said = collection.sync_collection(auth, sync_media=False)
        spent[name] = time.perf_counter() - begun
        if said.required != _NOTHING_TO_DO:
            raise SystemExit(f"{name}: Anki asks for a full copy ({said.required})")
    if reader.note_count() != len(texts):
        raise SystemExit(f"{reader.note_count()} notes of {len(texts)} arrived")
    sender.close()
    reader.close()
    print(json.dumps(spent))


def _full(collection: Collection, auth: object, *, upload: bool) -> None:
    collection.sync_collection(auth, sync_media=False)
    collection.close_for_full_sync()
    collection.full_upload_or_download(auth=auth, server_usn=None, upload=upload)
    collection.reopen(after_full_sync=True)


if __name__ == "__main__":
    main()
