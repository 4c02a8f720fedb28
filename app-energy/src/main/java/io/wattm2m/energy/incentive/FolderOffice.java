// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.energy.incentive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.wattm2m.energy.privacy.SealedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An office by files in a folder, to be filled and read by hand or by whatever an authority uses: {@code
 * programmes.json} has what is offered, {@code applications/<id>.json.jwe} what was handed in, sealed, and {@code
 * decisions.csv} what was decided ({@code application,state,amount,unit,note}). Thread-safe.
 */
public final class FolderOffice implements ProgrammeOffice {
    private static final int COLUMNS = 5;
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private final Path folder;
    private final SealedFiles applications;

    /**
     * The office of a folder.
     *
     * @param applications what was handed in, in the folder of this name
     */
    public FolderOffice(Path folder, SealedFiles applications) {
        this.folder = folder;
        this.applications = applications;
    }

    @Override
    public List<Programme> programmes() throws IOException {
        Path file = folder.resolve("programmes.json");
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(Files.readString(file), new TypeReference<List<Programme>>() {});
        } catch (JsonProcessingException e) {
            throw new IOException("programmes.json: " + e.getOriginalMessage(), e);
        }
    }

    @Override
    public synchronized void submit(Application application) throws IOException {
        String name = name(application.id());
        // an answer that was lost makes a client send again
        if (!applications.has(name)) {
            applications.write(name, JSON.writeValueAsBytes(application));
        }
    }

    @Override
    public void withdraw(String applicationId) throws IOException {
        applications.delete(name(applicationId));
    }

    @Override
    public List<Decision> decisions() throws IOException {
        Path file = folder.resolve("decisions.csv");
        if (!Files.exists(file)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        List<Decision> decisions = new ArrayList<>();
        for (int number = 1; number < lines.size(); number++) {
            if (!lines.get(number).isBlank()) {
                decisions.add(decision(lines.get(number), number + 1));
            }
        }
        return List.copyOf(decisions);
    }

    private static String name(String applicationId) {
        return applicationId + ".json";
    }

    /** The note is the rest of the line, so that it may contain commas. */
    private static Decision decision(String line, int number) throws IOException {
        String[] cells = line.split(",", COLUMNS);
        try {
            if (cells.length < COLUMNS) {
                throw new IllegalArgumentException("there are not " + COLUMNS + " columns");
            }
            Application.State state = Application.State.valueOf(cells[1].strip().toUpperCase(Locale.ROOT));
            long amount = cells[2].isBlank() ? 0 : Long.parseLong(cells[2].strip());
            if (amount < 0 || state != Application.State.APPROVED && amount > 0) {
                throw new IllegalArgumentException("an amount of " + amount + " does not go with " + state.label());
            }
            return new Decision(cells[0].strip(), state, amount, Unit.named(cells[3].strip()), cells[4].strip());
        } catch (IllegalArgumentException e) {
            throw new IOException("decisions.csv, line " + number + ": " + e.getMessage(), e);
        }
    }
}
