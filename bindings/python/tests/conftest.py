import os
import shutil
import subprocess

import pytest

import casus

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.dirname(os.path.abspath(__file__)))))


@pytest.fixture(scope="session")
def nlp():
    return casus.load()


@pytest.fixture(scope="session")
def samples():
    return os.path.join(ROOT, "docs", "samples")


@pytest.fixture(scope="session")
def cli():
    """Runs the command line tool of the same build: CASUS, or on the path."""
    program = os.environ.get("CASUS") or shutil.which("casus")
    if not program:
        pytest.skip("no casus program: set CASUS to its path")
    data = os.path.join(os.path.dirname(casus.__file__), "casus.pack")
    assert os.path.exists(data)

    def run(*args, input=""):
        return subprocess.run([program, *args], input=input, text=True,
                              capture_output=True, check=False)
    return run
