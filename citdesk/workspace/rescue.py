"""Opening a vault through the agency's escrow, when its owner cannot: two people, and both are recorded."""

from __future__ import annotations

import json

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from citdesk.casework.errors import UserError
from citdesk.casework.ids import VaultId
from citdesk.vault.audit import Did
from citdesk.vault.clock import Clock
from citdesk.vault.files import SLOTS
from citdesk.vault.opening import Ground, open_with_data_key
from citdesk.vault.profile import DeviceProfile
from citdesk.vault.slots import WayIn
from citdesk.vault.storage_errors import storage_errors
from citdesk.vault.vault import Vault
from citdesk.vault.ways_in import read_slots
from citdesk.wire.encoding import MalformedMessage, from_base64, to_base64
from citdesk.wire.escrow import EscrowAnswer, EscrowRequest


class NotEscrowed(UserError):
    """There is no vault for this badge here, or it has no escrow slot. One sentence for both."""

    code = "not_escrowed"

    def __init__(self) -> None:
        super().__init__("Nothing on this computer can be opened through escrow for this badge.")


class NoRequest(UserError):
    """No request is waiting for an answer."""

    code = "no_request"

    def __init__(self) -> None:
        super().__init__("This computer waits for no answer for this badge. Make a request first.")


def request(profile: DeviceProfile, badge: str, rescuer: str, clock: Clock) -> str:
    """A request to the escrow holder, made by the person named; an earlier one is void. Raises NotEscrowed.

    Its private key waits in the keyring for the answer, so that the computer may be switched off meanwhile.
    """
    folder = profile.vault_folder(badge)
    if not folder.is_dir():
        raise NotEscrowed
    with storage_errors():
        file = read_slots(folder / SLOTS).file
    slot = file.slot(WayIn.ESCROW)
    if slot is None:
        raise NotEscrowed
    reply = X25519PrivateKey.generate()
    public = reply.public_key().public_bytes_raw()
    made = EscrowRequest(VaultId(file.vault), rescuer, clock.now(), public, slot.data).to_text()
    waiting = json.dumps([made, to_base64(reply.private_bytes_raw())])
    profile.secrets.put(_entry(folder.name), waiting.encode())
    return made


def rescue(profile: DeviceProfile, badge: str, answer_text: str, ground: Ground) -> Vault:
    """The vault, opened with the answer to the waiting request; the trail names both people.

    Raises NoRequest, UserError (``not_an_answer``), DoesNotFit, and what opening raises.
    """
    folder = profile.vault_folder(badge)
    waiting = profile.secrets.get(_entry(folder.name))
    if waiting is None:
        raise NoRequest
    made, private = json.loads(waiting)
    try:
        answer = EscrowAnswer.from_text(answer_text)
    except MalformedMessage as wrong:
        raise UserError(str(wrong), code="not_an_answer") from wrong
    asked = EscrowRequest.from_text(made)
    data_key = asked.open(answer, X25519PrivateKey.from_private_bytes(from_base64(private)))
    vault = open_with_data_key(folder, data_key, ground, accept_loss=True)
    vault.audit.note(Did.RESCUED, detail=f"asked by {asked.rescuer}, key held by {answer.holder}")
    profile.secrets.remove(_entry(folder.name))
    return vault


def _entry(name: str) -> str:
    return f"escrow {name}"
