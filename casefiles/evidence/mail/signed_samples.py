"""Signed and encrypted mail for the rehearsal before the lock; keys and names are invented."""

import base64
from collections.abc import Iterator
from typing import Final

_SIGNED: Final = """
MIIDqQYJKoZIhvcNAQcCoIIDmjCCA5YCAQExDTALBglghkgBZQMEAgEwMQYJKoZIhvcNAQcBoCQEIkNvbnRlbnQtVHlwZTog
dGV4dC9wbGFpbg0KDQp3YXJtDQqgggGzMIIBrzCCAVWgAwIBAgIUOC/OiLQ35MHl2gzTyMjC1nzvg1kwCgYIKoZIzj0EAwIw
LTENMAsGA1UEAwwEV2FybTEcMBoGCSqGSIb3DQEJARYNd0BleGFtcGxlLm9yZzAeFw0yNjEyMDEwMjI3NThaFw0zNjExMjgw
MjI3NThaMC0xDTALBgNVBAMMBFdhcm0xHDAaBgkqhkiG9w0BCQEWDXdAZXhhbXBsZS5vcmcwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAT+F54gYojAi0OQmeW0szobmLF+xch4KMerfeUlQX6jq9r+J3tEsJ1kv8LWMxpPoKYza/4c3HZyQ+28KAxzUFWK
o1MwUTAdBgNVHQ4EFgQUz6jY7NFcgpQfmonJ/Mm9gP4aqjwwHwYDVR0jBBgwFoAUz6jY7NFcgpQfmonJ/Mm9gP4aqjwwDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEA0cbRjJBk1uViZ2TbhDLU5qJOGdK+gcnsGyHDIMtQR9UCIFR1Rxn3
fN/khc3jwDihPqPZuk6F5oZGNX6ea8N71P15MYIBljCCAZICAQEwRTAtMQ0wCwYDVQQDDARXYXJtMRwwGgYJKoZIhvcNAQkB
Fg13QGV4YW1wbGUub3JnAhQ4L86ItDfkweXaDNPIyMLWfO+DWTALBglghkgBZQMEAgGggeQwGAYJKoZIhvcNAQkDMQsGCSqG
SIb3DQEHATAcBgkqhkiG9w0BCQUxDxcNMjYxMjAxMDIyNzU4WjAvBgkqhkiG9w0BCQQxIgQg6XcHS9dx3Cp0jEWlWA5P9PJB
X4dYE7jaupL5higT50YweQYJKoZIhvcNAQkPMWwwajALBglghkgBZQMEASowCwYJYIZIAWUDBAEWMAsGCWCGSAFlAwQBAjAK
BggqhkiG9w0DBzAOBggqhkiG9w0DAgICAIAwDQYIKoZIhvcNAwICAUAwBwYFKw4DAgcwDQYIKoZIhvcNAwICASgwCgYIKoZI
zj0EAwIERjBEAiADlnC2TUpWCvQ0NeJA9FYEfWH+ehkk94OabPzPExBhSwIgbCUkuBhIJ+bQMjJl2bKPMm/sMbp0v8LftwSg
kfQm6N8=
"""
_DETACHED: Final = """
MIIDhAYJKoZIhvcNAQcCoIIDdTCCA3ECAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBoIIBszCCAa8wggFVoAMCAQIC
FDgvzoi0N+TB5doM08jIwtZ874NZMAoGCCqGSM49BAMCMC0xDTALBgNVBAMMBFdhcm0xHDAaBgkqhkiG9w0BCQEWDXdAZXhh
bXBsZS5vcmcwHhcNMjYxMjAxMDIyNzU4WhcNMzYxMTI4MDIyNzU4WjAtMQ0wCwYDVQQDDARXYXJtMRwwGgYJKoZIhvcNAQkB
Fg13QGV4YW1wbGUub3JnMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE/heeIGKIwItDkJnltLM6G5ixfsXIeCjHq33lJUF+
o6va/id7RLCdZL/C1jMaT6CmM2v+HNx2ckPtvCgMc1BViqNTMFEwHQYDVR0OBBYEFM+o2OzRXIKUH5qJyfzJvYD+Gqo8MB8G
A1UdIwQYMBaAFM+o2OzRXIKUH5qJyfzJvYD+Gqo8MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhANHG0YyQ
ZNblYmdk24Qy1OaiThnSvoHJ7BshwyDLUEfVAiBUdUcZ93zf5IXN48A4oT6j2bpOheaGRjV+nmvDe9T9eTGCAZcwggGTAgEB
MEUwLTENMAsGA1UEAwwEV2FybTEcMBoGCSqGSIb3DQEJARYNd0BleGFtcGxlLm9yZwIUOC/OiLQ35MHl2gzTyMjC1nzvg1kw
CwYJYIZIAWUDBAIBoIHkMBgGCSqGSIb3DQEJAzELBgkqhkiG9w0BBwEwHAYJKoZIhvcNAQkFMQ8XDTI2MTIwMTAyMjc1OFow
LwYJKoZIhvcNAQkEMSIEIOl3B0vXcdwqdIxFpVgOT/TyQV+HWBO42rqS+YYoE+dGMHkGCSqGSIb3DQEJDzFsMGowCwYJYIZI
AWUDBAEqMAsGCWCGSAFlAwQBFjALBglghkgBZQMEAQIwCgYIKoZIhvcNAwcwDgYIKoZIhvcNAwICAgCAMA0GCCqGSIb3DQMC
AgFAMAcGBSsOAwIHMA0GCCqGSIb3DQMCAgEoMAoGCCqGSM49BAMCBEcwRQIgE8PAwZs6iWYTH29dZPIRd5EHnEasprMRfv04
gC5LCn0CIQDoqBfuAkd3rM11MYPMcHSTH9GZKl8EMBRxG8CMcNhQ5g==
"""
_ENCRYPTED: Final = """
MIIBTwYJKoZIhvcNAQcDoIIBQDCCATwCAQIxgdihgdUCAQOgUaFPMAkGByqGSM49AgEDQgAEi/uD0KUVN98kamXVx++sPjRG
3R+RIxDZIFefxSOFYrDWuE9KwTa6afqOn6Vq3qqIYmNByUCdUtc1/iiSn2dpgjAYBgkrgQUQhkg/AAIwCwYJYIZIAWUDBAEF
MGMwYTBFMC0xDTALBgNVBAMMBFdhcm0xHDAaBgkqhkiG9w0BCQEWDXdAZXhhbXBsZS5vcmcCFDgvzoi0N+TB5doM08jIwtZ8
74NZBBgUGLb6BB5Wf7CYOgZDafn+1QmCGdnROlswXAYJKoZIhvcNAQcBMB0GCWCGSAFlAwQBAgQQzqSY3u3r+55YDyMjvjSK
D4Aw9MQU1WCYR5dkSyh8aQzjnbq6YCN6v8zKK4UvLJ9IA5dI9R/A9kM2P8AOYjI9qPwZ
"""
_MAIL: Final = (
    b"From: w@example.org\r\nDate: Mon, 05 May 2025 10:00:00 +0800\r\nMIME-Version: 1.0\r\n"
)


def signed_samples() -> Iterator[bytes]:
    """Yield mails and files of each kind, sound and broken."""
    for text in (_SIGNED, _DETACHED, _ENCRYPTED):
        whole = base64.b64decode(text)
        yield whole
        yield whole[:-40]
        yield text.encode()
    yield _MAIL + (
        b"Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n"
        + _SIGNED.encode()
    )
    yield _MAIL + (
        b'Content-Type: multipart/signed; boundary="b"\r\n\r\n--b\r\n'
        b"Content-Type: text/plain\r\n\r\nwarm\r\n--b\r\n"
        b"Content-Type: application/pkcs7-signature; name=smime.p7s\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\n" + _DETACHED.strip().encode() + b"\r\n--b--\r\n"
    )
