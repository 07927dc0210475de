"""`python -m assistant`.

Python then looks for modules in the folder where it was started before all others. That is a project of somebody, in
which a file that happens to have the name of a module must not be run.
"""

import os
import sys

if not sys.flags.safe_path and sys.path[0] != os.path.dirname(os.path.dirname(os.path.abspath(__file__))):
    del sys.path[0]

from assistant.cli.main import main

sys.exit(main())
