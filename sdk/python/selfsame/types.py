# Made from the contract by `npm run generate`. Do not edit.
"""Bodies and answers of the wire, for type checkers; at run time they are plain dictionaries."""

from __future__ import annotations

from typing import Any, Dict, List, Literal, Optional, TypedDict, Union


class TokenPair(TypedDict):
    # JWT (EdDSA), sent as `Authorization: Bearer …`
    AccessToken: str
    # Single use: each refresh answers with a new one
    RefreshToken: str
    # ISO 8601, UTC
    AccessTokenExpirationDate: str
    # ISO 8601, UTC
    RefreshTokenExpirationDate: str
    # Seconds that the access token lives, as a string: clients of the wire read it so
    ExpiresIn: str
    TokenType: Literal["Bearer"]
    # The id part of the API key
    UserExternalId: str


class JsonWebKeySet(TypedDict):
    keys: List[JsonWebKeySetKeysItem]


class JsonWebKeySetKeysItem(TypedDict):
    kty: str
    crv: str
    x: str
    kid: str
    alg: str
    use: str


class Ping(TypedDict):
    ProductName: str
    ProductVersion: str
    ProtocolVersion: str


class AuthCheck(TypedDict):
    CustomerNumber: str
    CustomerName: str
    AdministrativeUserName: str
    RoleNames: List[str]


class HealthCheck(TypedDict):
    Status: str
    Message: str
    Dependencies: List[HealthCheckDependenciesItem]


class HealthCheckDependenciesItem(TypedDict):
    Status: str
    Message: str
    Name: str
    Version: str
    Url: str


class GetIDDocumentTypesResponseItem(TypedDict):
    Name: str


class BeginGetForeignBiometryRequest(TypedDict, total=False):
    CheckLiveness: Optional[bool]
    TimeoutSec: Optional[int]
    PhoneNumber: Optional[str]
    Email: Optional[str]
    TransportType: Optional[int]
    IntroductionText: Optional[str]
    Codeword: Optional[str]
    Tag: Optional[str]
    Locale: Optional[str]
    ReturnUrl: Optional[str]


class ForeignOperation(TypedDict):
    OneTimeSecret: Optional[str]
    TempId: Optional[str]
    # GUID
    OperationId: str
    # 0 pending, 1 accepted, 2 rejected, 3 expired, 4 error, 5 canceled
    Status: int
    Message: Optional[str]
    # ISO 8601, UTC
    StartDate: str
    EndDate: Optional[str]


class _CreateAccountRequest(TypedDict):
    # Your id of the account. Use a GUID: nothing that names the person
    AccountNumber: str
    # Name that you give the account
    DisplayName: str


class CreateAccountRequest(_CreateAccountRequest, total=False):
    CustomDisplayName: Optional[str]
    Description: Optional[str]
    Currency: Optional[str]
    Email: Optional[str]
    PhoneNumber: Optional[str]
    Custom: Optional[bool]
    Version: Optional[int]
    Rules: Optional[int]
    External: Optional[Any]
    Enabled: Optional[bool]
    DisableReason: Optional[str]
    EmailVerified: Optional[bool]
    PhoneNumberVerified: Optional[bool]


class Account(TypedDict):
    # Your id of the account
    AccountNumber: str
    # Our own unique id
    UIN: str
    # Counts the changes; a change must send the stored one
    Version: int
    # Name that you give the account
    DisplayName: str
    CustomDisplayName: Optional[str]
    Description: Optional[str]
    Currency: Optional[str]
    Email: Optional[str]
    PhoneNumber: Optional[str]
    # Stored and echoed, no behaviour
    External: Any
    # Stored and echoed, no behaviour
    Rules: int
    # Nothing here
    LastSyncDate: None
    # A disabled account is neither enrolled nor verified
    Enabled: bool
    # Nothing here
    ApplicationId: None
    # Stored and echoed, no behaviour
    Custom: bool
    # Why it is disabled
    DisableReason: str
    # Nothing here
    Owner: None
    # Nothing here
    OwnerName: None
    # Nothing here
    OwnerPreReg: None
    # Nothing here
    Policy: None
    # Name of the tenant
    CustomerName: str
    # Number of the tenant
    CustomerNumber: str
    # Nothing here
    CustomerApplicationType: None
    # ISO 8601, UTC
    CreatedDate: str
    # ISO 8601, UTC
    ModifiedDate: str
    DeletedDate: Optional[str]
    # Whether it is known to be the person’s: you said so, or a link that was sent there was finished
    EmailVerified: bool
    # Whether it is known to be the person’s: you said so, or a link that was sent there was finished
    PhoneNumberVerified: bool


class GetAccountsResponse(TypedDict):
    Items: List[AccountListItem]
    TotalCount: int


class AccountListItem(TypedDict):
    # Your id of the account
    AccountNumber: str
    # Our own unique id
    UIN: str
    # Counts the changes; a change must send the stored one
    Version: int
    # Name that you give the account
    DisplayName: str
    CustomDisplayName: Optional[str]
    Description: Optional[str]
    Currency: Optional[str]
    Email: Optional[str]
    PhoneNumber: Optional[str]
    # Stored and echoed, no behaviour
    External: Any
    # Stored and echoed, no behaviour
    Rules: int
    # Nothing here
    LastSyncDate: None
    # A disabled account is neither enrolled nor verified
    Enabled: bool
    # Nothing here
    ApplicationId: None
    # Stored and echoed, no behaviour
    Custom: bool
    # Why it is disabled
    DisableReason: str
    # Nothing here
    Owner: None
    # Nothing here
    OwnerName: None
    # Nothing here
    OwnerPreReg: None
    # Nothing here
    Policy: None
    # Name of the tenant
    CustomerName: str
    # Number of the tenant
    CustomerNumber: str
    # Nothing here
    CustomerApplicationType: None
    # ISO 8601, UTC
    CreatedDate: str
    # ISO 8601, UTC
    ModifiedDate: str
    DeletedDate: Optional[str]
    # Whether it is known to be the person’s: you said so, or a link that was sent there was finished
    EmailVerified: bool
    # Whether it is known to be the person’s: you said so, or a link that was sent there was finished
    PhoneNumberVerified: bool
    # Whether there is a biometric credential (extension)
    HasBioCredential: bool
    BioCredentialDate: Optional[str]


class GetAccountListResponse(TypedDict):
    Items: List[AccountListItem]
    TotalCount: int


class _UpdateAccountRequest(TypedDict):
    # Counts the changes; a change must send the stored one
    Version: int


class UpdateAccountRequest(_UpdateAccountRequest, total=False):
    DisplayName: Optional[str]
    CustomDisplayName: Optional[str]
    Description: Optional[str]
    Currency: Optional[str]
    Email: Optional[str]
    PhoneNumber: Optional[str]
    Custom: Optional[bool]
    Rules: Optional[int]
    External: Optional[Any]
    Enabled: Optional[bool]
    DisableReason: Optional[str]
    EmailVerified: Optional[bool]
    PhoneNumberVerified: Optional[bool]


class _ProofedBiometricCredentialRequest(TypedDict):
    # GUID
    TempId: str


class ProofedBiometricCredentialRequest(_ProofedBiometricCredentialRequest, total=False):
    Description: Optional[str]


class BiometricCredential(TypedDict):
    # GUID
    Id: str
    ExternalId: Optional[str]
    Description: Optional[str]
    CredentialType: int
    DataType: int
    Data: None
    IsProofed: bool
    SourceCredentials: List[Any]
    # ISO 8601, UTC
    CreatedDate: str
    # ISO 8601, UTC
    ModifiedDate: str
    DeletedDate: Optional[str]
    # Whether the picture is still stored beside the template
    HasRawData: bool
    # Whether it was enrolled by head-turn and holds the person’s sides, which verifications by head-turn are compared with
    HasSideViews: bool
    # Embedder that made the template
    ModelId: str
    Quality: Optional[CredentialQuality]
    # AccountNumbers that seemed to hold the same face when this was enrolled (matching policy DuplicateCheck: report)
    PossibleDuplicates: List[str]


class CredentialQuality(TypedDict):
    # Between the centres of the eyes, px
    EyeDistance: float
    # log variance of the Laplacian; about 3 to 7, higher is sharper
    Sharpness: float
    # Mean luma of the face, 0 to 255
    Brightness: float
    # Luma percentile 95 minus percentile 5 of the face, 0 to 255
    Contrast: float
    # Share of saturated pixels of the face, 0 to 1
    Saturated: float


class _BiometricCredentialRequest(TypedDict):
    # 1 JPEG, 3 GIF, 4 PNG, 5 TIFF
    DataType: int
    # base64 of the image file, at most 10 MB
    Data: str


class BiometricCredentialRequest(_BiometricCredentialRequest, total=False):
    ExternalId: Optional[str]
    Description: Optional[str]
    CredentialType: Optional[int]
    IsProofed: Optional[bool]
    SourceCredentials: Optional[List[Any]]
    DeletedDate: Optional[Any]


class ReplaceBiometricCredentialRequest(TypedDict, total=False):
    TempId: Optional[str]
    ExternalId: Optional[str]
    Description: Optional[str]
    CredentialType: Optional[int]
    DataType: Optional[int]
    Data: Optional[str]
    IsProofed: Optional[bool]
    SourceCredentials: Optional[List[Any]]
    DeletedDate: Optional[Any]


class BiometricCredentialImage(TypedDict):
    # 1 JPEG, 3 GIF, 4 PNG, 5 TIFF
    DataType: int
    # base64 of the image file
    Data: str


class GetBiometricCredentialsMetadataResponse(TypedDict):
    Items: List[BiometricCredentialMetadata]
    TotalCount: int


class BiometricCredentialMetadata(TypedDict):
    # GUID
    Id: str
    OwnerId: str
    OwnerName: str
    # ISO 8601, UTC
    ModifiedDate: str


class BiometricVerificationResult(TypedDict):
    # Whether it is the same person at the rate that was asked for
    Verified: bool
    # −12·log10(FMR), 84 means 1 in 10,000,000
    Score: int
    MatchProbability: float


class _CheckLivenessRequest(TypedDict):
    FacialImage: CheckLivenessRequestFacialImage


class CheckLivenessRequest(_CheckLivenessRequest, total=False):
    DeviceOS: Optional[int]


class _CheckLivenessRequestFacialImage(TypedDict):
    DataType: int
    Data: str


class CheckLivenessRequestFacialImage(_CheckLivenessRequestFacialImage, total=False):
    Description: Optional[str]


class LivenessDetectionResult(TypedDict):
    IsLive: bool
    # Model id
    Version: str
    Probability: float
    # Mean PAD logit; higher is more live
    Score: float
    # Share of usable frames
    Quality: float
    Error: Optional[str]
    ErrorId: Optional[str]


class Fido2Credential(TypedDict):
    # GUID
    Id: str
    Description: str
    # 4: passkey
    CredentialType: int
    # SHA-256 of the credential id, hex; receipts and the audit log name the passkey by it
    CredentialIdHash: str
    # GUID
    Aaguid: str
    Transports: List[str]
    # It can never leave its device (flag BE is 0)
    IsDeviceBound: bool
    # A passkey provider keeps it on more than one device (flag BS)
    IsSynced: bool
    # ISO 8601, UTC
    CreatedDate: str
    LastUsedDate: Optional[str]


class Fido2CredentialRequest(TypedDict):
    Description: str


class KnownBrowser(TypedDict):
    # GUID
    Id: str
    # What it said of itself, for instance `Firefox, Windows`
    Description: str
    # ISO 8601, UTC
    CreatedDate: str
    LastUsedDate: Optional[str]
    # ISO 8601, UTC
    ExpirationDate: str


class SearchMetadata(TypedDict):
    Lists: List[SearchMetadataListsItem]


class SearchMetadataListsItem(TypedDict):
    # Its operationId
    Operation: str
    Path: str
    DefaultSort: str
    Fields: List[SearchMetadataListsItemFieldsItem]


class SearchMetadataListsItemFieldsItem(TypedDict):
    Name: str
    # text: exact; label: upper and lower case are the same; choice, integer: several may be joined by comma; instant: a day, an instant or `from..to`
    Type: Literal["text", "label", "choice", "integer", "boolean", "guid", "instant"]
    IsFilterable: bool
    IsSortable: bool
    # Whether a trailing `*` may stand in its filter
    IsPrefixAllowed: bool


class CreateApiKeyRequest(TypedDict, total=False):
    Description: Optional[str]
    Roles: Optional[List[Literal["Account Manager", "Transaction Manager", "Transaction Data Provider", "Transaction Result Auditor", "Biometric Credentials Reader", "Configurator"]]]
    ExpirationDate: Optional[str]
    RejectUnknownFields: Optional[bool]


class CreatedApiKey(TypedDict):
    # The id part of the key
    ExternalId: str
    Description: Optional[str]
    # A disabled key opens nothing
    Enabled: bool
    # Why it is disabled
    DisableReason: str
    # What it may do
    Roles: List[Literal["Account Manager", "Transaction Manager", "Transaction Data Provider", "Transaction Result Auditor", "Biometric Credentials Reader", "Configurator"]]
    # Whether its requests are refused for fields that their operation does not have
    RejectUnknownFields: bool
    # ISO 8601, UTC
    CreatedDate: str
    # ISO 8601, UTC
    ModifiedDate: str
    DeletedDate: Optional[str]
    ExpirationDate: Optional[str]
    LastUsedDate: Optional[str]
    AdministrativeUserLogin: Optional[str]
    # Number of the tenant
    CustomerNumber: str
    # Shown once; only a hash is stored
    Value: str


class GetApiKeysResponse(TypedDict):
    Items: List[ApiKey]
    TotalCount: int


class ApiKey(TypedDict):
    # The id part of the key
    ExternalId: str
    Description: Optional[str]
    # A disabled key opens nothing
    Enabled: bool
    # Why it is disabled
    DisableReason: str
    # What it may do
    Roles: List[Literal["Account Manager", "Transaction Manager", "Transaction Data Provider", "Transaction Result Auditor", "Biometric Credentials Reader", "Configurator"]]
    # Whether its requests are refused for fields that their operation does not have
    RejectUnknownFields: bool
    # ISO 8601, UTC
    CreatedDate: str
    # ISO 8601, UTC
    ModifiedDate: str
    DeletedDate: Optional[str]
    ExpirationDate: Optional[str]
    LastUsedDate: Optional[str]
    AdministrativeUserLogin: Optional[str]
    # Number of the tenant
    CustomerNumber: str


class GenericSettings(TypedDict):
    # Whether an accepted verification keeps its picture and template under a TempId. false at first: it leaves nothing behind
    StoreTransactionSensitiveData: bool
    # Whether a new credential keeps its picture beside the template. true at first. Pictures that are stored already stay
    AllowStoringAccountBioCredentialRawData: bool
    # Counts the changes; a change must send the stored one
    Version: int


class _MatchingPolicy(TypedDict):
    # False match rate the threshold is set to, e.g. 0.00001
    FalseMatchRate: float
    # Whether liveness is checked where a request says nothing about it
    CheckLivenessDefault: bool
    # Whether a request may switch liveness off
    AllowLivenessOverride: bool
    # What happens when a face is enrolled that has another account: `off` nothing, `report` names it in `PossibleDuplicates`, `refuse` refuses (E_PERSON_ALREADY_ENROLLED)
    DuplicateCheck: Literal["off", "report", "refuse"]
    # When failed verifications disable an account
    Lockout: MatchingPolicyLockout
    # Counts the changes; a change must send the stored one
    Version: int


class MatchingPolicy(_MatchingPolicy, total=False):
    LivenessMode: Optional[Literal["passive", "active", "active+flash"]]
    # Whether a capture is refused until the user's consent was recorded. Our page asks for it and records it always. Left out: false
    RequireConsent: bool
    LivenessDoubt: Optional[Literal["reject", "review"]]
    Review: Optional[MatchingPolicyReview]
    Passkeys: Optional[MatchingPolicyPasskeys]


class MatchingPolicyReview(TypedDict):
    """How operators review a capture in doubt"""
    # Whether two different people must accept
    FourEyes: bool
    # Whether the pictures are kept, sealed, until the decision. Without them operators see the signals alone
    KeepFrames: bool
    # How long a review may take before the transaction expires, s
    TimeoutSec: int


class _MatchingPolicyPasskeys(TypedDict):
    # When a verification by face (CredentialType 1) becomes one by passkey and face (5): `never` unless the request says so; `newDevice` for every account that has a passkey, in a browser that has not shown it within `RememberBrowserDays`: a device without it gets nowhere unless `WithoutKey` says what stands in, while an account without one passes by face; `always`: an account without a passkey is refused (E_ACCOUNT_PASSKEY_REQUIRED)
    SecondFactor: Literal["never", "newDevice", "always"]
    # Whether passkeys are taken that a provider keeps on more than one device. Off: device-bound ones only, when they are enrolled and whenever they are shown
    Synced: bool
    # Whether the page offers "Remember this device" after an accepted EnrollBioCredential, in the same session
    OfferAfterEnrolment: bool
    # For so many days a new face is not enough where the account has a passkey, and a new passkey not enough where it has a face: both are asked for. 0: off
    RaiseWithinDays: int


class MatchingPolicyPasskeys(_MatchingPolicyPasskeys, total=False):
    """Passkeys of accounts as a second factor"""
    WithoutKey: Optional[Literal["none", "approval", "code", "delay"]]
    Attestation: Optional[Literal["none", "direct"]]
    Aaguids: Optional[List[str]]
    AttestationRoots: Optional[str]
    RememberBrowserDays: Optional[int]
    EmbeddingOrigins: Optional[List[str]]
    DelayHours: Optional[int]


class MatchingPolicyLockout(TypedDict):
    """When failed verifications disable an account"""
    # Whether failures are counted
    Enabled: bool
    # More failures than this disable the account
    MaxFailedAttempts: int
    # For how long a failure counts, s
    FailedAttemptsTimeoutSec: int


class _PortalSettings(TypedDict):
    # Whether "check liveness" is on at first
    LivenessDefaultEnabled: bool
    # Whether the operator may change it
    AllowOverrideLiveness: bool
    # How long the link lives unless the operator says otherwise, s
    DefaultTimeoutSec: int
    # Whether link and QR code are shown to the operator as well when the user gets them by SMS or e-mail
    DeveloperOptions: bool
    # Counts the changes; a change must send the stored one
    Version: int


class PortalSettings(_PortalSettings, total=False):
    # Whether somebody has hidden the list of first steps on the overview
    FirstStepsHidden: bool


class _MatchingPreviewRequest(TypedDict):
    # False match rate the threshold is set to, e.g. 0.00001
    FalseMatchRate: float


class MatchingPreviewRequest(_MatchingPreviewRequest, total=False):
    Days: Optional[int]


class MatchingPreview(TypedDict):
    FalseMatchRate: float
    # Least cosine of two templates of one person
    Threshold: float
    # −12·log10(FMR) of the threshold
    Score: int
    # A share, 0…1, with its 95 % confidence interval (Wilson)
    ExpectedFalseNonMatchRate: RateInterval
    # Round rates that the evidence supports, the most lenient first
    Choices: List[MatchingPreviewChoicesItem]
    # What the expectation rests on
    Calibration: MatchingPreviewCalibration
    # What would have become of stored verifications
    WhatIf: MatchingPreviewWhatIf


class RateInterval(TypedDict):
    """A share, 0…1, with its 95 % confidence interval (Wilson)"""
    Rate: float
    Low: float
    High: float


class MatchingPreviewChoicesItem(TypedDict):
    FalseMatchRate: float
    # Least cosine of two templates of one person
    Threshold: float
    # −12·log10(FMR) of the threshold
    Score: int
    # A share, 0…1, with its 95 % confidence interval (Wilson)
    ExpectedFalseNonMatchRate: RateInterval


class MatchingPreviewCalibration(TypedDict):
    """What the expectation rests on"""
    Model: str
    Source: str
    GenuinePairs: int
    ImpostorPairs: int
    Caveat: str
    LeastFalseMatchRate: float
    MostFalseMatchRate: float


class MatchingPreviewWhatIf(TypedDict):
    """What would have become of stored verifications"""
    # ISO 8601, UTC
    From: str
    # ISO 8601, UTC
    To: str
    # Verifications that ended because of the comparison alone, by the model that runs now. Those that failed liveness stay failed and are not among them
    Compared: int
    # As they were judged
    AcceptedBefore: int
    # At the wanted rate
    AcceptedThen: int
    NewlyAccepted: int
    NewlyRejected: int
    AcceptedShare: Optional[RateInterval]
    NewlyAcceptedShare: Optional[RateInterval]
    NewlyRejectedShare: Optional[RateInterval]
    # Left out, because their template has a rate of its own which the policy does not change
    OwnRate: int
    # Whether only the newest 20000 were taken
    IsTruncated: bool
    # How alike the compared faces were, as they were judged; empty bins left out
    Scores: List[MatchingPreviewWhatIfScoresItem]


class MatchingPreviewWhatIfScoresItem(TypedDict):
    # Least cosine; the bin is 0.05 wide
    From: float
    Accepted: int
    Rejected: int


class _CustomOperationRequest(TypedDict):
    # What transactions name it by
    Name: str


class CustomOperationRequest(_CustomOperationRequest, total=False):
    Description: Optional[str]
    Title: Optional[str]
    FalseMatchRate: Optional[float]
    CheckLiveness: Optional[bool]
    SecondFactor: Optional[Literal["never", "newDevice", "always"]]
    SyncedPasskeys: Optional[bool]
    WithoutKey: Optional[Literal["none", "approval", "code", "delay"]]
    Enabled: Optional[bool]


class CustomOperation(TypedDict):
    # GUID
    ExternalId: str
    # What transactions name it by
    Name: str
    Description: Optional[str]
    Title: Optional[str]
    FalseMatchRate: Optional[float]
    CheckLiveness: Optional[bool]
    SecondFactor: Optional[Literal["never", "newDevice", "always"]]
    SyncedPasskeys: Optional[bool]
    WithoutKey: Optional[Literal["none", "approval", "code", "delay"]]
    Enabled: bool
    IsNotification: bool
    IsForeign: bool
    CustomerName: str
    CustomerNumber: str
    # ISO 8601, UTC
    CreatedDate: str
    DeletedDate: Optional[str]


class GetTransactionsResponse(TypedDict):
    Items: List[TransactionListItem]
    TotalCount: int


class TransactionListItem(TypedDict):
    # GUID
    Id: str
    AccountNumber: Optional[str]
    # Operation or transaction template
    Name: str
    # Nothing here
    Amount: None
    # Nothing here
    Merchant: None
    # selfie, enrolment or verification
    Type: str
    IsNotification: bool
    IsForeign: bool
    # What the user was shown
    CustomData: List[TransactionListItemCustomDataItem]
    # 0 pending, 1 accepted, 2 rejected, 3 expired, 4 error, 5 canceled
    Status: int
    Result: Optional[str]
    # ISO 8601, UTC
    StartDate: str
    EndDate: Optional[str]
    Direct: bool
    Tag: Optional[str]
    AccountUIN: Optional[str]
    # 0 shown by the caller, 1 SMS, 2 e-mail, 3 both (extension)
    TransportType: int
    # Judged captures (extension)
    AttemptsUsed: int
    Reason: Optional[Literal["accepted", "declined", "matchFailed", "livenessFailed", "matchAndLivenessFailed", "attemptsExhausted", "reviewRejected", "personAlreadyEnrolled", "passkeyFailed", "passkeyNotAvailable", "passkeyLost", "passkeyNotReplaced", "passkeyDelayStopped", "expired", "credentialAlreadyExists", "accountNotUsable", "modelMismatch", "storageFull", "passkeyAlreadyExists", "canceled"]]
    # ISO 8601, UTC
    ExpirationDate: str


class TransactionListItemCustomDataItem(TypedDict):
    Key: str
    Value: str


class GetTransactionListResponse(TypedDict):
    Items: List[TransactionListItem]
    TotalCount: int


class GetAuthorizationTransactionListResponse(TypedDict):
    Items: List[TransactionListItem]
    TotalCount: int


class TransactionDetails(TypedDict):
    # GUID
    Id: str
    # Of a sandbox: no evidence of anything
    Sandbox: bool
    # What it is
    Type: Literal["selfie", "enrolment", "verification"]
    # Operation or transaction template
    Name: str
    Title: Optional[str]
    AccountNumber: Optional[str]
    AccountUIN: Optional[str]
    # 0 pending, 1 accepted, 2 rejected, 3 expired, 4 error, 5 canceled
    Status: int
    Message: Optional[str]
    Reason: Optional[Literal["accepted", "declined", "matchFailed", "livenessFailed", "matchAndLivenessFailed", "attemptsExhausted", "reviewRejected", "personAlreadyEnrolled", "passkeyFailed", "passkeyNotAvailable", "passkeyLost", "passkeyNotReplaced", "passkeyDelayStopped", "expired", "credentialAlreadyExists", "accountNotUsable", "modelMismatch", "storageFull", "passkeyAlreadyExists", "canceled"]]
    # ISO 8601, UTC
    StartDate: str
    # ISO 8601, UTC
    ExpirationDate: str
    EndDate: Optional[str]
    ReviewDate: Optional[str]
    PasskeyDueDate: Optional[str]
    OpenedDate: Optional[str]
    # Different wrong secrets that came with this id: the link was damaged on its way, or somebody guesses. The right one always opens
    WrongSecrets: int
    ApprovedDate: Optional[str]
    ConsentDate: Optional[str]
    # Which of the links sent was opened
    OpenedBy: List[Literal["sms", "email"]]
    # 0 shown by the caller, 1 SMS, 2 e-mail, 3 both
    TransportType: int
    # 0 approval alone, 1 by face, 4 by passkey, 5 by passkey and face
    CredentialType: int
    # Whether a living person was asked for
    CheckLiveness: bool
    FalseMatchRate: Optional[float]
    Locale: Optional[str]
    IntroductionText: Optional[str]
    Codeword: Optional[str]
    Tag: Optional[str]
    # What the user was shown
    CustomData: List[TransactionDetailsCustomDataItem]
    # Judged captures
    AttemptsUsed: int
    # Captures that may be judged
    AttemptsMax: int
    DecidingAttemptId: Optional[str]
    # Every capture that was begun
    Attempts: List[TransactionAttempt]
    # SMS and e-mails with its link
    Messages: List[TransactionMessage]
    # Whether it left a receipt
    HasReceipt: bool
    # Webhooks that told of its end
    Deliveries: List[TransactionDelivery]
    # What the audit log says of it, oldest first
    Events: List[TransactionEvent]


class TransactionDetailsCustomDataItem(TypedDict):
    # Name of the value
    Key: str
    # What the user is shown beside it
    Value: str


class TransactionAttempt(TypedDict):
    # GUID
    Id: str
    # abandoned: another was begun, or the page was left
    State: Literal["open", "analysing", "finished", "abandoned"]
    Outcome: Optional[Literal["accepted", "retry", "rejected", "continue", "review"]]
    Fault: Optional[Literal["quality", "liveness", "match", "matchAndLiveness"]]
    # What the person was told
    Remedies: List[Literal["ShowFace", "OnePersonOnly", "MoveCloser", "MoveBack", "CenterFace", "LookStraight", "HoldUpright", "MoreLight", "LessLight", "HoldStill", "UncoverFace", "UseLiveCamera", "SamePersonThroughout", "FollowPrompts", "TryAgain"]]
    LivenessMode: Optional[Literal["passive", "active", "active+flash"]]
    # ISO 8601, UTC
    StartDate: str
    # ISO 8601, UTC
    DueDate: str
    EndDate: Optional[str]
    Evidence: Optional[CaptureEvidence]


class CaptureEvidence(TypedDict):
    Frames: int
    GoodFrames: int
    # Why the pictures could not be used
    QualityReasons: List[str]
    IdentityFloor: Optional[float]
    Liveness: Optional[LivenessScore]
    # Every liveness signal; empty for captures that were judged before there were any
    Signals: List[LivenessSignal]
    Match: Optional[MatchScore]
    Challenge: Optional[ChallengeSummary]
    Models: CaptureEvidenceModels
    # Time of the analysis
    ElapsedMs: int


class LivenessScore(TypedDict):
    # What all signals together come to
    IsLive: bool
    Zone: Optional[Literal["live", "uncertain", "spoof"]]
    MeanLogit: Optional[float]
    # Frames that have a logit
    Frames: int
    # The operating point: from here a passive capture is taken
    AcceptFrom: float
    # Below it lies the zone `spoof`
    SpoofBelow: float
    # Above it lies the zone `live`; in between it is uncertain
    LiveAbove: float


class LivenessSignal(TypedDict):
    # e.g. `detector`, `turns`, `replay`; later versions add more
    Name: str
    # unknown: it was asked and could not be measured
    Result: Literal["passed", "doubted", "failed", "unknown", "notAsked"]
    # What the result counted as when the capture was decided
    CountedAs: Literal["liveness", "quality", "doubt", "nothing"]
    Value: Optional[float]
    Bound: Optional[LivenessSignalBound]
    Model: Optional[str]
    Fault: Optional[str]
    # What the signal shows when it passed, in English
    Shows: str
    # What it can’t show
    DoesNotShow: str
    # Where its bound comes from
    Source: str


class LivenessSignalBound(TypedDict):
    """What the value was held against; null when there is no bound"""
    # Which values speak for a living person
    Better: Literal["higher", "lower"]
    Fail: Optional[float]
    Doubt: Optional[float]
    Settle: Optional[float]


class MatchScore(TypedDict):
    IsMatch: bool
    # −1…1; 1 is the same picture
    Cosine: float
    # Cosine from which two faces count as one person
    Threshold: float
    # Share of strangers that the threshold lets through
    FalseMatchRate: float
    # −12·log10 of the false match rate at this cosine
    Score: int
    # 0…1; says less than Score
    MatchProbability: float
    # Embedder that both faces were measured by
    Model: str


class ChallengeSummary(TypedDict):
    # Turns of the head that were asked
    Turns: List[Literal["center", "left", "right", "up", "down"]]
    TurnsDone: int
    # A further turn was asked, because the pictures were in doubt
    IsExtended: bool
    Fault: Optional[str]
    # From prompt to turn
    ReactionsMs: List[float]
    MeanLogit: Optional[float]
    Frames: int
    Flash: Optional[ChallengeSummaryFlash]
    Likeness: Optional[float]
    LikenessThreshold: float
    ReplayOf: Optional[str]


class ChallengeSummaryFlash(TypedDict):
    """The colour flash, which shows freshness only; null when there was none"""
    Result: Literal["pass", "fail", "inconclusive"]
    Reason: Optional[Literal["tooFewFrames", "slow", "tooBright", "weak", "otherColors", "backgroundReflects"]]
    R: Optional[float]
    K: Optional[float]
    Ratio: Optional[float]
    LagMs: Optional[float]
    Frames: int


class CaptureEvidenceModels(TypedDict):
    Detector: CaptureEvidenceModelsDetector
    Landmarks: CaptureEvidenceModelsLandmarks
    Embedder: CaptureEvidenceModelsEmbedder
    Pad: CaptureEvidenceModelsPad


class CaptureEvidenceModelsDetector(TypedDict):
    Id: str
    Sha256: str


class CaptureEvidenceModelsLandmarks(TypedDict):
    Id: str
    Sha256: str


class CaptureEvidenceModelsEmbedder(TypedDict):
    Id: str
    Sha256: str


class CaptureEvidenceModelsPad(TypedDict):
    Id: str
    Sha256: str


class TransactionMessage(TypedDict):
    # GUID
    Id: str
    Channel: Literal["sms", "email"]
    State: Literal["queued", "sent", "failed", "canceled", "outbox"]
    # 0 the first message, then 1, 2, …
    Resend: int
    Tries: int
    Failure: Optional[str]
    # ISO 8601, UTC
    CreatedDate: str
    FinishedDate: Optional[str]


class TransactionDelivery(TypedDict):
    # GUID
    DeliveryId: str
    Status: Literal["Pending", "Succeeded", "Failed", "Canceled"]
    AttemptCount: int
    StatusCode: Optional[int]
    Error: Optional[str]
    # ISO 8601, UTC
    CreatedDate: str
    NextAttemptDate: Optional[str]
    FinishedDate: Optional[str]


class TransactionEvent(TypedDict):
    # e.g. `session.begun`
    Type: str
    # ISO 8601, UTC
    EventDate: str
    ExecutorType: Literal["ApiKey", "User", "Operator", "System"]
    ExecutorValue: Optional[str]


class TransactionConfirmation(TypedDict):
    # GUID
    ExternalId: str
    # The Status of the transaction
    ConfirmationStatus: int
    # Judged captures
    ConfirmationAttempts: int
    # s
    Timeout: int
    # CredentialType: 0 none, 1 biometric, 4 passkey, 5 passkey and biometric
    ConfirmationType: int
    NotificationSendingDate: Optional[str]
    ConfirmationEndDate: Optional[str]
    UserName: Optional[str]
    ConfirmationLevel: Optional[int]
    # Pictures and templates are not told
    EthalonBiometricCredential: None
    CandidateBiometricCredential: None
    Geofencing: None
    BiometricScore: Optional[int]
    BiometricMatchProbability: Optional[float]
    CheckLiveness: bool
    LivenessDetectionResult: Optional[LivenessDetectionResult]


class TransactionLink(TypedDict):
    Url: str
    # The same as a QR code
    Qr: TransactionLinkQr
    # ISO 8601, UTC
    ExpirationDate: str


class TransactionLinkQr(TypedDict):
    """The same as a QR code"""
    # Side of the square, light border included
    Size: int
    # Outline of the dark modules, an SVG path
    Path: str


class _Looks(TypedDict):
    Logo: Optional[LooksLogo]
    Light: Optional[LooksLight]
    Dark: Optional[LooksDark]
    # Texts of the page that you word yourself
    Texts: List[LooksTextsItem]
    PrivacyUrl: Optional[str]
    HelpUrl: Optional[str]
    # Counts the changes; a change must send the stored one
    Version: int


class Looks(_Looks, total=False):
    FrameAncestors: Optional[List[str]]
    ReturnOrigins: Optional[List[str]]


class LooksLogo(TypedDict):
    """Null: no logo"""
    # PNG, JPEG or WebP as base64
    Data: str
    # What the logo says, for screen readers
    Text: str


class _LooksLight(TypedDict):
    # Buttons and rings: sRGB, #rrggbb
    Accent: str


class LooksLight(_LooksLight, total=False):
    """Colours. Every pair of text and what lies behind it must have a contrast of 4.5 : 1. `Dark` null: derived from `Light`"""
    Ground: Optional[str]
    Card: Optional[str]
    Ink: Optional[str]


class _LooksDark(TypedDict):
    # Buttons and rings: sRGB, #rrggbb
    Accent: str


class LooksDark(_LooksDark, total=False):
    """Colours. Every pair of text and what lies behind it must have a contrast of 4.5 : 1. `Dark` null: derived from `Light`"""
    Ground: Optional[str]
    Card: Optional[str]
    Ink: Optional[str]


class LooksTextsItem(TypedDict):
    # Language, BCP 47
    Locale: str
    # One of introTitle, introBody, consentEnrol, consentVerify, agree, approvalTitle, approvalBody, successTitle, successBody, expiredBody, maxAttemptsBody, declinedBody, mismatchBody
    Key: str
    # What stands there, as plain text
    Text: str


class LooksPreview(TypedDict):
    """`Page` is what the capture page would be told, without the logo; null while there is a problem"""
    Problem: Optional[str]
    # Of both schemes, where colours were given for one of them and can be read as such
    Contrasts: List[ContrastVerdict]
    Page: Optional[PageLook]


class ContrastVerdict(TypedDict):
    Scheme: Literal["Light", "Dark"]
    Text: Literal["Ink", "Accent"]
    Color: str
    # Card; what is tinted with the accent counts too
    Behind: str
    # Contrast, 1…21 (WCAG 2.2), rounded down to two digits
    Ratio: float
    # Contrast, 1…21 (WCAG 2.2), rounded down to two digits
    Least: float
    Passes: bool
    Suggestion: Optional[str]


class PageLook(TypedDict):
    requester: str
    logo: Optional[PageLookLogo]
    colors: Optional[PageLookColors]
    texts: List[PageLookTextsItem]
    privacyUrl: Optional[str]
    helpUrl: Optional[str]


class PageLookLogo(TypedDict):
    path: str
    text: str


class PageLookColors(TypedDict):
    light: PageLookColorsLight
    dark: PageLookColorsDark


class PageLookColorsLight(TypedDict):
    accent: str
    onAccent: str
    ground: str
    card: str
    ink: str
    soft: str
    line: str
    tint: str


class PageLookColorsDark(TypedDict):
    accent: str
    onAccent: str
    ground: str
    card: str
    ink: str
    soft: str
    line: str
    tint: str


class PageLookTextsItem(TypedDict):
    locale: str
    key: str
    text: str


class GetOpenIdIntegrationsResponse(TypedDict):
    Items: List[OpenIdIntegration]
    TotalCount: int


class OpenIdIntegration(TypedDict):
    # GUID
    ClientId: str
    # The OpenID Provider of the tenant; Discovery begins there
    Issuer: str
    Name: str
    # What people read who sign in
    DisplayName: str
    Enabled: bool
    # `confidential`: a server, which proves itself by secret or key. `public`: an app or a page in a browser, by PKCE alone. Cannot be changed later
    ClientType: Literal["confidential", "public"]
    HasSecret: bool
    PreviousSecretExpirationDate: Optional[str]
    PublicKeys: Optional[OpenIdIntegrationPublicKeys]
    # https, or http at localhost, 127.0.0.1 or [::1]; of a public client also a scheme that is a reversed domain name (`com.example.app:/cb`). Compared exactly, as written here; no fragment, wildcard or user name
    LoginRedirectUrls: List[str]
    # Where a browser may be sent after signing out; as LoginRedirectUrls
    LogoutRedirectUrls: List[str]
    BackchannelLogoutUrl: Optional[str]
    # s; 3600 unless said
    AccessTokenLifetime: int
    # s; 0: no refresh tokens; 86400 unless said
    RefreshTokenLifetime: int
    # Which field of the account the user name, or `login_hint`, is
    LoginType: Literal["AccountNumber", "Email", "PhoneNumber"]
    SelfEnrollmentFlow: Optional[Literal["EnrollBioCredential"]]
    # Name of the transaction template that a sign-in is verified by
    VerificationFlow: str
    # `pairwise`: `sub` of a person differs from integration to integration. `public`: it is one
    SubjectType: Literal["pairwise", "public"]
    ExternalMethod: Optional[OpenIdIntegrationExternalMethod]
    # Counts the changes; a change must send the stored one
    Version: int
    # ISO 8601, UTC
    CreatedDate: str
    # ISO 8601, UTC
    ModifiedDate: str


class OpenIdIntegrationPublicKeys(TypedDict):
    """JWKS of RSA keys (2,048 bits or more), EC keys (P-256, P-384, P-521) or Ed25519 keys without their private parts. A client with keys signs in by `private_key_jwt` and has no secret"""
    keys: List[Dict[str, Any]]


class _OpenIdIntegrationExternalMethod(TypedDict):
    # `iss` of its `id_token_hint`; its keys are read from what OpenID Connect Discovery finds there
    Issuer: str
    # `aud` of its `id_token_hint`: at Microsoft Entra the Application ID
    Audience: str


class OpenIdIntegrationExternalMethod(_OpenIdIntegrationExternalMethod, total=False):
    """An identity provider whose second factor this is (Microsoft Entra: external authentication method); null: none"""
    # Claim of the hint that is the AccountNumber; `oid` unless said, the object id at Microsoft Entra. Only claims that nobody can change
    AccountClaim: Literal["oid", "sub"]


class _CreateOpenIdIntegrationRequest(TypedDict):
    Name: str
    # https, or http at localhost, 127.0.0.1 or [::1]; of a public client also a scheme that is a reversed domain name (`com.example.app:/cb`). Compared exactly, as written here; no fragment, wildcard or user name
    LoginRedirectUrls: List[str]


class CreateOpenIdIntegrationRequest(_CreateOpenIdIntegrationRequest, total=False):
    DisplayName: Optional[str]
    LogoutRedirectUrls: Optional[List[str]]
    BackchannelLogoutUrl: Optional[str]
    AccessTokenLifetime: Optional[int]
    RefreshTokenLifetime: Optional[int]
    LoginType: Optional[Literal["AccountNumber", "Email", "PhoneNumber"]]
    SelfEnrollmentFlow: Optional[Literal["EnrollBioCredential"]]
    VerificationFlow: Optional[str]
    SubjectType: Optional[Literal["pairwise", "public"]]
    PublicKeys: Optional[CreateOpenIdIntegrationRequestPublicKeys]
    ExternalMethod: Optional[CreateOpenIdIntegrationRequestExternalMethod]
    ClientType: Optional[Literal["confidential", "public"]]
    Enabled: Optional[bool]


class CreateOpenIdIntegrationRequestPublicKeys(TypedDict):
    """JWKS of RSA keys (2,048 bits or more), EC keys (P-256, P-384, P-521) or Ed25519 keys without their private parts. A client with keys signs in by `private_key_jwt` and has no secret"""
    keys: List[Dict[str, Any]]


class _CreateOpenIdIntegrationRequestExternalMethod(TypedDict):
    # `iss` of its `id_token_hint`; its keys are read from what OpenID Connect Discovery finds there
    Issuer: str
    # `aud` of its `id_token_hint`: at Microsoft Entra the Application ID
    Audience: str


class CreateOpenIdIntegrationRequestExternalMethod(_CreateOpenIdIntegrationRequestExternalMethod, total=False):
    """An identity provider whose second factor this is (Microsoft Entra: external authentication method); null: none"""
    # Claim of the hint that is the AccountNumber; `oid` unless said, the object id at Microsoft Entra. Only claims that nobody can change
    AccountClaim: Literal["oid", "sub"]


class CreatedOpenIdIntegration(TypedDict):
    # GUID
    ClientId: str
    # The OpenID Provider of the tenant; Discovery begins there
    Issuer: str
    Name: str
    # What people read who sign in
    DisplayName: str
    Enabled: bool
    # `confidential`: a server, which proves itself by secret or key. `public`: an app or a page in a browser, by PKCE alone. Cannot be changed later
    ClientType: Literal["confidential", "public"]
    HasSecret: bool
    PreviousSecretExpirationDate: Optional[str]
    PublicKeys: Optional[CreatedOpenIdIntegrationPublicKeys]
    # https, or http at localhost, 127.0.0.1 or [::1]; of a public client also a scheme that is a reversed domain name (`com.example.app:/cb`). Compared exactly, as written here; no fragment, wildcard or user name
    LoginRedirectUrls: List[str]
    # Where a browser may be sent after signing out; as LoginRedirectUrls
    LogoutRedirectUrls: List[str]
    BackchannelLogoutUrl: Optional[str]
    # s; 3600 unless said
    AccessTokenLifetime: int
    # s; 0: no refresh tokens; 86400 unless said
    RefreshTokenLifetime: int
    # Which field of the account the user name, or `login_hint`, is
    LoginType: Literal["AccountNumber", "Email", "PhoneNumber"]
    SelfEnrollmentFlow: Optional[Literal["EnrollBioCredential"]]
    # Name of the transaction template that a sign-in is verified by
    VerificationFlow: str
    # `pairwise`: `sub` of a person differs from integration to integration. `public`: it is one
    SubjectType: Literal["pairwise", "public"]
    ExternalMethod: Optional[CreatedOpenIdIntegrationExternalMethod]
    # Counts the changes; a change must send the stored one
    Version: int
    # ISO 8601, UTC
    CreatedDate: str
    # ISO 8601, UTC
    ModifiedDate: str
    ClientSecret: Optional[str]


class CreatedOpenIdIntegrationPublicKeys(TypedDict):
    """JWKS of RSA keys (2,048 bits or more), EC keys (P-256, P-384, P-521) or Ed25519 keys without their private parts. A client with keys signs in by `private_key_jwt` and has no secret"""
    keys: List[Dict[str, Any]]


class _CreatedOpenIdIntegrationExternalMethod(TypedDict):
    # `iss` of its `id_token_hint`; its keys are read from what OpenID Connect Discovery finds there
    Issuer: str
    # `aud` of its `id_token_hint`: at Microsoft Entra the Application ID
    Audience: str


class CreatedOpenIdIntegrationExternalMethod(_CreatedOpenIdIntegrationExternalMethod, total=False):
    """An identity provider whose second factor this is (Microsoft Entra: external authentication method); null: none"""
    # Claim of the hint that is the AccountNumber; `oid` unless said, the object id at Microsoft Entra. Only claims that nobody can change
    AccountClaim: Literal["oid", "sub"]


class _UpdateOpenIdIntegrationRequest(TypedDict):
    Name: str
    # https, or http at localhost, 127.0.0.1 or [::1]; of a public client also a scheme that is a reversed domain name (`com.example.app:/cb`). Compared exactly, as written here; no fragment, wildcard or user name
    LoginRedirectUrls: List[str]
    # Counts the changes; a change must send the stored one
    Version: int


class UpdateOpenIdIntegrationRequest(_UpdateOpenIdIntegrationRequest, total=False):
    DisplayName: Optional[str]
    LogoutRedirectUrls: Optional[List[str]]
    BackchannelLogoutUrl: Optional[str]
    AccessTokenLifetime: Optional[int]
    RefreshTokenLifetime: Optional[int]
    LoginType: Optional[Literal["AccountNumber", "Email", "PhoneNumber"]]
    SelfEnrollmentFlow: Optional[Literal["EnrollBioCredential"]]
    VerificationFlow: Optional[str]
    SubjectType: Optional[Literal["pairwise", "public"]]
    PublicKeys: Optional[UpdateOpenIdIntegrationRequestPublicKeys]
    ExternalMethod: Optional[UpdateOpenIdIntegrationRequestExternalMethod]


class UpdateOpenIdIntegrationRequestPublicKeys(TypedDict):
    """JWKS of RSA keys (2,048 bits or more), EC keys (P-256, P-384, P-521) or Ed25519 keys without their private parts. A client with keys signs in by `private_key_jwt` and has no secret"""
    keys: List[Dict[str, Any]]


class _UpdateOpenIdIntegrationRequestExternalMethod(TypedDict):
    # `iss` of its `id_token_hint`; its keys are read from what OpenID Connect Discovery finds there
    Issuer: str
    # `aud` of its `id_token_hint`: at Microsoft Entra the Application ID
    Audience: str


class UpdateOpenIdIntegrationRequestExternalMethod(_UpdateOpenIdIntegrationRequestExternalMethod, total=False):
    """An identity provider whose second factor this is (Microsoft Entra: external authentication method); null: none"""
    # Claim of the hint that is the AccountNumber; `oid` unless said, the object id at Microsoft Entra. Only claims that nobody can change
    AccountClaim: Literal["oid", "sub"]


class WebhookSettings(TypedDict):
    # Whether events are sent. Those that happen meanwhile are not kept
    Enabled: bool
    SecretKey: Optional[str]
    PreviousSecretExpirationDate: Optional[str]
    DisableReason: Optional[str]
    # Counts the changes; a change must send the stored one
    Version: int
    WebHook: WebhookSettingsWebHook


class WebhookSettingsWebHook(TypedDict):
    # https; plain http and addresses of inner networks only where the operator allows them
    Url: str
    # Time for TCP and TLS to be set up, s; 0 means 10. From 1000 on it is read as milliseconds. The whole exchange has 20 s.
    ConnectTimeout: int
    # 0 none, 1 Basic with Login and Password
    AuthMode: int
    Login: Optional[str]
    # Never shown; null in a change keeps the stored one
    Password: None
    # false accepts any certificate; refused unless whoever runs the server allows it
    IsValidateCertificate: bool
    # Hex, with commas or semicolons between. Then only these certificates are accepted: one named by SHA-256 needs no authority, SHA-1 narrows the choice among valid ones
    AllowedServerCertificateThumbprints: str


class _WebhookSettingsRequest(TypedDict):
    # Whether events are sent. Those that happen meanwhile are not kept
    Enabled: bool
    WebHook: WebhookSettingsRequestWebHook


class WebhookSettingsRequest(_WebhookSettingsRequest, total=False):
    SecretKey: Optional[str]
    Version: Optional[int]


class _WebhookSettingsRequestWebHook(TypedDict):
    # https; plain http and addresses of inner networks only where the operator allows them
    Url: str


class WebhookSettingsRequestWebHook(_WebhookSettingsRequestWebHook, total=False):
    ConnectTimeout: Optional[int]
    AuthMode: Optional[int]
    Login: Optional[str]
    Password: Optional[str]
    IsValidateCertificate: Optional[bool]
    AllowedServerCertificateThumbprints: Optional[str]


class TestWebhookRequest(TypedDict, total=False):
    SecretKey: Optional[str]
    WebHook: Optional[TestWebhookRequestWebHook]


class _TestWebhookRequestWebHook(TypedDict):
    # https; plain http and addresses of inner networks only where the operator allows them
    Url: str


class TestWebhookRequestWebHook(_TestWebhookRequestWebHook, total=False):
    ConnectTimeout: Optional[int]
    AuthMode: Optional[int]
    Login: Optional[str]
    Password: Optional[str]
    IsValidateCertificate: Optional[bool]
    AllowedServerCertificateThumbprints: Optional[str]


class WebhookTestResult(TypedDict):
    # The receiver answered 2xx
    Success: bool
    RequestBody: str
    Url: str
    RequestHeaders: List[WebhookTestResultRequestHeadersItem]
    StatusCode: Optional[int]
    ResponseHeaders: List[WebhookTestResultResponseHeadersItem]
    ResponseBody: Optional[str]
    Error: Optional[str]
    # ISO 8601, UTC
    StartDate: str
    DurationMs: int


class WebhookTestResultRequestHeadersItem(TypedDict):
    Name: str
    Value: str


class WebhookTestResultResponseHeadersItem(TypedDict):
    Name: str
    Value: str


class GetWebhookDeliveriesResponse(TypedDict):
    Items: List[WebhookDelivery]
    TotalCount: int


class WebhookDelivery(TypedDict):
    # The EventId, and the header webhook-id
    DeliveryId: str
    # 0 test, 1 operation finished, 2 transaction finished, 3 account changed
    EventType: int
    AccountNumber: Optional[str]
    Status: Literal["Pending", "Succeeded", "Failed", "Canceled"]
    AttemptCount: int
    StatusCode: Optional[int]
    Error: Optional[str]
    # ISO 8601, UTC
    CreatedDate: str
    NextAttemptDate: Optional[str]
    FinishedDate: Optional[str]


class WebhookDeliveryDetails(TypedDict):
    # The EventId, and the header webhook-id
    DeliveryId: str
    # 0 test, 1 operation finished, 2 transaction finished, 3 account changed
    EventType: int
    AccountNumber: Optional[str]
    Status: Literal["Pending", "Succeeded", "Failed", "Canceled"]
    AttemptCount: int
    StatusCode: Optional[int]
    Error: Optional[str]
    # ISO 8601, UTC
    CreatedDate: str
    NextAttemptDate: Optional[str]
    FinishedDate: Optional[str]
    RequestBody: str
    Attempts: List[WebhookDeliveryDetailsAttemptsItem]


class WebhookDeliveryDetailsAttemptsItem(TypedDict):
    Number: int
    Url: str
    RequestHeaders: List[WebhookDeliveryDetailsAttemptsItemRequestHeadersItem]
    StatusCode: Optional[int]
    ResponseHeaders: List[WebhookDeliveryDetailsAttemptsItemResponseHeadersItem]
    ResponseBody: Optional[str]
    Error: Optional[str]
    # ISO 8601, UTC
    StartDate: str
    DurationMs: int
    Fault: Optional[Literal["delay", "drop", "duplicate", "reorder", "error"]]


class WebhookDeliveryDetailsAttemptsItemRequestHeadersItem(TypedDict):
    Name: str
    Value: str


class WebhookDeliveryDetailsAttemptsItemResponseHeadersItem(TypedDict):
    Name: str
    Value: str


class _ReplayWebhookRequest(TypedDict):
    # ISO 8601, UTC
    From: str


class ReplayWebhookRequest(_ReplayWebhookRequest, total=False):
    To: Optional[str]
    Statuses: Optional[List[Literal["Pending", "Succeeded", "Failed", "Canceled"]]]
    EventTypes: Optional[List[int]]


class ReplayedWebhooks(TypedDict):
    Count: int
    NextFrom: Optional[str]


class PredefinedOperation(TypedDict):
    # GUID
    ExternalId: str
    CustomerName: str
    CustomerNumber: str
    Name: str
    Description: str
    Resources: List[OperationResource]
    Parameters: List[PredefinedOperationParametersItem]


class OperationResource(TypedDict):
    """ExternalId null and Version 0: the text that comes with the server, not yet replaced"""
    ExternalId: Optional[str]
    Name: Literal["EmailSubject", "EmailBody", "SmsText"]
    # BCP 47 language tag
    Locale: str
    # Plain text. A paragraph (in SmsText a line) whose parameters are all empty is left out. EmailBody is sent as text and as HTML made of it.
    Content: str
    # Counts the changes; a change must send the stored one
    Version: int
    CreatedDate: Optional[str]
    DeletedDate: Optional[str]


class PredefinedOperationParametersItem(TypedDict):
    Name: str
    Description: str


class _OperationResourceRequest(TypedDict):
    Name: Literal["EmailSubject", "EmailBody", "SmsText"]
    # BCP 47 language tag
    Locale: str
    # Plain text. A paragraph (in SmsText a line) whose parameters are all empty is left out. EmailBody is sent as text and as HTML made of it.
    Content: str


class OperationResourceRequest(_OperationResourceRequest, total=False):
    Version: Optional[int]


class PreviewMessageRequest(TypedDict, total=False):
    Locale: Optional[str]
    Resources: Optional[List[PreviewMessageRequestResourcesItem]]


class PreviewMessageRequestResourcesItem(TypedDict):
    Name: Literal["EmailSubject", "EmailBody", "SmsText"]
    # Plain text. A paragraph (in SmsText a line) whose parameters are all empty is left out. EmailBody is sent as text and as HTML made of it.
    Content: str


class MessagePreview(TypedDict):
    # Language of the texts
    Locale: str
    Email: MessagePreviewEmail
    # Stands where the real one will; it opens nothing
    Link: str
    Sms: MessagePreviewSms


class MessagePreviewEmail(TypedDict):
    Subject: str
    Text: str
    Html: str
    ButtonLabel: Optional[str]


class MessagePreviewSms(TypedDict):
    Text: str
    # Parts that the network counts
    Segments: int


class _TestMessageRequest(TypedDict):
    Channel: Literal["sms", "email"]
    # E-mail address, or phone number in international form
    To: str


class TestMessageRequest(_TestMessageRequest, total=False):
    Locale: Optional[str]


class TestMessageResult(TypedDict):
    # sent: taken over by mail server or gateway; failed: not tried again; notConfigured: nothing is configured that sends
    State: Literal["sent", "failed", "notConfigured"]
    Failure: Optional[str]
    # Language of the texts
    Locale: str


class OperationStatus(TypedDict):
    # GUID
    OperationId: str
    Name: str
    # 0 pending, 1 accepted, 2 rejected, 3 expired, 4 error, 5 canceled
    Status: int
    Message: Optional[str]
    # ISO 8601, UTC
    StartDate: str
    EndDate: Optional[str]


class TransactionStatus(TypedDict):
    # GUID
    TransactionId: str
    Name: str
    # 0 pending, 1 accepted, 2 rejected, 3 expired, 4 error, 5 canceled
    Status: int
    Message: Optional[str]
    # ISO 8601, UTC
    StartDate: str
    EndDate: Optional[str]


class GetNotificationsResponse(TypedDict):
    Items: List[NotificationState]
    TotalCount: int


class NotificationState(TypedDict):
    # GUID
    Id: str
    # Operation or transaction whose link it carries
    OperationId: str
    Channel: Literal["sms", "email"]
    # ISO 8601, UTC
    CreatedDate: str
    # queued: waiting for its next try; sent: taken over by mail server or gateway; failed: given up; canceled: the operation ended first; outbox: kept for the operator, since nothing is configured that sends
    State: Literal["queued", "sent", "failed", "canceled", "outbox"]
    # 0 the first message, then 1, 2, …
    Resend: int
    Tries: int
    Failure: Optional[str]
    FinishedDate: Optional[str]


class GetOutboxResponse(TypedDict):
    Items: List[OutboxMessage]
    TotalCount: int


class OutboxMessage(TypedDict):
    # GUID
    Id: str
    # Operation or transaction whose link it carries
    OperationId: str
    Channel: Literal["sms", "email"]
    # ISO 8601, UTC
    CreatedDate: str
    To: str
    Subject: Optional[str]
    Text: str
    Link: str
    # ISO 8601, UTC
    ExpirationDate: str


class BeginForeignAuthorizationRequest(TypedDict, total=False):
    Name: Optional[str]
    TimeoutSec: Optional[int]
    PhoneNumber: Optional[str]
    Email: Optional[str]
    TransportType: Optional[int]
    FacialImageAccountNumber: Optional[str]
    FacialImage: Optional[BeginForeignAuthorizationRequestFacialImage]
    CheckLiveness: Optional[bool]
    CustomData: Optional[List[BeginForeignAuthorizationRequestCustomDataItem]]
    AdditionalData: Optional[Dict[str, Any]]
    Codeword: Optional[str]
    Tag: Optional[str]
    Locale: Optional[str]
    ReturnUrl: Optional[str]


class _BeginForeignAuthorizationRequestFacialImage(TypedDict):
    # 1 JPEG, 3 GIF, 4 PNG, 5 TIFF
    DataType: int
    # base64
    Data: str


class BeginForeignAuthorizationRequestFacialImage(_BeginForeignAuthorizationRequestFacialImage, total=False):
    Description: Optional[str]


class BeginForeignAuthorizationRequestCustomDataItem(TypedDict):
    # Name of the value
    Key: str
    # What the user is shown beside it
    Value: str


class ForeignAuthorization(TypedDict):
    OneTimeSecret: Optional[str]
    # GUID
    TransactionId: str
    # 0 pending, 1 accepted, 2 rejected, 3 expired, 4 error, 5 canceled
    Status: int
    Message: Optional[str]
    # ISO 8601, UTC
    StartDate: str
    EndDate: Optional[str]
    ConfirmationLevel: Optional[int]
    ConfirmationAdditionalData: Optional[Dict[str, Any]]


class _CreateOperationRequest(TypedDict):
    # `GetForeignBiometry`, `EnrollBioCredential` or `EnrollFido2Credential`
    Name: str


class CreateOperationRequest(_CreateOperationRequest, total=False):
    AccountNumber: Optional[str]
    Timeout: Optional[int]
    TransportType: Optional[int]
    Codeword: Optional[str]
    Tag: Optional[str]
    IntroductionText: Optional[str]
    PhoneNumber: Optional[str]
    Email: Optional[str]
    CheckLiveness: Optional[bool]
    Payload: Optional[Dict[str, Any]]
    Locale: Optional[str]
    ReturnUrl: Optional[str]


class CreatedOperation(TypedDict):
    # GUID
    OperationId: str
    OneTimeSecret: Optional[str]


class OperationResult(TypedDict):
    Name: str
    # GUID
    OperationId: str
    # 0 pending, 1 accepted, 2 rejected, 3 expired, 4 error, 5 canceled
    Status: int
    Message: Optional[str]
    Payload: OperationResultPayload


class OperationResultPayload(TypedDict):
    Data: OperationResultPayloadData
    # What does not apply is absent, never null
    Metadata: OperationResultPayloadMetadata


class OperationResultPayloadData(TypedDict):
    TempId: Optional[str]
    AccountNumber: Optional[str]


class OperationResultPayloadMetadata(TypedDict, total=False):
    """What does not apply is absent, never null"""
    BiometricVerificationResult: BiometricVerificationResult
    LivenessDetectionResult: LivenessDetectionResult
    PasskeyVerificationResult: PasskeyVerificationResult
    PasskeyStandInResult: OperationResultPayloadMetadataPasskeyStandInResult


class _PasskeyVerificationResult(TypedDict):
    # SHA-256 of the credential id, hex
    CredentialIdHash: str
    Aaguid: str
    UserVerified: bool
    # Flag BE; false: it can never leave its device
    BackupEligible: bool
    # Flag BS
    BackedUp: bool
    Counter: int
    # What asked for it: request, always, newDevice, newFace, newKey, operation or offer
    Rule: str


class PasskeyVerificationResult(_PasskeyVerificationResult, total=False):
    # Origin of the page around ours that asked for it; absent where our own page did
    Origin: str


class OperationResultPayloadMetadataPasskeyStandInResult(TypedDict):
    # approval, code, delay, or browser: one that is known for the account
    Kind: str
    Rule: Optional[str]
    # ISO 8601, UTC
    Date: str


class _CreateTransactionRequest(TypedDict):
    # Account that is verified
    AccountNumber: str
    # Transaction template, such as `Verify_Identity`
    Name: str
    ConfirmationPolicy: CreateTransactionRequestConfirmationPolicy


class CreateTransactionRequest(_CreateTransactionRequest, total=False):
    Timeout: Optional[int]
    Tag: Optional[str]
    CodeWord: Optional[str]
    CustomData: Optional[List[CreateTransactionRequestCustomDataItem]]
    PhoneNumber: Optional[str]
    Email: Optional[str]
    Locale: Optional[str]
    ReturnUrl: Optional[str]


class CreateTransactionRequestConfirmationPolicy(TypedDict, total=False):
    TransportType: Optional[int]
    CredentialType: Optional[int]
    BioPolicy: Optional[CreateTransactionRequestConfirmationPolicyBioPolicy]
    Fido2Policy: Optional[Dict[str, Any]]


class CreateTransactionRequestConfirmationPolicyBioPolicy(TypedDict, total=False):
    """What is asked of the face"""
    CheckLiveness: Optional[bool]


class CreateTransactionRequestCustomDataItem(TypedDict):
    # Name of the value
    Key: str
    # What the user is shown beside it
    Value: str


class CreatedTransaction(TypedDict):
    # GUID
    TransactionId: str
    OneTimeSecret: Optional[str]


class TransactionResult(TypedDict):
    Name: str
    # GUID
    TransactionId: str
    # 0 pending, 1 accepted, 2 rejected, 3 expired, 4 error, 5 canceled
    Status: int
    Message: Optional[str]
    Payload: TransactionResultPayload


class TransactionResultPayload(TypedDict):
    Data: TransactionResultPayloadData
    # What does not apply is absent, never null
    Metadata: TransactionResultPayloadMetadata


class TransactionResultPayloadData(TypedDict):
    TempId: Optional[str]
    AccountNumber: Optional[str]


class TransactionResultPayloadMetadata(TypedDict, total=False):
    """What does not apply is absent, never null"""
    BiometricVerificationResult: BiometricVerificationResult
    LivenessDetectionResult: LivenessDetectionResult
    PasskeyVerificationResult: PasskeyVerificationResult
    PasskeyStandInResult: TransactionResultPayloadMetadataPasskeyStandInResult


class TransactionResultPayloadMetadataPasskeyStandInResult(TypedDict):
    # approval, code, delay, or browser: one that is known for the account
    Kind: str
    Rule: Optional[str]
    # ISO 8601, UTC
    Date: str


class IdentifyMatch(TypedDict):
    # GUID
    id: str
    owner: IdentifyMatchOwner
    # ISO 8601, UTC
    modifiedDate: str
    # −12·log10(FMR) of this comparison
    score: int


class IdentifyMatchOwner(TypedDict):
    id: str
    name: str


class GetAuditEventsResponse(TypedDict):
    Items: List[AuditEvent]
    TotalCount: int


class AuditEvent(TypedDict):
    # GUID
    Id: str
    EventLevel: Literal["Information", "Warning"]
    # What happened, in words
    Message: str
    # What happened, e.g. `account.created`
    MessageType: str
    # ISO 8601, UTC
    EventDate: str
    # The noun of MessageType
    EventSource: str
    HostName: str
    # Who did it
    ExecutorType: Literal["ApiKey", "User", "Operator", "System"]
    ExecutorExternalId: Optional[str]
    ExecutorValue: Optional[str]
    ExecutorRoles: Optional[str]
    # What it is about
    References: List[AuditReference]
    # Facts of the event: scores, thresholds, model ids, policy, names of changed fields (extension)
    Data: Dict[str, Any]
    Sequence: Optional[int]
    Hash: Optional[str]


class AuditReference(TypedDict):
    # Account, BioCredential, Transaction, Attempt, ApiKey, CustomOperation, Setting or ErasureCertificate
    Type: str
    # Id of the thing; of an account its UIN
    ExternalId: str
    Index: int
    Value: None


class AuditCheckpoint(TypedDict):
    # 0 while nothing is sealed
    Sequence: int
    Statement: Optional[str]


class GetErasureCertificatesResponse(TypedDict):
    Items: List[ErasureCertificate]
    TotalCount: int


class ErasureCertificate(TypedDict):
    # GUID
    Id: str
    # GUID
    UIN: str
    # JWS (RFC 7515, compact), EdDSA; the key is in `/.well-known/jwks.json`
    Certificate: str
    # ISO 8601, UTC
    CreatedDate: str


class Receipt(TypedDict):
    # GUID
    Id: str
    # JWS (RFC 7515, compact), EdDSA; the key is in `/.well-known/jwks.json`
    Receipt: str
    # ISO 8601, UTC
    CreatedDate: str


class Statistics(TypedDict):
    # First day, UTC
    From: str
    # Last day, UTC, included
    To: str
    # Length of one of the `Buckets`: hours of a single day, else days
    Interval: Literal["hour", "day"]
    Total: SessionCounts
    ByKind: List[StatisticsByKindItem]
    # In order of time, empty ones included
    Buckets: List[StatisticsBucketsItem]
    # SecondsToCapture: from asking for the camera to the pictures having arrived. SecondsToJudge: from there to the decision. SecondsToFinish: of accepted ones, from opening the link to the end.
    Capture: CaptureStatistics


class SessionCounts(TypedDict):
    Begun: int
    Pending: int
    Accepted: int
    Rejected: int
    Expired: int
    Error: int
    Canceled: int
    # Adds up to `Rejected`
    RejectedBy: SessionCountsRejectedBy


class SessionCountsRejectedBy(TypedDict):
    """Adds up to `Rejected`"""
    # The liveness check failed
    Liveness: int
    # Another face than that of the account
    Match: int
    MatchAndLiveness: int
    # No usable picture within the allowed attempts
    AttemptsExhausted: int
    # The user said no
    Declined: int
    # The person is enrolled under another account
    Duplicate: int
    # No answer of a device was right
    PasskeyRefused: int
    # The user said that the passkey is lost or not at hand, and nothing was accepted in its place
    PasskeyMissing: int
    Other: int


class StatisticsByKindItem(TypedDict):
    # selfie, enrolment or verification
    Kind: str
    Begun: int
    Pending: int
    Accepted: int
    Rejected: int
    Expired: int
    Error: int
    Canceled: int
    # Adds up to `Rejected`
    RejectedBy: StatisticsByKindItemRejectedBy


class StatisticsByKindItemRejectedBy(TypedDict):
    """Adds up to `Rejected`"""
    # The liveness check failed
    Liveness: int
    # Another face than that of the account
    Match: int
    MatchAndLiveness: int
    # No usable picture within the allowed attempts
    AttemptsExhausted: int
    # The user said no
    Declined: int
    # The person is enrolled under another account
    Duplicate: int
    # No answer of a device was right
    PasskeyRefused: int
    # The user said that the passkey is lost or not at hand, and nothing was accepted in its place
    PasskeyMissing: int
    Other: int


class StatisticsBucketsItem(TypedDict):
    # ISO 8601, UTC
    Start: str
    Begun: int
    Pending: int
    Accepted: int
    Rejected: int
    Expired: int
    Error: int
    Canceled: int
    # Adds up to `Rejected`
    RejectedBy: StatisticsBucketsItemRejectedBy


class StatisticsBucketsItemRejectedBy(TypedDict):
    """Adds up to `Rejected`"""
    # The liveness check failed
    Liveness: int
    # Another face than that of the account
    Match: int
    MatchAndLiveness: int
    # No usable picture within the allowed attempts
    AttemptsExhausted: int
    # The user said no
    Declined: int
    # The person is enrolled under another account
    Duplicate: int
    # No answer of a device was right
    PasskeyRefused: int
    # The user said that the passkey is lost or not at hand, and nothing was accepted in its place
    PasskeyMissing: int
    Other: int


class CaptureStatistics(TypedDict):
    """SecondsToCapture: from asking for the camera to the pictures having arrived. SecondsToJudge: from there to the decision. SecondsToFinish: of accepted ones, from opening the link to the end."""
    # Operations and transactions that got at least so far. Those without a face are left out
    Funnel: CaptureStatisticsFunnel
    # Captures that were made within the days
    Attempts: CaptureStatisticsAttempts
    # Hints that users got with refused captures, most frequent first
    Remedies: List[CaptureStatisticsRemediesItem]
    # Percentiles, s; null while there is nothing to measure
    SecondsToCapture: SecondsSpread
    # Percentiles, s; null while there is nothing to measure
    SecondsToJudge: SecondsSpread
    # Percentiles, s; null while there is nothing to measure
    SecondsToFinish: SecondsSpread


class CaptureStatisticsFunnel(TypedDict):
    """Operations and transactions that got at least so far. Those without a face are left out"""
    Begun: int
    # The link was opened
    Opened: int
    # The camera was asked for a capture
    Started: int
    # At least one capture was judged
    Judged: int
    Accepted: int


class CaptureStatisticsAttempts(TypedDict):
    """Captures that were made within the days"""
    Judged: int
    Accepted: int
    Retried: int
    Rejected: int


class CaptureStatisticsRemediesItem(TypedDict):
    Remedy: str
    Count: int


class SecondsSpread(TypedDict):
    """Percentiles, s; null while there is nothing to measure"""
    N: int
    Median: Optional[float]
    P75: Optional[float]
    P95: Optional[float]


class SystemStatus(TypedDict):
    Version: str
    # When the process that answers was started
    StartedDate: str
    # What a check asks for where the tenant has not said
    LivenessMode: Literal["passive", "active", "active+flash"]
    Models: List[ModelState]
    Storage: SystemStatusStorage
    Quotas: TenantQuotas
    Usage: TenantUsage
    Retention: SystemStatusRetention
    Webhook: SystemStatusWebhook
    Jobs: SystemStatusJobs
    # `outbox`: kept for reading instead of sent. `none`: refused
    Channels: SystemStatusChannels
    # Whether accounts can have passkeys
    Passkeys: SystemStatusPasskeys
    # What is allowed beyond https to public addresses, for requests to where a tenant says
    Egress: SystemStatusEgress


class ModelState(TypedDict):
    Role: Literal["ShortRangeDetector", "FullRangeDetector", "Landmarks", "Embedder", "PresentationAttackDetector"]
    Id: str
    # Of the file; checked at the start
    Sha256: str
    # npm package and version that the weights come from
    Source: str


class SystemStatusStorage(TypedDict):
    Accounts: int
    Credentials: int
    # Credentials whose picture is kept
    CredentialPictures: int
    # Selfies under a TempId, with their pictures
    TempCaptures: int
    Database: Literal["embedded", "external"]
    # Where sealed pictures lie
    Pictures: Literal["files", "s3"]


class TenantQuotas(TypedDict):
    Accounts: Optional[int]
    TransactionsPerDay: Optional[int]
    AnalysesAtOnce: Optional[int]
    StorageBytes: Optional[int]


class TenantUsage(TypedDict):
    Accounts: int
    # Since 00:00 UTC
    TransactionsToday: int
    StorageBytes: int


class SystemStatusRetention(TypedDict):
    # How long the selfie under a TempId is kept
    TempDataHours: int
    OldestTempCaptureDate: Optional[str]
    NextPurgeDate: Optional[str]
    WebhookLogDays: int
    # How long the state of an SMS or e-mail is kept
    MessageDays: int
    # How long the perceptual hashes live by which a replayed recording is known again
    ReplayHashDays: int


class SystemStatusWebhook(TypedDict):
    # `stopped`: switched off by the server
    State: Literal["none", "enabled", "disabled", "stopped"]
    DisableReason: Optional[str]
    LastSuccessDate: Optional[str]
    Pending: int
    # Given up within 24 hours
    FailedLastDay: int


class SystemStatusJobs(TypedDict):
    # `late`: a job waits for more than a minute. `failing`: one has failed three times or was given up
    State: Literal["ok", "late", "failing"]
    # How long the oldest due job has waited
    LateSec: int


class SystemStatusChannels(TypedDict):
    """`outbox`: kept for reading instead of sent. `none`: refused"""
    Sms: Literal["twilio", "http", "outbox", "none"]
    Email: Literal["smtp", "outbox", "none"]


class SystemStatusPasskeys(TypedDict):
    """Whether accounts can have passkeys"""
    # Whether browsers make passkeys for the address of this server; else whatever asks for one is refused (E_PASSKEYS_NOT_AVAILABLE)
    Available: bool
    # That address, of SELFSAME_BASE_URL
    Origin: str
    # Whom passkeys of accounts are made for (SELFSAME_PASSKEY_RP_ID)
    RpId: str


class SystemStatusEgress(TypedDict):
    """What is allowed beyond https to public addresses, for requests to where a tenant says"""
    InnerAddresses: bool
    PlainHttp: bool
    UnverifiedTls: bool


class _SandboxActRequest(TypedDict):
    # What the user does. `wait` does nothing until the time is over, at once. `capture` opens the link, approves and consents first, where that has not been done. `passkey` opens the link and approves first; then it makes the passkey that is asked for, or shows one that was made so
    Act: Literal["open", "approve", "passkey", "capture", "decline", "wait"]


class SandboxActRequest(_SandboxActRequest, total=False):
    Capture: Optional[Literal["accept", "quality", "liveness", "match", "matchAndLiveness"]]
    Remedies: Optional[List[Literal["ShowFace", "OnePersonOnly", "MoveCloser", "MoveBack", "CenterFace", "LookStraight", "HoldUpright", "MoreLight", "LessLight", "HoldStill", "UncoverFace", "SamePersonThroughout", "TryAgain"]]]
    Passkey: Optional[Literal["accept", "unknownCredential", "userNotVerified", "notNow", "noAuthenticator", "lost", "alreadyEnrolled"]]


class SandboxActResult(TypedDict):
    # GUID
    Id: str
    Status: int
    Outcome: Optional[Literal["accepted", "retry", "rejected", "continue", "review", "proven", "kept", "refused"]]
    Remedies: List[Literal["ShowFace", "OnePersonOnly", "MoveCloser", "MoveBack", "CenterFace", "LookStraight", "HoldUpright", "MoreLight", "LessLight", "HoldStill", "UncoverFace", "UseLiveCamera", "SamePersonThroughout", "FollowPrompts", "TryAgain"]]
    AttemptsLeft: int
    # What is to be done with a passkey next: `assert`, show one; `enrol`, make one; `offer`, one may be made; `code` and `delay` stand in for a missing one
    PasskeyStep: Literal["none", "assert", "enrol", "offer", "code", "delay"]
    # Answers of an authenticator that may still be refused
    PasskeyAnswersLeft: int
    Page: Optional[str]


class SandboxReset(TypedDict):
    Accounts: int
    # Operations and transactions
    Sessions: int
    Deliveries: int
    Pictures: int


class SandboxWebhookFaults(TypedDict):
    # In the order in which they hit
    Faults: List[SandboxWebhookFaultsFaultsItem]


class _SandboxWebhookFaultsFaultsItem(TypedDict):
    # `delay`: held for `DelaySec`. `drop`: lost for good. `duplicate`: sent twice. `reorder`: the last of `Count` deliveries is sent before the others. `error`: as if the receiver had answered 500
    Fault: Literal["delay", "drop", "duplicate", "reorder", "error"]
    # How many it still hits: of `error` attempts, of the others deliveries
    Count: int


class SandboxWebhookFaultsFaultsItem(_SandboxWebhookFaultsFaultsItem, total=False):
    DelaySec: Optional[int]


class MoveSandboxClockRequest(TypedDict):
    # Seconds, at most a year at a time
    ForwardSec: int


class SandboxClock(TypedDict):
    ForwardSec: int
    # All moves together
    TotalSec: int
    # Operations and transactions that this move ended
    Expired: int


class GetTenantsResponse(TypedDict):
    Items: List[Tenant]
    TotalCount: int


class Tenant(TypedDict):
    # GUID
    Id: str
    CustomerNumber: str
    # Empty once the tenant is erased
    CustomerName: str
    State: Literal["enabled", "disabled", "erasing", "erased"]
    # Its owners own the installation; it can be neither disabled nor erased
    OwnsInstallation: bool
    # Made to build against; nothing of it counts as evidence
    Sandbox: bool
    DisableReason: str
    # ISO 8601, UTC
    CreatedDate: str
    DisabledDate: Optional[str]
    ErasedDate: Optional[str]
    Accounts: int
    # Portal users
    Operators: int
    # Operations and transactions begun in the last 30 days
    Transactions: int
    Quotas: TenantQuotas
    Usage: TenantUsage


class TenantDetails(TypedDict):
    # GUID
    Id: str
    CustomerNumber: str
    # Empty once the tenant is erased
    CustomerName: str
    State: Literal["enabled", "disabled", "erasing", "erased"]
    # Its owners own the installation; it can be neither disabled nor erased
    OwnsInstallation: bool
    # Made to build against; nothing of it counts as evidence
    Sandbox: bool
    DisableReason: str
    # ISO 8601, UTC
    CreatedDate: str
    DisabledDate: Optional[str]
    ErasedDate: Optional[str]
    Accounts: int
    # Portal users
    Operators: int
    # Operations and transactions begun in the last 30 days
    Transactions: int
    Quotas: TenantQuotas
    Usage: TenantUsage
    Certificate: Optional[str]


class _CreateTenantRequest(TypedDict):
    # Names the tenant for good: letters, digits and . _ -
    CustomerNumber: str
    CustomerName: str


class CreateTenantRequest(_CreateTenantRequest, total=False):
    Sandbox: Optional[bool]
    Quotas: Optional[TenantQuotas]


class CreatedTenant(TypedDict):
    # GUID
    Id: str
    CustomerNumber: str
    # Empty once the tenant is erased
    CustomerName: str
    State: Literal["enabled", "disabled", "erasing", "erased"]
    # Its owners own the installation; it can be neither disabled nor erased
    OwnsInstallation: bool
    # Made to build against; nothing of it counts as evidence
    Sandbox: bool
    DisableReason: str
    # ISO 8601, UTC
    CreatedDate: str
    DisabledDate: Optional[str]
    ErasedDate: Optional[str]
    Accounts: int
    # Portal users
    Operators: int
    # Operations and transactions begun in the last 30 days
    Transactions: int
    Quotas: TenantQuotas
    Usage: TenantUsage
    # User name of HTTP Basic
    ApiKeyId: str
    # Password of HTTP Basic; shown once
    ApiKeyValue: str
    # Whoever opens it becomes the first owner, once; shown once
    OwnerUrl: str
    # ISO 8601, UTC
    OwnerUrlExpirationDate: str


class TenantOwnerLink(TypedDict):
    # Whoever opens it becomes the first owner, once; shown once
    OwnerUrl: str
    # ISO 8601, UTC
    OwnerUrlExpirationDate: str


class TenantReasonRequest(TypedDict):
    # The audit log keeps it for good: name no person
    Reason: str


class EraseTenantRequest(TypedDict):
    # Of this tenant, typed once more
    CustomerNumber: str


class _WebhookEvent1(TypedDict):
    EventType: Literal[0]
    # Stable over all attempts and replays; equals the header webhook-id
    EventId: str
    # ISO 8601, UTC
    CreatedDate: str
    CustomerNumber: str
    Data: WebhookEvent1Data


class WebhookEvent1(_WebhookEvent1, total=False):
    # Of a sandbox; absent in a live tenant
    Sandbox: Literal[True]


class WebhookEvent1Data(TypedDict):
    Message: str


class _WebhookEvent2(TypedDict):
    EventType: Literal[1]
    # Stable over all attempts and replays; equals the header webhook-id
    EventId: str
    # ISO 8601, UTC
    CreatedDate: str
    CustomerNumber: str
    Data: WebhookEvent2Data


class WebhookEvent2(_WebhookEvent2, total=False):
    # Of a sandbox; absent in a live tenant
    Sandbox: Literal[True]


class WebhookEvent2Data(TypedDict):
    # GUID
    OperationId: str
    # Name of the operation or of the transaction template
    Name: str
    # selfie, enrolment or verification
    Type: str
    # 1 accepted, 2 rejected, 3 expired, 4 error, 5 cancelled
    Status: int
    Message: Optional[str]
    Reason: Optional[Literal["accepted", "declined", "matchFailed", "livenessFailed", "matchAndLivenessFailed", "attemptsExhausted", "reviewRejected", "personAlreadyEnrolled", "passkeyFailed", "passkeyNotAvailable", "passkeyLost", "passkeyNotReplaced", "passkeyDelayStopped", "expired", "credentialAlreadyExists", "accountNotUsable", "modelMismatch", "storageFull", "passkeyAlreadyExists", "canceled"]]
    AccountNumber: Optional[str]
    Tag: Optional[str]
    # ISO 8601, UTC
    StartDate: str
    EndDate: Optional[str]


class _WebhookEvent3(TypedDict):
    EventType: Literal[2]
    # Stable over all attempts and replays; equals the header webhook-id
    EventId: str
    # ISO 8601, UTC
    CreatedDate: str
    CustomerNumber: str
    Data: WebhookEvent3Data


class WebhookEvent3(_WebhookEvent3, total=False):
    # Of a sandbox; absent in a live tenant
    Sandbox: Literal[True]


class WebhookEvent3Data(TypedDict):
    # GUID
    TransactionId: str
    # Name of the operation or of the transaction template
    Name: str
    # selfie, enrolment or verification
    Type: str
    # 1 accepted, 2 rejected, 3 expired, 4 error, 5 cancelled
    Status: int
    Message: Optional[str]
    Reason: Optional[Literal["accepted", "declined", "matchFailed", "livenessFailed", "matchAndLivenessFailed", "attemptsExhausted", "reviewRejected", "personAlreadyEnrolled", "passkeyFailed", "passkeyNotAvailable", "passkeyLost", "passkeyNotReplaced", "passkeyDelayStopped", "expired", "credentialAlreadyExists", "accountNotUsable", "modelMismatch", "storageFull", "passkeyAlreadyExists", "canceled"]]
    AccountNumber: Optional[str]
    Tag: Optional[str]
    # ISO 8601, UTC
    StartDate: str
    EndDate: Optional[str]


class _WebhookEvent4(TypedDict):
    EventType: Literal[3]
    # Stable over all attempts and replays; equals the header webhook-id
    EventId: str
    # ISO 8601, UTC
    CreatedDate: str
    CustomerNumber: str
    Data: WebhookEvent4Data


class WebhookEvent4(_WebhookEvent4, total=False):
    # Of a sandbox; absent in a live tenant
    Sandbox: Literal[True]


class WebhookEvent4Data(TypedDict):
    # account.created, account.updated, account.deleted, account.enabled, account.disabled, credential.created, credential.replaced or credential.deleted
    Type: str
    AccountNumber: str


WebhookEvent = Union[WebhookEvent1, WebhookEvent2, WebhookEvent3, WebhookEvent4]
