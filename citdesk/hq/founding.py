"""Setting an HQ up: keys, authority, certificate, configuration and an empty record."""

from __future__ import annotations

import uuid
from pathlib import Path

from citdesk.casework.errors import AdministratorError
from citdesk.hq.authority import issue_server_certificate, make_authority
from citdesk.hq.channels import EVERYBODY
from citdesk.hq.clock import Clock
from citdesk.hq.configuration import Configuration, write_configuration
from citdesk.hq.encryption_at_rest import Seal, derive
from citdesk.hq.folder import HqFolder
from citdesk.hq.headquarters import ABOUT_SIGNING_KEY, master_seal, open_database
from citdesk.hq.master_key import make_master_key
from citdesk.hq.private_file import make_private_folder, write_private
from citdesk.hq.store import registry
from citdesk.hq.store import tables as t
from citdesk.hq.store.append import Append
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.database import Database
from citdesk.hq.store.reading import OWN_EPOCH, OWN_VAULT, setting
from citdesk.wire.exchange import ItemKind
from citdesk.wire.keys import SigningKey


def found(root: Path, configuration: Configuration, clock: Clock, *, key_in_keyring: bool = False) -> None:
    """Sets a new HQ up in an empty or missing folder.

    Raises AdministratorError (``already_there``) when the folder holds an HQ; it never overwrites one.
    """
    folder = HqFolder(root)
    if folder.configuration.exists() or folder.database.exists() or folder.signing_key.exists():
        raise AdministratorError(
            f"There is an HQ in {root} already. Choose another folder.", code="already_there"
        )
    _ = configuration.zone  # refused now rather than when the first report comes
    make_private_folder(root)
    now = clock.now()
    master = make_master_key(folder, in_keyring=key_in_keyring)
    seal = master_seal(master)
    signing_key = SigningKey.generate()
    write_private(folder.signing_key, seal.close(signing_key.secret().encode(), ABOUT_SIGNING_KEY))
    make_authority(folder, seal, configuration.agency.name, now)
    issue_server_certificate(folder, seal, configuration.names, now)
    database = open_database(folder, configuration)
    try:
        _begin_record(database, signing_key, master, clock)
    finally:
        database.close()
    write_configuration(folder, configuration)  # last: with it, HQ is set up


def _begin_record(database: Database, signing_key: SigningKey, master: bytes, clock: Clock) -> None:
    now = clock.now()
    vault, epoch = str(uuid.uuid4()), str(uuid.uuid4())
    keys = CaseKeys(database, Seal(derive(master, "case keys")))
    with database.append() as connection:
        if setting(connection, OWN_VAULT) is not None:
            raise AdministratorError(
                "This database holds the record of an HQ already. Choose another database.",
                code="already_there",
            )
        connection.execute(
            t.settings.insert(), [{"name": OWN_VAULT, "value": vault}, {"name": OWN_EPOCH, "value": epoch}]
        )
        registry.add_vault(
            connection,
            vault=vault,
            person=vault,
            device="",
            signing_key=signing_key.public.to_json(),
            encryption_key={},
            certificate="",
            now=now,
        )
        append = Append(connection, keys, {}, now)
        append.log(ItemKind.DIRECTORY, "", [EVERYBODY])
        append.write()
