"""Random commands against the office and against a plain auditor, compared after every step.

The seed is in the test's name; `python -m tests.campaign FIRST COUNT STEPS` runs more of them.
"""

from __future__ import annotations

import pytest

from tests.campaign import STEPS, campaign
from tests.story import Office


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.timeout(120)
async def test_random_commands_agree_with_the_auditor(small_office: Office, seed: int) -> None:
    done = await campaign(small_office, seed, STEPS)
    assert sum(done.values()) == STEPS
    assert len(done) > 12, done
