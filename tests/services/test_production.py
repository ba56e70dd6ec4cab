"""`ENV=production`: no service starts with a secret that everybody can read in its source."""

from collections.abc import Callable

import pytest

SECRETS = {
    "SHOP_SECRET": "development-secret-0123456789abcdef",
    "SHOP_API_KEY": "development-key",
    "SHOP_PASSWORD": "development-password",
}
OWN = {name: f"only-we-know-this-{number}-0123456789abcdef" for number, name in enumerate(SECRETS)}

Start = Callable[[dict[str, str]], str | None]
"""Starts a service with these variables; gives the end of its log if it refuses, None if it answers."""


@pytest.fixture(autouse=True)
def _without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SECRETS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ENV", "production")


class TestProduction:
    """Each secret has to be set, and to something else than what it is in development."""

    @pytest.mark.parametrize("name", SECRETS)
    def test_refuses_to_start_without_a_secret(self, start: Start, name: str) -> None:
        refusal = start({other: value for other, value in OWN.items() if other != name})
        assert refusal is not None
        assert name in refusal
        assert "Traceback" not in refusal, "one clear line is enough"
        assert not any(value in refusal for value in [*OWN.values(), *SECRETS.values()])

    def test_refuses_to_start_with_a_secret_that_everybody_knows(self, start: Start) -> None:
        refusal = start(OWN | {"SHOP_SECRET": SECRETS["SHOP_SECRET"]})
        assert refusal is not None
        assert "SHOP_SECRET" in refusal

    def test_starts_with_secrets_of_its_own(self, start: Start) -> None:
        assert start(OWN) is None
