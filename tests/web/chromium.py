"""A real Chromium, from the system: nothing is downloaded."""

import shutil

__all__ = ["ARGUMENTS", "CHROMIUM", "INSTALL"]

CHROMIUM = shutil.which("chromium") or ""

INSTALL = "apt-get install -y --no-install-recommends chromium fonts-dejavu-core fonts-noto-core"

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-default-apps",
]
