package dev.broadsheet.fetch;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps pages from leading into private networks: decides at connect time, on the resolved address,
 * whether it may be connected to. Whatever spelling or name led there makes no difference.
 * Immutable.
 *
 * <p>Source: the IANA special-purpose address registries for IPv4 and IPv6.
 */
final class AddressGuard {
  private static final List<Net> SPECIAL_IPV4 =
      Stream.of(
              "0.0.0.0/8", // this network
              "10.0.0.0/8",
              "100.64.0.0/10", // carrier-grade NAT
              "127.0.0.0/8",
              "169.254.0.0/16", // link-local, and the clouds' metadata service
              "172.16.0.0/12",
              "192.0.0.0/24", // protocol assignments
              "192.0.2.0/24", // documentation
              "192.88.99.0/24", // 6to4 relays
              "192.168.0.0/16",
              "198.18.0.0/15", // benchmarks
              "198.51.100.0/24", // documentation
              "203.0.113.0/24", // documentation
              "224.0.0.0/4", // multicast
              "240.0.0.0/4") // reserved, and broadcast
          .map(Net::parse)
          .toList();

  /** The one part of IPv6 that is given out to the public. */
  private static final Net GLOBAL_IPV6 = Net.parse("2000::/3");

  private static final List<Net> SPECIAL_IPV6 =
      Stream.of(
              "2001::/23", // protocol assignments, Teredo among them
              "2001:db8::/32", // documentation
              "2002::/16", // 6to4: an IPv4 address in disguise
              "3fff::/20") // documentation
          .map(Net::parse)
          .toList();

  /** How a network without IPv4 reaches it; the last four bytes are the real address. */
  private static final Net NAT64 = Net.parse("64:ff9b::/96");

  private final Set<String> allowed;

  /**
   * @param allowed {@code host:port} pairs that are open though not public: the host as the address
   *     asked for names it, or the address it resolves to
   */
  AddressGuard(Set<String> allowed) {
    this.allowed =
        allowed.stream().map(AddressGuard::plain).collect(Collectors.toUnmodifiableSet());
  }

  /** The address is not public, and nobody allowed it. */
  static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private RefusedException(String message) {
      super(message);
    }
  }

  /**
   * Passes an address that may be connected to.
   *
   * @param target resolved, with the name it was resolved from when there is one
   * @throws RefusedException if it is not public and not allowed
   */
  void check(InetSocketAddress target) throws IOException {
    InetAddress address = target.getAddress();
    if (address == null) {
      throw new UnknownHostException(target.getHostString());
    }
    String literal = literal(address);
    String host = target.getHostString();
    String byAddress = literal + ':' + target.getPort();
    String byName = host.toLowerCase(Locale.ROOT) + ':' + target.getPort();
    if (isPublic(address) || allowed.contains(byAddress) || allowed.contains(byName)) {
      return;
    }
    String named = host.equals(address.getHostAddress()) ? "" : host + " is at ";
    throw new RefusedException(
        "refused: "
            + named
            + literal
            + (named.isEmpty() ? " is" : ", which is")
            + " not a public address (allow it with --allow-host "
            + byAddress
            + ')');
  }

  /**
   * The addresses of a host that may be connected to, for those who connect by themselves.
   *
   * @param host a name or an address in any spelling
   * @throws UnknownHostException if it has no address
   * @throws RefusedException if none of its addresses is public or allowed
   */
  List<InetSocketAddress> resolve(String host, int port) throws IOException {
    List<InetSocketAddress> open = new ArrayList<>();
    RefusedException refused = null;
    for (InetAddress address : InetAddress.getAllByName(host)) {
      InetSocketAddress target = new InetSocketAddress(address, port);
      try {
        check(target);
        open.add(target);
      } catch (RefusedException e) {
        refused = e;
      }
    }
    if (open.isEmpty() && refused != null) {
      throw refused;
    }
    return open;
  }

  /** Whether the address belongs to the public Internet. */
  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return SPECIAL_IPV4.stream().noneMatch(net -> net.holds(bytes));
    }
    if (NAT64.holds(bytes)) {
      byte[] inner = Arrays.copyOfRange(bytes, 12, 16);
      return SPECIAL_IPV4.stream().noneMatch(net -> net.holds(inner));
    }
    return GLOBAL_IPV6.holds(bytes) && SPECIAL_IPV6.stream().noneMatch(net -> net.holds(bytes));
  }

  /** One spelling for each IPv6 address, the one {@link #literal} writes. */
  static String plain(String hostAndPort) {
    int end = hostAndPort.indexOf(']');
    return end < 0
        ? hostAndPort.toLowerCase(Locale.ROOT)
        : literal(InetAddress.ofLiteral(hostAndPort.substring(1, end)))
            + hostAndPort.substring(end + 1);
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    return address instanceof Inet4Address ? text : '[' + text + ']';
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Net(byte[] prefix, int bits) {

    static Net parse(String cidr) {
      int slash = cidr.indexOf('/');
      return new Net(
          InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress(),
          Integer.parseInt(cidr, slash + 1, cidr.length(), 10));
    }

    boolean holds(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % 8;
        if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
