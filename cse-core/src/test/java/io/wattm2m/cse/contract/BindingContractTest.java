// SPDX-License-Identifier: EPL-2.0
package io.wattm2m.cse.contract;

import io.wattm2m.cse.codec.ContentFormat;
import io.wattm2m.cse.spi.BindingProvider;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The contract of all bindings: the same scenarios of a whole CSE over every protocol, in every serialisation. A
 * subclass says which binding and brings a real client of its protocol. One CSE serves all scenarios of a class; each registers applications of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BindingContractTest implements RegistrationContract, AddressContract, ResourceContract,
    RetrievalContract, ResultContract, AccessContract, AccessRulesContract, DiscoveryContract, CriteriaContract,
    FaultContract, NotificationContract, SubscriptionContract, EventContract, GroupContract, MembersContract,
    NonBlockingContract, ParameterContract, ResourceTypesContract, DeviceContract, PollingContract,
    FlexContainerContract, TimeSeriesContract, SemanticContract {
    private ContractCse running;

    /** The binding under test. */
    protected abstract BindingProvider provider();

    /** Settings with which it listens at a free port of the loopback address. */
    protected abstract Map<String, String> settings();

    /** What the client writes, and wants answers and notifications in. */
    protected ContentFormat format() {
        return ContentFormat.JSON;
    }

    /** A client of the CSE at this point of access; it is closed after the last scenario. */
    protected abstract ProtocolClient client(URI pointOfAccess, ContentFormat format);

    @BeforeAll
    final void start() {
        running = new ContractCse(provider(), settings(), format(), this::client);
    }

    @AfterAll
    final void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Override
    public final ContractCse cse() {
        return running;
    }
}
