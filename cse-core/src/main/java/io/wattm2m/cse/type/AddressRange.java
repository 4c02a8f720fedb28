// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.type;

import io.wattm2m.cse.resource.DataType;
import io.wattm2m.cse.resource.Shape;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * An IP address with or without a prefix length, {@code 10.0.0.0/8} or {@code 2001:db8::1} (m2m:ipv4, m2m:ipv6, TS-0004
 * 6.3.3). Immutable.
 */
public final class AddressRange {
    /** The data type of IPv4 addresses. */
    public static final DataType<AddressRange> IPV4 = new Type("an IPv4 address", 4);
    /** The data type of IPv6 addresses. */
    public static final DataType<AddressRange> IPV6 = new Type("an IPv6 address", 16);

    private final String text;
    private final byte[] network;
    private final int prefix;

    private AddressRange(String text, byte[] network, int prefix) {
        this.text = text;
        this.network = network;
        this.prefix = prefix;
    }

    /** Reads the written form; IllegalArgumentException says what is wrong with it. Names are never looked up. */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        byte[] network = literal(slash < 0 ? text : text.substring(0, slash));
        int prefix = slash < 0 ? network.length * 8 : prefix(text, text.substring(slash + 1));
        if (prefix > network.length * 8) {
            throw new IllegalArgumentException("'" + text + "' has a prefix longer than the address");
        }
        return new AddressRange(text, network, prefix);
    }

    /** Whether the address lies in the range; one of the other family never does. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        int whole = prefix / 8;
        if (bytes.length != network.length || !Arrays.equals(bytes, 0, whole, network, 0, whole)) {
            return false;
        }
        int shift = 8 - prefix % 8;
        return shift == 8 || (bytes[whole] & 0xff) >> shift == (network[whole] & 0xff) >> shift;
    }

    @Override
    public String toString() {
        return text;
    }

    private static byte[] literal(String address) {
        return InetAddress.ofLiteral(address).getAddress();
    }

    private static int prefix(String text, String digits) {
        if (!digits.matches("\\d{1,3}")) {
            throw new IllegalArgumentException("'" + text + "' has a prefix length that is no number");
        }
        return Integer.parseInt(digits);
    }

    private record Type(String name, int bytes) implements DataType<AddressRange> {
        @Override
        public Shape shape() {
            return Shape.Simple.TOKEN;
        }

        @Override
        public Object check(Object value) {
            if (!(value instanceof String written)) {
                throw new IllegalArgumentException("is not " + name);
            }
            if (parse(written).network.length != bytes) {
                throw new IllegalArgumentException("'" + written + "' is not " + name);
            }
            return written;
        }

        @Override
        public AddressRange read(Object checked) {
            return parse((String) checked);
        }

        @Override
        public Object write(AddressRange view) {
            return view.text;
        }
    }
}
