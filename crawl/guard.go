package crawl

import (
	"fmt"
	"net/netip"
	"slices"
	"syscall"

	"callworthy/data"
)

// closed are the networks that no public website is on: the special-purpose
// registries of IANA (RFC 6890 and later), multicast, and the ranges that embed
// another address. Most clouds keep their secrets at link-local addresses, one at
// 168.63.129.16.
var closed = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
	"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32",
	"::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
	"5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
)

// nat64 carries an IPv4 address in its last four bytes (RFC 6052).
var nat64 = netip.MustParsePrefix("64:ff9b::/96")

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// isClosed tells whether an address is not of the public internet.
func isClosed(ip netip.Addr) bool { return !ip.IsValid() || within(closed, ip) }

// within tells whether one of the networks holds an address, or the IPv4 address
// that it carries.
func within(networks []netip.Prefix, ip netip.Addr) bool {
	ip = ip.Unmap().WithZone("")
	if nat64.Contains(ip) {
		b := ip.As16()
		ip = netip.AddrFrom4([4]byte(b[12:]))
	}
	return slices.ContainsFunc(networks, func(p netip.Prefix) bool { return p.Contains(ip) })
}

// secret are the networks that no configuration opens: link-local addresses, and
// where else clouds keep what their machines may know (Azure, Alibaba, Amazon).
var secret = prefixes("169.254.0.0/16", "fe80::/10", "168.63.129.16/32", "100.100.100.200/32", "fd00:ec2::/32")

// refusePrivate makes a net.Dialer.Control: it sees the very address that is about
// to be connected to, after all name resolution. Where private networks are
// allowed, those that are secret still are not.
func refusePrivate(allowed bool) func(network, address string, _ syscall.RawConn) error {
	return func(_, address string, _ syscall.RawConn) error {
		ap, err := netip.ParseAddrPort(address)
		switch {
		case err != nil:
			return fmt.Errorf("dial %s: %w", address, err)
		case within(secret, ap.Addr()):
			return &trouble{outcome: data.OutcomePrivate, detail: fmt.Sprintf("%s is an address at which machines keep secrets; it is never read", ap.Addr())}
		case !allowed && isClosed(ap.Addr()):
			return &trouble{outcome: data.OutcomePrivate, detail: fmt.Sprintf(
				"%s is a loopback, private or reserved address; set crawl.allow_private_networks to read it", ap.Addr())}
		}
		return nil
	}
}
