"""Runs ``sdk/journey.json`` against a live server; ``JOURNEY`` holds what it starts with, as JSON."""

from __future__ import annotations

import json
import os
import re
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Dict, Optional, Union

sdk = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(sdk / "python"))

from selfsame import (  # noqa: E402
    Client,
    Download,
    InstallationClient,
    SelfsameError,
    WebhookNotValid,
    erase_tenant,
    transaction_url,
    verify_webhook,
    wait_until_finished,
)


def snake_case(name: str) -> str:
    """``GetAccounts`` → ``get_accounts``, as the generator names methods."""
    name = re.sub("([a-z0-9])([A-Z])", r"\1_\2", name)
    return re.sub("([A-Z]+)([A-Z][a-z])", r"\1_\2", name).lower()


def read_path(value: Any, path: str) -> Any:
    for key in filter(None, path.split(".")):
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


class Journey:
    def __init__(self, given: Dict[str, Any]) -> None:
        self.saved = dict(given)
        self.ahead = 0.0
        self.client: Union[Client, InstallationClient, None] = None

    def run(self, step: Dict[str, Any]) -> None:
        self.ahead += step.get("later", 0)
        if "error" in step:
            try:
                self.act(step)
            except SelfsameError as error:
                assert error.code == step["error"], str(error)
                return
            raise AssertionError(f"{step['title']}: no error")
        self.check(step, self.act(step))

    def act(self, step: Dict[str, Any]) -> Any:
        if "make" in step:
            self.client = self.make(self.fill(step["make"]))
        if "erase" in step:
            return self.erase(self.fill(step["erase"]))
        if "capture" in step:
            return self.capture(step)
        if "webhook" in step:
            return self.webhook(step)
        if "wait" in step:
            return wait_until_finished(
                lambda: self.call(step["wait"], step), interval=0.05, timeout=60
            )
        return self.call(step["call"], step) if "call" in step else None

    def make(self, made: Dict[str, str]) -> Union[Client, InstallationClient]:
        if "installationKey" in made:
            return InstallationClient(made["baseUrl"], made["installationKey"])
        return Client(
            made["baseUrl"],
            made["keyId"],
            made["keyValue"],
            now=lambda: time.monotonic() + self.ahead,
        )

    def erase(self, tenant: Dict[str, str]) -> str:
        assert isinstance(self.client, InstallationClient)
        number = tenant["customerNumber"]
        return erase_tenant(self.client, tenant["tenantId"], number, interval=0.05, timeout=60)

    def call(self, operation: str, step: Dict[str, Any]) -> Any:
        given = {
            snake_case(name) + ("_" if name == "from" else ""): value
            for part in ("params", "query")
            for name, value in self.fill(step.get(part, {})).items()
        }
        for part in ("body", "form", "order"):
            if part in step:
                given[part] = self.fill(step[part])
        return getattr(self.client, snake_case(operation))(**given)

    def capture(self, step: Dict[str, Any]) -> None:
        assert self.client is not None
        link = transaction_url(self.client.base_url, self.fill(step["link"]))
        body = json.dumps({"link": link, "person": step["capture"]}).encode()
        with urllib.request.urlopen(f"{self.saved['siteUrl']}/capture", body) as answer:
            result = json.load(answer)
        assert result.get("outcome") == "accepted", result

    def webhook(self, step: Dict[str, Any]) -> Any:
        delivery = self.delivery(step["webhook"])
        secret, headers, body = self.saved["secret"], delivery["headers"], delivery["body"]
        if "forged" not in step:
            return verify_webhook(secret, headers, body.encode())
        try:
            verify_webhook(secret, headers, body + " ")
        except WebhookNotValid as error:
            assert error.reason == step["forged"], error.reason
            return None
        raise AssertionError("a forged webhook was believed")

    def delivery(self, event_type: int) -> Any:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.saved['hookUrl']}?type={event_type}") as answer:
                    return json.load(answer)
            except urllib.error.HTTPError:
                time.sleep(0.1)
        raise AssertionError(f"no event {event_type} came within a minute")

    def check(self, step: Dict[str, Any], answer: Any) -> None:
        if "file" in step:
            assert isinstance(answer, Download)
            assert answer.media_type.startswith(step["file"]["mediaType"]), answer.media_type
            assert step["file"]["holds"] in answer.read().decode()
        for path, value in step.get("expect", {}).items():
            found, wanted = read_path(answer, path), self.fill(value)
            assert found == wanted, f"{path} is {found!r}, not {wanted!r}"
        for name, path in step.get("save", {}).items():
            self.saved[name] = read_path(answer, path)

    def fill(self, value: Any) -> Any:
        """``$name`` is what was saved; text behind it is added to its text."""
        if isinstance(value, dict):
            return {name: self.fill(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self.fill(one) for one in value]
        if not isinstance(value, str) or not value.startswith("$"):
            return value
        found = re.fullmatch(r"\$(\w+)(.*)", value, re.DOTALL)
        assert found is not None
        name, rest = found.groups()
        return f"{self.saved[name]}{rest}" if rest else self.saved[name]


def main() -> None:
    # The lines are read as UTF-8, whatever the locale says.
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    journey = Journey(json.loads(os.environ["JOURNEY"]))
    for step in json.loads((sdk / "journey.json").read_text("utf-8"))["steps"]:
        try:
            journey.run(step)
        except Exception:
            print(f"not ok {step['title']}")
            raise
        print(f"ok {step['title']}")


if __name__ == "__main__":
    main()
