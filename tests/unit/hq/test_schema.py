"""The schema made by migrations is the one the code knows, and steps run up and down."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import event, insert, inspect, literal_column, select

from citdesk.hq.store.database import Database
from citdesk.hq.store.tables import METADATA, settings


def test_migrations_make_the_tables_the_code_knows(tmp_path: Path) -> None:
    """No difference in tables, columns or indexes."""
    database = Database.sqlite(tmp_path / "hq.db")
    database.upgrade()
    database.upgrade()
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    database.close()


def test_every_step_can_be_taken_back(tmp_path: Path) -> None:
    """Down to nothing and up again."""
    database = Database.sqlite(tmp_path / "hq.db")
    database.upgrade()
    with database.engine.connect() as connection:
        configuration = Config()
        configuration.set_main_option("script_location", "citdesk:hq/store/migrations")
        configuration.attributes["connection"] = connection
        command.downgrade(configuration, "base")
        connection.commit()
        assert inspect(connection).get_table_names() == ["alembic_version"]
    database.upgrade()
    with database.engine.connect() as connection:
        assert set(METADATA.tables) <= set(inspect(connection).get_table_names())
    database.close()


def test_the_record_is_private_and_every_commit_is_on_disk(tmp_path: Path) -> None:
    """WAL with full synchronisation, deleted rows overwritten, readable by its owner only."""
    path = tmp_path / "hq.db"
    database = Database.sqlite(path)
    with database.read() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}
    assert path.stat().st_mode & 0o777 == 0o600
    database.close()


@pytest.mark.parametrize("transaction", ["append", "read"])
def test_who_interrupts_a_statement_learns_of_that_and_nothing_is_kept(
    tmp_path: Path, transaction: str
) -> None:
    """Ctrl-C in the midst of a statement ends the command as Ctrl-C does, and the record serves on."""
    database = Database.sqlite(tmp_path / "hq.db")
    database.upgrade()

    def interrupt(_cursor: object, statement: str, *_: object) -> None:
        if "interrupted" in statement:
            raise KeyboardInterrupt

    def work() -> None:
        with getattr(database, transaction)() as connection:
            if transaction == "append":
                connection.execute(insert(settings).values(name="first", value="1"))
            connection.execute(select(settings).where(settings.c.name == literal_column("'interrupted'")))

    event.listen(database.engine, "do_execute", interrupt)
    with pytest.raises(KeyboardInterrupt):
        work()
    with database.append() as connection:
        assert connection.execute(select(settings)).all() == []
        connection.execute(insert(settings).values(name="second", value="2"))
    database.close()
