"""The client before a server of the test's own, with what a live one seldom does."""

from __future__ import annotations

import base64
import email.message
import hashlib
import hmac
import json
import sys
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from selfsame import (  # noqa: E402
    Client,
    InstallationClient,
    SelfsameError,
    Status,
    WebhookNotValid,
    erase_tenant,
    sandbox,
    sign_webhook,
    transaction_url,
    verify_webhook,
    wait_until_finished,
)
from selfsame.connection import _retry_after  # noqa: E402

# Status, headers and body, or None: silence.
Answer = Optional[Tuple[int, Dict[str, str], str]]
JSON = {"Content-Type": "application/json; charset=utf-8"}


def pair(number: int, lifetime: int = 900) -> Answer:
    body = {
        "AccessToken": f"access-{number}",
        "RefreshToken": f"refresh-{number}",
        "ExpiresIn": str(lifetime),
    }
    return 200, JSON, json.dumps(body)


class Server(ThreadingHTTPServer):
    """Answers by a script and remembers what it was asked."""

    daemon_threads = True

    def __init__(self, script: Callable[[str, int], Answer]) -> None:
        self.seen: List[Tuple[str, str, Optional[str], bytes]] = []
        self.orders: List[Optional[str]] = []
        self.over = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                length = int(self.headers.get("content-length", 0))
                body = self.rfile.read(length)
                server.orders.append(self.headers["Selfsame-Sandbox-Outcome"])
                server.seen.append((self.command, self.path, self.headers["authorization"], body))
                answer = script(self.path, len(server.seen))
                if answer is None:
                    server.over.wait(5)
                    return
                status, headers, text = answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            do_GET = do_POST = do_PUT = do_DELETE = answer

            def log_message(self, *_: Any) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def paths(self) -> List[str]:
        return [path.rsplit("/", 2)[-2] + "/" + path.rsplit("/", 1)[-1] for _, path, _, _ in self.seen]


class ServedTest(unittest.TestCase):
    def start(self, script: Callable[[str, int], Answer]) -> Server:
        server = Server(script)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.addCleanup(server.over.set)
        return server

    def failure(self, act: Callable[[], Any]) -> SelfsameError:
        with self.assertRaises(SelfsameError) as caught:
            act()
        return caught.exception


class ClientTest(ServedTest):
    def client(self, server: Server, **options: Any) -> Client:
        options.setdefault("sleep", lambda _: None)
        return Client(server.url, "id", "välue", **options)

    def test_order_of_a_sandbox_travels_with_the_request_that_begins_and_no_other(self) -> None:
        server = self.start(lambda path, _: pair(1) if "/auth/" in path else (200, JSON, "{}"))
        client = self.client(server)
        client.begin_get_foreign_biometry({}, order="tempGone")
        client.create_transaction({"AccountNumber": "a", "Name": "n"}, order="attemptsUsed; remedies=MoreLight")
        client.create_operation({"Name": "n"})
        client.begin_foreign_authorization({"AccountNumber": "a"}, order="slow")
        wanted = [None, "tempGone", "attemptsUsed; remedies=MoreLight", None, "slow"]
        self.assertEqual(server.orders, wanted)
        with self.assertRaises(TypeError):
            client.get_account("a", order="slow")  # type: ignore[call-arg]

    def test_finish_in_a_sandbox_goes_on_until_it_is_over(self) -> None:
        def of(outcome: Optional[str], step: str = "none", status: int = 0) -> Answer:
            return 200, JSON, json.dumps({"Outcome": outcome, "PasskeyStep": step, "Status": status})

        late = (409, JSON, json.dumps({"ID": "E_TRANSACTION_EXPIRED"}))
        ways: List[Tuple[str, List[Answer]]] = [
            ("open passkey capture capture", [of(None, "assert"), of("proven"), of("retry"), of("rejected", status=2)]),
            ("open capture", [of(None), of("accepted", status=1)]),
            ("open capture open", [of(None), late, of(None, status=3)]),
            # An operator ends it: no act does.
            ("open capture", [of(None), of("review")]),
        ]
        for acts, answers in ways:
            left = list(answers)
            server = self.start(lambda path, _: pair(1) if "/auth/" in path else left.pop(0))
            done = sandbox.finish(self.client(server), "x")
            self.assertEqual(left, [])
            self.assertEqual(json.dumps(done), (answers[-1] or ("",) * 3)[2])
            self.assertEqual([json.loads(body)["Act"] for *_, body in server.seen[1:]], acts.split())
        self.assertEqual(sandbox.order("attemptsUsed", ["MoreLight", "HoldStill"]), "attemptsUsed; remedies=MoreLight,HoldStill")
        self.assertEqual(sandbox.order("slow"), "slow")

    def test_first_call_signs_in_with_the_key_and_sends_the_token(self) -> None:
        server = self.start(lambda path, _: pair(1) if "/auth/" in path else (200, JSON, "null"))
        self.assertIsNone(self.client(server).get_account("a b/ü"))
        basic = base64.b64encode("id:välue".encode()).decode()
        self.assertEqual(server.seen[0][2], f"Basic {basic}")
        self.assertEqual(server.seen[1][2], "Bearer access-1")
        self.assertTrue(server.seen[1][1].endswith("/accounts/a%20b%2F%C3%BC"))

    def test_token_near_its_end_is_renewed_once_for_all_threads(self) -> None:
        def script(path: str, _: int) -> Answer:
            if path.endswith("/auth/token"):
                return pair(1, 20)
            return pair(2) if path.endswith("/auth/refresh") else (200, JSON, "null")

        server = self.start(script)
        client = self.client(server)
        client.get_account("n")
        threads = [threading.Thread(target=client.get_account, args=("n",)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        refreshes = [body for _, path, _, body in server.seen if path.endswith("/auth/refresh")]
        self.assertEqual(refreshes, [b'"refresh-1"'])
        self.assertEqual(server.seen[-1][2], "Bearer access-2")

    def test_renewal_refused_signs_in_with_the_key_again(self) -> None:
        def script(path: str, nth: int) -> Answer:
            if path.endswith("/auth/token"):
                return pair(nth, 20 if nth == 1 else 900)
            if path.endswith("/auth/refresh"):
                return 401, JSON, '{"ID": "E_REFRESH_TOKEN_NOT_VALID"}'
            return 200, JSON, "null"

        server = self.start(script)
        client = self.client(server)
        client.get_account("n")
        client.get_account("n")
        self.assertEqual(
            server.paths(), ["auth/token", "accounts/n", "auth/refresh", "auth/token", "accounts/n"]
        )

    def test_401_on_a_call_renews_and_repeats_once(self) -> None:
        refusal = (401, JSON, '{"ID": "E_USER_NOT_AUTHENTICATED", "Message": "no"}')
        server = self.start(lambda path, nth: pair(nth) if "/auth/" in path else refusal)
        error = self.failure(lambda: self.client(server).get_account("n"))
        self.assertEqual((error.code, error.status), ("E_USER_NOT_AUTHENTICATED", 401))
        self.assertEqual(server.paths().count("accounts/n"), 2)

    def test_503_waits_as_long_as_the_server_says_even_for_a_post(self) -> None:
        waits: List[float] = []

        def script(path: str, nth: int) -> Answer:
            if "/auth/" in path:
                return pair(1)
            busy = {**JSON, "Retry-After": "7"}
            return (503, busy, '{"ID": "E_SERVER_BUSY"}') if nth == 2 else (200, JSON, "{}")

        server = self.start(script)
        self.client(server, sleep=waits.append).begin_get_foreign_biometry({"CheckLiveness": True})
        self.assertEqual(waits, [7.0])

    def test_503_for_ever_is_the_servers_own_error(self) -> None:
        server = self.start(
            lambda path, _: pair(1) if "/auth/" in path else (503, JSON, '{"ID": "E_SERVER_BUSY"}')
        )
        error = self.failure(lambda: self.client(server, max_tries=3).get_account("n"))
        self.assertEqual(error.code, "E_SERVER_BUSY")
        self.assertEqual(server.paths().count("accounts/n"), 3)

    def test_a_refusal_carries_all_that_the_server_says(self) -> None:
        problem = {
            "ID": "E_ACCOUNT_ALREADY_EXISTS",
            "Message": "taken",
            "Args": ["n"],
            "instance": "req-1",
            "HelpLink": "https://id.example.com/docs/errors#E_ACCOUNT_ALREADY_EXISTS",
        }
        server = self.start(
            lambda path, _: pair(1) if "/auth/" in path else (409, JSON, json.dumps(problem))
        )
        body: Any = {"AccountNumber": "n", "DisplayName": "n"}
        error = self.failure(lambda: self.client(server).create_account(body))
        self.assertEqual((error.arguments, error.request_id), (["n"], "req-1"))
        self.assertEqual(error.help_link, problem["HelpLink"])
        self.assertEqual(str(error), "E_ACCOUNT_ALREADY_EXISTS: taken")
        self.assertTrue(str(error.request).startswith(f"POST {server.url}/IDComplete"))

    def test_base_urls_that_can_be_none_are_refused_at_once(self) -> None:
        for url, said in (
            ("", "missing"),
            (None, "missing"),
            ("id.example.com", "Did you mean https://id.example.com?"),
            ("localhost:8080", "Did you mean http://localhost:8080?"),
            ("ftp://id.example.com", "not with https"),
            ("https://", "not a URL"),
            ("https://h:port", "not a URL"),
            ("https://key:secret@id.example.com", "key_id and key_value"),
            ("https://id.example.com/base", "Use https://id.example.com."),
            ("https://id.example.com:8443?x", "Use https://id.example.com:8443."),
        ):
            error = self.failure(lambda: Client(url, "id", "value"))  # type: ignore[arg-type]
            self.assertEqual(error.code, "E_BASE_URL_NOT_VALID")
            self.assertIn(said, error.message)
        self.assertEqual(
            Client(" HTTPS://ID.Example.com/ ", "a", "b").base_url, "https://id.example.com"
        )
        self.assertEqual(Client("http://[::1]:1", "a", "b").base_url, "http://[::1]:1")

    def test_an_absent_key_is_refused_at_once(self) -> None:
        error = self.failure(lambda: Client("https://id.example.com", "", ""))
        self.assertEqual(error.code, "E_API_KEY_MISSING")
        self.assertTrue(error.message.startswith("key_id and key_value missing"))

    def test_what_no_selfsame_server_answers_names_the_host(self) -> None:
        html = {"Content-Type": "text/html"}
        for status, headers, text, code in (
            (200, html, "<p>hi", "E_BASE_URL_NOT_VALID"),
            (404, html, "<p>no", "E_BASE_URL_NOT_VALID"),
            (200, JSON, '{"ok": true}', "E_BASE_URL_NOT_VALID"),
            (200, JSON, "{", "E_BASE_URL_NOT_VALID"),
            (404, JSON, '{"error": "not found"}', "E_BASE_URL_NOT_VALID"),
            (502, html, "<h1>Bad Gateway", "E_SERVER_UNREACHABLE"),
            (503, html, "<h1>Service Unavailable", "E_SERVER_UNREACHABLE"),
            (429, html, "<h1>Slow down", "E_SERVER_UNREACHABLE"),
        ):
            server = self.start(lambda *_: (status, headers, text))
            error = self.failure(lambda: self.client(server).get_account("n"))
            self.assertEqual(error.code, code, text)
            self.assertTrue(error.message.startswith(server.url), error.message)

    def test_a_redirect_is_not_followed_and_names_where_to_go(self) -> None:
        for status in (301, 302, 307, 308):
            place = {"Location": "https://id.example.com/x"}
            server = self.start(lambda *_: (status, place, ""))
            error = self.failure(lambda: self.client(server).get_account("n"))
            self.assertEqual((error.code, error.status), ("E_BASE_URL_NOT_VALID", status))
            self.assertTrue(error.message.endswith("Set base_url to https://id.example.com."))
            self.assertEqual(len(server.seen), 1)

    def test_silence_is_a_time_out_with_host_and_path(self) -> None:
        server = self.start(lambda *_: None)
        error = self.failure(lambda: self.client(server, timeout=0.1).get_json_web_key_set())
        self.assertEqual(error.code, "E_TIMEOUT")
        self.assertTrue(error.message.startswith(f"{server.url} did not answer GET /IDComplete"))
        self.assertEqual(len(server.seen), 1)

    def test_nobody_there_is_said_with_the_reason_and_a_get_is_repeated(self) -> None:
        server = Server(lambda *_: None)
        url = server.url
        server.shutdown()
        server.server_close()
        waits: List[float] = []
        client = Client(url, "id", "value", max_tries=3, sleep=waits.append)
        error = self.failure(client.get_json_web_key_set)
        self.assertEqual(error.code, "E_CONNECTION_FAILED")
        self.assertIn("Connection refused", error.message)
        self.assertEqual(len(waits), 2)
        self.failure(lambda: client.get_account("n"))
        self.assertEqual(len(waits), 2, "a POST is not repeated: it may have arrived")

    def test_a_missing_path_parameter_is_found_before_anything_is_sent(self) -> None:
        with self.assertRaisesRegex(ValueError, "account_number is missing"):
            Client("https://id.example.com", "a", "b").get_account("")

    def test_retry_after_in_seconds_dates_and_nonsense(self) -> None:
        self.assertEqual(_retry_after("3"), 3.0)
        self.assertEqual(_retry_after("Thu, 01 Jan 1970 00:00:10 GMT"), 0.0)
        self.assertIsNone(_retry_after("soon"))
        self.assertIsNone(_retry_after(None))


class InstallationClientTest(ServedTest):
    key = "installation-0123456789abcdef.c2VjcmV0"

    def test_every_call_carries_the_whole_key_and_nobody_signs_in(self) -> None:
        server = self.start(lambda *_: (200, JSON, "{}"))
        client = InstallationClient(server.url + "/", self.key)
        client.get_tenants(filter="CustomerNumber:shop")
        client.disable_tenant("a b", {"Reason": "Not paid"})
        self.assertEqual({seen[2] for seen in server.seen}, {f"Bearer {self.key}"})
        self.assertEqual(
            [seen[:2] for seen in server.seen],
            [
                ("GET", "/portal/v1/tenants?filter=CustomerNumber%3Ashop"),
                ("POST", "/portal/v1/tenants/a%20b/disable"),
            ],
        )

    def test_a_revoked_key_is_asked_once(self) -> None:
        server = self.start(lambda *_: (401, JSON, '{"ID": "E_USER_NOT_AUTHENTICATED"}'))
        client = InstallationClient(server.url, self.key)
        error = self.failure(client.get_tenants)
        self.assertEqual((error.code, len(server.seen)), ("E_USER_NOT_AUTHENTICATED", 1))

    def test_what_is_no_key_of_an_installation_is_refused_at_once(self) -> None:
        for key in ("", None, "id:value"):
            error = self.failure(lambda: InstallationClient("https://id.example.com", key))  # type: ignore[arg-type]
            self.assertEqual(error.code, "E_API_KEY_MISSING")

    def test_an_erasure_is_asked_for_once_and_waited_for(self) -> None:
        def script(path: str, nth: int) -> Answer:
            state = {"Certificate": "signed" if nth == 4 else None}
            return 200, JSON, json.dumps(state)

        server = self.start(script)
        waits: List[float] = []
        client = InstallationClient(server.url, self.key)
        certificate = erase_tenant(client, "t", "shop", interval=3, sleep=waits.append)
        self.assertEqual((certificate, waits), ("signed", [3, 3]))
        self.assertEqual([seen[0] for seen in server.seen], ["POST", "GET", "GET", "GET"])
        self.assertEqual(server.seen[0][3], b'{"CustomerNumber": "shop"}')

    def test_an_erasure_that_does_not_end_is_a_time_out(self) -> None:
        server = self.start(lambda *_: (200, JSON, '{"Certificate": null}'))
        clock = [0.0]

        def sleep(seconds: float) -> None:
            clock[0] += seconds

        client = InstallationClient(server.url, self.key)
        error = self.failure(
            lambda: erase_tenant(client, "t", "shop", timeout=5, sleep=sleep, now=lambda: clock[0])
        )
        self.assertEqual((error.code, clock[0]), ("E_TIMEOUT", 4.0))


class PollingTest(unittest.TestCase):
    def test_the_first_answer_that_is_not_pending_ends_it(self) -> None:
        statuses = [0, 0, 1, 5]
        done = wait_until_finished(lambda: {"Status": statuses.pop(0)}, sleep=lambda _: None)
        self.assertEqual(done["Status"], Status.ACCEPTED)

    def test_pending_for_ever_is_a_time_out(self) -> None:
        clock = [0.0]

        def sleep(seconds: float) -> None:
            clock[0] += seconds

        with self.assertRaises(SelfsameError) as caught:
            wait_until_finished(
                lambda: {"Status": 0}, timeout=9, sleep=sleep, now=lambda: clock[0]
            )
        self.assertEqual(caught.exception.code, "E_TIMEOUT")
        self.assertEqual(clock[0], 8.0)

    def test_links(self) -> None:
        begun = {"OperationId": "x", "OneTimeSecret": "a=="}
        self.assertEqual(transaction_url("https://id.example.com/", begun), "https://id.example.com/?i=x&s=a%3D%3D")
        for wrong in ({"OperationId": "x", "OneTimeSecret": None}, {"OneTimeSecret": "s"}):
            with self.assertRaises(ValueError):
                transaction_url("https://id.example.com", wrong)


class WebhookTest(unittest.TestCase):
    secret = "whsec_" + base64.b64encode(bytes(range(32))).decode()
    now = 1_772_366_400
    event = {"EventType": 3, "EventId": "e-1", "Data": {"AccountNumber": "Zoë"}}

    def request(self, **changed: Any) -> Dict[str, Any]:
        body = json.dumps(changed.pop("event", self.event)).encode()
        identifier = changed.pop("identifier", "e-1")
        key = base64.b64decode(changed.pop("signer", self.secret)[6:])
        signed = f"{identifier}.{self.now}.".encode() + body
        made = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        headers = {
            "Webhook-Id": identifier,
            "webhook-timestamp": str(self.now),
            "WEBHOOK-SIGNATURE": f"v2,x v1,{made}",
        }
        given = {"secret": self.secret, "headers": headers, "body": body, "now": self.now}
        return {**given, **changed}

    def refused(self, reason: str, request: Dict[str, Any]) -> None:
        with self.assertRaises(WebhookNotValid) as caught:
            verify_webhook(**request)
        self.assertEqual(caught.exception.reason, reason)

    def test_a_signed_request_is_its_event(self) -> None:
        self.assertEqual(verify_webhook(**self.request()), self.event)

    def test_one_of_two_secrets_is_enough(self) -> None:
        other = "whsec_" + base64.b64encode(bytes(24)).decode()
        verify_webhook(**self.request(secret=[other, self.secret]))
        verify_webhook(**self.request(signer=other, secret=[other, self.secret]))
        self.refused("signature", self.request(signer=other))

    def test_changed_body_is_not_believed(self) -> None:
        request = self.request()
        self.refused("signature", {**request, "body": request["body"] + b" "})

    def test_old_and_future_requests_are_refused_and_the_edge_is_not(self) -> None:
        for seconds in (-300, 300):
            verify_webhook(**self.request(now=self.now + seconds))
        for seconds in (-301, 301):
            self.refused("timestamp", self.request(now=self.now + seconds))

    def test_missing_or_unreadable_headers_are_refused(self) -> None:
        for name in ("Webhook-Id", "webhook-timestamp", "WEBHOOK-SIGNATURE"):
            request = self.request()
            del request["headers"][name]
            self.refused("headers", request)
        request = self.request()
        request["headers"]["webhook-timestamp"] = "yesterday"
        self.refused("headers", request)

    def test_signed_but_no_event_is_refused(self) -> None:
        events: List[Any] = [None, [], {}, {"EventType": 1}, {**self.event, "EventId": "x"}]
        for event in events:
            self.refused("body", self.request(event=event))

    def test_what_is_signed_for_a_test_is_believed(self) -> None:
        headers, body = sign_webhook(self.secret, self.event)
        self.assertEqual(verify_webhook(self.secret, headers, body), self.event)
        self.refused("signature", {"secret": self.secret, "headers": headers, "body": body + b" "})
        headers, body = sign_webhook(self.secret, self.event, now=self.now)
        self.refused("timestamp", {"secret": self.secret, "headers": headers, "body": body})

    def test_what_is_signed_for_a_test_is_written_as_the_server_writes(self) -> None:
        _, body = sign_webhook(self.secret, self.event)
        self.assertEqual(body.decode(), '{"EventType":3,"EventId":"e-1","Data":{"AccountNumber":"Zoë"}}')
        for event in ({"EventType": 3}, {**self.event, "EventId": ""}):
            with self.assertRaises(ValueError):
                sign_webhook(self.secret, event)

    def test_the_headers_of_http_server_will_do(self) -> None:
        headers, body = sign_webhook(self.secret, self.event)
        message = email.message.Message()
        for name, value in headers.items():
            message[name] = value
        self.assertEqual(verify_webhook(self.secret, message, body), self.event)

    def test_a_secret_that_is_none_is_the_callers_mistake(self) -> None:
        for secret in ("", "hunter2", "whsec_", "whsec_c2hvcnQ=", self.secret[6:]):
            with self.assertRaises(ValueError):
                verify_webhook(**self.request(secret=secret))
            with self.assertRaises(ValueError):
                sign_webhook(secret, self.event)


if __name__ == "__main__":
    unittest.main()
