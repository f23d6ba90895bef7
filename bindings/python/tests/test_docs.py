"""The examples of the pages run, and print what they say."""

import doctest
import os
import re

import pytest

from conftest import ROOT

for needed in ("pyarrow", "pandas", "polars", "duckdb"):
    pytest.importorskip(needed)


@pytest.mark.parametrize("page", ["docs/PYTHON.md", "README.md"])
def test_page(page):
    with open(os.path.join(ROOT, page), encoding="utf-8") as f:
        text = f.read()
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.M | re.S)
    assert blocks
    test = doctest.DocTestParser().get_doctest(
        "\n".join(blocks), {}, page, page, 0)
    runner = doctest.DocTestRunner()
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
    assert test.examples
