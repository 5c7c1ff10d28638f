# Made from the contract by `npm run generate`. Do not edit.
"""One method for each operation that a key of the installation opens."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Union, cast

from .types import (
    CreateTenantRequest,
    CreatedTenant,
    EraseTenantRequest,
    GetTenantsResponse,
    Tenant,
    TenantDetails,
    TenantOwnerLink,
    TenantQuotas,
    TenantReasonRequest,
)


class InstallationOperations:
    """The operations of tenants; ``InstallationClient`` sends them."""

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

    def get_tenants(
        self,
        *,
        filter: Optional[str] = None,
        sort: Optional[str] = None,
        start: Optional[int] = None,
        size: Optional[int] = None,
    ) -> GetTenantsResponse:
        """List tenants.

        ``GET /portal/v1/tenants``

        Raises :class:`SelfsameError` with one of E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_PORTAL_REQUEST_REFUSED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            "/portal/v1/tenants",
            "operator",
            query={"filter": filter, "sort": sort, "start": start, "size": size},
        )
        return cast("GetTenantsResponse", answer)

    def get_tenant(
        self,
        tenant_id: str,
    ) -> TenantDetails:
        """A tenant, and of an erased one the certificate.

        ``GET /portal/v1/tenants/{tenantId}``

        Raises :class:`SelfsameError` with one of E_TENANT_NOT_FOUND, E_INVALID_ARGUMENT,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_PORTAL_REQUEST_REFUSED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "GET",
            f'/portal/v1/tenants/{self._segment("tenant_id", tenant_id)}',
            "operator",
        )
        return cast("TenantDetails", answer)

    def create_tenant(
        self,
        body: CreateTenantRequest,
    ) -> CreatedTenant:
        """Make a tenant with its first API key and the link of its first owner.

        The value of the key and the link are in this answer and nowhere else.

        ``POST /portal/v1/tenants``

        Raises :class:`SelfsameError` with one of E_TENANT_ALREADY_EXISTS, E_INVALID_ARGUMENT,
        E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_PORTAL_REQUEST_REFUSED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            "/portal/v1/tenants",
            "operator",
            body=body,
        )
        return cast("CreatedTenant", answer)

    def renew_tenant_owner_link(
        self,
        tenant_id: str,
    ) -> TenantOwnerLink:
        """Make a new link for the first owner of a tenant that has none.

        The link is in this answer and nowhere else. Earlier links for the first owner open nothing
        any more. Refused once the tenant has an owner, while it is disabled, and for the tenant
        that owns the installation.

        ``POST /portal/v1/tenants/{tenantId}/ownerLink``

        Raises :class:`SelfsameError` with one of E_TENANT_NOT_FOUND, E_TENANT_OWNS_INSTALLATION,
        E_TENANT_HAS_OWNER, E_TENANT_ERASED, E_INVALID_ARGUMENT, E_USER_NOT_AUTHENTICATED,
        E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED, E_PORTAL_REQUEST_REFUSED,
        E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/portal/v1/tenants/{self._segment("tenant_id", tenant_id)}/ownerLink',
            "operator",
        )
        return cast("TenantOwnerLink", answer)

    def set_tenant_quotas(
        self,
        tenant_id: str,
        body: TenantQuotas,
    ) -> Tenant:
        """Say what a tenant may have at most.

        Takes effect at once, on every server; `AnalysesAtOnce` within a second. A quota below what
        the tenant has takes nothing away: more is refused until there is less.

        ``PUT /portal/v1/tenants/{tenantId}/quotas``

        Raises :class:`SelfsameError` with one of E_TENANT_NOT_FOUND, E_TENANT_ERASED,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED,
        E_PORTAL_REQUEST_REFUSED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "PUT",
            f'/portal/v1/tenants/{self._segment("tenant_id", tenant_id)}/quotas',
            "operator",
            body=body,
        )
        return cast("Tenant", answer)

    def disable_tenant(
        self,
        tenant_id: str,
        body: TenantReasonRequest,
    ) -> Tenant:
        """Stop a tenant at once.

        Its tokens, sessions, links and sockets answer `E_TENANT_DISABLED` until it is enabled;
        webhook deliveries are held.

        ``POST /portal/v1/tenants/{tenantId}/disable``

        Raises :class:`SelfsameError` with one of E_TENANT_NOT_FOUND, E_TENANT_OWNS_INSTALLATION,
        E_TENANT_ERASED, E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RECENT_SIGN_IN_REQUIRED, E_PORTAL_REQUEST_REFUSED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/portal/v1/tenants/{self._segment("tenant_id", tenant_id)}/disable',
            "operator",
            body=body,
        )
        return cast("Tenant", answer)

    def enable_tenant(
        self,
        tenant_id: str,
        body: TenantReasonRequest,
    ) -> Tenant:
        """Let a disabled tenant act again.

        ``POST /portal/v1/tenants/{tenantId}/enable``

        Raises :class:`SelfsameError` with one of E_TENANT_NOT_FOUND, E_TENANT_OWNS_INSTALLATION,
        E_TENANT_ERASED, E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE,
        E_MEDIA_TYPE_NOT_SUPPORTED, E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED,
        E_RECENT_SIGN_IN_REQUIRED, E_PORTAL_REQUEST_REFUSED, E_RATE_LIMITED, E_INTERNAL,
        E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/portal/v1/tenants/{self._segment("tenant_id", tenant_id)}/enable',
            "operator",
            body=body,
        )
        return cast("Tenant", answer)

    def erase_tenant(
        self,
        tenant_id: str,
        body: EraseTenantRequest,
    ) -> Tenant:
        """Erase a tenant for good.

        Answers when the erasure has begun; `GetTenant` says `erased` when it is done. Data keys are
        destroyed first. The customer number, the audit log and a signed certificate stay.

        ``POST /portal/v1/tenants/{tenantId}/erase``

        Raises :class:`SelfsameError` with one of E_TENANT_NOT_FOUND, E_TENANT_OWNS_INSTALLATION,
        E_INVALID_ARGUMENT, E_BODY_NOT_JSON, E_BODY_TOO_LARGE, E_MEDIA_TYPE_NOT_SUPPORTED,
        E_USER_NOT_AUTHENTICATED, E_TENANT_DISABLED, E_ACCESS_DENIED, E_RECENT_SIGN_IN_REQUIRED,
        E_PORTAL_REQUEST_REFUSED, E_RATE_LIMITED, E_INTERNAL, E_SERVER_BUSY, E_STORAGE_UNAVAILABLE.
        """
        answer = self._call(
            "POST",
            f'/portal/v1/tenants/{self._segment("tenant_id", tenant_id)}/erase',
            "operator",
            body=body,
        )
        return cast("Tenant", answer)
