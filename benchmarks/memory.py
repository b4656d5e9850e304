"""What a process holds in memory now, in MB of 1,000,000 bytes."""

import sys
from pathlib import Path


def resident_mb() -> float:
    """Return the resident memory of this process; its highest so far where the system does not tell it now."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024 / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
