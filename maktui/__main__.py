"""`python -m maktui` is the same as `maktui`."""

from maktui.cli import main

raise SystemExit(main())
