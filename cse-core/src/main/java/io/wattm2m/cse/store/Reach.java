// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.store;

import io.wattm2m.cse.primitive.RequestFailure;
import io.wattm2m.cse.primitive.ResponseStatusCode;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the database can be reached; the log says when that changes, once. Thread-safe. */
final class Reach {
    private static final Logger LOG = LoggerFactory.getLogger(Reach.class);
    private static final String TEXT =
            "the database of the resource store does not answer; the request may be sent again later";
    private volatile boolean lost;
    private volatile boolean broken;

    /** Whether this says that the database cannot be reached. */
    static boolean isFailure(Throwable failure) {
        return failure instanceof RequestFailure refused && TEXT.equals(refused.text());
    }

    /** Asks the database; INTERNAL_SERVER_ERROR that names the store where it cannot be reached. */
    <T> T asking(Supplier<T> question) {
        try {
            T answer = question.get();
            found();
            return answer;
        } catch (RuntimeException e) {
            throw unreachable(e).orElseThrow(() -> e);
        }
    }

    /** Changes the database; INTERNAL_SERVER_ERROR that names the store where it cannot be reached. */
    <T> T changing(Change<T> change) throws SQLException {
        try {
            return change.make();
        } catch (RuntimeException | SQLException e) {
            Optional<RequestFailure> unreachable = unreachable(e);
            if (unreachable.isPresent()) {
                throw unreachable.get();
            }
            throw e;
        }
    }

    /** The database has answered. */
    void found() {
        if (lost) {
            lost = false;
            LOG.info("The database of the resource store answers again");
        }
    }

    /** What the originator is told where this is the failure of a connection. */
    Optional<RequestFailure> unreachable(Throwable failure) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, cause -> cause.map(Throwable::getCause))
                .flatMap(Optional::stream).filter(SQLException.class::isInstance).map(SQLException.class::cast)
                .filter(Reach::isOfTheConnection).findFirst().map(this::lost);
    }

    /** Whether the database has closed itself: it has to be opened anew. */
    boolean isBroken() {
        return broken;
    }

    /** What is to make it durable has failed: it has to be opened anew. */
    void breakOff() {
        broken = true;
    }

    private RequestFailure lost(SQLException e) {
        broken |= hasClosedItself(e);
        if (!lost) {
            lost = true;
            LOG.warn("The database of the resource store does not answer, requests fail until it does: {}", reason(e));
        }
        return new RequestFailure(ResponseStatusCode.INTERNAL_SERVER_ERROR, TEXT);
    }

    /** What a batch says of itself shows all that was to be written: that is nobody's business but its owners'. */
    private static String reason(SQLException e) {
        SQLException cause = e instanceof BatchUpdateException ? e.getNextException() : e;
        return cause == null ? "a batch broke off, SQL state " + e.getSQLState() : String.valueOf(cause.getMessage());
    }

    /** Classes 08 and 57P of the SQL states are connections that broke and servers that stop or start. */
    private static boolean isOfTheConnection(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return e instanceof SQLTransientConnectionException || state.startsWith("08") || state.startsWith("57P")
                || state.equals("53300") || state.equals("25006") || hasClosedItself(e);
    }

    /** What H2 answers from the moment on at which it could not write: that failure itself has another code. */
    private static boolean hasClosedItself(SQLException e) {
        return e.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED;
    }

    /** What changes the database. */
    @FunctionalInterface
    interface Change<T> {
        T make() throws SQLException;
    }
}
