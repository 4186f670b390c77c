"""Every operation of the service, called by boto3 at least once: `python -m boto3_checks`."""

import sys

from . import projects, endpoints, segments, templates, channels, campaigns  # noqa: F401
from . import journeys, messages, errors  # noqa: F401
from .world import CHECKS, World

world = World()
world.run()
missing = world.missing()
total = len(world.pinpoint.meta.service_model.operation_names)
if missing:
    print(f"FAIL  without a successful call: {', '.join(missing)}")
print(
    f"boto3: {len(CHECKS) - len(world.failed)} of {len(CHECKS)} checks passed; "
    f"{total - len(missing)} of {total} operations answered"
)
sys.exit(1 if world.failed or missing else 0)
