// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mail;

/**
 * The settings of the section {@code mail}.
 *
 * @param host of the SMTP server; empty where no mail is sent
 * @param port of the SMTP server
 * @param user to log in with; empty for no login
 * @param password to log in with
 * @param from the sender's address
 * @param security how the connection is made safe
 */
public record MailSettings(String host, int port, String user, String password, String from, Security security) {
    public static final MailSettings DEFAULTS =
            new MailSettings("", 587, "", "", "wattm2m@localhost", Security.STARTTLS);

    public MailSettings {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("mail.port " + port + " is not a port (1 to 65535)");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + host + ":" + port + ", " + from + "]";
    }

    /** How a connection is made safe. */
    public enum Security {
        /** It begins in clear text, and nothing is sent before it is encrypted. */
        STARTTLS,
        /** It is encrypted from the start. */
        TLS,
        /** It is not: for a server on this machine. */
        NONE
    }
}
