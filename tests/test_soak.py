"""An ingest that is killed and begun again ends as one that was left alone; the long form is tools/soak.py."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_an_ingest_killed_at_random_moments_ends_with_the_same_rows():
    tool = Path(__file__).parent.parent / "tools/soak.py"
    given = [sys.executable, str(tool), "--articles", "20", "--kills", "8"]
    ended = subprocess.run(given, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "the same rows" in ended.stdout
