"""An HQ is set up once, and opens only when all of it is there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from citdesk.casework.errors import AdministratorError, Tampered
from citdesk.hq.authority import authority_fingerprint, issue_server_certificate, server_certificate_ends
from citdesk.hq.configuration import Configuration, read_configuration, write_configuration
from citdesk.hq.doctor import Finding, examine
from citdesk.hq.failures import MasterKeyMissing, NoSuchHq
from citdesk.hq.folder import HqFolder
from citdesk.hq.founding import found
from citdesk.hq.headquarters import Headquarters, master_seal
from citdesk.hq.limits import Limits
from citdesk.hq.master_key import load_master_key
from citdesk.resource_files import resource_path
from citdesk.sync.enrolment import fingerprint
from citdesk.wire.agency import Agency
from tests.sync.agency import AGENCY, FORMS
from tests.sync.steady_clock import SteadyClock

CAD_MAPPING = (resource_path("cad") / "example.toml").read_text("utf-8")


@pytest.fixture
def clock() -> SteadyClock:
    """HQ's clock."""
    return SteadyClock()


@pytest.fixture
def root(tmp_path: Path, clock: SteadyClock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An HQ that was just set up."""
    monkeypatch.setattr("citdesk.hq.master_key.keyring.get_password", lambda *_: None)
    root = tmp_path / "hq"
    found(root, Configuration(AGENCY, "https://localhost:8743", names=("hq.example.org", "10.0.0.7")), clock)
    return root


def test_it_is_never_set_up_twice(root: Path, clock: SteadyClock) -> None:
    """Nothing is overwritten."""
    before = {path: path.read_bytes() for path in root.iterdir() if path.suffix == ".sealed"}
    with pytest.raises(AdministratorError) as failure:
        found(root, Configuration(AGENCY, "https://localhost:8743"), clock)
    assert failure.value.code == "already_there"
    assert before == {path: path.read_bytes() for path in before}


def test_its_keys_are_private(root: Path) -> None:
    """Only HQ's own account reads any of its files."""
    assert {path.stat().st_mode & 0o077 for path in [root, *root.iterdir()]} == {0}


def test_private_keys_of_authority_and_signatures_lie_sealed(root: Path) -> None:
    """Without the master key they are noise."""
    folder = HqFolder(root)
    for path in (folder.authority_key, folder.signing_key):
        content = path.read_bytes()
        assert b"PRIVATE" not in content
        assert b"crv" not in content


def test_the_server_certificate_is_for_its_names_and_signed_by_the_authority(root: Path) -> None:
    """Loopback always, and whatever the agency named."""
    folder = HqFolder(root)
    server = x509.load_pem_x509_certificate(folder.certificate.read_bytes())
    authority = x509.load_pem_x509_certificate(folder.authority.read_bytes())
    server.verify_directly_issued_by(authority)
    names = server.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost", "hq.example.org"]
    assert [str(a) for a in names.get_values_for_type(x509.IPAddress)] == ["127.0.0.1", "::1", "10.0.0.7"]
    assert authority_fingerprint(folder) == fingerprint(folder.authority.read_text())


def test_a_renewed_certificate_is_of_the_same_authority(root: Path, clock: SteadyClock) -> None:
    """Devices notice nothing."""
    folder = HqFolder(root)
    before, trusted = server_certificate_ends(folder), authority_fingerprint(folder)
    clock.pass_time(timedelta(days=300))
    issue_server_certificate(folder, master_seal(load_master_key(folder)), (), clock.now())
    assert server_certificate_ends(folder) - before == timedelta(days=300)
    assert authority_fingerprint(folder) == trusted


def test_a_folder_without_hq_is_said_so(tmp_path: Path, clock: SteadyClock) -> None:
    """Serving from the wrong folder makes nothing."""
    with pytest.raises(NoSuchHq):
        Headquarters.open(tmp_path, FORMS, clock)
    assert list(tmp_path.iterdir()) == []


def test_without_its_master_key_it_does_not_open(root: Path, clock: SteadyClock) -> None:
    """The administrator is told where the key was looked for."""
    HqFolder(root).master_key.unlink()
    with pytest.raises(MasterKeyMissing, match="master-key"):
        Headquarters.open(root, FORMS, clock)


def test_with_another_master_key_it_does_not_open(root: Path, clock: SteadyClock) -> None:
    """A wrong key is noticed before anything is served."""
    HqFolder(root).master_key.write_text("A" * 43)
    with pytest.raises(Tampered):
        Headquarters.open(root, FORMS, clock)


def test_a_changed_signing_key_is_noticed(root: Path, clock: SteadyClock) -> None:
    """A flipped byte in the sealed key file stops HQ."""
    path = HqFolder(root).signing_key
    content = bytearray(path.read_bytes())
    content[20] ^= 1
    path.write_bytes(content)
    with pytest.raises(Tampered):
        Headquarters.open(root, FORMS, clock)


def test_the_configuration_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Quotes, signs and line breaks in the agency's particulars included."""
    folder = HqFolder(tmp_path)
    agency = Agency(
        'The "Old" Town\nPolice — Ünit',
        "1 Main St\\2",
        "555-0100",
        "XX0",
        "Europe/Berlin",
        demonstration=True,
        cad_mapping=CAD_MAPPING,
    )
    configuration = Configuration(agency, "https://hq:1", "0.0.0.0", 1, ("a", "b"), "postgresql+psycopg://x")
    write_configuration(folder, configuration)
    assert read_configuration(folder) == configuration
    text = folder.configuration.read_text("utf-8")
    folder.configuration.write_text(text[: text.index("[limits]")], "utf-8")  # as one from before limits
    assert read_configuration(folder).limits == Limits()


@pytest.mark.parametrize("said", ["vault = -1", 'vault = "many"', "vault = true", "per_day = 5"])
def test_a_limit_that_is_none_is_named(tmp_path: Path, said: str) -> None:
    """HQ does not start with a limit that was mistyped."""
    folder = HqFolder(tmp_path)
    folder.configuration.write_text(f'address = "https://x"\n[agency]\nname = "A"\n[limits]\n{said}\n')
    with pytest.raises(AdministratorError) as refused:
        read_configuration(folder)
    assert refused.value.code == "configuration"
    assert "limits" in str(refused.value)


def test_a_faulty_cad_mapping_is_refused_by_name(tmp_path: Path) -> None:
    """HQ does not start on a mapping that no device could use; it names the file and the slip."""
    folder = HqFolder(tmp_path)
    write_configuration(folder, Configuration(Agency("A", cad_mapping=CAD_MAPPING), "https://x"))
    mapping = tmp_path / "cad-mapping.toml"
    mapping.write_text(CAD_MAPPING.replace('kind = "text"', 'kind = "words"', 1))
    with pytest.raises(AdministratorError, match=r"cad-mapping\.toml.*kind"):
        read_configuration(folder)
    mapping.unlink()
    with pytest.raises(AdministratorError, match=r"cad-mapping\.toml"):
        read_configuration(folder)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "address = 3\n[agency]\n",
        "not toml",
        'address = "x"\nport = "y"\n[agency]\n',
        'address = "x"\nagency = 3\n',
    ],
)
def test_a_configuration_with_a_fault_is_said_so(tmp_path: Path, text: str) -> None:
    """The administrator reads which line to mend."""
    folder = HqFolder(tmp_path)
    folder.configuration.write_text(text)
    with pytest.raises(AdministratorError):
        read_configuration(folder)


def test_an_unknown_time_zone_is_refused_at_once(tmp_path: Path, clock: SteadyClock) -> None:
    """Not when the first report needs a number."""
    with pytest.raises(AdministratorError, match="America/Chicago"):
        found(tmp_path / "hq", Configuration(Agency("A", zone="Mars/Base"), "https://x"), clock)
    assert not (tmp_path / "hq").exists()


def test_the_doctor_names_what_is_broken(root: Path, clock: SteadyClock) -> None:
    """A readable key and a certificate that ran out are broken; a fresh HQ is not."""
    hq = Headquarters.open(root, FORMS, clock)
    try:
        assert not [d for d in examine(hq) if d.finding is Finding.BROKEN]
        HqFolder(root).certificate_key.chmod(0o644)
        clock.pass_time(timedelta(days=400))
        broken = {d.subject for d in examine(hq) if d.finding is Finding.BROKEN}
    finally:
        hq.close()
    assert broken == {"server certificate", "key files"}
