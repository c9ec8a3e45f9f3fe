"""The chains of vaults in the record, in the order in which their vaults grew them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Row, and_, select

from citdesk.casework.ids import VaultId
from citdesk.hq.store import tables as t
from citdesk.wire.encoding import optional_text_of, read_object

_ROWS_AT_ONCE = 500


def rows_in_order(
    connection: Connection, vault: VaultId, after: tuple[str, int] | None = None
) -> Iterator[Row[tuple[object, ...]]]:
    """The vault's rows epoch by epoch, each epoch after the one it grew from; beyond the link ``after``."""
    epochs = _epochs(connection, vault)
    if after is not None and after[0] in epochs:
        epochs = epochs[epochs.index(after[0]) :]
    for epoch in epochs:
        of_epoch = and_(t.events.c.vault == vault, t.events.c.epoch == epoch)
        if after is not None and epoch == after[0]:
            of_epoch = and_(of_epoch, t.events.c.number > after[1])
        rows = select(t.events).where(of_epoch).order_by(t.events.c.number)
        yield from connection.execute(rows.execution_options(yield_per=_ROWS_AT_ONCE))


def newest_of(connection: Connection, vault: VaultId, links: Sequence[str]) -> Row[tuple[object, ...]] | None:
    """The link furthest down the vault's chain among those with these hashes, if HQ has any."""
    query = select(t.events).where(t.events.c.vault == vault, t.events.c.hash.in_(set(links)))
    found = connection.execute(query).all()
    epochs = _epochs(connection, vault) if len(found) > 1 else []
    return max(found, key=lambda row: (_place(epochs, row.epoch), row.number), default=None)


def _place(epochs: Sequence[str], epoch: str) -> int:
    return epochs.index(epoch) if epoch in epochs else 0


def _epochs(connection: Connection, vault: VaultId) -> list[str]:
    first = select(t.events.c.epoch, t.events.c.header).where(
        t.events.c.vault == vault, t.events.c.number == 1
    )
    parents = {
        str(row.epoch): optional_text_of(read_object(str(row.header)), "parent_epoch")
        for row in connection.execute(first)
    }
    counted = select(t.events.c.epoch).where(t.events.c.vault == vault).distinct()
    epochs = sorted(connection.execute(counted).scalars())
    epochs.sort(key=lambda epoch: _depth(epoch, parents))
    return epochs


def _depth(epoch: str, parents: dict[str, str | None]) -> int:
    depth, above = 0, parents.get(epoch)
    while above is not None and depth <= len(parents):
        depth, above = depth + 1, parents.get(above)
    return depth
