"""A passkey made of software: it answers as a device does, or not quite so, for tests of what is refused."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

SITE = "localhost"


@dataclass
class Passkey:
    """A key of one account; `count` is how often it says it has signed, the rest is what a thief would change."""

    count: int = 0
    origin: str = f"https://{SITE}"
    site: str = SITE
    is_verified: bool = True
    owner: str = ""
    name: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def made(self, options: dict[str, Any]) -> str:
        """Answer the question to make a key, as JSON."""
        self.owner = options["user"]["id"]
        asked = self._asked("webauthn.create", options["challenge"])
        public = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]
        added = AttestedCredentialData.create(Aaguid.NONE, self.name, public)
        said = AuthenticatorData.create(self._site_hash(), self._flags() | AuthenticatorData.FLAG.AT, self.count, added)
        response = {
            "clientDataJSON": websafe_encode(asked),
            "attestationObject": websafe_encode(AttestationObject.create("none", said, {})),
        }
        return self._answer(response, {"credProps": {"rk": True}})

    def signed(self, options: dict[str, Any]) -> str:
        """Answer the question to sign, as JSON."""
        asked = self._asked("webauthn.get", options["challenge"])
        said = AuthenticatorData.create(self._site_hash(), self._flags(), self.count)
        signature = self.key.sign(said + hashlib.sha256(asked).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": websafe_encode(asked),
            "authenticatorData": websafe_encode(said),
            "signature": websafe_encode(signature),
            "userHandle": self.owner,
        }
        return self._answer(response, {})

    def _asked(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _site_hash(self) -> bytes:
        return hashlib.sha256(self.site.encode()).digest()

    def _flags(self) -> AuthenticatorData.FLAG:
        present = AuthenticatorData.FLAG.UP
        return present | AuthenticatorData.FLAG.UV if self.is_verified else present

    def _answer(self, response: dict[str, str], more: dict[str, Any]) -> str:
        name = websafe_encode(self.name)
        whole = {"id": name, "rawId": name, "type": "public-key", "response": response, "clientExtensionResults": more}
        return json.dumps(whole)
