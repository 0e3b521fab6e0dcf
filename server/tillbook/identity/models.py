"""Rows of people, their roles and limits, sessions, devices, PIN tries, overrides and API keys. Secrets only as digests or sealed."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q


class Person(AbstractBaseUser):
    """Somebody on the staff, or a customer's sign-in (`customer_id`). Without `login` only a till knows the person."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200)
    login = models.CharField(max_length=100, unique=True, null=True)
    language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)
    customer_id = models.UUIDField(null=True)
    pin_salt = models.CharField(max_length=32, default="")
    pin_sealed = models.CharField(max_length=200, default="")
    version = models.BigIntegerField(default=1)
    created_at = models.DateTimeField()

    objects = BaseUserManager()
    USERNAME_FIELD = "login"

    class Meta:
        db_table = "identity_person"


class RoleAssignment(models.Model):
    """A role of a person, in one store or (null) in all."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20)
    store_id = models.UUIDField(null=True)

    class Meta:
        db_table = "identity_role"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "store_id"], condition=Q(store_id__isnull=False), name="identity_role_once"
            ),
            models.UniqueConstraint(
                fields=["person", "role"], condition=Q(store_id__isnull=True), name="identity_role_once_everywhere"
            ),
        ]


class RoleLimit(models.Model):
    """What a company or (with `store_id`) one store allows a role in an `L` cell, instead of the default."""

    action = models.IntegerField()
    role = models.CharField(max_length=20)
    store_id = models.UUIDField(null=True)
    amount_minor = models.BigIntegerField(null=True)
    share_ppm = models.BigIntegerField(null=True)
    shift_minor = models.BigIntegerField(null=True)

    class Meta:
        db_table = "identity_role_limit"
        constraints = [
            models.UniqueConstraint(
                fields=["action", "role", "store_id"], condition=Q(store_id__isnull=False), name="identity_limit_store"
            ),
            models.UniqueConstraint(fields=["action", "role"], condition=Q(store_id__isnull=True), name="identity_limit_company"),
        ]


class Device(models.Model):
    """A browser enrolled as one register, known by the digest of its cookie."""

    id = models.UUIDField(primary_key=True)
    register_id = models.UUIDField()
    store_id = models.UUIDField()
    digest = models.CharField(max_length=64, unique=True)
    enrolled_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_device"
        indexes = [models.Index(fields=["register_id"], name="identity_device_register")]


class EnrolmentCode(models.Model):
    """A code that enrols one browser as one register: ten minutes, once."""

    digest = models.CharField(max_length=64, primary_key=True)
    register_id = models.UUIDField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_enrolment_code"


class Session(models.Model):
    """Somebody signed in, in the office or (with `device`) at a till; the cookie holds the secret, the row its digest."""

    id = models.UUIDField(primary_key=True)
    digest = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sessions")
    device = models.ForeignKey(Device, on_delete=models.CASCADE, null=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    proved_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    totp_secret = models.CharField(max_length=300, default="")

    class Meta:
        db_table = "identity_session"
        indexes = [models.Index(fields=["expires_at"], name="identity_session_expiry")]


class PinTries(models.Model):
    """One person's wrong PINs in a row on one device (`place_id`; the nil id is the office), and the last right one."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    place_id = models.UUIDField()
    failures = models.IntegerField(default=0)
    last_failed_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_pin_tries"
        constraints = [models.UniqueConstraint(fields=["person", "place_id"], name="identity_pin_tries_once")]


class SignInTries(models.Model):
    """Failed office sign-ins of one name or one address (as a digest) since `since`."""

    digest = models.CharField(max_length=64, primary_key=True)
    failures = models.IntegerField()
    since = models.DateTimeField()

    class Meta:
        db_table = "identity_sign_in_tries"


class Override(models.Model):
    """A right lent for one act: who asked, who agreed, which action up to which amount; used once, within two minutes."""

    id = models.UUIDField(primary_key=True)
    requester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    approver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    action = models.IntegerField()
    amount_minor = models.BigIntegerField(null=True)
    share_ppm = models.BigIntegerField(null=True)
    store_id = models.UUIDField(null=True)
    is_single_person = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    used_for = models.UUIDField(null=True)

    class Meta:
        db_table = "identity_override"


class ApiKey(models.Model):
    """A program's key: found by its prefix, compared by SHA-256.

    A key that sells stands at a till's place: besides its scopes it holds the cashier's rights in its one store, and records
    through an office register of its own.
    """

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=16, unique=True)
    digest = models.CharField(max_length=64)
    scopes = models.TextField(default="")
    store_id = models.UUIDField(null=True)
    is_selling = models.BooleanField(default=False)
    register_id = models.UUIDField(null=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "identity_api_key"
