"""Rows of people, roles and API keys."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Person(AbstractBaseUser):
    """Somebody on the staff."""

    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=200)
    login = models.CharField(max_length=100, unique=True)
    language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)
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
