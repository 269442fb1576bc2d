"""Which network addresses are public: everything that a guarded fetch may talk to."""

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# IPv6 as the world uses it (RFC 4291), without what carries IPv4 within: 6to4, Teredo. NAT64 lies outside anyway.
_WORLD = ipaddress.ip_network("2000::/3")
_CARRIERS = (ipaddress.ip_network("2002::/16"), ipaddress.ip_network("2001::/23"))

# What older Pythons take for global: IETF assignments (RFC 6890) and the former 6to4 relays (RFC 7526).
_RESERVED_V4 = (ipaddress.ip_network("192.0.0.0/24"), ipaddress.ip_network("192.88.99.0/24"))


def is_public(address: Address) -> bool:
    """Say whether an address belongs to the public internet: not to this machine, its network, or its cloud."""
    if isinstance(address, ipaddress.IPv4Address):
        reserved = address.is_multicast or any(address in network for network in _RESERVED_V4)
        return address.is_global and not reserved
    if address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    return address in _WORLD and address.is_global and not any(address in carrier for carrier in _CARRIERS)
