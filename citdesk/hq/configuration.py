"""``hq.toml``: the agency's particulars, where HQ listens and where it keeps the record."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, field, fields
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from citdesk.casework.cad import read_mapping
from citdesk.casework.checked_table import DataFileError
from citdesk.casework.errors import AdministratorError
from citdesk.hq.failures import NoSuchHq
from citdesk.hq.folder import HqFolder
from citdesk.hq.limits import Limits
from citdesk.hq.private_file import write_private
from citdesk.wire.agency import Agency

DEFAULT_PORT = 8743
_CAD_FILE = "cad-mapping.toml"
_MOST_REQUESTS = 10_000_000


@dataclass(frozen=True, slots=True)
class Configuration:
    """``address`` is what enrolment codes carry and devices call; ``listen`` the interface HQ binds.

    ``names`` are further host names and IP addresses of the certificate. ``database`` is a SQLAlchemy
    address of a PostgreSQL database; '' keeps the record in SQLite in HQ's folder.
    """

    agency: Agency
    address: str
    listen: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    names: tuple[str, ...] = field(default=())
    database: str = ""
    limits: Limits = field(default_factory=Limits)

    @property
    def zone(self) -> ZoneInfo:
        """The agency's time zone; raises AdministratorError when there is no such zone."""
        try:
            return ZoneInfo(self.agency.zone)
        except (ZoneInfoNotFoundError, ValueError) as wrong:
            raise AdministratorError(
                f"There is no time zone {self.agency.zone!r}. Write one like America/Chicago.",
                code="configuration",
            ) from wrong


def write_configuration(folder: HqFolder, configuration: Configuration) -> None:
    """Writes ``hq.toml``. Raises OSError."""
    agency = configuration.agency
    lines = [
        "# What HQ is told at its start. Restart HQ after a change.",
        f"address = {_quoted(configuration.address)}",
        f"listen = {_quoted(configuration.listen)}",
        f"port = {configuration.port}",
        f"names = [{', '.join(_quoted(name) for name in configuration.names)}]",
        '# empty: SQLite in this folder; else for example "postgresql+psycopg://citdesk@localhost/citdesk"',
        f"database = {_quoted(configuration.database)}",
        "",
        "[agency]",
        *(
            f"{name} = {_quoted(getattr(agency, name))}"
            for name in ("name", "address", "phone", "ori", "zone")
        ),
        f"demonstration = {'true' if agency.demonstration else 'false'}",
        "# a file in this folder that says where answers stand in your CAD texts; see docs/forms.md",
        f"cad_mapping = {_quoted(_CAD_FILE if agency.cad_mapping else '')}",
        "",
        "# requests taken within a minute, 0 for any number; see the deployment guide first",
        "[limits]",
        *(f"{each.name} = {getattr(configuration.limits, each.name)}" for each in fields(Limits)),
    ]
    if agency.cad_mapping:
        write_private(folder.root / _CAD_FILE, agency.cad_mapping.encode())
    write_private(folder.configuration, ("\n".join(lines) + "\n").encode())


def read_configuration(folder: HqFolder) -> Configuration:
    """Reads ``hq.toml``; raises NoSuchHq where there is none, AdministratorError naming the fault."""
    try:
        value = tomllib.loads(folder.configuration.read_text("utf-8"))
    except FileNotFoundError as missing:
        raise NoSuchHq(f"There is no HQ in {folder.root}. Set one up: citdesk-hq init.") from missing
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise AdministratorError(f"hq.toml cannot be read: {wrong}", code="configuration") from wrong
    agency = value.get("agency")
    if not isinstance(agency, dict):
        raise AdministratorError("hq.toml has no section [agency].", code="configuration")
    return Configuration(
        _agency(folder, cast("dict[str, object]", agency)),
        _text(value, "address"),
        _text(value, "listen", "127.0.0.1"),
        _port(value.get("port", DEFAULT_PORT)),
        tuple(str(name) for name in cast("list[object]", value.get("names", []))),
        _text(value, "database", ""),
        _limits(value.get("limits", {})),
    )


def _agency(folder: HqFolder, value: dict[str, object]) -> Agency:
    texts = (_text(value, name, "") for name in ("name", "address", "phone", "ori"))
    return Agency(
        *texts,
        zone=_text(value, "zone", "UTC"),
        demonstration=value.get("demonstration") is True,
        cad_mapping=_cad_mapping(folder, _text(value, "cad_mapping", "")),
    )


def _cad_mapping(folder: HqFolder, name: str) -> str:
    """The text of the mapping, read once to see that it can be used; refused with its name and the slip."""
    if not name:
        return ""
    try:
        text = (folder.root / name).read_text("utf-8")
        read_mapping(name, text)
    except (OSError, UnicodeDecodeError, DataFileError) as wrong:
        raise AdministratorError(
            f"The CAD mapping {name} cannot be used: {wrong}. Mend it, or clear cad_mapping in hq.toml.",
            code="configuration",
        ) from wrong
    return text


def _text(value: dict[str, object], name: str, default: str | None = None) -> str:
    found = value.get(name, default)
    if not isinstance(found, str):
        raise AdministratorError(f"hq.toml: {name} must be text in quotes.", code="configuration")
    return found


def _limits(value: object) -> Limits:
    said = cast("dict[str, object]", value) if isinstance(value, dict) else None
    names = {each.name for each in fields(Limits)}
    if said is None or not names.issuperset(said):
        raise AdministratorError(
            f"hq.toml: [limits] may say {', '.join(sorted(names))} and nothing else.", code="configuration"
        )
    found: dict[str, int] = {}
    for name, number in said.items():
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= _MOST_REQUESTS:
            raise AdministratorError(
                f"hq.toml: {name} in [limits] must be a number from 0 to {_MOST_REQUESTS}.",
                code="configuration",
            )
        found[name] = number
    return Limits(**found)


def _port(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 65535:
        raise AdministratorError("hq.toml: port must be a number from 1 to 65535.", code="configuration")
    return value


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # every JSON string is a TOML basic string
