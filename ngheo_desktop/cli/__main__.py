"""`python -m ngheo_desktop.cli` is the console without an installed script."""

import sys

from ngheo_desktop.cli import main

sys.exit(main())
