"""Client of the Selfsame API: one method per operation, token renewal, polling, webhook check.

Standard library only; Python 3.9 or later.

    from selfsame import Client, transaction_url, wait_until_finished

    client = Client("https://id.example.com", key_id, key_value)
    operation = client.begin_get_foreign_biometry({"CheckLiveness": True, "TimeoutSec": 3600})
    print(transaction_url(client.base_url, operation))
    done = wait_until_finished(lambda: client.end_get_foreign_biometry(operation["OperationId"]))
"""

from . import sandbox, types
from .client import Client
from .download import Download
from .enums import (
    ERRORS,
    BiometricCredentialType,
    ConfirmationCredentialType,
    DataType,
    EventType,
    Status,
    TransportType,
)
from .errors import SelfsameError, WebhookNotValid
from .installation_client import InstallationClient, erase_tenant
from .links import transaction_url
from .polling import wait_until_finished
from .webhook import sign_webhook, verify_webhook

__all__ = [
    "ERRORS",
    "BiometricCredentialType",
    "Client",
    "ConfirmationCredentialType",
    "DataType",
    "Download",
    "EventType",
    "InstallationClient",
    "SelfsameError",
    "Status",
    "TransportType",
    "WebhookNotValid",
    "erase_tenant",
    "sandbox",
    "sign_webhook",
    "transaction_url",
    "types",
    "verify_webhook",
    "wait_until_finished",
]

__version__ = "0.1.0"
