"""The peer: `@getodk/xforms-engine` under Node with jsdom, installed once below `benchmarks/.peer/`."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

ENGINE = "@getodk/xforms-engine@0.22.0"
DOM = "jsdom@26.1"
FOLDER = Path(__file__).resolve().parents[1] / ".peer" / "xforms"


def install() -> str:
    """Installs the peer if it is not there; why not, or ''."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        return "node and npm are not installed"
    script = FOLDER / "peer.mjs"
    FOLDER.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(__file__).with_name("peer.mjs"), script)
    if (FOLDER / "node_modules" / "@getodk" / "xforms-engine").is_dir():
        return ""
    (FOLDER / "package.json").write_text('{"private": true, "type": "module"}', encoding="utf-8")
    done = subprocess.run(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", ENGINE, DOM],
        cwd=FOLDER,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    return "" if done.returncode == 0 else f"npm install failed: {done.stderr.strip()[-400:]}"


def measure(plan: Path) -> dict[str, float]:
    """One measurement. Raises RuntimeError with the peer's own words if it fails."""
    done = subprocess.run(
        ["node", "peer.mjs", str(plan)], cwd=FOLDER, capture_output=True, text=True, check=False, timeout=600
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.strip()[-2000:])
    return json.loads(done.stdout)
