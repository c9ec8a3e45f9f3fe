"""What leads where among the pages of a person's own vault."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from citdesk.desktop.own_vault.code_view import CodePage
from citdesk.desktop.own_vault.model import OwnKeys, VaultModel
from citdesk.desktop.own_vault.view import VaultPage
from citdesk.desktop.shell.journey import Ground, Journey


class OwnVaultJourney(Journey):
    """Makes the own vault's pages.

    ``renew_wanted`` carries the right passphrase of whoever wants new keys; whoever takes it wipes it.
    """

    renew_wanted = Signal(object)

    def __init__(
        self,
        ground: Ground,
        keys: OwnKeys,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(ground, parent)
        self._keys = keys

    def show_vault(self) -> None:
        """Open the page over the one in sight, unless it is in sight already."""
        if isinstance(self._areas.page, VaultPage):
            return
        model = VaultModel(self._workspace, self._tasks, self._keys)
        page = VaultPage(self._look, model, self._now)
        model.renew_wanted.connect(self.renew_wanted)
        model.code_offered.connect(partial(self._show_code, page))
        self._areas.push(page)

    def _show_code(self, page: VaultPage, code: str) -> None:
        page.clear()
        if self._areas.page is page:
            self._areas.push(CodePage(self._look, page.model, code))
        else:
            page.model.keep_old()  # whoever asked has gone elsewhere: a code that nobody sees is none
