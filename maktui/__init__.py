"""maktui: a Ma.akbank session in the terminal, from opening to minutes."""

import os
import sys

__version__ = "0.1.0"

# `screens` and `models` are imported under these plain names. A wheel carries them in
# maktui/_lib, so that it never drops two such common names into site-packages; in a
# checkout they stand beside this package. Whichever holds them goes first on the path:
# started in a folder with a models.py of its own, ours must still be the one found.
# (os.path, because pathlib alone would be a sixth of the time `maktui --version` takes.)
_package = os.path.dirname(os.path.abspath(__file__))
_installed = os.path.join(_package, "_lib")
sys.path.insert(0, _installed if os.path.isdir(_installed) else os.path.dirname(_package))
