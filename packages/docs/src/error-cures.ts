import type { ErrorCode } from '@selfsame/contract';

/** What to do about each error, for whoever calls the API. */
export const errorCures: Readonly<Record<ErrorCode, string>> = {
  E_INVALID_ARGUMENT:
    'The message names the field and what it may hold. Correct the request; repeating it as it is cannot help.',
  E_BODY_NOT_JSON:
    'Send one JSON value in UTF-8. The message says where reading stopped: a missing quote or comma is often just before it.',
  E_ACCOUNT_NUMBER_NOT_VALID:
    'Use a GUID as the account number. Do not use names or e-mail addresses of people.',
  E_DATA_TYPE_NOT_SUPPORTED: 'Convert the picture to JPEG and send `DataType` 1.',
  E_TEMPLATE_NOT_SUPPORTED:
    'Send the picture that the template was made from, or let the person take a selfie.',
  E_IMAGE_NOT_READABLE:
    'Check that `Data` is plain base64 of the whole file, without `data:image/jpeg;base64,` before it, and that the file opens in a viewer.',
  E_FACE_NOT_USABLE:
    'The message says what is wrong. Send a picture with one face, upright, sharp and evenly lit, at least 200 pixels wide; or let the person take a selfie.',
  E_TRANSPORT_NOT_SUPPORTED:
    'Send `TransportType` 0 and show the link yourself, or ask whoever runs the server to set up SMS or e-mail.',
  E_TRANSPORT_ADDRESS_MISSING:
    'Send `PhoneNumber` for SMS and `Email` for e-mail, or store them in the account.',
  E_RETURN_URL_NOT_ALLOWED:
    'List the origin under "Way back" in the portal’s branding page (`ReturnOrigins` of `Looks`), or leave `ReturnUrl` out.',
  E_TRANSPORT_ADDRESS_NOT_VALID:
    'Send the phone number with its country code, such as +4915112345678, or correct the e-mail address.',
  E_MESSAGE_TEXT_NOT_VALID:
    'Remove links and unknown placeholders from the text. The message names the field.',
  E_OPERATION_NAME_NOT_FOUND: 'Use one of the names that `GET …/v2/operations` describes, spelt as there.',
  E_OPERATION_NOT_SUPPORTED: 'This part of the wire is not served here. See [the wire](wire.md) for what is.',
  E_CREDENTIAL_TYPE_NOT_SUPPORTED: 'Send `CredentialType` 1 for a face, 4 for a passkey, or 5 for both.',
  E_FMR_NOT_SUPPORTED: 'Choose a false match rate within the stated range.',
  E_INTEGRATION_REFUSED:
    'The message names the setting and why. Correct it and send the whole integration again.',
  E_WEBHOOK_REFUSED:
    'Use an https address that the public internet reaches. Whoever runs the server can allow inner networks (`SELFSAME_EGRESS_ALLOW`).',
  E_USER_NOT_AUTHENTICATED:
    'Get a new access token with the API key, and send it as `Authorization: Bearer …`. If that fails too, the key is wrong, disabled, or of another server.',
  E_REFRESH_TOKEN_NOT_VALID:
    'Authenticate with the API key again. Each refresh token works once; keep only the newest.',
  E_SIGN_IN_FAILED: 'Check the address, the password and the clock of the device with the authenticator.',
  E_RECENT_SIGN_IN_REQUIRED: 'Confirm in the portal that it is you, then send the same request again.',
  E_PORTAL_REQUEST_REFUSED:
    'Call operations of the portal from its own pages. A program uses an API key instead.',
  E_ACCESS_DENIED:
    'Give the API key the role that the message names, in the portal under API keys, or use another key.',
  E_TENANT_NOT_FOUND: 'Check the customer number. `selfsame tenant list` shows all of them.',
  E_TENANT_ALREADY_EXISTS: 'Choose another number. That of an erased tenant stays taken.',
  E_TENANT_OWNS_INSTALLATION:
    'Disable or erase another tenant; the first one stays as long as the installation. `selfsame portal-link` makes a link of its first owner.',
  E_TENANT_HAS_OWNER: 'Ask an owner of that tenant for an invitation.',
  E_TENANT_ERASED: 'Create a new tenant under another number.',
  E_INSTALLATION_KEY_NOT_FOUND: 'List the keys again: `Id` of `GET /portal/v1/installationKeys` names one.',
  E_TENANT_DISABLED: 'Ask whoever runs the server why the tenant is disabled, and to enable it.',
  E_QUOTA_EXCEEDED:
    '`Args` has the name of the quota, its limit and how much is used. `Accounts` frees when accounts are deleted, `StorageBytes` when pictures are deleted or the time of temporary ones is over, `TransactionsPerDay` at 00:00 UTC, as `Retry-After` says. Or ask whoever runs the server for a larger [quota](operator-guide.md#quotas).',
  E_TENANT_BUSY:
    'Wait as long as `Retry-After` says, then repeat. Both clients do so by themselves. When it comes often, ask whoever runs the server for a larger [quota](operator-guide.md#quotas).',
  E_SANDBOX_ONLY:
    'Call this with a key of a sandbox, whose id begins with `sandbox-`. See [the sandbox](sandbox.md).',
  E_ROUTE_NOT_FOUND:
    'Check the path and its case against the [API reference](page:reference), and that the base URL has no path of its own.',
  E_OPERATION_NOT_FOUND:
    'Check the id and that it belongs to the tenant of your key. Finished ones are deleted after the time that the retention settings say.',
  E_ACCOUNT_NOT_FOUND: 'Create the account first, or check the number. An erased account cannot come back.',
  E_BIOCREDENTIAL_NOT_FOUND: 'Enrol the person first, with a selfie or a picture.',
  E_CREDENTIAL_IMAGE_NOT_STORED:
    'Nothing brings the picture back. Enrol again with storing of pictures switched on, if you need it.',
  E_API_KEY_NOT_FOUND: 'List the keys and use the id that stands there.',
  E_INTEGRATION_NOT_FOUND: 'List the integrations and use the client id that stands there.',
  E_TEMPLATE_NOT_FOUND: 'Name one of the transaction templates in the settings, or `Verify_Identity`.',
  E_RESOURCE_NOT_FOUND:
    'The built-in text is in use. Create a text of your own before you change or delete it.',
  E_DELIVERY_NOT_FOUND:
    'List the deliveries. Old ones are deleted after the time that the retention settings say.',
  E_CHALLENGE_NOT_ANSWERED:
    'Answer all steps of the challenge before you submit the attempt. The capture page does so by itself.',
  E_APPROVAL_REQUIRED:
    'Let the person approve the transaction before the capture. The capture page does so by itself.',
  E_CONSENT_REQUIRED:
    'Show the consent and send `consent` true once the person agreed. The capture page does so by itself.',
  E_RECEIPT_NOT_FOUND: 'Wait until the operation or transaction has ended, then ask again.',
  E_ERASURE_NOT_FOUND: 'List the certificates of erasure and use an id that stands there.',
  E_AUDIT_OBJECT_NOT_FOUND: 'Check kind and id: it never existed in this tenant.',
  E_REVIEW_NOT_FOUND: 'The review was decided or has expired. Read the transaction for what came of it.',
  E_REVIEW_FRAMES_NOT_KEPT: 'Decide by the other evidence, or reject and ask the person for a new capture.',
  E_OPERATOR_NOT_FOUND: 'List the portal users and use an id that stands there.',
  E_INVITATION_NOT_FOUND: 'Ask an owner for a new invitation. Each works once and for a limited time.',
  E_PASSKEY_NOT_FOUND: 'List the passkeys and use an id that stands there.',
  E_SESSION_NOT_FOUND: 'Nothing needs to be done: the session has ended already.',
  E_LINK_NOT_VALID:
    'Use the whole link as it was given, or begin anew. A link ends with its operation or transaction.',
  E_LOOK_NOT_VALID: 'The message names the colour, text or picture and why. Correct it and save again.',
  E_HANDOFF_TAKEN:
    'Go on with the device that opened the link, or begin the hand-off again on the first one.',
  E_PASSKEY_NOT_ACCEPTED: 'The message says why. Try again with a passkey that the policy accepts.',
  E_PASSWORD_NOT_ACCEPTED:
    'The message says what the password lacks. Choose a longer one that you use nowhere else.',
  E_TOTP_NOT_ACCEPTED:
    'Set the clock of the device with the authenticator automatically, and enter the next code.',
  E_PASSKEY_STEP_NOT_OPEN: 'Read the state of the session and show the step that it names.',
  E_PASSKEY_ORIGIN_NOT_LISTED:
    'Add the exact origin of the embedding page to `EmbeddingOrigins` of the policy for passkeys, or open the page in a tab.',
  E_PASSKEY_REQUIRED: 'Let the person use the passkey first. The capture page does so by itself.',
  E_PASSKEY_CODE_REQUIRED:
    'Send the code to the person and let them enter it. The capture page does so by itself.',
  E_PASSKEY_DELAY_RUNNING: 'Wait: the webhook tells when the time has passed. The person may close the page.',
  E_ACCOUNT_PASSKEY_REQUIRED: 'Begin `EnrollFido2Credential` for the account, then the verification again.',
  E_PASSKEYS_NOT_AVAILABLE:
    'Give the server an https address with a host name, or leave passkeys out of the policy.',
  E_CEREMONY_NOT_VALID: 'Begin the step again, and answer within the time that the browser shows.',
  E_EMAIL_TAKEN: 'Use another address, or change the portal user who has this one.',
  E_LAST_OWNER: 'Give another portal user the role of owner, then try again.',
  E_LAST_SIGN_IN_METHOD: 'Add a passkey or a password first, then remove the old one.',
  E_METHOD_NOT_ALLOWED:
    'The header `Allow` of the answer names the methods. Check the operation in the [API reference](page:reference).',
  E_ACCOUNT_ALREADY_EXISTS:
    'If your own request was repeated, go on with the account that is there. Otherwise make a new GUID.',
  E_ACCOUNT_BIOCREDENTIAL_ALREADY_EXISTS: 'Replace the credential with `PUT`, or delete it first.',
  E_ACCOUNT_BIOCREDENTIAL_REQUIRED: 'Enrol the person first, then verify.',
  E_ACCOUNT_DISABLED:
    'The message says why, and `Args[1]` whether it was locked out after too many failures (`lockedOut`) or disabled by somebody (`disabled`). Enable the account before you begin again.',
  E_ACCOUNT_VERSION_MISMATCH: 'Read the record again, apply your change to it, and send its new `Version`.',
  E_PERSON_ALREADY_ENROLLED:
    'Find out whether the person has two accounts. The audit log names the other one.',
  E_MODEL_MISMATCH: 'Enrol again, or run `selfsame re-embed` where pictures are stored.',
  E_INTEGRATION_ALREADY_EXISTS: 'Choose another name, or change the integration that has it.',
  E_INTEGRATION_WITHOUT_SECRET:
    'Nothing needs to be renewed: the application proves itself without a secret.',
  E_TEMPLATE_IN_USE: 'Give the named integrations another template, then delete this one.',
  E_WEBHOOK_NOT_CONFIGURED: 'Set the address of the webhook first.',
  E_LINK_KIND_MISMATCH: 'Use `?i=` with an `OperationId` and `?t=` with a `TransactionId`.',
  E_RESOURCE_ALREADY_EXISTS: 'Replace the existing text instead of creating one.',
  E_LINK_NOT_SHOWN: 'Begin with `TransportType` 0 if your backend has to show the link.',
  E_RESEND_NOT_POSSIBLE:
    'The message says why. Begin a new operation or transaction if the person still needs a link.',
  E_RESULT_NOT_READY: 'Poll the status until it is not 0, or wait for the webhook.',
  E_TRANSACTION_IN_REVIEW: 'Wait: somebody in the portal decides, and the webhook tells what came of it.',
  E_REVIEW_VOTED: 'Ask a second person to decide.',
  E_REVIEW_NOT_ACCEPTABLE: 'Reject the capture. Enrol the person anew if the enrolled face is the wrong one.',
  E_TRANSACTION_FINISHED: 'Read its result, and begin a new one if you need another.',
  E_ATTEMPT_NOT_OPEN: 'Ask for a new attempt. The capture page does so by itself.',
  E_TRANSACTION_EXPIRED: 'Begin a new one. A longer `TimeoutSec` or `Timeout` gives people more time.',
  E_TEMP_DATA_EXPIRED: 'Let the person take a new selfie, and bind the `TempId` soon after it.',
  E_BODY_TOO_LARGE: 'Send a smaller body; a picture of 1000 pixels is enough.',
  E_MEDIA_TYPE_NOT_SUPPORTED: 'Send `Content-Type: application/json`, in UTF-8.',
  E_RATE_LIMITED: 'Wait as long as `Retry-After` says, then repeat. Both clients do so by themselves.',
  E_INTERNAL:
    'Repeat once. If it stays, give the `instance` of the answer to whoever runs the server: the log has the details.',
  E_SERVER_BUSY: 'Wait as long as `Retry-After` says, then repeat. Both clients do so by themselves.',
  E_STORAGE_UNAVAILABLE:
    'Wait as long as `Retry-After` says. Whoever runs the server must free or mend the disk.',
};
