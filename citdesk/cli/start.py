"""The ``citdesk`` program: with nothing typed after it the application opens, all else is a command.

To read what the commands are takes as long as to open the window, so it is done only when one was typed.
"""

from __future__ import annotations

import sys

from citdesk.cli.application import open_application
from citdesk.cli.profile_folder import default_profile


def main() -> None:
    """The ``citdesk`` program."""
    if len(sys.argv) == 1:
        raise SystemExit(open_application(default_profile()))
    from citdesk.cli.device import app
    from citdesk.vault.no_dumps import forbid_core_dumps

    forbid_core_dumps()  # whichever command it is: several ask for a passphrase and open a vault
    app()
