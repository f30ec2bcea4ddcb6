"""The small framework of the tests of rules; workbooks for it are made in `bench`."""

import pytest

from indicators import Framework
from tests.rules import bench


@pytest.fixture(scope="session")
def forms() -> Framework:
    return bench.framework()
