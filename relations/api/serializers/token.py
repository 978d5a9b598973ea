"""Tokens in responses. The token itself is returned only when it is created."""

from rest_framework import serializers

from relations.models import Token


class TokenSerializer(serializers.ModelSerializer):
    """A token of the account, without its secret."""

    id = serializers.CharField(source="token_key", read_only=True, help_text="Beginning of the secret.")
    created_at = serializers.DateTimeField(source="created", read_only=True, help_text="Time of creation.")
    expires_at = serializers.DateTimeField(
        source="expiry", read_only=True, help_text="Time at which it expires."
    )

    examples = {
        "id": "3f1c9a526f0e4c5",
        "scope": "write",
        "created_at": "2024-02-01T09:30:00Z",
        "expires_at": "2024-02-02T09:30:00Z",
    }

    class Meta:
        model = Token
        fields = ("id", "scope", "created_at", "expires_at")
        read_only_fields = fields


class NewTokenSerializer(TokenSerializer):
    """A token with its secret, which is returned only here."""

    token = serializers.CharField(
        read_only=True, help_text="The secret, for `Authorization: Bearer …`. It is not stored."
    )

    examples = TokenSerializer.examples | {"token": "3f1c9a526f0e4c5…"}

    class Meta(TokenSerializer.Meta):
        fields = (*TokenSerializer.Meta.fields, "token")
        read_only_fields = fields


class TokensSerializer(serializers.Serializer):
    """The tokens of an account."""

    results = TokenSerializer(many=True, help_text="Valid tokens, the oldest first.")
