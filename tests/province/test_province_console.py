"""`ngheo-province`: an empty database becomes a server that a PC can log in to."""

import json
from pathlib import Path

import pytest

from ngheo_desktop.province.console import OWNER_ADDRESS, main
from ngheo_desktop.province.throwaway import throwaway_postgres


def test_an_empty_database_is_made_ready_and_gets_communes_and_accounts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def told(*words: str) -> dict[str, object]:
        assert main(words) == 0
        answer: dict[str, object] = json.loads(capsys.readouterr().out)
        return answer

    with throwaway_postgres(durable=False) as address:
        monkeypatch.setenv(OWNER_ADDRESS, address)
        assert told("init-db") == told("init-db") == {"ready": True}
        assert told("commune", "open", "30577", "--name", "xã Ô Lâm")["closed"] is False
        made = told("account", "canbo", "--name", "Neáng Sa", "--commune", "30577")
        again = told("account", "canbo", "--name", "Neáng Sa", "--commune", "30577")
        assert made["password"] != again["password"]
        assert told("after-restore") == {"restored": 1}
        assert told("revoke", "01990000-0000-7000-8000-000000000000") == {"revoked": 0}
        assert told("commune", "close", "30577")["closed"] is True
        assert main(["account", "tinh", "--name", "Lê Út"]) == 4, "a commune's account needs one"


def test_without_an_address_or_a_database_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(OWNER_ADDRESS, raising=False)
    assert main(["init-db"]) == 2
    assert OWNER_ADDRESS in capsys.readouterr().err
    monkeypatch.setenv(OWNER_ADDRESS, f"host={tmp_path} dbname=none connect_timeout=1")
    assert main(["commune", "open", "30577"]) == 4
    assert "PostgreSQL" in capsys.readouterr().err
