"""An HQ that is set up and open: its folder's parts put together. Everything HQ does starts here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from citdesk.casework.errors import AdministratorError
from citdesk.casework.ids import VaultId
from citdesk.hq.admission import Admission
from citdesk.hq.attachments import AttachmentDesk
from citdesk.hq.clock import Clock
from citdesk.hq.configuration import Configuration, read_configuration
from citdesk.hq.consults import ConsultDesk
from citdesk.hq.court import CourtDesk
from citdesk.hq.covering import Handover
from citdesk.hq.downloads import DownloadDesk
from citdesk.hq.encryption_at_rest import Seal, derive
from citdesk.hq.failures import NoSuchHq
from citdesk.hq.folder import HqFolder
from citdesk.hq.house_rules import TermsDesk
from citdesk.hq.ingest import Ingest
from citdesk.hq.intake import Intake
from citdesk.hq.known_forms import KnownForms
from citdesk.hq.master_key import load_master_key
from citdesk.hq.own_chain import OwnChain
from citdesk.hq.paper_answers import PaperAnswers
from citdesk.hq.paper_certificates import PaperCertificates
from citdesk.hq.published_forms import PublishedForms
from citdesk.hq.pull import Pulling
from citdesk.hq.rejoining import RejoinDesk
from citdesk.hq.spool_desk import SpoolDesk
from citdesk.hq.stick_desk import StickDesk
from citdesk.hq.store.case_keys import CaseKeys
from citdesk.hq.store.database import Database
from citdesk.hq.store.reading import OWN_EPOCH, OWN_VAULT, end_of_log, setting
from citdesk.hq.tokens import Tokens
from citdesk.hq.trails import TrailDesk
from citdesk.wire.keys import SigningKey

#: What the signing key's file is bound to.
ABOUT_SIGNING_KEY = "signing key"


@dataclass(frozen=True, slots=True)
class Headquarters:
    """HQ's parts. :meth:`close` when done."""

    folder: HqFolder
    configuration: Configuration
    database: Database
    keys: CaseKeys
    signing_key: SigningKey
    own_chain: OwnChain
    tokens: Tokens
    admission: Admission
    ingest: Ingest
    intake: Intake
    pulling: Pulling
    terms: TermsDesk
    trails: TrailDesk
    rejoining: RejoinDesk
    attachments: AttachmentDesk
    downloads: DownloadDesk
    spool: SpoolDesk
    sticks: StickDesk
    certificates: PaperCertificates
    papers: PaperAnswers
    clock: Clock

    @classmethod
    def open(cls, root: Path, forms: KnownForms, clock: Clock) -> Headquarters:
        """Opens the HQ in this folder and brings its schema up to date.

        Raises NoSuchHq, AdministratorError (configuration, master key), EnvironmentProblem (database),
        Tampered (a key file was changed, or the master key is another).
        """
        folder = HqFolder(root)
        configuration = read_configuration(folder)
        master = load_master_key(folder)
        signing_key = _signing_key(folder, master)
        database = open_database(folder, configuration)
        keys_in = database if configuration.database else Database.sqlite(folder.key_store)
        keys = CaseKeys(keys_in, Seal(derive(master, "case keys")))
        keys.set_up()
        own_chain = _own_chain(database, signing_key, configuration, clock)
        downloads = DownloadDesk(database, signing_key)
        forms = forms.with_published(PublishedForms(downloads))
        consults = ConsultDesk(forms, signing_key)
        trails = TrailDesk(database, own_chain.vault, signing_key)
        tokens = Tokens(derive(master, "tokens"))
        admission = Admission(database, signing_key, tokens)
        court = CourtDesk(forms, signing_key)
        ingest = Ingest(database, keys, forms, own_chain, court, consults, configuration)
        pulling = Pulling(database, keys, own_chain, configuration.agency, consults, Handover(database, keys))
        terms = TermsDesk(database, signing_key)
        trails = TrailDesk(database, own_chain.vault, signing_key)
        attachments = AttachmentDesk(database, keys, signing_key.public, clock)
        spool = SpoolDesk(database, admission, ingest, signing_key)
        sticks = StickDesk(
            database, signing_key, admission, ingest, pulling, terms, trails, attachments, downloads, spool
        )
        return cls(
            folder,
            configuration,
            database,
            keys,
            signing_key,
            own_chain,
            tokens,
            admission,
            ingest,
            Intake(ingest),
            pulling,
            terms,
            trails,
            RejoinDesk(database, keys, signing_key, trails),
            attachments,
            downloads,
            spool,
            sticks,
            PaperCertificates(folder, master_seal(master), configuration.agency.name),
            PaperAnswers(database, keys),
            clock,
        )

    def end_of_log(self) -> int:
        """The highest position of the log."""
        with self.database.read() as connection:
            return end_of_log(connection)

    def close(self) -> None:
        """Closes the record and the key store."""
        self.keys.close()
        self.database.close()


def open_database(folder: HqFolder, configuration: Configuration) -> Database:
    """The record, its schema up to date. Raises EnvironmentProblem."""
    database = (
        Database.postgresql(configuration.database)
        if configuration.database
        else Database.sqlite(folder.database)
    )
    database.upgrade()
    return database


def master_seal(master: bytes) -> Seal:
    """The seal over HQ's own key files."""
    return Seal(derive(master, "key files"))


def _signing_key(folder: HqFolder, master: bytes) -> SigningKey:
    try:
        sealed = folder.signing_key.read_bytes()
    except FileNotFoundError as missing:
        raise NoSuchHq(f"{folder.signing_key.name} is missing: restore it from a backup.") from missing
    return SigningKey.from_secret(master_seal(master).open(sealed, ABOUT_SIGNING_KEY).decode())


def _own_chain(
    database: Database, signing_key: SigningKey, configuration: Configuration, clock: Clock
) -> OwnChain:
    with database.read() as connection:
        vault, epoch = setting(connection, OWN_VAULT), setting(connection, OWN_EPOCH)
    if vault is None or epoch is None:
        raise AdministratorError(
            "The record was never begun. Set HQ up again with citdesk-hq init.", code="no_hq"
        )
    return OwnChain(VaultId(vault), signing_key, f"{configuration.agency.name} HQ", clock)
