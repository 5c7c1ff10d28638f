# Made from the contract by `npm run generate`. Do not edit.
"""One method for each operation that a backend calls."""

from __future__ import annotations

from typing import Any, List, Literal, Mapping, Optional, Union, cast

from .download import Download
from .types import (
    Account,
    ApiKey,
    AuditCheckpoint,
    AuthCheck,
    BeginForeignAuthorizationRequest,
    BeginGetForeignBiometryRequest,
    BiometricCredential,
    BiometricCredentialImage,
    BiometricCredentialRequest,
    BiometricVerificationResult,
    CheckLivenessRequest,
    CreateAccountRequest,
    CreateApiKeyRequest,
    CreateOpenIdIntegrationRequest,
    CreateOperationRequest,
    CreateTransactionRequest,
    CreatedApiKey,
    CreatedOpenIdIntegration,
    CreatedOperation,
    CreatedTransaction,
    CustomOperation,
    CustomOperationRequest,
    ErasureCertificate,
    Fido2Credential,
    Fido2CredentialRequest,
    ForeignAuthorization,
    ForeignOperation,
    GenericSettings,
    GetAccountListResponse,
    GetAccountsResponse,
    GetApiKeysResponse,
    GetAuditEventsResponse,
    GetAuthorizationTransactionListResponse,
    GetBiometricCredentialsMetadataResponse,
    GetErasureCertificatesResponse,
    GetIDDocumentTypesResponseItem,
    GetNotificationsResponse,
    GetOpenIdIntegrationsResponse,
    GetOutboxResponse,
    GetTransactionListResponse,
    GetTransactionsResponse,
    GetWebhookDeliveriesResponse,
    HealthCheck,
    IdentifyMatch,
    JsonWebKeySet,
    KnownBrowser,
    LivenessDetectionResult,
    Looks,
    LooksPreview,
    MatchingPolicy,
    MatchingPreview,
    MatchingPreviewRequest,
    MessagePreview,
    MoveSandboxClockRequest,
    OpenIdIntegration,
    OperationResource,
    OperationResourceRequest,
    OperationResult,
    OperationStatus,
    Ping,
    PortalSettings,
    PredefinedOperation,
    PreviewMessageRequest,
    ProofedBiometricCredentialRequest,
    Receipt,
    ReplaceBiometricCredentialRequest,
    ReplayWebhookRequest,
    ReplayedWebhooks,
    SandboxActRequest,
    SandboxActResult,
    SandboxClock,
    SandboxReset,
    SandboxWebhookFaults,
    SearchMetadata,
    Statistics,
    SystemStatus,
    TestMessageRequest,
    TestMessageResult,
    TestWebhookRequest,
    TokenPair,
    TransactionConfirmation,
    TransactionDetails,
    TransactionLink,
    TransactionResult,
    TransactionStatus,
    UpdateAccountRequest,
    UpdateOpenIdIntegrationRequest,
    WebhookDeliveryDetails,
    WebhookSettings,
    WebhookSettingsRequest,
    WebhookTestResult,
)


class Operations:
    """The operations of the API; ``Client`` sends them."""

    def _call(
        self,
        method: str,
        path: str,
        access: str,
        *,
        query: Optional[Mapping[str, Any]] = None,
        body: Any = None,
        form: Optional[Mapping[str, Union[str, bytes]]] = None,
        order: Optional[str] = None,
        file: bool = False,
    ) -> Any:
        raise NotImplementedError

    @staticmethod
    def _segment(name: str, value: str) -> str:
        raise NotImplementedError

    def create_token(
        self,
        body: Any = None,
    ) -> TokenPair:
        """Exchange an API key for an access token and a refresh token.

        HTTP Basic with the API key id and value. The access token lives 15 minutes; renew it before
        it ends.

        ``POST /IDCompleteBackendEngine/IdentityService/v1/auth/token``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_TENANT_DISABLED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/IdentityService/v1/auth/token",
            "basic",
            body=body,
        )
        return cast("TokenPair", answer)

    def refresh_token(
        self,
        body: str,
    ) -> TokenPair:
        """Exchange a refresh token for a new pair.

        The body is the bare JSON string. Each refresh token works once; using one again later
        revokes every refresh token and every access token that came from the same authentication.

        ``POST /IDCompleteBackendEngine/IdentityService/v1/auth/refresh``

        Raises :class:`SelfsameError` with one of E_TENANT_DISABLED, E_REFRESH_TOKEN_NOT_VALID,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/IdentityService/v1/auth/refresh",
            "public",
            body=body,
        )
        return cast("TokenPair", answer)

    def get_json_web_key_set(
        self,
    ) -> JsonWebKeySet:
        """Public keys that verify access tokens, receipts, certificates and checkpoints of the audit
        log.

        ``GET /IDCompleteBackendEngine/IdentityService/v1/.well-known/jwks.json``

        Raises :class:`SelfsameError` with one of E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/IdentityService/v1/.well-known/jwks.json",
            "public",
        )
        return cast("JsonWebKeySet", answer)

    def ping(
        self,
    ) -> Ping:
        """Product and protocol version.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/ping``

        Raises :class:`SelfsameError` with one of E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/ping",
            "public",
        )
        return cast("Ping", answer)

    def ping_authorization(
        self,
    ) -> Ping:
        """Product and protocol version, as the Administration Service gives it.

        ``GET /IDCompleteBackendEngine/Default/AuthorizationServiceRest/ping``

        Raises :class:`SelfsameError` with one of E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AuthorizationServiceRest/ping",
            "public",
        )
        return cast("Ping", answer)

    def check_authentication(
        self,
    ) -> AuthCheck:
        """Who the token belongs to.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/auth/check``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/auth/check",
            "bearer",
        )
        return cast("AuthCheck", answer)

    def check_authorization_authentication(
        self,
    ) -> AuthCheck:
        """Who the token belongs to, as the Administration Service tells it.

        ``GET /IDCompleteBackendEngine/Default/AuthorizationServiceRest/auth/check``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AuthorizationServiceRest/auth/check",
            "bearer",
        )
        return cast("AuthCheck", answer)

    def get_administration_health(
        self,
    ) -> HealthCheck:
        """Whether the service and its database answer.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/healthcheck``

        Raises :class:`SelfsameError` with one of E_SERVER_BUSY, E_RATE_LIMITED, E_INTERNAL,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/healthcheck",
            "public",
        )
        return cast("HealthCheck", answer)

    def get_authorization_health(
        self,
    ) -> HealthCheck:
        """Whether the service and its database answer.

        ``GET /IDCompleteBackendEngine/Default/AuthorizationServiceRest/healthcheck``

        Raises :class:`SelfsameError` with one of E_SERVER_BUSY, E_RATE_LIMITED, E_INTERNAL,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AuthorizationServiceRest/healthcheck",
            "public",
        )
        return cast("HealthCheck", answer)

    def get_id_document_types(
        self,
    ) -> List[GetIDDocumentTypesResponseItem]:
        """ID document types: none, because no documents are served.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/idDocumentTypes``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/idDocumentTypes",
            "bearer",
        )
        return cast("List[GetIDDocumentTypesResponseItem]", answer)

    def begin_get_foreign_biometry(
        self,
        body: Optional[BeginGetForeignBiometryRequest] = None,
        *,
        order: Optional[str] = None,
    ) -> ForeignOperation:
        """Begin a selfie transaction.

        Keep OperationId and OneTimeSecret, and show the user
        `{base}/?i={OperationId}&s={OneTimeSecret}`. With TransportType 1, 2 or 3 the link travels
        by SMS, e-mail or both, and OneTimeSecret is null.

        In a sandbox ``order`` says how what this begins comes out, such as ``rejectLiveness``.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/biometry``

        Raises :class:`SelfsameError` with one of E_TRANSPORT_NOT_SUPPORTED,
        E_TRANSPORT_ADDRESS_MISSING, E_TRANSPORT_ADDRESS_NOT_VALID, E_RETURN_URL_NOT_ALLOWED,
        E_QUOTA_EXCEEDED, E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_SANDBOX_ONLY, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/biometry",
            "bearer",
            body=body,
            order=order,
        )
        return cast("ForeignOperation", answer)

    def end_get_foreign_biometry(
        self,
        operation_id: str,
    ) -> ForeignOperation:
        """Read the state; poll until Status is not 0.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/biometry/{OperationId}``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/biometry/{self._segment("operation_id", operation_id)}',
            "bearer",
        )
        return cast("ForeignOperation", answer)

    def cancel_foreign_biometry(
        self,
        operation_id: str,
    ) -> ForeignOperation:
        """Cancel a pending selfie transaction.

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/biometry/{OperationId}``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/biometry/{self._segment("operation_id", operation_id)}',
            "bearer",
        )
        return cast("ForeignOperation", answer)

    def cancel_foreign_biometry_by_post(
        self,
        operation_id: str,
        body: Any = None,
    ) -> ForeignOperation:
        """Cancel (for clients that cannot send DELETE).

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/biometry/{OperationId}/cancel``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/biometry/{self._segment("operation_id", operation_id)}/cancel',
            "bearer",
            body=body,
        )
        return cast("ForeignOperation", answer)

    def begin_get_foreign_id_document(
        self,
        body: Any = None,
    ) -> ForeignOperation:
        """ID document capture: not supported, answers 501.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/documents``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_SUPPORTED, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/documents",
            "bearer",
            body=body,
        )
        return cast("ForeignOperation", answer)

    def end_get_foreign_id_document(
        self,
        operation_id: str,
    ) -> ForeignOperation:
        """Read a selfie operation under the path of documents: both keep theirs in one store.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/documents/{OperationId}``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/documents/{self._segment("operation_id", operation_id)}',
            "bearer",
        )
        return cast("ForeignOperation", answer)

    def create_account(
        self,
        body: CreateAccountRequest,
    ) -> Account:
        """Create an account.

        AccountNumber must be unique. Prefer a GUID: keep identity data out of it.

        ``POST /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NUMBER_NOT_VALID,
        E_ACCOUNT_ALREADY_EXISTS, E_QUOTA_EXCEEDED, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts",
            "bearer",
            body=body,
        )
        return cast("Account", answer)

    def get_account(
        self,
        account_number: str,
    ) -> Optional[Account]:
        """Read an account; an unknown number answers null.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}',
            "bearer",
        )
        return cast("Optional[Account]", answer)

    def get_accounts(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
        search: Optional[str] = None,
    ) -> GetAccountsResponse:
        """List accounts.

        Every field but `External` can be filtered and sorted by, and so can `HasBioCredential`;
        `search` looks into four of them.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size, "search": search},
        )
        return cast("GetAccountsResponse", answer)

    def get_account_list(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
        search: Optional[str] = None,
    ) -> GetAccountListResponse:
        """List accounts (the older path of the same list).

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/accountList``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/accountList",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size, "search": search},
        )
        return cast("GetAccountListResponse", answer)

    def export_accounts(
        self,
        *,
        filter: Optional[str] = None,
        search: Optional[str] = None,
        uins: Optional[str] = None,
    ) -> Download:
        """Download accounts as a file for spreadsheets (extension).

        As CSV (RFC 4180, UTF-8 with a byte order mark). A value that a spreadsheet would take for a
        formula has an apostrophe before it. At most 100,000 accounts at once; the export is an
        event of the audit log. An answer that breaks off is not whole.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/accountList/export``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/accountList/export",
            "bearer",
            query={"filter": filter, "search": search, "uins": uins},
            file=True,
        )
        return cast("Download", answer)

    def update_account(
        self,
        account_number: str,
        body: UpdateAccountRequest,
    ) -> Account:
        """Change an account; Version must be the stored one.

        ``PUT /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_ACCOUNT_VERSION_MISMATCH,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}',
            "bearer",
            body=body,
        )
        return cast("Account", answer)

    def delete_account(
        self,
        account_number: str,
    ) -> bool:
        """Delete an account, its credential and the key that sealed them.

        Idempotent: deleting an unknown account answers true as well.

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}',
            "bearer",
        )
        return cast("bool", answer)

    def enable_account(
        self,
        account_number: str,
        body: Any = None,
        *,
        enabled: bool,
        reason: Optional[str] = None,
    ) -> Account:
        """Enable or disable an account; enabling resets its lockout.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/enable``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/enable',
            "bearer",
            query={"enabled": enabled, "reason": reason},
            body=body,
        )
        return cast("Account", answer)

    def create_account_proofed_biometric_credential(
        self,
        account_number: str,
        body: ProofedBiometricCredentialRequest,
    ) -> BiometricCredential:
        """Bind the selfie under a TempId as the reference credential.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/proofedBioCredential``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_TEMP_DATA_EXPIRED,
        E_MODEL_MISMATCH, E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS, E_PERSON_ALREADY_ENROLLED,
        E_QUOTA_EXCEEDED, E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/proofedBioCredential',
            "bearer",
            body=body,
        )
        return cast("BiometricCredential", answer)

    def create_account_biometric_credential(
        self,
        account_number: str,
        body: BiometricCredentialRequest,
    ) -> BiometricCredential:
        """Create the reference credential from an image you captured.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/bioCredential``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND,
        E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS, E_PERSON_ALREADY_ENROLLED, E_QUOTA_EXCEEDED,
        E_DATA_TYPE_NOT_SUPPORTED, E_TEMPLATE_NOT_SUPPORTED, E_IMAGE_NOT_READABLE,
        E_FACE_NOT_USABLE, E_BODY_TOO_LARGE, E_TENANT_BUSY, E_SERVER_BUSY, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/bioCredential',
            "bearer",
            body=body,
        )
        return cast("BiometricCredential", answer)

    def replace_account_biometric_credential(
        self,
        account_number: str,
        body: Optional[ReplaceBiometricCredentialRequest] = None,
    ) -> BiometricCredential:
        """Replace the reference credential in one call, without a gap (extension).

        The new picture, or `TempId` of a selfie operation; whichever is given.

        ``PUT
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/bioCredential``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_TEMP_DATA_EXPIRED,
        E_MODEL_MISMATCH, E_PERSON_ALREADY_ENROLLED, E_QUOTA_EXCEEDED, E_DATA_TYPE_NOT_SUPPORTED,
        E_TEMPLATE_NOT_SUPPORTED, E_IMAGE_NOT_READABLE, E_FACE_NOT_USABLE, E_BODY_TOO_LARGE,
        E_TENANT_BUSY, E_SERVER_BUSY, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/bioCredential',
            "bearer",
            body={} if body is None else body,
        )
        return cast("BiometricCredential", answer)

    def get_account_biometric_credential(
        self,
        account_number: str,
    ) -> BiometricCredential:
        """Read the credential’s metadata; the picture stays where it is (extension).

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/bioCredential``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_BIOCREDENTIAL_NOT_FOUND,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/bioCredential',
            "bearer",
        )
        return cast("BiometricCredential", answer)

    def get_account_biometric_credential_image(
        self,
        account_number: str,
    ) -> BiometricCredentialImage:
        """Read the picture of the reference credential (extension).

        Every reading is an event of the audit log (`credential.imageViewed`). Pictures are kept
        only where `AllowStoringAccountBioCredentialRawData` is on.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/bioCredential/image``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_BIOCREDENTIAL_NOT_FOUND,
        E_CREDENTIAL_IMAGE_NOT_STORED, E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/bioCredential/image',
            "bearer",
        )
        return cast("BiometricCredentialImage", answer)

    def delete_account_biometric_credential(
        self,
        account_number: str,
    ) -> bool:
        """Delete the reference credential.

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/bioCredential``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_BIOCREDENTIAL_NOT_FOUND,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/bioCredential',
            "bearer",
        )
        return cast("bool", answer)

    def delete_account_biometric_credential_raw_data(
        self,
        account_number: str,
    ) -> bool:
        """Delete the picture and keep the template.

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/bioCredential/rawdata``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_BIOCREDENTIAL_NOT_FOUND,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/bioCredential/rawdata',
            "bearer",
        )
        return cast("bool", answer)

    def delete_all_biometric_credential_raw_data(
        self,
    ) -> int:
        """Delete every picture of the tenant, keep the templates; answers how many.

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/bioCredentials/rawdata``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/bioCredentials/rawdata",
            "bearer",
        )
        return cast("int", answer)

    def count_biometric_credential_raw_data(
        self,
    ) -> int:
        """How many credentials still hold their picture.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/bioCredentials/rawdata/count``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/bioCredentials/rawdata/count",
            "bearer",
        )
        return cast("int", answer)

    def get_biometric_credentials_metadata(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetBiometricCredentialsMetadataResponse:
        """List credentials without their data.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/bioCredentials/metadata``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/bioCredentials/metadata",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size},
        )
        return cast("GetBiometricCredentialsMetadataResponse", answer)

    def get_biometric_credential(
        self,
        external_id: str,
    ) -> BiometricCredential:
        """Read a credential by its id or ExternalId.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/bioCredentials/{externalId}``

        Raises :class:`SelfsameError` with one of E_BIOCREDENTIAL_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/bioCredentials/{self._segment("external_id", external_id)}',
            "bearer",
        )
        return cast("BiometricCredential", answer)

    def verify_account_biometric_credential(
        self,
        account_number: str,
        body: BiometricCredentialRequest,
    ) -> bool:
        """Compare an image 1:1 with the reference; true or false.

        A mismatch counts towards the account’s lockout, a match clears it.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/bioCredential/verify``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_BIOCREDENTIAL_NOT_FOUND,
        E_ACCOUNT_DISABLED, E_MODEL_MISMATCH, E_FMR_NOT_SUPPORTED, E_DATA_TYPE_NOT_SUPPORTED,
        E_TEMPLATE_NOT_SUPPORTED, E_IMAGE_NOT_READABLE, E_FACE_NOT_USABLE, E_BODY_TOO_LARGE,
        E_TENANT_BUSY, E_SERVER_BUSY, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/bioCredential/verify',
            "bearer",
            body=body,
        )
        return cast("bool", answer)

    def verify_account_biometric_credential2(
        self,
        account_number: str,
        body: BiometricCredentialRequest,
    ) -> BiometricVerificationResult:
        """Compare an image 1:1 with the reference; with Score and MatchProbability.

        A mismatch counts towards the account’s lockout, a match clears it.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/bioCredential/verify2``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_BIOCREDENTIAL_NOT_FOUND,
        E_ACCOUNT_DISABLED, E_MODEL_MISMATCH, E_FMR_NOT_SUPPORTED, E_DATA_TYPE_NOT_SUPPORTED,
        E_TEMPLATE_NOT_SUPPORTED, E_IMAGE_NOT_READABLE, E_FACE_NOT_USABLE, E_BODY_TOO_LARGE,
        E_TENANT_BUSY, E_SERVER_BUSY, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/bioCredential/verify2',
            "bearer",
            body=body,
        )
        return cast("BiometricVerificationResult", answer)

    def check_liveness(
        self,
        body: CheckLivenessRequest,
    ) -> LivenessDetectionResult:
        """Passive presentation-attack detection on one image.

        ``POST /IDCompleteBackendEngine/Default/AdministrationServiceRest/checkliveness``

        Raises :class:`SelfsameError` with one of E_DATA_TYPE_NOT_SUPPORTED,
        E_TEMPLATE_NOT_SUPPORTED, E_IMAGE_NOT_READABLE, E_FACE_NOT_USABLE, E_BODY_TOO_LARGE,
        E_TENANT_BUSY, E_SERVER_BUSY, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/checkliveness",
            "bearer",
            body=body,
        )
        return cast("LivenessDetectionResult", answer)

    def get_account_fido2_credentials(
        self,
        account_number: str,
    ) -> List[Fido2Credential]:
        """List the passkeys of an account, oldest first (extension).

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/fido2Credentials``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/fido2Credentials',
            "bearer",
        )
        return cast("List[Fido2Credential]", answer)

    def update_account_fido2_credential(
        self,
        account_number: str,
        credential_id: str,
        body: Fido2CredentialRequest,
    ) -> Fido2Credential:
        """Describe a passkey (extension).

        ``PUT
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/fido2Credentials/{CredentialId}``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_PASSKEY_NOT_FOUND,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/fido2Credentials/{self._segment("credential_id", credential_id)}',
            "bearer",
            body=body,
        )
        return cast("Fido2Credential", answer)

    def delete_account_fido2_credential(
        self,
        account_number: str,
        credential_id: str,
    ) -> bool:
        """Delete a passkey: it opens nothing from here on, also in a session that has seen it
        (extension).

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/fido2Credentials/{CredentialId}``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_PASSKEY_NOT_FOUND,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/fido2Credentials/{self._segment("credential_id", credential_id)}',
            "bearer",
        )
        return cast("bool", answer)

    def get_account_known_browsers(
        self,
        account_number: str,
    ) -> List[KnownBrowser]:
        """List the browsers that `newDevice` asks for the face alone, because they have shown the
        passkey, oldest first (extension).

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/knownBrowsers``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/knownBrowsers',
            "bearer",
        )
        return cast("List[KnownBrowser]", answer)

    def delete_account_known_browsers(
        self,
        account_number: str,
    ) -> bool:
        """Forget the known browsers of an account: each is asked for the passkey again (extension).

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{AccountNumber}/knownBrowsers``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/{self._segment("account_number", account_number)}/knownBrowsers',
            "bearer",
        )
        return cast("bool", answer)

    def get_search_metadata(
        self,
    ) -> SearchMetadata:
        """What each list can be filtered and sorted by.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/searchMetadata``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/searchMetadata",
            "bearer",
        )
        return cast("SearchMetadata", answer)

    def create_api_key(
        self,
        body: Optional[CreateApiKeyRequest] = None,
    ) -> CreatedApiKey:
        """Create an API key; the value is shown once.

        A key can only be given roles that the caller holds.

        ``POST /IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys",
            "bearer",
            body=body,
        )
        return cast("CreatedApiKey", answer)

    def get_api_keys(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> Union[GetApiKeysResponse, List[ApiKey]]:
        """List API keys.

        With any of `filter`, `sort`, `start` and `size` a page, as every list; without all of them
        a bare array of at most 100, for clients of the wire that read one.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size},
        )
        return cast("Union[GetApiKeysResponse, List[ApiKey]]", answer)

    def get_api_key(
        self,
        external_id: str,
    ) -> ApiKey:
        """Read an API key.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys/{externalId}``

        Raises :class:`SelfsameError` with one of E_API_KEY_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys/{self._segment("external_id", external_id)}',
            "bearer",
        )
        return cast("ApiKey", answer)

    def delete_api_key(
        self,
        external_id: str,
    ) -> bool:
        """Delete an API key; its tokens stop working at once.

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys/{externalId}``

        Raises :class:`SelfsameError` with one of E_API_KEY_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys/{self._segment("external_id", external_id)}',
            "bearer",
        )
        return cast("bool", answer)

    def enable_api_key(
        self,
        external_id: str,
        body: Any = None,
        *,
        enabled: bool,
        reason: Optional[str] = None,
    ) -> ApiKey:
        """Enable or disable an API key.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys/{externalId}/enable``

        Raises :class:`SelfsameError` with one of E_API_KEY_NOT_FOUND, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys/{self._segment("external_id", external_id)}/enable',
            "bearer",
            query={"enabled": enabled, "reason": reason},
            body=body,
        )
        return cast("ApiKey", answer)

    def revoke_refresh_tokens(
        self,
        external_id: str,
        body: Any = None,
    ) -> bool:
        """Revoke every refresh token of a key (the wire spells the path so).

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys/{externalId}/revokeRefeshToken``

        Raises :class:`SelfsameError` with one of E_API_KEY_NOT_FOUND, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/adminUser/apiKeys/{self._segment("external_id", external_id)}/revokeRefeshToken',
            "bearer",
            body=body,
        )
        return cast("bool", answer)

    def get_generic_settings(
        self,
    ) -> GenericSettings:
        """What is stored of transactions and credentials.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/generic``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/generic",
            "bearer",
        )
        return cast("GenericSettings", answer)

    def update_generic_settings(
        self,
        body: GenericSettings,
    ) -> GenericSettings:
        """Change them; Version must be the stored one.

        ``PUT /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/generic``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_VERSION_MISMATCH, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/generic",
            "bearer",
            body=body,
        )
        return cast("GenericSettings", answer)

    def get_matching_policy(
        self,
    ) -> MatchingPolicy:
        """Matching, liveness, duplicate and lockout policy (extension).

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/matching``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/matching",
            "bearer",
        )
        return cast("MatchingPolicy", answer)

    def update_matching_policy(
        self,
        body: MatchingPolicy,
    ) -> MatchingPolicy:
        """Change the policy; error rates the calibration cannot support are refused.

        ``PUT /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/matching``

        Raises :class:`SelfsameError` with one of E_FMR_NOT_SUPPORTED, E_ACCOUNT_VERSION_MISMATCH,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/matching",
            "bearer",
            body=body,
        )
        return cast("MatchingPolicy", answer)

    def get_portal_settings(
        self,
    ) -> PortalSettings:
        """Defaults of the portal for what is begun by hand (extension).

        They affect the portal only: a request that leaves a field out gets the defaults of the API.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/portal``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/portal",
            "bearer",
        )
        return cast("PortalSettings", answer)

    def update_portal_settings(
        self,
        body: PortalSettings,
    ) -> PortalSettings:
        """Change them; Version must be the stored one.

        ``PUT /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/portal``

        Raises :class:`SelfsameError` with one of E_ACCOUNT_VERSION_MISMATCH, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/portal",
            "bearer",
            body=body,
        )
        return cast("PortalSettings", answer)

    def preview_matching_policy(
        self,
        body: MatchingPreviewRequest,
    ) -> MatchingPreview:
        """What another false match rate would mean, and what would have become of stored verifications
        (extension).

        Changes nothing. A rate that the calibration has no evidence for is refused.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/matching/preview``

        Raises :class:`SelfsameError` with one of E_FMR_NOT_SUPPORTED, E_SERVER_BUSY,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/matching/preview",
            "bearer",
            body=body,
        )
        return cast("MatchingPreview", answer)

    def create_custom_operation(
        self,
        body: CustomOperationRequest,
    ) -> CustomOperation:
        """Create a transaction template.

        ``POST /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations``

        Raises :class:`SelfsameError` with one of E_FMR_NOT_SUPPORTED, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations",
            "bearer",
            body=body,
        )
        return cast("CustomOperation", answer)

    def get_custom_operations(
        self,
    ) -> List[CustomOperation]:
        """List transaction templates.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations",
            "bearer",
        )
        return cast("List[CustomOperation]", answer)

    def get_custom_operation(
        self,
        operation_id: str,
    ) -> CustomOperation:
        """Read a transaction template.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{operationId}``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{self._segment("operation_id", operation_id)}',
            "bearer",
        )
        return cast("CustomOperation", answer)

    def update_custom_operation(
        self,
        operation_id: str,
        body: CustomOperationRequest,
    ) -> CustomOperation:
        """Change a transaction template.

        ``PUT
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{operationId}``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_FMR_NOT_SUPPORTED,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{self._segment("operation_id", operation_id)}',
            "bearer",
            body=body,
        )
        return cast("CustomOperation", answer)

    def delete_custom_operation(
        self,
        operation_id: str,
    ) -> bool:
        """Delete a transaction template.

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{operationId}``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_TEMPLATE_IN_USE,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{self._segment("operation_id", operation_id)}',
            "bearer",
        )
        return cast("bool", answer)

    def get_transactions(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetTransactionsResponse:
        """List operations and transactions.

        Filter and sort by Id, AccountNumber, AccountUIN, Name, Type, Status, Result, Tag,
        StartDate, EndDate, TransportType. Type and Status take several values joined by comma
        (`Status:2,4`), dates a range (`StartDate:2026-01-01..2026-01-31`). Newest first unless
        sorted otherwise.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/transactions``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/transactions",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size},
        )
        return cast("GetTransactionsResponse", answer)

    def get_transaction_list(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetTransactionListResponse:
        """Same as /transactions.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/transactionList``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/transactionList",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size},
        )
        return cast("GetTransactionListResponse", answer)

    def get_authorization_transaction_list(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetAuthorizationTransactionListResponse:
        """Same as /transactions of the Administration Service.

        ``GET /IDCompleteBackendEngine/Default/AuthorizationServiceRest/transactionList``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AuthorizationServiceRest/transactionList",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size},
        )
        return cast("GetAuthorizationTransactionListResponse", answer)

    def get_transaction_details(
        self,
        transaction_id: str,
    ) -> TransactionDetails:
        """Read all that is known of an operation or transaction (extension).

        Progress, attempts with scores against thresholds, messages, webhook deliveries. No
        pictures, embeddings, TempIds or secrets.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/transactions/{TransactionId}/details``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/transactions/{self._segment("transaction_id", transaction_id)}/details',
            "bearer",
        )
        return cast("TransactionDetails", answer)

    def get_transaction_confirmation(
        self,
        transaction_id: str,
    ) -> TransactionConfirmation:
        """Read how a transaction was confirmed.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/transactions/{TransactionId}/confirmation``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/transactions/{self._segment("transaction_id", transaction_id)}/confirmation',
            "bearer",
        )
        return cast("TransactionConfirmation", answer)

    def get_transaction_link(
        self,
        transaction_id: str,
    ) -> TransactionLink:
        """Read the link of a pending operation or transaction, as text and as QR code (extension).

        Only with TransportType 0: a link that travels by SMS or e-mail is shown to nobody else. It
        opens the camera page for whoever has it.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/transactions/{TransactionId}/link``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_LINK_NOT_SHOWN,
        E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED, E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/transactions/{self._segment("transaction_id", transaction_id)}/link',
            "bearer",
        )
        return cast("TransactionLink", answer)

    def get_looks(
        self,
    ) -> Looks:
        """Logo, colours, words and links of the capture page.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/looks``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/looks",
            "bearer",
        )
        return cast("Looks", answer)

    def update_looks(
        self,
        body: Looks,
    ) -> Looks:
        """Change logo, colours, words and links of the capture page.

        Replaces all of them. Colours that would make a text hard to read are refused.

        ``PUT /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/looks``

        Raises :class:`SelfsameError` with one of E_LOOK_NOT_VALID, E_ACCOUNT_VERSION_MISMATCH,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/looks",
            "bearer",
            body=body,
        )
        return cast("Looks", answer)

    def preview_looks(
        self,
        body: Looks,
    ) -> LooksPreview:
        """Check looks without storing them: contrasts, and all colours of both schemes (extension).

        What would be refused is said in the answer, so that a form can show it while it is typed.

        ``POST /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/looks/preview``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/looks/preview",
            "bearer",
            body=body,
        )
        return cast("LooksPreview", answer)

    def get_open_id_integrations(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetOpenIdIntegrationsResponse:
        """List OpenID integrations.

        Filter and sort by ClientId, Name, DisplayName, Enabled, ClientType, LoginType, CreatedDate,
        ModifiedDate. By Name unless sorted otherwise.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size},
        )
        return cast("GetOpenIdIntegrationsResponse", answer)

    def get_open_id_integration(
        self,
        client_id: str,
    ) -> OpenIdIntegration:
        """Read an OpenID integration.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations/{clientId}``

        Raises :class:`SelfsameError` with one of E_INTEGRATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations/{self._segment("client_id", client_id)}',
            "bearer",
        )
        return cast("OpenIdIntegration", answer)

    def create_open_id_integration(
        self,
        body: CreateOpenIdIntegrationRequest,
    ) -> CreatedOpenIdIntegration:
        """Add an OpenID integration; its secret is shown once.

        A confidential client without PublicKeys gets a secret; the others have none.

        ``POST /IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations``

        Raises :class:`SelfsameError` with one of E_INTEGRATION_REFUSED,
        E_INTEGRATION_ALREADY_EXISTS, E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations",
            "bearer",
            body=body,
        )
        return cast("CreatedOpenIdIntegration", answer)

    def update_open_id_integration(
        self,
        client_id: str,
        body: UpdateOpenIdIntegrationRequest,
    ) -> OpenIdIntegration:
        """Change an OpenID integration; Version must be the stored one.

        Replaces all that can be changed. With PublicKeys the client loses its secret at once;
        without them again, it has none until one is made.

        ``PUT
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations/{clientId}``

        Raises :class:`SelfsameError` with one of E_INTEGRATION_NOT_FOUND, E_INTEGRATION_REFUSED,
        E_INTEGRATION_ALREADY_EXISTS, E_ACCOUNT_VERSION_MISMATCH, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations/{self._segment("client_id", client_id)}',
            "bearer",
            body=body,
        )
        return cast("OpenIdIntegration", answer)

    def enable_open_id_integration(
        self,
        client_id: str,
        body: Any = None,
        *,
        enabled: bool,
    ) -> OpenIdIntegration:
        """Enable or disable an OpenID integration.

        While it is disabled nobody signs in by it, and none of its tokens works.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations/{clientId}/enable``

        Raises :class:`SelfsameError` with one of E_INTEGRATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations/{self._segment("client_id", client_id)}/enable',
            "bearer",
            query={"enabled": enabled},
            body=body,
        )
        return cast("OpenIdIntegration", answer)

    def renew_open_id_integration_secret(
        self,
        client_id: str,
        body: Any = None,
        *,
        immediate: Optional[bool] = None,
    ) -> CreatedOpenIdIntegration:
        """Make a new secret, shown once.

        The old one works for a day more, unless `immediate` is true. One before the old one does
        not.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations/{clientId}/secret``

        Raises :class:`SelfsameError` with one of E_INTEGRATION_NOT_FOUND,
        E_INTEGRATION_WITHOUT_SECRET, E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations/{self._segment("client_id", client_id)}/secret',
            "bearer",
            query={"immediate": immediate},
            body=body,
        )
        return cast("CreatedOpenIdIntegration", answer)

    def delete_open_id_integration(
        self,
        client_id: str,
    ) -> bool:
        """Delete an OpenID integration for good; its client id is never given again.

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations/{clientId}``

        Raises :class:`SelfsameError` with one of E_INTEGRATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/openIdIntegrations/{self._segment("client_id", client_id)}',
            "bearer",
        )
        return cast("bool", answer)

    def get_customer_webhook_settings(
        self,
    ) -> WebhookSettings:
        """Read where events are sent.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook",
            "bearer",
        )
        return cast("WebhookSettings", answer)

    def update_customer_webhook_settings(
        self,
        body: WebhookSettingsRequest,
    ) -> WebhookSettings:
        """Say where events are sent; Version must be the stored one.

        The first write makes the secret. A SecretKey that differs from the stored one replaces it;
        the old one signs too for 24 hours.

        ``PUT /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook``

        Raises :class:`SelfsameError` with one of E_WEBHOOK_REFUSED, E_ACCOUNT_VERSION_MISMATCH,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook",
            "bearer",
            body=body,
        )
        return cast("WebhookSettings", answer)

    def reset_customer_webhook_secret(
        self,
        body: Any = None,
        *,
        immediate: Optional[bool] = None,
    ) -> WebhookSettings:
        """Make a new secret.

        For 24 hours requests carry two signatures, by the new secret and by the old one.

        ``POST /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/secret``

        Raises :class:`SelfsameError` with one of E_WEBHOOK_NOT_CONFIGURED, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/secret",
            "bearer",
            query={"immediate": immediate},
            body=body,
        )
        return cast("WebhookSettings", answer)

    def test_customer_webhook(
        self,
        body: Optional[TestWebhookRequest] = None,
        *,
        event_type: Optional[int] = None,
    ) -> WebhookTestResult:
        """Send an example event now and answer what came back.

        The body may hold settings that are not stored yet; without one the stored settings are
        tried, enabled or not.

        ``POST /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/test``

        Raises :class:`SelfsameError` with one of E_WEBHOOK_NOT_CONFIGURED, E_WEBHOOK_REFUSED,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/test",
            "bearer",
            query={"eventType": event_type},
            body=body,
        )
        return cast("WebhookTestResult", answer)

    def get_webhook_deliveries(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetWebhookDeliveriesResponse:
        """List deliveries (extension).

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/deliveries``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/deliveries",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size},
        )
        return cast("GetWebhookDeliveriesResponse", answer)

    def get_webhook_delivery(
        self,
        delivery_id: str,
    ) -> WebhookDeliveryDetails:
        """Read a delivery: request, answers and timing of each attempt (extension).

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/deliveries/{deliveryId}``

        Raises :class:`SelfsameError` with one of E_DELIVERY_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/deliveries/{self._segment("delivery_id", delivery_id)}',
            "bearer",
        )
        return cast("WebhookDeliveryDetails", answer)

    def replay_webhook_delivery(
        self,
        delivery_id: str,
        body: Any = None,
    ) -> WebhookDeliveryDetails:
        """Send a delivery again, under its old id (extension).

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/deliveries/{deliveryId}/replay``

        Raises :class:`SelfsameError` with one of E_DELIVERY_NOT_FOUND, E_WEBHOOK_NOT_CONFIGURED,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/deliveries/{self._segment("delivery_id", delivery_id)}/replay',
            "bearer",
            body=body,
        )
        return cast("WebhookDeliveryDetails", answer)

    def replay_webhook_deliveries(
        self,
        body: ReplayWebhookRequest,
    ) -> ReplayedWebhooks:
        """Send all deliveries of a time range again (extension).

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/deliveries/replay``

        Raises :class:`SelfsameError` with one of E_WEBHOOK_NOT_CONFIGURED, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/settings/webhook/deliveries/replay",
            "bearer",
            body=body,
        )
        return cast("ReplayedWebhooks", answer)

    def get_predefined_operations(
        self,
    ) -> List[PredefinedOperation]:
        """List the operations every tenant has, with their texts and the parameters these may hold.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations",
            "bearer",
        )
        return cast("List[PredefinedOperation]", answer)

    def get_predefined_operation_resources(
        self,
        operation_id: str,
    ) -> List[OperationResource]:
        """List the texts of an operation, those that come with the server too.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{operationId}/resources``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{self._segment("operation_id", operation_id)}/resources',
            "bearer",
        )
        return cast("List[OperationResource]", answer)

    def create_predefined_operation_resource(
        self,
        operation_id: str,
        body: OperationResourceRequest,
    ) -> OperationResource:
        """Write a text in place of the one that comes with the server.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{operationId}/resources``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_MESSAGE_TEXT_NOT_VALID,
        E_RESOURCE_ALREADY_EXISTS, E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{self._segment("operation_id", operation_id)}/resources',
            "bearer",
            body=body,
        )
        return cast("OperationResource", answer)

    def get_predefined_operation_resource(
        self,
        operation_id: str,
        resource_id: str,
    ) -> OperationResource:
        """Read a text.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{operationId}/resources/{resourceId}``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_RESOURCE_NOT_FOUND,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{self._segment("operation_id", operation_id)}/resources/{self._segment("resource_id", resource_id)}',
            "bearer",
        )
        return cast("OperationResource", answer)

    def update_predefined_operation_resource(
        self,
        operation_id: str,
        resource_id: str,
        body: OperationResourceRequest,
    ) -> OperationResource:
        """Replace a text; Version must be the stored one.

        ``PUT
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{operationId}/resources/{resourceId}``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_MESSAGE_TEXT_NOT_VALID,
        E_RESOURCE_NOT_FOUND, E_RESOURCE_ALREADY_EXISTS, E_ACCOUNT_VERSION_MISMATCH,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{self._segment("operation_id", operation_id)}/resources/{self._segment("resource_id", resource_id)}',
            "bearer",
            body=body,
        )
        return cast("OperationResource", answer)

    def delete_predefined_operation_resource(
        self,
        operation_id: str,
        resource_id: str,
    ) -> bool:
        """Delete a text; the one that comes with the server holds again.

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{operationId}/resources/{resourceId}``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_RESOURCE_NOT_FOUND,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{self._segment("operation_id", operation_id)}/resources/{self._segment("resource_id", resource_id)}',
            "bearer",
        )
        return cast("bool", answer)

    def preview_predefined_operation(
        self,
        operation_id: str,
        body: Optional[PreviewMessageRequest] = None,
    ) -> MessagePreview:
        """Show a message with example values; drafts are not stored (extension).

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{operationId}/preview``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_MESSAGE_TEXT_NOT_VALID,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{self._segment("operation_id", operation_id)}/preview',
            "bearer",
            body=body,
        )
        return cast("MessagePreview", answer)

    def test_predefined_operation(
        self,
        operation_id: str,
        body: TestMessageRequest,
    ) -> TestMessageResult:
        """Send a message of the stored texts with example values to an address of yours (extension).

        At most 20 within an hour. The link in it opens nothing. The audit log names the texts and
        who sent them, not the address.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{operationId}/test``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_TRANSPORT_NOT_SUPPORTED,
        E_TRANSPORT_ADDRESS_NOT_VALID, E_RATE_LIMITED, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/predefinedOperations/{self._segment("operation_id", operation_id)}/test',
            "bearer",
            body=body,
        )
        return cast("TestMessageResult", answer)

    def get_custom_operation_resources(
        self,
        operation_id: str,
    ) -> List[OperationResource]:
        """List the texts of an operation, those that come with the server too.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{operationId}/resources``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{self._segment("operation_id", operation_id)}/resources',
            "bearer",
        )
        return cast("List[OperationResource]", answer)

    def create_custom_operation_resource(
        self,
        operation_id: str,
        body: OperationResourceRequest,
    ) -> OperationResource:
        """Write a text in place of the one that comes with the server.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{operationId}/resources``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_MESSAGE_TEXT_NOT_VALID,
        E_RESOURCE_ALREADY_EXISTS, E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{self._segment("operation_id", operation_id)}/resources',
            "bearer",
            body=body,
        )
        return cast("OperationResource", answer)

    def get_custom_operation_resource(
        self,
        operation_id: str,
        resource_id: str,
    ) -> OperationResource:
        """Read a text.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{operationId}/resources/{resourceId}``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_RESOURCE_NOT_FOUND,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{self._segment("operation_id", operation_id)}/resources/{self._segment("resource_id", resource_id)}',
            "bearer",
        )
        return cast("OperationResource", answer)

    def update_custom_operation_resource(
        self,
        operation_id: str,
        resource_id: str,
        body: OperationResourceRequest,
    ) -> OperationResource:
        """Replace a text; Version must be the stored one.

        ``PUT
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{operationId}/resources/{resourceId}``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_MESSAGE_TEXT_NOT_VALID,
        E_RESOURCE_NOT_FOUND, E_RESOURCE_ALREADY_EXISTS, E_ACCOUNT_VERSION_MISMATCH,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{self._segment("operation_id", operation_id)}/resources/{self._segment("resource_id", resource_id)}',
            "bearer",
            body=body,
        )
        return cast("OperationResource", answer)

    def delete_custom_operation_resource(
        self,
        operation_id: str,
        resource_id: str,
    ) -> bool:
        """Delete a text; the one that comes with the server holds again.

        ``DELETE
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{operationId}/resources/{resourceId}``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_RESOURCE_NOT_FOUND,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{self._segment("operation_id", operation_id)}/resources/{self._segment("resource_id", resource_id)}',
            "bearer",
        )
        return cast("bool", answer)

    def preview_custom_operation(
        self,
        operation_id: str,
        body: Optional[PreviewMessageRequest] = None,
    ) -> MessagePreview:
        """Show a message with example values; drafts are not stored (extension).

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{operationId}/preview``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_MESSAGE_TEXT_NOT_VALID,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{self._segment("operation_id", operation_id)}/preview',
            "bearer",
            body=body,
        )
        return cast("MessagePreview", answer)

    def test_custom_operation(
        self,
        operation_id: str,
        body: TestMessageRequest,
    ) -> TestMessageResult:
        """Send a message of the stored texts with example values to an address of yours (extension).

        At most 20 within an hour. The link in it opens nothing. The audit log names the texts and
        who sent them, not the address.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{operationId}/test``

        Raises :class:`SelfsameError` with one of E_TEMPLATE_NOT_FOUND, E_TRANSPORT_NOT_SUPPORTED,
        E_TRANSPORT_ADDRESS_NOT_VALID, E_RATE_LIMITED, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/customOperations/{self._segment("operation_id", operation_id)}/test',
            "bearer",
            body=body,
        )
        return cast("TestMessageResult", answer)

    def resend_foreign_biometry(
        self,
        operation_id: str,
        body: Any = None,
    ) -> ForeignOperation:
        """Send the link again.

        At most three times, 30 s apart, while the operation is pending. To the same addresses, with
        the same link.

        ``POST
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/biometry/{OperationId}/resend``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED,
        E_TRANSACTION_EXPIRED, E_RESEND_NOT_POSSIBLE, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/foreignOperations/biometry/{self._segment("operation_id", operation_id)}/resend',
            "bearer",
            body=body,
        )
        return cast("ForeignOperation", answer)

    def resend_operation(
        self,
        operation_id: str,
        body: Any = None,
    ) -> OperationStatus:
        """Send the link again.

        At most three times, 30 s apart, while the operation is pending. To the same addresses, with
        the same link.

        ``POST
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{OperationId}/resend``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED,
        E_TRANSACTION_EXPIRED, E_RESEND_NOT_POSSIBLE, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{self._segment("operation_id", operation_id)}/resend',
            "bearer",
            body=body,
        )
        return cast("OperationStatus", answer)

    def resend_transaction(
        self,
        transaction_id: str,
        body: Any = None,
    ) -> TransactionStatus:
        """Send the link again.

        At most three times, 30 s apart, while the operation is pending. To the same addresses, with
        the same link.

        ``POST
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{TransactionId}/resend``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED,
        E_TRANSACTION_EXPIRED, E_RESEND_NOT_POSSIBLE, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{self._segment("transaction_id", transaction_id)}/resend',
            "bearer",
            body=body,
        )
        return cast("TransactionStatus", answer)

    def get_notifications(
        self,
        *,
        operation_id: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetNotificationsResponse:
        """What became of each message, newest first (extension).

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/notifications``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/notifications",
            "bearer",
            query={"operationId": operation_id, "start": start, "size": size},
        )
        return cast("GetNotificationsResponse", answer)

    def get_outbox(
        self,
        *,
        operation_id: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetOutboxResponse:
        """Messages kept on this server because nothing is configured that sends, newest first
        (extension).

        For the first day and for tests. Whoever reads this can open the links, and can read the
        codes that stand in for passkeys. A message is gone when its operation ends.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/notifications/outbox``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/notifications/outbox",
            "bearer",
            query={"operationId": operation_id, "start": start, "size": size},
        )
        return cast("GetOutboxResponse", answer)

    def begin_foreign_authorization(
        self,
        body: Optional[BeginForeignAuthorizationRequest] = None,
        *,
        order: Optional[str] = None,
    ) -> ForeignAuthorization:
        """Begin a verification by account or by an inline image.

        Show the user `{base}/?t={TransactionId}&s={OneTimeSecret}`.

        In a sandbox ``order`` says how what this begins comes out, such as ``rejectLiveness``.

        ``POST /IDCompleteBackendEngine/Default/AuthorizationServiceRest/transactions/beginforeign``

        Raises :class:`SelfsameError` with one of E_TRANSPORT_NOT_SUPPORTED,
        E_TRANSPORT_ADDRESS_MISSING, E_TRANSPORT_ADDRESS_NOT_VALID, E_RETURN_URL_NOT_ALLOWED,
        E_OPERATION_NAME_NOT_FOUND, E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED, E_QUOTA_EXCEEDED,
        E_ACCOUNT_PASSKEY_REQUIRED, E_PASSKEYS_NOT_AVAILABLE, E_ACCOUNT_BIOCREDENTIAL_REQUIRED,
        E_DATA_TYPE_NOT_SUPPORTED, E_TEMPLATE_NOT_SUPPORTED, E_IMAGE_NOT_READABLE,
        E_FACE_NOT_USABLE, E_MODEL_MISMATCH, E_TENANT_BUSY, E_SERVER_BUSY, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_SANDBOX_ONLY, E_RATE_LIMITED, E_INTERNAL,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AuthorizationServiceRest/transactions/beginforeign",
            "bearer",
            body={} if body is None else body,
            order=order,
        )
        return cast("ForeignAuthorization", answer)

    def end_foreign_authorization(
        self,
        transaction_id: str,
    ) -> ForeignAuthorization:
        """Read the state; poll until Status is not 0.

        ``GET
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/transactions/endforeign/{TransactionId}``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/transactions/endforeign/{self._segment("transaction_id", transaction_id)}',
            "bearer",
        )
        return cast("ForeignAuthorization", answer)

    def create_operation(
        self,
        body: CreateOperationRequest,
        *,
        order: Optional[str] = None,
    ) -> CreatedOperation:
        """Begin a selfie (GetForeignBiometry), an enrolment (EnrollBioCredential) or the enrolment of
        a passkey (EnrollFido2Credential).

        In a sandbox ``order`` says how what this begins comes out, such as ``rejectLiveness``.

        ``POST /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations``

        Raises :class:`SelfsameError` with one of E_TRANSPORT_NOT_SUPPORTED,
        E_TRANSPORT_ADDRESS_MISSING, E_TRANSPORT_ADDRESS_NOT_VALID, E_RETURN_URL_NOT_ALLOWED,
        E_OPERATION_NAME_NOT_FOUND, E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED, E_QUOTA_EXCEEDED,
        E_OPERATION_NOT_SUPPORTED, E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS, E_PASSKEY_NOT_ACCEPTED,
        E_PASSKEYS_NOT_AVAILABLE, E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_SANDBOX_ONLY, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations",
            "bearer",
            body=body,
            order=order,
        )
        return cast("CreatedOperation", answer)

    def get_operation(
        self,
        operation_id: str,
    ) -> OperationStatus:
        """Same as /status (extension).

        ``GET
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{OperationId}``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{self._segment("operation_id", operation_id)}',
            "bearer",
        )
        return cast("OperationStatus", answer)

    def get_operation_status(
        self,
        operation_id: str,
    ) -> OperationStatus:
        """Read the state; poll until Status is not 0.

        ``GET
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{OperationId}/status``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{self._segment("operation_id", operation_id)}/status',
            "bearer",
        )
        return cast("OperationStatus", answer)

    def get_operation_result(
        self,
        operation_id: str,
    ) -> OperationResult:
        """Read the result with its evidence summary; 409 while it is pending.

        ``GET
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{OperationId}/result``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_RESULT_NOT_READY,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{self._segment("operation_id", operation_id)}/result',
            "bearer",
        )
        return cast("OperationResult", answer)

    def cancel_operation(
        self,
        operation_id: str,
    ) -> OperationStatus:
        """Cancel a pending operation.

        ``DELETE
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{OperationId}``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{self._segment("operation_id", operation_id)}',
            "bearer",
        )
        return cast("OperationStatus", answer)

    def cancel_operation_by_post(
        self,
        operation_id: str,
        body: Any = None,
    ) -> OperationStatus:
        """Cancel (for clients that cannot send DELETE).

        ``POST
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{OperationId}/cancel``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{self._segment("operation_id", operation_id)}/cancel',
            "bearer",
            body=body,
        )
        return cast("OperationStatus", answer)

    def create_transaction(
        self,
        body: CreateTransactionRequest,
        *,
        order: Optional[str] = None,
    ) -> CreatedTransaction:
        """Begin a verification of an account.

        In a sandbox ``order`` says how what this begins comes out, such as ``rejectLiveness``.

        ``POST /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions``

        Raises :class:`SelfsameError` with one of E_TRANSPORT_NOT_SUPPORTED,
        E_TRANSPORT_ADDRESS_MISSING, E_TRANSPORT_ADDRESS_NOT_VALID, E_RETURN_URL_NOT_ALLOWED,
        E_OPERATION_NAME_NOT_FOUND, E_ACCOUNT_NOT_FOUND, E_ACCOUNT_DISABLED, E_QUOTA_EXCEEDED,
        E_CREDENTIAL_TYPE_NOT_SUPPORTED, E_ACCOUNT_PASSKEY_REQUIRED, E_PASSKEYS_NOT_AVAILABLE,
        E_ACCOUNT_BIOCREDENTIAL_REQUIRED, E_MODEL_MISMATCH, E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_SANDBOX_ONLY, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions",
            "bearer",
            body=body,
            order=order,
        )
        return cast("CreatedTransaction", answer)

    def get_transaction(
        self,
        transaction_id: str,
    ) -> TransactionStatus:
        """Same as /status (extension).

        ``GET
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{TransactionId}``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{self._segment("transaction_id", transaction_id)}',
            "bearer",
        )
        return cast("TransactionStatus", answer)

    def get_transaction_status(
        self,
        transaction_id: str,
    ) -> TransactionStatus:
        """Read the state; poll until Status is not 0.

        ``GET
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{TransactionId}/status``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{self._segment("transaction_id", transaction_id)}/status',
            "bearer",
        )
        return cast("TransactionStatus", answer)

    def get_transaction_result(
        self,
        transaction_id: str,
    ) -> TransactionResult:
        """Read the result with its evidence summary; 409 while it is pending.

        ``GET
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{TransactionId}/result``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_RESULT_NOT_READY,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{self._segment("transaction_id", transaction_id)}/result',
            "bearer",
        )
        return cast("TransactionResult", answer)

    def cancel_transaction(
        self,
        transaction_id: str,
    ) -> TransactionStatus:
        """Cancel a pending transaction.

        ``DELETE
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{TransactionId}``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "DELETE",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{self._segment("transaction_id", transaction_id)}',
            "bearer",
        )
        return cast("TransactionStatus", answer)

    def cancel_transaction_by_post(
        self,
        transaction_id: str,
        body: Any = None,
    ) -> TransactionStatus:
        """Cancel (for clients that cannot send DELETE).

        ``POST
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{TransactionId}/cancel``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_TRANSACTION_FINISHED,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{self._segment("transaction_id", transaction_id)}/cancel',
            "bearer",
            body=body,
        )
        return cast("TransactionStatus", answer)

    def identify(
        self,
        form: Mapping[str, Union[str, bytes]],
    ) -> List[IdentifyMatch]:
        """Find the accounts that hold this face.

        multipart/form-data: `image` (JPEG) or `operationId` (of a selfie operation), and
        `threshold` on the scale −12·log10(FMR); 84 (1 in 10,000,000) is recommended. Above 60 (1 in
        100,000) the scale is an extrapolation of the measured calibration, not a measured rate. At
        most 100 matches, best first.

        ``POST /search/identify``

        Raises :class:`SelfsameError` with one of E_IMAGE_NOT_READABLE, E_FACE_NOT_USABLE,
        E_OPERATION_NOT_FOUND, E_TEMP_DATA_EXPIRED, E_MODEL_MISMATCH, E_BODY_TOO_LARGE,
        E_TENANT_BUSY, E_SERVER_BUSY, E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/search/identify",
            "bearer",
            form=form,
        )
        return cast("List[IdentifyMatch]", answer)

    def get_audit_events(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetAuditEventsResponse:
        """List the audit log: every administrative act and every decision.

        Filters beside the fields of an event: `Account` (UIN), `BioCredential`, `Transaction`.
        Newest first unless sorted otherwise.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/events``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/events",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size},
        )
        return cast("GetAuditEventsResponse", answer)

    def export_audit_events(
        self,
        *,
        from_: str,
        format: Optional[Literal["csv", "jsonl"]] = None,
        to: Optional[str] = None,
        filter: Optional[str] = None,
    ) -> Download:
        """Download the audit log of a time range, oldest first (extension).

        As CSV (RFC 4180, UTF-8) or JSON Lines. At most 366 days and 1,000,000 events at once; the
        export is an event of the log itself. An answer that breaks off is not whole.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/events/export``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/events/export",
            "bearer",
            query={"format": format, "from": from_, "to": to, "filter": filter},
            file=True,
        )
        return cast("Download", answer)

    def get_audit_checkpoint(
        self,
    ) -> AuditCheckpoint:
        """How far the audit log reaches, signed (extension).

        Keep it elsewhere: `selfsame verify-audit --checkpoint` then finds a log that was cut short
        or replaced as well.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/checkpoint``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/checkpoint",
            "bearer",
        )
        return cast("AuditCheckpoint", answer)

    def get_erasure_certificates(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetErasureCertificatesResponse:
        """List certificates of erased accounts (extension).

        Filter by `UIN` or `CreatedDate`.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/erasures``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/erasures",
            "bearer",
            query={"filter": filter, "sort": sort, "start": start, "size": size},
        )
        return cast("GetErasureCertificatesResponse", answer)

    def get_erasure_certificate(
        self,
        certificate_id: str,
    ) -> ErasureCertificate:
        """Read the certificate of an erased account (extension).

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/erasures/{certificateId}``

        Raises :class:`SelfsameError` with one of E_ERASURE_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/accounts/erasures/{self._segment("certificate_id", certificate_id)}',
            "bearer",
        )
        return cast("ErasureCertificate", answer)

    def get_operation_receipt(
        self,
        operation_id: str,
    ) -> Receipt:
        """Read the signed receipt of a finished operation (extension).

        A statement signed when it ended: hashes of the pictures and models, scores, thresholds,
        challenge, times. It verifies offline: `verifyReceipt` of the client, or `selfsame
        verify-receipt`.

        ``GET
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{OperationId}/receipt``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_RECEIPT_NOT_FOUND,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/operations/{self._segment("operation_id", operation_id)}/receipt',
            "bearer",
        )
        return cast("Receipt", answer)

    def get_transaction_receipt(
        self,
        transaction_id: str,
    ) -> Receipt:
        """Read the signed receipt of a finished transaction (extension).

        A statement signed when it ended: hashes of the pictures and models, scores, thresholds,
        challenge, times. It verifies offline: `verifyReceipt` of the client, or `selfsame
        verify-receipt`.

        ``GET
        /IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{TransactionId}/receipt``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_RECEIPT_NOT_FOUND,
        E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AuthorizationServiceRest/v2/transactions/{self._segment("transaction_id", transaction_id)}/receipt',
            "bearer",
        )
        return cast("Receipt", answer)

    def get_audit_account(
        self,
        uin: str,
    ) -> Account:
        """Read an account by its UIN, deleted or not.

        Of a deleted one its UIN and dates are left: AccountNumber is the UIN, everything personal
        was erased.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/accounts/{uin}``

        Raises :class:`SelfsameError` with one of E_AUDIT_OBJECT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/accounts/{self._segment("uin", uin)}',
            "bearer",
        )
        return cast("Account", answer)

    def get_audit_bio_credential(
        self,
        id: str,
    ) -> BiometricCredential:
        """Read a biometric credential by its Id, deleted or not.

        Never the face. Of a deleted one neither picture nor template is left to show.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/bioCredentials/{id}``

        Raises :class:`SelfsameError` with one of E_AUDIT_OBJECT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/bioCredentials/{self._segment("id", id)}',
            "bearer",
        )
        return cast("BiometricCredential", answer)

    def get_audit_api_key(
        self,
        id: str,
    ) -> ApiKey:
        """Read an API key, deleted or not.

        By its ExternalId, or by the id that References of the audit log hold.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/apiKeys/{id}``

        Raises :class:`SelfsameError` with one of E_AUDIT_OBJECT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/apiKeys/{self._segment("id", id)}',
            "bearer",
        )
        return cast("ApiKey", answer)

    def get_audit_custom_operation(
        self,
        id: str,
    ) -> CustomOperation:
        """Read a transaction template, deleted or not.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/customOperations/{id}``

        Raises :class:`SelfsameError` with one of E_AUDIT_OBJECT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/customOperations/{self._segment("id", id)}',
            "bearer",
        )
        return cast("CustomOperation", answer)

    def get_audit_custom_operation_resource(
        self,
        id: str,
    ) -> OperationResource:
        """Read a text of a transaction template, deleted or not.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/customOperationResources/{id}``

        Raises :class:`SelfsameError` with one of E_AUDIT_OBJECT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/customOperationResources/{self._segment("id", id)}',
            "bearer",
        )
        return cast("OperationResource", answer)

    def get_audit_predefined_operation(
        self,
        id: str,
    ) -> PredefinedOperation:
        """Read a predefined operation.

        They are part of the server and are never deleted.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/predefinedOperations/{id}``

        Raises :class:`SelfsameError` with one of E_AUDIT_OBJECT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/predefinedOperations/{self._segment("id", id)}',
            "bearer",
        )
        return cast("PredefinedOperation", answer)

    def get_audit_predefined_operation_resource(
        self,
        id: str,
    ) -> OperationResource:
        """Read a text of a predefined operation, deleted or not.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/predefinedOperationResources/{id}``

        Raises :class:`SelfsameError` with one of E_AUDIT_OBJECT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/predefinedOperationResources/{self._segment("id", id)}',
            "bearer",
        )
        return cast("OperationResource", answer)

    def get_audit_attribute(
        self,
        id: str,
    ) -> None:
        """Read a tenant attribute: always 404, this server has none and never had.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/attributes/{id}``

        Raises :class:`SelfsameError` with one of E_AUDIT_OBJECT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/attributes/{self._segment("id", id)}',
            "bearer",
        )

    def get_audit_pre_registration(
        self,
        id: str,
    ) -> None:
        """Read a pre-registration: always 404, this server has none and never had.

        ``GET
        /IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/preRegistrations/{id}``

        Raises :class:`SelfsameError` with one of E_AUDIT_OBJECT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        self._call(
            "GET",
            f'/IDCompleteBackendEngine/Default/AdministrationServiceRest/audit/preRegistrations/{self._segment("id", id)}',
            "bearer",
        )

    def get_statistics(
        self,
        *,
        from_: Optional[str] = None,
        to: Optional[str] = None,
    ) -> Statistics:
        """Count operations and transactions by day or hour (extension).

        Each is counted where it was begun and as it stands now, so that the parts add up. One day
        is counted by hours, several by days, all in UTC.

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/statistics``

        Raises :class:`SelfsameError` with one of E_SERVER_BUSY, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/statistics",
            "bearer",
            query={"from": from_, "to": to},
        )
        return cast("Statistics", answer)

    def get_status(
        self,
    ) -> SystemStatus:
        """Version, models, what is stored and when it goes, webhook, jobs (extension).

        ``GET /IDCompleteBackendEngine/Default/AdministrationServiceRest/status``

        Raises :class:`SelfsameError` with one of E_SERVER_BUSY, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RATE_LIMITED, E_INTERNAL, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/IDCompleteBackendEngine/Default/AdministrationServiceRest/status",
            "bearer",
        )
        return cast("SystemStatus", answer)

    def act_as_user(
        self,
        id: str,
        body: SandboxActRequest,
    ) -> SandboxActResult:
        """Act as the user of an operation or transaction, without a browser.

        The same states, events, receipts and webhooks follow as from the page. What is ordered by
        the account or by the request comes about, unless `Capture` or `Passkey` says otherwise.

        ``POST /sandbox/v1/sessions/{Id}/act``

        Raises :class:`SelfsameError` with one of E_OPERATION_NOT_FOUND, E_ATTEMPT_NOT_OPEN,
        E_APPROVAL_REQUIRED, E_PASSKEY_REQUIRED, E_PASSKEY_CODE_REQUIRED, E_PASSKEY_DELAY_RUNNING,
        E_TRANSACTION_IN_REVIEW, E_TRANSACTION_FINISHED, E_TRANSACTION_EXPIRED,
        E_PASSKEY_STEP_NOT_OPEN, E_PASSKEY_NOT_ACCEPTED, E_CEREMONY_NOT_VALID, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_SANDBOX_ONLY, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/sandbox/v1/sessions/{self._segment("id", id)}/act',
            "bearer",
            body=body,
        )
        return cast("SandboxActResult", answer)

    def reset_sandbox(
        self,
    ) -> SandboxReset:
        """Empty the sandbox.

        Accounts with all that was taken for them, operations, transactions, messages, deliveries
        and faults of webhooks, and receipts go, without webhooks; the clock has not been moved
        then. API keys, settings, templates, integrations, portal users, the audit log and
        certificates of erasures stay. Access tokens made after the clock was moved are over.

        ``POST /sandbox/v1/reset``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_SANDBOX_ONLY, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/sandbox/v1/reset",
            "bearer",
        )
        return cast("SandboxReset", answer)

    def get_sandbox_webhook_faults(
        self,
    ) -> SandboxWebhookFaults:
        """Read what the next webhooks of the sandbox will suffer.

        ``GET /sandbox/v1/webhook-faults``

        Raises :class:`SelfsameError` with one of E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_SANDBOX_ONLY, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/sandbox/v1/webhook-faults",
            "bearer",
        )
        return cast("SandboxWebhookFaults", answer)

    def set_sandbox_webhook_faults(
        self,
        body: SandboxWebhookFaults,
    ) -> SandboxWebhookFaults:
        """Say what the next webhooks of the sandbox will suffer.

        Replaces what was ordered before; an empty list ends it. All but `error` hit a delivery at
        its first attempt. The log of deliveries says in `Fault` what an attempt suffered.

        ``PUT /sandbox/v1/webhook-faults``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_SANDBOX_ONLY, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            "/sandbox/v1/webhook-faults",
            "bearer",
            body=body,
        )
        return cast("SandboxWebhookFaults", answer)

    def move_sandbox_clock(
        self,
        body: MoveSandboxClockRequest,
    ) -> SandboxClock:
        """Move the clock of the sandbox forward.

        What ends by the clock has so much less time left: operations and transactions, TempIds,
        failed attempts, access and refresh tokens, keys, what is kept for a while. Times of what
        was before move back by as much; records of the audit log and receipts stay, and so does
        when messages were sent. No other tenant is touched.

        ``POST /sandbox/v1/clock``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_BODY_NOT_JSON,
        E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED,
        E_ACCESS_DENIED, E_SANDBOX_ONLY, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY,
        E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/sandbox/v1/clock",
            "bearer",
            body=body,
        )
        return cast("SandboxClock", answer)
