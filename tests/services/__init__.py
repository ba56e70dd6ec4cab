"""The black-box suite: what services/contract.yaml says, asked of a running service over HTTP."""

import pytest

pytest.register_assert_rewrite(f"{__name__}.contract", f"{__name__}.problems")
