// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.report;

import io.wattm2m.energy.insight.Documents;
import io.wattm2m.energy.insight.Memory;
import io.wattm2m.energy.privacy.SealedFiles;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Reports as sealed files in a folder, with their hashes in the database, so that a file that was changed is found
 * out. Thread-safe. Of each home the last {@value #MOST} are kept.
 */
public final class ReportArchive {
    static final int MOST = 120;
    private final Documents<KeptReport> reports;
    private final SealedFiles files;

    public ReportArchive(Memory memory, SealedFiles files) {
        this.reports = new Documents<>(memory, "report", KeptReport.class);
        this.files = files;
    }

    /** The reports of a home, the newest first. */
    public List<KeptReport> of(String homeId) {
        return reports.last(homeId + "/", MOST + 1);
    }

    /** A report of a home, empty where there is none of this id. */
    public Optional<KeptReport> find(String homeId, String id) {
        return of(homeId).stream().filter(report -> report.id().equals(id)).findFirst();
    }

    /**
     * A file of a report.
     *
     * @throws IllegalStateException where it is not what was kept any more
     */
    public byte[] file(KeptReport report, Form form) {
        try {
            byte[] content = files.read(name(report, form));
            if (!hash(content).equals(report.hashes().get(form))) {
                throw new IllegalStateException("the file of the report " + report.id()
                        + " is not the one that was kept: its SHA-256 is another");
            }
            return content;
        } catch (IOException e) {
            throw new NoSuchElementException("the file of the report " + report.id() + " is gone");
        }
    }

    /** Keeps a report with its files; the oldest of the home gives way where there are too many. */
    void keep(KeptReport report, Map<Form, byte[]> made) {
        try {
            for (Map.Entry<Form, byte[]> file : made.entrySet()) {
                files.write(name(report, file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("the report cannot be written: " + e.getMessage(), e);
        }
        reports.keep(name(report), report);
        of(report.homeId()).stream().skip(MOST).forEach(this::remove);
    }

    /** Forgets a report and its files. */
    public void remove(KeptReport report) {
        reports.forget(name(report));
        try {
            for (Form form : Form.values()) {
                files.delete(name(report, form));
            }
            files.deleteFolder(report.id());
        } catch (IOException e) {
            throw new IllegalStateException("the files of the report " + report.id() + " cannot be removed: "
                    + e.getMessage(), e);
        }
    }

    static Map<Form, String> hashes(Map<Form, byte[]> files) {
        Map<Form, String> hashes = new EnumMap<>(Form.class);
        files.forEach((form, content) -> hashes.put(form, hash(content)));
        return hashes;
    }

    private static String name(KeptReport report, Form form) {
        return report.id() + "/report." + form.ending();
    }

    private static String name(KeptReport report) {
        return report.homeId() + "/" + report.created() + "/" + report.id();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
