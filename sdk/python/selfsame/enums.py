# Made from the contract by `npm run generate`. Do not edit.
"""Numbers and codes of the wire."""

from enum import IntEnum
from typing import Dict, Tuple


class Status(IntEnum):
    """State of an operation or transaction."""

    PENDING = 0
    ACCEPTED = 1
    REJECTED = 2
    EXPIRED = 3
    ERROR = 4
    CANCELED = 5


class TransportType(IntEnum):
    """How the link reaches the user."""

    INLINE = 0
    SMS = 1
    EMAIL = 2
    SMS_AND_EMAIL = 3


class ConfirmationCredentialType(IntEnum):
    """What a verification asks for."""

    NOTHING = 0
    BIOMETRIC = 1
    OTP = 2
    FIDO2 = 4
    FIDO2_AND_BIOMETRIC = 5


class BiometricCredentialType(IntEnum):
    """Kind of a stored biometric credential."""

    UNKNOWN = 0
    FACE = 1


class DataType(IntEnum):
    """Encoding of a picture."""

    UNKNOWN = 0
    JPEG = 1
    BMP = 2
    GIF = 3
    PNG = 4
    TIFF = 5
    JPEG2_K = 6
    TEMPLATE = 100


class EventType(IntEnum):
    """What a webhook tells."""

    TEST = 0
    OPERATION_FINISHED = 1
    TRANSACTION_FINISHED = 2
    ACCOUNT_CHANGED = 3


#: The header by which a request of a sandbox orders its outcome.
SANDBOX_HEADER = "selfsame-sandbox-outcome"

#: What a key of the installation begins with.
INSTALLATION_KEY_PREFIX = "installation-"

#: HTTP status and sentence of each code that the server answers with.
ERRORS: Dict[str, Tuple[int, str]] = {
    "E_INVALID_ARGUMENT": (400, "{0}"),
    "E_BODY_NOT_JSON": (400, "The request body is not valid JSON: {0}."),
    "E_ACCOUNT_NUMBER_NOT_VALID": (400, "AccountNumber may hold letters (a-z, A-Z), digits and . - _ @ # ^ ! ~ ' + only, 1 to 128 characters; it is used in URL paths."),
    "E_DATA_TYPE_NOT_SUPPORTED": (400, "DataType {0} is not supported. Send 1 (JPEG), 3 (GIF), 4 (PNG) or 5 (TIFF)."),
    "E_TEMPLATE_NOT_SUPPORTED": (400, "DataType 100 (Template) is not supported: a template of another engine cannot be compared. Send the image."),
    "E_IMAGE_NOT_READABLE": (400, "Data is not a readable image: {0}"),
    "E_FACE_NOT_USABLE": (400, "The face in the image cannot be used: {0}."),
    "E_TRANSPORT_NOT_SUPPORTED": (400, "TransportType {0} is not configured on this server. Use 0 (inline)."),
    "E_TRANSPORT_ADDRESS_MISSING": (400, "TransportType {0} needs {1}."),
    "E_TRANSPORT_ADDRESS_NOT_VALID": (400, "{0} cannot be sent to: {1}"),
    "E_RETURN_URL_NOT_ALLOWED": (400, "ReturnUrl '{0}' is not an address of an origin that the tenant's looks list in ReturnOrigins."),
    "E_MESSAGE_TEXT_NOT_VALID": (400, "{0}: {1}"),
    "E_OPERATION_NAME_NOT_FOUND": (404, "Operation with name '{0}' not found."),
    "E_OPERATION_NOT_SUPPORTED": (501, "'{0}' is not supported by this server."),
    "E_CREDENTIAL_TYPE_NOT_SUPPORTED": (501, "CredentialType {0} is not supported by this server. Use 0 (none), 1 (biometric), 4 (passkey) or 5 (passkey, then biometric)."),
    "E_FMR_NOT_SUPPORTED": (400, "A false match rate of {0} is not supported: the calibration holds evidence from {1} to {2}."),
    "E_INTEGRATION_REFUSED": (400, "The OpenID integration cannot be set so: {0}"),
    "E_WEBHOOK_REFUSED": (400, "The webhook cannot be set so: {0}"),
    "E_USER_NOT_AUTHENTICATED": (401, "Not authenticated. {0}"),
    "E_REFRESH_TOKEN_NOT_VALID": (401, "The refresh token is not valid. Authenticate again with the API key."),
    "E_SIGN_IN_FAILED": (401, "Signing in failed. Check what you typed and try again; a code of the authenticator works once."),
    "E_RECENT_SIGN_IN_REQUIRED": (403, "Confirm that it is you (POST /portal/v1/session/confirm), then send this again: it needs a proof that is at most {0} minutes old."),
    "E_PORTAL_REQUEST_REFUSED": (403, "This request does not come from a page of the portal. Open the portal at {0}."),
    "E_ACCESS_DENIED": (403, "The access token lacks the role for this operation: {0}."),
    "E_TENANT_NOT_FOUND": (404, "No such tenant."),
    "E_TENANT_ALREADY_EXISTS": (409, "There is or was a tenant with the customer number '{0}'. Choose another number."),
    "E_TENANT_OWNS_INSTALLATION": (409, "This tenant owns the installation: it can be neither disabled nor erased, and its first owner is let in on the machine of the server only."),
    "E_TENANT_HAS_OWNER": (409, "The tenant has an owner already. Ask that owner for an invitation; nobody else can let people into its portal."),
    "E_TENANT_ERASED": (409, "The erasure of this tenant has begun. Nothing of it can be changed any more."),
    "E_INSTALLATION_KEY_NOT_FOUND": (404, "No such key of the installation."),
    "E_TENANT_DISABLED": (403, "The tenant is disabled: its links, tokens and sessions do not work. Ask whoever runs this server."),
    "E_QUOTA_EXCEEDED": (403, "This would go beyond the quota of this tenant: {0} is at most {1}, and {2} is used."),
    "E_TENANT_BUSY": (429, "This would go beyond the quota of this tenant: AnalysesAtOnce is at most {0} on each server. Try again in {1} s."),
    "E_SANDBOX_ONLY": (403, "This works in a sandbox only, and this tenant is live. Whoever runs the server can make a sandbox: `selfsame tenant create NUMBER --name NAME --sandbox`."),
    "E_ROUTE_NOT_FOUND": (404, "No such operation."),
    "E_OPERATION_NOT_FOUND": (404, "No such operation or transaction."),
    "E_ACCOUNT_NOT_FOUND": (404, "Account '{0}' not found."),
    "E_BIOCREDENTIAL_NOT_FOUND": (404, "The account has no biometric credential."),
    "E_CREDENTIAL_IMAGE_NOT_STORED": (404, "The picture of the credential is not stored; only its template is kept."),
    "E_API_KEY_NOT_FOUND": (404, "No such API key."),
    "E_INTEGRATION_NOT_FOUND": (404, "No such OpenID integration."),
    "E_TEMPLATE_NOT_FOUND": (404, "No such transaction template."),
    "E_RESOURCE_NOT_FOUND": (404, "No such text."),
    "E_DELIVERY_NOT_FOUND": (404, "No such webhook delivery."),
    "E_CHALLENGE_NOT_ANSWERED": (409, "The challenge of this attempt has not been answered to its end."),
    "E_APPROVAL_REQUIRED": (409, "The user has not approved this transaction yet. Call POST /capture/v1/approve when they have; a capture comes after it."),
    "E_CONSENT_REQUIRED": (409, "A capture needs the consent of the user here. Ask for a challenge with `consent` true once they have given it."),
    "E_RECEIPT_NOT_FOUND": (404, "No receipt yet: the operation or transaction is pending."),
    "E_ERASURE_NOT_FOUND": (404, "No such erasure certificate."),
    "E_AUDIT_OBJECT_NOT_FOUND": (404, "There is no {0} with this id, and never was."),
    "E_REVIEW_NOT_FOUND": (404, "No review is open for this transaction."),
    "E_REVIEW_FRAMES_NOT_KEPT": (404, "No pictures are kept for this review."),
    "E_OPERATOR_NOT_FOUND": (404, "No such portal user."),
    "E_INVITATION_NOT_FOUND": (404, "No such invitation, or it was used already."),
    "E_PASSKEY_NOT_FOUND": (404, "No such passkey."),
    "E_SESSION_NOT_FOUND": (404, "No such session, or it has ended."),
    "E_LINK_NOT_VALID": (404, "This link is not valid."),
    "E_LOOK_NOT_VALID": (400, "The looks cannot be set so: {0}"),
    "E_HANDOFF_TAKEN": (409, "This link was already used on another device."),
    "E_PASSKEY_NOT_ACCEPTED": (400, "The passkey cannot be used: {0}"),
    "E_PASSWORD_NOT_ACCEPTED": (400, "The password cannot be used: {0}"),
    "E_TOTP_NOT_ACCEPTED": (400, "The code is not the current one. Check the time of the device with the authenticator and try again."),
    "E_PASSKEY_STEP_NOT_OPEN": (409, "No passkey is asked for or offered here now."),
    "E_PASSKEY_ORIGIN_NOT_LISTED": (403, "Pages of {0} do not ask for passkeys here: EmbeddingOrigins of the policy for passkeys does not name it, or this is a sign-in."),
    "E_PASSKEY_REQUIRED": (409, "This session needs the passkey first. Call POST /capture/v1/passkey/begin; a capture comes after it."),
    "E_PASSKEY_CODE_REQUIRED": (409, "The face is accepted, and a code comes next. Call POST /capture/v1/passkey/code/send."),
    "E_PASSKEY_DELAY_RUNNING": (409, "The face is accepted, and a stated time has to pass before the session is. Nothing more is asked of the user."),
    "E_ACCOUNT_PASSKEY_REQUIRED": (409, "Conflict: the account has no passkey that this policy accepts. Enrol one first (EnrollFido2Credential)."),
    "E_PASSKEYS_NOT_AVAILABLE": (501, "Browsers make no passkeys for {0}. Passkeys need an https address with a host name (SELFSAME_BASE_URL), or localhost."),
    "E_CEREMONY_NOT_VALID": (409, "This step took too long or was already done. Start it again."),
    "E_EMAIL_TAKEN": (409, "Another portal user signs in with this e-mail address."),
    "E_LAST_OWNER": (409, "This is the last owner who can sign in. Give another portal user the role of owner first."),
    "E_LAST_SIGN_IN_METHOD": (409, "This is the last way to sign in. Add another one first."),
    "E_METHOD_NOT_ALLOWED": (405, "Method not allowed."),
    "E_ACCOUNT_ALREADY_EXISTS": (409, "Account '{0}' already exists."),
    "E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS": (409, "Biometric credentials already exist for this account."),
    "E_ACCOUNT_BIOCREDENTIAL_REQUIRED": (409, "Conflict: the account has no biometric credential to compare with."),
    "E_ACCOUNT_DISABLED": (409, "The account is disabled: {0}"),
    "E_ACCOUNT_VERSION_MISMATCH": (409, "Version {0} is not the stored {1}: the record was changed since you read it. Read it again, and send its Version."),
    "E_PERSON_ALREADY_ENROLLED": (409, "This person is already enrolled under another account."),
    "E_MODEL_MISMATCH": (409, "The stored credential was made by model {0}, which this server does not run. Enrol again."),
    "E_INTEGRATION_ALREADY_EXISTS": (409, "There is an OpenID integration with the name '{0}' already."),
    "E_INTEGRATION_WITHOUT_SECRET": (409, "This OpenID integration has no secret: it is a public client, or signs with a key of its own."),
    "E_TEMPLATE_IN_USE": (409, "OpenID integrations verify by this transaction template: {0}. Give them another one first."),
    "E_WEBHOOK_NOT_CONFIGURED": (409, "No webhook is configured."),
    "E_LINK_KIND_MISMATCH": (409, "This link opens with the other parameter: operations use i=, transactions use t=."),
    "E_RESOURCE_ALREADY_EXISTS": (409, "{0} is already written in {1}. Replace that one."),
    "E_LINK_NOT_SHOWN": (409, "The link travels by SMS or e-mail and is shown to nobody else."),
    "E_RESEND_NOT_POSSIBLE": (409, "The link cannot be sent again: {0}"),
    "E_RESULT_NOT_READY": (409, "Conflict: there is no result yet, because the operation or transaction is pending. Poll /status until Status is not 0."),
    "E_TRANSACTION_IN_REVIEW": (409, "The capture is being reviewed. Nothing further is asked."),
    "E_REVIEW_VOTED": (409, "You have given your decision on this review. Another person has to give the other."),
    "E_REVIEW_NOT_ACCEPTABLE": (409, "The face is not the enrolled one, so the capture can only be rejected."),
    "E_TRANSACTION_FINISHED": (409, "The operation or transaction has already ended."),
    "E_ATTEMPT_NOT_OPEN": (409, "This attempt is not open. Ask for a new one."),
    "E_TRANSACTION_EXPIRED": (410, "The operation or transaction has expired."),
    "E_TEMP_DATA_EXPIRED": (410, "The data under this TempId is gone or was never there. It is kept at most 72 hours."),
    "E_BODY_TOO_LARGE": (413, "The request is larger than {0} bytes."),
    "E_MEDIA_TYPE_NOT_SUPPORTED": (415, "{0} is not supported here."),
    "E_RATE_LIMITED": (429, "Too many requests. Try again in {0} s."),
    "E_INTERNAL": (500, "Something failed on the server. The log holds the details under this request id."),
    "E_SERVER_BUSY": (503, "The server is busy. Try again in {0} s."),
    "E_STORAGE_UNAVAILABLE": (503, "Nothing can be stored: the disk is {0}. Whoever runs the server must mend that; what was confirmed is kept. Try again in {1} s."),
}
