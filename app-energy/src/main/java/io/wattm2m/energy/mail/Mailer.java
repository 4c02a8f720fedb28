// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mail through one server. Thread-safe; each mail that nobody waits for has a thread of its own, and at most
 * twenty of these are underway.
 */
public final class Mailer {
    private static final Logger LOG = LoggerFactory.getLogger(Mailer.class);
    private static final String TIMEOUT_MILLIS = "10000";
    private static final int MOST_UNDERWAY = 20;
    private final Semaphore underway = new Semaphore(MOST_UNDERWAY);
    private final MailSettings settings;
    private final Session session;

    public Mailer(MailSettings settings) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
    }

    /** Sends a mail behind the caller's back; what cannot be sent is logged. */
    public void send(String to, String subject, String text) {
        send(message -> {
            address(message, to, subject);
            message.setText(text, StandardCharsets.UTF_8.name());
        });
    }

    /** Sends a mail with a file, and waits until the server has it; IOException says why it has not. */
    public void deliver(String to, String subject, String text, Attachment attachment) throws IOException {
        try {
            deliver(message -> {
                address(message, to, subject);
                MimeBodyPart words = new MimeBodyPart();
                words.setText(text, StandardCharsets.UTF_8.name());
                MimeBodyPart file = new MimeBodyPart();
                file.setDataHandler(
                        new DataHandler(new ByteArrayDataSource(attachment.content.get(), attachment.mediaType)));
                file.setFileName(attachment.name);
                message.setContent(new MimeMultipart(words, file));
            });
        } catch (MessagingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void send(Writing writing) {
        if (!underway.tryAcquire()) {
            LOG.warn("a mail is left out, because {} are on their way to {}", MOST_UNDERWAY, settings.host());
            return;
        }
        Thread.ofVirtual().name("mail").start(() -> {
            try {
                deliver(writing);
            } catch (MessagingException e) {
                LOG.warn("a mail cannot be sent by {}: {}", settings.host(), e.getMessage());
            } finally {
                underway.release();
            }
        });
    }

    private void deliver(Writing writing) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        writing.write(message);
        if (settings.user().isEmpty()) {
            Transport.send(message);
        } else {
            Transport.send(message, settings.user(), settings.password());
        }
    }

    private void address(MimeMessage message, String to, String subject) throws MessagingException {
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
    }

    private static Properties properties(MailSettings settings) {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.host());
        properties.put("mail.smtp.port", Integer.toString(settings.port()));
        properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        boolean isStartTls = settings.security() == MailSettings.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(isStartTls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(isStartTls));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == MailSettings.Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        return properties;
    }

    /**
     * A file that goes with a mail.
     *
     * @param name of the file
     * @param mediaType what it is
     * @param content of it, read when it is sent
     */
    public record Attachment(String name, String mediaType, Supplier<byte[]> content) {}

    @FunctionalInterface
    private interface Writing {
        void write(MimeMessage message) throws MessagingException;
    }
}
