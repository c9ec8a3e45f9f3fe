"""HQ's record: tables, migrations, transactions and the reading and writing of rows. No rule lives here."""
